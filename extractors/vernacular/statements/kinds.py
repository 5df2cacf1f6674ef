"""How a statement is worded, what it does and what it is about."""

from collections.abc import Iterable, Iterator
from typing import Literal

from extractors.records import Speaker
from extractors.vernacular.statements.drafts import Draft
from extractors.vernacular.statements.view import Range, View, among
from extractors.vernacular.statements.words import StatementLists

Kind = Literal["direct", "indirect", "mixed"]

_QUOTED_SHARE = 0.97
_CLOSERS = '”」』»"’‘ '
_QUESTIONS = ("？", "?", "؟")
_OBJECT_FRAMES = frozenset({"act", "passive"})


def kind_of(view: View, draft: Draft) -> Kind:
    """Return direct where all of the content stands in quotation marks, mixed where a quoted sentence is part of it."""
    letters = [at for start, end in draft.content for at in range(start, end) if view.text[at].isalnum()]
    size, quoted = len(letters), sum(view.in_quote[at] for at in letters)
    if quoted >= _QUOTED_SHARE * size:
        return "direct"
    pieces = (q for q in view.quotes for start, end in draft.content if start <= q[0] < end)
    return "mixed" if any(view.is_utterance(quote) for quote in pieces) else "indirect"


def type_of(view: View, draft: Draft, lists: StatementLists, speaker: Speaker | None) -> str:
    """Return what the statement does: by its verb, else by the words of its content and who says them."""
    content = " ".join(view.folded[start:end] for start, end in draft.content)
    if content.rstrip(_CLOSERS).endswith(_QUESTIONS):
        return "other"
    by_cue = lists.types.get(draft.word)
    if by_cue in lists.settled:
        return str(by_cue)
    by_content = next((name for name, pattern in lists.content_types if pattern.search(content)), None)
    if by_content == "claim_of_responsibility" or _is_claim(view, lists, content, speaker):
        return "claim_of_responsibility"
    if by_cue is not None:
        return by_cue
    return by_content or ("other" if draft.frame in _OBJECT_FRAMES else "description")


def _is_claim(view: View, lists: StatementLists, content: str, speaker: Speaker | None) -> bool:
    """Whether an armed group says what it did."""
    if speaker is None:
        return False
    who = view.folded[speaker.start : speaker.end] + " " + (speaker.title or "") + " " + (speaker.organisation or "")
    return bool(lists.armed.search(who)) and lists.claimed_acts.search(content) is not None


def topics_of(view: View, draft: Draft, lists: StatementLists) -> tuple[str, ...]:
    """Return a statement's topics in the order of the lists; "other" alone where none fits.

    Regions are the scene of all that is said nearby; of the other topics those of the narrowest text that
    names any count: content, sentence, paragraph, then the lead.
    """
    content = list(draft.content)
    paragraph = [view.paragraph(draft.cue[0]), *content]
    lead = list(view.paragraphs[:2])
    regions = frozenset(lists.regions.values())
    nearby = _topics_in(view, [*lead, *paragraph], lists)
    narrower = (
        _topics_in(view, ranges, lists) - regions for ranges in (content, [draft.sentence, *content], paragraph)
    )
    found = next((themes for themes in narrower if themes), nearby - regions) | (nearby & regions)
    return tuple(name for name in lists.topics if name in found) or ("other",)


def _topics_in(view: View, ranges: list[Range], lists: StatementLists) -> frozenset[str]:
    text = "\n".join(view.folded[start:end] for start, end in ranges)
    worded = (name for name, groups in lists.topics.items() if all(group.search(text) for group in groups))
    return frozenset([*worded, *_scenes(view, ranges, lists)])


def _scenes(view: View, ranges: Iterable[Range], lists: StatementLists) -> Iterator[str]:
    for start, end in ranges:
        for mention in among(view.reading.places, start, end):
            areas = (mention.place.admin1, mention.place.country)
            yield from (lists.regions[area] for area in areas if area is not None and area in lists.regions)
