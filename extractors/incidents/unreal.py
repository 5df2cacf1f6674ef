"""Which planned, threatened, foiled and denied deeds are told concretely enough to be kept."""

from spacy.tokens import Token

from extractors.incidents.attributions import doers_of_verb
from extractors.incidents.scenes import Scene
from extractors.incidents.senses import objects_of
from extractors.incidents.triggers import Mention
from extractors.incidents.view import NOUNS, View
from extractors.records import Realis

STATE_ROLES = frozenset({"police", "security_force", "official"})
CLIMB = 5
_GOVERNORS = {Realis.PLANNED: "unreal.planning", Realis.THREATENED: "unreal.threatening"}


def is_concrete(view: View, scene: Scene) -> bool:
    """Say whether a scene of something that did not take place tells of one particular deed.

    Foiled: not a vague many. Planned and threatened: somebody's plan or threat, not the state's, with an aim of its
    own; a warning is neither. Denied: on a day and somewhere in particular. What is only feared is never kept.
    """
    told = [m for m in scene.told if m.realis is scene.realis]
    if scene.realis is Realis.FOILED:
        return not all(m.plural for m in scene.told)
    single = [m for m in told if not m.plural and not m.vague]
    if scene.realis is Realis.DENIED:
        placed = any(p.is_known and (p.place.precision or 9) <= 3 for p in scene.places)
        return bool(single) and placed and any(1 <= d.when.precision <= 2 for d in scene.dates)
    if scene.realis in _GOVERNORS:
        return any(_is_somebodys(view, m, _GOVERNORS[scene.realis]) for m in single)
    return False


def _is_somebodys(view: View, mention: Mention, governors: str) -> bool:
    token = view.doc[mention.head]
    governor = _governor(view, token, governors)
    if governor is None:
        return False
    if governor.pos_ in NOUNS:
        return not _is_warned_of(view, governor) and (_has_aim(view, mention) or governor.i == token.i + 1)
    doers = doers_of_verb(governor) or doers_of_verb(governor.head)
    return any(_may_plot(view, doer) for doer in doers) and _has_aim(view, mention)


def _governor(view: View, token: Token, governors: str) -> Token | None:
    """Return the word of planning or threatening that a deed hangs on, or that hangs on it: "a bomb threat"."""
    for _ in range(CLIMB):
        if view.lexicon.has(governors, view.words[token.i][0]):
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def _is_warned_of(view: View, noun: Token) -> bool:
    """Say whether a threat or plot is only one that somebody warns of or guards against."""
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    return view.lexicon.has("unreal.wary", view.words[above.i][0]) or noun.tag_ == "NNS"


def _may_plot(view: View, doer: Token) -> bool:
    """Say whether a doer is one who plots, not the state or its forces."""
    lemma = view.words[doer.i][0]
    if doer.i in view.groups:
        return True
    if view.lexicon.roles.get(lemma) in STATE_ROLES or view.lexicon.has("unreal.state", lemma):
        return False
    if doer.tag_ == "NNS" and not any(c.dep_ in {"det", "nummod", "acl", "poss", "relcl"} for c in doer.children):
        return doer.head.tag_ == "VBD" or any(c.tag_ == "VBD" for c in doer.head.children)
    return view.is_person_like(doer) or view.lexicon.has("armed.words", lemma) or lemma in {"cell", "network", "caller"}


def _has_aim(view: View, mention: Mention) -> bool:
    """Say whether a deed is to be done to one person, place or thing, not to a kind of them."""
    token = view.doc[mention.head]
    aims = objects_of(token) if mention.is_verb else []
    aims += [
        g
        for c in token.children
        if c.dep_ == "prep" and c.lower_ in {"on", "at", "against", "in", "of"}
        for g in c.children
        if g.dep_ == "pobj"
    ]
    return any(_is_particular(aim) for aim in aims)


def _is_particular(aim: Token) -> bool:
    if aim.tag_ in {"NN", "NNP"} or aim.ent_type_ in {"PERSON", "FAC", "ORG"}:
        return not any(c.lower_ in {"any", "no"} for c in aim.children)
    return any(c.dep_ in {"det", "nummod", "poss"} and c.lower_ not in {"any", "no", "all"} for c in aim.children)
