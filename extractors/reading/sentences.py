"""Where the sentences of news text end, found on the text alone so that every reader and every language agrees."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Self

from extractors.lexicon import Lexicon
from extractors.records import Span

CLOSERS = "\"'”’»)\\]"
HARD_WRAP_WIDTH = 100
"""Longest line of a hard-wrapped wire text; teleprinter lines held 69 characters, e-mail 80."""

_STOP = re.compile(rf"(?:[.!?…]+[{CLOSERS}]*(?=\s)|[。！？۔؟][{CLOSERS}」』]*)")
_PARAGRAPH = re.compile(r"(?<![ \t\xa0])[ \t\xa0]*(?:\r?\n[ \t\xa0]*)+")
_BLANK_LINE = re.compile(r"(?<![ \t\xa0])[ \t\xa0]*\r?\n[ \t\xa0]*(?:\r?\n[ \t\xa0]*)+")
_EDITORIAL = re.compile(r"--?\s*(?:\[[^\]\n]{2,40}\]\s*)+(?=[\"“'‘(]?[A-Z])")
_UNSPACED = re.compile(r"(?<=[a-z]{2})[.!?][\"”’]?(?=[\"“‘]?[A-Z][a-z])")
_ADDRESS = re.compile(r"\S*(?:@|www\.|://|\.com|\.org|\.net)\S*", re.IGNORECASE)
_RUN_ON = re.compile(r"[a-z]+[\s,;:]")
_CORE = re.compile(r"[^\s\u00ad\u200b-\u200f\u2060\ufeff](?:.*[^\s\u00ad\u200b-\u200f\u2060\ufeff])?", re.DOTALL)
_LAST_WORD = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]+$")
_NEXT_WORD = re.compile(r"\s+[\"'“‘«(\[]*(\w+)?")


@dataclass(frozen=True)
class SentenceWords:
    """Abbreviations and openers of sentences.toml."""

    titles: frozenset[str]
    others: frozenset[str]
    openers: frozenset[str]
    speech: re.Pattern[str]
    proper: frozenset[str]
    """In lower case: words that keep their capital when shouted text is read in lower case."""

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        """Read sentences.toml of a lexicon folder; raises BadInput where it is missing."""
        table = lexicon.table("sentences")
        verbs = "|".join(table["speech"]["words"])
        return cls(
            titles=frozenset(word.lower() for word in table["titles"]["words"]),
            others=frozenset(word.lower() for word in table["others"]["words"]),
            openers=frozenset(table["openers"]["words"]),
            proper=frozenset(word.lower() for word in table["proper"]["words"]),
            speech=re.compile(rf"\s+(?:(?:[A-Z][\w.'’-]*|he|she|they|the|a|an|of)\s+){{0,6}}(?:{verbs})\b"),
        )


@cache
def sentence_words(lexicon: Lexicon) -> SentenceWords:
    """Return the words of a lexicon folder, read once."""
    return SentenceWords.of(lexicon)


def is_hard_wrapped(text: str) -> bool:
    """Tell whether single newlines break lines (wire and e-mail text) rather than paragraphs (web text).

    A text is hard-wrapped where three or more lines run on into a line that opens in lower case, these are at
    least three in ten of all single newlines, and no more than one line in twenty is wider than 100 characters.
    """
    lines = text.split("\n")
    pairs = [(line, after) for line, after in pairwise(lines) if line and after]
    run_on = sum(
        1 for line, after in pairs if after.lstrip()[:1].islower() and not after[:1].isspace() and len(line) > 30
    )
    wide = sum(1 for line, _ in pairs if len(line) > HARD_WRAP_WIDTH)
    return run_on >= 3 and run_on >= 0.3 * len(pairs) and wide * 20 <= len(pairs)


def split_sentences(text: str, words: SentenceWords) -> tuple[Span, ...]:
    """Split a text into sentences without the white space between them; paragraphs always end one."""
    paragraph = _BLANK_LINE if is_hard_wrapped(text) else _PARAGRAPH
    ends = {match.start(): match.end() for match in paragraph.finditer(text) if not _runs_on(text, match)}
    ends |= {match.end(): match.end() for match in _STOP.finditer(text) if _ends_sentence(text, match, words)}
    ends |= {match.end(): match.end() for match in _EDITORIAL.finditer(text)}
    ends |= {match.end(): match.end() for match in _UNSPACED.finditer(text) if not _in_address(text, match.start())}
    spans, start = [], 0
    for end in [*sorted(ends), len(text)]:
        if end > start:
            spans.append(_stripped(text, start, end))
            start = ends.get(end, end)
    return tuple(span for span in spans if span.text)


def _runs_on(text: str, gap: re.Match[str]) -> bool:
    """Tell whether a line broke off in mid-sentence: a long line without a stop, then one that opens in lower case."""
    line = text[max(0, gap.start() - 30) : gap.start()]
    return len(line) == 30 and "\n" not in line and bool(re.search(r"[\w,]$", line) and _RUN_ON.match(text, gap.end()))


def _in_address(text: str, offset: int) -> bool:
    start = max(text.rfind(" ", 0, offset), text.rfind("\n", 0, offset)) + 1
    return _ADDRESS.match(text, start) is not None


def _stripped(text: str, start: int, end: int) -> Span:
    core = _CORE.search(text, start, end)
    return Span(*core.span(), core.group()) if core else Span(start, start, "")


def _ends_sentence(text: str, stop: re.Match[str], words: SentenceWords) -> bool:
    mark = stop.group()
    if mark[0] in "。！？۔؟":
        return True
    after = _NEXT_WORD.match(text, stop.end())
    following = after.group(1) if after else None
    if following and following[0].islower():
        return False
    if mark == ".":
        return not _is_abbreviation(text[max(0, stop.start() - 20) : stop.start()], following, words)
    if mark[0] in "!?" and mark[-1] in "\"”’'":
        return words.speech.match(text, stop.end()) is None
    return True


def _is_abbreviation(before: str, following: str | None, words: SentenceWords) -> bool:
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last.group()
    if word.lower() in words.titles and (word[0].isupper() or len(word) > 2):
        return word.lower() != "no" or bool(following and following[0].isdigit())
    if len(word) == 1 and following and len(following) == 1:
        return True
    dotted = len(word) == 1 or "." in word or word.lower() in words.others
    return dotted and following not in words.openers
