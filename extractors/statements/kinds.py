"""What a statement does and what it is about."""

from typing import Literal

from extractors.statements.drafts import Draft
from extractors.statements.view import View

Kind = Literal["direct", "indirect", "mixed"]

_QUOTED_SHARE = 0.97
_CLOSERS = "'’”\"»"
_SET_BY_CUE = frozenset({"condemnation", "condolence", "denial", "accusation", "warning", "praise", "assurance"})
"""Types that the cue settles whatever the content says."""
_SET_BY_OBJECT = frozenset({"condemnation", "condolence", "praise", "denial"})
"""Types that a noun object settles: "offered condolences", "expressed gratitude"."""


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
    if content.rstrip(_CLOSERS).endswith("?"):
        return "other"
    by_cue = _by_cue(view, draft)
    if by_cue in _SET_BY_CUE:
        return by_cue or "other"
    by_content = [name for name, pattern in view.words.statements.content_types if pattern.search(content)]
    if draft.word == "claim" and content.startswith("responsibility"):
        return "claim_of_responsibility"
    if by_cue is None or "claim_of_responsibility" in by_content:
        return by_content[0] if by_content else "other"
    return by_content[0] if draft.frame == "object" and by_content and by_content[0] in _SET_BY_OBJECT else by_cue


def _by_cue(view: View, draft: Draft) -> str | None:
    """The type a cue word stands for; to ask is to demand only where somebody is asked to act."""
    if draft.word == "ask" and draft.frame not in ("object_infinitive", "infinitive", "preposition"):
        return "other"
    if draft.frame == "predicate" and draft.word == "call":
        return "description"
    return view.words.statements.types.get(draft.word)


def topics_of(view: View, draft: Draft, content: str) -> tuple[str, ...]:
    """Return the topics its content names; its sentence's where the content alone names none."""
    topics = view.words.statements.topics
    start, end = view.sentence(view.doc[draft.head])
    for text in (content, view.text[slice(*view.chars(start, end))]):
        found = tuple(name for name, pattern in topics if pattern.search(text))
        if found:
            return found
    return ("other",)
