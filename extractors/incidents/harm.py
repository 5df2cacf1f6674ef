"""Sentences that say who was killed, hurt, taken or freed, read into groups."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extractors.incidents.claims import is_claimants
from extractors.incidents.patients import patients, subjects_of
from extractors.incidents.realis import realis_of
from extractors.incidents.victims import NO_ONE, Party, parties
from extractors.incidents.view import NOUNS, View
from extractors.records import Count, Realis

FATAL = frozenset({"fatally", "mortally", "dead", "death", "fatal"})


@dataclass(frozen=True, slots=True)
class Group:
    """People and what happened to them, as one clause tells it."""

    outcome: str
    """The codebook's outcomes, and "hit": struck or in hospital, whether they lived or not."""
    party: Party
    sentence: int
    trigger: int
    also: bool = False
    """The clause adds to what was told before: "was also killed"."""
    running: bool = False
    """The clause gives a new total: "the toll rose to"."""
    by_self: bool = False
    claimed: bool = False
    """Only the group that claims the deed, or hearsay, says so."""


def find_groups(view: View) -> list[list[Group]]:
    """Return the harmed groups of every sentence, each person counted once a clause."""
    rows = [
        _unique([*whole_groups(view, found := list(_in_sentence(view, index))), *found])
        for index in range(len(view.bounds))
    ]
    return [[replace(g, claimed=is_claimants(view, g.trigger)) for g in row] for row in rows]


def _unique(groups: list[Group]) -> list[Group]:
    """Drop repeats, and "injured" for the people whom the same sentence calls killed."""
    seen: dict[tuple[str, int], Group] = {}
    for group in groups:
        seen.setdefault((group.outcome, group.party.head), group)
    dead = {head for outcome, head in seen if outcome == "killed"}
    return [
        g
        for (outcome, head), g in seen.items()
        if not (outcome == "injured" and head in dead and g.party.count != NO_ONE)
    ]


def _in_sentence(view: View, sentence: int) -> Iterator[Group]:
    start, end = view.bounds[sentence]
    for index in range(start, end if view.is_own[sentence] else start):
        token = view.doc[index]
        if token.is_punct or token.is_space:
            continue
        yield from _by_verb(view, token, sentence, end)
        yield from _by_idiom(view, token, sentence, end)
        yield from _by_adjective(view, token, sentence)
        yield from _by_noun(view, token, sentence)
        yield from _by_toll(view, token, sentence, end)
        yield from _unharmed(token, sentence)
        yield from _shares(view, token, sentence)


def _by_verb(view: View, token: Token, sentence: int, end: int) -> Iterator[Group]:
    if token.pos_ not in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"} or not token.tag_.startswith(("VB", "JJ", "NN")):
        return
    match = view.lexicon.harm_verbs.at(view.words, token.i, end)
    if match is None or not _is_verbal(token):
        return
    realis = realis_of(view, token, noun=False)
    if realis is Realis.DENIED or token.head.lower_ == "without":
        yield from _spared(token, match.value, sentence)
    if realis is not Realis.ACTUAL or token.head.lower_ == "without":
        return
    victims = patients(view, token)
    outcome = _outcome(view, token, match.value, victims)
    if outcome is None:
        return
    for victim in victims:
        for party in parties(view, _owner_of_life(view, victim)):
            told = replace(party, known=True) if _is_claimed(view, token) else party
            yield _by_own_hand(Group(outcome, told, sentence, token.i, also=_adds(token)), victim)
    if outcome == "killed" and match.value == "hit":
        return
    yield from _fatal_part(view, token, sentence, match.value)


def _spared(token: Token, outcome: str, sentence: int) -> Iterator[Group]:
    """Read a stated zero: "the watchman was not hurt", "without killing or hurting anybody"."""
    outcomes: tuple[str, ...] = (outcome,) if outcome in {"killed", "injured"} else ()
    if token.dep_ == "pcomp":
        joined = {c.lemma_ for c in token.conjuncts}
        outcomes = (
            ("killed", "injured") if outcome == "killed" and joined & {"hurt", "injure", "harm", "wound"} else outcomes
        )
    for each in outcomes:
        yield Group(each, Party(token.i, token.i, token.i + 1, NO_ONE, "unknown", None), sentence, token.i)


def _owner_of_life(view: View, head: Token) -> Token:
    """Return whose lives: "claimed the lives of four soldiers"."""
    if view.words[head.i][0] != "life":
        return head
    return next((g for c in head.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), head)


def _is_claimed(view: View, verb: Token) -> bool:
    """Say whether the clause is only what a group claims of itself."""
    return verb.dep_ == "ccomp" and view.words[verb.head.i][0] == "claim"


