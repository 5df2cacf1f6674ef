"""Fits how sure a report is to how often such reports are right.

`python -m tests.evaluation.calibrating [LABELLED.jsonl ...]` fits the weights of seeds/lexicon/confidence.toml on the
dev half of our own incident texts and on further labelled reports, and prints the reliability of each set. A line of
LABELLED.jsonl is `{"traits": {name: bool}, "right": bool}`, the traits by `extractors.incidents.confidence.traits`;
a file is a set. Every report weighs the same.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.incidents.confidence import rated, traits
from extractors.knowledge import DEFAULT_FOLDER, Knowledge
from extractors.records import Realis
from tests.evaluation.incidents.gold import load_quiet, load_texts
from tests.evaluation.scoring_incidents import align, read_texts, stands

TARGET = DEFAULT_FOLDER / "lexicon" / "confidence.toml"
RIDGE = 2.0
"""Pull towards 0: a trait that few reports have keeps a small weight."""
STEPS = 50
BINS = 5
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A report's traits, and whether it stands for something its text tells."""

    traits: Mapping[str, bool]
    right: bool


def own_reports(knowledge: Knowledge) -> Iterator[Labelled]:
    """Yield the reports read from the dev half of our own texts, the quiet ones included."""
    texts, quiet = load_texts("dev"), load_quiet("dev")
    found = read_texts((*texts, *quiet), knowledge)
    for text in texts:
        for gold, report in align(text, next(found)):
            if report is not None:
                yield Labelled(traits(report), stands(gold, report))
    for _ in quiet:
        yield from (Labelled(traits(r), False) for r in next(found) if r.realis is Realis.ACTUAL)


def read_labelled(path: Path) -> list[Labelled]:
    """Read a file of labelled reports."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [Labelled(row["traits"], row["right"]) for row in rows]


def fit(rows: Sequence[Labelled]) -> dict[str, float]:
    """Return the weights of a logistic regression (Newton's method, a ridge on all but the bias)."""
    names = ["bias", *rows[0].traits]
    known = np.array([[1.0, *(float(row.traits[name]) for name in names[1:])] for row in rows])
    right = np.array([float(row.right) for row in rows])
    ridge = np.diag([0.0, *[RIDGE] * (len(names) - 1)])
    weights: Vector = np.zeros(len(names))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (right - chance) - ridge @ weights
        bend = (known.T * (chance * (1 - chance))) @ known + ridge
        weights = weights + np.linalg.solve(bend, slope)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def reliability(rows: Sequence[Labelled], weights: Mapping[str, float]) -> str:
    """Return a table: reports by confidence, the mean confidence of each bin and the share that is right."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for row in rows:
        confidence = rated(row.traits, weights)
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, row.right))
    lines = [f"{'confidence':<12}{'reports':>8}{'mean':>8}{'right':>8}"]
    for number, held in enumerate(bins):
        if held:
            mean, share = (sum(column) / len(held) for column in zip(*held, strict=True))
            lines.append(f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}{len(held):>10}{mean:>8.2f}{share:>8.2f}")
    return "\n".join(lines)


def write(weights: Mapping[str, float], counts: Mapping[str, int], path: Path) -> None:
    """Write the weights with where they come from."""
    sets = ", ".join(f"{count} of {name}" for name, count in counts.items())
    lines = [
        "# How much each trait of a report speaks for its being right; made by `tests.evaluation.calibrating`.",
        f"# Fitted on {datetime.now(UTC):%Y-%m-%d} by logistic regression on reports: {sets}.",
        "[weights]",
        *(f"{name} = {weight}" for name, weight in weights.items()),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, write and print."""
    sets = {"our own dev texts": list(own_reports(Knowledge()))}
    sets |= {Path(name).stem.replace("_", " "): read_labelled(Path(name)) for name in sys.argv[1:]}
    together = [row for rows in sets.values() for row in rows]
    weights = fit(together)
    write(weights, {name: len(rows) for name, rows in sets.items()}, TARGET)
    for name, rows in {**sets, "all": together}.items():
        print(f"{name}\n{reliability(rows, weights)}\n")


if __name__ == "__main__":
    main()
