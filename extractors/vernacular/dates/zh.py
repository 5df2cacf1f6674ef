"""Date rules of Chinese."""

import re
from dataclasses import replace
from typing import Literal

from extractors.lexicon import Lexicon
from extractors.reading.dates.mention import Base, Calendar, Current, Edge, Shape, Shift, Unit, Unknown, Weekday, Window
from extractors.vernacular.dates.shapes import DateRule, DayOfMonth, Found
from extractors.vernacular.numerals import chinese_number

_N = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_YEAR = r"(?:\d{4}|[一二][〇零○一二三四五六七八九]{3})"
_PART = (
    r"(?P<part>凌晨|清晨|早晨|早上|早间|上午|中午|正午|下午|午后|傍晚"
    r"|晚上|晚间|晚些时候|深夜|夜间|夜里|午夜|晨|早|晚|夜)?"
)
_EDGE: dict[str, Edge] = {
    **dict.fromkeys(("初", "上旬"), "early"),
    **dict.fromkeys(("中旬", "中"), "mid"),
    **dict.fromkeys(("下旬", "底", "末"), "late"),
}
_YEAR_WORDS = {"今": 0, "本": 0, "去": -1, "前": -2, "明": 1, "后": 2}
_WEEK = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_DAY_WORDS = {"今": 0, "昨": -1, "前": -2, "明": 1, "后": 2}
_UNITS: dict[str, Unit] = {"天": "day", "日": "day", "周": "week", "星期": "week", "月": "month", "年": "year"}


_YEAR_LEAD = rf"(?:(?P<y>{_YEAR})年|(?P<yw>[今去前明]年|同年|当年|次年|翌年))"
_DAY = rf"(?P<d>{_N})(?:日|号)"
_COUNTED = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3}|[几数])(?:个)?(?P<u>天|日|周|星期|月|年)"
_TO = rf"(?:(?:至|到|[-—~～–])(?:(?P<m2>{_N})月)?(?P<d2>{_N})日)?"


def chinese_rules(_lexicon: Lexicon) -> tuple[DateRule, ...]:
    """Return the date rules of Chinese; their words are too few and too bound to order for lists."""
    pairs = (
        (rf"{_YEAR_LEAD}?(?P<m>{_N})月{_DAY}{_TO}{_PART}", _calendar),
        (rf"(?P<mw>本|上个?|这个?|当|同)月{_DAY}{_TO}{_PART}", _in_named_month),
        (rf"(?<![\d月.年第]){_DAY}(?!内|间|后|前|游|均|元){_TO}{_PART}", _day_only),
        (rf"{_YEAR_LEAD}?(?P<m>{_N})月(?:份)?(?P<edge>初|上旬|中旬|下旬|底|末)?", _month),
        (rf"{_YEAR_LEAD}(?P<edge>初|中(?=[，。,、])|底|末)?", _year),
        (r"(?P<wp>上上|上个?|本|这个?|下个?)?(?:周|星期|礼拜)(?P<w>[一二三四五六日天])(?!期|边)" + _PART, _weekday),
        (r"(?P<wp>上个?|本|这个?|下个?)(?:周|星期|礼拜)(?![一二三四五六日天])(?:末)?", _week),
        (r"(?P<wp>上个?|本|这个?|下个?)月(?!\d)(?P<edge>初|中旬|下旬|底|末)?", _whole_month),
        (rf"(?P<dw>[今昨前明])(?:天|日|(?=[晚晨早夜])){_PART}", _deictic_day),
        (rf"(?:当天|当日|同日|同一天|当晚|当夜|同夜|同晚){_PART}", _same_day),
        (rf"(?:次日|翌日|第二天|隔天){_PART}", _next_day),
        (rf"(?:前一天|前一日|前一晚){_PART}", _day_before),
        (rf"{_COUNTED}(?:之?前)", _ago),
        (rf"(?:过去|近|最近|此前){_COUNTED}(?:来|里|间|中)?", _window),
        (r"近(?:年来|期|日|来|几年来?|些年来?)|日前|最近|不久前|此前不久|(?:近|过去)几(?:年|个月)", _vague),
    )  # fmt: skip
    return tuple(DateRule(re.compile(pattern), read) for pattern, read in pairs)


def _number(text: str | None) -> int | None:
    return chinese_number(text) if text else None


