"""Texts of other worlds: fiction, practice, sport and trade, where words of violence need a day or a place to count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from spacy.tokens import Token

from extractors.incidents.bearing import Bearing
from extractors.incidents.generic import is_generic, is_present
from extractors.incidents.reckoning import is_reckoned, says
from extractors.incidents.triggers import Mention
from extractors.incidents.view import NOUNS, View

LEAD = 2
FIRST_YEAR = 1947
"""A happening of an earlier year is history: Pakistan's own begins here."""
BLOWS = frozenset({"blast", "explosion", "explode", "detonate", "attack", "fire", "shot", "gunfire", "blow"})
"""Words of what makes a vehicle fall that somebody meant to."""
FATAL = frozenset({"killing", "clash", "operation"})
"""Kinds of words for deaths in general."""
BLASTS = frozenset({"bombing", "mine"})
LEAST_ABOUT = {"worlds.sport": 2, "worlds.trade": 3, "worlds.fiction": 3}
"""How many different words of play or trade make a short text one about a match or a market."""


@dataclass(frozen=True, slots=True)
class Worlds:
    """What a whole text is about, as far as it decides whether its words of violence are meant."""

    elsewhere: bool
    """Its opening speaks of a film, a drill, a match or the market."""
    causes: frozenset[int]
    """Sentences that name what bursts by accident: a boiler, a gas cylinder."""
    intents: frozenset[int]
    """Sentences that name a bomb, a weapon, an attack or those who attack."""
    pretended: frozenset[int]
    """Sentences near words of make-believe: imaginary gunmen, a rehearsal."""
    bearing: Bearing
    """What in the text bears out a word of violence."""

    @classmethod
    def of(cls, view: View) -> Self:
        """Read a text's world from its opening, and its accidents and intents sentence by sentence."""
        sentences = range(len(view.bounds))
        other = any(_has(view, s, "worlds.openings") for s in sentences[:LEAD]) or any(
            _is_about(view, name, least) for name, least in LEAST_ABOUT.items()
        )
        pretended = [s for s in sentences if says(view, s, view.lexicon.pretend)]
        return cls(
            elsewhere=other and not _is_policed(view),
            causes=frozenset(s for s in sentences if _has(view, s, "worlds.causes") or _bursts(view, s)),
            intents=frozenset(s for s in sentences if _has_intent(view, s)),
            pretended=frozenset(n for s in pretended for n in range(s - LEAD, s + LEAD + 1)),
            bearing=Bearing.of(view),
        )

    def meant(self, view: View, found: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
        """Return the mentions that are meant, sentence by sentence; "the siege" may take up what the text has told."""
        sure = [[mention for mention in row if self.allow(view, mention)] for row in found]
        if not any(mention.kind for row in sure for mention in row):
            return sure
        return [[m for m in row if self.allow(view, m, taken_up=m.definite and not m.is_verb)] for row in found]

    def allow(self, view: View, mention: Mention, *, taken_up: bool = False) -> bool:
        """Say whether a mention is meant: not long past, no accident, grounded in a text of another world."""
        if mention.kind is None:
            return True
        if mention.sentence in self.pretended and not _is_policed(view):
            return False
        if _is_history(view, mention.sentence) or self._is_accidental(view, mention):
            return False
        if is_reckoned(view, mention) or is_generic(view, mention):
            return False
        if not taken_up and not self.bearing.bears_out(view, mention):
            return False
        return not self.elsewhere or (_is_grounded(view, mention) and self.bearing.is_bloody(mention))

    def _is_accidental(self, view: View, mention: Mention) -> bool:
        name = mention.kind.name if mention.kind is not None else ""
        if _is_mishap(view, mention) or self._is_on_road(view, mention, name):
            return True
        at_work = not self.bearing.is_armed and _is_at_work(view, mention.sentence)
        if name == "killing":
            here = mention.sentence in self.causes and mention.sentence not in self.intents
            return at_work or here or (bool(self.causes) and not self.intents)
        if name in BLASTS:
            return at_work or self._is_burst(view, mention)
        if name in {"shelling", "grenade"}:
            return at_work
        return name == "sabotage" and bool(self.causes) and not self.bearing.is_armed

    def _is_on_road(self, view: View, mention: Mention, name: str) -> bool:
        """Say whether a vehicle ran somebody over, or fell or crashed with those in it."""
        crash = mention.sentence not in self.intents and name in FATAL and _is_crash(view, mention.sentence)
        return crash or (not self.intents and _is_run_over(view, mention))

    def _is_burst(self, view: View, mention: Mention) -> bool:
        """Say whether a blast is that of a boiler, of gas and the like, and nobody's bomb."""
        if any(view.lexicon.has("worlds.causes", c.lower_) for c in view.doc[mention.head].children):
            return True
        if mention.sentence in self.intents:
            return False
        return mention.sentence in self.causes or (bool(self.causes) and len(self.intents) < LEAD)


def _bursts(view: View, sentence: int) -> bool:
    """Say whether gas, an engine or the like is told to burst: "gas exploded in a pit"."""
    return any(
        view.words[verb.i][0] in {"explode", "burst", "leak"}
        and any(c.dep_ == "nsubj" and view.lexicon.has("worlds.bursting", view.words[c.i][0]) for c in verb.children)
        for verb in view.doc[slice(*view.bounds[sentence])]
    )


def _is_at_work(view: View, sentence: int) -> bool:
    """Say whether a sentence tells of charges in a quarry or a tunnel."""
    return _has(view, sentence, "worlds.works") and _has(view, sentence, "worlds.charges")


def _has(view: View, sentence: int, name: str) -> bool:
    words = range(*view.bounds[sentence])
    return any(view.lexicon.has(name, *view.words[i]) for i in words if view.doc[i].pos_ in NOUNS | {"ADJ"})


def _is_about(view: View, name: str, least: int) -> bool:
    """Say whether a text uses so many words of a list that it is about a match, or a market."""
    words = view.lexicon.words[name]
    found = {lemma if lemma in words else lower for lemma, lower in view.words if lemma in words or lower in words}
    return len(found) >= least + len(view.bounds) // 4


def _is_policed(view: View) -> bool:
    """Say whether a text speaks of police, hospitals and victims again and again, as reports of crime do."""
    return sum(view.lexicon.has("worlds.police", lemma) for lemma, _ in view.words) > LEAD


def _has_intent(view: View, sentence: int) -> bool:
    start, end = view.bounds[sentence]
    return any(
        view.lexicon.has("worlds.intents", *view.words[i]) or view.lexicon.weapons.at(view.words, i, end) is not None
        for i in range(start, end)
        if view.doc[i].pos_ in NOUNS | {"ADJ", "VERB"}
        and view.doc[i].nbor(1 if i + 1 < end else 0).lower_ != "disposal"
    )


def _is_mishap(view: View, mention: Mention) -> bool:
    """Say whether a shot was fired by mistake or for joy."""
    if mention.kind is None or not (mention.kind.family in {"guns", "blast"} or mention.kind.name == "killing"):
        return False
    forms = (view.words[i][1] for i in range(*view.bounds[mention.sentence]))
    return any(view.lexicon.has("worlds.mishaps", lower) for lower in forms)


def _is_crash(view: View, sentence: int) -> bool:
    """Say whether a sentence tells that a vehicle fell, skidded or crashed: "when their truck fell into a gorge"."""
    if any(view.words[i][0] in BLOWS for i in range(*view.bounds[sentence])):
        return False
    return any(
        view.lexicon.has("worlds.falls", view.words[verb.i][0])
        and any(c.dep_ == "nsubj" and view.lexicon.has("worlds.vehicles", view.words[c.i][0]) for c in verb.children)
        for verb in view.doc[slice(*view.bounds[sentence])]
    )


def _is_run_over(view: View, mention: Mention) -> bool:
    """Say whether a vehicle hit somebody: "a van hit a motorcycle, killing a couple"."""
    verb = view.doc[mention.head]
    hits = verb.head if verb.dep_ == "advcl" and not any(_doers(verb)) else verb
    if not mention.is_verb or view.words[hits.i][0] not in {"hit", "strike", "crush", "kill", "run"}:
        return False
    return any(view.lexicon.has("worlds.vehicles", view.words[d.i][0]) for d in _doers(hits))


def _doers(verb: Token) -> Iterator[Token]:
    yield from (c for c in verb.children if c.dep_ == "nsubj")
    yield from (g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj")


def _is_history(view: View, sentence: int) -> bool:
    """Say whether a sentence tells of centuries ago: "the siege of 1848", "some six thousand years ago"."""
    start, end = view.bounds[sentence]
    years = [t.text for t in view.doc[start:end] if len(t.text) == 4 and t.text.isdigit() and _is_year(view, t.i)]
    if any(1000 < int(year) < FIRST_YEAR for year in years):
        return not any(int(year) >= FIRST_YEAR for year in years)
    words = [view.words[i][1] for i in range(start, end)]
    return "thousand" in words and "years" in words and "ago" in words


def _is_year(view: View, index: int) -> bool:
    return index > 0 and view.words[index - 1][1] in {"in", "of", "since", "until", "from", "year", "about", ","}


def _is_grounded(view: View, mention: Mention) -> bool:
    """Say whether a sentence gives a day, or a place and people counted, together with weapons or armed men."""
    start, end = view.bounds[mention.sentence]
    if mention.is_verb and is_present(view.doc[mention.head]):
        return False
    counted = any(q.kind == "people" for i in range(start, end) if (q := view.quantities.get(i)) is not None)
    day = any(1 <= date.when.precision <= 2 for date in view.dates[mention.sentence])
    told = mention.strong or _has_intent(view, mention.sentence) or counted
    return told and (day or (bool(view.places[mention.sentence]) and counted))
