"""What was aimed at, and who was harmed by name."""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from extractors.incidents.harm import Group
from extractors.incidents.naming import phrase_of
from extractors.incidents.scenes import Scene
from extractors.incidents.triggers import Mention
from extractors.incidents.victims import nationality_of, parties
from extractors.incidents.view import NOUNS, View
from extractors.records import Count, Span, Target, Victim

FIGHTS = frozenset({"operation", "clash", "arrest", "seizure"})
FORCES = frozenset({"police", "army"})
ATTACKERS = frozenset({"attacker", "militant"})
HARMED = frozenset({"killed", "injured", "hit", "abducted"})
AIMING = frozenset({"on", "against", "at", "targeting", "into", "upon", "through"})
BESIDE = frozenset(
    {"outside", "near", "in", "beside", "under", "behind", "inside", "alongside", "aboard", "by", "within"}
)
UNDERGONE = frozenset({"arson", "sabotage", "hijacking", "kidnapping", "assassination", "bombing", "shelling"})
"""Kinds whose noun is followed by what they are done to."""
STOOD_BY = frozenset({"convoy", "mission", "hotel", "police", "port"})
"""Kinds that are aimed at where something happens beside them; of a blast, buildings and installations too."""
BUILT = frozenset({"infrastructure", "other", "army"})
CARRYING = frozenset({"of", "carrying", "transporting", "with"})
KIND_OF_ROLE = {
    "worker": "worker",
    "police": "police",
    "security_force": "army",
    "civilian": "civilian",
    "official": "official",
}
_OPENING = re.compile(
    r"(?:(?:the|an?|this|that|these|those|its|their|his|her)\s+)?(?:total\s+of\s+)?(?=\S)", re.IGNORECASE
)


def targets_of(view: View, scene: Scene) -> Iterator[Target]:
    """Yield what the scene's mentions are aimed at, and what it says was damaged."""
    if any(m.kind is not None and m.kind.name in FIGHTS for m in scene.told):
        told = [m for m in scene.told if m.kind is not None and m.kind.name not in FIGHTS]
    else:
        told = scene.told
        yield from _damaged(view, scene)
    carriers = _carriers(view, scene)
    for mention in told:
        at_people = mention.is_verb and mention.kind is not None and mention.kind.name in {"killing", "shooting"}
        for head in _aimed_at(view, mention):
            if at_people and _kind_of(view, head) not in STOOD_BY:
                continue
            for token in [head, *(c for c in head.conjuncts if c.pos_ in NOUNS)]:
                yield from _with_people(view, token) if token.i not in carriers else ()


def _carriers(view: View, scene: Scene) -> set[int]:
    """Return the words for vehicles that are weapons themselves: "a van packed with explosives hit the post"."""
    found = (view.lexicon.weapons.at(view.words, i, scene.end) for i in range(scene.start, scene.end))
    bombs = (match for match in found if match is not None and match.value in {"vehicle_bomb", "suicide_vehicle"})
    return {i for match in bombs for i in range(match.start, match.end)}


def _damaged(view: View, scene: Scene) -> Iterator[Target]:
    """Yield what a scene says was damaged, destroyed or derailed, where it is a thing that can be aimed at."""
    if not scene.told:
        return
    for token in view.doc[scene.start : scene.end]:
        if token.pos_ != "VERB" or not view.lexicon.has("aims.damage", view.words[token.i][0]):
            continue
        for head in _harmed_things(token):
            target = _target(view, _whole(view, head))
            if target is not None and target.kind in STOOD_BY | BUILT:
                yield target


def _harmed_things(verb: Token) -> Iterator[Token]:
    things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        things.append(verb.head)
    for thing in things:
        yield from [thing, *(c for c in thing.conjuncts if c.i > thing.i)]


def _with_people(view: View, token: Token) -> Iterator[Target]:
    """Yield a target, and the people it is of or carries: "a convoy of Chinese engineers"."""
    target = _target(view, token)
    if target:
        yield target
    people = [g for c in token.children if c.lower_ in CARRYING for g in c.children if g.dep_ in {"pobj", "dobj"}]
    for head in people:
        if target and view.is_person_like(head) and (own := _target(view, head)):
            yield own


