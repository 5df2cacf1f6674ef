"""Scenes: what one sentence tells of one happening, with the dates and places tied to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Token

from extractors.figures import is_cumulative
from extractors.incidents.dates import DateCandidate, date_candidates
from extractors.incidents.harm import Group
from extractors.incidents.harm_nouns import is_fatal
from extractors.incidents.places import PlaceCandidate, place_candidates
from extractors.incidents.triggers import Mention
from extractors.incidents.victims import NO_ONE
from extractors.incidents.view import View
from extractors.records import Realis

AFTERMATH = frozenset({"arrested", "rescued"})
"""Outcomes whose day and place are not the happening's."""
A_YEAR = 5
"""UCDP's precision of a year."""
MANY = 5
"""So many people who "have been killed" in a year, on no day, were killed in several happenings."""
_FIRMEST = (Realis.ACTUAL, Realis.FOILED, Realis.THREATENED)


@dataclass(slots=True)
class Scene:
    """One sentence's account of one happening."""

    sentence: int
    start: int
    end: int
    """Tokens."""
    mentions: list[Mention] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    dates: list[DateCandidate] = field(default_factory=list)
    places: list[PlaceCandidate] = field(default_factory=list)
    realis: Realis = Realis.ACTUAL
    apart: bool = False
    """Whether its clause was cut from one about another happening."""
    fatal: bool = False
    """Whether its words say that somebody died without counting: "the deadly shooting"."""
    several: bool = False
    """Whether it tells of two or more happenings at once: "six died in two separate raids"."""
    sums: bool = False
    """Whether its numbers add up several happenings: they are figures, and no toll of this one."""

    @property
    def told(self) -> list[Mention]:
        """Mentions that name a kind of happening."""
        return [m for m in self.mentions if m.kind is not None]

    @property
    def novel(self) -> bool:
        """Whether the words say that this is another happening."""
        return self.apart or any(m.novel for m in self.mentions)

    @property
    def points_back(self) -> bool:
        """Whether every mention is a definite one."""
        return bool(self.mentions) and all(m.definite or m.kind is None for m in self.mentions)


def find_scenes(view: View, mentions: list[list[Mention]], groups: list[list[Group]]) -> list[Scene]:
    """Return the scenes of every sentence that tells of a happening or of people harmed, in order."""
    return [
        scene
        for sentence in range(len(view.bounds))
        for scene in _in_sentence(view, sentence, mentions[sentence], groups[sentence])
    ]


def _in_sentence(view: View, sentence: int, mentions: list[Mention], groups: list[Group]) -> Iterator[Scene]:
    if not mentions and not groups:
        return
    for start, end, apart in _segments(view, sentence, mentions):
        scene = Scene(
            sentence=sentence,
            start=start,
            end=end,
            mentions=[m for m in mentions if start <= m.head < end],
            groups=[g for g in groups if start <= g.trigger < end],
            apart=apart,
        )
        if not scene.mentions and not scene.groups:
            continue
        yearly = _is_yearly(view, scene)
        told = [g for g in scene.groups if apart or _is_told_of_one(view, scene, g) or not _is_sum(view, g, yearly)]
        scene.sums = len(told) < len(scene.groups)
        scene.groups = told
        scene.realis = _realis(scene)
        scene.several = any(_counts_several(view, m) for m in scene.told) or _is_parted(view, start, end)
        scene.fatal = any(is_fatal(view, view.doc[m.head]) for m in scene.told if not m.plural)
        heads = {m.head for m in scene.mentions} | {g.trigger for g in scene.groups if g.outcome not in AFTERMATH}
        scene.dates = date_candidates(view, sentence, heads, start, end)
        scene.places = place_candidates(view, sentence, heads, start, end)
        yield scene


