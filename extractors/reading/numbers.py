"""Numerals in words and digits: "1,250", "1.5 million", "two hundred and fifty", "a dozen"."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Self

from extractors.lexicon import Lexicon


@dataclass(frozen=True)
class Numerals:
    """Cardinal numbers of English, as a pattern and its reading."""

    words: dict[str, int]
    scales: dict[str, int]
    pattern: str
    """Matches a whole numeral, in any case; holds no groups."""

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        """Read cardinals and scales of quantities.toml; raises BadInput where it is missing."""
        table = lexicon.table("quantities")
        cardinals = table["cardinals"]
        words = {word: value for value, word in enumerate(cardinals["units"])}
        words |= {word: 10 * value for value, word in enumerate(cardinals["tens"], start=2)}
        scales = {word: value for word, value in table["scales"].items() if word != "source"}
        return cls(words, scales, _pattern(cardinals["units"], cardinals["tens"], list(scales)))

    def value(self, text: str) -> float | None:
        """Return the number that a text matching `pattern` names; None where it names none."""
        total = group = 0.0
        found = False
        for piece in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", text.lower().replace("half a", "0.5")):
            if piece[0].isdigit():
                group += float(piece.replace(",", ""))
            elif piece in self.words:
                group += self.words[piece]
            elif piece == "half":
                group += 0.5
            elif piece == "hundred":
                group = (group or 1) * 100
            elif piece in self.scales:
                total += (group or 1) * self.scales[piece]
                group = 0
            else:
                continue
            found = True
        return total + group if found else None


@cache
def numerals(lexicon: Lexicon) -> Numerals:
    """Return the numerals of a lexicon folder, read once."""
    return Numerals.of(lexicon)


def _pattern(units: list[str], tens: list[str], scales: list[str]) -> str:
    unit, ten, scale = ("|".join(sorted(names, key=len, reverse=True)) for names in (units, tens, scales))
    small = rf"(?:(?:{ten})(?:[-‐–\s](?:{unit}))?|(?:{unit}))"
    digits = r"(?:\d{1,3}(?:,\d{2,3})+|\d+)(?:\.\d+)?"
    spelt = rf"{small}(?:\s+and\s+a\s+half)?(?:[\s-](?:{scale})(?:\s+and)?(?:\s+(?:{small}))?(?=\W|$))*"
    article = rf"(?:half\s+)?an?\s+(?:{scale})(?!s)(?:\s+and\s+(?:{small}))?"
    return rf"(?i:(?:{digits}(?:\s?(?:{scale})(?!\w))*|{spelt}|{article})(?!\w))"
