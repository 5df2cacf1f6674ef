"""Floors under the quality of incident extraction, and the gold that it is measured on."""

import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractors.knowledge import Knowledge
from extractors.records import Attribution, Casualty, Count, IncidentReport, Place, Realis, Span, Target, When
from tests.evaluation.incidents.gold import (
    FOLDER,
    FRESH,
    SPLITS,
    GoldIncident,
    GoldText,
    Toll,
    gold_digest,
    load_fresh,
    load_quiet,
    load_texts,
)
from tests.evaluation.incidents.matching import FIELDS, Tally, attribution, date, killed, toll_range
from tests.evaluation.scoring_incidents import Score, align, fresh_table, quiet_share, score, score_fresh, table

FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text("utf8"))
HARD_PARTS = {
    "several", "later_reference", "passive_nominal", "casualty_split", "attributed_counts", "attackers_toll",
    "hedged_counts", "negation", "realis", "dates", "places", "perpetrators", "claim_denial", "targets", "weapons",
    "operations", "court", "background",
}  # fmt: skip
TEXTS = [text for split in SPLITS for text in load_texts(split)]
QUIET = [text for split in SPLITS for text in load_quiet(split)]
LATER = [text for batch in load_fresh().values() for text in batch]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge()


@pytest.fixture(scope="module")
def scores(knowledge: Knowledge) -> dict[str, Score]:
    return {split: score(split, knowledge) for split in SPLITS}


@pytest.mark.parametrize("split", SPLITS)
def test_no_figure_sinks_below_its_floor(scores: dict[str, Score], split: str) -> None:
    figures, floors = scores[split].figures(), FLOORS[split]
    low = [
        f"{name}: {figures.get(name, 0.0)} < {floor}"
        for name, floor in floors.items()
        if figures.get(name, 0.0) < floor
    ]
    assert not low, "\n".join([*low, "", table(split, scores[split])])
    assert figures.keys() == floors.keys(), "floors.toml names other figures: print it anew with --floors"


def test_later_quiet_texts_stay_quiet(knowledge: Knowledge) -> None:
    fresh = score_fresh(knowledge)
    low = [batch for batch, row in fresh.items() if quiet_share(row) < FLOORS[FRESH][batch]]
    assert not low, fresh_table(fresh)
    assert fresh.keys() == FLOORS[FRESH].keys()


def test_gold_is_the_one_the_floors_were_measured_on() -> None:
    assert gold_digest() == FLOORS["gold_digest"], (
        "The annotated texts have changed. If that was meant, measure again and replace floors.toml."
    )


def test_gold_is_large_and_covers_every_hard_part_in_both_halves() -> None:
    assert len(TEXTS) >= 150
    assert len(QUIET) == 300
    for split in SPLITS:
        parts = Counter(part for text in TEXTS if text.split == split for part in text.parts)
        assert parts.keys() == HARD_PARTS
        assert min(parts.values()) >= 6, parts


def test_ids_are_unique() -> None:
    counts = Counter(text.id for text in (*TEXTS, *QUIET, *LATER))
    assert max(counts.values()) == 1


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_annotation_points_into_its_text(text: GoldText) -> None:
    assert 60 <= len(text.text.split()) <= 250
    for incident in text.incidents:
        assert all(text.text.count(words) == 1 for words in incident.evidence)
        assert incident.when is None or incident.when.start <= incident.when.end
        assert incident.when is None or incident.when.start <= text.published


@pytest.mark.parametrize("texts", [QUIET, LATER], ids=["halves", "fresh"])
def test_quiet_texts_are_short_and_all_different(texts: list[GoldText]) -> None:
    assert all(30 <= len(text.text.split()) <= 150 for text in texts)
    openings = Counter(" ".join(text.text.split()[:4]) for text in texts)
    assert max(openings.values()) == 1, openings.most_common(3)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.toml")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_file_lies_in_the_half_it_names(path: Path) -> None:
    assert tomllib.loads(path.read_text("utf8"))["split"] == path.parent.name


