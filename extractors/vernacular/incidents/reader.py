"""The incident reader for Chinese and Urdu: passages, scenes, stories, reports."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from extractors.incidents.confidence import confidence_of
from extractors.incidents.lexicon import Kind
from extractors.knowledge import Knowledge
from extractors.reading.places.entry import HOME
from extractors.records import Casualty, Count, IncidentReport, Realis, Span, When
from extractors.vernacular.incidents.attributions import attributions_of
from extractors.vernacular.incidents.happenings import CAUGHT, REPORTED, Mention
from extractors.vernacular.incidents.harm import DOERS, Group
from extractors.vernacular.incidents.objects import targets_of, victims_of, weapons_of
from extractors.vernacular.incidents.scenes import Scene, scenes_of
from extractors.vernacular.incidents.stories import Story, stories_of
from extractors.vernacular.incidents.ties import DateTie, PlaceTie
from extractors.vernacular.incidents.tolls import amount, total_of
from extractors.vernacular.incidents.view import View, view_of
from extractors.vernacular.reading import VernacularReading
from extractors.vernacular.text import fold

GENERIC_KINDS = frozenset({"armed_attack", "killing", "arrest", "seizure"})
FORCES = frozenset({"police", "army"})
FORCE_ROLES = frozenset({"police", "security_force"})
NOT_AIMED_AT = frozenset({"militant", "attacker", "unknown"})
LEAD_SENTENCES = 5
LEAST_MAIN = 1.5
OLD = timedelta(days=60)
MOST_EVIDENCE = 8
CLAIM_REACH = 3
"""Sentences after a main story in which its claims may stand."""
SEATS = frozenset({"Islamabad", "Rawalpindi"})
COUNTRY = 6
"""UCDP's precision of a country."""


def read_vernacular_incidents(reading: VernacularReading, knowledge: Knowledge) -> tuple[IncidentReport, ...]:
    """Return a report of every incident the article tells, in the order it first tells them.

    Offsets point into `reading.article.text`.
    """
    view = view_of(reading, knowledge)
    found = stories_of(view, list(scenes_of(view)))
    stories = [story for story in found if _is_told(story, found)]
    main = _main(view, stories)
    return tuple(_report(view, story, is_main=story is main) for story in stories)


# ---------------------------------------------------------------- which stories are kept
def _is_told(story: Story, others: Sequence[Story]) -> bool:
    """Say whether a story has a day, a place below a country, or people harmed: else it is a word about violence."""
    if story.realis is Realis.HYPOTHETICAL:
        return False
    if story.realis in REPORTED:
        return _is_meant(story) or (story.realis is Realis.PLANNED and _is_confessed(story, others))
    harmed = any(amount(g.count) or g.count.high == 0 for s in story.scenes for g in s.groups)
    place = story.place
    placed = place is not None and (place.mention.place.precision or COUNTRY) < COUNTRY
    names = {m.kind.name for s in story.scenes for m in s.told}
    if names and names <= {"operation"}:
        return harmed
    if harmed or placed:
        return True
    if all(scene.is_charge for scene in story.scenes):
        return story.date is not None
    opening = story.scenes[0]
    told_outright = opening.passage.has("occurrence") or opening.is_definite or names == {"arrest"}
    return story.date is not None or (opening.sentence < 2 and told_outright)


def _is_confessed(story: Story, others: Sequence[Story]) -> bool:
    """Say whether a plan with its aim or place is told right after those who had it were caught."""
    first = story.scenes[0].sentence
    caught = any(other.is_catch and 0 <= first - other.scenes[0].sentence <= CLAIM_REACH for other in others)
    placed = story.place is not None and (story.place.mention.place.precision or COUNTRY) < COUNTRY
    return caught and (placed or any(w["target"] for scene in story.scenes for w in scene.passage.words))


def _is_meant(story: Story) -> bool:
    """Say whether what did not take place is told with who would do it or with whom it would hit, and where."""
    passages = [scene.passage for scene in story.scenes]
    known = any(a.kind == "group" for p in passages for a in p.actors) or any(p.has("body") for p in passages)
    doer = known or any(w["role"] in DOERS for p in passages for w in p.words)
    foreign = any(w["nation"] not in ("", HOME) for p in passages for w in p.words)
    aimed = any(w["target"] for p in passages for w in p.words)
    placed = story.place is not None and (story.place.mention.place.precision or COUNTRY) < COUNTRY
    if story.realis is Realis.DENIED:
        return placed
    return (doer or foreign) and (aimed or placed)


def _main(view: View, stories: list[Story]) -> Story | None:
    scored = [(_leads(view, story), -at, story) for at, story in enumerate(stories)]
    best = max(scored, key=lambda row: row[:2], default=None)
    return best[2] if best is not None and best[0] >= LEAST_MAIN else None


