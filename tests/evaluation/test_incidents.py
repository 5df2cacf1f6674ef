"""Floors under the quality of incident extraction, and the gold that it is measured on."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from extractors.incidents import read_incidents
from extractors.knowledge import Knowledge
from extractors.reading.nlp import read
from tests.evaluation.incidents.gold import FOLDER, SPLITS, GoldText, gold_digest, load_quiet, load_texts
from tests.evaluation.scoring_incidents import Score, align, article_of, score, table

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf8"))
HARD_PARTS = {
    "several", "later_reference", "passive_nominal", "casualty_split", "attributed_counts", "attackers_toll",
    "hedged_counts", "negation", "realis", "dates", "places", "perpetrators", "claim_denial", "targets", "weapons",
    "operations", "court", "background",
}  # fmt: skip
TEXTS = [text for split in SPLITS for text in load_texts(split)]
QUIET = [text for split in SPLITS for text in load_quiet(split)]


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
    counts = Counter(text.id for text in (*TEXTS, *QUIET))
    assert max(counts.values()) == 1


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_annotation_points_into_its_text(text: GoldText) -> None:
    assert 60 <= len(text.text.split()) <= 250
    for incident in text.incidents:
        assert all(text.text.count(words) == 1 for words in incident.evidence)
        assert incident.when is None or incident.when.start <= incident.when.end
        assert incident.when is None or incident.when.start <= text.published


def test_quiet_texts_are_short_and_all_different() -> None:
    assert all(30 <= len(text.text.split()) <= 120 for text in QUIET)
    openings = Counter(" ".join(text.text.split()[:4]) for text in QUIET)
    assert max(openings.values()) == 1, openings.most_common(3)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.toml")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_file_lies_in_the_half_it_names(path: Path) -> None:
    assert tomllib.loads(path.read_text("utf8"))["split"] == path.parent.name


def test_reports_and_gold_are_paired_once(knowledge: Knowledge) -> None:
    text = next(text for text in TEXTS if text.id == "several-02")
    reports = read_incidents(read(article_of(text), knowledge), knowledge)
    pairs = align(text, [*reports, *reports])
    assert Counter(gold is not None for gold, _ in pairs)[True] == len(text.incidents)
    assert sum(report is not None for _, report in pairs) == 2 * len(reports)
    assert sum(gold is not None and report is not None for gold, report in pairs) <= len(text.incidents)
