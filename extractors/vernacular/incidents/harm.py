"""Who was killed, hurt, taken, freed or caught: numbers of people joined to the words that say so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.records import Count
from extractors.vernacular.incidents.counted import (
    LONGEST_PHRASE,
    Counted,
    are_listed,
    cause_before,
    is_within,
    people_of,
)
from extractors.vernacular.incidents.view import Passage, View, Word
from extractors.vernacular.incidents.zeros import Zero, said_to_be_well, stated_zeros

NONE = Count(0, 0, 0)
MOST_CLAUSES = 2
"""Clauses that may end between a number and what became of those counted."""
DOERS = frozenset({"militant", "attacker"})
PERSONNEL = ("اہلکار", "اہلکاروں", "اہل کار", "اہل کاروں", "جوان", "جوانوں")
FORCE_NAMES = ("پولیس", "لیویز")
AGENT = ("被", "遭", "由", "遭到", "受到")
"""Right after these stands who did it: "遭3名枪手袭击"."""
CAUSING = frozenset({"造成", "导致", "致使", "发动", "实施", "制造", "酿成", "引发"})
"""Before these stands who or what did it."""

_CLAUSE_END = {"zh": re.compile(r"[，,：:]"), "ur": re.compile(r"؛")}
_GOES_ON = re.compile(
    r"[、，,،]?\s*(?:和|及|以及|与|还有|及其|اور|و|اور\sان\sکا|اور\sان\sکے|سمیت|在内的?(?:共|共计)?|بشمول)?\s*[、，,]?"
)
_JOINED = re.compile(r"\s*(?:和|及|以及|与|اور\s)")
_ACTIONS = frozenset({"after", "before", "kind", "occurrence"})
_GENITIVE = re.compile(r"\s{1,2}(?:کے|کی|کا)\s")
_UNDONE = re.compile(r"[，,](?:均|全部|全|随后|当场|都|已)*(?:遭|被|$)")
_PASSIVE = re.compile(r"被|遭")
_OTHERS = ("者家属", "者亲属", "人数", "者遗体")
"""After an outcome, these speak of somebody else: the families of the dead."""
_SPEAKING = {
    "zh": re.compile(r"[^，。]{0,20}(?:称(?!为)|声明)|[^。]{0,40}(?:声称|宣称)"),
    "ur": re.compile(r".{0,200}(?:دعویٰ|دعوی)"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """People counted, and what became of them."""

    outcome: str
    """killed, injured, missing, abducted, rescued, arrested."""
    role: str
    nation: str | None
    count: Count
    start: int
    end: int
    part: bool = False
    """Some of those another number counts."""
    running: bool = False
    """A new total: "the toll rose to"."""
    claimed: bool = False
    """Only those who claim the deed say so."""

    @property
    def is_doer(self) -> bool:
        """Whether these are the attackers themselves."""
        return self.role in DOERS


def groups_of(view: View, passage: Passage) -> tuple[Group, ...]:
    """Return the groups of a passage in order, stated zeros among them."""
    people = people_of(view, passage)
    found: list[Group] = []
    for at in range(len(people)):
        group = _group(view, passage, people, at, found)
        if group is not None:
            found.append(group)
    found = [*_told_apart(people, found), *_zeros(view, passage, found)]
    claimed = _is_claimed(view, passage)
    return tuple(replace(group, claimed=True) if claimed else group for group in found)


def _group(view: View, passage: Passage, people: Sequence[Counted], at: int, found: Sequence[Group]) -> Group | None:
    item = people[at]
    if _is_owner(view, passage, item):
        return None
    cause = cause_before(view, passage, item.start)
    before = (cause["toll"] or cause["before"]) if cause is not None else ""
    if not before and _is_agent(view, item):
        return None
    outcome = before or _by_measure(item) or _outcome_after(view, passage, people, at)
    inherited = not outcome and (item.part or _is_listed(view, people, at))
    if inherited and found:
        outcome = found[-1].outcome
    if not outcome:
        return None
    role = _role(view, passage, item)
    if item.part and role == "unknown" and found and found[-1].is_doer and found[-1].outcome == outcome:
        role = found[-1].role
    has_whole = bool(inherited or before) or is_within(view, item) or any(g.outcome == outcome for g in found)
    return Group(
        outcome=outcome,
        role=role,
        nation=item.nation,
        count=item.number.count,
        start=item.start,
        end=item.end,
        part=item.part and has_whole,
        running=cause is not None and bool(cause["toll"]),
    )


def _is_owner(view: View, passage: Passage, item: Counted) -> bool:
    """Say whether the counted only own what was hit: "ایک چینی ڈاکٹر کے کلینک پر"."""
    if view.is_chinese or not _GENITIVE.match(view.folded, item.end):
        return False
    owned = next((w for w in passage.after(item.end) if not w["bound"]), None)
    return owned is not None and bool(owned["target"]) and owned.start - item.end <= 5


def _role(view: View, passage: Passage, item: Counted) -> str:
    """Return who is counted; "personnel" of Urdu are police where only the police are spoken of."""
    if item.role != "security_force" or not view.folded.endswith(PERSONNEL, item.start, item.end):
        return item.role
    others = [w for w in passage.words if not item.start <= w.start < item.end]
    bodies = {w["target"] or w["role"] for w in others}
    told = "police" in bodies or any(view.folded.startswith(FORCE_NAMES, w.start) for w in others)
    return "police" if told and "army" not in bodies else item.role


def _is_agent(view: View, item: Counted) -> bool:
    """Say whether a number counts those who did it: "遭3名枪手袭击"."""
    return view.folded.endswith(AGENT, 0, item.start)


def _by_measure(item: Counted) -> str:
    """Return the outcome of a Chinese measure word: "5死20伤"."""
    return {"死": "killed", "伤": "injured", "具": "killed"}.get(item.number.measure, "")


def _is_listed(view: View, people: Sequence[Counted], at: int) -> bool:
    """Say whether a number goes on a list whose verb stands before it: "打死3名武装分子和1名头目"."""
    return at > 0 and view.is_chinese and are_listed(view, people[at - 1], people[at])


# ---------------------------------------------------------------- the words after the counted
def _outcome_after(view: View, passage: Passage, people: Sequence[Counted], at: int) -> str:
    """Return the outcome that the words after a counted phrase give, "" where something else comes first."""
    item = people[at]
    others = [p.start for p in people[at + 1 :] if not _is_agent(view, p)]
    offset, crossed = item.end, 0
    for word in passage.after(item.end):
        gap = view.folded[offset : word.start]
        crossed += len(_CLAUSE_END[view.reading.language].findall(gap))
        other = next((n for n in others if offset <= n < word.start), None)
        if other is not None and not _goes_on(view, passage, item, other):
            return ""
        if crossed > (0 if item.part or (item.role in DOERS and not _UNDONE.search(gap)) else MOST_CLAUSES):
            return ""
        if word["after"] and not view.folded.startswith(_OTHERS, word.end):
            return word["after"] if not crossed or _is_free(passage, item, word) else ""
        if word["before"] and (_is_done_to(view, passage, item, word) or _is_object(view, item)):
            return word["before"]
        if _acts(view, passage, item, word) or (item.part and view.folded.startswith("شامل", word.start)):
            return ""
        offset = word.end
    return ""


def _goes_on(view: View, passage: Passage, item: Counted, other: int) -> bool:
    """Say whether the number at an offset continues a list or counts a part, so that one verb serves both."""
    if _GOES_ON.fullmatch(view.folded[item.end : other].strip()):
        return True
    words = passage.between(item.end, other)
    if _JOINED.match(view.folded, item.end, other) and all(_ACTIONS.isdisjoint(w.senses) for w in words):
        return other - item.end <= LONGEST_PHRASE
    return any(w["part"] for w in words) and not any(w["after"] or w["before"] for w in words)


def _is_free(passage: Passage, item: Counted, word: Word) -> bool:
    """Say whether no other person stands between a number and an outcome of a later clause."""
    return not any(w["role"] for w in passage.between(item.end, word.start))


def _is_done_to(view: View, passage: Passage, item: Counted, word: Word) -> bool:
    """Say whether a verb is passive, done to the counted: "2人被武装分子绑架"."""
    start = max(passage.clause(word.start)[0], item.end)
    return view.is_chinese and _PASSIVE.search(view.folded, start, word.start) is not None


def _is_object(view: View, item: Counted) -> bool:
    """Say whether the counted are put before the verb as its object: "将7名乘客带下车枪杀"."""
    return view.folded.endswith(("将", "把"), 0, item.start)


def _acts(view: View, passage: Passage, item: Counted, word: Word) -> bool:
    """Say whether a word shows that the counted are those who do something."""
    text = view.folded[word.start : word.end]
    if view.is_chinese:
        if word["before"] or text in CAUSING:
            return True
        return bool(word["kind"]) and not _is_suffered(view, passage, item, word)
    if text != "نے" or view.folded[item.end : word.start].strip():
        return False
    return not view.folded[word.end : word.end + 8].lstrip().startswith("جام")  # to drink the martyr's cup is to die


def _is_suffered(view: View, passage: Passage, item: Counted, word: Word) -> bool:
    """Say whether a happening befell the counted: "在袭击中", "遭袭"."""
    if view.folded[word.start] in "遇遭被受中触" or view.folded[word.end : word.end + 1] == "中":
        return True
    return any(w["passive"] for w in passage.between(item.end, word.start))


# ---------------------------------------------------------------- the whole of those told apart, zeros, claims
def _told_apart(people: Sequence[Counted], found: Sequence[Group]) -> list[Group]:
    """Give those told one by one the role and nation of the whole before: "两名中国公民遭枪击，一人身亡"."""
    starts = {g.start for g in found}
    whole = next((p for p in people if p.start not in starts and p.nation), None)
    if whole is None:
        return list(found)
    bare = [g for g in found if g.start > whole.end and g.role == "unknown" and g.nation is None and not g.running]
    told, most = sum(g.count.best or g.count.low or 0 for g in bare), whole.number.count.best or 0
    if not 0 < told <= most:
        return list(found)
    return [replace(g, role=whole.role, nation=whole.nation) if g in bare else g for g in found]


def _zeros(view: View, passage: Passage, found: Sequence[Group]) -> Iterator[Group]:
    harmed = {g.nation for g in found}
    well: list[Zero] = [zero for zero in said_to_be_well(view, passage) if zero[2] not in harmed]
    for outcome, role, nation, start, end in (*stated_zeros(view, passage), *well):
        yield Group(outcome, role, nation, NONE, start, end, part=nation is not None)


def _is_claimed(view: View, passage: Passage) -> bool:
    """Say whether a passage only tells what a group says of itself."""
    group = next((a for a in passage.actors if a.kind == "group"), None)
    if group is None:
        return False
    return _SPEAKING[view.reading.language].match(view.folded, group.span.end, passage.end) is not None
