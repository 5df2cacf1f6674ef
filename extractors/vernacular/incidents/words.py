"""The word lists of {zh,ur}_incidents.toml as one index: the longest entry at a place wins over all lists."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.incidents.lexicon import Kind, load_lexicon
from extractors.knowledge import Knowledge
from extractors.vernacular.wordlists import WordIndex

Senses = Mapping[str, str]
"""What an entry means, by list: {"kind": "bombing", "weapon": "bomb"}."""
_TABLES = {
    "kinds": "kind",
    "roles": "role",
    "nationalities": "nation",
    "targets": "target",
    "weapons": "weapon",
    "stances": "stance",
    "doers": "doer",
}
_OUTCOMES = {"after": "after", "before": "before", "toll": "toll"}


@dataclass(frozen=True)
class IncidentWords:
    """The lists of one language."""

    index: WordIndex[Senses]
    kinds: Mapping[str, Kind]
    """Of events.toml."""
    alike: frozenset[frozenset[str]]
    """Pairs of families that one happening can have."""


@cache
def incident_words(knowledge: Knowledge, language: str) -> IncidentWords:
    """Return the compiled lists of a language; raise BadInput where a file is missing or malformed."""
    table = knowledge.lexicon.table(f"{language}_incidents")
    senses: dict[str, dict[str, str]] = defaultdict(dict)
    for entry, name, value in _entries(table):
        senses[entry].setdefault(name, value)
    english = load_lexicon(knowledge.lexicon)
    return IncidentWords(WordIndex(senses.items(), language, knowledge.lexicon), english.kinds, english.alike)


def _entries(table: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield every entry with its list and what it says there."""
    for section, name in _TABLES.items():
        for value, entries in table[section].items():
            yield from ((entry, name, value) for entry in entries)
    for section, name in _OUTCOMES.items():
        for value, entries in table["outcomes"][section].items():
            yield from ((entry, name, value) for entry in entries)
    for value, entries in table["cues"].items():
        yield from ((entry, value, value) for entry in entries)
    yield from ((entry, "block", "block") for entry in table["blocks"]["words"])
