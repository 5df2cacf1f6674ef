"""Whether two accounts are of the same incident: points for each feature, and a three-way judgement.

The points are log-odds, fitted to labelled pairs (weights.toml says how and how well), as in Fellegi and Sunter's
record linkage: what is rarely shared by chance counts most for, what one incident can hardly differ in most against.
Two models stand side by side: of accounts that are both their article's news, the articles' likeness tells most;
of background, and across languages, only what the accounts themselves say can be compared.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from warehouse.accounts import Account
from warehouse.features import features

WEIGHTS_FILE = Path(__file__).resolve().parent / "weights.toml"
CONFLICTING = {
    "date": frozenset(
        {"within_a_week", "within_a_month", "within_a_year", "each_its_own_news", "loosely_apart", "loosely_far_apart"}
    ),
    "timing": frozenset({"before_it_happened"}),
    "place": frozenset({"far", "other_province", "other_province_loosely", "other_country", "other_country_loosely"}),
}
"""Levels at which two accounts cannot both be right."""
IRRECONCILABLE = {"date": frozenset({"years_apart"}), "place": frozenset({"told_apart"})}
"""Levels at which two accounts are of two incidents, whatever else agrees."""
LIKE_WORDS = frozenset({"strong", "very_strong", "nearly_all"})
"""Likeness of two articles from which a slip in one's day or place is the likelier reading."""
UNLIKE_WORDS = frozenset({"none", "slight"})
"""Likeness of two articles from which they tell of one incident only if they put it at the same place."""
ONE_PLACE = frozenset({"same_place", "same_name", "within_15_km", "same_district", "same_province"})
AGREEING = {
    "date": frozenset({"same_day", "next_day", "same_week", "same_month"}),
    "place": frozenset({"same_place", "within_15_km"}),
    "toll": frozenset({"equal_3_to_4", "equal_5_or_more"}),
    "target": frozenset({"shared"}),
}
"""What has to agree, but for the one in conflict, for two accounts to be one incident with a conflict."""
ALIKE = AGREEING | {
    "toll": frozenset({"equal_1_to_2", "equal_3_to_4", "equal_5_or_more", "compatible", "one_more", "close"})
}
"""What has to agree for such a pair to be flagged for people."""
LEAST_TELLING = 2
"""Groups of features that have to speak for two accounts: no single one makes them the same."""
TELLING = ("date", "place", "target", "toll", "victim", "words")
_GROUPS = {
    "date": ("date", "timing"),
    "target": ("target", "nationality", "perpetrator"),
    "toll": ("killed", "injured"),
    "victim": ("victim", "age"),
}


@dataclass(frozen=True, slots=True)
class Weights:
    """Points by model, feature and level, and the bounds of the judgement, all in log-odds."""

    rule: str
    """Name of the rule with the digest of its weights: other weights are another rule."""
    least_same: float
    least_despite: float
    """What two alike articles need where one's day or place contradicts the other's."""
    least_unsure: float
    least_apart: float
    """Score below which two accounts may not share an incident, whatever links them to others."""
    least_apart_conflicting: float
    """The same where one's day or place contradicts the other's."""
    base: Mapping[str, float]
    points: Mapping[str, Mapping[str, Mapping[str, float]]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What speaks for and against two accounts being of one incident."""

    levels: Mapping[str, str]

    @property
    def model(self) -> str:
        """Say which points count: news, or bare where the articles' likeness is unknown."""
        return "news" if "words" in self.levels else "bare"

    @property
    def points(self) -> dict[str, float]:
        """Points of each feature, named with its level."""
        table = read_weights().points[self.model]
        return {f"{name}: {level}": table.get(name, {}).get(level, 0.0) for name, level in self.levels.items()}

    @property
    def score(self) -> float:
        """Sum of the points: the logarithm of the odds that the two are the same."""
        return round(read_weights().base[self.model] + sum(self.points.values()), 3)

    @property
    def judgement(self) -> str:
        """Say same, unsure or different.

        Days or places that contradict each other leave two accounts apart, unless the articles are nearly one or all
        else that tells incidents apart agrees; days and places that both do, always.
        """
        weights, score = read_weights(), self.score
        if self._conflicts() or self._irreconcilable():
            return self._despite_conflict()
        if score >= weights.least_same and self._telling() >= LEAST_TELLING and not self._strangers():
            return "same"
        return "unsure" if score >= weights.least_unsure else "different"

    @property
    def reason(self) -> str | None:
        """Say why a pair was judged against its score or despite a contradiction; None where the score decided."""
        conflicts = self._conflicts()
        if self.judgement == "different" or not conflicts:
            return None
        ending = (
            "all else agrees, or the articles are nearly one" if self.judgement == "same" else "for a person to decide"
        )
        return f"contradicting {conflicts[0]}; {ending}"

    @property
    def holds_apart(self) -> bool:
        """Whether the two may not share an incident, whatever links them to others."""
        if self.judgement == "same":
            return False
        conflicts, weights = self._conflicts(), read_weights()
        if len(conflicts) > 1 or self._irreconcilable():
            return True
        return self.score < (weights.least_apart_conflicting if conflicts else weights.least_apart)

    def _conflicts(self) -> list[str]:
        return [name for name, levels in CONFLICTING.items() if self.levels.get(name) in levels]

    def _strangers(self) -> bool:
        place = self.levels.get("place")
        return self.levels.get("words") in UNLIKE_WORDS and place is not None and place not in ONE_PLACE

    def _irreconcilable(self) -> bool:
        return any(self.levels.get(name) in levels for name, levels in IRRECONCILABLE.items())

    def _despite_conflict(self) -> str:
        conflicts, weights = self._conflicts(), read_weights()
        if self._irreconcilable() or len(conflicts) > 1:
            return "different"
        if self.score >= weights.least_despite and self.levels.get("words") in LIKE_WORDS:
            return "same"
        if self._agrees(AGREEING, conflicts[0]):
            return "same"
        is_flagged = self._agrees(ALIKE, conflicts[0]) or self.score >= weights.least_unsure
        return "unsure" if is_flagged else "different"

    def _agrees(self, wanted: Mapping[str, frozenset[str]], conflicting: str) -> bool:
        return self.levels.get("date") != "each_its_own_news" and all(
            any(self.levels.get(name) in levels for name in _GROUPS.get(group, (group,)))
            for group, levels in wanted.items()
            if conflicting not in _GROUPS.get(group, (group,))
        )

    def _telling(self) -> int:
        table = read_weights().points[self.model]
        return sum(
            any(table.get(name, {}).get(self.levels.get(name, ""), 0.0) > 0 for name in _GROUPS.get(group, (group,)))
            for group in TELLING
        )


def compare(left: Account, right: Account) -> Comparison:
    """Compare two accounts; the order does not matter."""
    return Comparison(features(left, right))


@cache
def read_weights() -> Weights:
    """Read weights.toml."""
    text = WEIGHTS_FILE.read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    models = {name: table[name] for name in ("news", "bare")}
    return Weights(
        rule=f"accounts/3 {sha256(text.encode()).hexdigest()[:8]}",
        least_same=table["least_same"],
        least_despite=table["least_despite"],
        least_unsure=table["least_unsure"],
        least_apart=table["least_apart"],
        least_apart_conflicting=table["least_apart_conflicting"],
        base={name: model.pop("base") for name, model in models.items()},
        points=models,
    )
