"""The analysts' copy, the checks and the dictionary."""

from pathlib import Path

import duckdb
import pytest

from extractors.errors import BadInput
from extractors.records import Span
from tests.warehouse.building import article, candidate, extraction, outcome, report
from warehouse.check import content_digest, run_checks
from warehouse.connect import open_memory, open_warehouse
from warehouse.describe import describe
from warehouse.linking import link
from warehouse.load import store_outcomes
from warehouse.publish import publish
from warehouse.query import named_query, query_published

VIEWS = (
    "incident_sentences",
    "incident_summary",
    "incident_tolls",
    "claims_and_denials",
    "statements_by_speaker",
    "article_copies",
    "source_health",
)


def _fill(path: Path, number: int = 0) -> None:
    with open_warehouse(path) as con:
        read = article(url=f"https://herald.example/{number}")
        store_outcomes(con, [outcome(candidate(number), read)], run_id="r")
        link(con)


def test_the_copy_holds_tables_views_comments_and_parquet(path: Path, tmp_path: Path) -> None:
    _fill(path)
    folder = tmp_path / "it's here"
    database = publish(path, folder)
    with duckdb.connect(str(database), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchone() == (1,)
        for view in VIEWS:
            con.execute(f"FROM {view}").fetchall()
        assert len(con.execute("FROM incidents_as_of(now())").fetchall()) == 1
        comment = con.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'incidents'").fetchone()
        assert comment is not None
        assert "derived" in comment[0]
        of_view = (
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'incident_tolls' AND column_name = 'best_url'"
        )
        assert con.execute(of_view).fetchone() == ("Its address.",)
        left_out = (
            "SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'fingerprint%' OR table_name = 'candidates'"
        )
        assert con.execute(left_out).fetchone() == (0,)
    parquet = str(folder / "parquet" / "incident_reports.parquet").replace("'", "''")
    assert duckdb.sql(f"SELECT count(*) FROM '{parquet}'").fetchone() == (1,)
    assert sorted(file.name for file in folder.iterdir()) == ["corridor.duckdb", "parquet"]


def test_a_reader_keeps_its_copy_while_a_new_one_comes(path: Path, tmp_path: Path) -> None:
    _fill(path)
    database = publish(path, tmp_path / "published")
    reader = duckdb.connect(str(database), read_only=True)
    before = database.stat().st_ino
    _fill(path, number=1)
    publish(path, tmp_path / "published")
    assert database.stat().st_ino != before
    assert reader.execute("SELECT count(*), max(length(text)) > 0 FROM articles").fetchone() == (1, True)
    reader.close()
    assert query_published(database, "SELECT count(*) FROM articles").rows == ((2,),)


def test_a_copy_that_fails_leaves_the_old_one(path: Path, tmp_path: Path) -> None:
    _fill(path)
    database = publish(path, tmp_path)
    before = database.read_bytes()
    other = tmp_path / "broken.duckdb"
    other.write_text("no database " * 1000)
    with pytest.raises(BadInput):
        publish(other, tmp_path)
    assert database.read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_publishing_changes_nothing(path: Path, tmp_path: Path) -> None:
    _fill(path)
    with open_warehouse(path) as con:
        before = content_digest(con)
    publish(path, tmp_path)
    with open_warehouse(path) as con:
        assert content_digest(con) == before


def test_every_table_view_and_column_has_a_comment() -> None:
    con = open_memory()
    bare = con.execute(
        """SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE comment IS NULL AND NOT temporary
           UNION ALL
           SELECT view_name FROM duckdb_views() WHERE comment IS NULL AND NOT internal
           UNION ALL
           SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal"""
    ).fetchall()
    assert bare == []


def test_the_dictionary_names_everything() -> None:
    con = open_memory()
    text = describe(con)
    for (name,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'").fetchall():
        assert f"## {name}\n" in text
    assert "## ops.polls\n" in text
    assert "## incident_summary (view)\n" in text
    assert "| `count_low` | INTEGER | Smallest; NULL is unknown. |" in text


@pytest.mark.parametrize(
    ("damage", "check"),
    [
        ("INSERT INTO articles FROM articles", "articles_unique"),
        ("INSERT INTO verdicts FROM verdicts", "verdicts_unique"),
        ("DELETE FROM articles", "verdicts_article"),
        ("UPDATE verdicts SET verdict_code = 'near_copy'", "verdicts_evidence"),
        ("UPDATE verdicts SET verdict_code = 'copy'", "codes_known"),
        ("DELETE FROM fingerprints", "fingerprints_complete"),
        ("INSERT INTO fingerprints FROM fingerprints", "fingerprints_unique"),
        ("UPDATE articles SET tier_code = 'off'", "off_topic_textless"),
        ("UPDATE articles SET text = NULL", "reports_article"),
        ("INSERT INTO figures FROM figures", "extractions_unique"),
        ("DELETE FROM statements", "report_parts"),
        ("UPDATE statement_spans SET span_start = span_start + 1", "spans_in_text"),
        ("UPDATE incident_reports SET killed_low = 5", "counts_ordered"),
        ("UPDATE incident_reports SET date_end = DATE '2020-01-01'", "dates_ordered"),
        ("DELETE FROM incident_members", "incidents_members"),
        ("UPDATE incident_figures SET best_report_id = uuid()", "figures_basis"),
        (
            "INSERT INTO ops.candidates BY NAME SELECT candidate_id, source_id, url, now() AS queued_at FROM verdicts",
            "verdicts_not_queued",
        ),
    ],
)
def test_checks_find_the_damage(con: duckdb.DuckDBPyConnection, damage: str, check: str) -> None:
    store_outcomes(con, [outcome(candidate(0), article())], run_id="r")
    link(con)
    assert run_checks(con) == []
    con.execute(damage)
    failures = {failure.check: failure for failure in run_checks(con)}
    assert check in failures
    assert failures[check].rows > 0
    assert failures[check].example


def test_an_offset_that_points_elsewhere_is_found(con: duckdb.DuckDBPyConnection) -> None:
    wrong = extraction(report(evidence=(Span(3, 9, "Gunmen"),)))
    store_outcomes(con, [outcome(candidate(0), article(), extraction=wrong)], run_id="r")
    link(con)
    assert [failure.check for failure in run_checks(con)] == ["spans_in_text"]


def test_the_digest_knows_content_not_order() -> None:
    one, other = open_memory(), open_memory()
    ended = [outcome(candidate(n), article(url=f"https://herald.example/{n}")) for n in (0, 1)]
    store_outcomes(one, ended, run_id="r")
    before = content_digest(one)
    one.execute("CREATE TABLE t AS FROM figures ORDER BY figure_id DESC")
    one.execute("DELETE FROM figures")
    one.execute("INSERT INTO figures FROM t")
    one.execute("DROP TABLE t")
    assert content_digest(one) == before
    assert content_digest(other) != before
    one.execute("UPDATE figures SET count_best = 4")
    assert content_digest(one) != before


def test_named_queries_run_on_the_copy(path: Path, tmp_path: Path) -> None:
    _fill(path)
    database = publish(path, tmp_path)
    names = [
        *("status_sources", "status_runs", "status_contents"),
        *("demo_incidents", "demo_statements", "demo_copies", "demo_faults"),
    ]
    for name in names:
        title, sql = named_query(name)
        assert title
        assert query_published(database, sql).columns
    _, sql = named_query("demo_incidents")
    assert len(query_published(database, sql).rows) == 1
    with pytest.raises(BadInput, match="DuckDB says"):
        query_published(database, "SELECT nothing")