def _by_own_hand(group: Group, victim: Token) -> Group:
    """Mark who killed or hurt himself as the attacker, who was not told among the victims."""
    if not victim.lower_.endswith(("self", "selves")):
        return group
    return replace(group, by_self=True, party=replace(group.party, known=False, role="attacker"))


def _is_verbal(token: Token) -> bool:
    if token.dep_ == "amod":
        return False
    if token.lower_ == "shot" and token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == "dead":
        return True
    return token.tag_.startswith("VB") or (
        token.tag_ in {"JJ", "NNP", "NN"}
        and token.lower_.endswith(("ed", "shot"))
        and token.lower_ not in {"wounded", "injured"}
    )


def _outcome(view: View, token: Token, listed: str, victims: list[Token]) -> str | None:
    lemma = view.words[token.i][0]
    if lemma == "claim":
        return "killed" if any(view.words[v.i][0] == "life" for v in victims) else None
    if lemma in {"free", "release", "recover", "seize", "capture"} and not any(view.is_person_like(v) for v in victims):
        return None
    if listed in {"hit", "injured"} and _is_fatal(token):
        return "killed"
    return listed


def _is_fatal(token: Token) -> bool:
    if any(c.lower_ in FATAL for c in token.children):
        return True
    following = [c for c in token.children if c.i > token.i]
    if any(c.lower_ == "to" and any(g.lower_ == "death" for g in c.children) for c in following):
        return True
    near = {t.lower_ for t in token.doc[token.i + 1 : token.i + 3]}
    return "dead" in near and not near & {"and"}


def _fatal_part(view: View, token: Token, sentence: int, listed: str) -> Iterator[Group]:
    """Read ", one fatally" and ", two critically" after "four people were shot"."""
    if listed != "hit":
        return
    for adverb in token.doc[token.i + 1 : min(token.i + 12, view.bounds[sentence][1])]:
        number = token.doc[adverb.i - 1]
        if adverb.lower_ == "fatally" and number.tag_ == "CD":
            count = view.quantities.get(number.i)
            value = count.count if count else Count(1, 1, 1) if number.lower_ in {"one", "1"} else None
            yield Group("killed", Party(number.i, number.i, adverb.i + 1, value, "unknown", None), sentence, token.i)


def _adds(token: Token) -> bool:
    return any(c.lower_ in {"also", "too"} for c in token.children)


def _by_idiom(view: View, token: Token, sentence: int, end: int) -> Iterator[Group]:
    match = view.lexicon.harm_subjects.at(view.words, token.i, end)
    if match is None or token.pos_ not in {"VERB", "AUX", "ADP"}:
        return
    verb = token if token.pos_ != "ADP" else token.head
    if verb.pos_ not in {"VERB", "AUX"} or realis_of(view, verb, noun=False) is not Realis.ACTUAL:
        return
    if view.words[token.i][0] == "be" and _has_other_head(verb):
        return
    for subject in subjects_of(verb):
        for party in parties(view, subject):
            if match.value == "self":
                own = replace(party, known=False, role="attacker", name=None)
                yield Group("killed", own, sentence, token.i, by_self=True)
            else:
                yield Group(match.value, party, sentence, token.i, also=match.value == "killed" and _adds(verb))


def _has_other_head(verb: Token) -> bool:
    return not any(c.lower_ == "dead" for c in verb.children)


def _by_adjective(view: View, token: Token, sentence: int) -> Iterator[Group]:
    outcome = view.lexicon.harm_adjectives.get(token.lower_)
    if outcome is None or token.lower_ == "killed" or token.dep_ == "auxpass":
        return
    if any(c.dep_ in {"auxpass"} for c in token.children):
        return
    for head in _described(view, token):
        for party in parties(view, head):
            if party.head <= token.i:
                yield Group(outcome, party, sentence, token.i)


def _described(view: View, adjective: Token) -> list[Token]:
    """Return whom "dead", "injured" or "missing" describes: "left three dead", "1 dead, 2 injured", "the dead man"."""
    if adjective.i in view.quantities:
        return [adjective]
    head = adjective.head
    left = view.doc[adjective.i - 1] if adjective.i else adjective
    if head.lemma_ == "leave" or any(t.lemma_ == "leave" for t in view.doc[max(0, adjective.i - 8) : adjective.i]):
        return _left_dead(view, adjective)
    if left.tag_ == "CD" or left.i in view.quantities or left.lower_ in {"people", "others", "persons"}:
        return [left]
    if (
        adjective.dep_ in {"acomp", "oprd"}
        and head.lemma_ == "be"
        and adjective.lower_ in {"dead", "deceased", "missing"}
    ):
        return subjects_of(head)
    return []


