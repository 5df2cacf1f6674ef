"""What in a text bears out a word of violence that is as often a figure of speech: blood, armed people, a target."""

from dataclasses import dataclass
from typing import Self

from extractors.incidents.senses import objects_of
from extractors.incidents.triggers import Mention
from extractors.incidents.view import View

BURNT = frozenset({"arson", "bombing", "sabotage"})


@dataclass(frozen=True, slots=True)
class Bearing:
    """Where a text speaks of blood, of weapons and of armed people."""

    tokens: frozenset[int]
    """Indexes of those words."""

    @classmethod
    def of(cls, view: View) -> Self:
        """Find the words of a text that bear out others."""
        return cls(frozenset(i for i in range(len(view.words)) if _bears(view, i)))

    def is_bloody(self, mention: Mention) -> bool:
        """Say whether another word than the mention's own speaks of blood, weapons or armed people."""
        own = {mention.head, *range(mention.start, mention.end)}
        return not self.tokens <= own

    def bears_out(self, view: View, mention: Mention) -> bool:
        """Say whether a mention needs nothing to bear it out, or finds it in the text or in what it is done to."""
        if mention.end > mention.start + 1 and not mention.is_verb:
            return True
        words = (view.words[i] for i in {mention.head, *range(mention.start, mention.end)})
        if not any(view.lexicon.has("worlds.colourful", *forms) for forms in words):
            return True
        return self.is_bloody(mention) or _is_aimed(view, mention)


def _bears(view: View, index: int) -> bool:
    lemma, lower = view.words[index]
    lexicon = view.lexicon
    if index in view.groups or lexicon.has("worlds.blood", lemma, lower):
        return True
    if lexicon.has("armed.words", lemma) and not lexicon.has("armed.peaceable", lemma):
        return True
    if lemma == "kill":
        return any(view.is_person_like(each) for each in objects_of(view.doc[index]))
    return lexicon.weapons.at(view.words, index, index + 1) is not None


def _is_aimed(view: View, mention: Mention) -> bool:
    """Say whether a mention's sentence names a vehicle, a building, a line or ordinary people as its target."""
    start, end = view.bounds[mention.sentence]
    burnt = mention.kind is not None and mention.kind.name in BURNT
    kinds = (match.value for i in range(start, end) if (match := view.lexicon.targets.at(view.words, i, end)))
    return any(kind != "official" and (burnt or kind != "other") for kind in kinds)
