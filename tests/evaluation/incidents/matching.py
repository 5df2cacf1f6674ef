"""One field of a report against the gold: how many were right, printed and asked for."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from extractors.records import Attribution, Count, IncidentReport, When
from tests.evaluation.incidents.gold import EVENT_OF, Doer, GoldIncident, Item, Toll, read_period, read_toll

UNKNOWN, ANYTHING = "-", "*"
ATTACKERS = frozenset({"attacker", "militant"})
NAMELESS = frozenset(
    (
        "assailant",
        "attacker",
        "bomber",
        "fighter",
        "gunman",
        "insurgent",
        "man",
        "militant",
        "raider",
        "terrorist",
        "woman",
    )
)
"""Last words of perpetrators without a name: keeping one that the gold leaves out is no fault."""
NAMELESS_ABROAD = (
    *("武装分子", "武装人员", "枪手", "袭击者", "绑匪", "恐怖分子", "歹徒", "男子", "嫌疑人", "被告"),
    *("مسلح", "افراد", "حملہ آور", "دہشت گرد", "اغوا کار", "موٹر سائیکل", "شدت پسند", "عسکریت پسند", "ملزم"),
)
"""The same in Chinese and Urdu, wherever they stand in the words."""


@dataclass
class Tally:
    """Counts of one field over many reports."""

    right: int = 0
    printed: int = 0
    asked: int = 0

    def add(self, other: "Tally") -> None:
        """Add the counts of another tally."""
        self.right += other.right
        self.printed += other.printed
        self.asked += other.asked

    @property
    def precision(self) -> float:
        """Share of the printed values that are right, 0 to 1."""
        return self.right / self.printed if self.printed else 0.0

    @property
    def recall(self) -> float:
        """Share of the values asked for that were printed right, 0 to 1."""
        return self.right / self.asked if self.asked else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        total = self.printed + self.asked
        return 2 * self.right / total if total else 0.0


def _accepted(gold: GoldIncident, name: str, first: str | None) -> set[str]:
    return {value for value in (first, *gold.also.get(name, ())) if value is not None}


def _one(gold: GoldIncident, name: str, first: str | None, printed: str | None) -> Tally:
    """Compare one word with those accepted; where the gold is blank, any word printed is a guess."""
    accepted = {_plain(value) for value in _accepted(gold, name, first)}
    if ANYTHING in gold.also.get(name, ()):
        return Tally()
    if printed is None:
        return Tally() if UNKNOWN in gold.also.get(name, ()) else Tally(0, 0, int(first is not None))
    return Tally(int(_plain(printed) in accepted), 1, int(first is not None or _plain(printed) in accepted))


def _plain(words: str) -> str:
    if words == UNKNOWN:
        return words
    return " ".join(re.findall(r"\w+", words.casefold())).removesuffix(" district").removesuffix(" province")


def event_type(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare ACLED's event type."""
    accepted = {EVENT_OF[name] for name in _accepted(gold, "sub_event_type", gold.sub_event_type)}
    return Tally(int(report.event_type in accepted), 1, 1)


