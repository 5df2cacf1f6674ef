"""Counts of people and things in running text: "at least 11", "six people, including five Chinese"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, Self

from spacy.tokens import Doc, Token

from extractors.lexicon import Lexicon
from extractors.reading.counts import Counted, CountWords, count_words
from extractors.reading.dates import DateMention
from extractors.reading.parsing import text_of
from extractors.records import Count, Span

QuantityKind = Literal["people", "thing", "money", "percent", "age", "time", "measure", "label", "unknown"]

_AGE_AFTER = re.compile(r"[-‐–\s]*(?:year|month|week|day)s?[-‐–\s]*old\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages),?(?:\s+(?:between|about|around|just|only))?(?:\s+\d{1,2},?){0,4}(?:\s+(?:and|to|or))?\s+$",
    re.IGNORECASE,
)
_AGE_CLAUSE = re.compile(r"\s(?:was|were|is|are|of|from|in|who|has|had|died)\b")
_AGE_BETWEEN = re.compile(r"(?:,\s?|\()$")
_ONE = frozenset({"one", "another", "other"})
_COMPOUND = re.compile(r"[-‐–](?=[A-Za-z])")
_PART_BEFORE = re.compile(
    r"\b(?:including|include|included|includes|inclusive\s+of|among\s+(?:them|whom|those\s+killed|the\s+dead)|comprising|mostly|of\s+whom|of\s+them)"
    r"(?:\s+(?:was|were|are|is|being))?(?:\s+at\s+least)?[\s:,]*$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"\s+of\s+(?:them|whom|these|those|which|the\s+(?:victims|dead|deceased|injured|wounded|killed|total))\b",
    re.IGNORECASE,
)
_COORDINATED = re.compile(r"\s*(?:,|,?\s*and|,?\s*&|,?\s*as\s+well\s+as|,?\s*along\s+with)\s*$", re.IGNORECASE)
_CURRENCIES = ("$", "£", "€", "¥")
_WORD_AFTER = re.compile(r"[-‐–\s]*([A-Za-z]+|%)")
_PARTITIVE = frozenset({"them", "whom", "these", "those"})
_REACH = 8
"""Words between a number and the noun it counts, at most."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts."""

    span: Span
    """The number words with their qualifier: "at least 11"."""
    count: Count
    head: int | None
    """Index in the document of the noun counted; None where none is written."""
    phrase: Span
    """The whole counted phrase: "at least 11 Chinese engineers"."""
    kind: QuantityKind = "unknown"
    nationality: str | None = None
    """ISO-3 of a demonym in the phrase."""
    part_of: int | None = None
    """Index among the document's quantities of the larger count this one is part of: "six people, including five"."""
    is_article: bool = False
    """Read from "a" or "an" before a noun for a person."""
    is_additional: bool = False
    """On top of another count: "12 others", "another six", "three more"."""


