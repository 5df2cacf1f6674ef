"""Statements of an article, from quotation marks, the parse and the cue words together."""

from extractors.knowledge import Knowledge
from extractors.reading.nlp import Reading
from extractors.records import Span, Statement, When
from extractors.statements.clauses import parsed_drafts
from extractors.statements.colons import colon_drafts
from extractors.statements.drafts import Draft
from extractors.statements.kinds import kind_of, topics_of, type_of
from extractors.statements.merge import merged
from extractors.statements.people import People
from extractors.statements.quoted import quoted_drafts
from extractors.statements.speakers import SpeakerReader
from extractors.statements.view import View
from extractors.statements.words import load_words

_CONFIDENCE = {
    "quote": 0.93,
    "clause": 0.91,
    "source": 0.9,
    "colon": 0.93,
    "object_infinitive": 0.8,
    "predicate": 0.78,
    "infinitive": 0.75,
    "passive": 0.7,
    "object": 0.68,
    "preposition": 0.65,
    "adjective": 0.6,
    "noun": 0.62,
}
"""Share of statements of each frame that annotators of news marked too."""
_UNNAMED = 0.9
"""What a speaker left without a name takes off."""


def read_statements(reading: Reading, knowledge: Knowledge) -> tuple[Statement, ...]:
    """Return an article's statements in order of the text; empty where it was not parsed."""
    if not reading.parsed:
        return ()
    view = View(reading, load_words(knowledge.lexicon))
    drafts = merged(view, [*quoted_drafts(view), *colon_drafts(view)], parsed_drafts(view))
    speakers = SpeakerReader(view, People(view))
    return tuple(_statement(view, draft, speakers) for draft in drafts)


def _statement(view: View, draft: Draft, speakers: SpeakerReader) -> Statement:
    speaker = speakers.read(draft)
    spans = tuple(Span(start, end, view.text[start:end]) for start, end in draft.content)
    content = " ".join(span.text for span in spans)
    sure = _CONFIDENCE[draft.frame] * (1 if speaker is not None and speaker.name else _UNNAMED)
    return Statement(
        kind=kind_of(view, draft),
        content=spans,
        cue=Span(*draft.cue, view.text[slice(*draft.cue)]),
        speaker=speaker,
        addressee=speakers.named(view.doc[draft.addressee]) if draft.addressee is not None else None,
        said_on=_said_on(view, draft),
        statement_type=type_of(view, draft, content),
        topics=topics_of(view, draft, content),
        confidence=round(sure, 2),
    )


def _said_on(view: View, draft: Draft) -> When:
    """The day named beside the cue, outside what was said."""
    start, end = view.sentence(view.doc[draft.head])
    low, high = view.chars(start, end)
    for mention in view.reading.dates:
        inside = low <= mention.span.start < high
        if inside and not any(a <= mention.span.start < b for a, b in draft.content):
            return mention.when
    return When()
