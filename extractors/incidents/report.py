"""From the scenes of one happening to the report that is kept."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extractors.incidents.casualties import casualties_of
from extractors.incidents.confidence import confidence_of
from extractors.incidents.culprits import attributions_of
from extractors.incidents.dates import DateCandidate
from extractors.incidents.grouping import Story, best_date, best_place
from extractors.incidents.harm import Group
from extractors.incidents.lexicon import Kind
from extractors.incidents.places import PlaceCandidate
from extractors.incidents.scenes import Scene
from extractors.incidents.targets import FIGHTS, harmed_of, settled_targets, targets_of, victims_of
from extractors.incidents.tolls import SentenceToll
from extractors.incidents.totals import account_totals
from extractors.incidents.triggers import Mention
from extractors.incidents.view import View
from extractors.incidents.weapons import weapons_of
from extractors.records import Count, IncidentReport, Realis, Span, When

LEAST_DATE, LEAST_PLACE = 0.9, 0.9
GENERIC_KINDS = frozenset({"armed_attack", "killing", "arrest", "seizure"})
FORCES = frozenset({"police", "army"})
ANSWERED = frozenset({"taking", "blast"})
"""Families of attacks that an operation told with them only answers."""
BURNINGS = frozenset({"arson", "arrest", "seizure"})
"""What goes with an attack: it names a happening only where nobody was killed."""
MOST_EVIDENCE = 8


@dataclass(frozen=True, slots=True)
class Settled:
    """What was settled on for a story beside its own scenes."""

    date: DateCandidate | None
    place: PlaceCandidate | None
    is_main: bool
    title: Mapping[str, SentenceToll]
    """The headline's numbers, for the main story."""
    others: frozenset[int] = frozenset()
    """The sentences of the other stories."""


def report_of(view: View, story: Story, settled: Settled) -> IncidentReport:
    """Return the report of one story."""
    scenes = story.scenes
    kind, kind_words = _kind_of(scenes)
    killed, injured = account_totals(scenes, settled.title)
    aimed = (t for s in scenes for t in targets_of(view, s))
    fought = kind.name in FIGHTS or _is_battle(scenes)
    targets = settled_targets(aimed, () if fought else (t for s in scenes for t in harmed_of(view, s)))
    weapons = weapons_of(view, scenes, settled.others)
    realis = scenes[0].realis
    groups = _own_groups(scenes)
    report = IncidentReport(
        event_type=kind.event_type,
        sub_event_type=kind.sub_event_type,
        attack_type=_attack_type(kind, groups),
        suicide=any(m.kind.suicide for s in scenes for m in s.told if m.kind),
        success={Realis.ACTUAL: True, Realis.FOILED: False}.get(realis),
        realis=realis,
        is_main=settled.is_main,
        confidence=0.0,
        when=settled.date.when if settled.date else When(),
        place=settled.place.place if settled.place else None,
        killed=killed or Count(),
        injured=injured or Count(),
        casualties=casualties_of(view, groups, killed, targets),
        attributions=attributions_of(view, scenes, settled.others),
        targets=targets,
        victims=victims_of(view, groups, targets),
        weapons=tuple(weapons),
        evidence=_evidence(view, scenes),
        field_evidence=(
            ("event_type", view.span(kind_words.start, kind_words.end)),
            *_settled_evidence(settled),
            *_toll_evidence(view, groups),
            *(("weapons", span) for span in weapons.values() if span is not None),
        ),
    )
    report = _as_battle(_as_foiled(report))
    return replace(report, confidence=confidence_of(report, view.reading.lexicon))