def count_of(toll: Toll | None) -> Count:
    return Count(toll.low, toll.best, toll.high) if toll else Count()


def report_of(gold: GoldIncident, text: str) -> IncidentReport:
    """Return the report that says exactly what the gold says."""
    start = text.index(gold.evidence[0])
    span = Span(start, start + len(gold.evidence[0]), gold.evidence[0])
    dead = {"chinese_killed": ("civilian", "CHN"), "attackers_killed": ("attacker", None)}
    return IncidentReport(
        event_type=gold.event_type,
        sub_event_type=gold.sub_event_type,
        attack_type=gold.attack_type or "unknown",
        suicide=gold.suicide,
        success=None,
        realis=Realis(gold.realis),
        is_main=gold.is_main,
        confidence=0.9,
        when=When(gold.when.start, gold.when.end, gold.when.precision) if gold.when else When(),
        place=Place(None, gold.place, gold.district, gold.province) if gold.place else None,
        killed=count_of(gold.tolls.get("killed")),
        injured=count_of(gold.tolls.get("injured")),
        casualties=tuple(
            Casualty("killed", *dead[name], count_of(toll), span) for name, toll in gold.tolls.items() if name in dead
        ),
        attributions=tuple(
            Attribution(doer.actor, None, doer.stance or "accused", doer.asserted_by, span) for doer in gold.doers
        ),
        targets=tuple(Target("", item.name[:-4], "CHN", span) for item in gold.targets if item.name.endswith(" CHN"))
        + tuple(Target("", item.name, None, span) for item in gold.targets if not item.name.endswith(" CHN")),
        weapons=tuple(item.name for item in gold.weapons),
        evidence=(span,),
    )


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_the_gold_itself_scores_in_full(text: GoldText) -> None:
    reports = [report_of(gold, text.text) for gold in reversed(text.incidents)]
    for gold, report in align(text, reports):
        assert gold is not None
        assert report is not None
        assert report.evidence[0].text == gold.evidence[0]
        for name, compare in FIELDS.items():
            tally = compare(gold, report)
            assert tally.right == tally.printed == tally.asked, name


def test_a_second_report_of_one_incident_is_spurious() -> None:
    text = next(text for text in TEXTS if text.id == "several-02")
    reports = [report_of(gold, text.text) for gold in text.incidents]
    alone = [report for gold, report in align(text, reports * 2) if gold is None]
    assert len(alone) == len(text.incidents)


@pytest.mark.parametrize(
    ("change", "compare", "expected"),
    [
        ({"when": When()}, date, Tally(0, 0, 1)),
        ({"killed": Count()}, killed, Tally(0, 0, 1)),
        ({"killed": Count(3, 3, 3)}, killed, Tally(1, 1, 1)),
        ({"killed": Count(9, 9, 9)}, killed, Tally(0, 1, 1)),
        ({"killed": Count(3, 3, 3)}, toll_range, Tally(0, 0, 1)),
        ({"attributions": ()}, attribution, Tally(0, 0, 1)),
        (
            {"attributions": (Attribution("Balochistan Liberation Front", None, "denied", None, Span(0, 1, "T")),)},
            attribution,
            Tally(0, 1, 1),
        ),
        (
            {"attributions": (Attribution("the gunmen", None, "accused", None, Span(0, 1, "T")),)},
            attribution,
            Tally(0, 0, 1),
        ),
    ],
)
def test_what_a_wrong_field_costs(
    change: dict[str, Any], compare: Callable[[GoldIncident, IncidentReport], Tally], expected: Tally
) -> None:
    text = next(text for text in TEXTS if text.id == "attributed-01")
    gold = text.incidents[0]
    assert compare(gold, replace(report_of(gold, text.text), **change)) == expected


def test_a_value_printed_where_the_text_leaves_it_open_is_a_guess() -> None:
    text = next(text for text in TEXTS if text.id == "places-09")
    gold = text.incidents[0]
    report = replace(report_of(gold, text.text), injured=Count(7, 7, 7))
    assert FIELDS["injured"](gold, report) == Tally(0, 1, 0)
