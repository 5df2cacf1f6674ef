"""Fit the points by which accounts are compared, and print warehouse/weights.toml.

    python -m tests.evaluation.fitting_linking --sources "what the files are" WAREHOUSE.duckdb=LABELS.jsonl ... > w.toml

Each pair of names is a warehouse that an ingest made (`scoring_linking --keep`) and the documents it was made of, with
`cluster`. Pairs of documents' main accounts are labelled by it; our own annotated accounts are always counted in.
Logistic regression, by Newton's steps, with a normal prior around linking/prior.toml. The bare model is fitted to the
same pairs with everything left out that background does not tell.
"""

import argparse
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.evaluation.linking.labelled import Labelled, labelled_pairs, own_pairs
from warehouse.comparing import CONFLICTING

PRIOR = Path(__file__).resolve().parent / "linking" / "prior.toml"
PRIOR_STRENGTH = {"news": 2.0, "bare": 10.0}
"""Inverse variance of a level's points around the prior: the bare model has few pairs that are truly background."""
STEPS = 40
SMALLEST_STEP = 1e-6
NEWS_ONLY = ("words", "published", "timing")
OWN_COUNTS = 4
"""Our own accounts are nearer to what is read in use: each of their pairs counts so often."""
Points = dict[str, dict[str, float]]
Vector = NDArray[np.float64]


def read_prior() -> dict[str, Any]:
    """Read prior.toml; what [news] leaves out is half of [bare]'s."""
    prior = tomllib.loads(PRIOR.read_text(encoding="utf-8"))
    for name, levels in prior["bare"].items():
        if name not in prior["news"]:
            prior["news"][name] = {level: points / 2 for level, points in levels.items()}
    return prior


def bare(levels: Mapping[str, str]) -> dict[str, str]:
    """Return what would be left of a comparison if one account were background."""
    kept = {name: level for name, level in levels.items() if name not in NEWS_ONLY}
    return {name: level.removesuffix("_but_named") for name, level in kept.items()}


def conflicts(levels: Mapping[str, str]) -> bool:
    """Whether days or places contradict: such pairs are compared only where articles are alike, and would mislead."""
    return any(levels.get(name) in known for name, known in CONFLICTING.items())


def fit(pairs: Sequence[Labelled], prior: Mapping[str, Any], strength: float) -> tuple[float, Points]:
    """Return the base and the points of each level that fit the pairs best."""
    names = [(name, level) for name, levels in prior.items() if name != "base" for level in levels]
    place = {name: number for number, name in enumerate(names, start=1)}
    start = np.array([prior["base"], *(prior[name][level] for name, level in names)])
    told = np.zeros((len(pairs), len(start)))
    told[:, 0] = 1
    for row, pair in enumerate(pairs):
        told[row, [place[item] for item in pair.levels.items() if item in place]] = 1
    found = _newton(told, np.array([pair.is_same for pair in pairs]), start, strength)
    points: Points = {}
    for (name, level), value in zip(names, found[1:], strict=True):
        points.setdefault(name, {})[level] = round(float(value), 2)
    return round(float(found[0]), 2), points


def _newton(told: Vector, is_same: NDArray[np.bool_], start: Vector, strength: float) -> Vector:
    """Climb to the likeliest points, halving a step that would lead downwards."""
    points, best = start, _loss(told, is_same, start, 0 * start, strength)
    for _ in range(STEPS):
        chance = _chance(told, points)
        slope = told.T @ (chance - is_same) + strength * (points - start)
        curve = (told.T * (chance * (1 - chance))) @ told + strength * np.eye(len(start))
        step = np.linalg.solve(curve, slope)
        while np.abs(step).max() > SMALLEST_STEP:
            moved = points - step
            if (loss := _loss(told, is_same, moved, moved - start, strength)) < best:
                points, best = moved, loss
                break
            step /= 2
        else:
            break
    return points


def _chance(told: Vector, points: Vector) -> Vector:
    chance: Vector = 1 / (1 + np.exp(-np.clip(told @ points, -30, 30)))
    return chance


def _loss(told: Vector, is_same: NDArray[np.bool_], points: Vector, shift: Vector, strength: float) -> float:
    odds = np.where(is_same, 1.0, -1.0) * (told @ points)
    return float(np.logaddexp(0, -odds).sum() + strength / 2 * (shift**2).sum())


def table(prior: Mapping[str, Any], pairs: Sequence[Labelled], described: str) -> str:
    """Return weights.toml for pairs."""
    news = fit([pair for pair in pairs if "words" in pair.levels], prior["news"], PRIOR_STRENGTH["news"])
    background = [replace(pair, levels=bare(pair.levels)) for pair in pairs]
    others = fit([pair for pair in background if not conflicts(pair.levels)], prior["bare"], PRIOR_STRENGTH["bare"])
    lines = [
        "# Points, in log-odds, by which warehouse/comparing.py judges whether two accounts are of one incident.",
        f"# Fitted by tests/evaluation/fitting_linking.py to {described},",
        "# around the prior of tests/evaluation/linking/prior.toml. tests/evaluation/README.md has what they reach.",
        *(f"{name} = {bound}" for name, bound in prior.items() if name.startswith("least")),
        *_model("news", *news),
        *_model("bare", *others),
    ]
    return "\n".join(lines)


def _model(model: str, base: float, points: Points) -> Iterator[str]:
    yield from ("", f"[{model}]", f"base = {base}")
    for name, levels in points.items():
        yield from ("", f"[{model}.{name}]")
        yield from (f"{level} = {value}" for level, value in levels.items())


def main() -> None:
    """Print weights.toml for the warehouses named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="WAREHOUSE=LABELS")
    parser.add_argument("--sources", default="", help="what the files are, for the heading")
    asked = parser.parse_args()
    names = [tuple(map(Path, item.split("=", 1))) for item in asked.sets]
    sets = [labelled_pairs(warehouse, labels) for warehouse, labels in names] + [own_pairs() * OWN_COUNTS]
    whence = ", ".join(filter(None, [asked.sources, f"our own accounts (each {OWN_COUNTS} times)"]))
    described = f"{len({id(pair) for pairs in sets for pair in pairs})} pairs: {whence}"
    print(table(read_prior(), [pair for pairs in sets for pair in pairs], described))


if __name__ == "__main__":
    main()
