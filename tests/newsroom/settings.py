"""The sources.toml and corridor.toml that point the product at the newsroom."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.newsroom.outlets import Listing
from tests.newsroom.serving import Desk

ORIGIN = "tests/newsroom: invented outlets served on loopback"
FAULTY_NAME = "Faulty Post"
KINDS = {"news_sitemap": "sitemap", "sitemap_index": "sitemap"}
SETTINGS: dict[str, object] = {
    "allow_private_addresses": True,
    "host_delay_s": 0.02,
    "response_deadline_s": 3.0,
}


def sources_text(desks: Iterable[Desk], faults: Mapping[str, str]) -> str:
    """Return a sources.toml with a row for each listing and, in `faults`, each named address."""
    rows = [_listing_row(desk, listing) for desk in desks for listing in desk.outlet.listings]
    rows += [_fault_row(name, url) for name, url in faults.items()]
    return "\n".join(_table("source", row) for row in rows)


def settings_text(sources: Path) -> str:
    """Return a corridor.toml that fetches from loopback, in a hurry."""
    return _lines({"sources_file": str(sources), **SETTINGS})


def _listing_row(desk: Desk, listing: Listing) -> dict[str, object]:
    return {
        "id": f"{desk.outlet.id}-{listing.kind.replace('_', '-')}",
        "outlet": desk.outlet.name,
        "kind": KINDS.get(listing.kind, "feed"),
        "url": desk.base + listing.path,
        "country": desk.outlet.country,
        "language": desk.outlet.language,
        "cadence_minutes": 0,
        "reaches_back_days": listing.reaches_back_days,
        "topic_filter": True,
        "enabled": True,
        "origin": ORIGIN,
    }


def _fault_row(name: str, url: str) -> dict[str, object]:
    return {
        "id": f"faulty-{name.replace('_', '-')}",
        "outlet": FAULTY_NAME,
        "kind": "feed",
        "url": url,
        "language": "en",
        "cadence_minutes": 0,
        "topic_filter": False,
        "enabled": True,
        "origin": ORIGIN,
    }


def _table(name: str, row: dict[str, object]) -> str:
    return f"[[{name}]]\n{_lines(row)}"


def _lines(row: Mapping[str, object]) -> str:
    """TOML's strings, numbers and booleans are written as JSON's are."""
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in row.items())
