"""The articles as data: one Markdown file each, TOML front matter above, paragraphs below.

`articles/<outlet>/<slug>.md` is an article; `<slug>.evening.md` beside it is what the evening
edition shows under the same url. README.md in this folder describes every field.
"""

import datetime as dt
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).parent / "articles"
FENCE = "+++"

Edition = Literal["morning", "evening"]


@dataclass(frozen=True, slots=True)
class ExpectedIncident:
    """One happening an article tells of, as a careful reader would record it; None where the text leaves it open."""

    key: str
    """The same in every article that tells of the same happening."""
    place: str
    is_main: bool
    date: dt.date | None = None
    precision: int = 1
    """UCDP: 1 day, 2 within days, 3 week, 4 month, 5 year, 0 unknown."""
    killed: int | None = None
    injured: int | None = None
    chinese_killed: int | None = None
    district: str | None = None
    """Where the place is invented or small: what a gazetteer can know of it."""
    attackers_killed: int | None = None
    """Apart from `killed` where the account tells them apart; equal to it where only attackers died."""
    realis: str = "actual"


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a careful reader makes of an article when all are read in the order of publishing."""

    tier: str
    verdict: str = "new"
    of: str | None = None
    """`<outlet>/<slug>` it copies, revises or shares its story with; `seed` for one of the seed set."""
    also_right: tuple[str, ...] = ()
    """Other verdicts that a careful reader would accept."""
    incidents: tuple[ExpectedIncident, ...] = ()
    speakers: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class NewsArticle:
    """One version of one article, as its outlet prints it."""

    slug: str
    outlet: str
    path: str
    title: str
    published: dt.datetime
    paragraphs: tuple[str, ...]
    expect: Expectation
    standfirst: str = ""
    byline: str = ""
    section: str = "Pakistan"
    language: str = "en"
    updated: dt.datetime | None = None
    edition: str = "both"
    """`both`, or the only edition that has the article."""
    copies_of: str | None = None
    in_feed: bool = True
    """False for the archive: only the sitemaps list it."""
    old_paths: tuple[str, ...] = field(default=())
    """Earlier addresses, redirected here."""

    @property
    def id(self) -> str:
        """`<outlet>/<slug>`, the same for both editions' versions."""
        return f"{self.outlet}/{self.slug}"

    @property
    def text(self) -> str:
        """The paragraphs, subheads included, one blank line between them."""
        return "\n\n".join(paragraph.removeprefix("## ") for paragraph in self.paragraphs)

    @property
    def modified(self) -> dt.datetime:
        """When it last changed."""
        return self.updated or self.published


@cache
def every_version() -> tuple[NewsArticle, ...]:
    """Return every version of every article, by outlet and slug."""
    return tuple(_parse(path) for path in sorted(FOLDER.glob("*/*.md")))


def articles_of(edition: Edition) -> tuple[NewsArticle, ...]:
    """Return the articles an edition shows, one version of each, newest first."""
    shown = {article.id: article for article in every_version() if article.edition in {"both", edition}}
    shown |= {article.id: article for article in every_version() if article.edition == edition}
    return tuple(sorted(shown.values(), key=lambda article: article.published, reverse=True))


def _parse(path: Path) -> NewsArticle:
    _, front, body = path.read_text(encoding="utf-8").split(FENCE, 2)
    fields = tomllib.loads(front)
    slug, _, edition = path.stem.partition(".")
    return NewsArticle(
        slug=slug,
        outlet=path.parent.name,
        paragraphs=tuple(block.strip() for block in body.split("\n\n") if block.strip()),
        expect=_expectation(fields.pop("expect")),
        old_paths=tuple(fields.pop("old_paths", ())),
        edition=edition or fields.pop("edition", "both"),
        **fields,
    )


def _expectation(fields: dict[str, Any]) -> Expectation:
    return Expectation(
        incidents=tuple(ExpectedIncident(**row) for row in fields.pop("incidents", ())),
        speakers=tuple(fields.pop("speakers", ())),
        also_right=tuple(fields.pop("also_right", ())),
        **fields,
    )
