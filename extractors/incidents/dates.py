"""Which date in a sentence is the day of the happening, and which the day somebody spoke, died or went to court."""

from dataclasses import dataclass
from datetime import timedelta

from spacy.tokens import Token

from extractors.incidents.view import View
from extractors.reading.dates import DateMention
from extractors.records import Span, When

ON_EVENT, ON_RESPONSE, PLAIN, ON_OTHER = 4.0, 2.2, 1.5, -1.0


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date and how firmly the words tie it to a happening."""

    when: When
    span: Span
    score: float


def date_candidates(view: View, sentence: int, heads: set[int], start: int, end: int) -> list[DateCandidate]:
    """Return the dates between two tokens of a sentence, scored for the happening whose trigger tokens are `heads`."""
    found = []
    for mention in view.dates[sentence]:
        at = view.token_at(mention.span.start)
        if not start <= at < end or not _is_past_day(view, mention) or _is_address(view, mention):
            continue
        score = _tie(view, mention.span, heads) + _precision_bonus(mention.when) + _nearness(at, heads)
        found.append(DateCandidate(mention.when, mention.span, score))
    return found


def _is_past_day(view: View, mention: DateMention) -> bool:
    """Say whether a mention names a time that a happening told of can have."""
    if mention.is_dateline or mention.is_recurring or mention.is_future or mention.when.precision < 1:
        return False
    anchor = view.reading.anchor
    return anchor is None or mention.when.start is None or mention.when.start <= anchor + timedelta(days=1)


def _is_address(view: View, mention: DateMention) -> bool:
    """Say whether a year is a house number: "the 1900 block of Dover"."""
    _, end = view.tokens_of(mention.span)
    return end < len(view.words) and view.words[end][1] == "block"


def _precision_bonus(when: When) -> float:
    if when.start and when.end and (when.end - when.start).days > 40:
        return -1.5
    return {1: 0.5, 2: 0.2, 3: 0.0, 4: -0.2, 5: -1.0}.get(when.precision, -1.0)


def _nearness(at: int, heads: set[int]) -> float:
    if not heads:
        return 0.0
    return max(0.0, 1.0 - min(abs(at - head) for head in heads) / 15)


def _tie(view: View, span: Span, heads: set[int]) -> float:
    """Climb from the date to the first word that decides what it dates."""
    token = view.root_of(span)
    for _ in range(8):
        if token.i in heads:
            return 0.0 if view.lexicon.has("grammar.later", view.words[token.i][0]) else ON_EVENT
        if token.pos_ in {"VERB", "AUX"}:
            return _by_verb(view, token, heads, span)
        if token.head == token:
            break
        token = token.head
    return PLAIN


def _by_verb(view: View, verb: Token, heads: set[int], span: Span) -> float:
    lexicon, lemma = view.lexicon, view.words[verb.i][0]
    governs = verb.i in view.clause_verbs(heads)
    if lexicon.has("governors.report", lemma):
        return _beside(view, verb, heads, span)
    if lexicon.has("references.occurrence", lemma) and (governs or _is_it(verb)):
        return ON_EVENT
    guilty = any(c.lower_ in {"guilty", "liable"} for c in verb.children)
    if guilty or lexicon.has("governors.legal", lemma):
        return _beside(view, verb, heads, span)
    if lexicon.has("grammar.later", lemma):
        return ON_OTHER + 0.8
    if governs:
        return ON_EVENT - 0.5
    return ON_RESPONSE if lexicon.has("governors.response", lemma) else PLAIN


def _is_it(verb: Token) -> bool:
    return any(
        c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in {"it", "this", "that", "incident", "which"}
        for c in verb.children
    )


def _beside(view: View, verb: Token, heads: set[int], span: Span) -> float:
    """Score a date that the parser hangs on "said" or "charged".

    Right after the happening's own words it dates the happening; elsewhere after them it may; before them it does not.
    """
    at = view.token_at(span.start)
    before = [head for head in heads if head < at and not head < verb.i < at]
    if not before:
        return ON_OTHER
    between = view.doc[max(before) + 1 : at]
    near = len(between) < 14 and not any(t.i == verb.i or t.lower_ in {",", '"'} for t in between)
    return ON_RESPONSE if near else ON_OTHER + 1.8