def _leads(view: View, story: Story) -> float:
    """Score how much a story is the article's own: early, often spoken of, in the headline, not of long ago."""
    first = story.scenes[0].sentence
    early = 2.0 if first < 2 else 1.3 if first < LEAD_SENTENCES else 0.0
    often = min(len(story.scenes), 6) * 0.3
    return early + often + 1.5 * _in_title(view, story) - 0.05 * min(first, 20) - 2.0 * _is_old(view, story)


def _in_title(view: View, story: Story) -> bool:
    title = fold(view.reading.article.title or "", view.reading.lexicon)
    words = {view.folded[m.word.start : m.word.end] for s in story.scenes for m in s.mentions}
    return any(word in title for word in words)


def _is_old(view: View, story: Story) -> bool:
    date, anchor = story.date, view.reading.anchor
    if date is None or anchor is None or date.mention.when.end is None:
        return False
    return date.mention.when.end < anchor - OLD


# ---------------------------------------------------------------- the report
def _report(view: View, story: Story, *, is_main: bool) -> IncidentReport:
    scenes = story.scenes
    kind, mention = _kind_of(view, scenes)
    date, place = story.date, _place_of(view, story, is_main=is_main)
    groups = [g for scene in scenes for g in scene.groups]
    weapons = weapons_of(view, scenes)
    report = IncidentReport(
        event_type=kind.event_type,
        sub_event_type=kind.sub_event_type,
        attack_type=_attack_type(kind, groups),
        suicide=_is_suicide(scenes),
        success={Realis.ACTUAL: True, Realis.FOILED: False}.get(story.realis),
        realis=story.realis,
        is_main=is_main,
        confidence=0.0,
        when=date.mention.when if date else When(),
        place=place.mention.place if place else None,
        killed=_total(view, scenes, "killed", is_main=is_main),
        injured=_total(view, scenes, "injured", is_main=is_main),
        casualties=_casualties(view, groups),
        attributions=attributions_of(view, scenes, CLAIM_REACH if is_main else 0 if _is_old(view, story) else 1),
        targets=targets_of(view, scenes),
        victims=victims_of(view, groups),
        weapons=tuple(weapons),
        evidence=_evidence(view, scenes),
        field_evidence=tuple(_fields(view, mention, date, place, groups, weapons)),
    )
    report = _as_battle(_as_foiled(report))
    return replace(report, confidence=confidence_of(report, view.reading.lexicon))


def _total(view: View, scenes: Sequence[Scene], outcome: str, *, is_main: bool) -> Count:
    """Return a story's total; where the text gives none for the main story, the headline's."""
    total = total_of(scenes, outcome)
    if total != Count() or not is_main or view.title is None:
        return total
    return total_of(scenes_of(view.title), outcome)


def _kind_of(view: View, scenes: Sequence[Scene]) -> tuple[Kind, Mention | None]:
    """Return the kind most mentions tell, the exact before the general and the early before the late."""
    stopped = next((m for s in scenes for m in s.mentions if m.realis in (Realis.FOILED, *REPORTED)), None)
    caught = _catch(scenes) if stopped is None else stopped
    if caught is not None and (stopped is None or not _tells_actual(scenes)):
        return caught.kind, caught
    votes: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    for at, scene in enumerate(scenes):
        for mention in scene.told:
            name = mention.kind.name
            votes[name] += (4 if name in GENERIC_KINDS else 12) // (1 + at // 2)
            first.setdefault(name, mention)
    if not first:
        fought = any(g.outcome == "killed" and g.role == "militant" for s in scenes for g in s.groups)
        return (view.lists.kinds["operation"] if fought else _UNNAMED), None
    if next(iter(first)) != "operation" and len(first) > 1:
        first.pop("operation", None)  # the forces' answer to an attack
    killed = any(g.outcome == "killed" and amount(g.count) for s in scenes for g in s.groups)
    if killed and first.keys() - CAUGHT - {"arson"}:
        first = {name: mention for name, mention in first.items() if name not in CAUGHT | {"arson"}}
    if "suicide_bombing" in first:
        votes["suicide_bombing"] += votes["bombing"] + 1
    name = max(first, key=lambda key: votes[key])
    return first[name].kind, first[name]


def _tells_actual(scenes: Sequence[Scene]) -> bool:
    """Say whether a story tells more as a fact than who and what was caught."""
    return any(m.realis is Realis.ACTUAL and m.kind.name not in CAUGHT for scene in scenes for m in scene.mentions)


