"""What a statement is about: its own words first, then the sentence, the paragraph and the matter around it."""

from collections.abc import Iterable, Iterator

from extractors.statements.drafts import Draft
from extractors.statements.view import Range, View

_HEADLINE_WORDS = 15
"""Words up to which a text's first line is its headline, so that the lead is the line after it too."""


def topics_of(view: View, draft: Draft) -> tuple[str, ...]:
    """Return a statement's topics in the order of the word lists; "other" alone where none fits.

    Regions (Balochistan, Afghanistan) are the scene of all that is said nearby; of the other topics those
    of the narrowest text that names any count: content, sentence, paragraph, then lead and paragraph before.
    """
    content = list(draft.content)
    paragraph = [view.paragraph(draft.start), *content]
    around = [*_lead(view), _before(view, draft.start), *paragraph]
    sentence = [view.chars(*view.sentence(view.doc[draft.head])), *content]
    regions = view.words.statements.regions
    nearby = _topics_in(view, around)
    narrower = (_topics_in(view, ranges) - regions for ranges in (content, sentence, paragraph))
    found = next((themes for themes in narrower if themes), nearby - regions) | (nearby & regions)
    return tuple(name for name in view.words.statements.topics if name in found) or ("other",)


def _topics_in(view: View, ranges: list[Range]) -> frozenset[str]:
    """Topics whose every group of patterns some words of the ranges match, and those of the places named in them."""
    text = "\n".join(view.text[start:end] for start, end in ranges)
    topics = view.words.statements.topics
    worded = (name for name, groups in topics.items() if all(group.search(text) for group in groups))
    return frozenset([*worded, *_scenes(view, ranges)])


def _scenes(view: View, ranges: Iterable[Range]) -> Iterator[str]:
    spans = list(ranges)
    scenes = view.words.statements.scenes
    for mention in view.reading.places:
        if any(start <= mention.span.start < end for start, end in spans):
            areas = (mention.place.admin1, mention.place.country)
            yield from (scenes[area] for area in areas if area is not None and area in scenes)


def _lead(view: View) -> list[Range]:
    """The first paragraph, with the headline where the text opens with one."""
    first = view.lines[:1]
    is_headline = bool(first) and len(view.text[slice(*first[0])].split()) < _HEADLINE_WORDS
    return list(view.lines[: 2 if is_headline else 1])


def _before(view: View, offset: int) -> Range:
    """The last line with words that ends before the paragraph of an offset; empty at the start of the text."""
    low, _ = view.paragraph(offset)
    return next((line for line in reversed(view.lines) if line[1] <= low), (0, 0))
