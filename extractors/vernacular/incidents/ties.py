"""How firmly the days and places of a passage are tied to what it tells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.reading.dates import DateMention
from extractors.reading.places import PlaceMention
from extractors.vernacular.incidents.happenings import Mention
from extractors.vernacular.incidents.view import Passage, View, Word

LONG_DAYS = 40
FREED = frozenset({"rescued", "arrested"})
"""Outcomes that come after what is told of."""
NEAR = 6
"""Characters between a day and the happening that somebody spoke about on it."""
FIRM, LOOSE = 3.0, 1.0
"""How a date is tied to a happening: by the words, or only by standing in its sentence."""
AT = {"zh": re.compile(r"(?:在|于|位于|驻|对|向|往|距)$"), "ur": re.compile(r"(?!)")}
AFTER_PLACE = {
    "zh": re.compile(
        r"(?:市|县|省|地区|镇|附近|境内|郊区|西部|东部|北部|南部|一|某|机场|总领|领事|发生|遭|遇|的?(?:爆炸|袭击|枪击|恐袭|交火|行动))"
    ),
    "ur": re.compile(
        r"\s{1,2}(?:شہر\s)?(?:میں|کے\s(?:علاق|ضلع|قریب|مقام|نزدیک|نواح|شہر|سرحدی|ہوائی)|پر"
        r"|کی\s(?:تحصیل|شاہراہ|وادی)|ایئرپورٹ|ائیرپورٹ)"
    ),
}
"""Words before and after a place that say something is there."""

_SPEAKING_ABOUT = re.compile(
    r"(?:上午|下午|晚间|晚上|晚|凌晨|早|[，,])*"
    r"(?:就|对|针对|为|在例行记者会|在记者会|会见|致电|向|同(?![一日年月时夜晚])|与|出席|主持)"
)
_AGAINST = re.compile(r"(?:上午|下午|晚间|晚上|晚|凌晨|早|[，,])*(?:对|向|针对)")
_HAPPENED_ON = re.compile(r"(?:发生在|发生于|发生时间为)(?:当地时间)?$")
_UP_TO = re.compile(r"(?:截至|截止|截止到|到)(?:当地时间)?$")
"""Before a day, these say until when something is known."""
_IN_COURT = re.compile(r"庭审|开庭|出庭|受审|提审|审理|审判|听证|宣判|判处|判决")
_PARTICIPLE = re.compile(r"\s{0,2}(?:کو\s)?(?:ہونے\sوال|کیے\sگئے|کیے\sجانے\sوال|پیش\sآنے\sوال|کے\sروز\sہونے|ہوئے)")


_ELSEWHERE = {
    "zh": re.compile(r"[^，。；]{0,6}医院|开往|飞往|前往|驶往|籍"),
    "ur": re.compile(
        r"\s{1,2}(?:سے\s(?:تعلق|آنے|\S+\s(?:\S+\s)?(?:جانے|جا\sرہ|آنے|روانہ))|جانے|جا\s|منتقل|کے\sرہائشی|کا\sرہائشی)|[^،۔]{0,20}(?:ہسپتال|اسپتال)"
    ),
}
_FROM_ELSEWHERE = {
    "zh": re.compile(r"(?:开往|飞往|前往|驶往|送往|运往|转往|来自|从|返回|运抵|至|到)$"),
    "ur": re.compile(r"(?!)"),
}


@dataclass(frozen=True, slots=True)
class DateTie:
    """A date and how firmly it is tied."""

    mention: DateMention
    score: float


@dataclass(frozen=True, slots=True)
class PlaceTie:
    """A place and how firmly it is tied."""

    mention: PlaceMention
    score: float


# ---------------------------------------------------------------- days
def dates_of(view: View, passage: Passage) -> Iterator[DateTie]:
    """Yield the dates of a passage that can be the day of what it tells."""
    anchor = view.reading.anchor
    for mention in passage.dates:
        if not _can_date(mention, anchor):
            continue
        score = _tie(view, passage, mention)
        if score is not None:
            yield DateTie(mention, score - 0.1 * (mention.when.precision - 1))


def _can_date(mention: DateMention, anchor: date | None) -> bool:
    when = mention.when
    if mention.is_dateline or mention.is_recurring or when.precision < 1 or when.start is None or when.end is None:
        return False
    if anchor is not None and when.start > anchor + timedelta(days=1):
        return False
    return not (is_window(mention, anchor) or (mention.is_deictic and when.start < when.end == anchor))


def is_window(mention: DateMention, anchor: date | None) -> bool:
    """Say whether a mention is a stretch of time up to now, over which only sums are told."""
    when = mention.when
    if mention.bound == "since":
        return True
    long = when.start is not None and when.end is not None and (when.end - when.start).days > LONG_DAYS
    return long and mention.is_deictic and when.end == anchor


def _tie(view: View, passage: Passage, mention: DateMention) -> float | None:
    """Return how a date is tied to the happening: None where it is the day somebody spoke or acted."""
    following = passage.after(mention.span.end)
    if view.is_chinese:
        return _chinese_tie(view, passage, mention, following)
    if _PARTICIPLE.match(view.folded, mention.span.end):
        return FIRM
    return _urdu_tie(passage, mention, following)


def _chinese_tie(view: View, passage: Passage, mention: DateMention, following: Sequence[Word]) -> float | None:
    """Weigh the first verb after a date, for Chinese puts dates before what they date."""
    start, end = mention.span.start, mention.span.end
    if _is_of_speech(view, passage, mention):
        return None
    if _HAPPENED_ON.search(view.folded[max(0, start - 10) : start]):
        return FIRM
    first = next((w for w in following if _is_telling(w) or w["report"]), None)
    if first is None:
        return LOOSE
    if not _is_telling(first):
        return None
    if first["after"] in FREED:
        return LOOSE
    gap = view.folded[end : first.start].strip("的")
    return None if 0 < len(gap) <= NEAR and _is_spoken_of(passage, first) else FIRM


def _is_of_speech(view: View, passage: Passage, mention: DateMention) -> bool:
    """Say whether a date is when somebody spoke about something, or until when something is known."""
    start, end = mention.span.start, mention.span.end
    if _UP_TO.search(view.folded[max(0, start - 8) : start]) or _is_in_court(view, passage, mention):
        return True
    return _SPEAKING_ABOUT.match(view.folded, end) is not None and not _is_done_to(view, passage, mention)


def _is_in_court(view: View, passage: Passage, mention: DateMention) -> bool:
    """Say whether a clause tells on its day of a court only: "袭击案的庭审30日延期"."""
    start, end = passage.clause(mention.span.start)
    court = _IN_COURT.search(view.folded, start, end)
    after = passage.between(mention.span.end, end)
    if court is None or any(w["after"] or w["occurrence"] for w in after):
        return False
    return not any(w["kind"] and w.start < court.start() for w in after)


def _is_done_to(view: View, passage: Passage, mention: DateMention) -> bool:
    """Say whether what follows a date is a deed against somebody, not words about it: "18日对警察局发动袭击"."""
    _, end = passage.clause(mention.span.end)
    inside = passage.between(mention.span.end, end)
    aimed = _AGAINST.match(view.folded, mention.span.end) is not None
    return aimed and any(w["kind"] for w in inside) and not any(w["report"] for w in inside)


def _is_telling(word: Word) -> bool:
    return bool(word["kind"] or word["after"] or word["before"] or word["occurrence"])


def _is_spoken_of(passage: Passage, word: Word) -> bool:
    """Say whether a happening is only what somebody speaks about: "对袭击表示谴责"."""
    _, end = passage.clause(word.start)
    return any(w["report"] for w in passage.between(word.end, end))


def _urdu_tie(passage: Passage, mention: DateMention, following: Sequence[Word]) -> float | None:
    """Weigh the verbs after a date, for Urdu ends its clauses with them."""
    _, end = passage.clause(mention.span.start)
    inside = [w for w in following if w.start < end]
    happened = next((w.start for w in inside if w["after"] or w["occurrence"]), end)
    spoken = next((w.start for w in inside if w["report"]), end)
    tells = [w for w in inside if w["kind"] or w["after"]]
    if any(d.span.start > mention.span.start and d.span.start < happened for d in passage.dates):
        return LOOSE
    if any(w["stance"] in ("charged", "convicted") for w in inside):
        return None
    if spoken < end and (spoken < happened or not tells):
        return None
    if spoken < end and not any(w["kind"] for w in tells if w.start < spoken):
        return LOOSE
    return FIRM if happened < end or tells else LOOSE


# ---------------------------------------------------------------- places
def leads_elsewhere(view: View, mention: PlaceMention) -> bool:
    """Say whether a place is where somebody comes from, goes to or is treated."""
    language, span = view.reading.language, mention.span
    before = view.folded[max(0, span.start - 4) : span.start]
    return bool(_FROM_ELSEWHERE[language].search(before) or _ELSEWHERE[language].match(view.folded, span.end))


def places_of(view: View, passage: Passage, mentions: Sequence[Mention]) -> Iterator[PlaceTie]:
    """Yield the places of a passage, the dateline's left out."""
    heads = [m.word.start for m in mentions] + [w.start for w in passage.words if w["after"] or w["occurrence"]]
    for mention in passage.places:
        if mention.is_dateline:
            continue
        yield PlaceTie(mention, _place_score(view, passage, mention, heads))


def _place_score(view: View, passage: Passage, mention: PlaceMention, heads: Sequence[int]) -> float:
    language, span, place = view.reading.language, mention.span, mention.place
    score = {1: 0.8, 2: 0.7, 3: 0.5, 4: 0.3, 5: 0.0, 6: -1.5}.get(place.precision or 5, 0.0)
    score -= 2.0 if mention.in_organisation else 0.0
    score -= 0.6 if mention.is_container else 0.0
    score -= 1.0 if place.country not in ("PAK", None) else 0.0
    before = view.folded[max(0, span.start - 3) : span.start]
    score -= 1.5 if leads_elsewhere(view, mention) else 0.0
    score += 0.7 if AT[language].search(before) or AFTER_PLACE[language].match(view.folded, span.end) else 0.0
    start, end = passage.clause(span.start)
    score += 0.8 if any(start <= head < end for head in heads) else 0.0
    nearest = min((abs(head - span.start) for head in heads), default=60)
    return score - min(nearest, 60) / 100
