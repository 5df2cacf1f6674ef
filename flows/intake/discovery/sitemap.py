"""Sitemaps: news sitemaps, plain lists, and indexes whose children are walked newest first."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http import HTTPStatus

from extractors.errors import CorridorError
from extractors.feed import Sitemap, SitemapChild, parse_sitemap
from extractors.records import FeedEntry
from flows.intake.discovery.asking import Ask, Found, candidates_of, digest, not_modified
from flows.intake.discovery.periods import period_of
from flows.intake.response import Response

ACCEPT_SITEMAPS = "application/xml,text/xml;q=0.9,*/*;q=0.5"
RECENT = timedelta(days=2)
"""A regular poll reads children at least this fresh: a news sitemap lists two days."""
ALWAYS_READ = 3
"""Children of an index read even where their dates say nothing is new: dates of sitemaps are often wrong."""
MOST_CHILDREN = 10
MOST_CHILDREN_BACKFILL = 400
"""A year of daily sitemaps."""
MOST_ENTRIES = 1000
"""Taken from one regular poll, newest first; a news sitemap may list that many, a site's whole list more."""
DEEPEST = 3
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass
class _Walk:
    """What has been gathered on the way through one sitemap and its children."""

    ask: Ask
    entries: dict[str, FeedEntry] = field(default_factory=dict)
    fetched: set[str] = field(default_factory=set)
    bodies: list[str] = field(default_factory=list)
    """Their hashes."""
    faults: list[CorridorError] = field(default_factory=list)
    skipped: int = 0

    @property
    def most_children(self) -> int:
        return MOST_CHILDREN_BACKFILL if self.ask.is_backfill else MOST_CHILDREN


def read_sitemap(ask: Ask) -> Found:
    """Ask a sitemap and the children it names; a child's fault costs only itself and is told in the message.

    Raises what the client and the sitemap's reader raise for the sitemap itself, and the first child's
    fault where no child can be read.
    """
    response = ask.fetch(ask.source.url, ACCEPT_SITEMAPS)
    if response.status == HTTPStatus.NOT_MODIFIED:
        return not_modified(ask, response.status)
    sitemap = parse_sitemap(response.body, response.final_url)
    walk = _Walk(ask)
    _take(walk, sitemap, response, depth=1)
    if walk.faults and not walk.entries:
        raise walk.faults[0]
    return _found(walk, response, is_index=bool(sitemap.children))


def _found(walk: _Walk, response: Response, *, is_index: bool) -> Found:
    ask = walk.ask
    body_sha256 = sha256("".join(walk.bodies).encode()).hexdigest()
    if ask.is_known(body_sha256):
        return not_modified(ask, response.status)
    entries, left_out = _newest(walk)
    return Found(
        candidates=candidates_of(ask, entries),
        status=response.status,
        entries=len(walk.entries),
        message=_message(walk, left_out),
        # An index may stay as it is while its children change: it must never be answered with a 304.
        etag=None if is_index else response.etag,
        last_modified=None if is_index else response.last_modified,
        body_sha256=body_sha256,
    )


def _take(walk: _Walk, sitemap: Sitemap, response: Response, depth: int) -> None:
    walk.fetched |= {response.url, response.final_url}
    walk.bodies.append(digest(response.body))
    for entry in sitemap.entries:
        walk.entries.setdefault(entry.url, entry)
    if depth >= DEEPEST:
        walk.skipped += len(sitemap.children)
        return
    for child in _chosen(walk, sitemap.children):
        _visit(walk, child, depth + 1)


def _visit(walk: _Walk, child: SitemapChild, depth: int) -> None:
    if child.url in walk.fetched:
        return
    if len(walk.bodies) + len(walk.faults) > walk.most_children:
        walk.skipped += 1
        return
    try:
        response = walk.ask.fetch(child.url, ACCEPT_SITEMAPS, conditional=False)
        _take(walk, parse_sitemap(response.body, response.final_url), response, depth)
    except CorridorError as error:
        walk.faults.append(error)


def _chosen(walk: _Walk, children: tuple[SitemapChild, ...]) -> list[SitemapChild]:
    """The children of the asked period, newest first; in a regular poll the newest few in any case."""
    always = 0 if walk.ask.is_backfill else ALWAYS_READ
    return [child for place, child in enumerate(_ranked(children)) if place < always or _covers(walk.ask, child)]


def _ranked(children: tuple[SitemapChild, ...]) -> list[SitemapChild]:
    """Dated children newest first, then the others from both ends: sites append at either."""
    dated = [child for child in children if _last_moment(child)]
    undated = [child for child in children if not _last_moment(child)]
    dated.sort(key=lambda child: _last_moment(child) or LONG_AGO, reverse=True)
    ends = [undated.pop(0 if place % 2 else -1) for place in range(len(undated))]
    return dated + ends


def _last_moment(child: SitemapChild) -> datetime | None:
    period = period_of(child.url)
    return period[1] if period else child.lastmod


def _covers(ask: Ask, child: SitemapChild) -> bool:
    """Whether a child may list articles of the asked period, by its address or else its date of change."""
    polled_at = ask.previous.polled_at if ask.previous else ask.now
    earliest = ask.since or (LONG_AGO if ask.is_backfill else min(polled_at, ask.now - RECENT))
    if period := period_of(child.url):
        return period[1] >= earliest and (ask.until is None or period[0] <= ask.until)
    return child.lastmod is None or child.lastmod >= earliest


def _newest(walk: _Walk) -> tuple[list[FeedEntry], int]:
    """The entries to take, and how many are left out."""
    entries = list(walk.entries.values())
    if walk.ask.is_backfill or len(entries) <= MOST_ENTRIES:
        return entries, 0
    entries.sort(key=lambda entry: entry.published_at or entry.updated_at or LONG_AGO, reverse=True)
    return entries[:MOST_ENTRIES], len(entries) - MOST_ENTRIES


def _message(walk: _Walk, left_out: int) -> str | None:
    parts = []
    if walk.faults:
        asked = len(walk.bodies) + len(walk.faults)
        parts.append(f"{len(walk.faults)} of {asked} sitemaps could not be read, the first: {walk.faults[0]}")
    if walk.skipped:
        parts.append(f"{walk.skipped} further sitemaps were left out: ask for a shorter period.")
    if left_out:
        parts.append(f"{left_out} older entries were left out: a backfill reads them.")
    return " ".join(parts) or None
