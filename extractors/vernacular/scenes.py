"""What one passage tells of a happening: its words of violence and whether they are meant, its day, place and harm."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.incidents.lexicon import Kind
from extractors.reading.dates import DateMention
from extractors.reading.places import PlaceMention
from extractors.records import Realis
from extractors.vernacular.harm import DOERS, Group, groups_of
from extractors.vernacular.incident_view import Passage, View, Word

CAUGHT = frozenset({"arrest", "seizure"})
UNREAL_REACH = {"zh": 14, "ur": 26}
"""Characters within which a word of fear or warning is about a happening."""
LONG_DAYS = 40
TELLING = frozenset(
    {"kind", "after", "before", "toll", "doer", "unharmed", "safe", "casualties", "reference", "aggregate"}
)
"""Lists of which one word at least stands in a passage that tells of violence."""
DAYS = 2
"""UCDP's precision of a few days."""
LONG = 4
"""UCDP's precision of a month."""
MANY = 3
"""From so many happenings on, a passage sums up."""
NEAR = 6
"""Characters between a day and the happening that somebody spoke about on it."""
FIRM, LOOSE = 3.0, 1.0
"""How a date is tied to a happening: by the words, or only by standing in its sentence."""

_SPEAKING_ABOUT = re.compile(
    r"(?:上午|下午|晚间|晚上|晚|凌晨|早|[，,])*"
    r"(?:就|对|针对|为|在例行记者会|在记者会|会见|致电|向|同|与|出席|主持)"
)
_HAPPENED_ON = re.compile(r"(?:发生在|发生于|发生时间为)(?:当地时间)?$")
_PARTICIPLE = re.compile(r"\s{0,2}(?:کو\s)?(?:ہونے\sوال|کیے\sگئے|کیے\sجانے\sوال|پیش\sآنے\sوال|کے\sروز\sہونے|ہوئے)")
_AT = {"zh": re.compile(r"(?:在|于|位于|驻|对|向|往|距)$"), "ur": re.compile(r"(?!)")}
_AFTER_PLACE = {
    "zh": re.compile(r"(?:市|县|省|地区|镇|附近|境内|郊区|西部|东部|北部|南部|一|某|机场|总领|领事|发生|遭|遇)"),
    "ur": re.compile(
        r"\s{1,2}(?:شہر\s)?(?:میں|کے\s(?:علاق|ضلع|قریب|مقام|نزدیک|نواح|شہر|سرحدی|ہوائی)|پر"
        r"|کی\s(?:تحصیل|شاہراہ|وادی)|ایئرپورٹ|ائیرپورٹ)"
    ),
}
_SPAN = ("全年", "间", "期间", "共发生", "全国共", "کے دوران", "بھر")
"""After a year or month, these say that things happened all over it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A word that tells a happening."""

    word: Word
    kind: Kind
    realis: Realis


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


@dataclass(frozen=True)
class Scene:
    """One passage and what it tells."""

    passage: Passage
    mentions: tuple[Mention, ...]
    groups: tuple[Group, ...]
    dates: tuple[DateTie, ...]
    places: tuple[PlaceTie, ...]

    @property
    def sentence(self) -> int:
        """The sentence it stands in."""
        return self.passage.sentence

    @property
    def told(self) -> tuple[Mention, ...]:
        """Its happenings that took place or were stopped."""
        return tuple(m for m in self.mentions if m.realis in (Realis.ACTUAL, Realis.FOILED))

    @property
    def is_definite(self) -> bool:
        """Whether it points back to a happening told before."""
        return self.passage.has("definite") or (not self.mentions and self.passage.has("reference"))

    @property
    def is_novel(self) -> bool:
        """Whether it says that another happening follows."""
        return self.passage.has("novel")

    @property
    def date(self) -> DateTie | None:
        """Its date most firmly tied, the first of equals."""
        return max(self.dates, key=lambda tie: tie.score, default=None)

    @property
    def place(self) -> PlaceTie | None:
        """Its place most firmly tied, the first of equals."""
        return max(self.places, key=lambda tie: tie.score, default=None)


