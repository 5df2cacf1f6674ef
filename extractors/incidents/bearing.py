"""What in a text bears out a word of violence that is as often a figure of speech: blood, armed people, a target."""

from dataclasses import dataclass
from typing import Self

from extractors.incidents.senses import objects_of
from extractors.incidents.triggers import Mention
from extractors.incidents.view import View

FLOURISHES = frozenset({"bomb", "missile", "bullet", "shooter", "torch", "blade", "sniper", "shooting"})
"""Weapons that figures of speech are made of."""
BURNT = frozenset({"arson", "bombing", "sabotage", "shooting"})


@dataclass(frozen=True, slots=True)
class Bearing:
    """Where a text speaks of blood, of weapons and of armed people."""

    tokens: frozenset[int]
    """Indexes of those words."""
    is_armed: bool
    """Whether armed people or a group are among them."""

    @classmethod
    def of(cls, view: View) -> Self:
        """Find the words of a text that bear out others."""
        words = range(len(view.words))
        return cls(frozenset(i for i in words if _bears(view, i)), any(_is_armed(view, i) for i in words))

    def is_bloody(self, mention: Mention) -> bool:
        """Say whether another word than the mention's own speaks of blood, weapons or armed people."""
        own = {mention.head, *range(mention.start, mention.end)}
        return not self.tokens <= own

    def bears_out(self, view: View, mention: Mention) -> bool:
        """Say whether a mention needs nothing to bear it out, or finds it in the text or in what it is done to."""
        family = mention.kind.family if mention.kind is not None else "any"
        if mention.end > mention.start + 1 and (not mention.is_verb or family == "blast"):
            return True
        words = (view.words[i][0] for i in {mention.head, *range(mention.start, mention.end)})
        retorted = any(c.lower_ == "back" and c.dep_ == "advmod" for c in view.doc[mention.head].children)
        if not retorted and not any(view.lexicon.has("worlds.colourful", lemma) for lemma in words):
            return True
        return self.is_bloody(mention) or _is_aimed(view, mention)


def _bears(view: View, index: int) -> bool:
    lemma, lower = view.words[index]
    lexicon = view.lexicon
    if lexicon.has("worlds.blood", lemma, lower) or _is_armed(view, index):
        return True
    if lemma == "kill":
        return any(view.is_person_like(each) for each in objects_of(view.doc[index]))
    return lemma not in FLOURISHES and lexicon.weapons.at(view.words, index, index + 1) is not None


def _is_armed(view: View, index: int) -> bool:
    lemma, _ = view.words[index]
    armed = view.lexicon.has("armed.words", lemma) and not view.lexicon.has("armed.peaceable", lemma)
    return armed or index in view.groups


def _is_aimed(view: View, mention: Mention) -> bool:
    """Say whether a mention's sentence names a vehicle, a building, a line or ordinary people as its target."""
    start, end = view.bounds[mention.sentence]
    burnt = mention.kind is not None and mention.kind.name in BURNT
    kinds = (match.value for i in range(start, end) if (match := view.lexicon.targets.at(view.words, i, end)))
    return any(kind != "official" and (burnt or kind != "other") for kind in kinds)
