"""Verbs and adjectives that say who was killed, hurt, taken or freed, read into groups."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extractors.incidents.lexicon import Match
from extractors.incidents.patients import found_by, is_age, patients, subjects_of
from extractors.incidents.realis import realis_of
from extractors.incidents.victims import NO_ONE, RELATIVE, Party, parties
from extractors.incidents.view import NOUNS, View
from extractors.records import Count, Realis

FARING = frozenset({"list", "expect"})
"""Verbs that tell how people fare who were hurt already."""
LEFT_REACH = 16
"""Words between "left" or "found" and what people were."""
HURTS = frozenset({"hit", "injured"})
STRIKING = frozenset({"strike", "hit"})
FINDING, BODIES = frozenset({"find", "discover", "recover", "retrieve"}), frozenset({"body", "corpse"})
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
    doer: int | None = None
    """Who harmed himself, by the token that names him."""
    state: bool = False
    """The clause tells how people fare who were hurt already: "is in serious condition"."""
    latest: bool = False
    """The clause tells what has just become known: "has died"."""
    joined: bool = False
    """The clause is joined to another and has its own subject: "and two died on the way"."""
    whole: bool = False
    """The word counts all of them: "a triple shooting"."""
    lifeless: bool = False
    """The clause says that people are dead and not that somebody killed them, so that a killer may be one of them."""
    claimed: bool = False
    """Only the group that claims the deed, or hearsay, says so."""


def by_verb(view: View, token: Token, sentence: int, end: int) -> Iterator[Group]:
    if token.pos_ not in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"} or not token.tag_.startswith(("VB", "JJ", "NN")):
        return
    match = view.lexicon.harm_verbs.at(view.words, token.i, end)
    if match is None or not _is_verbal(token):
        return
    realis = realis_of(view, token, noun=False)
    if (realis is Realis.DENIED or token.head.lower_ == "without") and token.lemma_ not in FINDING:
        yield from _spared(token, match.value, sentence)
    if realis is not Realis.ACTUAL or token.head.lower_ == "without":
        return
    victims = patients(view, token)
    outcome = _outcome(view, token, match.value, victims)
    if outcome is None:
        return
    for victim in victims:
        for party in parties(view, _owner(view, victim)):
            told = replace(party, known=True) if _is_claimed(view, token) else party
            group = Group(outcome, told, sentence, token.i, _adds(token), latest=_is_perfect(token))
            group = replace(group, joined=is_joined(token), whole=_is_all(view, party))
            yield _by_own_hand(group, token, view.doc[party.head])
    if outcome == "killed" and match.value == "hit":
        return
    yield from _fatal_part(view, token, sentence, match.value)


def _is_all(view: View, party: Party) -> bool:
    """Say whether a number is of all: "all three victims were taken to hospital"."""
    return view.words[party.start][1] == "all" and party.count is not None


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


def _owner(view: View, head: Token) -> Token:
    """Return whose life or limb: "claimed the lives of four soldiers", "grazed a girl's leg"."""
    if not view.lexicon.has("body.parts", view.words[head.i][0]):
        return head
    after = view.doc[head.i + 1 : head.i + 2]
    of = (g for c in [*head.children, *after] if c.lower_ == "of" for g in c.children if g.dep_ == "pobj")
    whose = (c for c in head.children if c.dep_ == "poss" and c.tag_ != "PRP$")
    return next(of, None) or next(whose, head)


def _is_perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in {"has", "have", "'s", "’s"} for c in verb.children)


def _is_claimed(view: View, verb: Token) -> bool:
    """Say whether the clause is only what a group claims of itself."""
    return verb.dep_ == "ccomp" and view.words[verb.head.i][0] == "claim"


def _by_own_hand(group: Group, verb: Token, victim: Token) -> Group:
    """Mark who killed or hurt himself as the attacker, who was not told among the victims."""
    if not victim.lower_.endswith(("self", "selves")):
        return group
    return replace(group, by_self=True, doer=_doer(verb), party=replace(group.party, known=False, role="attacker"))


def _doer(verb: Token) -> int | None:
    """Return the subject of a verb, or of the clause its own hangs on: "a boy died after shooting himself"."""
    for _ in range(5):
        subject = next(iter(subjects_of(verb)), None)
        if subject is not None and subject.lower_ in RELATIVE and verb.dep_ == "relcl":
            return verb.head.i
        if subject is not None or verb.head == verb:
            return subject.i if subject is not None else None
        verb = verb.head
    return None


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
    if lemma in FINDING and any(view.words[v.i][0] in BODIES for v in victims):
        return "killed"
    if not _is_harm(view, token, listed, victims):
        return None
    return "killed" if listed in HURTS and _is_fatal(token) else listed


def _is_harm(view: View, token: Token, listed: str, victims: list[Token]) -> bool:
    """Say whether a verb of many senses is said of people killed, hit, taken or freed."""
    lemma = view.words[token.i][0]
    if listed == "killed" and lemma in {"claim", "take", "cost"}:
        return any(_is_lost_life(view, v) for v in victims)
    if listed == "killed" and lemma in FINDING:
        return False
    if lemma == "eliminate":
        return any(view.lexicon.roles.get(view.words[v.i][0]) in {"militant", "attacker"} for v in victims)
    if listed == "hit" and lemma in STRIKING:
        return _is_shot(view, token, victims)
    if lemma in {"recover", "release"} and not _sets_free(view, token):
        return False
    freed = lemma in {"free", "release", "recover", "seize", "capture"}
    return not freed or any(view.is_person_like(v) for v in victims)


def _is_shot(view: View, verb: Token, victims: list[Token]) -> bool:
    """Say whether people are struck by shots or splinters: not "struck a deal", "hit by a car"."""
    around = (view.words[i][1] for i in range(*view.bounds[view.sentence_of(verb.i)]))
    people = any(view.is_person_like(v) or v.i in view.quantities for v in victims)
    return people and view.lexicon.has("struck.by", *around)


def _is_lost_life(view: View, token: Token) -> bool:
    """Say whether somebody else's life was taken, not one's own."""
    return view.words[token.i][0] == "life" and not any(c.lower_ == "own" for c in token.children)


def _sets_free(view: View, verb: Token) -> bool:
    """Say whether somebody was got out of others' hands: not "is recovering", not "was released from hospital"."""
    if not any(c.dep_ in {"dobj", "nsubjpass", "auxpass"} for c in verb.children) and verb.dep_ not in {"acl", "conj"}:
        return False
    left = (g for c in verb.children if c.lower_ in {"from", "on", "to"} for g in c.children if g.dep_ == "pobj")
    return not any(view.lexicon.has("custody.words", view.words[g.i][0]) for g in left)


