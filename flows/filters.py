"""The filters `extract`, `parse` and `dedupe`: JSON lines in, JSON lines out, one line each, in order.

They need no warehouse file, no server and no network. A document that fails prints its error in its place and the rest
go on. Readers are imported when there is something for them: `parse` must not pay for the language model, nor plain
text for the parsers of pages.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from extractors.addresses import canonical_url
from extractors.errors import BadInput, CorridorError
from extractors.records import Article, stable_id
from extractors.timestamps import parse_timestamp
from flows.jsonform import JsonObject, extracted_form, parsed_form, verdict_form

if TYPE_CHECKING:
    from extractors.knowledge import Knowledge

Document = dict[str, Any]
R = TypeVar("R")
DEDUPE_BATCH, EXTRACT_BATCH = 100, 32


def run_extract(lines: Iterable[str], seeds_folder: Path, *, batch: int = EXTRACT_BATCH) -> Iterator[JsonObject]:
    """Answer each document with its relevance, incidents, statements and figures, whatever its tier.

    Read by the batch, which is a third faster than one by one; a person who types lines wants a batch of 1.
    """
    from extractors.knowledge import Knowledge

    knowledge = Knowledge(seeds_folder)
    for read in _batches(lines, batch):
        yield from _extracted(read, knowledge)


def _extracted(read: Sequence[tuple[str, Article | JsonObject]], knowledge: "Knowledge") -> Iterator[JsonObject]:
    from extractors.relevance import judge_text
    from flows.extracting import extract_all

    found = extract_all((article for _, article in read if isinstance(article, Article)), knowledge, batch=len(read))
    for doc_id, article in read:
        if not isinstance(article, Article):
            yield article
            continue
        extraction = next(found)
        if isinstance(extraction, Exception):
            yield _defect(doc_id, extraction)
            continue
        relevance = judge_text(knowledge.topic, article.title, article.text, article.language)
        yield extracted_form(doc_id, article, relevance, extraction)


def run_parse(lines: Iterable[str]) -> Iterator[JsonObject]:
    """Answer each page with its title, text, times, byline, language, canonical url and outlet."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _guarded(line, number, _parsed)[1]


def _parsed(doc_id: str, document: Document) -> JsonObject:
    return parsed_form(doc_id, _page(document))


def run_dedupe(lines: Iterable[str], seeds_folder: Path) -> Iterator[JsonObject]:
    """Answer each document with its verdict against the seed set and every document before it.

    Judged by the hundred: one question to the memory costs as much for a hundred documents as for one.
    """
    from extractors.fingerprint import fingerprint
    from flows.seedset import load_seed_set
    from warehouse.novelty import Deduper

    deduper = Deduper([(seed.article, seed.fingerprint) for seed in load_seed_set(seeds_folder)])
    for read in _batches(lines, DEDUPE_BATCH):
        articles = [article for _, article in read if isinstance(article, Article)]
        verdicts = iter(deduper.judge([(article, fingerprint(article.text, article.title)) for article in articles]))
        for doc_id, result in read:
            yield verdict_form(doc_id, next(verdicts)) if isinstance(result, Article) else result


def _batches(lines: Iterable[str], size: int) -> Iterator[list[tuple[str, Article | JsonObject]]]:
    """Yield the documents of non-empty lines by the batch: each line's id with its article, or its error's form."""
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    while batch := list(islice(numbered, size)):
        yield [_guarded(line, number, document_article) for number, line in batch]


def document_article(doc_id: str, document: Document) -> Article:
    """Turn a filter's document into an article; raise BadInput where it has neither text nor html."""
    if document.get("html") is not None or document.get("html_path"):
        return _page(document)
    text = document.get("text")
    if not isinstance(text, str) or not text.strip():
        raise BadInput("no_text", "The document has neither `text` nor `html`", where=doc_id)
    url = document.get("url")
    published_at, is_date = parse_moment(document.get("published"))
    return Article(
        article_id=doc_id or stable_id("article", url, text),
        url=url,
        canonical_url=canonical_url(url) if url else None,
        text=text,
        title=document.get("title"),
        outlet=document.get("outlet"),
        language=document.get("language") or _language(text),
        published_at=published_at,
        published_is_date=is_date,
    )


def _language(text: str) -> str | None:
    from extractors.language import detect_language

    return detect_language(text)


def parse_moment(value: object) -> tuple[datetime | None, bool]:
    """Read a publication time as an aware UTC moment; a bare date is noon UTC, flagged; unreadable is unknown."""
    text = str(value or "").strip()
    try:
        if len(text) == len("2026-01-07"):
            return datetime.combine(date.fromisoformat(text), time(12), UTC), True
        moment = datetime.fromisoformat(text)
    except ValueError:
        found = parse_timestamp(text)
        return (found.moment, found.is_date) if found else (None, False)
    return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)), False


def _page(document: Document) -> Article:
    from extractors.page import read_page

    return read_page(_html(document), document.get("url"))


def _html(document: Document) -> str | bytes:
    if isinstance(html := document.get("html"), str):
        return html
    path = document.get("html_path")
    if not path:
        raise BadInput("no_html", "The document has neither `html` nor `html_path`", where=document.get("id"))
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise BadInput("unreadable", f"The page cannot be read: {error.strerror}", where=str(path)) from error


def _guarded(line: str, number: int, read: Callable[[str, Document], R]) -> tuple[str, R | JsonObject]:
    """Return a line's id with what was read from it, or with its error in the form that is printed."""
    doc_id = f"line-{number}"
    try:
        document = _document(line, number)
        doc_id = str(document.get("id", doc_id))
        return doc_id, read(doc_id, document)
    except CorridorError as error:
        return doc_id, {"id": doc_id, "error": {"kind": error.kind, "message": str(error)}}
    except Exception as error:  # a defect must not cost the lines after it
        return doc_id, _defect(doc_id, error)


def _defect(doc_id: str, error: Exception) -> JsonObject:
    return {"id": doc_id, "error": {"kind": "internal", "message": f"{type(error).__name__}: {error}"}}


def _document(line: str, number: int) -> Document:
    try:
        document = json.loads(line)
    except ValueError as error:
        raise BadInput("bad_json", f"Not JSON: {error}", where=f"line {number}") from None
    if not isinstance(document, dict):
        raise BadInput("bad_json", "A line must be a JSON object", where=f"line {number}")
    return document
