"""Numbers over more than one incident, and stocks: what incidents are reconciled against, never mixed in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, Self

from spacy.tokens import Token

from extractors.knowledge import Knowledge
from extractors.lexicon import Lexicon
from extractors.reading.dates import DateMention
from extractors.reading.nlp import Reading
from extractors.reading.quantities import Quantity
from extractors.records import Figure, Span

Scope = Literal["cumulative", "stock"]
SMALLEST_STOCK = 10
"""Fewer people than this at work somewhere are a scene, not a stock."""
_LONG_UNIT = re.compile(r"\b(?:months|years?|decades?)\b", re.IGNORECASE)
_INSIDE_PHRASE = frozenset({"compound", "amod", "poss", "det", "nmod", "case"})
LONG_DAYS = 32
"""From this length a period holds many incidents; a month or less mostly dates one loosely."""


@dataclass(frozen=True)
class _Words:
    """The lists of figures.toml, turned round for looking up a word."""

    measures: Mapping[str, str]
    """Verb lemma to measure."""
    measure_nouns: Mapping[str, str]
    groups: Mapping[str, str]
    events: frozenset[str]
    joint: frozenset[str]
    sources: frozenset[str]
    stock_verbs: frozenset[str]
    held: frozenset[str]
    deployed: frozenset[str]
    stock_nouns: frozenset[str]
    units: frozenset[str]
    investment: frozenset[str]
    aggregate: re.Pattern[str]
    dollars: re.Pattern[str]
    given: re.Pattern[str]
    according: re.Pattern[str]
    speech: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        table = lexicon.table("figures")
        stock, money = table["stock"], table["investment"]
        givers = rf"\b(?:{_either(table['attribution']['givers'])})\s+(?:the\s+|a\s+)?"
        according = r"\b(?:according to|as per|citing|quoting)\s+(?:the\s+|a\s+)?"
        return cls(
            measures=_turned(table["measures"]),
            measure_nouns=_turned(table["measure_nouns"]),
            groups=_turned(table["groups"]),
            events=frozenset(table["events"]["words"]),
            joint=frozenset(table["events"]["joint"]),
            sources=frozenset(table["aggregate"]["sources"]),
            stock_verbs=frozenset(stock["present"]),
            held=frozenset(stock["held"]),
            deployed=frozenset(stock["deployed"]),
            stock_nouns=frozenset(stock["nouns"]),
            units=frozenset(stock["units"]),
            investment=frozenset(money["words"]),
            aggregate=re.compile(rf"\b(?:{_either(table['aggregate']['phrases'])})\b", re.IGNORECASE),
            dollars=re.compile(rf"(?:{_either(money['dollars'])})\s*$", re.IGNORECASE),
            given=re.compile(givers, re.IGNORECASE),
            according=re.compile(rf"{according}(?:(?:\w+\s+){{0,3}}?{givers})?", re.IGNORECASE),
            speech=frozenset(table["attribution"]["verbs"]),
        )


@cache
def _words(lexicon: Lexicon) -> _Words:
    return _Words.of(lexicon)


def _turned(lists: Mapping[str, Any]) -> dict[str, str]:
    return {word: name for name, words in lists.items() if name != "source" for word in words}


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def is_cumulative(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a count sums over several incidents or states a stock, and so is no incident's toll."""
    return quantity.kind in ("people", "unknown") and _scope(reading, quantity, _words(reading.lexicon)) is not None


def read_figures(reading: Reading, knowledge: Knowledge) -> tuple[Figure, ...]:
    """Read every cumulative number and stock of a text in order."""
    return tuple(_figures(reading, _words(knowledge.lexicon)))


def _figures(reading: Reading, words: _Words) -> Iterator[Figure]:
    group: str | None = None
    for quantity in reading.quantities:
        scope = _scope(reading, quantity, words)
        if scope is None or quantity.is_article:
            continue
        measure = _measure(reading, quantity, scope, words)
        if measure is None:
            continue
        group = _group(reading, quantity, words) or (group if quantity.head is None else None)
        start, end = _period_days(reading, quantity)
        yield Figure(
            measure=measure,
            group=group,
            count=quantity.count,
            period_start=start,
            period_end=end,
            asserted_by=_asserted_by(reading, quantity, words),
            span=quantity.phrase,
            place=_place(reading, quantity),
        )