def _is_told_of_one(view: View, scene: Scene, group: Group) -> bool:
    """Say whether a number is that of one operation, or of the one happening its clause belongs to.

    "The bombing that killed nine people in 2019" is no sum over a year.
    """
    clause = view.doc[group.trigger]
    doers = [c for c in clause.children if c.dep_ == "nsubj"]
    if any(c.tag_ == "NN" and any(d.lower_ in {"a", "an"} for d in c.children) for c in doers) and scene.apart:
        return True
    whole = {m.head for m in scene.told if not m.plural and not m.is_verb}
    return _is_operation_toll(scene, group) or (clause.dep_ in {"relcl", "acl"} and clause.head.i in whole)


def _is_operation_toll(scene: Scene, group: Group) -> bool:
    """Say whether a number is the dead of one operation, however long it took."""
    operation = any(m.kind is not None and m.kind.name == "operation" for m in scene.mentions)
    return operation and group.outcome == "killed" and group.party.role == "militant"


def _is_yearly(view: View, scene: Scene) -> bool:
    """Say whether a sentence gives no day but a year, and names no one happening that its numbers could be of."""
    dates = view.dates[scene.sentence]
    one = any(not m.plural and not m.is_verb for m in scene.told)
    return bool(dates) and not one and all(date.when.precision >= A_YEAR for date in dates)


def _is_sum(view: View, group: Group, yearly: bool) -> bool:
    quantity = view.quantities.get(group.party.head)
    if quantity is None or quantity.is_article or group.party.count == NO_ONE:
        return False
    sentence = range(*view.bounds[group.sentence])
    if any(view.lexicon.has("shares.corrected", view.words[i][0]) for i in sentence):
        return False
    if any(view.lexicon.has("sums.compared", view.words[i][1]) for i in sentence):
        return True
    if yearly and group.latest and (quantity.count.best or quantity.count.low or 0) >= MANY:
        return True
    return is_cumulative(view.reading, quantity)


def _realis(scene: Scene) -> Realis:
    """Return actual where anything in the scene took place; else the first other realis told."""
    told = scene.told or scene.mentions
    found = {m.realis for m in told}
    return next((r for r in _FIRMEST if r in found), told[0].realis if told else Realis.ACTUAL)


def _segments(view: View, sentence: int, mentions: list[Mention]) -> list[tuple[int, int, bool]]:
    """Cut a sentence where its words turn to another happening; say of each piece whether a verb's clause was cut."""
    start, end = view.bounds[sentence]
    cuts, apart = [start], [False]
    told = [m for m in mentions if m.kind is not None or m.definite]
    for before, mention in pairwise(told):
        if mention.kind is None or mention.head <= before.end:
            continue
        if _turns(view, before, mention):
            cuts.append(_clause_start(view, before.end, mention))
            apart.append(mention.is_verb or (_is_before(view, before, mention) and _is_told_itself(view, mention)))
    return list(zip(cuts, [*cuts[1:], end], apart, strict=True))


def _turns(view: View, before: Mention, mention: Mention) -> bool:
    """Say whether a mention in the same sentence is of another happening: "another", or one with its own date."""
    token = view.doc[mention.head]
    own = {c.lower_ for c in token.children if c.i < mention.head}
    if _counts_several(view, mention) and token.dep_ == "pobj" and token.head.lower_ in {"in", "during", "by"}:
        return False
    if not own.isdisjoint(view.lexicon.words["novelty.strong"]) or _is_before(view, before, mention):
        return True
    if mention.is_verb:
        dated = _dated_clause(view, mention) is not None or _is_of_other_spot(view, mention)
        dated = dated or _is_since(view, mention)
        return dated or _is_clause_elsewhere(view, before, mention)
    if mention.definite or mention.plural:
        return False
    return _opens_another(view, before, mention, one=not own.isdisjoint({"a", "an"}))


def _is_told_itself(view: View, mention: Mention) -> bool:
    """Say whether something is told of a mention beside its name: a clause, a day or a place."""
    clause = any(child.dep_ in {"relcl", "acl"} for child in view.doc[mention.head].children)
    return clause or _has_own_date(view, mention) or _has_own_place(view, mention)


