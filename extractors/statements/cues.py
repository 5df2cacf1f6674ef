"""A word that may be a cue, with whom it belongs to: what the frames of verbs, nouns and adjectives share."""

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from extractors.statements.drafts import Draft
from extractors.statements.sayers import addressee_of, can_judge, can_say, is_question
from extractors.statements.view import Range, View
from extractors.statements.words import CueWords


@dataclass(frozen=True)
class Cue:
    """A word of saying or judging in its sentence."""

    view: View
    token: Token
    word: str
    """Base form as the word lists spell it."""
    speaker: Token | None

    @property
    def lists(self) -> CueWords:
        """The word lists."""
        return self.view.words.cues

    @property
    def is_judged(self) -> bool:
        """Whether a person or body stands behind it."""
        return can_judge(self.view, self.speaker) or is_question(self.view, self.token)

    @property
    def is_said(self) -> bool:
        """Whether a person, body or document stands behind it."""
        return can_say(self.view, self.speaker, self.word)

    @cached_property
    def _following(self) -> tuple[Token, ...]:
        return tuple(self.token.rights)

    def after(self, *deps: str) -> list[Token]:
        """Return the children of these relations that follow the cue, in order."""
        return [child for child in self._following if child.dep_ in deps]

    def first(self, *deps: str) -> Token | None:
        """Return the first of them."""
        return next(iter(self.after(*deps)), None)

    def draft(
        self, frame: str, *content: Range, addressee: Token | None = None, ends_with: Token | None = None
    ) -> Draft:
        """Return the draft of this cue; `ends_with` is the preposition that belongs to the cue."""
        heard = addressee or addressee_of(self.view, self.token)
        last = ends_with or self._particle() or self.token
        return Draft(
            cue=(self.token.idx, last.idx + len(last)),
            head=self.token.i,
            word=self.word,
            frame=frame,
            content=content,
            speaker=self.speaker.i if self.speaker is not None else None,
            addressee=heard.i if heard is not None else None,
        )

    def _particle(self) -> Token | None:
        following = self.token.i + 1
        if following >= len(self.view.doc):
            return None
        token = self.view.tokens[following]
        return token if token.lower_ in self.lists.particles.get(self.word, frozenset()) else None


def object_of(link: Token) -> Token | None:
    """Return what a preposition governs."""
    return next((child for child in link.children if child.dep_ in ("pobj", "pcomp") and child.i > link.i), None)
