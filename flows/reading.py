"""From kept bytes to stored records: read, judge relevance and novelty, extract, store.

Imported only when there is something to read: the parsers and the language model cost
half a second and 200 MB that a quiet run need not pay.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.addresses import canonical_url
from extractors.errors import CorridorError, Rejected
from extractors.fingerprint import fingerprint
from extractors.knowledge import Knowledge
from extractors.language import detect_language
from extractors.page import read_page
from extractors.records import (
    Article,
    Candidate,
    Extraction,
    Fingerprint,
    Outcome,
    Relevance,
    Source,
    Tier,
    Verdict,
    VerdictKind,
    stable_id,
)
from extractors.relevance import judge_text
from flows.extracting import extract_all
from flows.fetching import off_topic, rejected
from flows.run import Run
from warehouse.load import Pending, store_outcomes
from warehouse.novelty import judge

log = logging.getLogger(__name__)

EXTRACTED = frozenset({VerdictKind.NEW, VerdictKind.SAME_STORY, VerdictKind.REVISION, VerdictKind.NEAR_COPY})
"""A lightly edited copy is read too: it may carry a newer toll, and linking counts it as no further source."""


@dataclass(frozen=True, slots=True)
class _Read:
    """An article on its way through a batch."""

    item: Pending
    article: Article
    relevance: Relevance
    fingerprint: Fingerprint


def read_batch(run: Run, items: Sequence[Pending], sources: dict[str, Source], knowledge: Knowledge) -> None:
    """Take one batch from bytes to rows; everything it says is stored in one transaction."""
    read, ended = _read_all(run, items, sources, knowledge)
    with run.warehouse() as con:
        verdicts = judge(con, [(row.article, row.fingerprint) for row in read])
    told = iter(_extractions(run, [r for r, v in zip(read, verdicts, strict=True) if v.kind in EXTRACTED], knowledge))
    outcomes = ended + [
        _outcome(row, verdict, next(told) if verdict.kind in EXTRACTED else None)
        for row, verdict in zip(read, verdicts, strict=True)
    ]
    with run.warehouse() as con:
        store_outcomes(con, outcomes, run_id=run.run_id)
    run.summary.add_outcomes(outcomes)


def _read_all(
    run: Run, items: Sequence[Pending], sources: dict[str, Source], knowledge: Knowledge
) -> tuple[list[_Read], list[Outcome]]:
    read: list[_Read] = []
    ended: list[Outcome] = []
    for item in items:
        try:
            article = _article(run, item)
        except CorridorError as error:
            ended.append(rejected(item.candidate, error, _capture_id(item)))
            continue
        relevance = _relevance(article, sources.get(item.candidate.source_id), knowledge)
        if relevance.tier is Tier.OFF:
            ended.append(off_topic(item.candidate, relevance, _capture_id(item)))
        else:
            read.append(_Read(item, article, relevance, fingerprint(article.text, article.title)))
    return read, ended


def _relevance(article: Article, source: Source | None, knowledge: Knowledge) -> Relevance:
    relevance = judge_text(knowledge.topic, article.title, article.text, article.language)
    if source is not None and not source.topic_filter and relevance.tier is Tier.OFF:
        return Relevance(Tier.CONTEXT, relevance.score, ("source taken without the topic filter", *relevance.why))
    return relevance


def _article(run: Run, item: Pending) -> Article:
    candidate = item.candidate
    if item.capture is not None:
        kept = run.archive.read(item.capture)
        page = read_page(
            kept.body, item.capture.final_url, charset=item.capture.charset, fetched_at=item.capture.fetched_at
        )
        return _claimed(page, candidate)
    if candidate.content_type == "text/html":
        return _claimed(read_page(candidate.content or "", candidate.url), candidate)
    return _text_article(candidate)


def _claimed(page: Article, candidate: Candidate) -> Article:
    """Fill what the page does not say from what the source claimed; its address in the form that is compared."""
    address = page.canonical_url or page.url
    return replace(
        page,
        canonical_url=canonical_url(address) if address else None,
        title=page.title or candidate.title,
        outlet=page.outlet or candidate.outlet,
        language=page.language or candidate.language,
        published_at=page.published_at or candidate.published_at,
    )


def _text_article(candidate: Candidate) -> Article:
    text = candidate.content or ""
    if not text.strip():
        raise Rejected("no_text", "The document is empty", where=candidate.url)
    url = canonical_url(candidate.url)
    return Article(
        article_id=stable_id("article", url, text),
        url=candidate.url,
        canonical_url=url,
        text=text,
        title=candidate.title,
        outlet=candidate.outlet,
        language=candidate.language or detect_language(text),
        published_at=candidate.published_at,
    )


def _extractions(run: Run, rows: Sequence[_Read], knowledge: Knowledge) -> Iterator[Extraction | None]:
    """Extract articles in order; a defect of a reader costs that article's extraction and is told, nothing else."""
    for row, found in zip(rows, extract_all([row.article for row in rows], knowledge), strict=True):
        if isinstance(found, Extraction):
            yield found
            continue
        log.error("The readers failed on %s", row.article.url, exc_info=found)
        run.summary.add_failure(row.item.candidate.source_id, "extractor_failed")
        run.summary.add_note(f"{row.article.url}: the readers failed ({type(found).__name__}: {found})")
        yield None


def _outcome(row: _Read, verdict: Verdict, extraction: Extraction | None) -> Outcome:
    return Outcome(
        candidate=row.item.candidate,
        verdict=verdict,
        canonical_url=canonical_url(row.item.candidate.url),
        capture_id=_capture_id(row.item),
        article=row.article,
        relevance=row.relevance,
        fingerprint=row.fingerprint,
        extraction=extraction,
    )


def _capture_id(item: Pending) -> str | None:
    return item.capture.capture_id if item.capture else None