def _is_set_somewhere(view: View, mention: Mention) -> bool:
    """Say whether a day or a place follows a mention in its sentence."""
    days = [d.span.start for d in view.dates[mention.sentence]]
    spots = [p.span.start for p in view.places[mention.sentence]]
    return any(view.token_at(start) >= mention.end for start in (*days, *spots))


def _is_before(view: View, before: Mention, mention: Mention) -> bool:
    """Say whether an attack is told beside another as its cause, forerunner or fellow."""
    if _comes_after(view, before, mention):
        return True
    token = view.doc[mention.head]
    if mention.is_verb:
        return False
    if mention.plural:
        return _is_set_after(view, token) and _is_set_somewhere(view, mention)
    if all(c.lower_ not in {"a", "an"} for c in token.children):
        return False
    return _is_set_after(view, token) or _is_second(view, before, mention)


def _opens_another(view: View, before: Mention, mention: Mention, *, one: bool) -> bool:
    """Say whether a phrase with its own day or place turns to another attack: "after an ambush in Tank"."""
    opener = _opener(view.doc[mention.head])
    if opener is None or opener.i <= before.head:
        return False
    after = view.lexicon.has("grammar.connectives", opener.lower_)
    return (_has_own_date(view, mention) and (after or not _is_first_date(view, mention))) or (
        after and one and _has_own_place(view, mention)
    )


def _counts_several(view: View, mention: Mention) -> bool:
    """Say whether a word tells of a number of happenings: "two encounters", "three separate raids"."""
    token = view.doc[mention.head]
    numbered = any(c.dep_ == "nummod" or c.lower_ in {"twin", "several", "separate"} for c in token.children)
    return mention.plural and token.tag_ == "NNS" and numbered


def _is_parted(view: View, start: int, end: int) -> bool:
    """Say whether what some words tell took place in parts: "in separate incidents"."""
    parted = (t for t in view.doc[start:end] if t.tag_ == "NNS" and t.lemma_ in {"incident", "event", "place"})
    return any(c.lower_ in {"separate", "different"} for t in parted for c in t.children)


def _is_first_date(view: View, mention: Mention) -> bool:
    """Say whether no other date stands before a mention: "six died and two were hurt in a raid on Monday" is one."""
    return all(view.token_at(d.span.start) > mention.head for d in view.dates[mention.sentence])


def _is_since(view: View, mention: Mention) -> bool:
    """Say whether a clause tells the attack from which another is counted: "the first since gunmen had killed two"."""
    verb = view.doc[mention.head]
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark" or c.lower_ == "had"}
    return marks == {"since", "had"} and _has_own_date(view, mention)


def _is_of_other_spot(view: View, mention: Mention) -> bool:
    """Say whether a clause tells what a spot is known for: "a mile from the place where two died last week"."""
    verb = view.doc[mention.head]
    if verb.dep_ != "relcl" or verb.head.lower_ not in {"place", "spot", "site", "point"}:
        return False
    return any(c.lower_ == "where" for c in verb.children) and _has_own_date(view, mention)


def _is_set_after(view: View, token: Token) -> bool:
    """Say whether an attack is told as the cause or forerunner of another: "in retaliation for a shooting"."""
    if token.dep_ == "pobj" and token.head.lower_ == "for":
        answered = next(t for t in reversed(view.doc[: token.head.i]) if not t.is_punct)
        if any(view.lexicon.has("before.causes", view.words[t.i][0]) for t in (answered, *answered.children)):
            return True
    return token.dep_ == "dobj" and view.lexicon.has("before.verbs", view.words[token.head.i][0])


def _comes_after(view: View, before: Mention, mention: Mention) -> bool:
    """Say whether one attack is told to come after another: "the ambush comes a month after six men were killed"."""
    above = next((a for a in view.doc[mention.head].ancestors if view.words[a.i][0] == "come"), None)
    if above is None or all(c.i != before.head for c in above.children if c.dep_ == "nsubj"):
        return False
    return any(t.lower_ == "after" for t in view.doc[above.i : mention.head])


