"""A statement on the way: which words may be a cue, what they introduce, whose they are."""

from dataclasses import dataclass, replace

from extractors.statements.view import Range


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue with its content and the head of its speaker phrase."""

    cue: Range
    """Offsets."""
    head: int
    """Index of the cue's head token."""
    word: str
    """The cue's base form, with its particle or preposition left off."""
    frame: str
    """How the content hangs on the cue: clause, quote, infinitive, object, preposition, predicate,
    source, colon, noun, passive, continued."""
    content: tuple[Range, ...]
    speaker: int | None
    """Index of the head token of the speaker phrase."""
    addressee: int | None = None
    speaker_range: Range | None = None
    """Where the speaker is no phrase of the parse (headline colon)."""
    carrier: int | None = None
    """Index of the head token of who passes the words on."""

    def with_content(self, *content: Range) -> "Draft":
        """Return the draft with other content."""
        return replace(self, content=tuple(content))

    @property
    def start(self) -> int:
        """Where the first word of cue or content stands."""
        return min(self.cue[0], *(start for start, _ in self.content))

    @property
    def end(self) -> int:
        """Where the last word of cue or content ends."""
        return max(self.cue[1], *(end for _, end in self.content))

    @property
    def size(self) -> int:
        """Characters of content."""
        return sum(end - start for start, end in self.content)
