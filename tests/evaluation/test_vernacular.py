"""Floors under the quality of incident extraction in Chinese and Urdu, and the gold that it is measured on."""

import tomllib
from collections import Counter

import pytest

from extractors.knowledge import Knowledge
from tests.evaluation.incidents.gold import SPLITS, VERNACULAR, GoldText, gold_digest, load_texts
from tests.evaluation.scoring_incidents import score, table

FLOORS = tomllib.loads((VERNACULAR / "floors.toml").read_text("utf8"))
HARD_PARTS = {
    "several", "realis", "background", "claim_denial", "operations", "perpetrators", "later_reference",
    "casualty_split", "hedged_counts", "negation", "attackers_toll", "attributed_counts", "dates", "places",
    "targets", "weapons", "court", "passive_nominal",
}  # fmt: skip
TEXTS = [text for split in SPLITS for text in load_texts(split, VERNACULAR)]


@pytest.mark.parametrize("split", SPLITS)
def test_no_figure_sinks_below_its_floor(split: str) -> None:
    result = score(split, Knowledge(), VERNACULAR)
    figures, floors = result.figures(), FLOORS[split]
    low = [f"{name}: {figures[name]} < {floor}" for name, floor in floors.items() if figures[name] < floor]
    assert not low, "\n".join([*low, "", table(split, result)])
    assert figures.keys() == floors.keys(), "floors.toml names other figures: print it anew with --floors"


def test_gold_is_the_one_the_floors_were_measured_on() -> None:
    assert gold_digest(VERNACULAR) == FLOORS["gold_digest"], (
        "The annotated texts have changed. If that was meant, measure again and replace floors.toml."
    )


def test_both_languages_cover_every_hard_part() -> None:
    assert Counter(text.language for text in TEXTS) == {"zh": 40, "ur": 40}
    for split in SPLITS:
        assert {part for text in TEXTS if text.split == split for part in text.parts} == HARD_PARTS


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_annotation_points_into_its_text(text: GoldText) -> None:
    for incident in text.incidents:
        assert all(text.text.count(words) == 1 for words in incident.evidence)
        assert incident.when is None or incident.when.start <= text.published
