"""The words of dates.toml as pieces of patterns and as values."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Self

from extractors.lexicon import Lexicon
from extractors.reading.dates.mention import Edge
from extractors.reading.numbers import Numerals, numerals

_SHORT_NAMES = frozenset({"march", "april", "may", "june", "july"})
"""Names of months as short as an abbreviation."""


def alternatives(words: Iterable[str]) -> str:
    """Return a group that matches any of the words, the longest first, any white space for a space."""
    longest = sorted(set(words), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest) + ")"


def _cased(names: Iterable[str], always_capital: frozenset[str]) -> set[str]:
    forms = set()
    for name in names:
        forms |= {name, name.upper()} | ({name.lower()} - always_capital)
    return forms


@dataclass(frozen=True)
class DateWords:
    """Everything the date rules look up."""

    numerals: Numerals
    months: Mapping[str, int]
    """By lower-case name or abbreviation, 1 to 12."""
    weekdays: Mapping[str, int]
    """By lower-case name or abbreviation, Monday 0."""
    edges: Mapping[str, Edge]
    seasons: Mapping[str, tuple[int, int]]
    named_days: Mapping[str, tuple[int, int]]
    """By lower-case name: month, day."""
    fixed_days: Mapping[str, date]
    lunar_months: Mapping[str, int]
    lunar_days: Mapping[str, tuple[int, int]]
    sighted: Mapping[tuple[int, int], tuple[date, ...]]
    """Announced days by month and day of the Islamic calendar."""
    month: str
    """Pattern of a month's name or abbreviation."""
    weekday: str
    """Pattern of a weekday's full name."""
    weekday_short: str
    """Pattern of a weekday's name or abbreviation."""
    part: str
    edge: str
    season: str
    named_day: str
    fixed_day: str
    lunar_month: str
    lunar_day: str
    counted: str
    agents: str
    """Pattern of plurals that begin a clause after "In" and a year."""
    label: str
    weekday_before: str
    weekday_after: str
    edited: re.Pattern[str]
    """Those labels that name a later edit."""
    hedge: str
    clock_lead: str
    clock_zone: str
    clock_hours: str
    day_phrases: Mapping[str, int]
    """Days from the anchor, by phrase."""
    back_references: Mapping[str, int]
    """Units from the previous mention, by determiner."""
    near_units: Mapping[str, int]
    """Calendar units from the anchor's, by determiner."""
    weekday_choice: Mapping[str, str]
    loose_counts: Mapping[str, tuple[int, int]]
    directions: Mapping[str, str]
    zone: re.Pattern[str]
    governors: frozenset[str]
    modals: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        """Read dates.toml of a lexicon folder; raises BadInput where it is missing."""
        table = lexicon.table("dates")
        months, weekdays, lunar = table["months"], table["weekdays"], table["lunar"]
        names: tuple[Edge, ...] = ("early", "mid", "late")
        edges = {form: edge for edge in names for form in table["edges"][edge]}
        seasons = {name: tuple(span) for name, span in table["seasons"].items() if name != "source"}
        small = frozenset(months["also_words"])
        full_days = [names[0] for names in weekdays["names"]]
        named, fixed, feasts = (_by_name(table[key]["days"]) for key in ("named_days", "fixed_days", "lunar"))
        return cls(
            numerals=numerals(lexicon),
            months=_numbered(months["names"], 1),
            weekdays=_numbered(weekdays["names"], 0),
            edges={form.lower(): edge for form, edge in edges.items()},
            seasons=seasons,
            named_days={name: (day["month"], day["day"]) for name, day in named.items()},
            fixed_days={name: day["date"] for name, day in fixed.items()},
            lunar_months=_numbered(lunar["months"], 1),
            lunar_days={name: (day["month"], day["day"]) for name, day in feasts.items()},
            sighted={(row["month"], row["day"]): tuple(row["dates"]) for row in lunar["sighted"]},
            month=_dotted(_cased((name for names in months["names"] for name in names), small)),
            weekday=alternatives(_cased(full_days, frozenset())),
            weekday_short=_dotted(
                {form for names in weekdays["names"] for name in names for form in (name, name.upper())}
            ),
            part=alternatives(table["parts"]["words"]),
            edge=alternatives(edges),
            season=alternatives(seasons),
            named_day=alternatives(name for day in table["named_days"]["days"] for name in day["names"]),
            fixed_day=alternatives(fixed),
            lunar_month=alternatives(name for names in lunar["months"] for name in names),
            lunar_day=alternatives(name for day in lunar["days"] for name in day["names"]),
            counted=alternatives(table["counted"]["words"]),
            agents=alternatives(table["counted"]["agents"]),
            label=alternatives(table["metadata"]["labels"]),
            weekday_before=alternatives(weekdays["titles_before"]),
            weekday_after=alternatives(weekdays["titles_after"]),
            edited=re.compile(rf"(?i:{alternatives(table['metadata']['edited'])})"),
            hedge=alternatives(table["hedges"]["words"]),
            clock_lead=alternatives(table["clock"]["leads"]),
            clock_zone=alternatives(table["clock"]["zones"]),
            clock_hours=alternatives(table["clock"]["hours"]),
            day_phrases=_facts(table["day_phrases"]),
            back_references=_facts(table["back_references"]),
            near_units=_facts(table["near_units"]),
            weekday_choice=_turned(table["weekday_choice"]),
            loose_counts={word: (low, high) for word, (low, high) in _facts(table["loose_counts"]).items()},
            directions=_turned(table["directions"]),
            zone=re.compile(rf"(?i:\b{alternatives(table['zone_words'])}\b)"),
            governors=frozenset(table["tense"]["governors"]),
            modals=frozenset(table["tense"]["modals"]),
        )


@cache
def date_words(lexicon: Lexicon) -> DateWords:
    """Return the date words of a lexicon folder, read once."""
    return DateWords.of(lexicon)


def _dotted(names: Iterable[str]) -> str:
    """Match names and abbreviations, the latter with their full stop: "August", "Aug."."""
    full, short = (
        {name for name in names if (len(name) > 5 or name.lower() in _SHORT_NAMES) is whole} for whole in (True, False)
    )
    return rf"(?:{alternatives(full)}(?![A-Za-z])|{alternatives(short)}(?![A-Za-z])\.?)"


def _numbered(rows: Iterable[Iterable[str]], first: int) -> dict[str, int]:
    return {name.lower(): number for number, names in enumerate(rows, start=first) for name in names}


def _by_name(days: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {name.lower(): day for day in days for name in day["names"]}


def _facts(table: Mapping[str, Any]) -> dict[str, Any]:
    return {word: value for word, value in table.items() if word != "source"}


def _turned(table: Mapping[str, Any]) -> dict[str, str]:
    return {word: name for name, words in _facts(table).items() for word in words}