def _is_fatal(token: Token) -> bool:
    if any(c.lower_ in FATAL and (c.i > token.i or c.pos_ == "ADV") for c in token.children):
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


def is_joined(verb: Token) -> bool:
    """Say whether a clause stands beside another with its own subject: after "and", or after "while"."""
    beside = verb.dep_ == "conj" or (verb.dep_ == "advcl" and any(c.lower_ == "while" for c in verb.children))
    return beside and any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def _adds(token: Token) -> bool:
    return any(c.lower_ in {"also", "too"} for c in token.children)


def by_idiom(view: View, token: Token, sentence: int, end: int) -> Iterator[Group]:
    match = _idiom_at(view, token, end)
    if match is None or token.pos_ not in {"VERB", "AUX", "ADP"}:
        return
    verb = token if token.pos_ != "ADP" else token.head
    if verb.pos_ not in {"VERB", "AUX"} or realis_of(view, verb, noun=False) is not Realis.ACTUAL:
        return
    if view.words[token.i][0] == "be" and _has_other_head(verb):
        return
    subjects = found_by(verb) or subjects_of(verb)
    doer = _doer(verb) if match.value == "self" and not subjects else None
    for subject in subjects if doer is None else [view.doc[doer]]:
        for party in parties(view, subject):
            if match.value == "self":
                own = replace(party, known=False, role="attacker", name=None)
                yield Group("killed", own, sentence, token.i, by_self=True)
            else:
                outcome = "killed" if match.value == "hit" and _is_fatal(view.doc[match.end - 1]) else match.value
                group = _by_idiom_of(outcome, party, sentence, token, verb)
                yield replace(group, lifeless=group.outcome == "killed" and not _is_victim(view, party))