def _sentence(reading: Reading, quantity: Quantity) -> Span | None:
    index = reading.sentence_index(quantity.span.start)
    return reading.sentences[index] if index is not None else None


def _number_token(reading: Reading, quantity: Quantity) -> Token | None:
    if quantity.head is not None:
        return reading.doc[quantity.head]
    span = reading.doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
    return span[-1] if span is not None and len(span) else None


def _verb(token: Token) -> Token | None:
    """Return the verb that governs a token: not one that only leads a phrase on ("including five")."""
    return next(
        (node for node in (token, *token.ancestors) if node.pos_ in ("VERB", "AUX") and node.dep_ != "prep"), None
    )


def _clause(verb: Token, *, above: bool) -> frozenset[int]:
    """Return a verb, its coordinates and what leans on them ("34 injured"); with `above` the verbs that hold it too."""
    coordinates = [verb, *verb.conjuncts]
    leaning = [child for word in coordinates for child in word.children if child.dep_ == "acl" and word is not verb]
    return frozenset(word.i for word in (*coordinates, *leaning, *(verb.ancestors if above else ())))


def _forms(token: Token) -> set[str]:
    """Return a word's lemma and the word itself, for the tagger takes "corps" and "data" for plurals."""
    return {token.lemma_.lower(), token.lower_}


def _scope(reading: Reading, quantity: Quantity, words: _Words) -> Scope | None:
    sentence, token = _sentence(reading, quantity), _number_token(reading, quantity)
    if sentence is None or token is None or quantity.is_article:
        return None
    if quantity.kind == "money":
        return "stock" if _is_investment(reading, quantity, words) else None
    if quantity.kind in ("people", "thing", "unknown") and _is_stock(quantity, token, words):
        return "stock"
    return "cumulative" if _is_sum(reading, quantity, token, sentence, words) else None


def _is_sum(reading: Reading, quantity: Quantity, token: Token, sentence: Span, words: _Words) -> bool:
    """Tell whether a count of people harmed or held, or of incidents, runs over a long period or incidents at large."""
    if quantity.kind not in ("people", "thing", "unknown") or _measure_of(reading, quantity, token, words) is None:
        return False
    period = _period(reading, quantity)
    events = _events(reading, token, sentence, words)
    if (period is None and _is_of_one_day(reading, quantity)) or any(event.tag_ == "NN" for event in events):
        return False
    return bool(period or any(_is_open_plural(event, words) for event in events) or _is_announced(sentence, words))


def _dates_near(reading: Reading, quantity: Quantity, *, above: bool) -> Iterator[DateMention]:
    """Yield the dates of the quantity's clause; with `above` those of the clauses that hold it too."""
    sentence, token = _sentence(reading, quantity), _number_token(reading, quantity)
    if sentence is None or token is None:
        return
    verb = _verb(token)
    clause = _clause(verb, above=above) if verb is not None else None
    for mention in reading.dates:
        if mention.is_dateline or not sentence.start <= mention.span.start < sentence.end:
            continue
        span = reading.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        governor = _verb(span.root) if span is not None else None
        if clause is None or governor is None or governor.i in clause:
            yield mention


def _period(reading: Reading, quantity: Quantity) -> DateMention | None:
    """Return the longest period over a month that dates the quantity's clause; one without days is the last resort."""
    near = [mention for mention in _dates_near(reading, quantity, above=True) if _is_long(mention)]
    return max(near, key=_length, default=None)


def _period_days(reading: Reading, quantity: Quantity) -> tuple[date | None, date | None]:
    """Return the period's days, those after the day of writing left out: what is counted has happened."""
    period = _period(reading, quantity)
    if period is None or period.when.start is None or period.when.end is None:
        return None, None
    return period.when.start, min(period.when.end, reading.anchor) if reading.anchor else period.when.end


