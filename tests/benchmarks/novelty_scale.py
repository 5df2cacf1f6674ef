"""How long novelty takes: a batch of articles judged against many known ones. Run by hand, it is no test.

    python -m tests.benchmarks.novelty_scale --known 1000000 --batch 1000 --file scale.duckdb

The known articles are random hashes of the usual number an article; a tenth of the batch copies one of them.
"""

import argparse
import random
import time
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from extractors.records import Article, Fingerprint, stable_id
from warehouse.connect import open_warehouse
from warehouse.novelty import judge

SHINGLES, BANDS, SENTENCES, TERMS = 300, 42, 12, 80
VOCABULARY = 200_000
SPAN_DAYS = 3650
NOW = datetime(2026, 2, 6, tzinfo=UTC)

FILL = f"""
INSERT INTO fingerprints
SELECT i, uuid(), 'https://outlet.example/' || i, TIMESTAMPTZ '2026-02-06 00:00:00+00'
       - (($known - i) * {SPAN_DAYS} / $known) * INTERVAL 1 DAY, uuid(), md5(i::VARCHAR),
       repeat(i::VARCHAR, {SHINGLES * 8 // 5})::BLOB
FROM range($known) AS r(i);
INSERT INTO fingerprint_bands SELECT hash(i * 100 + j), i FROM range($known) AS r(i), range({BANDS}) AS s(j);
INSERT INTO fingerprint_sentences SELECT hash(-i * 100 - j), i FROM range($known) AS r(i), range({SENTENCES}) AS s(j);
INSERT INTO fingerprint_terms
SELECT DISTINCT hash((power(random(), 3) * {VOCABULARY})::INTEGER), i, 1
FROM range($known) AS r(i), range({TERMS}) AS s(j);
"""


def fill(con: duckdb.DuckDBPyConnection, known: int) -> None:
    """Fill the memory with random articles spread over ten years."""
    for statement in FILL.split(";\n"):
        if statement.strip():
            con.execute(statement.replace("$known", str(known)))


def article(con: duckdb.DuckDBPyConnection, known: int, is_copy: bool) -> tuple[Article, Fingerprint]:
    """Return an article of random hashes, or a copy of a known one."""
    number = random.randrange(known) if is_copy else random.randrange(10**12, 10**13)
    row = con.execute(
        f"""SELECT [hash($1 * 1000 + j) FOR j IN range({SHINGLES})], [hash($1 * 100 + j) FOR j IN range({BANDS})],
                   [hash(-$1 * 100 - j) FOR j IN range({SENTENCES})],
                   [hash((power(random(), 3) * {VOCABULARY})::INTEGER) FOR j IN range({TERMS})]""",
        [number],
    ).fetchone()
    assert row is not None
    shingles, bands, sentences, terms = row
    weighed = tuple((term, 1.0) for term in dict.fromkeys(terms))
    print_ = Fingerprint(stable_id("text", number), frozenset(shingles), tuple(bands), frozenset(sentences), weighed)
    key = stable_id("article", number, random.random())
    return Article(key, f"https://new.example/{key}", f"https://new.example/{key}", "", published_at=NOW), print_


def main() -> None:
    """Fill once, then time a batch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--known", type=int, default=100_000)
    parser.add_argument("--batch", type=int, default=1000)
    parser.add_argument("--file", type=Path, default=Path("novelty_scale.duckdb"))
    arguments = parser.parse_args()
    with open_warehouse(arguments.file) as con:
        row = con.execute("SELECT count(*) FROM fingerprints").fetchone()
        if row == (0,):
            started = time.perf_counter()
            fill(con, arguments.known)
            print(f"filled with {arguments.known} articles in {time.perf_counter() - started:.1f} s")
        batch = [article(con, arguments.known, place % 10 == 0) for place in range(arguments.batch)]
        for _ in range(3):
            started = time.perf_counter()
            verdicts = judge(con, batch)
            copies = sum(1 for verdict in verdicts if verdict.kind == "near_copy")
            print(
                f"{len(batch)} articles judged in {time.perf_counter() - started:.2f} s, {copies} of them near copies"
            )


if __name__ == "__main__":
    main()
