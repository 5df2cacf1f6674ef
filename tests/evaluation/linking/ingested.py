"""Labelled documents put through the main job, and read back as accounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import duckdb
from rich.console import Console

from extractors.records import Source, SourceKind
from flows.engine import PlainEngine
from flows.ingest import ingest
from flows.run import new_run
from flows.settings import Settings, load_settings
from tests.evaluation.linking.gold import Document, write_jsonl

SOURCE = "labelled"
REPORTS = """
SELECT v.url, v.verdict_code, r.report_id::VARCHAR, m.incident_id::VARCHAR, r.is_main, e.words
FROM verdicts AS v
LEFT JOIN incident_reports AS r
    ON r.article_id = CASE WHEN v.verdict_code IN ('same_text', 'same_url') THEN v.of_article_id ELSE v.article_id END
    AND r.realis_code IN ('actual', 'foiled')
LEFT JOIN incident_members AS m USING (report_id)
LEFT JOIN (
    SELECT report_id, string_agg(span_text, ' ' ORDER BY evidence_number) AS words
    FROM report_evidence WHERE field_name = 'report' GROUP BY report_id
) AS e USING (report_id)
WHERE v.source_id = $1
ORDER BY v.url, r.is_main DESC, r.report_number
"""


@dataclass(frozen=True, slots=True)
class Told:
    """One account that was read from a document."""

    document_id: str
    report_id: str
    incident_id: str | None
    is_main: bool
    words: str
    """The sentences it was read from."""


def ingest_documents(documents: Sequence[Document], home: Path) -> Settings:
    """Put documents through the main job, as a file whose every line is on topic, into a warehouse in `home`."""
    home.mkdir(parents=True, exist_ok=True)
    file = home / "documents.jsonl"
    write_jsonl(documents, file)
    settings = load_settings(home=home, sources_file=None)
    engine = PlainEngine(Console(quiet=True))
    source = Source(SOURCE, "Labelled", SourceKind.FILES, str(file), topic_filter=False)
    ingest(new_run(settings, "ingest", engine.name), [source], engine)
    return settings


def read_accounts(con: duckdb.DuckDBPyConnection) -> list[Told]:
    """Return the accounts of the labelled documents, each document's news first; a copy has its original's."""
    rows = con.execute(REPORTS, [SOURCE]).fetchall()
    return [
        Told(unquote(str(url).rsplit("/", 1)[1]), report, incident, bool(is_main), words or "")
        for url, _, report, incident, is_main, words in rows
        if report is not None
    ]
