"""Places by their names in Chinese and Urdu, resolved to the gazetteer."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.knowledge import Knowledge
from extractors.reading.actors import ActorMention
from extractors.reading.places import PlaceMention
from extractors.reading.places.entry import HOME, Context, Entry, as_place
from extractors.reading.places.gazetteer import Gazetteer, Language
from extractors.records import Span
from extractors.vernacular.text import Units
from extractors.vernacular.wordlists import Hit, WordIndex

CHAIN_GAP = 8
"""Characters between a place and the larger one it lies in."""
HEAD_CHARS = 60
SITES = frozenset({"project"})
SITE_WORDS = ("领馆", "領館", "领事馆", "領事館", "قونصل", "پورٹ", "港务局")
"""In the name of a body, these say that it is a place too."""
SHORT_NAME = 2
TRANSLITERATING = frozenset(
    "阿巴比伯布卡克迪德尔法菲弗夫格哈赫胡吉贾金基杰凯科库拉赖劳勒雷里利林鲁卢伦罗马迈曼梅米密莫姆木穆纳奈尼努诺帕佩皮普奇恰乔切萨塞赛沙舍谢什斯苏塔泰坦特蒂图托瓦韦维沃乌希夏辛雅亚扬耶伊易尤扎泽兹祖"
)
"""Characters that mostly spell foreign names: a short place name right after one is a piece of a longer name."""

_NEAR = {
    "zh": re.compile(r"(?:市|县|镇|城|机场|港)?(?:附近|周边|郊外|以[东南西北]{1,2}(?:约)?\d|外约?\d+公里)"),
    "ur": re.compile(r"\s{1,2}(?:شہر\s)?(?:کے\s(?:قریب|نزدیک|نواح|مضافات)|سے\s\S{1,8}\s(?:کلومیٹر|میل))"),
}
_BODY_AFTER = {
    "zh": re.compile(
        r"(?:联邦|中央|临时|看守|地方|省|市)?(?:政府|外交部|内政部|国防部|外长|总理|总统|警方|军方|陆军|空军|海军|军队|议会|驻|当局|媒体|大学|籍|人(?!员)|公民|国民|方面|驻军|外交官|官员|电视台|部长|塔利班|方)"
    ),
    "ur": re.compile(
        r"\s{1,2}(?:پولیس|حکومت|فوج|یونیورسٹی|ہائی\sکورٹ|بار|اسمبلی|(?:کے|کی|کا)\s(?:وزیر|صدر|فوج|حکومت|دفتر|وزارت|سفیر|سفارت|ترجمان|آئی|پولیس|عوام|شہری))"
    ),
}
_STAFF_AFTER = {
    "zh": re.compile(
        r"(?:项目)?(?:部)?(?:的)?(?:通勤|中方|中国)*(?:车辆|车队|班车|大巴|客车|人员|工程师|员工|工人|职工)"
    ),
    "ur": re.compile(
        r"\s(?:پراجیکٹ\s|منصوبے\s|ڈیم\s)?(?:کے|پر\sکام\sکرنے\sوالے|میں\sکام\sکرنے\sوالے)\s(?:چینی\s)?"
        r"(?:انجینئر|انجینیئر|انجنیئر|ملازم|کارکن|عملے|مزدور)"
    ),
}
"""Those who work at a site: they may have been hit elsewhere."""
_BODY_BEFORE = {"zh": re.compile(r"(?:驻|访问|访|来自|援)$"), "ur": re.compile(r"(?!)")}
_MISSION = re.compile(r"(?:总领事?馆|领事馆)")
_DATELINE_AFTER = {
    "zh": re.compile(r"(?:\d{1,2}月)?\d{1,2}日(?:电|讯)"),
    "ur": re.compile(
        r"\s{0,2}(?:[:：(（]|[-–—]|،?\s{0,2}(?:نامہ\sنگار|این\sاین\sآئی|اے\sپی\sپی|آن\sلائن|نمائندہ|ویب\sڈیسک))"
    ),
}


def find_places(
    text: str, folded: str, units: Units, language: str, actors: Sequence[ActorMention], knowledge: Knowledge
) -> tuple[PlaceMention, ...]:
    """Find every place mention in order; names inside an actor's name are no places."""
    gazetteer = knowledge.gazetteer
    taken = [(actor.span.start, actor.span.end) for actor in actors if not _is_site(actor)]
    found = [hit for hit in _index(gazetteer, language, knowledge).find(units) if not _inside(hit, taken)]
    ends = {hit.end for hit in found} | {actor.span.end for actor in actors}
    hits = [hit for hit in found if hit.start in ends or not _is_in_name(folded, hit, language)]
    rows = [tuple(gazetteer.entry(number) for number in hit.value) for hit in hits]
    context = _context(rows)
    chosen = [gazetteer.choose(entries, kinds=frozenset(), context=context) for entries in rows]
    pairs = [(hit, entry) for hit, entry in zip(hits, chosen, strict=True) if entry is not None]
    return tuple(_mentions(text, folded, pairs, language))


