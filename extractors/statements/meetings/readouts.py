"""Whose account of a meeting an article cites: a ministry's release, a state agency, a side."""

from collections.abc import Iterator, Sequence

from extractors.records import MeetingPoint, Statement
from extractors.statements.meetings.finder import Meetings

Readout = tuple[str, str | None]
_BEHIND = 90
"""Characters after a carrier's words in which its owner may be named: "a release issued by …"."""


def readouts_of(
    meetings: Meetings, told_by: str | None, points: Sequence[MeetingPoint], said: Sequence[Statement]
) -> tuple[Readout, ...]:
    """Return each carrier cited for a meeting, with the state (ISO-3) whose account that is."""
    cited = [told_by, *(point.carrier for point in points), *(statement.carrier for statement in said)]
    carriers = dict.fromkeys(carrier for carrier in cited if carrier)
    owned = {carrier: _country(meetings, carrier) for carrier in carriers}
    releases = {country for carrier, country in owned.items() if country and _is_release(meetings, carrier)}
    only = next(iter(releases)) if len(releases) == 1 else None
    return tuple(
        (carrier, country or (only if _is_release(meetings, carrier) else None)) for carrier, country in owned.items()
    )


def _country(meetings: Meetings, carrier: str) -> str | None:
    return next((code for words in _told_of(meetings, carrier) if (code := _named_in(meetings, words))), None)


def _told_of(meetings: Meetings, carrier: str) -> Iterator[str]:
    """Yield the carrier's own words, then those after each place where it is cited."""
    yield carrier
    text = meetings.view.text
    at = text.find(carrier)
    while at >= 0:
        end = at + len(carrier)
        yield text[end : end + _BEHIND].partition("\n")[0].partition(". ")[0]
        at = text.find(carrier, end)


def _named_in(meetings: Meetings, text: str) -> str | None:
    words = meetings.words
    agency = words.agencies_pattern.search(text)
    if agency is not None:
        return words.agencies[agency.group().lower()]
    plain = text.lower().replace("’s", " ").replace("'s", " ")
    return next((words.demonyms[word] for word in plain.replace(",", " ").split() if word in words.demonyms), None)


def _is_release(meetings: Meetings, carrier: str) -> bool:
    return bool(meetings.view.words.statements.document.intersection(carrier.lower().split()))
