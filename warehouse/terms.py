"""The names, numbers and words of articles, each weighing more the rarer it is in news at large.

Rarity is read from a fixed table, not from the articles at hand: how alike two articles are then depends on the two
alone, whatever else the warehouse holds and in whatever order it came.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from math import log
from pathlib import Path

import duckdb

from warehouse.rows import query, to_json

_FILE = Path(__file__).resolve().parent / "common_terms.toml"
PRIOR_ARTICLES = 50
"""Articles a term is taken to be missing from before any was counted."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much terms weigh, by hash; those that are not in the table are the rarest."""

    weights: Mapping[int, float]
    rarest: float

    def of(self, term: int) -> float:
        """Return the logarithm of how rare a term is."""
        return self.weights.get(term, self.rarest)


def load_terms(con: duckdb.DuckDBPyConnection, article_ids: Collection[str]) -> dict[str, Mapping[int, float]]:
    """Return articles' weighted terms by article id; an article that novelty does not compare has none."""
    rarity = read_rarity()
    rows = con.execute(query("account_terms"), {"ids": to_json(article_ids)}).fetchall()
    return {
        article: {term: weight * rarity.of(term) for term, weight in zip(terms, weights, strict=True)}
        for article, terms, weights in rows
    }


@cache
def read_rarity() -> Rarity:
    """Read common_terms.toml: in how many of so many articles each common term was counted."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    every = table["articles"] + PRIOR_ARTICLES
    weights = {term_hash(term): log(every / (count + 1)) for term, count in table["terms"].items()}
    return Rarity(weights, log(every))


@cache
def name_hashes(name: str) -> frozenset[int]:
    """Return the terms of a name's words; words of one or two letters are too common to tell."""
    return frozenset(term_hash(f"@{word}") for word in name.lower().replace("-", " ").split() if len(word) > 2)


def term_hash(term: str) -> int:
    """Return a term's hash in `fingerprint_terms`: 64 bits of BLAKE2b, little-endian."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little")
