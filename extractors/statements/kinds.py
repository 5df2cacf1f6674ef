"""How a statement is worded and what it does."""

from typing import Literal

from extractors.records import Speaker
from extractors.statements.drafts import Draft
from extractors.statements.view import View

Kind = Literal["direct", "indirect", "mixed"]

_QUOTED_SHARE = 0.97
_CLOSERS = "'’”\"»"
_SET_BY_CUE = frozenset({"condemnation", "condolence", "denial", "accusation", "warning", "praise", "assurance"})
"""Types that the cue settles whatever the content says."""
_SET_BY_OBJECT = frozenset({"condemnation", "condolence", "praise", "denial"})
"""Types that a noun object settles: "offered condolences", "expressed gratitude"."""

_CLAUSES = frozenset({"clause", "quote", "source", "colon", "noun"})
"""Frames whose content is mostly a whole clause."""
_THOUGHTS = frozenset({"think", "believe", "expect", "estimate", "feel", "suppose", "imagine", "anticipate"})
"""Cues after which "will" is a guess."""


def kind_of(view: View, draft: Draft) -> Kind:
    """Return direct where all of the content stands in quotation marks, mixed where some of it does."""
    quoted = sum(
        max(0, min(end, quote.end) - max(start, quote.start)) for start, end in draft.content for quote in view.quotes
    )
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _QUOTED_SHARE * draft.size else "mixed"


def type_of(view: View, draft: Draft, content: str, speaker: Speaker | None) -> str:
    """Return what the statement does: by its cue, else by the words of its content and who says them."""
    if content.rstrip(_CLOSERS).endswith("?"):
        return "other"
    if (draft.word == "claim" and content.startswith("responsibility")) or _is_claim(view, draft, content, speaker):
        return "claim_of_responsibility"
    by_cue = _by_cue(view, draft)
    if by_cue in _SET_BY_CUE:
        return by_cue or "other"
    by_content = [name for name, pattern in view.words.statements.content_types if pattern.search(content)]
    if "claim_of_responsibility" in by_content:
        return "claim_of_responsibility"
    if by_cue is None:
        return _by_words(view, draft, by_content)
    return by_content[0] if draft.frame == "object" and by_content and by_content[0] in _SET_BY_OBJECT else by_cue


def _is_claim(view: View, draft: Draft, content: str, speaker: Speaker | None) -> bool:
    """Whether somebody claims an attack, or an armed group says what it did."""
    words = view.words.statements
    if draft.word == "claim" and draft.frame == "object" and words.claimed_acts.search(content):
        return True
    if speaker is None or not words.claimants.search(f"{speaker.text} {speaker.name or ''}"):
        return False
    said = draft.frame in _CLAUSES and draft.word not in words.types
    return (said or draft.word == "claim") and words.claimed_acts.search(content) is not None


def _by_words(view: View, draft: Draft, by_content: list[str]) -> str:
    """The type where the cue is neutral; a clause that does nothing else describes."""
    if draft.frame == "object_infinitive":
        return "warning" if "warning" in by_content else "demand"
    if draft.frame in ("quote", "colon") and _is_imperative(view, draft):
        return "warning" if "warning" in by_content else "demand"
    if by_content:
        thought = draft.word in _THOUGHTS and by_content[0] in ("announcement", "commitment")
        return "other" if thought else by_content[0]
    return "description" if draft.frame in _CLAUSES else "other"


def _is_imperative(view: View, draft: Draft) -> bool:
    """Whether the words open with a bare verb: "Give us time"."""
    start, end = draft.content[0]
    words = [t for t in view.doc[view.token_at(start) : view.token_at(end - 1) + 1] if t.is_alpha]
    opens = words and words[0].tag_ == "VB" and not any(c.dep_ == "nsubj" for c in words[0].children)
    return bool(opens)


def _by_cue(view: View, draft: Draft) -> str | None:
    """The type a cue word stands for; to ask is to demand only where somebody is asked to act."""
    if draft.word == "ask" and draft.frame == "quote":
        return None
    if draft.word == "ask" and draft.frame not in ("object_infinitive", "infinitive", "preposition"):
        return "other"
    if draft.word == "agree" and draft.frame in ("preposition", "quote", "source"):
        return None if draft.frame == "quote" else "other"
    if draft.word == "explain" and draft.frame in _CLAUSES:
        return None
    if draft.frame == "predicate" and draft.word == "call":
        return "description"
    return view.words.statements.types.get(draft.word)