def _left_dead(view: View, adjective: Token) -> list[Token]:
    for index in range(adjective.i - 1, max(-1, adjective.i - 8), -1):
        token = view.doc[index]
        if index in view.quantities or (token.pos_ in NOUNS | {"PRON", "NUM"} and view.is_person_like(token)):
            return [token]
        if token.lemma_ == "leave" or token.pos_ == "VERB":
            return []
    return []


def _by_noun(view: View, token: Token, sentence: int) -> Iterator[Group]:
    outcome = view.lexicon.harm_nouns.get(view.words[token.i][0])
    if outcome is None or token.pos_ not in NOUNS or realis_of(view, token, noun=True) is not Realis.ACTUAL:
        return
    for child in token.children:
        if child.lower_ == "of" and child.i > token.i:
            for grandchild in child.children:
                if grandchild.dep_ == "pobj" and not _is_period(grandchild):
                    for party in parties(view, grandchild):
                        yield Group(outcome, party, sentence, token.i)
        elif child.dep_ == "poss" and child.ent_type_ == "PERSON" and outcome == "killed":
            for party in parties(view, child):
                yield Group(outcome, party, sentence, token.i)
    if token.i in view.quantities and token.tag_ == "NNS" and view.words[token.i][0] in {"death", "fatality", "injury"}:
        yield Group(
            outcome,
            Party(
                token.i,
                *view.tokens_of(view.quantities[token.i].phrase),
                view.quantities[token.i].count,
                "unknown",
                None,
            ),
            sentence,
            token.i,
        )


def _is_period(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"}


def _by_toll(view: View, token: Token, sentence: int, end: int) -> Iterator[Group]:
    """Read a running total: "the death toll rose to 12"."""
    match = view.lexicon.toll_nouns.at(view.words, token.i, end)
    if match is None or (token.i and view.words[token.i - 1][0] == "death" and view.words[token.i][0] == "toll"):
        return
    for index in range(match.end, end):
        quantity = view.quantities.get(index)
        if quantity is None:
            continue
        start, stop = view.tokens_of(quantity.phrase)
        if view.lexicon.has("nominal.toll_at", view.words[start - 1][1]):
            party = Party(index, start, stop, quantity.count, "unknown", None)
            yield Group("killed", party, sentence, token.i, running=True)
            return


def whole_groups(view: View, groups: list[Group]) -> Iterator[Group]:
    """Yield the whole of which a clause tells a part only: "thirteen people, nine of them Chinese, died"."""
    heads = {g.party.head for g in groups}
    for group in groups:
        quantity = view.quantities.get(group.party.head)
        if quantity is None or quantity.part_of is None or not group.party.part:
            continue
        whole = view.reading.quantities[quantity.part_of]
        at = whole.head if whole.head is not None else view.token_at(whole.span.start)
        if at not in heads and view.sentence_of(at) == group.sentence:
            heads.add(at)
            party = Party(at, *view.tokens_of(whole.phrase), whole.count, "unknown", whole.nationality)
            yield replace(group, party=party)


def _shares(view: View, token: Token, sentence: int) -> Iterator[Group]:
    """Read "nine of the dead were Chinese engineers" and "among the dead is a Chinese woman"."""
    if not view.lexicon.has("shares.dead", token.lower_) or token.head.lower_ not in {"of", "among", "amongst"}:
        return
    above = token.head.head
    verb = above if above.lemma_ == "be" else above.head
    if verb.lemma_ != "be":
        return
    named = [c for c in verb.children if c.dep_ in {"attr", "nsubj"} and c != above and c.pos_ in NOUNS]
    for head in named:
        party = next(parties(view, head), None)
        count = view.quantities[above.i].count if above.i in view.quantities else party.count if party else None
        if party is not None and party.nationality is not None and count is not None:
            yield Group("killed", replace(party, count=count, part=True, known=False), sentence, verb.i)


def _unharmed(token: Token, sentence: int) -> Iterator[Group]:
    """Read a stated zero: "no casualties", "no one was hurt"."""
    lower = token.lower_
    if lower in {"unhurt", "unharmed", "unscathed", "uninjured"} and token.pos_ in {"ADJ", "VERB", "ADV"}:
        yield Group("injured", Party(token.i, token.i, token.i + 1, NO_ONE, "unknown", None), sentence, token.i)
    if lower in {"casualties", "casualty", "injuries", "fatalities", "deaths", "loss"} and any(
        c.lower_ == "no" for c in token.children
    ):
        party = Party(token.i, token.left_edge.i, token.i + 1, Count(0, 0, 0), "unknown", None)
        outcomes = {
            "injuries": ("injured",),
            "fatalities": ("killed",),
            "deaths": ("killed",),
            "loss": ("killed",),
        }.get(lower, ("killed", "injured"))
        for outcome in outcomes:
            yield Group(outcome, party, sentence, token.i)
