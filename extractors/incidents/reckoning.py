"""What adds up: sentences that count over a time, and texts that are about such counts."""

from spacy.tokens import Token

from extractors.figures import counting_sentences
from extractors.incidents.lexicon import Phrases
from extractors.incidents.senses import objects_of
from extractors.incidents.triggers import Mention
from extractors.incidents.view import NOUNS, View

MANY, DOZENS = 5, 12
"""Attacks counted together that are no single wave without a day, and victims that a whole year adds up to."""
A_DAY, A_YEAR = 2, 5
"""UCDP's precisions of some days and of a year."""
_FEW = frozenset({"one", "two", "three", "four"})
MULTITUDE = 1000
"""More people than one happening harms by a single verb: they are a sum over years."""
LEAST_COUNTING = 2
"""Sentences that count in a text about counts."""


def is_tally(view: View) -> bool:
    """Say whether a text is about counts.

    It opens with one and names no day, or a third of its sentences, two at least, add up.
    """
    counting = counting_sentences(view.reading)
    days = (d for row in view.dates for d in row if not d.is_dateline)
    if 0 in counting and not any(1 <= d.when.precision <= A_DAY for d in days):
        return True
    found = sum(index in counting or _counts(view, index) for index in range(len(view.bounds)))
    return found >= max(LEAST_COUNTING, (len(view.bounds) + 2) // 3)


def _is_since(view: View, mention: Mention) -> bool:
    """Say whether a verb adds up to the day of writing: "have killed 61 soldiers since the summer"."""
    verb = view.doc[mention.head]
    perfect = any(child.dep_ == "aux" and child.lower_ in {"have", "has"} for child in verb.children)
    return perfect and any(view.words[i][1] == "since" for i in range(*view.bounds[mention.sentence]))


def _counts(view: View, sentence: int) -> bool:
    words = range(*view.bounds[sentence])
    surveys = any(view.lexicon.has("worlds.surveys", *view.words[i]) for i in words if view.doc[i].pos_ in NOUNS)
    if surveys or says(view, sentence, view.lexicon.reckoning):
        return True
    many = (view.doc[i] for i in words if view.lexicon.has("worlds.countable", view.words[i][0]))
    return any(_amount(view, token) >= MANY for token in many)


def is_reckoned(view: View, mention: Mention) -> bool:
    """Say whether a sentence counts many over a time: "shot dead 84 suspects in the year's first half"."""
    harmed = objects_of(view.doc[mention.head]) if mention.is_verb else []
    most = max((_amount(view, token) for token in harmed), default=0)
    if most >= DOZENS and _is_since(view, mention):
        return True
    times = _times(view, mention.sentence)
    if most >= MULTITUDE or (most >= DOZENS and times and min(times) >= A_YEAR):
        return True
    if mention.plural and _amount(view, view.doc[mention.head]) >= MANY and min(times, default=A_YEAR) > A_DAY:
        return True
    several = any(t.tag_ in {"NNS", "NNPS", "CD"} for t in harmed)
    if not (mention.plural or mention.vague or several or not mention.strong):
        return False
    return says(view, mention.sentence, view.lexicon.reckoning) and not _is_outdone(view, mention.sentence)


def says(view: View, sentence: int, phrases: Phrases[bool]) -> bool:
    """Say whether a sentence holds one of some phrases."""
    start, end = view.bounds[sentence]
    return any(phrases.at(view.words, i, end) for i in range(start, end))


def _amount(view: View, token: Token) -> int:
    """Return the number that a noun is counted by, 0 for none and for "one" to "four" in words."""
    quantity = view.quantities.get(token.i)
    if quantity is not None:
        return quantity.count.best or quantity.count.low or 0
    if token.ent_type_ == "DATE":
        return 0
    numerals = [c.text.replace(",", "") for c in token.children if c.dep_ == "nummod"]
    figures = (int(n) if n.isdecimal() else MANY * (n.lower() not in _FEW) for n in numerals)
    return max(figures, default=0)


def _times(view: View, sentence: int) -> list[int]:
    """Return the precisions of a sentence's dates, less the day somebody spoke."""
    roots = ((view.root_of(date.span), date.when.precision) for date in view.dates[sentence])
    return [p for root, p in roots if p and not _is_report(view, root)]


def _is_report(view: View, token: Token) -> bool:
    verb = next((t for t in (token, *token.ancestors) if t.pos_ in {"VERB", "AUX"}), token)
    return view.lexicon.has("governors.report", view.words[verb.i][0])


def _is_outdone(view: View, sentence: int) -> bool:
    """Say whether a sentence singles out one happening: "the deadliest attack in ten years"."""
    start, end = view.bounds[sentence]
    words = [view.words[i] for i in range(start, end)]
    pairs = zip(words, [*words[1:], ("", "")], strict=True)
    return any(
        view.lexicon.has("worlds.superlatives", w[1]) and after[0] not in {"month", "year"} for w, after in pairs
    )