def _is_site(actor: ActorMention) -> bool:
    """Say whether an actor's name tells where it is: a project's or a consulate's."""
    return actor.kind in SITES or any(word in actor.span.text for word in SITE_WORDS)


def _inside(hit: Hit[tuple[int, ...]], taken: Sequence[tuple[int, int]]) -> bool:
    return any(start <= hit.start < end for start, end in taken)


def _is_in_name(folded: str, hit: Hit[tuple[int, ...]], language: str) -> bool:
    """Say whether a match is a piece of somebody's name."""
    if language != "zh":
        return False
    before, after = folded[hit.start - 1 : hit.start], folded[hit.end : hit.end + 1]
    if "·" in (before, after):
        return True
    return hit.end - hit.start <= SHORT_NAME and bool(before) and before in TRANSLITERATING


@cache
def _index(gazetteer: Gazetteer, language: Language, knowledge: Knowledge) -> WordIndex[tuple[int, ...]]:
    names = gazetteer.by_name_in(language).items()
    return WordIndex(((name, rows) for name, rows in names if len(name) > 1), language, knowledge.lexicon)


def _context(rows: Sequence[tuple[Entry, ...]]) -> Context:
    """Weigh the text's countries and provinces by the names that mean one of them; Pakistan is always among them."""
    countries = Counter([HOME])
    provinces: Counter[tuple[str, str]] = Counter()
    for entries in rows:
        if len({entry.country for entry in entries}) == 1 and entries[0].country:
            countries[entries[0].country] += 1
        parts = {(entry.country, entry.admin1) for entry in entries}
        if len(parts) == 1 and entries[0].country and entries[0].admin1:
            provinces[entries[0].country, entries[0].admin1] += 1
    return Context(countries, provinces)


def _mentions(
    text: str, folded: str, pairs: Sequence[tuple[Hit[tuple[int, ...]], Entry]], language: str
) -> Iterator[PlaceMention]:
    for at, (hit, entry) in enumerate(pairs):
        words = text[hit.start : hit.end]
        near = _NEAR[language].match(folded, hit.end) is not None
        after = pairs[at + 1] if at + 1 < len(pairs) else None
        before = pairs[at - 1] if at else None
        precision = 2 if near and entry.precision == 1 else entry.precision
        yield PlaceMention(
            span=Span(hit.start, hit.end, words),
            place=as_place(entry, text=words, precision=precision),
            relation="near" if near else "in",
            is_dateline=_is_dateline(folded, hit, language),
            in_organisation=_in_body(folded, hit, language) or _names_staff(folded, hit, entry, language),
            is_container=_contains(folded, hit, entry, after) or _contains_before(folded, hit, entry, before, language),
        )


def _contains(
    folded: str, hit: Hit[tuple[int, ...]], entry: Entry, after: tuple[Hit[tuple[int, ...]], Entry] | None
) -> bool:
    """Say whether the place after lies in this one: larger places come first in both languages."""
    if (
        after is None
        or after[0].start - hit.end > CHAIN_GAP
        or re.search(r"[，。；،۔\n]", folded[hit.end : after[0].start])
    ):
        return False
    return after[1].lies_in(entry)


def _contains_before(
    folded: str,
    hit: Hit[tuple[int, ...]],
    entry: Entry,
    before: tuple[Hit[tuple[int, ...]], Entry] | None,
    language: str,
) -> bool:
    if language != "ur" or before is None or hit.start - before[0].end > 2:
        return False
    return before[1].lies_in(entry) and folded[before[0].end : hit.start].strip() in ("،", "")


def _in_body(folded: str, hit: Hit[tuple[int, ...]], language: str) -> bool:
    if _BODY_BEFORE[language].search(folded, max(0, hit.start - 3), hit.start):
        return _MISSION.match(folded, hit.end) is None or _is_speaking(folded, hit.end)
    return _BODY_AFTER[language].match(folded, hit.end) is not None


def _names_staff(folded: str, hit: Hit[tuple[int, ...]], entry: Entry, language: str) -> bool:
    return entry.kind == "site" and _STAFF_AFTER[language].match(folded, hit.end) is not None


def _is_speaking(folded: str, at: int) -> bool:
    """Say whether a consulate is the one that speaks."""
    return (
        re.match(r"(?:总领事?馆|领事馆)(?:发言人|表示|发布|提醒|说|称|通报|负责人|官网)", folded[at : at + 12])
        is not None
    )


def _is_dateline(folded: str, hit: Hit[tuple[int, ...]], language: str) -> bool:
    if hit.start > HEAD_CHARS:
        return False
    if language == "zh":
        return _DATELINE_AFTER["zh"].match(folded, hit.end) is not None
    return not folded[: hit.start].strip() and _DATELINE_AFTER["ur"].match(folded, hit.end) is not None
