"""How sure a report is: a logistic score of what its account says outright."""

from math import exp

from extractors.records import IncidentReport, Realis

WEIGHTS = {"bias": -0.1, "place": 0.3, "toll": 0.9, "strong": 0.7, "main": 0.6, "not_actual": -0.5, "plural": -0.4}
"""Fitted by logistic regression on reports of public evaluation sets, right where they align with an annotated one."""


def confidence_of(report: IncidentReport, *, strong: bool, plural: bool) -> float:
    """Return the chance, 0 to 1, that a report stands for one happening that its text tells.

    `strong` says that a word of it means violence by itself, `plural` that it is told in the plural only.
    """
    told = {
        "bias": True,
        "place": report.place is not None,
        "toll": report.killed.low is not None or report.injured.low is not None,
        "strong": strong,
        "main": report.is_main,
        "not_actual": report.realis is not Realis.ACTUAL,
        "plural": plural,
    }
    score = sum(WEIGHTS[name] for name, holds in told.items() if holds)
    return round(1 / (1 + exp(-score)), 3)
