"""The word lists of seeds/lexicon/cues.toml and statements.toml, in the shape the readers ask for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Self

from extractors.lexicon import Lexicon


@dataclass(frozen=True)
class CueWords:
    """Which words introduce which complements (cues.toml)."""

    spelling: Mapping[str, str]
    clause: frozenset[str]
    report: frozenset[str]
    """The verbs of reporting proper, sure enough to be read without a parse."""
    quote: frozenset[str]
    worded: frozenset[str]
    """Verbs whose object in quotation marks is what is said."""
    infinitive: frozenset[str]
    deeds: frozenset[str]
    """What is issued as a deed of law or office, not as words."""
    silence: frozenset[str]
    """Verbs of refusing, which with `silent_acts` tell of no words."""
    silent_acts: frozenset[str]
    object_infinitive: frozenset[str]
    addressed: frozenset[str]
    hearing: frozenset[str]
    """Of these, the verbs whose object always hears."""
    audiences: frozenset[str]
    """Nouns of those who hear without being a body: the audience, a session."""
    object: frozenset[str]
    greeting: frozenset[str]
    disputing: frozenset[str]
    """Verbs whose object may point at what another said: "denied it"."""
    message_verbs: frozenset[str]
    message_nouns: frozenset[str]
    predicate: frozenset[str]
    prepositions: Mapping[str, frozenset[str]]
    """Preposition -> verbs."""
    particles: Mapping[str, frozenset[str]]
    """Verb -> particles that belong to its cue."""
    passive: frozenset[str]
    adjective_clause: frozenset[str]
    adjective_prepositions: Mapping[str, frozenset[str]]
    """Preposition -> adjectives."""
    noun_clause: frozenset[str]
    noun_prepositions: Mapping[str, frozenset[str]]
    """Preposition -> nouns."""
    source_phrases: tuple[tuple[str, ...], ...]
    view_nouns: frozenset[str]
    document_verbs: frozenset[str]
    document_object: frozenset[str]
    meeting: frozenset[str]
    bodily: frozenset[str]
    """Verbs that only a person or body can do."""
    rating: frozenset[str]
    """Verbs of "put the number at …"."""

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Every verb of any list."""
        lists = (self.clause, self.quote, self.infinitive, self.object_infinitive, self.object, self.predicate)
        others = (self.passive, self.document_object, self.message_verbs, self.rating, self.worded)
        return frozenset().union(*lists, *others, *self.prepositions.values())

    @classmethod
    def load(cls, table: Mapping[str, Any]) -> Self:
        """Read the parsed cues.toml."""
        spelling = {key: value for key, value in table["spelling"].items() if key != "source"}
        return cls(
            spelling=spelling,
            clause=_set(table["clause"]["verbs"]),
            report=_set(table["report"]["verbs"]),
            quote=_set(table["quote"]["verbs"]) | _set(table["clause"]["verbs"]),
            worded=_set(table["worded"]["verbs"]),
            infinitive=_set(table["infinitive"]["verbs"]),
            deeds=_set(table["deeds"]["nouns"]),
            silence=_set(table["silence"]["verbs"]),
            silent_acts=_set(table["silence"]["acts"]),
            object_infinitive=_set(table["object_infinitive"]["verbs"]),
            addressed=_set(table["addressed"]["verbs"]),
            hearing=_set(table["addressed"]["hearing"]),
            audiences=_set(table["addressed"]["audiences"]),
            object=_set(table["object"]["verbs"]),
            disputing=_set(table["disputing"]["verbs"]),
            greeting=_set(table["greeting"]["verbs"]),
            message_verbs=_set(table["message"]["verbs"]),
            message_nouns=_set(table["message"]["nouns"]),
            predicate=_set(table["predicate"]["verbs"]),
            prepositions=_by_preposition(table["preposition"]),
            particles={k: frozenset(v) for k, v in table["particle"].items() if k != "source"},
            passive=_set(table["passive"]["verbs"]),
            adjective_clause=_set(table["adjective"]["clause"]),
            adjective_prepositions=_by_preposition(table["adjective"]),
            noun_clause=_set(table["noun_clause"]["nouns"]),
            noun_prepositions=_by_preposition(table["noun_object"]),
            source_phrases=tuple(tuple(phrase.split()) for phrase in table["sources"]["phrases"]),
            bodily=_set(table["bodily"]["verbs"]),
            rating=_set(table["rating"]["verbs"]),
            meeting=_set(table["meeting"]["verbs"]),
            document_object=_set(table["document_object"]["verbs"]),
            view_nouns=_set(table["view"]["nouns"]),
            document_verbs=_set(table["document_verbs"]["verbs"]),
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """The actor a phrase stands for."""

    actor_id: str
    name: str
    kind: str


@dataclass(frozen=True)
class StatementWords:
    """What statements do, what they are about and who can speak (statements.toml)."""

    types: Mapping[str, str]
    """Cue word -> statement type."""
    content_types: tuple[tuple[str, re.Pattern[str]], ...]
    claimants: re.Pattern[str]
    """Names and nouns of armed groups."""
    claimed_acts: re.Pattern[str]
    topics: Mapping[str, tuple[re.Pattern[str], ...]]
    """Topic -> patterns, every one of which a text about it matches."""
    scenes: Mapping[str, str]
    """Province or country code -> the topic that stands for the region."""
    home: str
    """The country (ISO-3) whose bodies `standing` names."""
    capitals: Mapping[str, Standing]
    """Capital -> the government that acts under its name."""
    standing: Mapping[str, Standing]
    """Phrase without its article -> the body it means at home."""
    armed_nouns: frozenset[str]
    """Nouns that take up an armed group named before."""
    kinds: Mapping[str, frozenset[str]]
    """Name of a body -> nouns that take it up."""
    person: frozenset[str]
    group: frozenset[str]
    document: frozenset[str]
    figures: frozenset[str]
    """Collections of numbers: what they say is a figure."""
    carrier: frozenset[str]
    outlets: re.Pattern[str]
    """Names of agencies, papers and channels."""
    collective: frozenset[str]
    same_title: Mapping[str, frozenset[str]]
    """Word of office -> words that may stand for it."""
    general_titles: frozenset[str]
    departments: frozenset[str]
    """Words of a portfolio that may stand between an office and a name."""
    male: frozenset[str]
    female: frozenset[str]
    male_names: frozenset[str]
    female_names: frozenset[str]

    @cached_property
    def regions(self) -> frozenset[str]:
        """Topics that are regions."""
        return frozenset(self.scenes.values())

    @classmethod
    def load(cls, table: Mapping[str, Any]) -> Self:
        """Read the parsed statements.toml."""
        speakers, gender = table["speakers"], table["gender"]
        types = {word: kind for kind, words in table["types"].items() if kind != "source" for word in words.split()}
        return cls(
            types=types,
            content_types=_patterns(table["content_types"], re.IGNORECASE),
            claimants=re.compile("|".join(table["claimants"]["speakers"])),
            claimed_acts=re.compile("|".join(table["claimants"]["acts"])),
            topics=_grouped(table["topics"]),
            scenes={area: topic for area, topic in table["regions"].items() if area != "source"},
            home=table["bodies"]["home"],
            capitals=_standing(table["bodies"]["capitals"]),
            standing=_standing(table["bodies"]["standing"]),
            armed_nouns=_set(table["bodies"]["armed"]),
            kinds={name: _set(nouns) for name, nouns in table["bodies"]["kinds"].items()},
            person=_set(speakers["person"]),
            group=_set(speakers["group"]),
            document=_set(speakers["document"]),
            figures=_set(speakers["figures"]),
            carrier=_set(speakers["carrier"]),
            outlets=re.compile(rf"\b(?:{'|'.join(speakers['outlets'])})\b"),
            collective=frozenset(speakers["collective"]),
            same_title=_same(table["titles"]["same"]),
            departments=_set(table["titles"]["departments"]),
            general_titles=frozenset(table["titles"]["general"]),
            male=frozenset(gender["male_titles"]),
            female=frozenset(gender["female_titles"]),
            male_names=_set(gender["male_names"]),
            female_names=_set(gender["female_names"]),
        )


@dataclass(frozen=True)
class Words:
    """Both lists."""

    cues: CueWords
    statements: StatementWords


@cache
def load_words(lexicon: Lexicon) -> Words:
    """Read both word lists once a lexicon; raise BadInput where one is missing."""
    return Words(CueWords.load(lexicon.table("cues")), StatementWords.load(lexicon.table("statements")))


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _by_preposition(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {preposition: _set(words) for preposition, words in table.items() if preposition != "source"}


def _patterns(table: Mapping[str, Any], flags: re.RegexFlag = re.NOFLAG) -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = ((name, patterns) for name, patterns in table.items() if name != "source")
    return tuple((name, _any_of(patterns, flags)) for name, patterns in named)


def _any_of(patterns: list[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Match any pattern; the boundary that most begin with is tried once for all, which is several times faster."""
    bounded = [pattern.removeprefix(r"\b") for pattern in patterns if pattern.startswith(r"\b")]
    rest = [pattern for pattern in patterns if not pattern.startswith(r"\b")]
    return re.compile("|".join([*([rf"\b(?:{'|'.join(bounded)})"] if bounded else []), *rest]), flags)


def _grouped(table: Mapping[str, Any]) -> dict[str, tuple[re.Pattern[str], ...]]:
    named = ((name, groups) for name, groups in table.items() if name != "source")
    return {name: tuple(_any_of(patterns) for patterns in groups) for name, groups in named}


def _standing(table: Mapping[str, list[str]]) -> dict[str, Standing]:
    return {phrase: Standing(*actor) for phrase, actor in table.items()}


def _same(groups: list[list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        for word in group:
            found[word] = found.get(word, frozenset()) | frozenset(group)
    return found