def _is_long(mention: DateMention) -> bool:
    if mention.is_future or mention.bound == "until" or mention.kind not in ("period", "range"):
        return False
    if mention.when.start is None:
        return not mention.is_relative and _LONG_UNIT.search(mention.span.text) is not None
    return _length(mention) >= LONG_DAYS


def _length(mention: DateMention) -> int:
    start, end = mention.when.start, mention.when.end
    return (end - start).days + 1 if start and end else 0


def _is_of_one_day(reading: Reading, quantity: Quantity) -> bool:
    return any(mention.when.precision in (1, 2) for mention in _dates_near(reading, quantity, above=False))


def _events(reading: Reading, token: Token, sentence: Span, words: _Words) -> list[Token]:
    """Return the nouns for incidents in the clause of a count, the counted noun itself left out."""
    verb = _verb(token)
    if verb is None:
        span = reading.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
        within: Iterable[Token] = span if span is not None else ()
    else:
        within = (node for root in (verb, *verb.conjuncts) for node in root.subtree)
    found = {
        node.i: node
        for node in within
        if node.lemma_.lower() in words.events
        and node.tag_ in ("NN", "NNS")
        and node.dep_ != "compound"
        and node.i != token.i
    }
    return list(found.values())


def _is_open_plural(event: Token, words: _Words) -> bool:
    """Tell whether a plural names incidents at large: "in various attacks", not "in the attacks", "in twin blasts"."""
    if event.tag_ != "NNS":
        return False
    before = {child.lower_ for child in event.children if child.i < event.i}
    return not before & (words.joint | {"the", "these", "those", "its", "their", "both"})


def _is_announced(sentence: Span, words: _Words) -> bool:
    if words.aggregate.search(sentence.text):
        return True
    return any(word in words.sources for word in re.findall(r"[a-z]+", sentence.text.lower()))


def _is_stock(quantity: Quantity, token: Token, words: _Words) -> bool:
    """Tell whether people or troops are counted as working, living, serving or deployed somewhere."""
    size = quantity.count.low or quantity.count.best or quantity.count.high or 0
    is_body = bool(_forms(token) & words.units) or size >= SMALLEST_STOCK
    is_kind = quantity.kind == "people" or _forms(token) & words.stock_nouns
    if quantity.head is None or not is_body or not is_kind:
        return False
    verb = token.head if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") else None
    if verb is None:
        serving = [child.lemma_ for child in token.children if child.dep_ in ("acl", "relcl")]
        return any(lemma in words.stock_verbs | words.deployed for lemma in serving)
    if token.dep_ == "attr":
        return any(child.dep_ == "expl" for child in verb.children)
    return verb.lemma_ in words.deployed | (words.held if token.dep_ == "dobj" else words.stock_verbs)


def _is_investment(reading: Reading, quantity: Quantity, words: _Words) -> bool:
    before = reading.article.text[max(0, quantity.span.start - 5) : quantity.span.start]
    dollars = words.dollars.search(before) or "dollar" in quantity.phrase.text.lower()
    span = reading.doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
    if not dollars or span is None:
        return False
    around = reading.doc[max(0, span.start - 6) : span.end + 10]
    return any(token.lemma_.lower() in words.investment and token.sent == span[0].sent for token in around)


def _measure(reading: Reading, quantity: Quantity, scope: Scope, words: _Words) -> str | None:
    token = _number_token(reading, quantity)
    if token is None:
        return None
    if scope == "cumulative":
        return _measure_of(reading, quantity, token, words)
    if quantity.kind == "money":
        return "investment_usd"
    verb = token.head if token.dep_ in ("nsubj", "nsubjpass", "dobj") else None
    deployed = verb is not None and verb.lemma_ in words.deployed
    return "troops_deployed" if deployed or _forms(token) & words.units else "personnel"


