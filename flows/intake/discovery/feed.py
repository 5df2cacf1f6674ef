"""Feeds: RSS, Atom and RDF."""

from http import HTTPStatus

from extractors.feed import parse_feed
from flows.intake.discovery.asking import Ask, Found, candidates_of, digest, not_modified

ACCEPT_FEEDS = "application/rss+xml,application/atom+xml,application/rdf+xml,application/xml;q=0.9,*/*;q=0.5"


def read_feed(ask: Ask) -> Found:
    """Ask a feed for its entries; raises what the client and the feed's reader raise."""
    response = ask.fetch(ask.source.url, ACCEPT_FEEDS)
    body_sha256 = digest(response.body)
    if response.status == HTTPStatus.NOT_MODIFIED or ask.is_known(body_sha256):
        return not_modified(ask, response.status)
    entries = parse_feed(response.body, response.final_url)
    return Found(
        candidates=candidates_of(ask, entries),
        status=response.status,
        entries=len(entries),
        etag=response.etag,
        last_modified=response.last_modified,
        body_sha256=body_sha256,
    )