def sub_event_type(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare ACLED's sub-event type."""
    return _one(gold, "sub_event_type", gold.sub_event_type, report.sub_event_type)


def attack_type(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare GTD's attack type, where the gold has one."""
    if gold.attack_type is None:
        return Tally()
    return _one(gold, "attack_type", gold.attack_type, report.attack_type)


def suicide(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare the mark of a suicide attack."""
    if gold.suicide != report.suicide and str(report.suicide).lower() in gold.also.get("suicide", ()):
        return Tally()
    return Tally(int(gold.suicide and report.suicide), int(report.suicide), int(gold.suicide))


def realis(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare whether it happened."""
    return _one(gold, "realis", gold.realis, report.realis.value)


def is_main(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare whether it is the day's own news."""
    right = report.is_main == gold.is_main or str(report.is_main).lower() in gold.also.get("is_main", ())
    return Tally(int(right), 1, 1)


def _same_period(words: str, precision: int | None, when: When) -> bool:
    period = read_period(words, precision)
    if when.start is None:
        return False
    end = when.end or when.start
    if period.precision <= 2:
        return (when.start, end) == (period.start, period.end)
    shared = (min(end, period.end) - max(when.start, period.start)).days + 1
    whole = (max(end, period.end) - min(when.start, period.start)).days + 1
    return shared * 2 >= whole


def _dates(gold: GoldIncident) -> list[str]:
    first = [f"{gold.when.start}/{gold.when.end}"] if gold.when else []
    return first + [words for words in gold.also.get("date", ()) if words != UNKNOWN]


def date(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare the day exactly; a week, month or year by half of the days in common."""
    if report.when.start is None:
        excused = gold.when is None or UNKNOWN in gold.also.get("date", ())
        return Tally(0, 0, int(not excused))
    right = any(_same_period(words, None, report.when) for words in _dates(gold))
    return Tally(int(right), 1, int(gold.when is not None))


def precision(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare the date's precision, where gold and report both give a date that is right."""
    if gold.when is None or not date(gold, report).right:
        return Tally()
    accepted = {str(gold.when.precision), *gold.also.get("precision", ())}
    accepted |= {str(read_period(words).precision) for words in _dates(gold)[1:]}
    return Tally(int(str(report.when.precision) in accepted), 1, 1)


def place(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare the place's standard name; or the words it was read from, where the district is right as well.

    The second way keeps the gold true when the gazetteer learns another spelling of a small place.
    """
    if report.place is None:
        return _one(gold, "place", gold.place, None)
    written, found = report.place.text or "", district(gold, report)
    as_written = _plain(written) in {_plain(name) for name in _accepted(gold, "place", gold.place)}
    return _one(gold, "place", gold.place, written if as_written and found.right else report.place.name)


def district(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare the district."""
    return _one(gold, "district", gold.district, report.place.admin2 if report.place else None)


def province(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare the province."""
    return _one(gold, "province", gold.province, report.place.admin1 if report.place else None)


def _stated(count: Count) -> bool:
    return (count.low, count.best, count.high) != (None, None, None)


def _same_count(toll: Toll, count: Count) -> bool:
    """Compare the best figure, else the low one, else the high one."""
    if toll.best is not None:
        return toll.best == (count.best if count.best is not None else count.low)
    if toll.low is not None:
        return (count.low, count.best) == (toll.low, None) or count.best == toll.low
    return count.high == toll.high


def _count(gold: GoldIncident, name: str, count: Count) -> Tally:
    toll = gold.tolls.get(name)
    others = gold.also.get(name, ())
    if not _stated(count):
        return Tally(0, 0, int(toll is not None and UNKNOWN not in others))
    if toll is None and count.best == 0:
        return Tally()
    tolls = [toll] if toll else []
    tolls += [read_toll(words) for words in others if words != UNKNOWN]
    right = any(_same_count(one, count) for one in tolls)
    return Tally(int(right), 1, int(right or toll is not None))


def killed(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare the account's total of dead."""
    return _count(gold, "killed", report.killed)


def injured(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare the account's total of injured."""
    return _count(gold, "injured", report.injured)


def toll_range(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare low and high of the dead, where the account gives two ends."""
    toll = gold.tolls.get("killed")
    if toll is None or not toll.is_range:
        return Tally()
    printed = report.killed.high is not None and report.killed.high != report.killed.low
    right = (report.killed.low, report.killed.high) == (toll.low, toll.high)
    return Tally(int(right), int(printed), 1)


def _largest(report: IncidentReport, wanted: Callable[[str, str | None], bool]) -> Count:
    counts = [row.count for row in report.casualties if row.outcome == "killed" and wanted(row.role, row.nationality)]
    return max(counts, key=lambda count: count.best or count.low or 0, default=Count())


def chinese_killed(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare the dead of Chinese nationality."""
    return _count(gold, "chinese_killed", _largest(report, lambda _, nationality: nationality == "CHN"))


def attackers_killed(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare the dead among attackers or militants."""
    return _count(gold, "attackers_killed", _largest(report, lambda role, _: role in ATTACKERS))


def _stems(words: str) -> set[str]:
    small = {"the", "a", "an", "of", "in", "and", "who", "unnamed"}
    singular = {"men": "man", "women": "woman", "gunmen": "gunman"}
    tokens = re.findall(r"[一-鿿]|[^\W一-鿿]+", words.casefold())
    return {singular.get(word, word.removesuffix("s")) for word in tokens} - small


def _initials(words: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", words) if word[0].isupper()).casefold()


def _alike(one: str, other: str) -> bool:
    """Whether the words of one name are among the other's, or one is the other's initials."""
    mine, yours = _stems(one), _stems(other)
    if not mine or not yours:
        return False
    return mine <= yours or yours <= mine or mine == {_initials(other)} or yours == {_initials(one)}


def _same_doer(doer: Doer, row: Attribution, also: Mapping[str, tuple[str, ...]]) -> bool:
    stances = (doer.stance, *also.get("stance", ()))
    if doer.stance is not None and row.stance not in stances:
        return False
    return any(_alike(name, row.actor) for name in (doer.actor, *also.get("actor", ())))


def _doers(gold: GoldIncident, report: IncidentReport) -> list[tuple[Doer | None, Attribution]]:
    """Pair every printed attribution with the first gold one that it says, required ones first."""
    left = sorted(gold.doers, key=lambda doer: not doer.required)
    pairs: list[tuple[Doer | None, Attribution]] = []
    for row in report.attributions:
        match = next((doer for doer in left if _same_doer(doer, row, gold.also)), None)
        if match:
            left.remove(match)
        pairs.append((match, row))
    return pairs


def _excused(gold: GoldIncident, row: Attribution) -> bool:
    """Whether a row without a partner is no fault: it says a gold one again, or keeps somebody nameless."""
    bare = bool(_stems(row.actor) & NAMELESS) or any(word in row.actor for word in NAMELESS_ABROAD)
    nameless = bare and row.actor_id is None
    return nameless or any(_same_doer(doer, row, gold.also) for doer in gold.doers)


def attribution(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare actor and stance of every attribution."""
    pairs = _doers(gold, report)
    right = sum(doer is not None and doer.required for doer, _ in pairs)
    wrong = sum(doer is None and not _excused(gold, row) for doer, row in pairs)
    return Tally(right, right + wrong, sum(doer.required for doer in gold.doers))


def asserted_by(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare who says so, for attributions that are right and whose source the text names."""
    tally = Tally()
    for doer, row in _doers(gold, report):
        if doer is not None and doer.asserted_by:
            right = row.asserted_by is not None and _alike(doer.asserted_by, row.asserted_by)
            tally.add(Tally(int(right), int(row.asserted_by is not None), 1))
    return tally


def _items(gold: Iterable[Item], printed: set[str]) -> Tally:
    required = {item.name for item in gold if item.required}
    fair = {item.name for item in gold}
    return Tally(len(required & printed), len(printed - (fair - required)), len(required))


def target(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare kind and nationality of the targets; a nationality other than Chinese is left aside."""
    printed = {f"{row.kind} CHN" if row.nationality == "CHN" else row.kind for row in report.targets}
    return _items(gold.targets, printed)


def weapons(gold: GoldIncident, report: IncidentReport) -> Tally:
    """Compare the classes of weapon."""
    return _items(gold.weapons, set(report.weapons) - {"unknown"})


FIELDS: Mapping[str, Callable[[GoldIncident, IncidentReport], Tally]] = {
    "event_type": event_type,
    "sub_event_type": sub_event_type,
    "attack_type": attack_type,
    "suicide": suicide,
    "realis": realis,
    "is_main": is_main,
    "date": date,
    "precision": precision,
    "place": place,
    "district": district,
    "province": province,
    "killed": killed,
    "injured": injured,
    "chinese_killed": chinese_killed,
    "attackers_killed": attackers_killed,
    "toll_range": toll_range,
    "attribution": attribution,
    "asserted_by": asserted_by,
    "target": target,
    "weapons": weapons,
}
"""Every scored field, in the order of the table."""
