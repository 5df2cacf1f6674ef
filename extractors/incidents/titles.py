"""What a headline counts: "4 shot, 1 killed in park" — context for the totals, never evidence."""

import re

from extractors.incidents.tolls import SentenceToll
from extractors.incidents.view import View
from extractors.knowledge import Knowledge
from extractors.reading.counts import count_words
from extractors.records import Count

_WORD = re.compile(r"[A-Za-z']+")
_AGE = re.compile(r"[-‐,]|\s*(?:year|month)s?\b|\s+and\s+\d+,", re.IGNORECASE)
"""What follows the number of an age."""
_PARENT = re.compile(r"\b(?:father|mother|dad|mom|parents?|grand(?:father|mother))\W+of\W+$", re.IGNORECASE)
"""What stands before the number of somebody's children."""
_NOT_DEADLY = re.compile(r"\b(?:attempted \w+|non-?fatal\w*)", re.IGNORECASE)
_INCLUDING = re.compile(r"\s*[,—–-]+\s*(?:including|among them)\b[^,;:—–]*[,—–-]+\s*", re.IGNORECASE)
"""What a headline says of some of those it counts: "two people — including a girl — shot dead"."""
_SHOT_DEAD = re.compile(
    r"(?:\s*[^\W\d]+){0,3}?\s+shot(?:\s+dead|\s+to\s+death|,?\s+(?:and\s+)?killed)\b", re.IGNORECASE
)
_REACH = 4
"""Words after a number in which its outcome stands."""


def title_tolls(view: View, knowledge: Knowledge) -> dict[str, SentenceToll]:
    """Return the headline's numbers by outcome: killed, injured, hit; "fatal" where it tells of a death without one."""
    title = view.reading.article.title
    if not title:
        return {}
    found: dict[str, SentenceToll] = {}
    for counted in count_words(knowledge.lexicon).find(title):
        rest = title[counted.end :]
        none = _AGE.match(rest) or _PARENT.search(title[: counted.start])
        outcome = None if none else _outcome(view, rest)
        if outcome and outcome not in found:
            found[outcome] = SentenceToll(counted.count, False, False, False, ())
    words = {word.lower() for word in _WORD.findall(_NOT_DEADLY.sub(" ", title))}
    if "killed" not in found and not words.isdisjoint(view.lexicon.words["headline.fatal"]):
        found["fatal"] = SentenceToll(Count(1, 1, None), False, False, False, ())
    return found


def _outcome(view: View, rest: str) -> str | None:
    if _SHOT_DEAD.match(_INCLUDING.sub(" ", rest)):
        return "killed"
    for word in _WORD.findall(re.split(r"[,;:—–]", _INCLUDING.sub(" ", rest))[0])[:_REACH]:
        outcome = view.lexicon.title_outcomes.get(word.lower())
        if outcome:
            return outcome
    return None
