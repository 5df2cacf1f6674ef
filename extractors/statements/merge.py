"""From drafts to statements that do not overlap: quotations kept whole, nested cues dropped, edges trimmed."""

from collections.abc import Iterable

from extractors.statements.drafts import Draft
from extractors.statements.view import Range, View

_FRONT = " \t\r\n\xa0,;:—–-"
_BACK = " \t\r\n\xa0,;:—–-"


def merged(view: View, quoted: Iterable[Draft], colons: Iterable[Draft], parsed: Iterable[Draft]) -> list[Draft]:
    """Return the drafts that stand for one statement each, in order of the text."""
    by_quote = list(quoted)
    taken = {draft.head for draft in by_quote}
    others = [
        _whole(view, draft)
        for draft in parsed
        if draft.head not in taken and view.quote_of[draft.head] < 0
    ]
    trimmed = [_trimmed(view, draft) for draft in [*by_quote, *colons, *others]]
    return _outermost([draft for draft in trimmed if draft.content])


def _whole(view: View, draft: Draft) -> Draft:
    """Stretch content to the ends of every quotation it cuts."""
    content = []
    for start, end in draft.content:
        first, last = view.quote_of[view.token_at(start)], view.quote_of[view.token_at(end - 1)]
        if first >= 0 and view.quotes[first].start < start:
            start = view.quotes[first].start if draft.cue[1] <= view.quotes[first].start or draft.cue[0] >= end else start
        if last >= 0 and view.quotes[last].end > end:
            end = view.quotes[last].end
        content.append((start, end))
    return draft.with_content(*content)


def _trimmed(view: View, draft: Draft) -> Draft:
    """Cut marks and spaces that belong to the sentence, not to what was said."""
    text = view.text
    content: list[Range] = []
    for start, end in draft.content:
        while start < end and text[start] in _FRONT and view.quote_of[view.token_at(start)] < 0:
            start += 1
        while end > start and (text[end - 1] in _BACK or (text[end - 1] == "." and draft.frame != "colon")) and not _closes(view, end):
            end -= 1
        if end > start:
            content.append((start, end))
    return draft.with_content(*_joined(content))


def _closes(view: View, end: int) -> bool:
    """Whether the character before `end` is inside a quotation (its marks included) or ends an abbreviation."""
    number = view.quote_of[view.token_at(end - 1)]
    if number >= 0 and view.quotes[number].start < end <= view.quotes[number].end:
        return True
    token = view.doc[view.token_at(end - 1)]
    return len(token) > 1 and token.text.endswith(".") and token.text.count(".") > 1


def _joined(content: list[Range]) -> list[Range]:
    found: list[Range] = []
    for start, end in sorted(content):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _outermost(drafts: list[Draft]) -> list[Draft]:
    """Drop drafts whose cue stands in another's content and drafts whose content another has taken."""
    ranked = sorted(drafts, key=lambda draft: (_rank(draft), -draft.size))
    kept: list[Draft] = []
    claimed: list[tuple[int, int]] = []
    for draft in ranked:
        if _inside(draft.cue[0], claimed) or any(_inside(start, claimed) or _inside(end - 1, claimed) for start, end in draft.content):
            continue
        kept.append(draft)
        claimed.extend(draft.content)
    cues = [draft.cue for draft in kept]
    kept = [d for d in kept if not any(_inside(o.cue[0], list(d.content)) and _rank(o) < _rank(d) for o in kept if o is not d)]
    del cues
    return sorted(kept, key=lambda draft: draft.start)


def _rank(draft: Draft) -> int:
    return {"colon": 0, "quote": 1}.get(draft.frame, 2)


def _inside(offset: int, ranges: list[Range]) -> bool:
    return any(start <= offset < end for start, end in ranges)
