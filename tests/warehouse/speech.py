"""Articles of our own words with statements and accounts of a meeting, for the tests of linking."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal

from extractors.records import (
    Extraction,
    Meeting,
    MeetingPoint,
    Outcome,
    Participant,
    Place,
    Span,
    Speaker,
    Statement,
    When,
)
from tests.warehouse.building import NOW, article, candidate, outcome

GUL = ("Farid Gul", "person-farid-gul")
NOOR = ("Nadia Noor", "person-nadia-noor")
Who = tuple[str, str | None]


class Text:
    """A text made of the pieces that are quoted from it."""

    def __init__(self, number: int) -> None:
        """Begin with words that make every text another one."""
        self.text = f"Report {number}."

    def span(self, words: str) -> Span:
        """Add words to the text and return where they stand."""
        self.text += "\n"
        start = len(self.text)
        self.text += words
        return Span(start, start + len(words), words)


def said(
    text: Text,
    words: str,
    who: Who = GUL,
    kind: str = "commitment",
    on: date | None = None,
    meeting: int | None = None,
    **changes: object,
) -> Statement:
    name = text.span(who[0])
    content = text.span(words)
    values: dict[str, object] = {
        "kind": "indirect",
        "content": (content,),
        "cue": None,
        "speaker": Speaker(name.text, name.start, name.end, who[0], who[1]),
        "addressee": None,
        "said_on": When(on, on, 1 if on else 0),
        "statement_type": kind,
        "topics": ("protection_of_chinese",),
        "confidence": 0.9,
        "meeting": meeting,
        "terms": tuple(sorted({word.lower() for word in words.split() if len(word) > 3})),
    }
    return Statement(**(values | changes))  # type: ignore[arg-type]


def agreed(
    text: Text, words: str, kind: Literal["agreed", "discussed"] = "agreed", carrier: str | None = None
) -> MeetingPoint:
    span = text.span(words)
    return MeetingPoint(kind, span, carrier, tuple(sorted({word for word in words.split() if len(word) > 3})))


def participant(text: Text, who: Who, side: int, country: str) -> Participant:
    return Participant(who[0], who[1], side, True, "minister", country, "Minister", None, text.span(who[0]))


def meeting(
    text: Text,
    *points: MeetingPoint,
    on: date | None = None,
    place: Place | None = None,
    sides: tuple[Who, Who] = (GUL, NOOR),
    **changes: object,
) -> Meeting:
    told = text.span("They met.")
    values: dict[str, object] = {
        "mode": "meet",
        "level": "minister",
        "when": When(on, on, 1 if on else 0),
        "place": place,
        "venue": None,
        "occasion": None,
        "participants": (participant(text, sides[0], 0, "PAK"), participant(text, sides[1], 1, "CHN")),
        "points": points,
        "told_by": None,
        "evidence": (told,),
    }
    return Meeting(**(values | changes))  # type: ignore[arg-type]


def told(
    number: int,
    text: Text,
    statements: Iterable[Statement] = (),
    meetings: Iterable[Meeting] = (),
    published: datetime | None = None,
    days: int = 0,
) -> Outcome:
    """One article that says these things and no more."""
    read = article(
        text.text,
        f"https://outlet{number}.example/{number}",
        outlet=f"Outlet {number}",
        language="en",
        published_at=published or NOW + timedelta(days=days),
    )
    found = Extraction((), tuple(statements), (), tuple(meetings))
    return outcome(candidate(number, f"s{number}"), read, extraction=found)
