"""How sure a report is: a logistic score of what its account says outright."""

from collections.abc import Mapping
from math import exp

from extractors.lexicon import Lexicon
from extractors.records import IncidentReport, Realis

VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})


def confidence_of(report: IncidentReport, lexicon: Lexicon) -> float:
    """Return the chance, 0 to 1, that a report stands for one happening that its text tells.

    By the weights of seeds/lexicon/confidence.toml, which `tests.evaluation.calibrating` fits.
    """
    weights: Mapping[str, float] = lexicon.table("confidence")["weights"]
    return rated(traits(report), weights)


def rated(told: Mapping[str, bool], weights: Mapping[str, float]) -> float:
    """Return the logistic score of traits by their weights, to three places."""
    score = weights["bias"] + sum(weights[name] for name, holds in told.items() if holds)
    return round(1 / (1 + exp(-score)), 3)


def traits(report: IncidentReport) -> dict[str, bool]:
    """Return what a report says or leaves open, each by the name of its weight."""
    when, place = report.when, report.place
    stated = [count for count in (report.killed, report.injured) if count.low is not None or count.high is not None]
    return {
        "place": place is not None,
        "town": place is not None and place.precision is not None and place.precision <= 2,
        "day": when.precision in (1, 2),
        "period": when.precision >= 3,
        "toll": bool(stated),
        "harmed": any((count.low or 0) > 0 for count in stated),
        "doer": bool(report.attributions),
        "target": bool(report.targets),
        "weapon": bool(set(report.weapons) - {"unknown"}),
        "main": report.is_main,
        "not_actual": report.realis is not Realis.ACTUAL,
        "retold": len(report.evidence) > 1,
        "violent": report.event_type in VIOLENT,
        "vague": report.attack_type == "unknown",
    }
