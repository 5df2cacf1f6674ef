"""From the scenes of one happening to the report that is kept."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from extractors.incidents.attributions import mention_attributions, self_attributions, stance_attributions
from extractors.incidents.confidence import confidence_of
from extractors.incidents.dates import DateCandidate
from extractors.incidents.grouping import Story, best_date, best_place
from extractors.incidents.harm import Group
from extractors.incidents.lexicon import Kind
from extractors.incidents.objects import harmed_of, settle, targets_of, victims_of, weapons_of
from extractors.incidents.places import PlaceCandidate
from extractors.incidents.scenes import Scene
from extractors.incidents.tolls import SentenceToll, account_totals
from extractors.incidents.triggers import Mention
from extractors.incidents.view import View
from extractors.records import Attribution, Casualty, Count, IncidentReport, Realis, Span, Target, Victim, When

LEAST_DATE, LEAST_PLACE = 0.9, 0.9
GENERIC_KINDS = frozenset({"armed_attack", "killing", "arrest", "seizure"})
FORCES = frozenset({"police", "army"})
BURNINGS = frozenset({"arson", "arrest", "seizure"})
"""What goes with an attack: it names a happening only where nobody was killed."""
MOST_EVIDENCE = 8
CLAIM_REACH = 5
DOERS = frozenset({"militant", "attacker"})


@dataclass(frozen=True, slots=True)
class Settled:
    """What was settled on for a story beside its own scenes."""

    date: DateCandidate | None
    place: PlaceCandidate | None
    is_main: bool
    title: Mapping[str, SentenceToll]
    """The headline's numbers, for the main story."""


def report_of(view: View, story: Story, settled: Settled) -> IncidentReport:
    """Return the report of one story."""
    scenes = story.scenes
    kind, kind_words = _kind_of(scenes)
    killed, injured = account_totals(scenes, settled.title)
    aimed = [t for s in scenes for t in targets_of(view, s)]
    targets = _unique_targets(_aims(aimed, [t for s in scenes for t in harmed_of(view, s)]))
    weapons = settle([w for s in scenes if s.told for w in weapons_of(view, s)])
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
        casualties=_casualties(view, groups),
        attributions=_attributions(view, story),
        targets=targets,
        victims=_unique_victims(victims_of(view, (g for g in groups if not g.party.known))),
        weapons=tuple(weapons),
        evidence=_evidence(view, scenes),
        field_evidence=(
            ("event_type", view.span(kind_words.start, kind_words.end)),
            *_settled_evidence(settled),
            *_toll_evidence(view, groups),
            *(("weapons", span) for span in weapons.values() if span is not None),
        ),
    )
    return _rated(_as_battle(_as_foiled(report)), scenes)


def _rated(report: IncidentReport, scenes: list[Scene]) -> IncidentReport:
    told = [m for s in scenes for m in s.told]
    confidence = confidence_of(report, strong=any(m.strong for m in told), plural=all(m.plural for m in told))
    return replace(report, confidence=confidence)


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
    if "suicide_bombing" in first and votes["bombing"]:
        votes["suicide_bombing"] += votes.pop("bombing")
    name = max(first, key=lambda key: votes[key])
    kind = first[name].kind
    assert kind is not None
    return kind, first[name]


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


def _casualties(view: View, groups: list[Group]) -> tuple[Casualty, ...]:
    rows: dict[tuple[object, ...], Casualty] = {}
    dead = {g.party.head for g in groups if g.outcome == "killed"}
    for group in groups:
        party = group.party
        counted = party.role in DOERS and party.count is not None and bool(party.count.best)
        if (party.known and not counted) or group.running or (group.outcome == "hit" and party.head in dead):
            continue
        if party.count is None and party.nationality is None:
            continue
        outcome = "injured" if group.outcome == "hit" else group.outcome
        count = party.count or Count()
        row = Casualty(
            outcome=outcome,
            role="attacker" if group.by_self else party.role,
            nationality=party.nationality,
            count=count,
            span=view.span(party.start, max(party.end, party.head + 1)),
            includes_attackers=True if group.by_self or party.role == "attacker" else None,
        )
        rows.setdefault((outcome, party.role, party.nationality, count, party.name), row)
    return tuple(rows.values())


def _attributions(view: View, story: Story) -> tuple[Attribution, ...]:
    rows: dict[tuple[str, str], Attribution] = {}
    for scene in story.scenes:
        harmed = {g.party.head for g in scene.groups}
        found = [a for m in scene.told for a in mention_attributions(view, m, harmed)]
        stated = [*stance_attributions(view, scene.sentence), *self_attributions(view, scene.sentence)]
        for attribution in [*found, *stated]:
            rows.setdefault((attribution.actor.lower(), attribution.stance), attribution)
    for sentence in _following(view, story):
        for attribution in [*stance_attributions(view, sentence), *self_attributions(view, sentence)]:
            rows.setdefault((attribution.actor.lower(), attribution.stance), attribution)
    for sentence in _further(view, story):
        for attribution in [*stance_attributions(view, sentence), *self_attributions(view, sentence)]:
            if attribution.actor_id is not None and attribution.stance in {"claimed", "denied"}:
                rows.setdefault((attribution.actor.lower(), attribution.stance), attribution)
    return tuple(rows.values())


def _following(view: View, story: Story) -> Iterator[int]:
    """Yield the sentence after each scene that has no scene of its own story: claims often stand there."""
    own = {s.sentence for s in story.scenes}
    for sentence in sorted(own):
        if sentence + 1 < len(view.bounds) and sentence + 1 not in own:
            yield sentence + 1


def _further(view: View, story: Story) -> Iterator[int]:
    """Yield the sentences two to four after a story's last: a named group's claim or denial stands there too."""
    last = story.last_sentence
    return (s for s in range(last + 2, min(last + CLAIM_REACH, len(view.bounds))) if not view.dates[s])


def _aims(aimed: list[Target], harmed: list[Target]) -> list[Target]:
    """Return what was aimed at: what the words say; else those harmed, foreigners before those who were with them."""
    foreign = [t for t in harmed if t.nationality not in {None, "PAK"}]
    if aimed:
        return [*aimed, *foreign]
    return foreign or harmed


def _unique_targets(targets: Iterable[Target]) -> tuple[Target, ...]:
    rows: dict[str, Target] = {}
    for target in targets:
        rows.setdefault(target.name.lower(), target)
    return tuple(rows.values())


def _unique_victims(victims: Iterable[Victim]) -> tuple[Victim, ...]:
    rows: dict[str, Victim] = {}
    for victim in victims:
        rows.setdefault(victim.name.lower(), victim)
    return tuple(rows.values())


def _evidence(view: View, scenes: list[Scene]) -> tuple[Span, ...]:
    sentences = sorted({s.sentence for s in scenes})[:MOST_EVIDENCE]
    return tuple(view.sentence_span(s) for s in sentences)


def _settled_evidence(settled: Settled) -> Iterator[tuple[str, Span]]:
    if settled.date and settled.date.when.text is not None:
        yield "date", settled.date.span
    if settled.place:
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
