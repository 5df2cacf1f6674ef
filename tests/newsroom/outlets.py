"""The outlets: invented newspapers, each with its own page, its own feeds and its own bad habits."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

OUTLETS_FILE = Path(__file__).with_name("outlets.toml")


@dataclass(frozen=True, slots=True)
class Listing:
    """One address where an outlet announces its articles."""

    kind: str
    """rss, atom, rdf, news_sitemap, sitemap_index."""
    path: str
    links: str = "absolute"
    """absolute, relative, or tracking (campaign parameters added)."""
    etag: str = "honest"
    """honest, or lying (another one at every request)."""
    reaches_back_days: int = 30


@dataclass(frozen=True, slots=True)
class Outlet:
    """One row of outlets.toml."""

    id: str
    name: str
    tagline: str
    language: str
    country: str
    zone: str
    structured: str
    """What the page says of itself in JSON-LD: article, graph, list, or none."""
    sections: tuple[str, ...]
    listings: tuple[Listing, ...]
    charset: str = "utf-8"
    gzip: bool = False
    amp: bool = False
    disallow: tuple[str, ...] = ()
    crawl_delay: float | None = None

    @property
    def timezone(self) -> ZoneInfo:
        """The zone its clocks show."""
        return ZoneInfo(self.zone)


@cache
def every_outlet() -> tuple[Outlet, ...]:
    """Return the outlets in the file's order."""
    rows = tomllib.loads(OUTLETS_FILE.read_text(encoding="utf-8"))["outlet"]
    return tuple(_outlet(row) for row in rows)


def _outlet(row: dict[str, Any]) -> Outlet:
    listings = tuple(Listing(**listing) for listing in row.pop("listing"))
    sections, disallow = tuple(row.pop("sections")), tuple(row.pop("disallow", ()))
    return Outlet(listings=listings, sections=sections, disallow=disallow, **row)