@dataclass(frozen=True)
class _Nouns:
    """What kinds of thing nouns name, from quantities.toml."""

    counts: CountWords
    people: frozenset[str]
    outcomes: frozenset[str]
    units: dict[str, QuantityKind]
    labels: frozenset[str]
    demonyms: dict[str, str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        table = lexicon.table("quantities")
        kinds: tuple[QuantityKind, ...] = ("measure", "time", "percent", "money")
        return cls(
            counts=count_words(lexicon),
            people=frozenset(table["people"]["words"]),
            outcomes=frozenset(table["outcome_verbs"]["lemmas"]),
            units={word: kind for kind in kinds for word in table["units"][kind]},
            labels=frozenset(table["units"]["label"]),
            demonyms={word: code for code, words in table["demonyms"].items() if code != "source" for word in words},
        )


@cache
def _nouns(lexicon: Lexicon) -> _Nouns:
    return _Nouns.of(lexicon)


def find_quantities(doc: Doc, lexicon: Lexicon, dates: Sequence[DateMention] = ()) -> tuple[Quantity, ...]:
    """Find every count in order; numbers inside `dates` and texts without a parse give none."""
    if not len(doc) or not doc[0].dep_:
        return ()
    nouns, text = _nouns(lexicon), text_of(doc)
    taken = sorted((mention.span.start, mention.span.end) for mention in dates)
    found = [*_numbers(doc, text, nouns, taken), *_articles(doc, text, nouns)]
    found.sort(key=lambda quantity: quantity.span.start)
    return tuple(_with_parts(text, found))


def _numbers(doc: Doc, text: str, nouns: _Nouns, taken: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    for counted in nouns.counts.find(text):
        if _overlaps(counted.number, taken):
            continue
        quantity = _quantity(doc, text, counted, nouns, taken)
        if quantity is not None:
            yield quantity


def _overlaps(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _quantity(
    doc: Doc, text: str, counted: Counted, nouns: _Nouns, taken: Sequence[tuple[int, int]]
) -> Quantity | None:
    number = doc.char_span(*counted.number, alignment_mode="expand")
    if number is None or not len(number):
        return None
    token = number[-1]
    head = _head(doc, token, counted)
    if head is not None and _overlaps((head.idx, head.idx + len(head)), taken):
        head = None  # "the toll rose to six Friday"
    kind = _kind(text, counted, token, head, nouns)
    if text[slice(*counted.number)].lower() == "no" and kind != "people":
        return None
    last = _demonym_after(doc, head, nouns) if head is not None and head.lower_ in _PARTITIVE else head
    end = max(counted.end, last.idx + len(last)) if last is not None else counted.end
    phrase = Span(counted.start, end, text[counted.start : end])
    return Quantity(
        span=Span(counted.start, counted.end, text[counted.start : counted.end]),
        count=counted.count,
        head=head.i if head is not None else None,
        phrase=phrase,
        kind=kind,
        nationality=_nationality(doc, phrase, nouns) if kind == "people" else None,
        is_additional=counted.is_additional or _is_additional(doc, token, head),
    )


def _head(doc: Doc, token: Token, counted: Counted) -> Token | None:
    """Return the noun counted: the word the number modifies, or the one after "of"."""
    if token.lower_ == "of":
        return next((child for child in token.children if child.dep_ == "pobj"), None)
    of = next((child for child in token.children if child.dep_ == "prep" and child.lower_ == "of"), None)
    if of is not None and token.dep_ != "nummod":
        return next((child for child in of.children if child.dep_ == "pobj"), None)
    if token.i + 1 < len(doc) and doc[token.i + 1].lower_ in ("more", "or") and not _noun_after(doc, token.i + 2):
        return None
    head = token.head
    while head.i != head.head.i and counted.start <= head.idx < counted.end:
        head = head.head
    is_noun = 0 < head.i - token.i <= _REACH and head.pos_ in ("NOUN", "PROPN", "ADJ")
    if is_noun and not any(_parts_phrases(word) for word in doc[token.i + 1 : head.i]):
        return head
    return _next_noun(doc, token)


def _parts_phrases(word: Token) -> bool:
    return word.text in (",", ";", ".", ")") or word.is_sent_start or word.tag_ == "CD"


def _demonym_after(doc: Doc, head: Token, nouns: _Nouns) -> Token:
    """Return the nationality said of a part, "five of them were Chinese"; the head itself where none is."""
    after = doc[head.i + 1 : head.i + 4]
    word = next((token for token in after if token.lemma_ not in ("be", "all")), None)
    return word if word is not None and word.text in nouns.demonyms else head


def _noun_after(doc: Doc, index: int) -> bool:
    return index < len(doc) and doc[index].tag_[:2] in ("NN", "JJ") and not doc[index].is_sent_start


def _next_noun(doc: Doc, token: Token) -> Token | None:
    """Return the last noun of the words right after the number, where the parse hung it elsewhere."""
    noun = None
    for after in doc[token.i + 1 : token.i + 1 + _REACH]:
        if after.tag_.startswith("NN") or (after.tag_ == "JJ" and after.ent_type_ == "NORP"):
            noun = after
        elif after.tag_ not in ("JJ", "JJR", "JJS", "HYPH", "VBN", "RB") or after.is_sent_start:
            break
    return noun


def _kind(text: str, counted: Counted, token: Token, head: Token | None, nouns: _Nouns) -> QuantityKind:
    unit = _unit(text, counted, token, head, nouns)
    if unit is not None:
        return unit
    if _COMPOUND.match(text, counted.end) or not counted.is_whole:
        return "thing" if head is not None else "unknown"
    if head is not None:
        return "people" if _is_people(head, nouns) else "thing"
    return "people" if _is_harmed(token, nouns) else "unknown"


def _unit(text: str, counted: Counted, token: Token, head: Token | None, nouns: _Nouns) -> QuantityKind | None:
    """Return the kind that a unit, currency, label or an age beside a number gives it."""
    before, after = text[max(0, counted.start - 24) : counted.start], text[counted.end : counted.end + 16]
    preceding = before.split()[-1].strip("(.") if before.split() else ""
    if _is_age(token, before, after):
        return "age"
    if before.endswith(_CURRENCIES) or nouns.units.get(preceding.lower()) == "money":
        return "money"
    following = _WORD_AFTER.match(after)
    unit = nouns.units.get(_singular(following.group(1))) if following else None
    if unit is None and head is not None:
        unit = nouns.units.get(head.lemma_.lower())
    is_label = preceding in nouns.labels and token.text[0].isdigit()
    return unit or ("label" if is_label else None)


def _singular(word: str) -> str:
    word = word.lower()
    return (
        word[:-1] if word.endswith("s") and word not in ("times", "hrs", "mins", "rupees") and len(word) > 3 else word
    )


def _is_age(token: Token, before: str, after: str) -> bool:
    if _AGE_AFTER.match(after) or _AGE_BEFORE.search(before):
        return True
    if _AGE_CLAUSE.match(after) and _AGE_BETWEEN.search(before) and _is_named_before(token):
        return True
    if not (
        token.text.isdigit() and int(token.text) < 120 and _AGE_BETWEEN.search(before) and re.match(r"\s?[,).;]", after)
    ):
        return False
    named = token.doc[max(0, token.i - 2) : token.i]
    return any(word.pos_ == "PROPN" or word.tag_ in ("NN", "PRP", "UH") or word.lower_ in _ONE for word in named)


def _is_named_before(token: Token) -> bool:
    """Say whether the full name of one who is no place told with "in" stands before a comma and a number."""
    start = token.i - 1
    while start > 0 and token.doc[start - 1].ent_type_ == "PERSON":
        start -= 1
    opener = token.doc[start - 1].pos_ if start else ""
    return token.text.isdigit() and int(token.text) < 120 and token.i - 1 - start > 1 and opener != "ADP"


def _is_people(head: Token, nouns: _Nouns) -> bool:
    lemma = head.lemma_.lower()
    return (
        lemma in nouns.people or head.lower_ in nouns.people or head.text in nouns.demonyms or head.lower_ in _PARTITIVE
    )


def _is_harmed(token: Token, nouns: _Nouns) -> bool:
    """Tell whether a bare number is the subject or object of a verb of harm or custody: "killed six"."""
    verb = token.head
    if token.dep_ not in (
        "nsubj",
        "nsubjpass",
        "dobj",
        "conj",
        "appos",
        "attr",
        "pobj",
        "oprd",
        "npadvmod",
        "dep",
        "ROOT",
    ):
        return False
    nearby = [verb, *token.children, *token.doc[token.i + 1 : token.i + 3]]
    return any(word.lemma_.lower() in nouns.outcomes for word in nearby)


def _nationality(doc: Doc, phrase: Span, nouns: _Nouns) -> str | None:
    words = doc.char_span(phrase.start, phrase.end, alignment_mode="expand") or ()
    for token in words:
        code = nouns.demonyms.get(token.text)
        if code and not (token.i + 1 < len(doc) and doc[token.i + 1].text in ("-", "–") and not token.whitespace_):
            return code
    return None


def _is_additional(doc: Doc, token: Token, head: Token | None) -> bool:
    if head is not None and head.lower_ == "others":
        return True
    return token.i + 1 < len(doc) and doc[token.i + 1].lower_ in ("more", "other", "others", "additional")


def _articles(doc: Doc, text: str, nouns: _Nouns) -> Iterator[Quantity]:
    for token in doc:
        if token.lower_ not in ("a", "an") or token.dep_ != "det":
            continue
        head = token.head
        if not 0 < head.i - token.i <= _REACH or head.tag_ not in ("NN", "NNP") or not _is_people(head, nouns):
            continue
        end = head.idx + len(head)
        phrase = Span(token.idx, end, text[token.idx : end])
        yield Quantity(
            span=Span(token.idx, token.idx + len(token), token.text),
            count=Count(1, 1, 1),
            head=head.i,
            phrase=phrase,
            kind="people",
            nationality=_nationality(doc, phrase, nouns),
            is_article=True,
        )


def _with_parts(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Link each part to the whole it is part of."""
    linked: list[Quantity] = []
    for quantity in found:
        part_of = _whole(text, linked, quantity) if quantity.kind in ("people", "unknown") else None
        linked.append(replace(quantity, part_of=part_of, kind="people" if part_of is not None else quantity.kind))
    return iter(linked)


def _whole(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> int | None:
    before = text[max(0, quantity.span.start - 40) : quantity.span.start]
    is_part = _PART_BEFORE.search(before) or _PART_AFTER.match(text, quantity.span.end)
    if is_part:
        return _larger(text, earlier, quantity)
    last = earlier[-1] if earlier else None
    if last and last.part_of is not None and last.kind == "people":
        gap = text[last.phrase.end : quantity.span.start]
        return last.part_of if _COORDINATED.fullmatch(gap) else None
    return None


def _larger(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> int | None:
    size = quantity.count.low or quantity.count.best or quantity.count.high or 0
    for index in range(len(earlier) - 1, -1, -1):
        whole = earlier[index]
        if text.count("\n\n", whole.span.end, quantity.span.start) or quantity.span.start - whole.span.end > 400:
            return None
        if whole.kind != "people" or whole.part_of is not None or whole.is_article:
            continue
        return (
            index
            if (whole.count.high or whole.count.best or whole.count.low or 0) >= size or whole.count.high is None
            else None
        )
    return None