def _shift_of(match: re.Match[str]) -> tuple[int | None, int | None, Base]:
    """Return the written year, or the years from a base."""
    groups = match.groupdict()
    if groups.get("y"):
        return _year_number(groups["y"]), None, "anchor"
    word = groups.get("yw")
    if not word:
        return None, None, "anchor"
    if word in ("同年", "当年"):
        return None, 0, "previous"
    if word in ("次年", "翌年"):
        return None, 1, "previous"
    return None, _YEAR_WORDS[word[0]], "anchor"


def _year_number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return int("".join(str("〇一二三四五六七八九".index(c.replace("零", "〇").replace("○", "〇"))) for c in text))


def _bounded(match: re.Match[str], shape: Shape | DayOfMonth, last: Shape | None = None) -> Found:
    since = re.compile(r"(?:以来|至今|起至今)").match(match.string, match.end()) is not None
    bound: Literal["since", "until"] | None = "since" if since else None
    start = match.start()
    return Found(start, match.end(), shape, last, bound, match.groupdict().get("part"))


def _calendar(match: re.Match[str]) -> Found | None:
    month, day = _number(match["m"]), _number(match["d"])
    if not month or not day or month > 12 or day > 31:
        return None
    year, shift, base = _shift_of(match)
    last_month, last_day = _number(match["m2"]), _number(match["d2"])
    same = last_day if last_month in (None, month) else None
    shape = Calendar(year=year, year_shift=shift, year_base=base, month=month, day=day, last_day=same)
    last = None
    if last_month not in (None, month):
        last = Calendar(year=year, year_shift=shift, year_base=base, month=last_month, day=last_day)
    return _bounded(match, shape, last)


def _in_named_month(match: re.Match[str]) -> Found | None:
    day, last = _number(match["d"]), _number(match["d2"])
    if not day or day > 31:
        return None
    shift = -1 if match["mw"].startswith("上") else 0
    return _bounded(match, DayOfMonth(day, last, shift))


def _day_only(match: re.Match[str]) -> Found | None:
    day, last = _number(match["d"]), _number(match["d2"])
    if not day or day > 31 or match["m2"]:
        return None
    return _bounded(match, DayOfMonth(day, last))


def _month(match: re.Match[str]) -> Found | None:
    month = _number(match["m"])
    if not month or month > 12:
        return None
    year, shift, base = _shift_of(match)
    edge = _EDGE.get(match["edge"] or "")
    return _bounded(match, Calendar(year=year, year_shift=shift, year_base=base, month=month, edge=edge))


def _year(match: re.Match[str]) -> Found | None:
    year, shift, base = _shift_of(match)
    if year is not None and not 1900 <= year <= 2100:
        return None
    return _bounded(match, Calendar(year=year, year_shift=shift, year_base=base, edge=_EDGE.get(match["edge"] or "")))


def _weekday(match: re.Match[str]) -> Found:
    lead = match["wp"] or ""
    week = {"上上": -2, "上": -1, "上个": -1, "本": 0, "这": 0, "这个": 0, "下": 1, "下个": 1}.get(lead)
    return _bounded(match, Weekday(_WEEK[match["w"]], week_shift=week))


def _week(match: re.Match[str]) -> Found:
    return _bounded(match, Current("weekend" if match.group().endswith("末") else "week", _step(match["wp"])))


def _whole_month(match: re.Match[str]) -> Found:
    return _bounded(match, Current("month", _step(match["wp"]), edge=_EDGE.get(match["edge"] or "")))


def _step(lead: str) -> int:
    return {"上": -1, "下": 1}.get(lead[0], 0)


def _deictic_day(match: re.Match[str]) -> Found:
    return _bounded(match, Current("day", _DAY_WORDS[match["dw"]]))


def _same_day(match: re.Match[str]) -> Found:
    return _bounded(match, Current("day", 0, base="previous"))


def _next_day(match: re.Match[str]) -> Found:
    return _bounded(match, Current("day", 1, base="previous"))


def _day_before(match: re.Match[str]) -> Found:
    return replace(_bounded(match, Current("day", -1, base="previous")), or_anchor=True)


def _ago(match: re.Match[str]) -> Found | None:
    unit = _UNITS[match["u"]]
    if match["n"] in "几数":
        return _bounded(match, Unknown(is_relative=False))
    count = _number(match["n"])
    return _bounded(match, Shift(-count, -count, unit)) if count else None


def _window(match: re.Match[str]) -> Found | None:
    unit = _UNITS[match["u"]]
    if match["n"] in "几数":
        return _bounded(match, Unknown())
    count = _number(match["n"])
    return _bounded(match, Window(-count, unit)) if count else None


def _vague(match: re.Match[str]) -> Found:
    return _bounded(match, Unknown())