def _measure_of(reading: Reading, quantity: Quantity, token: Token, words: _Words) -> str | None:
    """Return what a count measures: by its noun ("90 attacks"), the word after it ("34 injured") or its verb."""
    measure = words.measure_nouns.get(token.lemma_.lower()) if quantity.head is not None else None
    if measure is None:
        after = reading.doc[token.i + 1 : token.i + 3]
        verbs = [*(after if quantity.head is None else ()), token.head, _verb(token)]
        measure = next((found for verb in verbs if verb is not None and (found := _harm(verb, words))), None)
    if measure == "killed" and _group(reading, quantity, words) == "militant":
        return "militants_killed"
    return measure


def _harm(verb: Token, words: _Words) -> str | None:
    if verb.lemma_ == "lose" and any(child.lemma_ == "life" for child in verb.children):
        return "killed"
    return "killed" if verb.lower_ == "dead" else words.measures.get(verb.lemma_.lower())


def _group(reading: Reading, quantity: Quantity, words: _Words) -> str | None:
    """Return whom a count is of: ISO-3 where a nationality is written, else the side or calling."""
    if quantity.nationality or quantity.head is None:
        return quantity.nationality
    phrase = reading.doc.char_span(quantity.phrase.start, quantity.phrase.end, alignment_mode="expand")
    forms = (form for word in reversed([*(phrase or ())]) for form in sorted(_forms(word)))
    return next((words.groups[form] for form in forms if form in words.groups), None)


def _place(reading: Reading, quantity: Quantity) -> str | None:
    sentence = _sentence(reading, quantity)
    if sentence is None or quantity.kind == "money":
        return None
    inside = (m for m in reading.places if sentence.start <= m.span.start < sentence.end and not m.in_organisation)
    return next((mention.place.name for mention in inside if not mention.is_metonym and not mention.is_dateline), None)


def _asserted_by(reading: Reading, quantity: Quantity, words: _Words) -> str | None:
    """Return who says so: "according to X", "data shared by X", "X said"; "the data" is the source named before it."""
    sentence, token = _sentence(reading, quantity), _number_token(reading, quantity)
    if sentence is None or token is None:
        return None
    said = _according(reading, sentence, words) or _speaker(reading, token, words)
    index = reading.sentences.index(sentence)
    if said is not None and set(said.lower().split()) & (words.sources | {"report", "same"}) and index:
        return next(
            (found for span in reversed(reading.sentences[:index]) if (found := _according(reading, span, words))), None
        )
    return said


def _according(reading: Reading, sentence: Span, words: _Words) -> str | None:
    match = words.according.search(sentence.text)
    if match is None:
        return None
    start = sentence.start + match.end()
    return _named(reading, start, _phrase_end(reading, start)) or None


def _speaker(reading: Reading, token: Token, words: _Words) -> str | None:
    for verb in token.ancestors:
        if verb.lemma_ in words.speech and verb.lemma_ not in words.measures:
            subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i != token.i), None)
            if subject is not None and token not in subject.subtree:
                return _giver(reading, subject, words) or _named(
                    reading, subject.left_edge.idx, subject.idx + len(subject)
                )
    return None


def _giver(reading: Reading, subject: Token, words: _Words) -> str | None:
    """Return whose data a subject is: "data shared by X"."""
    if not _forms(subject) & (words.sources | {"report"}):
        return None
    end = subject.right_edge.idx + len(subject.right_edge)
    match = words.given.search(reading.article.text, subject.idx, end)
    return _named(reading, match.end(), _phrase_end(reading, match.end())) if match else None


def _phrase_end(reading: Reading, start: int) -> int:
    """Return where the noun phrase ends that starts at an offset."""
    span = reading.doc.char_span(start, start + 1, alignment_mode="expand")
    root = span[0] if span is not None and len(span) else None
    while root is not None and root.head.i > root.i and root.dep_ in _INSIDE_PHRASE:
        root = root.head
    return root.idx + len(root) if root is not None else start


def _named(reading: Reading, start: int, end: int) -> str:
    """Return the known actor that a noun phrase ends in, else its words."""
    text = reading.article.text
    near = [mention for mention in reading.actors if start <= mention.span.start < end]
    inside = [mention for mention in near if ")" not in text[mention.span.end : end]]
    actor = max(inside, key=lambda mention: mention.span.end, default=None)
    return actor.name if actor else text[start:end].rpartition(") ")[2]