def _kind_of(scenes: list[Scene]) -> tuple[Kind, Mention]:
    """Return the kind most mentions tell, the exact before the general and the early before the late."""
    votes: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    for place, scene in enumerate(scenes):
        for mention in scene.told:
            if mention.kind is None:
                continue
            weight = 12 if mention.strong else 6
            votes[mention.kind.name] += weight // (3 if mention.kind.name in GENERIC_KINDS else 1) // (1 + place // 2)
            first.setdefault(mention.kind.name, mention)
    if any(g.outcome == "killed" for s in scenes for g in s.groups) and first.keys() & GENERIC_KINDS - {"arrest"}:
        first = {name: mention for name, mention in first.items() if name not in BURNINGS}
    if any(mention.kind and mention.kind.family in ANSWERED for mention in first.values()):
        first.pop("operation", None)
    if "suicide_bombing" in first and votes["bombing"]:
        votes["suicide_bombing"] += votes.pop("bombing")
    name = max(first, key=lambda key: votes[key])
    kind = first[name].kind
    assert kind is not None
    return kind, first[name]


def _is_battle(scenes: list[Scene]) -> bool:
    """Say whether all that is told is that militants and forces died together: nobody is told to have been aimed at."""
    kinds = {m.kind.name for s in scenes for m in s.told if m.kind is not None}
    roles = {g.party.role for s in scenes for g in s.groups if g.outcome == "killed" and not g.party.part}
    return kinds <= FIGHTS | {"killing"} and "militant" in roles and roles <= {"militant", "security_force", "police"}


def _attack_type(kind: Kind, groups: list[Group]) -> str:
    killed = [g for g in groups if g.outcome == "killed"]
    if kind.name in {"shooting", "killing"} and killed and killed[0].party.role == "official":
        return "assassination"
    return kind.attack_type


def _as_foiled(report: IncidentReport) -> IncidentReport:
    """A bombing or raid that was stopped is weapons disrupted in ACLED's terms."""
    if report.realis not in {Realis.FOILED, Realis.PLANNED} or report.killed.low or report.injured.low:
        return report
    return replace(report, event_type="Strategic developments", sub_event_type="Disrupted weapons use")


def _as_battle(report: IncidentReport) -> IncidentReport:
    """An armed attack on soldiers or police alone is a battle in ACLED's terms."""
    if report.event_type != "Violence against civilians" or report.attack_type != "armed_assault":
        return report
    harmed = {
        c.role
        for c in report.casualties
        if c.outcome in {"killed", "injured"} and c.role not in {"militant", "attacker"}
    }
    harmed = harmed - {"unknown"} or harmed
    aimed = {t.kind for t in report.targets}
    fallen = any(c.outcome == "killed" and c.role == "militant" for c in report.casualties)
    if "worker" in aimed or (aimed and not aimed & FORCES and not harmed):
        return report
    if fallen and harmed <= {"unknown"}:
        return replace(report, event_type="Battles", sub_event_type="Armed clash")
    armed = harmed <= {"police", "security_force"} if harmed else bool(aimed) and aimed <= FORCES
    return (
        replace(report, event_type="Battles", sub_event_type="Armed clash") if armed and (harmed or aimed) else report
    )


def _own_groups(scenes: list[Scene]) -> list[Group]:
    return [g for s in scenes for g in s.groups]


def _evidence(view: View, scenes: list[Scene]) -> tuple[Span, ...]:
    sentences = sorted({s.sentence for s in scenes})[:MOST_EVIDENCE]
    return tuple(view.sentence_span(s) for s in sentences)


def _settled_evidence(settled: Settled) -> Iterator[tuple[str, Span]]:
    if settled.date and settled.date.when.text is not None:
        yield "date", settled.date.span
    if settled.place and not settled.place.in_title:
        yield "place", settled.place.span


def _toll_evidence(view: View, groups: list[Group]) -> Iterator[tuple[str, Span]]:
    for outcome in ("killed", "injured"):
        for group in groups:
            same = group.outcome == outcome or (outcome == "injured" and group.outcome == "hit")
            if same and group.party.count is not None and not group.party.known:
                yield outcome, view.span(group.party.start, max(group.party.end, group.party.head + 1))


def settled_date(scenes: list[Scene]) -> DateCandidate | None:
    """Return the date tied firmly enough to a happening."""
    found = best_date(scenes)
    return found if found and found.score >= LEAST_DATE else None


def settled_place(scenes: list[Scene]) -> PlaceCandidate | None:
    """Return the place tied firmly enough to a happening."""
    found = best_place(scenes)
    return found if found and found.score >= LEAST_PLACE else None
