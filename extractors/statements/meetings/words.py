"""The word lists of seeds/lexicon/meetings.toml."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Self

from extractors.lexicon import Lexicon

_VERBS = ("meet", "receive", "phone", "speak", "hold", "held", "led", "attend")


@dataclass(frozen=True)
class MeetingWords:
    """What tells a meeting, its mode, its level and what came of it."""

    meet: frozenset[str]
    receive: frozenset[str]
    phone: frozenset[str]
    speak: frozenset[str]
    hold: frozenset[str]
    held: frozenset[str]
    """Verbs of which the meeting is the subject."""
    led: frozenset[str]
    attend: frozenset[str]
    talk: frozenset[str]
    gathering: frozenset[str]
    """Those of them that stand for a meeting told before."""
    delegation: frozenset[str]
    by_phone: re.Pattern[str]
    by_video: re.Pattern[str]
    third: re.Pattern[str]
    mediated: frozenset[str]
    mediators: frozenset[str]
    visit: frozenset[str]
    levels: tuple[tuple[str, re.Pattern[str]], ...]
    """Level and the words of its titles; the first that matches decides."""
    agreed: frozenset[str]
    discussed: frozenset[str]
    exchanged: frozenset[str]
    focused: frozenset[str]
    agreements: frozenset[str]
    reach: frozenset[str]
    joint: frozenset[str]
    side: frozenset[str]
    """Nouns for one of the two: "the Chinese side"."""
    houses: frozenset[str]
    agencies: Mapping[str, str]
    """Name of a state's agency or ministry to its state."""
    agencies_pattern: re.Pattern[str]
    demonyms: Mapping[str, str]
    """"Chinese" and "China" to CHN."""

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        """Read the parsed lists."""
        table = lexicon.table("meetings")
        verbs, nouns, modes, points = table["verbs"], table["nouns"], table["modes"], table["points"]
        agencies = {
            name.lower(): code for code, names in table["agencies"].items() if code != "source" for name in names
        }
        return cls(
            **{name: frozenset(verbs[name]) for name in _VERBS},
            talk=frozenset(nouns["talk"]),
            gathering=frozenset(nouns["gathering"]),
            delegation=frozenset(nouns["delegation"]),
            by_phone=_any(modes["phone"]),
            by_video=_any(modes["video"]),
            third=_any(modes["third"]),
            mediated=frozenset(modes["mediated"]),
            mediators=frozenset(modes["mediators"]),
            visit=frozenset(modes["visit"]),
            levels=tuple((row["level"], _any(row["words"])) for row in table["levels"]["list"]),
            **{name: frozenset(points[name]) for name in ("agreed", "discussed", "exchanged", "focused")},
            agreements=frozenset(points["agreements"]),
            reach=frozenset(points["reach"]),
            joint=frozenset(table["joint"]["subjects"]),
            side=frozenset(table["joint"]["side"]),
            houses=frozenset(table["houses"]["nouns"]),
            agencies=agencies,
            agencies_pattern=_any(agencies),
            demonyms=_countries(lexicon),
        )


@cache
def load_meeting_words(lexicon: Lexicon) -> MeetingWords:
    """Read the list once a lexicon."""
    return MeetingWords.of(lexicon)


def _any(words: Iterable[str]) -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


def _countries(lexicon: Lexicon) -> dict[str, str]:
    """Return the country (ISO-3) of demonyms and of the words that say whose an office is."""
    tables = (lexicon.table("quantities")["demonyms"], lexicon.table("roles")["countries"])
    rows = [row for table in tables for row in table.items() if row[0] not in ("source", "elsewhere")]
    return {word.lower(): code for code, words in rows for word in words}
