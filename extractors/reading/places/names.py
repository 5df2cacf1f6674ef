"""Spelling of place names: the key names are indexed by, and a looser one for transliterations.

Names of Pakistan come into English by ear: Besham and Bisham, Gwadar and Gawadar, Charsadda
and Charsada are one place each. The loose key writes what sounds alike alike; it is used
within one country only, where an exact key finds nothing.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from spacy.matcher.levenshtein import levenshtein

_PUNCTUATION = str.maketrans(
    {
        "-": " ",
        "–": " ",
        "‐": " ",
        "/": " ",
        "·": " ",
        ".": "",
        "'": "",
        "’": "",
        "‘": "",
        "`": "",
        "\u200c": "",
        ",": " ",
    }
)
_ASCII_MARKS = tuple((chr(mark), written) for mark, written in _PUNCTUATION.items() if mark < 128)
_ARABIC_FORMS = str.maketrans({"ي": "ی", "ك": "ک", "ى": "ی", "ة": "ہ", "ه": "ہ", "ۃ": "ہ", "أ": "ا", "إ": "ا"})
LINKS = frozenset({"i", "e", "ul", "ud", "ur", "us"})
"""The Persian and Arabic "of" inside a name, written or not: Mazar-i-Sharif, Mazar-e Sharif and Mazar Sharif."""
_ABBREVIATED = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_SHORT = ("st ", "ste", "ft ", "mt ")
_SOUNDS = tuple(
    (re.compile(pattern, re.MULTILINE), written)
    for pattern, written in (
        (r"\bqill?a\b|\bkill?a\b|\bkil[ie]\b|\bkala\b(?= )", "kila"),
        (r"(?<= )k[aei]ll?(?:[ae]y|ai|i)\b", "Q"),
        (r"\b(?:ghari|garhi)\b", "gari"),
        (r" [ei] ", ""),
        (r" +", ""),
        (r"ph", "f"),
        (r"[sz]h", "S"),
        (r"ch+", "C"),
        (r"[qk]h?|(?<=[aeiou])ck", "k"),
        (r"gh", "g"),
        (r"(?<=[bdgjtpr])h", ""),
        (r"h(?![aeiouy])", ""),
        (r"[vw]", "v"),
        (r"(?:[ae][iy]e?|ee|ie?|y|ey)", "i"),
        (r"(?:oo|ou|ow|o)", "u"),
        (r"e", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?:a|i)$", ""),
    )
)
MINIMUM_SOUND = 4
"""Loose keys shorter than this are those of too many names."""
MINIMUM_FUZZY = 6
"""Names shorter than this are too alike to be told apart by one letter."""
MINIMUM_LONG = 10
"""Letters of a name that no other is likely to be one letter away from, wherever in the country it lies."""
_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
_LINKED = re.compile(rf" (?:{'|'.join(sorted(LINKS))})(?= )")


def name_key(name: str) -> str:
    """Return the key of a name: no case, marks, hyphens or points; "St" and "Saint" alike."""
    if _PLAIN.fullmatch(name) and name[:3].casefold() not in _SHORT:
        return name.lower()
    text = name if name.isascii() else _unmarked(name)
    text = text.casefold().translate(_PUNCTUATION)
    first, *others = text.split() or [""]
    return " ".join([_ABBREVIATED.get(first, first), *others])


def name_keys(names: Sequence[str]) -> list[str]:
    """Return the keys of many names, the same as one by one but several times faster."""
    text = "\n".join(names).lower()
    for mark, written in _ASCII_MARKS:
        text = text.replace(mark, written)
    keys = text.split("\n")
    return [
        " ".join(key.split()) if key.isascii() and not key.startswith(_SHORT) else name_key(name)
        for key, name in zip(keys, names, strict=True)
    ]


def unlinked(key: str) -> str:
    """Return the key of a place name without the links inside it, as places are indexed."""
    return _LINKED.sub("", key) if " " in key else key


def _unmarked(name: str) -> str:
    """Return a name without accents and vowel signs, its Arabic letters in the forms that Urdu uses."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_ARABIC_FORMS)


@cache
def loose_key(key: str) -> str:
    """Return what a name sounds like, from its key."""
    return loose_keys([key])[0]


def loose_keys(keys: Sequence[str]) -> list[str]:
    """Return what many names sound like, the same as one by one but several times faster."""
    text = "\n".join(keys)
    for pattern, written in _SOUNDS:
        text = pattern.sub(written, text)
    return text.split("\n")


def is_one_letter_off(one: str, other: str) -> bool:
    """Say whether two names of six letters or more begin alike and differ in one letter added, left out or changed."""
    if min(len(one), len(other)) < MINIMUM_FUZZY or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    return bool(levenshtein(one, other, 1) == 1)


def is_cased(text: str) -> bool:
    """Say whether a text is in a script with capital letters."""
    return text.lower() != text.upper()
