"""What is known about pages beforehand: words of their furniture and walls, and rules of single outlets."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lxml import etree

from extractors.errors import BadInput
from extractors.markup import host_of

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class OutletRule:
    """What one outlet's pages need beyond the general reading."""

    hosts: tuple[str, ...]
    """Domains; their subdomains are meant too."""
    name: str
    """As the outlet prints it."""
    language: str | None = None
    zone: ZoneInfo | None = None
    """Of times its pages write without a zone."""
    drop: etree.XPath | None = None
    """Elements inside the article that are none of it."""
    titles: tuple[str, ...] = ()
    """Other names by which page titles end."""


@dataclass(frozen=True, slots=True)
class Wall:
    """How a page that stands in an article's place is recognised."""

    hosts: tuple[str, ...]
    title: re.Pattern[str]
    text: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class PageRules:
    """lexicon/pages.toml and outlets.toml, compiled."""

    longest: int
    """Characters above which a block is never furniture by its words."""
    whole: re.Pattern[str]
    starts: re.Pattern[str]
    anywhere: re.Pattern[str]
    endings: re.Pattern[str]
    classes: frozenset[str]
    walls: Mapping[str, Wall]
    outlets: Mapping[str, OutletRule] = field(default_factory=dict)
    """By domain."""
    zones: Mapping[str, ZoneInfo] = field(default_factory=dict)
    """By top-level domain."""

    @classmethod
    def load(cls, folder: Path = SEEDS) -> Self:
        """Read the two files of a seeds folder; raise BadInput where one is missing or malformed."""
        words, outlets = _table(folder / "lexicon" / "pages.toml"), _table(folder / "outlets.toml")
        try:
            return cls._compile(words, outlets)
        except (KeyError, TypeError, re.error, etree.XPathError, ZoneInfoNotFoundError) as error:
            raise BadInput("bad_rules", f"The page rules cannot be used: {error!r}", where=str(folder)) from error

    @classmethod
    def _compile(cls, words: Mapping[str, Any], outlets: Mapping[str, Any]) -> Self:
        furniture = words["furniture"]
        return cls(
            longest=furniture["longest"],
            whole=_any_of(furniture["whole"], r"\W*(?:{})\W*$"),
            starts=_any_of(furniture["starts"], r"[\s•*►▶>|#–—_-]*(?:{})"),
            anywhere=_any_of(furniture["anywhere"], "(?:{})"),
            endings=_any_of(furniture["endings"], r"\W*(?:{})"),
            classes=frozenset(furniture["classes"]),
            walls={name: _wall(row) for name, row in words["walls"].items()},
            outlets={
                host: rule for row in outlets.get("outlet", ()) for rule in (_outlet(row),) for host in rule.hosts
            },
            zones={domain: ZoneInfo(name) for domain, name in outlets.get("zones", {}).items()},
        )

    def outlet(self, url: str | None) -> OutletRule | None:
        """Return the rule of the outlet an address belongs to."""
        labels = host_of(url).split(".")
        parents = (".".join(labels[at:]) for at in range(len(labels) - 1))
        return next((self.outlets[host] for host in parents if host in self.outlets), None)

    def zone(self, url: str | None) -> ZoneInfo | None:
        """Return the zone of times that an address's page writes without one; None where nothing is known."""
        rule = self.outlet(url)
        return (rule and rule.zone) or self.zones.get(host_of(url).rpartition(".")[2])


@cache
def default_rules() -> PageRules:
    """Return the rules of the project's own seeds folder, read once."""
    return PageRules.load()


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadInput("missing_rules", "A file of page rules is missing", where=str(path)) from None
    except tomllib.TOMLDecodeError as error:
        raise BadInput("bad_rules", f"A file of page rules does not parse: {error}", where=str(path)) from error


def _any_of(patterns: Iterable[str], frame: str) -> re.Pattern[str]:
    joined = "|".join(patterns)
    return re.compile(frame.replace("{}", joined), re.IGNORECASE) if joined else _NEVER


def _wall(row: Mapping[str, Any]) -> Wall:
    return Wall(
        tuple(row.get("hosts", ())), _any_of(row.get("titles", ()), r"\W*(?:{})"), _any_of(row["texts"], "(?:{})")
    )


def _outlet(row: Mapping[str, Any]) -> OutletRule:
    return OutletRule(
        hosts=tuple(row["hosts"]),
        name=row["name"],
        language=row.get("language"),
        zone=ZoneInfo(row["zone"]) if "zone" in row else None,
        drop=etree.XPath(row["drop"]) if "drop" in row else None,
        titles=tuple(row.get("titles", ())),
    )