def scenes_of(view: View) -> Iterator[Scene]:
    """Yield the scenes of an article in order; passages that only sum up or speak of what may come are left out."""
    for scene in passages_read(view):
        tells = scene.mentions or (scene.groups and not scene.passage.has("accident")) or scene.passage.has("reference")
        if tells and not is_sum(view, scene):
            yield scene


def passages_read(view: View) -> Iterator[Scene]:
    """Yield every passage of an article as a scene, whatever it tells."""
    for sentence in view.sentences:
        for passage in _passages(sentence):
            yield _scene(view, passage)


def _scene(view: View, passage: Passage) -> Scene:
    if all(TELLING.isdisjoint(word.senses) for word in passage.words):
        return Scene(passage, (), (), (), tuple(_places(view, passage, ())))
    groups = groups_of(view, passage)
    mentions = tuple(_mentions(view, passage, bool([g for g in groups if g.count.low or g.count.best])))
    return Scene(
        passage,
        mentions,
        groups,
        tuple(_dates(view, passage)),
        tuple(_places(view, passage, mentions)),
    )


# ---------------------------------------------------------------- one happening a passage
def _passages(sentence: Passage) -> Iterator[Passage]:
    """Cut a sentence before a date that begins another happening."""
    start = sentence.start
    for offset in _turns(sentence):
        yield sentence.cut(start, offset)
        start = offset
    yield sentence.cut(start, sentence.end) if start > sentence.start else sentence


def _turns(sentence: Passage) -> Iterator[int]:
    days = [d for d in sentence.dates if d.when.start and not d.is_dateline and d.bound is None]
    telling = [w.start for w in sentence.words if w["kind"] or w["after"] or w["before"]]
    last, known = sentence.start, None
    for at, day in enumerate(days):
        clause = sentence.clause(day.span.start)[0]
        offset = clause if clause > last else day.span.start
        following = days[at + 1].span.start if at + 1 < len(days) else sentence.end
        tells = any(last <= t < offset for t in telling) and any(day.span.end <= t < following for t in telling)
        apart = known is not None and _are_apart(known, day)
        if apart and tells and offset > last:
            yield offset
            last = offset
        known = day


def _are_apart(one: DateMention, other: DateMention) -> bool:
    a, b = one.when, other.when
    if not (a.start and a.end and b.start and b.end):
        return False
    slack = timedelta(days=1 if max(a.precision, b.precision) <= DAYS else 0)
    return a.start > b.end + slack or b.start > a.end + slack


# ---------------------------------------------------------------- happenings
def _mentions(view: View, passage: Passage, harmed: bool) -> Iterator[Mention]:
    for word in passage.words:
        name = word["kind"] or _by_doer(passage, word, harmed)
        if not name or (name == "arrest" and not _catches_doers(passage)):
            continue
        yield Mention(word, view.lists.kinds[name], _realis(view, passage, word, harmed))


def _by_doer(passage: Passage, word: Word, harmed: bool) -> str:
    """Return the kind that the doer alone tells where people were harmed and no blast is named."""
    if word["doer"] != "suicide" or not harmed or any(w["kind"] for w in passage.words):
        return ""
    return "suicide_bombing"


def _catches_doers(passage: Passage) -> bool:
    """Say whether those caught are militants or suspects of an attack."""
    roles = {w["role"] for w in passage.words}
    return bool(roles & DOERS) or any(w["stance"] == "suspected" for w in passage.words)


def _realis(view: View, passage: Passage, word: Word, harmed: bool) -> Realis:
    start, end = passage.clause(word.start)
    inside = passage.between(start, end)
    found = {name for w in inside for name in ("foiled", "threatened", "planned", "denied") if w[name]}
    if "denied" in found:
        return Realis.DENIED
    if "foiled" in found and not harmed:
        return Realis.FOILED
    if harmed and word["kind"] not in CAUGHT:
        return Realis.ACTUAL
    if "threatened" in found:
        return Realis.THREATENED
    if "planned" in found:
        return Realis.PLANNED
    return Realis.HYPOTHETICAL if _is_unreal(view, inside, word) else Realis.ACTUAL


def _is_unreal(view: View, inside: Sequence[Word], word: Word) -> bool:
    reach = UNREAL_REACH[view.reading.language]
    for cue in inside:
        if not cue["unreal"]:
            continue
        distance = word.start - cue.end if cue.start < word.start else cue.start - word.end
        if distance <= reach and (cue.start < word.start or not view.is_chinese or _is_of(view, word, cue)):
            return True
    return False


