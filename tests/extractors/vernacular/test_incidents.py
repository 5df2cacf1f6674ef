"""Short Chinese and Urdu texts and the incidents they tell."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.records import Count, IncidentReport
from tests.extractors.vernacular.helpers import reports

FOLDER = Path(__file__).parent
TOLD_ON = "2026-05-20"


def _cases(language: str) -> list[tuple[str, dict[str, Any]]]:
    table = tomllib.loads((FOLDER / f"incidents_{language}.toml").read_text(encoding="utf-8"))
    return [(language, row) for row in table["article"]]


def _turns(language: str) -> list[tuple[str, dict[str, Any]]]:
    table = tomllib.loads((FOLDER / f"told_{language}.toml").read_text(encoding="utf-8"))
    return [(language, {"published": TOLD_ON} | row) for row in table["article"]]


CASES = [*_cases("zh"), *_cases("ur")]
TURNS = [*_turns("zh"), *_turns("ur")]


def seen(report: IncidentReport) -> dict[str, Any]:
    """Return a report in the words of the tables."""
    return {
        "main": report.is_main,
        "event_type": report.event_type,
        "sub_event_type": report.sub_event_type,
        "attack_type": report.attack_type,
        "suicide": report.suicide,
        "realis": report.realis.value,
        "date": report.when.start.isoformat() if report.when.start else "",
        "precision": report.when.precision,
        "place": report.place.name if report.place else "",
        "place_in": report.place.name if report.place else "",
        "killed": _number(report.killed),
        "injured": _number(report.injured),
        "chinese_killed": _most(report, "killed", "CHN"),
        "abducted": _most(report, "abducted"),
        "actor": {a.actor for a in report.attributions} or {"-"},
        "claimed_by": {a.actor for a in report.attributions if a.stance == "claimed"} or {"-"},
        "denied_by": {a.actor for a in report.attributions if a.stance == "denied"} or {"-"},
        "suspected": {a.actor for a in report.attributions if a.stance == "suspected"} or {"-"},
        "by": {a.asserted_by for a in report.attributions},
        "weapon": set(report.weapons),
        "target": {t.kind for t in report.targets},
    }


def _number(count: Count) -> int:
    value = count.best if count.best is not None else count.low
    return -1 if value is None else value


def _most(report: IncidentReport, outcome: str, nation: str | None = None) -> int:
    rows = [c.count for c in report.casualties if c.outcome == outcome and nation in (None, c.nationality)]
    return max(map(_number, rows), default=-1)


@pytest.mark.parametrize(("language", "case"), CASES, ids=[f"{code}: {row['name']}" for code, row in CASES])
def test_incidents(language: str, case: dict[str, Any]) -> None:
    code = case.get("language", language)
    found = reports(case["text"].strip(), code, case["published"], case.get("title"))
    wanted: list[dict[str, Any]] = case.get("incident", [])
    assert len(found) == len(wanted), [(r.attack_type, [e.text for e in r.evidence]) for r in found]
    for report, want in zip(found, wanted, strict=True):
        have = seen(report)
        wrong = {field: (have[field], value) for field, value in want.items() if not _agrees(have[field], value)}
        assert not wrong, wrong


@pytest.mark.parametrize(("language", "case"), TURNS, ids=[f"{code}: {row['name']}" for code, row in TURNS])
def test_turns_of_the_language(language: str, case: dict[str, Any]) -> None:
    test_incidents(language, case)


@pytest.mark.parametrize(("language", "case"), TURNS, ids=[f"{code}: {row['name']}" for code, row in TURNS])
def test_every_field_points_at_its_words(language: str, case: dict[str, Any]) -> None:
    text = case["text"].strip()
    for report in reports(text, language, case["published"]):
        spans = [*report.evidence, *(span for _, span in report.field_evidence)]
        spans += [casualty.span for casualty in report.casualties]
        spans += [attribution.span for attribution in report.attributions]
        spans += [target.span for target in report.targets]
        spans += [victim.span for victim in report.victims]
        assert all(text[span.start : span.end] == span.text for span in spans)
        assert report.evidence
        if report.when.text:
            assert report.when.text in text


def _agrees(have: object, want: object) -> bool:
    if isinstance(have, set):
        return want in have
    return have in want if isinstance(want, list) else have == want
