"""What a statement does and what it is about."""

from typing import Literal

from extractors.statements.drafts import Draft
from extractors.statements.view import View

Kind = Literal["direct", "indirect", "mixed"]

_QUOTED_SHARE = 0.97
_SET_BY_CUE = frozenset({"condemnation", "condolence", "denial", "accusation", "warning", "praise"})
"""Types that the cue settles whatever the content says."""


def kind_of(view: View, draft: Draft) -> Kind:
    """Return direct where all of the content stands in quotation marks, mixed where some of it does."""
    quoted = sum(
        max(0, min(end, quote.end) - max(start, quote.start)) for start, end in draft.content for quote in view.quotes
    )
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _QUOTED_SHARE * draft.size else "mixed"


def type_of(view: View, draft: Draft, content: str) -> str:
    """Return what the statement does: by its cue, else by the words of its content."""
    lists = view.words.statements
    by_cue = lists.types.get(draft.word)
    if by_cue in _SET_BY_CUE:
        return by_cue or "other"
    for name, pattern in lists.content_types:
        if name == "claim_of_responsibility" and pattern.search(f"{draft.word} {content}"):
            return name
    if by_cue is not None:
        return by_cue
    return next((name for name, pattern in lists.content_types if pattern.search(content)), "other")


def topics_of(view: View, draft: Draft, content: str) -> tuple[str, ...]:
    """Return the topics its content names; its sentence's where the content alone names none."""
    lists = view.words.statements
    found = tuple(name for name, pattern in lists.topics if pattern.search(content))
    if found:
        return found
    start, end = view.sentence(view.doc[draft.head])
    sentence = view.text[slice(*view.chars(start, end))]
    return tuple(name for name, pattern in lists.topics if pattern.search(sentence)) or ("other",)