def _idiom_at(view: View, token: Token, end: int) -> Match[str] | None:
    """Return the idiom that starts at a token; of several the one of death: "found dead after shots"."""
    found = view.lexicon.harm_subjects.all_at(view.words, token.i, end)
    found = [m for m in found if view.words[m.end - 1][1] != "dead" or view.words[m.end - 2][1] != "brain"]
    return next((m for m in found if m.value == "killed"), next(iter(found), None))


def _by_idiom_of(outcome: str, party: Party, sentence: int, token: Token, verb: Token) -> Group:
    killed = outcome == "killed"
    return Group(
        outcome,
        party,
        sentence,
        token.i,
        also=killed and _adds(verb),
        state=not killed and (token.pos_ == "ADP" or token.lemma_ in FARING),
        latest=killed and _is_perfect(verb),
        joined=is_joined(verb),
    )


def _is_victim(view: View, party: Party) -> bool:
    """Say whether a word for the dead leaves a killer out: "the three victims"."""
    return any(lemma == "victim" for lemma, _ in view.words[party.head : party.head + 3])


def _has_other_head(verb: Token) -> bool:
    return not any(c.lower_ == "dead" for c in verb.children)


def by_adjective(view: View, token: Token, sentence: int) -> Iterator[Group]:
    outcome = view.lexicon.harm_adjectives.get(token.lower_)
    if outcome is None or token.lower_ == "killed" or token.dep_ == "auxpass":
        return
    if any(c.dep_ in {"auxpass"} for c in token.children) or _is_supposed(token.head):
        return
    for head in _described(view, token):
        for party in parties(view, head):
            if party.head <= token.i:
                lifeless = outcome == "killed" and not _is_victim(view, party)
                yield Group(outcome, party, sentence, token.i, lifeless=lifeless)


def _described(view: View, adjective: Token) -> list[Token]:
    """Return whom "dead", "injured" or "missing" describes: "left three dead", "1 dead, 2 injured", "the dead man"."""
    if adjective.i in view.quantities:
        return [adjective]
    head = adjective.head
    left = view.doc[adjective.i - 1] if adjective.i else adjective
    verb = _leaving(view, adjective)
    if verb is not None:
        return _left_dead(view, verb, adjective)
    if left.tag_ == "CD" or left.i in view.quantities or left.lower_ in {"people", "others", "persons"}:
        return [left]
    if (
        adjective.dep_ in {"acomp", "oprd"}
        and head.lemma_ == "be"
        and adjective.lower_ in {"dead", "deceased", "missing"}
    ):
        return subjects_of(head)
    return []


def _is_supposed(head: Token) -> bool:
    """Say whether a state is only thought of: "there should have been six people dead"."""
    return any(c.tag_ == "MD" for verb in (head, head.head) for c in verb.children)


def _leaving(view: View, adjective: Token) -> Token | None:
    """Return the verb of "left two men dead" and "found a man dead"."""
    before = view.doc[max(view.bounds[view.sentence_of(adjective.i)][0], adjective.i - LEFT_REACH) : adjective.i]
    described = adjective.head if adjective.head.i > adjective.i else adjective.head.head
    finding = {adjective.head, described}
    return next((t for t in reversed(before) if t.lemma_ == "leave" or (t.lemma_ == "find" and t in finding)), None)


def _left_dead(view: View, verb: Token, adjective: Token) -> list[Token]:
    """Return who was left or found dead, and where the parse split a list, each of its heads."""
    left: list[Token] = []
    for index in range(adjective.i - 1, verb.i, -1):
        token = view.doc[index]
        if token.pos_ in {"VERB", "AUX"}:
            break
        person = index in view.quantities or (token.pos_ in NOUNS | {"PRON", "NUM"} and view.is_person_like(token))
        listed = token.dep_ in {"dobj", "nsubj", "conj"} and view.doc[index + 1].text in {",", "and"}
        if person and (not left or listed) and not is_age(view, index):
            left.append(token)
    heads = [t for t in left if t.dep_ != "conj" or t.head not in left]
    return heads[::-1]
