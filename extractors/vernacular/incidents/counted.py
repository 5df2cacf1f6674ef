"""Numbers with the noun phrase after them: whom they count, of which nation, and whether they are a part of others."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.records import Count
from extractors.vernacular.counts import Number
from extractors.vernacular.incidents.view import Passage, View, Word

ONE = Count(1, 1, 1)
LONGEST_PHRASE = 24
"""Characters from a number to the noun of those it counts."""
CLOSING_PARTS = frozenset({"在内", "当中", "سمیت", "شامل"})
"""These close a part; the number after them is the whole."""
NEAREST_NOUN = 12
"""Characters from "and their" to the noun."""
TOLL_REACH = {"zh": 10, "ur": 24}
"""Characters from "the death toll" to its number."""
BREAKS = frozenset({"after", "before", "toll", "list", "bound", "part", "kind"})
"""Lists whose words end the phrase after a number."""
COPULAS = frozenset({"为", "是", "系"})
"""Between a number and the noun that says who they are: "其中9人为中国公民"."""
THINGS = tuple("架辆艘列座处台枚支颗把件批份栋间所家次起吨")
"""Measure words of Chinese for what is no person."""
MEASURES = frozenset({"名", "人", "位", "具", "死", "伤"})

_STOP = re.compile(r"[，,、；。：؛،:۔]")
_WITHIN = re.compile(r"在内|سمیت|(?:بھی\s)?شامل")
_AMONG = re.compile(r"包括|中有|میں$")
_LISTED = re.compile(r"\s*(?:[、،]|和|及|以及|与|اور)\s*")
_NO_PERSONS = re.compile(
    r"\s{0,2}(?:بجے|سال|برس|ماہ|دن|روز|گھنٹ|منٹ|کلو|میٹر|فیصد|روپے|ارب|کروڑ|لاکھ|ڈالر|گاڑی|ویں|واں|میگاواٹ|[:/٪%.])"
)


_PERSON = re.compile(r"(?!مویشی|جانور|بکری|بکرے|گائے|بھینس|اونٹ|گدھ|گھوڑ|پرند|کتے|گاڑی)[^\W\d]{3,12}")
"""One noun of Urdu that no list knows, between a number and what became of those counted."""


_OBJECT = re.compile(r"(?:\s(?!نے\s|کے\s)\S+){0,3}?\sکو\s(?:[^۔]{0,40}\s)?(?:قتل|شہید|ہلاک)\sکر\s?د(?:یا|ی)")
SINGLES = frozenset({"worker", "civilian", "police", "security_force", "official"})
ONE_OF_A_CREW = frozenset({"司机", "驾驶员"})
"""Nouns of Chinese of which a vehicle has one."""
_MEANWHILE = frozenset({"", "当场", "不幸", "也", "随后", "重", "轻"})
_SINGLE = {
    "zh": re.compile(r"(?!)"),
    "ur": re.compile(
        r"(?:زخمی|ہلاک|جاں\sبحق|جانبحق|شہید|قتل)\s{1,2}(?:بھی\s)?(?:ہو\s?گیا|ہو\s?گئی|ہوا(?!\w)|ہوئی)|مارا\sگیا|ماری\sگئی(?!ں)|چل\sبسا"
    ),
}
"""Verbs of Urdu in the singular."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and the phrase after it."""

    number: Number
    end: int
    role: str
    nation: str | None
    part: bool = False
    """Some of those another number counts."""

    @property
    def start(self) -> int:
        """Where the number starts, its hedges included."""
        return self.number.start


def people_of(view: View, passage: Passage) -> list[Counted]:
    """Return the numbers of a passage that count people, in order."""
    found = [item for number in passage.numbers if (item := _counted(view, passage, number)) is not None]
    people = sorted([*found, *_companions(passage), *singles_of(view, passage)], key=lambda item: item.start)
    parts = _parts(view, passage, people)
    return [
        Counted(item.number, item.end, item.role, item.nation, part) for item, part in zip(people, parts, strict=True)
    ]


def cause_before(view: View, passage: Passage, start: int) -> Word | None:
    """Return the verb or noun of an outcome right before a number: "击毙5人", "ہلاکتوں کی تعداد 5"."""
    for word in reversed(passage.before(start)):
        gap = view.folded[word.end : start]
        if len(gap) > TOLL_REACH[view.reading.language] or _STOP.search(gap):
            return None
        if any(word.end <= number.start < start for number in passage.numbers):
            return None
        if word["toll"] or (word["before"] and (len(gap.replace("了", "").strip()) <= 1 or gap.endswith("的"))):
            return word
        if not any(name in word.senses for name in ("part", "aggregate", "occurrence", "bound")):
            return None
    return None


def are_listed(view: View, one: Counted, other: Counted) -> bool:
    """Say whether nothing but a comma of lists or "and" stands between two counted phrases."""
    return _LISTED.fullmatch(view.folded[one.end : other.start]) is not None


# ---------------------------------------------------------------- the noun phrase
def _counted(view: View, passage: Passage, number: Number) -> Counted | None:
    """Return a number with its phrase; None where it counts no people."""
    following = passage.after(number.end)
    if number.is_ambiguous and not _is_before_people(following, number):
        return None
    if view.is_chinese and not number.measure and view.folded.startswith(THINGS, number.end):
        return None
    role, nation, end = "", None, number.end
    stop = min(_phrase_stop(view, passage, number, following), number.end + LONGEST_PHRASE)
    for word in following:
        if word.start >= stop or (role and view.folded.startswith("的", end)):
            break
        nation = nation or (word["nation"] or None)
        role = role if role and word["role"] in ("", "civilian") else word["role"] or role
        end = word.end if word["role"] or word["nation"] else end
    if not role and not _counts_people(view, number, following) and cause_before(view, passage, number.start) is None:
        return None
    return Counted(number, end, role or "unknown", nation)


