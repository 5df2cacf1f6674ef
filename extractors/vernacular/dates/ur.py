"""Date rules of Urdu, made of the words of ur_dates.toml."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from extractors.lexicon import Lexicon
from extractors.reading.dates.mention import Base, Calendar, Current, Shape, Shift, Unit, Unknown, Weekday, Window
from extractors.vernacular.dates.shapes import DateRule, Found
from extractors.vernacular.text import fold

Read = Callable[[re.Match[str]], Found | None]

_LAST = r"(?:گزشتہ|گذشتہ|پچھلے|پچھلی|پچھلا)"
_THIS = r"(?:رواں|اس|موجودہ|اسی)"
_SPACE = r"\s{1,3}"
_YEAR = r"(?:19|20)\d{2}"
_CE = r"(?:\s{0,2}(?:ء|عیسوی))?"
_PART = "صبح|دوپہر|سہ پہر|شام|شب|رات|علی الصبح|درمیانی شب"
_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("دن", "روز", "دنوں"), "day"),
    **dict.fromkeys(("ہفتے", "ہفتوں"), "week"),
    **dict.fromkeys(("ماہ", "مہینے", "مہینوں"), "month"),
    **dict.fromkeys(("سال", "برس", "سالوں", "برسوں"), "year"),
}


def urdu_rules(lexicon: Lexicon) -> tuple[DateRule, ...]:
    """Return the date rules of Urdu."""
    rules = _Rules(lexicon)
    month, number, unit = rules.month, rules.number, "|".join(_UNITS)
    year = rf"(?:(?:سنہ|سال){_SPACE})?(?P<y>{_YEAR}){_CE}"
    sign = rf"{_SPACE}(?:{rules.signs})(?!\w)"
    of_year = rf"(?P<yw>{_LAST}{_SPACE}(?:سال|برس)|{_THIS}{_SPACE}(?:سال|برس))"
    days = (
        rf"(?P<d>\d{{1,2}}|{rules.day_words})(?:{_SPACE}(?:اور|تا|سے){_SPACE}(?P<d2>\d{{1,2}})|[-–](?P<d3>\d{{1,2}}))?"
    )
    whole = r"(?P<u>ہفتے|ماہ|مہینے|سال|برس)"
    pairs = (
        (rf"(?:{of_year}{_SPACE})?{days}{_SPACE}(?P<m>{month})(?:،?{_SPACE}{year})?", rules.calendar),
        (rf"(?:{of_year}(?:{_SPACE}کے)?{_SPACE})?(?P<m>{month})(?:،?{_SPACE}{year})?", rules.month_of),
        (rf"{year}{_SPACE}(?:کے{_SPACE})?(?P<m>{month})", rules.month_of),
        (rf"(?:سنہ|سال){_SPACE}(?P<y>{_YEAR}){_CE}", rules.year),
        (rf"(?<![\d.,])(?P<y>{_YEAR}){_CE}(?={_SPACE}(?:میں|کے|کی|کا|سے|تک|کو|اور)(?!\w))", rules.year),
        (rf"(?P<w>{rules.weekday})(?={sign})(?:{_SPACE}(?:کی{_SPACE})?(?P<part>{_PART}))?", rules.weekday_of),
        (rf"{_LAST}{_SPACE}(?P<w>{rules.plain_weekday})", rules.weekday_of),
        (rf"{_LAST}{_SPACE}(?P<part>روز|شب|رات|شام|دن)", _day(-1)),
        ("آج", _day(0)),
        (rf"{_LAST}{_SPACE}{whole}", _current(-1)),
        (rf"{_THIS}{_SPACE}{whole}", _current(0)),
        (rf"{_LAST}{_SPACE}(?P<n>{number}){_SPACE}(?P<u>{unit})", rules.window),
        (rf"(?P<n>{number}){_SPACE}(?P<u>{unit}){_SPACE}(?:قبل|پہلے)", rules.ago),
        (rf"(?:چند|کئی|کچھ){_SPACE}(?:{unit}){_SPACE}(?:قبل|پہلے|سے)", _vague),
        (rf"حالیہ{_SPACE}(?:{unit})|حال{_SPACE}ہی{_SPACE}میں", _vague),
        (rf"(?:اسی|اس){_SPACE}(?:روز|دن|رات|شب|شام)", _day(0, "previous")),
        (rf"اگلے{_SPACE}(?:روز|دن)", _day(1, "previous")),
    )
    whole_word = ((rf"(?<![^\W\d])(?:{pattern})(?!\w)", read) for pattern, read in pairs)
    return tuple(DateRule(re.compile(fold(pattern, lexicon)), read) for pattern, read in whole_word)


def _day(shift: int, base: Base = "anchor") -> Read:
    return lambda match: _found(match, Current("day", shift, base=base))


def _current(shift: int) -> Read:
    return lambda match: _found(match, Current(_UNITS[match["u"]], shift))


def _vague(match: re.Match[str]) -> Found:
    return _found(match, Unknown())


def _found(match: re.Match[str], shape: Shape) -> Found:
    since = re.compile(r"\s{1,2}(?:سے(?:\s{1,2}لے\s{1,2}کر)?\s{1,2}(?:اب|آج)\s{1,2}تک)").match(
        match.string, match.end()
    )
    part = match.groupdict().get("part")
    return Found(match.start(), match.end(), shape, None, "since" if since else None, part)


@dataclass(frozen=True)
class _Rules:
    """The words of ur_dates.toml as pieces of patterns, and what their matches mean."""

    lexicon: Lexicon

    @cached_property
    def _months(self) -> dict[str, int]:
        names = self.lexicon.table("ur_dates")["months"]["names"]
        return {fold(name, self.lexicon): number for number, name in enumerate(names, start=1)}

    @cached_property
    def _weekdays(self) -> dict[str, int]:
        lists = self.lexicon.table("ur_dates")["weekdays"]
        days = [words for name, words in lists.items() if name != "day_signs"]
        return {fold(name, self.lexicon): number for number, names in enumerate(days) for name in names}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        numbers = self.lexicon.table("ur_dates")["numbers"]
        words = [*((word, value) for value, word in enumerate(numbers["words"]) if value), (numbers["first"], 1)]
        return {fold(word, self.lexicon): value for word, value in words}

    @property
    def month(self) -> str:
        return _either(self._months)

    @property
    def weekday(self) -> str:
        return rf"(?<!\w)(?:{_either(self._weekdays)})"

    @property
    def plain_weekday(self) -> str:
        """Weekdays that are no common words beside "last"."""
        return _either(name for name, number in self._weekdays.items() if number != 5)

    @property
    def signs(self) -> str:
        signs = self.lexicon.table("ur_dates")["weekdays"]["day_signs"]
        return _either(fold(sign, self.lexicon) for sign in signs)

    @property
    def number(self) -> str:
        return rf"(?:\d{{1,3}}|{_either(self._numbers)})"

    @property
    def day_words(self) -> str:
        """Numbers that can be days of a month."""
        return _either(word for word, value in self._numbers.items() if value <= 31) + r"(?!\w)"

    def value(self, text: str) -> int:
        return int(text) if text.isdecimal() else self._numbers[text]

    def calendar(self, match: re.Match[str]) -> Found | None:
        last = match["d2"] or match["d3"]
        day, month = self.value(match["d"]), self._months[match["m"]]
        if not 1 <= day <= 31 or _is_inside_word(match):
            return None
        year, shift = _year_of(match)
        last_day = int(last) if last and day < int(last) <= 31 else None
        return _found(match, Calendar(year=year, year_shift=shift, month=month, day=day, last_day=last_day))

    def month_of(self, match: re.Match[str]) -> Found | None:
        if _is_inside_word(match):
            return None
        year, shift = _year_of(match)
        return _found(match, Calendar(year=year, year_shift=shift, month=self._months[match["m"]]))

    def year(self, match: re.Match[str]) -> Found:
        return _found(match, Calendar(year=int(match["y"])))

    def weekday_of(self, match: re.Match[str]) -> Found:
        return _found(match, Weekday(self._weekdays[match["w"]]))

    def window(self, match: re.Match[str]) -> Found:
        return _found(match, Window(-self.value(match["n"]), _UNITS[match["u"]]))

    def ago(self, match: re.Match[str]) -> Found:
        count = self.value(match["n"])
        return _found(match, Shift(-count, -count, _UNITS[match["u"]]))


def _year_of(match: re.Match[str]) -> tuple[int | None, int | None]:
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"]), None
    word = groups.get("yw")
    if not word:
        return None, None
    return None, -1 if re.match(_LAST, word) else 0


def _is_inside_word(match: re.Match[str]) -> bool:
    before = match.string[match.start() - 1 : match.start()]
    return before.isalpha()


def _either(words: Iterable[str]) -> str:
    return (
        "(?:" + "|".join(re.escape(word).replace(r"\ ", _SPACE) for word in sorted(words, key=len, reverse=True)) + ")"
    )
