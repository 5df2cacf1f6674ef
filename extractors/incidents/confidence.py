"""How sure a report is: a logistic score of what its account says outright."""

from math import exp

from extractors.records import IncidentReport, Realis

WEIGHTS = {
    "bias": -0.6,
    "date": 0.7,
    "place": 0.6,
    "toll": 0.7,
    "strong": 0.8,
    "told_again": 0.3,
    "main": 0.5,
    "not_actual": -0.6,
    "plural": -0.5,
}


def confidence_of(report: IncidentReport, *, strong: bool, told_again: bool, plural: bool) -> float:
    """Return the chance, 0 to 1, that a report stands for one happening that its text tells."""
    told = {
        "date": report.when.precision >= 1,
        "place": report.place is not None,
        "toll": report.killed.low is not None or report.injured.low is not None,
        "strong": strong,
        "told_again": told_again,
        "main": report.is_main,
        "not_actual": report.realis is not Realis.ACTUAL,
        "plural": plural,
    }
    score = WEIGHTS["bias"] + sum(WEIGHTS[name] for name, holds in told.items() if holds)
    return round(1 / (1 + exp(-score)), 3)
