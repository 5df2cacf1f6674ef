"""Which date in a sentence is the day of the happening, and which the day somebody spoke, died or went to court."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from typing import Protocol

from spacy.tokens import Token

from extractors.incidents.view import View
from extractors.reading.dates import DateMention, precision_of
from extractors.records import Span, When

WEEK = 7
ON_EVENT, ON_RESPONSE, PLAIN, ON_OTHER = 4.0, 2.2, 1.5, -1.0


class Scene(Protocol):
    """A scene, as far as its place in the text goes."""

    @property
    def sentence(self) -> int:
        """Index of its sentence."""


OWN_GAIN = 0.6
"""What "Monday's attack" is surer of than "the attack on Monday"."""


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
        counted = _counted_back(view, mention, heads) if start <= at < end else None
        if not start <= at < end or not (counted or _is_past_day(view, mention)) or _is_address(view, mention):
            continue
        when = _opening(view, mention) or counted or mention.when
        if _counts_for_others(mention, at, heads) or _is_counted_from(view, sentence, at, heads):
            continue
        tie = _tie(view, mention.span, heads)
        tie = max(tie, ON_RESPONSE) if when.precision >= 3 and _dates_a_claim(view, mention.span) else tie
        score = tie + _precision_bonus(when) + _nearness(at, heads)
        found.append(DateCandidate(when, mention.span, score))
    return found


def _opening(view: View, mention: DateMention) -> When | None:
    """Return the day or month that opens a period where a clause tells of it: "since March 2025, when six died"."""
    when = mention.when
    _, end = view.tokens_of(mention.span)
    after = {view.words[i][1] for i in range(end, min(end + 2, len(view.words)))}
    if mention.bound != "since" or "when" not in after or when.start is None:
        return None
    if mention.is_deictic:
        return _whole_unit(when)
    words = mention.span.text.lower().removeprefix("since").split()
    if any(word[0].isdigit() and len(word) < 4 for word in words):
        return When(when.start, when.start, 1, when.text)
    if len(words) == 1 and words[0].isdigit():
        return When(when.start, when.start.replace(month=12, day=31), 5, when.text)
    return When(when.start, _month_end(when.start), 4, when.text)


def _dates_a_claim(view: View, span: Span) -> bool:
    """Say whether a date is that of a claim of responsibility, made within days of the deed."""
    verb = view.doc[next(iter(view.clause_verbs({view.root_of(span).i})))]
    return verb.lemma_ == "claim" and any(c.dep_ == "dobj" and c.lower_ == "responsibility" for c in verb.children)


def _whole_unit(when: When) -> When | None:
    """Return the year or month before this one, where that opens a period: "since last year when"."""
    unit = (when.text or "").lower().split()[-1]
    if when.start is None or unit not in {"year", "month"}:
        return None
    last = when.start.replace(month=12, day=31) if unit == "year" else _month_end(when.start)
    return When(when.start, last, 5 if unit == "year" else 4, when.text)


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _counts_for_others(mention: DateMention, at: int, heads: set[int]) -> bool:
    """Say whether "a week after" stands behind a happening: it dates the other one, told in its clause."""
    return _is_distance(mention) and bool(heads) and max(heads) < at


def _is_counted_from(view: View, sentence: int, at: int, heads: set[int]) -> bool:
    """Say whether a date is only what a happening told after it is counted from: "on Tuesday, a week after"."""
    further = (view.token_at(d.span.start) for d in view.dates[sentence] if _is_distance(d))
    return bool(heads) and any(at < other < min(heads) for other in further)


def _counted_back(view: View, mention: DateMention, heads: set[int]) -> When | None:
    """Return the date of what a distance is counted from: "on Tuesday, a week after gunmen had killed"."""
    if not _is_distance(mention):
        return None
    at = view.token_at(mention.span.start)
    before = [d for d in view.reading.dates if d.span.end <= mention.span.start and d.when.start and not d.is_dateline]
    if not (before and any(head > at for head in heads)):
        return None
    known, when = before[-1].when.start, mention.when
    if known is None or when.start is None or when.end is None:
        return None
    first, last = known - (when.end - known), known - (when.start - known)
    if (last - first).days == WEEK - 1 and mention.span.text.lower().startswith(("a week", "one week")):
        first = last = first + timedelta(days=3)
    return When(first, last, precision_of(first, last), when.text)


def _is_distance(mention: DateMention) -> bool:
    return mention.is_relative and mention.span.text.lower().endswith((" after", " before"))


def carried_date(view: View, scenes: Sequence[Scene], others: frozenset[int]) -> DateCandidate | None:
    """Return the one day of the sentence before an undated happening, where that already tells of armed people.

    "Four gunmen walked into a bank on Thursday. A guard was shot."
    """
    first = scenes[0].sentence
    before = first - 1
    if before > 0 and not view.dates[before] and not {before, before - 1} & others and _tells_of_arms(view, before):
        before -= 1
    if before < 0 or before in others or not _tells_of_arms(view, before):
        return None
    gap = view.reading.article.text[view.sentence_span(before).end : view.sentence_span(first).start]
    days = [c for c in date_candidates(view, before, set(), *view.bounds[before]) if c.when.precision == 1]
    if gap.count("\n") > 1 or len(days) != 1 or days[0].score < PLAIN:
        return None
    return DateCandidate(days[0].when, days[0].span, 1.0)


def _tells_of_arms(view: View, sentence: int) -> bool:
    subjects = (t for t in view.doc[slice(*view.bounds[sentence])] if t.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"})
    lexicon = view.lexicon
    return any(
        lexicon.has("armed.words", view.words[t.i][0]) and not lexicon.has("armed.peaceable", view.words[t.i][0])
        for t in subjects
    )


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
    token = first = view.root_of(span)
    if any(view.doc[head].dep_ == "relcl" and view.doc[head].head == first for head in heads):
        return ON_EVENT
    for _ in range(8):
        if token.i in heads and token != first and first.dep_ in {"poss", "compound", "nmod"} and first.head == token:
            return ON_EVENT + OWN_GAIN
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
    governs = verb.i in view.ruling_verbs(heads)
    if lexicon.has("governors.report", lemma) or _is_spoken_of(view, verb, heads):
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


def _is_spoken_of(view: View, verb: Token, heads: set[int]) -> bool:
    """Say whether a happening is only spoken of below a verb: "passed a resolution condemning the attack"."""
    for head in heads:
        above = list(view.doc[head].ancestors)
        below = takewhile(lambda token: token.i != verb.i, above) if verb in above else iter(())
        spoken = (t for t in below if t.pos_ == "VERB" and verb.i < t.i < head)
        if any(view.lexicon.has("governors.report", view.words[t.i][0]) for t in spoken):
            return True
    return False


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
