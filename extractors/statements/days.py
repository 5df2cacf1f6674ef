"""When something was said: the day beside the cue, else the day of the meeting or speech it belongs to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from extractors.reading.dates import DateMention
from extractors.records import Speaker, When
from extractors.statements.drafts import Draft
from extractors.statements.people import People
from extractors.statements.view import Range, View

_DAYS = 2
"""Coarsest precision that dates an occasion: an exact day or a few of them."""
_VERBS = ("VERB", "AUX")
_NEAR_PARAGRAPHS = 3
"""Lines (empty ones included) after a dated occasion in which an unnamed speaker still belongs to it."""
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class _Occasion:
    """A dated doing of somebody: a meeting, a speech, a visit."""

    at: int
    """Offset of its date."""
    when: When
    names: frozenset[str]
    """Who took part."""
    is_meeting: bool


@dataclass(frozen=True)
class Days:
    """The days of an article's statements."""

    view: View
    people: People
    drafts: Sequence[Draft]

    def said_on(self, draft: Draft, speaker: Speaker | None) -> When:
        """Return the day beside the cue, else that of the speaker's last dated occasion; empty where none is told."""
        return self._beside(draft) or self._carried(draft, speaker) or When()

    # -------------------------------------------------------------- beside the cue
    def _beside(self, draft: Draft) -> When | None:
        low, high = self.view.chars(*self.view.sentence(self.view.tokens[draft.head]))
        for mention in self.view.reading.dates:
            if not low <= mention.span.start < high:
                continue
            governor = self._governor(mention)
            inside = _within(mention.span.start, draft.content)
            if governor == draft.head or (not inside and mention.when.precision <= _DAYS):
                return mention.when
        return None

    def _governor(self, mention: DateMention) -> int | None:
        """Index of the verb a date belongs to by grammar."""
        token = self.view.tokens[self.view.token_at(mention.span.start)]
        for _ in range(_DEPTH):
            if token.pos_ in _VERBS or token.head.i == token.i:
                break
            token = token.head
        return token.i if token.pos_ in _VERBS else None

    # -------------------------------------------------------------- carried over
    def _carried(self, draft: Draft, speaker: Speaker | None) -> When | None:
        before = [occasion for occasion in self._occasions if occasion.at < draft.start]
        if speaker is None:
            return None
        last = before[-1] if before else None
        if speaker.name is not None:
            own = next((one.when for one in reversed(before) if speaker.name in one.names), None)
            return own or (last.when if last is not None and self._is_of_meeting(last, draft) else None)
        return last.when if last is not None and self._is_near(last, draft) and self._is_definite(draft) else None

    def _is_of_meeting(self, occasion: _Occasion, draft: Draft) -> bool:
        """Whether words stand in the line that tells of a meeting, whoever of its people is named there."""
        same_line = self.view.paragraph_number(draft.start) == self.view.paragraph_number(occasion.at)
        return occasion.is_meeting and same_line

    def _is_near(self, occasion: _Occasion, draft: Draft) -> bool:
        lines = self.view.paragraph_number(draft.start) - self.view.paragraph_number(occasion.at)
        return lines < _NEAR_PARAGRAPHS

    def _is_definite(self, draft: Draft) -> bool:
        """Whether the speaker is one already spoken of: "the two sides", "they", "both"."""
        if draft.speaker is None:
            return False
        head = self.view.tokens[draft.speaker]
        first = self.view.tokens[head.left_edge.i].lower_
        return head.pos_ == "PRON" or first in ("the", "both", "his", "her", "their")

    @cached_property
    def _occasions(self) -> tuple[_Occasion, ...]:
        return tuple(self._found())

    def _found(self) -> Iterator[_Occasion]:
        said = [span for draft in self.drafts for span in draft.content]
        heads = {draft.head for draft in self.drafts}
        dated: set[int] = set()
        for mention in self.view.reading.dates:
            if mention.when.precision > _DAYS or mention.when.start is None:
                continue
            governor = self._governor(mention)
            if governor is None or governor in dated or (_within(mention.span.start, said) and governor not in heads):
                continue
            dated.add(governor)
            verb = self.view.tokens[governor]
            meets = self.view.lemma(verb) in self.view.words.cues.meeting
            yield _Occasion(mention.span.start, mention.when, frozenset(self._takers(verb)), meets)

    def _takers(self, verb: Token) -> Iterator[str]:
        """Names in the sentence of an occasion, outside what is quoted in it."""
        for token in self.view.tokens[slice(*self.view.sentence(verb))]:
            being = self.people.by_token.get(token.i) or self.people.by_office.get(token.i)
            if being is not None:
                yield being.name


def _within(offset: int, ranges: Iterable[Range]) -> bool:
    return any(start <= offset < end for start, end in ranges)
