"""From drafts to statements that do not overlap: quotations kept whole, nested cues dropped, edges trimmed."""

from collections.abc import Iterable
from dataclasses import replace

from extractors.statements.carriers import is_carrier
from extractors.statements.drafts import Draft
from extractors.statements.view import Range, View

_EDGE = " \t\r\n\xa0,;:—–-"
_MOST = 0.5
_SURE = {"colon": 0, "quote": 1}
"""Frames read from marks, surer than those read from the parse."""


def merged(view: View, marked: Iterable[Draft], parsed: Iterable[Draft]) -> list[Draft]:
    """Return the drafts that stand for one statement each, in order of the text.

    `marked` were read from quotation marks and colons, `parsed` from the parse; a cue of both is
    the former's, and what stands in quotation marks or in another's content is nobody's own.
    """
    sure = [*marked]
    taken = {draft.head for draft in sure}
    others = [_whole(view, d) for d in parsed if d.head not in taken and view.quote_of[d.head] < 0]
    drafts = [_trimmed(view, draft) for draft in [*sure, *_without_carriers(view, others)]]
    return sorted(_outermost(len(view.text), [d for d in drafts if d.content]), key=lambda draft: draft.start)


def _without_carriers(view: View, drafts: list[Draft]) -> list[Draft]:
    """Leave out who only passes on another's words: of "X told Y that …, the agency reported" X speaks."""
    kept = {id(draft): draft for draft in drafts}
    for outer in drafts:
        if outer.frame not in ("clause", "source") or not _is_carrier(view, outer):
            continue
        inner = [d for d in drafts if d is not outer and d.frame != "noun" and _holds(outer, d.cue[0])]
        if any(_is_complement(view, d, outer) for d in inner) or _characters(inner) > _MOST * outer.size:
            del kept[id(outer)]
            kept |= {id(d): replace(d, carrier=outer.speaker) for d in inner if id(d) in kept}
    return list(kept.values())


def _is_carrier(view: View, draft: Draft) -> bool:
    if draft.speaker is None:
        return False
    speaker = view.tokens[draft.speaker]
    return speaker.lower_ == "it" or is_carrier(view, speaker)


def _holds(draft: Draft, offset: int) -> bool:
    return any(start <= offset < end for start, end in draft.content)


def _is_complement(view: View, inner: Draft, outer: Draft) -> bool:
    """Whether the clause of one cue is all that another's says: "X condemned …, the agency said"."""
    verb = view.tokens[inner.head]
    return verb.dep_ == "ccomp" and verb.head.i == outer.head


def _characters(drafts: Iterable[Draft]) -> int:
    """Characters that statements take up together, from the first word of each to its last."""
    taken = {at for draft in drafts for at in range(draft.start, draft.end)}
    return len(taken)


def _whole(view: View, draft: Draft) -> Draft:
    """Stretch content to the ends of every quotation it cuts."""
    return draft.with_content(*(_stretched(view, draft, start, end) for start, end in draft.content))


def _stretched(view: View, draft: Draft, start: int, end: int) -> Range:
    first, last = view.quote_of[view.token_at(start)], view.quote_of[view.token_at(end - 1)]
    opening = view.quotes[first].start if first >= 0 else start
    closing = view.quotes[last].end if last >= 0 else end
    if draft.cue[1] > opening and draft.cue[0] < end:
        opening = start
    return min(start, opening), max(end, closing)


def _trimmed(view: View, draft: Draft) -> Draft:
    """Cut marks and spaces that belong to the sentence, not to what was said."""
    edge = _EDGE if draft.frame == "colon" else _EDGE + "."
    ranges = (_cut(view, start, end, edge) for start, end in draft.content)
    return draft.with_content(*_joined([r for r in ranges if r[1] > r[0]]))


def _cut(view: View, start: int, end: int, edge: str) -> Range:
    while start < end and view.text[start] in _EDGE and view.quote_of[view.token_at(start)] < 0:
        start += 1
    while end > start and (cut := _dangling(view, end, edge)):
        end -= cut
    return start, end


def _dangling(view: View, end: int, edge: str) -> int:
    """How many characters before `end` are a mark of the sentence or a conjunction left hanging."""
    if _closes(view, end):
        return 0
    if view.text[end - 1] in edge:
        return 1
    token = view.tokens[view.token_at(end - 1)]
    return len(token) if token.dep_ == "cc" and token.idx + len(token) == end else 0


def _closes(view: View, end: int) -> bool:
    """Whether the character before `end` is inside a quotation (its marks included) or ends an abbreviation."""
    token = view.token_at(end - 1)
    number = view.quote_of[token]
    if number >= 0 and view.quotes[number].start < end <= view.quotes[number].end:
        return True
    return view.tokens[token].text.count(".") > 1


def _joined(content: list[Range]) -> list[Range]:
    found: list[Range] = []
    for start, end in sorted(content):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _outermost(length: int, drafts: list[Draft]) -> list[Draft]:
    """Drop drafts whose cue stands in another's content and drafts whose content another has taken."""
    kept: list[Draft] = []
    content, cues = bytearray(length + 1), bytearray(length + 1)
    for draft in sorted(drafts, key=lambda draft: (_SURE.get(draft.frame, 2), -draft.size)):
        edges = [draft.cue[0], *(start for start, _ in draft.content), *(end - 1 for _, end in draft.content)]
        if any(content[at] for at in edges):
            continue
        if draft.frame not in _SURE and any(cues.find(1, start, end) >= 0 for start, end in draft.content):
            continue
        kept.append(draft)
        for start, end in draft.content:
            content[start:end] = b"\x01" * (end - start)
        if draft.frame in _SURE:
            cues[draft.cue[0]] = 1
    return kept
