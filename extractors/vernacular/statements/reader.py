"""Statements of an article in Chinese or Urdu, from word lists, word order and quotation marks."""

from extractors.knowledge import Knowledge
from extractors.records import Span, Speaker, Statement, When
from extractors.vernacular.reading import VernacularReading
from extractors.vernacular.statements.drafts import Draft, tidied
from extractors.vernacular.statements.kinds import kind_of, topics_of, type_of
from extractors.vernacular.statements.speakers import SpeakerReader
from extractors.vernacular.statements.ur import urdu_drafts
from extractors.vernacular.statements.ur.words import urdu_words
from extractors.vernacular.statements.view import View, among
from extractors.vernacular.statements.words import StatementLists, statement_lists
from extractors.vernacular.statements.zh import chinese_drafts
from extractors.vernacular.statements.zh.words import chinese_words

_CONFIDENCE = {
    "quote": 0.9,
    "clause": 0.85,
    "colon": 0.82,
    "source": 0.8,
    "act": 0.75,
    "passive": 0.75,
    "headline": 0.72,
}
"""Own estimate by frame, after the shares measured for the same frames of English."""
_UNNAMED = 0.93
"""What a speaker left without a name takes off, as in English."""
_DAYS = 2
"""Coarsest precision that dates what was said: an exact day or a few of them."""


def read_vernacular_statements(reading: VernacularReading, knowledge: Knowledge) -> tuple[Statement, ...]:
    """Return an article's statements in order of the text.

    One speaker's clauses in one sentence are one statement; a quotation over several sentences or paragraphs,
    and the sentences over which an official readout goes on, are one too.
    """
    view = View(reading)
    lists = statement_lists(knowledge.lexicon, reading.language)
    speakers = SpeakerReader(view, knowledge.actors, lists)
    drafts = (tidied(view, draft) for draft in _drafts(view))
    return tuple(_statement(view, draft, lists, speakers.read(draft.speaker)) for draft in drafts if draft)


def _drafts(view: View) -> tuple[Draft, ...]:
    lexicon = view.reading.lexicon
    if view.reading.language == "zh":
        return chinese_drafts(view, chinese_words(lexicon))
    return urdu_drafts(view, urdu_words(lexicon))


def _statement(view: View, draft: Draft, lists: StatementLists, speaker: Speaker | None) -> Statement:
    sure = _CONFIDENCE[draft.frame] * (1 if speaker is not None and speaker.name else _UNNAMED)
    return Statement(
        kind=kind_of(view, draft),
        content=tuple(view.span(piece) for piece in draft.content),
        cue=view.span(draft.cue),
        speaker=speaker,
        addressee=view.text[slice(*draft.addressee)] if draft.addressee else None,
        said_on=_said_on(view, draft),
        statement_type=type_of(view, draft, lists, speaker),
        topics=topics_of(view, draft, lists),
        confidence=round(sure, 2),
        subject=_subject(view, draft, speaker),
        place=_place(view, draft),
        carrier=_carrier(view, draft),
    )


def _said_on(view: View, draft: Draft) -> When:
    """The day told in the sentence of the verb, outside what was said."""
    for mention in among(view.reading.dates, *draft.sentence):
        if _is_beside(mention.span.start, draft) and mention.when.precision in range(1, _DAYS + 1):
            return mention.when
    return When()


def _subject(view: View, draft: Draft, speaker: Speaker | None) -> str | None:
    """The first known actor in what was said, other than the speaker."""
    own = speaker.actor_id if speaker is not None else None
    inside = (
        mention.name
        for piece in draft.content
        for mention in among(view.reading.actors, *piece)
        if mention.actor_id != own
    )
    return next(inside, None)


def _carrier(view: View, draft: Draft) -> str | None:
    """Who passed the words on: the actor's name where the list has it, else the words."""
    if draft.carrier is None:
        return None
    mention = view.actors_by_end.get(draft.carrier[1])
    return mention.name if mention is not None else view.text[slice(*draft.carrier)]


def _place(view: View, draft: Draft) -> str | None:
    """Where it was said: the place between speaker and verb."""
    low = draft.speaker.end if draft.speaker is not None else draft.sentence[0]
    between = (m for m in among(view.reading.places, low, draft.cue[0]) if _is_beside(m.span.start, draft))
    return next((mention.place.name for mention in between if _is_scene(view, mention.span)), None)


def _is_scene(view: View, name: Span) -> bool:
    """Whether something happens at a place, by 在 before it or میں after it."""
    if view.reading.language == "zh":
        return view.folded[name.start - 1 : name.start] == "在"
    return view.folded.startswith(" میں ", name.end)


def _is_beside(offset: int, draft: Draft) -> bool:
    """Whether an offset stands in the verb's sentence, outside what was said and who said it."""
    taken = (*draft.content, draft.speaker.range) if draft.speaker is not None else draft.content
    inside = draft.sentence[0] <= offset < draft.sentence[1]
    return inside and not any(start <= offset < end for start, end in taken)
