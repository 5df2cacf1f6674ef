"""A statement on the way: the verb of saying, what it introduces, and the words that name who speaks."""

from dataclasses import dataclass, replace

from extractors.vernacular.statements.view import Range, View


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words that name a speaker."""

    start: int
    end: int
    kind: str
    """actor, name, office, body, document, pronoun or both."""
    name: Range | None = None
    """The personal name in it."""
    title: Range | None = None
    """The words of office before the name, or the whole office."""

    @property
    def range(self) -> Range:
        """Its offsets."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Draft:
    """A verb of saying with what it introduces."""

    cue: Range
    word: str
    """The verb as the word lists have it."""
    frame: str
    """quote, clause, act, source, passive, colon or headline."""
    content: tuple[Range, ...]
    speaker: Phrase | None
    sentence: Range
    addressee: Range | None = None
    carrier: Range | None = None
    """Who passed the words on: an agency, an outlet."""

    def with_content(self, *content: Range) -> "Draft":
        """Return the draft with other content."""
        return replace(self, content=tuple(content))


def tidied(view: View, draft: Draft) -> Draft | None:
    """Return a draft whose pieces of content are words in order, none twice; None where no words are left."""
    pieces: list[Range] = []
    for start, end in sorted(view.trimmed(*piece) for piece in draft.content):
        if pieces and start < pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
        elif any(letter.isalnum() for letter in view.text[start:end]):
            pieces.append((start, end))
    return draft.with_content(*pieces) if pieces else None
