"""Texts of other worlds: fiction, practice, sport and trade, where words of violence need a day or a place to count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from spacy.tokens import Token

from extractors.incidents.bearing import Bearing
from extractors.incidents.lexicon import Phrases
from extractors.incidents.senses import objects_of
from extractors.incidents.triggers import Mention
from extractors.incidents.view import NOUNS, View

LEAD = 2
FIRST_YEAR = 1947
"""A happening of an earlier year is history: Pakistan's own begins here."""
BLASTS = frozenset({"bombing", "mine"})
MANY, DOZENS = 5, 12
"""Attacks counted together that are no single wave without a day, and victims that a whole year adds up to."""
A_DAY, A_YEAR = 2, 5
"""UCDP's precisions of some days and of a year."""
_FEW = frozenset({"one", "two", "three", "four"})
MULTITUDE = 1000
"""More people than one happening harms by a single verb: they are a sum over years."""
LEAST_ABOUT = {"worlds.sport": 2, "worlds.trade": 3}
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
        pretended = [s for s in sentences if _says(view, s, view.lexicon.pretend)]
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
        if _is_history(view, mention.sentence) or self._is_accidental(view, mention) or _is_reckoned(view, mention):
            return False
        if not taken_up and not self.bearing.bears_out(view, mention):
            return False
        return not self.elsewhere or (_is_grounded(view, mention) and self.bearing.is_bloody(mention))

    def _is_accidental(self, view: View, mention: Mention) -> bool:
        name = mention.kind.name if mention.kind is not None else ""
        if _is_mishap(view, mention) or (not self.intents and _is_run_over(view, mention)):
            return True
        at_work = not self.bearing.is_armed and _is_at_work(view, mention.sentence)
        if name == "killing":
            return at_work or (bool(self.causes) and not self.intents)
        if name not in BLASTS or at_work:
            return at_work and name in BLASTS
        if any(view.lexicon.has("worlds.causes", c.lower_) for c in view.doc[mention.head].children):
            return True
        if mention.sentence in self.intents:
            return False
        return mention.sentence in self.causes or (bool(self.causes) and len(self.intents) < LEAD)


def _says(view: View, sentence: int, phrases: Phrases[bool]) -> bool:
    start, end = view.bounds[sentence]
    return any(phrases.at(view.words, i, end) for i in range(start, end))


def _bursts(view: View, sentence: int) -> bool:
    """Say whether gas, an engine or the like is told to burst: "gas exploded in a pit"."""
    return any(
        view.words[verb.i][0] in {"explode", "burst"}
        and any(c.dep_ == "nsubj" and view.lexicon.has("worlds.bursting", view.words[c.i][0]) for c in verb.children)
        for verb in view.doc[slice(*view.bounds[sentence])]
    )


def _is_at_work(view: View, sentence: int) -> bool:
    """Say whether a sentence tells of charges in a quarry or a tunnel."""
    return _has(view, sentence, "worlds.works") and _has(view, sentence, "worlds.charges")


def _is_reckoned(view: View, mention: Mention) -> bool:
    """Say whether a sentence counts many over a time: "shot dead 84 suspects in the year's first half"."""
    harmed = objects_of(view.doc[mention.head]) if mention.is_verb else []
    most = max((_amount(view, token) for token in harmed), default=0)
    times = _times(view, mention.sentence)
    if most >= MULTITUDE or (most >= DOZENS and times and min(times) >= A_YEAR):
        return True
    if mention.plural and _amount(view, view.doc[mention.head]) >= MANY and min(times, default=A_YEAR) > A_DAY:
        return True
    several = any(t.tag_ in {"NNS", "NNPS", "CD"} for t in harmed)
    if not (mention.plural or mention.vague or several or not mention.strong):
        return False
    return _says(view, mention.sentence, view.lexicon.reckoning) and not _is_outdone(view, mention.sentence)


def _amount(view: View, token: Token) -> int:
    """Return the number that a noun is counted by, 0 for none and for "one" to "four" in words."""
    quantity = view.quantities.get(token.i)
    if quantity is not None:
        return quantity.count.best or quantity.count.low or 0
    if token.ent_type_ == "DATE":
        return 0
    numerals = [c.text.replace(",", "") for c in token.children if c.dep_ == "nummod"]
    figures = (int(n) if n.isdecimal() else MANY * (n.lower() not in _FEW) for n in numerals)
    return max(figures, default=0)


def _times(view: View, sentence: int) -> list[int]:
    """Return the precisions of a sentence's dates, less the day somebody spoke."""
    roots = ((view.root_of(date.span), date.when.precision) for date in view.dates[sentence])
    return [p for root, p in roots if p and not _is_report(view, root)]


def _is_report(view: View, token: Token) -> bool:
    verb = next((t for t in (token, *token.ancestors) if t.pos_ in {"VERB", "AUX"}), token)
    return view.lexicon.has("governors.report", view.words[verb.i][0])


def _is_outdone(view: View, sentence: int) -> bool:
    """Say whether a sentence singles out one happening: "the deadliest attack in ten years"."""
    start, end = view.bounds[sentence]
    words = [view.words[i] for i in range(start, end)]
    pairs = zip(words, [*words[1:], ("", "")], strict=True)
    return any(
        view.lexicon.has("worlds.superlatives", w[1]) and after[0] not in {"month", "year"} for w, after in pairs
    )


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
    )


def _is_mishap(view: View, mention: Mention) -> bool:
    """Say whether a shot was fired by mistake or for joy."""
    if mention.kind is None or not (mention.kind.family in {"guns", "blast"} or mention.kind.name == "killing"):
        return False
    forms = (view.words[i][1] for i in range(*view.bounds[mention.sentence]))
    return any(view.lexicon.has("worlds.mishaps", lower) for lower in forms)


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
    counted = any(i in view.quantities for i in range(start, end))
    day = any(1 <= date.when.precision <= 2 for date in view.dates[mention.sentence])
    told = mention.strong or _has_intent(view, mention.sentence) or counted
    return told and (day or (bool(view.places[mention.sentence]) and counted))
