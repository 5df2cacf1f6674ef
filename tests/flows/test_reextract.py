"""Reading kept texts again: what is missing comes back, what is right is left alone, nothing is fetched."""

import json
from pathlib import Path

import duckdb
from rich.console import Console

from flows.engine import PlainEngine
from flows.reextract import reextract
from flows.run import new_run
from flows.settings import Settings, load_settings
from flows.summary import RunSummary
from tests.flows.conftest import run_ingest
from warehouse.query import query_published

TEXTS = (
    "Two Chinese engineers were killed when gunmen fired on their van near Hub in Balochistan on Monday, police said.",
    "A bomb planted beside a road killed four soldiers in Mastung on Tuesday, the army said in a statement.",
)


def settings_of(folder: Path) -> Settings:
    """Settings of a warehouse whose only source is a file of two documents."""
    documents = folder / "documents.jsonl"
    rows = [{"id": str(n), "text": text, "published": "2026-02-05"} for n, text in enumerate(TEXTS)]
    documents.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    source = f'[[source]]\nid = "shelf"\noutlet = "Shelf"\nkind = "files"\nurl = "{documents}"\n'
    (folder / "sources.toml").write_text(source, encoding="utf-8")
    return load_settings(home=folder / "home", sources_file=folder / "sources.toml")


def run_again(settings: Settings) -> RunSummary:
    """Read the kept texts again in this process."""
    return reextract(new_run(settings, "reextract", PlainEngine.name), PlainEngine(Console(quiet=True)))


def test_texts_read_again_give_the_same_warehouse_and_what_was_lost_comes_back(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    first = run_ingest(settings)
    same = run_again(settings)
    assert (same.digest, same.reread_rows) == (first.digest, 0)
    assert same.reread_articles >= len(TEXTS)
    with duckdb.connect(str(settings.warehouse_file)) as con:
        con.execute("DELETE FROM statements")
        con.execute("UPDATE incident_reports SET killed_best = 999")
    mended = run_again(settings)
    assert mended.digest == first.digest
    assert mended.reread_rows > 0
    assert "rows new" in mended.sentence()
    killed = query_published(settings.published_file, "SELECT max(killed_best) FROM incident_reports").rows
    assert killed[0][0] < 999
