"""Who gives a number: whose data it is, else who says the sentence it stands in."""

from collections.abc import Sequence

from spacy.tokens import Token

from extractors.figures.item import Item, forms
from extractors.figures.totals import TOTAL_SETTERS, total_noun
from extractors.figures.words import Words
from extractors.reading.nlp import Reading
from extractors.records import Span, Statement

_INSIDE_PHRASE = frozenset({"compound", "amod", "poss", "det", "nmod", "case"})


def asserted_by(item: Item, statements: Sequence[Statement], before: str | None) -> str | None:
    """Return who says so: "according to X", "data shared by X", the speaker of the statement it stands in.

    `before` gave the figure before; "the data", "the same report" and a pronoun are the source named before.
    """
    said = _according(item.reading, item.sentence, item.words) or _giver(item) or _teller(item)
    if said is None or said.lower() in item.words.pronouns:
        said = _speaker(item, statements) or said
    if said is None:
        return None
    lowered = said.lower()
    if lowered in item.words.pronouns:
        return before
    if set(lowered.split()) & (item.words.sources | {"report", "same"}):
        return _owner(said, item.words) or _named_before(item)
    return said


def _owner(said: str, words: Words) -> str | None:
    """Return whose data are named: of "Interior Ministry figures" the ministry, of "official data" nobody."""
    kept = [word for word in said.split() if word.lower() not in words.sources | words.unowned]
    return " ".join(kept) or None


def _named_before(item: Item) -> str | None:
    spans = reversed(item.reading.sentences[: item.number])
    return next((found for span in spans if (found := _according(item.reading, span, item.words))), None)


def _speaker(item: Item, statements: Sequence[Statement]) -> str | None:
    at = item.quantity.span.start
    holding = (s for s in statements for span in s.content if span.start <= at < span.end and s.speaker is not None)
    speaker = next((statement.speaker for statement in holding), None)
    if speaker is None or speaker.text.lower().removesuffix("s") in item.words.events:
        return None
    return speaker.name or speaker.text


def _according(reading: Reading, sentence: Span, words: Words) -> str | None:
    match = words.according.search(sentence.text)
    if match is None:
        return None
    start = sentence.start + match.end()
    return _named(reading, start, _phrase_end(reading, start)) or None


def _giver(item: Item) -> str | None:
    """Return whose data a subject is: "data shared by X show"."""
    for verb in item.token.ancestors:
        for subject in (child for child in verb.children if child.dep_ == "nsubj"):
            if forms(subject) & (item.words.sources | {"report"}) and item.token not in subject.subtree:
                return _given(item, subject)
    return None


def _given(item: Item, subject: Token) -> str | None:
    end = subject.right_edge.idx + len(subject.right_edge)
    match = item.words.given.search(item.reading.article.text, subject.idx, end)
    if match:
        return _named(item.reading, match.end(), _phrase_end(item.reading, match.end()))
    owner = next((child for child in subject.children if child.dep_ in ("poss", "compound")), None)
    return _named(item.reading, owner.left_edge.idx, owner.idx + len(owner)) if owner is not None else None


def _teller(item: Item) -> str | None:
    """Return whose telling or counting a number is: "the institute recorded 44 attacks"."""
    for verb in (node for node in item.token.ancestors if _tells(item, node)):
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None) or _agent(verb)
        if subject is None or subject.lemma_.lower() in item.words.events:
            continue
        if item.token not in subject.subtree:
            return _named(item.reading, subject.left_edge.idx, subject.idx + len(subject)) or None
    return None


def _agent(verb: Token) -> Token | None:
    """Return who does a passive verb: "44 attacks were recorded by the institute"."""
    agents = (child for child in verb.children if child.dep_ == "agent")
    return next((noun for agent in agents for noun in agent.children if noun.dep_ == "pobj"), None)


def _tells(item: Item, verb: Token) -> bool:
    return verb.lemma_ in item.words.tellers or (verb.lemma_ in TOTAL_SETTERS and total_noun(item) is not None)


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