def _catch(scenes: Sequence[Scene]) -> Mention | None:
    """Return the arrest that a story is about: people are caught and nobody is harmed."""
    outcomes = {g.outcome for scene in scenes for g in scene.groups if amount(g.count)}
    taken = any(m.kind.name == "kidnapping" for scene in scenes for m in scene.told)
    opening = next((scene.told for scene in scenes if scene.told), ())
    if outcomes != {"arrested"} or taken or not any(m.kind.name in CAUGHT for m in opening):
        return None
    return next((m for scene in scenes for m in scene.told if m.kind.name == "arrest"), None)


_UNNAMED = Kind("armed_attack", "Violence against civilians", "Attack", "armed_assault", "any")
"""People were killed or taken, and no word says how."""


def _attack_type(kind: Kind, groups: list[Group]) -> str:
    killed = [g for g in groups if g.outcome == "killed" and not g.is_doer]
    if kind.name in ("shooting", "killing") and killed and killed[0].role == "official":
        return "assassination"
    return kind.attack_type


def _is_suicide(scenes: Sequence[Scene]) -> bool:
    told = any(m.kind.suicide for scene in scenes for m in scene.told)
    return told or any(w["doer"] == "suicide" for scene in scenes if scene.told for w in scene.passage.words)


def _place_of(view: View, story: Story, *, is_main: bool) -> PlaceTie | None:
    """Return a story's place; a project's name where people of it were hit elsewhere is only roughly the place.

    The article's own story is where an Urdu dateline says, unless it tells another place.
    """
    tie = story.place
    if is_main and (tie is None or tie.mention.place.precision == COUNTRY):
        tie = _dateline(view) or tie
    if tie is None or not tie.mention.in_organisation or not _is_site(tie):
        return tie
    place = replace(tie.mention.place, precision=max(5, tie.mention.place.precision or 5))
    return replace(tie, mention=replace(tie.mention, place=place))


def _dateline(view: View) -> PlaceTie | None:
    """Return the town of the dateline; the seats of government tell of the whole country, Chinese bureaus too."""
    if view.is_chinese:
        return None
    town = next((p for p in view.reading.places if p.is_dateline), None)
    return PlaceTie(town, 0.0) if town is not None and town.place.name not in SEATS else None


def _is_site(tie: PlaceTie) -> bool:
    """Say whether a place is a project or building, not a town or district."""
    place = tie.mention.place
    return place.precision == 1 and place.name not in (place.admin2, place.admin1)


def _as_foiled(report: IncidentReport) -> IncidentReport:
    """A bombing or raid that was stopped is weapons disrupted in ACLED's terms."""
    if report.realis is not Realis.FOILED or report.killed.low or report.injured.low:
        return report
    return replace(report, event_type="Strategic developments", sub_event_type="Disrupted weapons use")


def _as_battle(report: IncidentReport) -> IncidentReport:
    """An armed attack on soldiers or police alone is a battle in ACLED's terms."""
    if report.event_type != "Violence against civilians" or report.attack_type != "armed_assault":
        return report
    if report.realis in REPORTED:
        return report
    harmed = {c.role for c in report.casualties if c.outcome in ("killed", "injured")} - NOT_AIMED_AT
    aimed = {t.kind for t in report.targets}
    armed = harmed <= FORCE_ROLES if harmed else bool(aimed) and aimed <= FORCES
    if not armed:
        return report
    return replace(report, event_type="Battles", sub_event_type="Armed clash")


def _casualties(view: View, groups: list[Group]) -> tuple[Casualty, ...]:
    rows: dict[tuple[object, ...], Casualty] = {}
    told = {group.outcome for group in groups if not group.claimed}
    for group in groups:
        if (group.running and group.role == "unknown") or (group.claimed and group.outcome in told):
            continue
        row = Casualty(
            outcome=group.outcome,
            role=group.role,
            nationality=group.nation,
            count=group.count,
            span=view.reading.span(group.start, group.end),
            includes_attackers=True if group.role == "attacker" else None,
        )
        rows.setdefault((row.outcome, row.role, row.nationality, row.count), row)
    return tuple(rows.values())


def _evidence(view: View, scenes: Sequence[Scene]) -> tuple[Span, ...]:
    sentences = sorted({scene.sentence for scene in scenes})[:MOST_EVIDENCE]
    return tuple(view.reading.sentences[index] for index in sentences)


def _fields(
    view: View,
    mention: Mention | None,
    date: DateTie | None,
    place: PlaceTie | None,
    groups: list[Group],
    weapons: dict[str, Span],
) -> Iterator[tuple[str, Span]]:
    """Yield the words that every field was read from."""
    if mention is not None:
        yield "event_type", view.reading.span(mention.word.start, mention.word.end)
    if date is not None:
        yield "date", date.mention.span
    if place is not None:
        yield "place", place.mention.span
    for group in groups:
        if group.outcome in ("killed", "injured"):
            yield group.outcome, view.reading.span(group.start, group.end)
    yield from (("weapons", span) for span in weapons.values())