def harmed_of(view: View, scene: Scene) -> Iterator[Target]:
    """Yield the people harmed in a scene that is no fight between armed men."""
    if any(m.kind is not None and m.kind.name in FIGHTS for m in scene.told):
        return
    for group in scene.groups:
        kind = KIND_OF_ROLE.get(group.party.role)
        if kind is None or group.by_self or group.outcome not in HARMED:
            continue
        if group.party.known or group.party.count == Count(0, 0, 0):
            continue
        party = group.party
        kind = "worker" if view.words[party.head][0] == "guard" else kind
        span = view.span(party.start, max(party.end, party.head + 1))
        yield Target(_compact(span.text), kind, party.nationality, span)


def _aimed_at(view: View, mention: Mention) -> list[Token]:
    token = view.doc[mention.head]
    if mention.is_verb:
        patient = {"nsubj"} if mention.kind is not None and mention.kind.name == "mine" else {"dobj", "nsubjpass"}
        found = [c for c in token.children if c.dep_ in patient]
        if token.dep_ == "acl" and token.tag_ == "VBN":
            found.append(token.head)
    else:
        found = [c for c in token.children if c.dep_ == "compound" and c.i < mention.start]
        found += [*_undergone(mention, token), *_called_target(token)]
    found = [_whole(view, o) for o in found if not view.lexicon.has("aims.devices", view.words[o.i][0])]
    return [*found, *_beside(view, mention, token)]


def _undergone(mention: Mention, token: Token) -> list[Token]:
    """Return what is burned, bombed or seized in "the torching of a depot" and "the hijacking of a coach"."""
    if mention.kind is None or mention.kind.name not in UNDERGONE:
        return []
    return [g for c in token.children if c.lower_ == "of" and c.i > token.i for g in c.children if g.dep_ == "pobj"]


def _called_target(token: Token) -> list[Token]:
    """Return the bus of "a bus was the target of an attack"."""
    if token.dep_ != "pobj" or token.head.lower_ != "of" or token.head.head.lemma_ != "target":
        return []
    named = token.head.head
    return [c for c in named.head.children if c.dep_ == "nsubj"] if named.dep_ == "attr" else []


def _beside(view: View, mention: Mention, token: Token) -> Iterator[Token]:
    """Yield what a mention's prepositions, or those of the verb it is subject or object of, put it at."""
    blast = mention.kind is not None and mention.kind.family in {"blast", "fire"}
    holders = [token]
    if blast and token.dep_ in {"nsubj", "nsubjpass", "dobj"} and token.head.pos_ == "VERB":
        holders.append(token.head)
    if blast and mention.is_verb:
        holders += [a for c in token.children if c.dep_ == "dobj" for a in c.children if a.dep_ == "acl"]
    for holder in holders:
        for child in holder.children:
            if child.dep_ not in {"prep", "acl"}:
                continue
            burned = child.lower_ == "to" and mention.is_verb and blast
            for near in (g for g in child.children if g.dep_ in {"pobj", "dobj"}):
                whole = _whole(view, near)
                if burned:
                    yield whole
                if _may_aim(view, child, whole, blast=blast):
                    yield whole


