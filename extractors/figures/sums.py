"""Sums over incidents: people harmed or held, incidents, and what the authorities did, over a period or at large."""

import re
from collections.abc import Iterable

from spacy.tokens import Token

from extractors.figures.item import Item, forms, governing_verb
from extractors.figures.words import Words

SMALLEST_COUNT = 10
"""Fewer projects, cases or complaints than this are a matter of one place, not a figure."""
SMALLEST_SERIES = 3
"""From so many incidents named without a day the number sums over them; two are mostly the day's news."""
_LEADS = frozenset({"the", "these", "those", "its", "their", "both"})
_STATES = frozenset({"oprd", "acomp", "ccomp", "advcl", "dep"})
_OF_THINGS = frozenset({"attacked", "seized", "displaced"})
_TAKEN = frozenset({"claim", "cost", "take", "lose"})
"""Verbs whose object "lives" are people killed."""


def sum_measure(item: Item) -> str | None:
    """Return what a number of people, incidents or deeds measures where it sums over many incidents."""
    measure = measure_of(item)
    if measure is None:
        return None
    is_dated = item.is_of_one_day()
    period = item.period()
    if period is None and is_dated:
        return None
    events = _events(item)
    if any(event.tag_ == "NN" for event in events):
        return None
    at_large = any(_is_open_plural(event, item.words) for event in events)
    if (period and item.size > 1) or item.is_large_until() or at_large or _is_announced(item) or _is_series(item):
        return measure
    return None


def count_measure(item: Item) -> str | None:
    """Return what a number of projects, cases or jobs counts, which no incident has."""
    measure, stock = item.words.counts.get(item.noun), item.words.stock
    if item.noun in stock.hired and item.token.head.lemma_ in stock.deployed:
        return None
    is_dated = item.is_of_one_day() and item.until() is None
    if measure is None or (item.period() is None and (is_dated or item.size < SMALLEST_COUNT)):
        return None
    return measure


def measure_of(item: Item) -> str | None:
    """Return what a count measures: by its noun ("90 attacks"), the word after it ("34 injured") or its verb."""
    words = item.words
    measure = words.measure_nouns.get(item.noun) or (_lives(item) if item.noun in words.lives else None)
    if measure is None:
        after = item.reading.doc[item.token.i + 1 : item.token.i + 3]
        verbs = [*(after if item.quantity.head is None else ()), item.token.head, governing_verb(item.token)]
        found = (_harm(item, verb) for verb in verbs if verb is not None and item.noun not in words.counts)
        measure = next((harm for harm in found if harm and _can_suffer(item, harm)), None)
    return as_militants(measure, group_of(item))


def as_militants(measure: str | None, group: str | None) -> str | None:
    """Return the measure that militants killed have for themselves."""
    return "militants_killed" if measure == "killed" and group == "militant" else measure


def group_of(item: Item) -> str | None:
    """Return whom a count is of: ISO-3 where a nationality is written, else the side or calling."""
    quantity = item.quantity
    if quantity.nationality or quantity.head is None:
        return quantity.nationality
    phrase = item.reading.doc.char_span(quantity.phrase.start, quantity.phrase.end, alignment_mode="expand")
    nation = next((item.words.demonyms[word.text] for word in phrase or () if word.text in item.words.demonyms), None)
    if nation is not None and item.noun in item.words.stock.verbs:
        return nation
    found = (form for word in reversed([*(phrase or ())]) for form in sorted(forms(word)))
    return next((item.words.groups[form] for form in found if form in item.words.groups), None)


def has_open_events(tokens: Iterable[Token], words: Words) -> bool:
    """Tell whether some words name incidents at large."""
    return any(_is_open_plural(token, words) for token in tokens if token.lemma_.lower() in words.events)


def _can_suffer(item: Item, harm: str) -> bool:
    """Tell whether what is counted can be harmed so: things are seized and attacked, not killed."""
    return item.quantity.kind != "thing" or harm in _OF_THINGS


def _lives(item: Item) -> str | None:
    return "killed" if item.token.head.lemma_ in _TAKEN else None


def _harm(item: Item, verb: Token) -> str | None:
    """Return the harm that a verb or the word after a count says: "lost their lives", "left 30 dead", "34 injured"."""
    words = item.words
    if verb.pos_ == "NOUN" and verb.lemma_.lower() in words.events:
        return None
    if verb.lemma_ in _TAKEN and any(child.lemma_ in words.lives for child in verb.children if child.dep_ == "dobj"):
        return "killed"
    if verb.lemma_ == "lose" and item.token.dep_ == "dobj" and item.quantity.kind == "people":
        return "killed"
    if verb.lemma_ == "leave":
        state = next((child for child in verb.children if child.i > item.token.i and child.dep_ in _STATES), None)
        return _harm(item, state) if state is not None else None
    return "killed" if verb.lower_ == "dead" else words.measures.get(verb.lemma_.lower())


def _events(item: Item) -> list[Token]:
    """Return the nouns for incidents in the clause of a count, the counted noun itself left out."""
    verb = governing_verb(item.token)
    if verb is None:
        span = item.reading.doc.char_span(item.sentence.start, item.sentence.end, alignment_mode="expand")
        within: Iterable[Token] = span if span is not None else ()
    else:
        within = (node for root in (verb, *verb.conjuncts) for node in root.subtree)
    found = {node.i: node for node in within if _is_event(node, item.words) and node.i != item.token.i}
    return list(found.values())


def _is_event(node: Token, words: Words) -> bool:
    return node.tag_ in ("NN", "NNS") and node.dep_ != "compound" and node.lemma_.lower() in words.events


def _is_open_plural(event: Token, words: Words) -> bool:
    """Tell whether a plural names incidents at large: "in various attacks", not "in the attacks", "in twin blasts"."""
    if event.tag_ != "NNS":
        return False
    before = {child.lower_ for child in event.children if child.i < event.i}
    return not before & (words.joint | _LEADS)


def _is_announced(item: Item) -> bool:
    text = item.sentence.text
    if item.words.aggregate.search(text):
        return True
    return any(word in item.words.sources for word in re.findall(r"[a-z]+", text.lower()))


def _is_series(item: Item) -> bool:
    """Tell whether several incidents are counted themselves, on no day and as parts of none."""
    if item.noun not in item.words.events or (item.quantity.count.best or 0) < SMALLEST_SERIES:
        return False
    return _is_open_plural(item.token, item.words) and not any(item.dates(above=True))
