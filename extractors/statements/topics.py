"""What a statement is about: its own words first, then the sentence, the paragraph and the matter around it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from extractors.statements.drafts import Draft
from extractors.statements.view import Range, View

_Hit = tuple[str, int]
"""A topic with the number of one of its groups of patterns; -1 where a place is enough."""
_HEADLINE_WORDS = 15
"""Words up to which a text's first line is its headline, so that the lead is the line after it too."""


@dataclass(frozen=True)
class Topics:
    """What an article's statements are about; the topics of each piece of text are found once."""

    view: View
    known: dict[Range, frozenset[_Hit]] = field(default_factory=dict)

    def topics_of(self, draft: Draft) -> tuple[str, ...]:
        """Return a statement's topics in the order of the word lists; "other" alone where none fits.

        Regions (Balochistan, Afghanistan) are the scene of all that is said nearby; of the other topics those
        of the narrowest text that names any count: content, sentence, paragraph, then lead and paragraph before.
        """
        view = self.view
        content = list(draft.content)
        paragraph = [view.paragraph(draft.start), *content]
        around = [*_lead(view), _before(view, draft.start), *paragraph]
        sentence = [view.chars(*view.sentence(view.tokens[draft.head])), *content]
        regions = view.words.statements.regions
        nearby = self._topics_in(around)
        narrower = (self._topics_in(ranges) - regions for ranges in (content, sentence, paragraph))
        found = next((themes for themes in narrower if themes), nearby - regions) | (nearby & regions)
        return tuple(name for name in view.words.statements.topics if name in found) or ("other",)

    def _topics_in(self, ranges: Iterable[Range]) -> frozenset[str]:
        """Topics whose every group of patterns some words of the ranges match, and those of the places in them."""
        hits = frozenset[_Hit]().union(*(self._hits(span) for span in ranges))
        topics = self.view.words.statements.topics
        return frozenset(
            name for name, at in hits if at < 0 or all((name, i) in hits for i in range(len(topics[name])))
        )

    def _hits(self, span: Range) -> frozenset[_Hit]:
        if span not in self.known:
            text = self.view.text[slice(*span)]
            topics = self.view.words.statements.topics
            worded = ((name, at) for name in topics for at, group in enumerate(topics[name]) if group.search(text))
            self.known[span] = frozenset([*worded, *((name, -1) for name in self._scenes(span))])
        return self.known[span]

    def _scenes(self, span: Range) -> Iterator[str]:
        """Topics of the regions that places named in a range lie in."""
        scenes = self.view.words.statements.scenes
        places = self.view.reading.places
        first = bisect_left(places, span[0], key=lambda mention: mention.span.start)
        for mention in takewhile(lambda mention: mention.span.start < span[1], places[first:]):
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
