"""Statements of an article, from quotation marks, the parse and the cue words together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from extractors.knowledge import Knowledge
from extractors.reading.nlp import Reading
from extractors.records import Meeting, Span, Speaker, Statement
from extractors.statements.carriers import Carriers
from extractors.statements.clauses import parsed_drafts
from extractors.statements.colons import colon_drafts
from extractors.statements.days import Days
from extractors.statements.drafts import Draft
from extractors.statements.headings import running_text
from extractors.statements.joining import joined
from extractors.statements.kinds import kind_of, type_of
from extractors.statements.meetings import Meetings, read_meetings
from extractors.statements.merge import merged
from extractors.statements.people import People
from extractors.statements.quoted import quoted_drafts
from extractors.statements.speakers import SpeakerReader
from extractors.statements.topics import Topics
from extractors.statements.view import Range, View
from extractors.statements.words import load_words

_CONFIDENCE = {
    "quote": 0.95,
    "colon": 0.94,
    "clause": 0.92,
    "source": 0.88,
    "predicate": 0.87,
    "object_infinitive": 0.85,
    "infinitive": 0.8,
    "preposition": 0.76,
    "passive": 0.76,
    "adjective": 0.75,
    "object": 0.74,
    "noun": 0.68,
}
"""Share of the statements of each frame that annotators marked too (PolNeAR, half of it, overlap 0.3)."""
_UNNAMED = 0.93
"""What a speaker left without a name takes off, measured the same way."""


def read_statements(reading: Reading, knowledge: Knowledge) -> tuple[Statement, ...]:
    """Return an article's statements in order of the text; empty where it was not parsed."""
    return read_said(reading, knowledge)[0]


def read_said(reading: Reading, knowledge: Knowledge) -> tuple[tuple[Statement, ...], tuple[Meeting, ...]]:
    """Return an article's statements, each with the number of the meeting it was made at, and its meetings."""
    if not reading.parsed:
        return (), ()
    view = View(reading, load_words(knowledge.lexicon), knowledge.actors.actors)
    drafts = merged(view, [*quoted_drafts(view), *colon_drafts(view)], parsed_drafts(view))
    fields = _Fields.of(view, drafts)
    told = ((draft, _statement(view, draft, fields)) for draft in drafts)
    return read_meetings(fields.meetings, tuple(joined(view, running_text(view, told))), knowledge.actors)


@dataclass(frozen=True)
class _Fields:
    """What reads the fields of an article's statements, asked in order of the text."""

    speakers: SpeakerReader
    days: Days
    meetings: Meetings
    carriers: Carriers
    topics: Topics

    @classmethod
    def of(cls, view: View, drafts: Sequence[Draft]) -> Self:
        people = People(view)
        speakers = SpeakerReader(view, people)
        days, meetings = Days(view, people, drafts), Meetings(view, people)
        return cls(speakers, days, meetings, Carriers(view, speakers), Topics(view))


def _statement(view: View, draft: Draft, fields: _Fields) -> Statement:
    speaker = fields.speakers.read(draft)
    spans = tuple(Span(start, end, view.text[start:end]) for start, end in draft.content)
    content = " ".join(span.text for span in spans)
    sure = _CONFIDENCE[draft.frame] * (1 if speaker is not None and speaker.name else _UNNAMED)
    return Statement(
        kind=kind_of(view, draft),
        content=spans,
        cue=Span(*draft.cue, view.text[slice(*draft.cue)]),
        speaker=speaker,
        addressee=fields.speakers.hearer(draft, speaker) or fields.meetings.other_side(draft, speaker),
        said_on=fields.days.said_on(draft, speaker),
        statement_type=type_of(view, draft, content, speaker),
        topics=fields.topics.topics_of(draft),
        confidence=round(sure, 2),
        subject=_subject(view, draft, speaker),
        place=_place(view, draft, speaker),
        carrier=fields.carriers.carrier_of(draft),
    )


def _subject(view: View, draft: Draft, speaker: Speaker | None) -> str | None:
    """The first known actor in what was said, other than the speaker."""
    own = speaker.actor_id if speaker is not None else None
    inside = (m for m in view.reading.actors if _within(m.span, draft.content) and m.actor_id != own)
    return next((mention.name for mention in inside), None)


def _place(view: View, draft: Draft, speaker: Speaker | None) -> str | None:
    """The place named beside the cue ("told reporters in Quetta"), outside what was said and who said it."""
    low, high = view.chars(*view.sentence(view.tokens[draft.head]))
    taken = (*draft.content, (speaker.start, speaker.end)) if speaker is not None else draft.content
    for mention in view.reading.places:
        if not low < mention.span.start < high or _within(mention.span, taken):
            continue
        if view.tokens[view.token_at(mention.span.start) - 1].lower_ in ("in", "at"):
            return mention.place.name
    return None


def _within(span: Span, ranges: Iterable[Range]) -> bool:
    return any(start <= span.start < end for start, end in ranges)