def _whole(view: View, token: Token) -> Token:
    """Return the thing that a token names a part of: the depot of "the wall of a depot"."""
    for _ in range(3):
        if not view.lexicon.has("aims.parts", view.words[token.i][0]):
            break
        inner = [g for c in token.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
        inner += [c for c in token.children if c.dep_ in {"poss", "compound"} and c.pos_ in NOUNS]
        if not inner or _listed(view, inner[0]) is None:
            break
        token = inner[0]
    return token


def _may_aim(view: View, preposition: Token, token: Token, *, blast: bool) -> bool:
    """Say whether a preposition names the aim, or a spot beside which only some kinds of thing are one."""
    if view.lexicon.has("aims.ways", view.words[token.i][0]):
        return False
    if preposition.lower_ in AIMING:
        return True
    return preposition.lower_ in BESIDE and _kind_of(view, token) in (STOOD_BY | BUILT if blast else STOOD_BY)


def _kind_of(view: View, token: Token) -> str | None:
    """Return the kind of a noun, that of police and army going before that of their vehicles and buildings."""
    before = [c for c in token.children if c.dep_ in {"compound", "amod", "nmod", "poss"} and c.i < token.i]
    kinds = [_listed(view, t) for t in (token, *before)]
    force = next((kind for kind in kinds if kind in FORCES), None)
    return force if force and kinds[0] != "worker" else kinds[0]


def _listed(view: View, token: Token) -> str | None:
    found = (view.lexicon.targets.at([(form, form)], 0, 1) for form in view.words[token.i])
    return next((match.value for match in found if match), None)


def _target(view: View, token: Token) -> Target | None:
    kind = _kind_of(view, token)
    if (kind is None and token.ent_type_ not in {"FAC", "PERSON"}) or token.ent_type_ in {"DATE", "TIME"}:
        return None
    party = next(parties(view, token), None)
    if kind in {None, "civilian", "army"} and party and party.role in KIND_OF_ROLE:
        kind = KIND_OF_ROLE[party.role]
    span = phrase_of(view, token)
    nationality = party.nationality if party else nationality_of(view, token)
    named = "civilian" if token.ent_type_ == "PERSON" else "other"
    return Target(_compact(span.text), kind or named, nationality, span)


def _compact(text: str) -> str:
    """Return a phrase on one line without its article: "convoy of Chinese engineers"."""
    return _OPENING.sub("", " ".join(text.split()), count=1)


def settled_targets(aimed: Iterable[Target], harmed: Iterable[Target]) -> tuple[Target, ...]:
    """Return what was aimed at, once each: what the words say, with foreigners harmed; else whoever was harmed."""
    aims, people = list(aimed), list(harmed)
    foreign = [t for t in people if t.nationality not in {None, "PAK"}]
    rows: list[Target] = []
    for target in [*aims, *foreign] if aims else foreign or people:
        if not any(_is_same_thing(target.name, row.name) for row in rows):
            rows.append(target)
    return tuple(rows)


def _is_same_thing(one: str, other: str) -> bool:
    """Say whether of two phrases with one head the words of the shorter are among the longer's."""
    mine, yours = (name.lower().replace("same ", "").split(" of ")[0].split() for name in (one, other))
    if not mine or not yours or mine[-1].removesuffix("s") != yours[-1].removesuffix("s"):
        return False
    return set(mine[:-1]) <= set(yours[:-1]) or set(yours[:-1]) <= set(mine[:-1])


def victims_of(view: View, groups: Iterable[Group], targets: Iterable[Target]) -> tuple[Victim, ...]:
    """Return the people named among the harmed, and the groups of them that are no targets already.

    The attackers' own dead are nobody's victims.
    """
    aimed = {target.name.lower() for target in targets}
    rows: list[Victim] = []
    for victim, by_name in _victims(view, groups):
        told = any(_is_same_thing(victim.name, row.name) for row in rows)
        if not told and (by_name or victim.name.lower() not in aimed):
            rows.append(victim)
    return tuple(rows)


def _victims(view: View, groups: Iterable[Group]) -> Iterator[tuple[Victim, bool]]:
    for group in groups:
        party, head = group.party, view.doc[group.party.head]
        fallen = party.role in ATTACKERS and group.outcome != "abducted"
        if group.outcome not in HARMED or group.by_self or fallen or party.known:
            continue
        if not _is_naming(view, head) or party.count == Count(0, 0, 0):
            continue
        span = view.span(party.start, max(party.end, party.head + 1))
        if party.name:
            at = view.reading.article.text.find(party.name, max(0, head.idx - len(party.name)))
            span = Span(at, at + len(party.name), party.name) if at >= 0 else span
        yield Victim(_compact(span.text), span), party.name is not None


def _is_naming(view: View, head: Token) -> bool:
    """Say whether a word says who was harmed: no number, pronoun or "casualties"."""
    if head.tag_ in {"CD", "PRP", "WP", "DT"} or head.pos_ not in NOUNS | {"ADJ"}:
        return False
    return not view.lexicon.has("aims.blank", *view.words[head.i])
