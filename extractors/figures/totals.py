"""Totals said of a noun: "the number of attacks rose to 44", "the toll since 2021 stands at 21"."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.figures.item import Item
from extractors.figures.periods import is_long
from extractors.figures.sums import as_militants, has_open_events
from extractors.figures.words import Words
from extractors.reading.dates import DateMention

_LINKS = frozenset({"to", "at", "from"})
TOTAL_SETTERS = frozenset({"put", "place", "bring"})
"""Verbs whose object is the total: "put the number of the dead at 40"."""


def total_measure(item: Item) -> str | None:
    """Return what a number measures that is said of a total, where that runs over many incidents."""
    noun = total_noun(item)
    if noun is None or item.size < 2:
        return None
    within = list(noun.subtree)
    measure = _measure(item, within)
    if measure is None:
        return None
    dates = item.written
    if measure == "personnel" or any(is_long(mention) for mention in dates):
        return measure
    is_of_one_day = any(mention.when.precision in (1, 2) for mention in dates)
    return measure if has_open_events(within, item.words) and not is_of_one_day else None


def total_period(item: Item) -> DateMention | None:
    """Return the period that a total's sentence names, whichever of its words it belongs to."""
    if total_noun(item) is None:
        return None
    return next((mention for mention in item.written if is_long(mention)), None)


def total_noun(item: Item) -> Token | None:
    """Return the noun that a number is the total of: the subject of "rose to", the object of "put at"."""
    token = item.token
    if token.dep_ in ("attr", "dobj"):
        return _totalled(item, token.head)
    if token.dep_ != "pobj" or token.head.lower_ not in _LINKS:
        return None
    return next((noun for verb in token.ancestors if (noun := _totalled(item, verb)) is not None), None)


def _totalled(item: Item, verb: Token) -> Token | None:
    if verb.lemma_ not in item.words.changes | TOTAL_SETTERS:
        return None
    relations = ("dobj",) if verb.lemma_ in TOTAL_SETTERS else ("nsubj", "nsubjpass")
    at = item.token
    nouns = (
        child for child in verb.children if child.dep_ in relations and (child.i < at.i or at not in child.subtree)
    )
    names = item.words.totals | item.words.events | item.words.measure_nouns.keys()
    return next((noun for noun in nouns if noun.lemma_.lower() in names), None)


def _measure(item: Item, within: list[Token]) -> str | None:
    found = next(_measures(item, within), None)
    militants = any(item.words.groups.get(token.lemma_.lower()) == "militant" for token in within)
    return as_militants(found, "militant" if militants else None)


def _measures(item: Item, within: list[Token]) -> Iterator[str]:
    """Yield what the words of a total's noun phrase say is counted, harm before incidents before people."""
    words, lemmas = item.words, [token.lemma_.lower() for token in within]
    harms = (token.lemma_.lower() for token in within if token.pos_ == "VERB")
    yield from (words.measures[harm] for harm in harms if harm in words.measures)
    if "toll" in lemmas or any(token.lower_ == "dead" for token in within):
        yield "killed"
    yield from (words.measure_nouns[lemma] for lemma in lemmas if lemma in words.measure_nouns)
    yield from (words.counts[lemma] for lemma in lemmas if lemma in words.counts)
    if any(token.lemma_.lower() in words.stock.nouns or _is_nation(token, words) for token in within):
        yield "personnel"


def _is_nation(token: Token, words: Words) -> bool:
    """Tell whether people are named by their nationality alone: "the number of Chinese"."""
    return token.dep_ == "pobj" and token.text in words.demonyms