def _is_second(view: View, before: Mention, mention: Mention) -> bool:
    """Say whether an attack is joined to one told before and has its own day: "and a shooting on Friday"."""
    token = view.doc[mention.head]
    return token.dep_ == "conj" and token.head.i == before.head and _has_own_date(view, mention)


def _dated_clause(view: View, mention: Mention) -> Token | None:
    """Return the date that a clause tells of: "since March 2025, when six soldiers were killed"."""
    when = next((c for c in view.doc[mention.head].children if c.lower_ == "when" and c.i < mention.head), None)
    if when is None or when.i < 2:
        return None
    before = view.doc[when.i - 2 if view.doc[when.i - 1].is_punct else when.i - 1]
    first = before.i
    while first > 1 and view.doc[first - 1].ent_type_ == "DATE":
        first -= 1
    past = before.ent_type_ == "DATE" and view.doc[first - 1].lower_ in {"since", "with", "from", "of", "like"}
    return view.doc[first] if past else None


def _is_clause_elsewhere(view: View, before: Mention, mention: Mention) -> bool:
    """Say whether a verb has its own subject, clause and place: "while in Tank troops killed four"."""
    verb = view.doc[mention.head]
    between = {t.lower_ for t in view.doc[before.end : mention.start]}
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.tag_ not in {"WP", "WDT", "PRP"}]
    if between.isdisjoint({"while", ";", "whereas", "meanwhile"}) or not own or own[0].i < before.end:
        return False
    if not between.isdisjoint({"while", "whereas"}) and verb.dep_ == "advcl":
        led = any(c.dep_ == "prep" and c.lower_ == "in" and before.end <= c.i < own[0].i for c in verb.children)
        return led or _are_told_apart(view, mention, own[0].left_edge.i)
    return _are_told_apart(view, mention, before.end)


def _are_told_apart(view: View, mention: Mention, turn: int) -> bool:
    """Say whether a verb's clause has a place of its own and the words before token `turn` another."""
    tokens = {t.i for t in view.doc[mention.head].subtree} if mention.head > turn - 1 else set()
    here = [p for p in view.places[mention.sentence] if view.token_at(p.span.start) in tokens]
    told = [p for p in view.places[mention.sentence] if not p.is_dateline]
    there = [p for p in told if view.token_at(p.span.start) < turn]
    return bool(here) and bool(there) and not {p.place.name for p in here} & {p.place.name for p in there}


def _opener(token: Token) -> Token | None:
    """Return the preposition or conjunction that a noun's phrase or clause hangs on: "after a bombing"."""
    if token.dep_ == "pobj":
        return token.head
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return next((c for c in token.head.children if c.dep_ in {"mark", "advmod", "prep"} and c.i < token.i), None)
    return None


def _has_own_date(view: View, mention: Mention) -> bool:
    tail = view.doc[mention.head].subtree
    span = {t.i for t in tail}
    return any(view.token_at(d.span.start) in span for d in view.dates[mention.sentence])


def _has_own_place(view: View, mention: Mention) -> bool:
    span = {t.i for t in view.doc[mention.head].subtree}
    return any(view.token_at(p.span.start) in span for p in view.places[mention.sentence])


def _distance_start(view: View, sentence: int, connective: int) -> int:
    """Return where "a week after" begins, by its connective; the connective itself where no distance is told."""
    spans = (view.tokens_of(d.span) for d in view.dates[sentence])
    return next((first for first, last in spans if first <= connective < last), connective)


def _clause_start(view: View, after: int, mention: Mention) -> int:
    """Return the token after the last comma or conjunction before a mention: where its own words begin."""
    dated = _dated_clause(view, mention) if mention.is_verb else None
    if dated is not None:
        return max(after, dated.i - 1)
    for index in range(mention.start - 1, after - 1, -1):
        token = view.doc[index]
        if token.lower_ in {",", ";", "and", "while", "but"} or view.lexicon.has("grammar.connectives", token.lower_):
            return max(after, _distance_start(view, mention.sentence, index))
    return max(after, view.doc[mention.head].left_edge.i)
