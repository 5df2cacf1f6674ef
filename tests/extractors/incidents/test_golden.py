"""Whole articles of golden.toml and the incidents they tell."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.records import IncidentReport, Realis
from tests.extractors.incidents.helpers import best, reports

ARTICLES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("golden.toml").read_text(encoding="utf-8"))[
    "article"
]


def seen(report: IncidentReport) -> dict[str, Any]:
    """Return a report in the words of golden.toml."""
    abducted = [c.count.best for c in report.casualties if c.outcome == "abducted"]
    chinese = [c.count.best for c in report.casualties if c.outcome == "killed" and c.nationality == "CHN"]
    return {
        "main": report.is_main,
        "event_type": report.event_type,
        "sub_event_type": report.sub_event_type,
        "attack_type": report.attack_type,
        "realis": report.realis.value,
        "date": report.when.start.isoformat() if report.when.start else "",
        "precision": report.when.precision,
        "place": report.place.name if report.place else "",
        "killed": best(report, "killed"),
        "injured": best(report, "injured"),
        "chinese_killed": max((c for c in chinese if c is not None), default=None),
        "abducted": max((c for c in abducted if c is not None), default=None),
        "actor": {a.actor for a in report.attributions},
        "claimed_by": {a.actor for a in report.attributions if a.stance == "claimed"},
    }


@pytest.mark.parametrize("article", ARTICLES, ids=[a["name"] for a in ARTICLES])
def test_article(article: dict[str, Any]) -> None:
    found = [
        r for r in reports(article["text"].strip(), article["title"]) if r.realis in {Realis.ACTUAL, Realis.FOILED}
    ]
    wanted: list[dict[str, Any]] = article.get("incident", [])
    assert len(found) == len(wanted), [(r.attack_type, [e.text for e in r.evidence]) for r in found]
    for report, want in zip(found, wanted, strict=True):
        have = seen(report)
        for field, value in want.items():
            if isinstance(have[field], set):
                assert value in have[field], field
            else:
                assert have[field] == value, field