def _is_of(view: View, word: Word, cue: Word) -> bool:
    """Say whether a noun of danger takes the happening for its own: "恐怖袭击风险"."""
    return view.folded[word.end : cue.start] in ("", "的", "等", "事件")


# ---------------------------------------------------------------- days
def _dates(view: View, passage: Passage) -> Iterator[DateTie]:
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
    return not (_is_window(mention, anchor) or (mention.is_deictic and when.start < when.end == anchor))


def _is_window(mention: DateMention, anchor: date | None) -> bool:
    """Say whether a mention is a stretch of time up to now, over which only sums are told."""
    when = mention.when
    if mention.bound == "since":
        return True
    long = when.start is not None and when.end is not None and (when.end - when.start).days > LONG_DAYS
    return long and mention.is_deictic and when.end == anchor


def _is_span(view: View, mention: DateMention) -> bool:
    """Say whether a year or month is told as the time over which things happened: "去年全年", "سال کے دوران"."""
    after = view.folded[mention.span.end : mention.span.end + 12].lstrip()
    return mention.when.precision >= LONG and after.startswith(_SPAN)


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
    if _SPEAKING_ABOUT.match(view.folded, end):
        return None
    if _HAPPENED_ON.search(view.folded[max(0, start - 10) : start]):
        return FIRM
    first = next((w for w in following if _is_telling(w) or w["report"]), None)
    if first is None:
        return LOOSE
    if not _is_telling(first):
        return None
    gap = view.folded[end : first.start].strip("的")
    return None if 0 < len(gap) <= NEAR and _is_spoken_of(passage, first) else FIRM


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
    if spoken < end and (spoken < happened or not tells):
        return None
    if spoken < end and not any(w["kind"] for w in tells if w.start < spoken):
        return LOOSE
    return FIRM if happened < end or tells else LOOSE


# ---------------------------------------------------------------- places
def _places(view: View, passage: Passage, mentions: Sequence[Mention]) -> Iterator[PlaceTie]:
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
    score += 0.7 if _AT[language].search(before) or _AFTER_PLACE[language].match(view.folded, span.end) else 0.0
    start, end = passage.clause(span.start)
    score += 0.8 if any(start <= head < end for head in heads) else 0.0
    nearest = min((abs(head - span.start) for head in heads), default=60)
    return score - min(nearest, 60) / 100


# ---------------------------------------------------------------- sums
def is_sum(view: View, scene: Scene) -> bool:
    """Say whether a passage sums over many happenings: no report, though perhaps a figure."""
    anchor, passage = view.reading.anchor, scene.passage
    if any(_sums_up(view, d, anchor) for d in passage.dates):
        return not any(d.when.precision == 1 and d.bound is None for d in passage.dates)
    if not passage.has("aggregate") and not _counts_happenings(view, passage):
        return False
    exact = any(tie.mention.when.precision == 1 and tie.score >= FIRM - 0.1 for tie in scene.dates)
    return not (exact and (scene.groups or scene.told))


def _sums_up(view: View, mention: DateMention, anchor: date | None) -> bool:
    if mention.is_vague:
        return not _is_recent(view, mention)
    return _is_window(mention, anchor) or _is_span(view, mention)


def _counts_happenings(view: View, passage: Passage) -> bool:
    """Say whether happenings are counted, three or more: "143起袭击", "521 حملوں"."""
    kinds = [w.start for w in passage.words if w["kind"]]
    for number in passage.numbers:
        many = (number.count.best or number.count.low or 0) >= MANY
        if many and any(0 <= start - number.end <= 8 and _are_joined(view, number.end, start) for start in kinds):
            return True
    return False


def _are_joined(view: View, end: int, start: int) -> bool:
    between = view.folded[end:start].strip()
    return between[:1] in ("起", "次") if view.is_chinese else between in ("", "سے زائد", "دہشت گرد")


def _is_recent(view: View, mention: DateMention) -> bool:
    """Say whether a loose date is of the news itself: "日前", "حال ہی میں"."""
    return view.folded[mention.span.start : mention.span.end] in ("日前", "近日", "最近", "不久前", "حال ہی میں")
