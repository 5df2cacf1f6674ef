"""People, groups, agencies, ministries and companies in running text."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from spacy.tokens import Doc

from extractors.records import Span


@dataclass(frozen=True)
class ActorIndex:
    """actors.toml, indexed by every name and alias."""

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read actors.toml."""
        return cls()


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name a known actor."""

    span: Span
    actor_id: str
    name: str
    kind: str
    """person, group, agency, ministry, company, state, project."""
    title: str | None
    """The role held on the day, for a person."""
    organisation: str | None
    confidence: float


def find_actors(doc: Doc, index: ActorIndex, on: date | None) -> tuple[ActorMention, ...]:
    """Find every mention of a known actor in order."""
    return ()
