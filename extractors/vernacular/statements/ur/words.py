"""The word lists of seeds/lexicon/ur_statements.toml, compiled."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from extractors.lexicon import Lexicon


@dataclass(frozen=True)
class UrduWords:
    """How Urdu news says that somebody says something."""

    clause: re.Pattern[str]
    """A verb of saying that is followed by کہ, a colon or a quotation; groups v0, v1 … tell which."""
    act: re.Pattern[str]
    """A verb that ends its clause and whose object is what is said; groups as in `clause`."""
    verbs: tuple[str, ...]
    """The words of the groups."""
    said: re.Pattern[str]
    """X کا کہنا ہے, from its genitive on."""
    according: re.Pattern[str]
    accepted: re.Pattern[str]
    """What follows نے where the responsibility that is claimed stands before."""
    stated: re.Pattern[str]
    issued: re.Pattern[str]
    saying: re.Pattern[str]
    headline: re.Pattern[str]
    """What ends a headline without a verb; the group `word` is the noun."""
    headline_noun: re.Pattern[str]
    """The same nouns, whatever stands before them."""
    titles: frozenset[str]
    title_pairs: frozenset[str]
    """Titles of two words whose second is a name elsewhere."""
    given: frozenset[str]
    """Titles that are given names too."""
    person: re.Pattern[str]
    person_words: frozenset[str]
    body: re.Pattern[str]
    document: re.Pattern[str]
    carrier: re.Pattern[str]
    outlets: frozenset[str]
    """Words by which a name is an outlet's, wherever they stand in it."""
    not_source: re.Pattern[str]
    honorifics: frozenset[str]
    pronouns: frozenset[str]
    collective: frozenset[str]
    stops: frozenset[str]
    finite: frozenset[str]
    """Words that end a clause."""
    trimmed: frozenset[str]
    posted: frozenset[str]
    anew: re.Pattern[str]
    markers: frozenset[str]
    talks: re.Pattern[str]
    dropped: re.Pattern[str]
    """A verb that opens a sentence whose speaker is left out."""
    going_on: re.Pattern[str]
    """Words of sentences over which a speech goes on."""
    future: re.Pattern[str]
    """How verbs written with their ending end."""
    leading: re.Pattern[str]
    """Adverbs that open the object of a verb."""

    @classmethod
    def load(cls, table: Mapping[str, Any]) -> Self:
        """Compile the parsed ur_statements.toml."""
        cues, phrases, heard = table["cues"], table["phrases"], table["addressee"]
        verbs = {word: pattern for word, pattern in table["verbs"].items() if word != "source"}
        names = tuple(verbs)
        auxiliary = f"(?P<aux>(?: (?:{'|'.join(cues['auxiliary'])}))*)"
        groups = {word: f"(?P<v{number}>{verbs[word].replace(' ', ' ?')})" for number, word in enumerate(names)}
        person, body = _words(phrases["person"]), _words(phrases["body"])
        return cls(
            clause=_bounded(f"(?:{'|'.join(groups[w] for w in cues['clause'])}){auxiliary}"),
            act=_bounded(f"(?:{'|'.join(groups[w] for w in cues['act'])}){auxiliary}"),
            verbs=names,
            said=_bounded(
                "(?:کا|کی|کے)(?: (?:یہ|مزید|بھی|اپنا))* "
                f"(?P<cue>(?:{'|'.join(cues['said'])}) ?(?:بھی )?(?:ہے|تھا|ہیں|تھی))"
            ),
            according=_bounded("|".join(map(re.escape, cues["according"]))),
            accepted=_bounded(cues["accepted"]),
            stated=_bounded(cues["stated"]),
            issued=_bounded(cues["issued"]),
            saying=_bounded(cues["saying"]),
            headline=re.compile(f" (?:کا|کی|کے|پر)(?: [^ ]+){{0,1}} (?P<word>{'|'.join(cues['headline'])})$"),
            headline_noun=re.compile(f" (?:{'|'.join(cues['headline'])})$"),
            titles=frozenset(word for phrase in _words(phrases["titles"]) for word in phrase.split()),
            title_pairs=frozenset(phrases["title_pairs"]),
            given=frozenset(phrases["given"]),
            person=_ending(person),
            person_words=frozenset(word for word in person if " " not in word),
            body=_ending(body),
            document=_ending(phrases["document"]),
            carrier=_ending(phrases["carrier"]),
            outlets=frozenset(phrases["outlets"]),
            not_source=_ending(phrases["not_source"]),
            honorifics=frozenset(phrases["honorific"]),
            pronouns=frozenset(phrases["pronoun_person"]),
            collective=frozenset(phrases["collective"]),
            stops=frozenset(phrases["stops"].split()),
            finite=frozenset(phrases["finite"].split()),
            trimmed=frozenset(phrases["trimmed"]),
            posted=frozenset(phrases["posted"]),
            anew=re.compile(f"(?:{'|'.join(cues['anew'])})[ ،]*$"),
            markers=frozenset(heard["markers"]),
            talks=re.compile(heard["talks"]),
            dropped=re.compile(cues["dropped"]),
            going_on=_bounded("|".join(cues["going_on"])),
            future=re.compile(cues["future"]),
            leading=re.compile(f"(?:(?:{'|'.join(phrases['adverbs'])}) )+"),
        )


@cache
def urdu_words(lexicon: Lexicon) -> UrduWords:
    """Read the lists once a lexicon; raise BadInput where the file is missing."""
    return UrduWords.load(lexicon.table("ur_statements"))


def _words(text: str) -> list[str]:
    return [word.replace("_", " ") for word in text.split()]


def _bounded(pattern: str) -> re.Pattern[str]:
    """A pattern at the bounds of words; careless copy joins a postposition or کہ to the verb."""
    return re.compile(rf"(?<![\w\u0670])(?:کا|کی|کو)?(?:{pattern})(?:(?![\w\u0670])|(?=کہ\s))")


def _ending(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(f"(?:^| )(?:{'|'.join(map(re.escape, ordered))})$")
