"""How long linking takes: all accounts of a large warehouse, then a day's. Run by hand, it is no test.

    python -m tests.benchmarks.linking_scale --accounts 100000 --new 100 --file scale.duckdb

Accounts are made up, three to an incident, spread over ten years, 200 places and 8 provinces.
"""

import argparse
import time
from pathlib import Path

import duckdb

from warehouse.connect import open_warehouse
from warehouse.linking import LinkSummary, link

ACCOUNTS_OF_ONE = 3
SPAN_DAYS = 3650
PLACES = 200
TERMS = 60
FILL = f"""
CREATE OR REPLACE TEMP TABLE made AS
SELECT i, i // {ACCOUNTS_OF_ONE} AS event, md5('article' || i)::UUID AS article_id,
       md5('report' || i)::UUID AS report_id, (hash(event, 1) % {SPAN_DAYS})::INTEGER AS day,
       hash(event, 2) % {PLACES} AS place, (hash(event, 3) % 9)::INTEGER AS killed, (hash(i, 4) % 3)::INTEGER AS delay
FROM range($first, $last) AS r(i);
INSERT INTO articles BY NAME
SELECT article_id, 'https://outlet' || i % 40 || '.example/' || i AS url, url AS canonical_url,
       'Outlet ' || i % 40 AS outlet, 'en' AS language_code,
       TIMESTAMPTZ '2016-01-01 12:00:00+00' + (day + delay) * INTERVAL 1 DAY AS published_at,
       false AS is_date_only, false AS is_seed, false AS is_abstract, current_timestamp AS recorded_at
FROM made;
INSERT INTO incident_reports BY NAME
SELECT report_id, article_id, 0 AS report_number, 'Violence against civilians' AS event_type,
       'Attack' AS sub_event_type, 'armed_assault' AS attack_type_code, false AS is_suicide, 'actual' AS realis_code,
       true AS is_main, 0.8 AS confidence, CASE WHEN i % 7 > 0 THEN DATE '2016-01-01' + day END AS date_start,
       date_start AS date_end, CASE WHEN i % 7 > 0 THEN 1 ELSE 0 END AS date_precision,
       CASE WHEN i % 5 > 0 THEN 'place-' || place END AS place_id, 'Place ' || place AS place_name,
       'District ' || place // 3 AS admin2_name, 'Province ' || place % 8 AS admin1_name, 'PAK' AS country_code,
       25 + (place % 14) * 0.9 AS latitude, 62 + (place // 14) * 0.9 AS longitude, 1 AS place_precision,
       killed AS killed_low, killed AS killed_best, killed AS killed_high, '1.0' AS codebook_version,
       'bench' AS extractor_version
FROM made;
INSERT INTO fingerprints BY NAME
SELECT i AS article_number, article_id, i::VARCHAR AS text_sha256, ''::BLOB AS shingles FROM made;
INSERT INTO fingerprint_terms
SELECT DISTINCT CASE WHEN j < 30 THEN hash(event, j) ELSE hash(i, j) % 20000 END, i, 1
FROM made, range({TERMS}) AS s(j);
"""


def fill(con: duckdb.DuckDBPyConnection, first: int, last: int) -> None:
    """Add accounts by number."""
    for statement in FILL.split(";\n"):
        if statement.strip():
            con.execute(statement.replace("$first", str(first)).replace("$last", str(last)))


def timed(con: duckdb.DuckDBPyConnection, what: str, *, rebuild: bool = False) -> LinkSummary:
    """Link, and print how long it took."""
    started = time.perf_counter()
    summary = link(con, rebuild=rebuild)
    print(f"{what}: {time.perf_counter() - started:.1f} s, {summary.compared_reports} accounts compared")
    return summary


def main() -> None:
    """Fill, link all, then link what a day adds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accounts", type=int, default=20_000)
    parser.add_argument("--new", type=int, default=100)
    parser.add_argument("--file", type=Path, default=Path("linking_scale.duckdb"))
    asked = parser.parse_args()
    with open_warehouse(asked.file) as con:
        fill(con, 0, asked.accounts)
        timed(con, f"{asked.accounts} accounts at once")
        fill(con, asked.accounts, asked.accounts + asked.new)
        after = timed(con, f"{asked.new} more")
        timed(con, "nothing new")
        again = timed(con, "rebuilt", rebuild=True)
        print("as before" if (again.new_links, again.retracted_links) == (0, 0) else "NOT as before", after.incidents)


if __name__ == "__main__":
    main()
