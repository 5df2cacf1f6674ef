"""One spelling of a text, character for character, and the units that word lists are matched on."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import Lexicon

LANGUAGES = frozenset({"zh", "ur"})
"""The languages read without a parser, ISO 639-1."""

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "0123456789" * 3)
_LETTERS = str.maketrans({chr(code + 0xFEE0): chr(code) for code in range(ord("A"), ord("z") + 1)})
_ARABIC = str.maketrans("يىكةهۃأإ\u00a0", "ییکہہہاا ")
"""Letters of Arabic keyboards under the Urdu letters that look like them."""
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_UNIT = {
    "zh": re.compile(r"[A-Za-z]+|\d+|[^\s·•‧・‐–-]"),
    "ur": re.compile(r"[A-Za-z]+|\d+|[^\W\d_](?:[^\W\d_]|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed])*|[^\w\s]"),
}
JOINER = {"zh": "", "ur": " "}


@dataclass(frozen=True, slots=True)
class Units:
    """A text cut into what lists are matched on: characters in Chinese, words in Urdu; numbers and Latin words whole.

    Hyphens and dots inside Chinese names are left out, for outlets differ in them.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    joiner: str

    def __len__(self) -> int:
        """Return how many units there are."""
        return len(self.keys)


def base_language(code: str | None) -> str | None:
    """Return the language of a code with or without its script and region: "zh-Hant" is zh."""
    return code.replace("_", "-").split("-")[0].lower() if code else None


def fold(text: str, lexicon: Lexicon) -> str:
    """Return a text of the same length, offset for offset, in one spelling.

    Traditional characters become simplified, Arabic forms of letters those of Urdu, digits of any script 0 to 9.
    """
    return text.translate(_table(lexicon))


def units_of(folded: str, language: str) -> Units:
    """Cut a folded text into units; vowel marks of Urdu are left out of the keys."""
    found = [(*match.span(), key_of(match.group())) for match in _UNIT[language].finditer(folded)]
    starts, ends, keys = zip(*found, strict=True) if found else ((), (), ())
    return Units(starts, ends, keys, JOINER[language])


def key_of(unit: str) -> str:
    """Return a folded unit without vowel marks and hamzas over letters, as the gazetteer keys its names."""
    return (
        unit
        if len(unit) == 1 or unit.isascii()
        else _MARKS.sub("", unicodedata.normalize("NFKD", unit)).translate(_ARABIC)
    )


@cache
def _table(lexicon: Lexicon) -> Mapping[int, str]:
    pairs = lexicon.table("zh_traditional")
    traditional, simplified = (pairs[name].replace("\n", "") for name in ("traditional", "simplified"))
    codes = str.maketrans(traditional, simplified) | _DIGITS | _LETTERS | _ARABIC
    return {code: value if isinstance(value, str) else chr(value) for code, value in codes.items()}
