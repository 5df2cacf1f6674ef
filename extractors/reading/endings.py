"""Where an article's own words end: teasers of other stories, left behind it by a careless copy, tell nothing of it."""

import re
from collections.abc import Iterator

LEAST_TEASERS = 2
LEAST_WORDS = 4
"""Words of a teaser; shorter lines are names in a list, bylines or the like."""
LEAST_OWN = 60
"""Characters of a line that is surely the article's own."""
_CUT_OFF = re.compile(r"(?:\.\.\.|…)\Z")
_STOPPED = re.compile(r"[.!?:;,…\]\"”’»)]\Z")
_RIGHTS = re.compile(r"\A(?:copyright\b|©)|\ball rights reserved\b", re.IGNORECASE)
_POSTED = re.compile(r"@\w|://|\.com/")
"""What a line of a social network holds, which may well be of the story."""
_LINE = re.compile(r"[^\n]+")


def own_end(text: str) -> int:
    """Return the offset behind an article's own words: the text's length unless lines of other stories end it.

    Such lines are at least two that are cut off with an ellipsis, or that come with no stop before a notice of rights.
    """
    start, cut_off, whole, has_rights = len(text), 0, 0, False
    for line in _backwards(text):
        words = line.group().strip()
        if _RIGHTS.search(words):
            has_rights = True
        elif _CUT_OFF.search(words):
            cut_off += 1
        elif _is_headline(words):
            whole += 1
        elif words:
            break
        start = line.start()
    is_block = cut_off >= LEAST_TEASERS or (has_rights and cut_off + whole >= LEAST_TEASERS)
    return start if is_block and len(text[:start].strip()) >= LEAST_OWN else len(text)


def _is_headline(line: str) -> bool:
    is_open = not _STOPPED.search(line) and not _POSTED.search(line)
    return is_open and len(line.split()) >= LEAST_WORDS and line[0].isupper()


def _backwards(text: str) -> Iterator[re.Match[str]]:
    return reversed(list(_LINE.finditer(text)))
