"""Periods told before a number's sentence: in a heading, by a sentence on a year or report, or with a figure there."""

import re

from spacy.tokens import Token

from extractors.figures.item import Item, governing_verb
from extractors.figures.periods import dates_in, is_long
from extractors.reading.dates import DateMention
from extractors.records import Span

_HEADING_WORDS = 12
"""Words of the longest line without a full stop that is read as a heading."""
_TOPICS = ("nsubj", "nsubjpass", "dobj", "attr", "appos", "nummod")
_REPORT = "report"


def period_told_before(item: Item) -> DateMention | None:
    """Return the one long period of the heading or sentence before, where that is told for what follows."""
    if item.number == 0 or not may_take_period(item):
        return None
    sentence = item.reading.sentences[item.number - 1]
    long = [mention for mention in dates_in(item.reading, sentence) if is_long(mention)]
    if len(long) != 1:
        return None
    if "\n" in item.reading.article.text[sentence.end : item.sentence.start]:
        return long[0] if _is_heading(sentence) else None
    return long[0] if _is_topic(item, long[0]) or _is_account(item, sentence) else None


def may_take_period(item: Item) -> bool:
    """Tell whether a number can count over a period told before it.

    One with a date of its own, or in the perfect ("have been killed"), counts over some other time.
    """
    return not item.written and not _is_perfect(governing_verb(item.token))


def _is_heading(sentence: Span) -> bool:
    text = sentence.text.rstrip()
    return not text.endswith((".", "!", "?", '"', "”")) and len(text.split()) <= _HEADING_WORDS


def _is_topic(item: Item, mention: DateMention) -> bool:
    """Tell whether a sentence is about its period: "2023 was a bloody year", "the survey covers 2023"."""
    span = item.reading.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return span is not None and span.root.dep_ in _TOPICS


def _is_account(item: Item, sentence: Span) -> bool:
    """Tell whether a sentence names data, a tally or a report."""
    words = item.words.sources | {_REPORT}
    return any(word in words for word in re.findall(r"[a-z]+", sentence.text.lower()))


def _is_perfect(verb: Token | None) -> bool:
    return verb is not None and any(child.dep_ == "aux" and child.lower_ in ("have", "has") for child in verb.children)
