"""Lines that are no running text: a heading says again what its article tells, a caption or teaser nothing of it."""

import re
from collections.abc import Iterable, Iterator

from extractors.records import Statement
from extractors.statements.drafts import Draft
from extractors.statements.view import Range, View

_ENDS = re.compile(r"""[.!?…:;][\s"'”’»)\]]*$""")
"""What a line of running text ends with; brackets and quotation marks may close after it."""
_CUT_OFF = re.compile(r"(?:\.\.\.|…)\s*$")
_CREDIT = re.compile(r"[—–-] ?(?:[A-Z]{2,}|[A-Z]\w+/)(?:\s?/\s?\w+)?\s?(?=[A-Z]|$)|\bPhoto(?:graph)?:")
"""Whose picture it is: "— AFP/File", "Photo: APP"."""
_WORD = re.compile(r"\w{4,}")
_STEM = 5
_REPEATED = 0.5
"""Share of a heading's words that a statement of the body has too from which it is the same one."""
_MARKED = frozenset({"colon", "quote"})
"""Frames that need no running text around them, as quoted words do not."""

Told = tuple[Draft, Statement]


def running_text(view: View, told: Iterable[Told]) -> Iterator[Told]:
    """Yield what is said in running text, and of headings what the text below does not say again."""
    pairs = list(told)
    first = next((line[0] for line in view.lines if _is_running(view, line)), len(view.text))
    loose = {line[0] for line in view.lines if not _is_running(view, line)}
    body = [pair for pair in pairs if view.paragraph(pair[0].cue[0])[0] not in loose]
    for pair in pairs:
        start = view.paragraph(pair[0].cue[0])[0]
        marked = pair[0].frame in _MARKED or pair[1].kind == "direct"
        heads = start < first and not any(_repeats(pair[1], other) for _, other in body)
        if start not in loose or marked or heads:
            yield pair


def _is_running(view: View, line: Range) -> bool:
    text = view.text[slice(*line)]
    return _ENDS.search(text) is not None and not _CUT_OFF.search(text) and not _CREDIT.search(text)


def _repeats(heading: Statement, other: Statement) -> bool:
    """Whether a statement of the body is what a heading tells: the same speaker's, or in the same words."""
    names = [one.speaker.name for one in (heading, other) if one.speaker is not None and one.speaker.name]
    if len(names) == 2 and names[0] == names[1]:
        return True
    words = _stems(heading)
    return bool(words) and len(words & _stems(other)) >= _REPEATED * len(words)


def _stems(statement: Statement) -> frozenset[str]:
    words = (word for span in statement.content for word in _WORD.findall(span.text.lower()))
    return frozenset(word[:_STEM] for word in words)
