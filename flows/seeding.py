"""`corridor seeds add`: a further document enters the seed set, from a file or from the warehouse."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from w3lib.url import is_url

from extractors.addresses import canonical_url
from extractors.errors import BadInput
from extractors.extract import extract
from extractors.knowledge import Knowledge
from extractors.records import Article, Count, Extraction, IncidentReport, Realis, Statement
from flows.seedset import add_seed, read_document
from flows.settings import Settings
from warehouse.connect import open_warehouse
from warehouse.load import article_by_url


def add_documents(settings: Settings, documents: Sequence[str], abstract_file: Path | None) -> list[tuple[str, bool]]:
    """Add documents to the seed set; return each one's seed id and whether it was new.

    Without an abstract of one's own, the facts read from the document are put into plain
    sentences: the seed set never holds the document's text. Raises BadInput for a file or
    url that cannot be used, before anything is written for it.
    """
    if abstract_file and len(documents) > 1:
        raise BadInput("one_abstract", "--abstract goes with one document", remedy="Add the documents one by one.")
    knowledge = Knowledge(settings.seeds_folder)
    added: list[tuple[str, bool]] = []
    for document in documents:
        article = _article(settings, document)
        seed_id = _seed_id(document, article)
        abstract = _abstract(article, abstract_file, knowledge)
        added.append((seed_id, add_seed(settings.seeds_folder, article, seed_id, abstract)))
    return added


def facts_in_words(article: Article, extraction: Extraction) -> str:
    """Say in plain sentences what was read from an article: incidents, then who said what kind of thing."""
    sentences = [_incident_words(report) for report in extraction.incidents if report.realis is Realis.ACTUAL]
    sentences += dict.fromkeys(_statement_words(statement) for statement in extraction.statements if statement.speaker)
    heading = f"Facts read from {article.outlet or 'a document'}"
    dated = (
        f"{heading}, {article.published_at:%B} {article.published_at.day}, {article.published_at.year}"
        if article.published_at
        else heading
    )
    return "\n\n".join([f"{dated}.", *sentences])


def _article(settings: Settings, document: str) -> Article:
    if not is_url(document):
        return read_document(Path(document))
    with open_warehouse(settings.warehouse_file, wait_s=settings.lock_wait_s, read_only=True) as con:
        article = article_by_url(con, canonical_url(document))
    if article is None or not article.text:
        raise BadInput(
            "unknown_url",
            "The warehouse holds no text of this address",
            where=document,
            remedy="Ingest it first, or save it and give the file.",
        )
    return replace(article, is_seed=True)


def _seed_id(document: str, article: Article) -> str:
    stem = Path(urlsplit(document).path).stem if is_url(document) else Path(document).stem
    day = f"-{article.published_at:%Y-%m-%d}" if article.published_at else ""
    return "".join(c if c.isalnum() else "-" for c in stem.lower()).strip("-")[:60] + day


def _abstract(article: Article, abstract_file: Path | None, knowledge: Knowledge) -> str:
    if abstract_file is None:
        return facts_in_words(article, extract(article, knowledge))
    try:
        return abstract_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("unreadable", f"The abstract cannot be read: {error}", where=str(abstract_file)) from None


def _incident_words(report: IncidentReport) -> str:
    kind = report.attack_type.replace("_", " ")
    when = (
        f"On {report.when.start:%-d %B %Y}"
        if report.when.start and report.when.precision == 1
        else "At a time not exactly given"
    )
    where = f" in {report.place.name}" if report.place else ""
    tolls = [
        f"{words} were {outcome}" for outcome in ("killed", "injured") if (words := _people(getattr(report, outcome)))
    ]
    return f"{when} there was an attack{where} ({kind}){'; ' if tolls else ''}{' and '.join(tolls)}."


def _people(count: Count) -> str | None:
    number = count.best if count.best is not None else count.low
    return None if number is None else f"{number} people"


def _statement_words(statement: Statement) -> str:
    speaker = statement.speaker.name or statement.speaker.text if statement.speaker else "Somebody"
    return f"{speaker} made a statement ({statement.statement_type.replace('_', ' ')})."
