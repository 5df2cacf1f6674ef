"""What statements do and are about, and who stands for whom: the lists that Chinese and Urdu have in one shape."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from extractors.lexicon import Lexicon

Groups = tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class StatementLists:
    """Lists of seeds/lexicon/zh_statements.toml or ur_statements.toml."""

    types: Mapping[str, str]
    """Verb of saying -> statement type."""
    settled: frozenset[str]
    """Types that the verb settles whatever is said."""
    content_types: tuple[tuple[str, re.Pattern[str]], ...]
    topics: Mapping[str, Groups]
    """Topic -> patterns, every one of which a text about it matches."""
    regions: Mapping[str, str]
    """Province or country code -> the topic that stands for the region."""
    armed: re.Pattern[str]
    """Names and nouns of armed groups."""
    claimed_acts: re.Pattern[str]
    bodies: Mapping[str, str]
    """Words for a body -> actor id."""
    countries: Mapping[str, str]
    """Words that say whose an office is -> the country in English."""
    demonstrative: re.Pattern[str]
    """Words that point back to an office named before."""
    posting: re.Pattern[str]
    """Where somebody serves, as a title says it."""
    own_offices: Mapping[str, str]
    """Offices that, named alone, mean one country's -> the country in English."""
    ranks: Mapping[str, str]
    """Words of rank -> the rank in English."""
    group_pronouns: frozenset[str]
    vague_person: re.Pattern[str]
    """Words by which an office is nobody's in particular: one officer, an official of the police."""

    @classmethod
    def load(cls, table: Mapping[str, Any]) -> Self:
        """Compile the parsed file."""
        return cls(
            types={word: kind for kind, words in _rows(table["types"]) for word in words},
            settled=frozenset(table["settled"]["types"]),
            content_types=tuple((name, re.compile("|".join(found))) for name, found in _rows(table["content_types"])),
            topics={name: tuple(re.compile("|".join(g)) for g in groups) for name, groups in _rows(table["topics"])},
            regions=dict(_rows(table["regions"])),
            armed=re.compile("|".join(table["claimants"]["speakers"])),
            claimed_acts=re.compile("|".join(table["claimants"]["acts"])),
            bodies=dict(_rows(table["bodies"])),
            countries={word: name for name, words in _rows(table["countries"]) for word in words},
            demonstrative=re.compile(table["phrases"]["demonstrative"]),
            posting=re.compile(table["phrases"]["posting"]),
            own_offices={title: name for name, titles in _rows(table["own_offices"]) for title in titles},
            ranks=dict(_rows(table["ranks"])),
            group_pronouns=frozenset(table["phrases"]["pronoun_group"]),
            vague_person=re.compile("|".join(table["phrases"]["vague"])),
        )


@cache
def statement_lists(lexicon: Lexicon, language: str) -> StatementLists:
    """Read the lists of a language once a lexicon; raise BadInput where the file is missing."""
    return StatementLists.load(lexicon.table(f"{language}_statements"))


def _rows(table: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in table.items() if name != "source"]