def _is_before_people(following: Sequence[Word], number: Number) -> bool:
    word = following[0] if following else None
    return word is not None and bool(word["role"] or word["nation"]) and word.start - number.end <= 2


def _phrase_stop(view: View, passage: Passage, number: Number, following: Sequence[Word]) -> int:
    """Return where the phrase after a number ends: at a verb, a preposition, a list, a comma or another number."""
    comma = _STOP.search(view.folded, number.end, passage.end)
    ends = [comma.start()] if comma else []
    at = bisect_left(passage.numbers, number.end, key=lambda n: n.start)
    ends += [n.start for n in passage.numbers[at : at + 1]]
    verb = next((w for w in following if not w["role"] and _breaks(view, w)), None)
    return min([*ends, verb.start] if verb is not None else ends, default=passage.end)


def _breaks(view: View, word: Word) -> bool:
    return not BREAKS.isdisjoint(word.senses) and view.folded[word.start : word.end] not in COPULAS


def _counts_people(view: View, number: Number, following: Sequence[Word]) -> bool:
    if view.is_chinese:
        return number.measure in MEASURES
    if _NO_PERSONS.match(view.folded, number.end) or not following:
        return False
    first = next((w for w in following if view.folded[w.start : w.end] != "کو"), following[0])
    if not first["after"]:
        return False
    noun = view.folded[number.end : first.start].strip().removesuffix("کو").strip()
    return not noun or _PERSON.fullmatch(noun) is not None


def singles_of(view: View, passage: Passage) -> Iterator[Counted]:
    """Yield the one who is told of without a number, where the verb shows that it is one: "ڈرائیور زخمی ہو گیا"."""
    for at, word in enumerate(passage.words[:-1]):
        after = next((w for w in passage.words[at + 1 : at + 3] if w["after"]), passage.words[at + 1])
        if word["role"] not in SINGLES or (view.is_chinese and not after["after"]) or _is_numbered(passage, word):
            continue
        gap, single = view.folded[word.end : after.start], _SINGLE[view.reading.language]
        if view.is_chinese:
            alone = view.folded[word.start : word.end] in ONE_OF_A_CREW and gap in _MEANWHILE
        else:
            alone = gap.strip() in ("", "بھی") and single.match(view.folded, after.start) is not None
            alone = alone or _is_object(view, passage, word)
        if alone:
            yield Counted(Number(word.start, word.end, ONE), word.end, word["role"], word["nation"] or None)


def _is_object(view: View, passage: Passage, word: Word) -> bool:
    """Say whether one person of Urdu is what a killing is done to: "رہنما کو فائرنگ کر کے شہید کر دیا گیا"."""
    _, end = passage.clause(word.start)
    many = view.folded.endswith(("وں", "ین", "افراد", "لوگ", "بچے"), word.start, word.end)
    return not many and _OBJECT.match(view.folded, word.end, end) is not None


def _is_numbered(passage: Passage, word: Word) -> bool:
    """Say whether a number of the clause counts a noun, no other noun between them, or "and his" makes it one more."""
    start, _ = passage.clause(word.start)
    if any(w["companion"] for w in passage.between(start, word.start)):
        return True
    before = [number for number in passage.numbers if start <= number.start < word.start]
    return bool(before) and not any(w["role"] or w["target"] for w in passage.between(before[-1].end, word.start))


def _companions(passage: Passage) -> Iterator[Counted]:
    """Yield the one who goes with those counted and is not counted: "及其司机", "اور ان کا ڈرائیور"."""
    for at, word in enumerate(passage.words):
        if not word["companion"]:
            continue
        following = passage.words[at + 1 : at + 3]
        noun = next((w for w in following if w["role"] == "worker"), None)
        nation = next((w["nation"] for w in following if w["nation"]), None)
        if noun is not None and noun.start - word.end <= NEAREST_NOUN:
            yield Counted(Number(word.start, word.end, ONE), noun.end, "worker", nation)


# ---------------------------------------------------------------- parts of others
def _parts(view: View, passage: Passage, people: Sequence[Counted]) -> list[bool]:
    """Say of each number whether it counts a part of others; what is listed with a part is one too."""
    within = [is_within(view, item) for item in people]
    for at in range(len(people) - 2, -1, -1):
        within[at] = within[at] or (within[at + 1] and are_listed(view, people[at], people[at + 1]))
    led = [_is_led(view, passage, item) for item in people]
    for at in range(1, len(people)):
        led[at] = led[at] or (led[at - 1] and are_listed(view, people[at - 1], people[at]))
    return [a or b for a, b in zip(within, led, strict=True)]


def is_within(view: View, item: Counted) -> bool:
    """Say whether the words after a number make it a part of the next: "5名…在内的6人", "5 … سمیت 6"."""
    return _WITHIN.match(view.folded[item.end : item.end + 14].lstrip()) is not None


def _is_led(view: View, passage: Passage, item: Counted) -> bool:
    """Say whether the word before a number makes it a part: "其中3人", "جن میں 5 چینی", "遇难者包括5名"."""
    words = passage.before(item.start)
    if not words:
        return False
    before = words[-1]
    text = view.folded[before.start : before.end]
    if before["part"] and item.start - before.end <= 3:
        return text not in CLOSING_PARTS
    return bool(before["before"]) and _AMONG.search(text) is not None
