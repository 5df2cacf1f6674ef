"""What was aimed at, who was harmed by name, and with which weapons."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from extractors.incidents.attributions import phrase_of
from extractors.incidents.harm import Group
from extractors.incidents.scenes import Scene
from extractors.incidents.triggers import Mention
from extractors.incidents.victims import nationality_of, parties
from extractors.incidents.view import NOUNS, View
from extractors.records import Count, Span, Target, Victim

VAGUE_HEADS = frozenset(
    [
        "other",
        "others",
        "one",
        "two",
        "three",
        "he",
        "she",
        "him",
        "her",
        "they",
        "them",
        "himself",
        "herself",
        "many",
        "some",
        "life",
        "lives",
        "number",
        "total",
    ]
)
GENERIC = frozenset({"bomb", "explosive", "explosives", "grenade", "rocket", "device", "missile", "shot", "mortar"})
PLAIN_BOMBS = frozenset({"bomb", "explosive", "explosives"})
FIGHTS = frozenset({"operation", "clash", "arrest", "seizure"})
FORCES = frozenset({"police", "army"})
AIMING = frozenset({"on", "against", "at", "targeting", "into", "upon"})
BESIDE = frozenset({"outside", "near", "in", "beside", "under", "behind", "inside", "alongside", "aboard"})
CARRYING = frozenset({"of", "carrying", "transporting", "with"})
WAYS = frozenset({"road", "highway", "street", "bypass", "motorway", "station"})
"""Where things happen more often than what is aimed at."""
KIND_OF_ROLE = {
    "worker": "worker",
    "police": "police",
    "security_force": "army",
    "civilian": "civilian",
    "official": "official",
}


def targets_of(view: View, scene: Scene) -> Iterator[Target]:
    """Yield what the scene's mentions are aimed at."""
    for mention in scene.told:
        if mention.kind is not None and (
            mention.kind.name in FIGHTS or (mention.is_verb and mention.kind.name in {"killing", "shooting"})
        ):
            continue
        for head in _aimed_at(view, mention):
            for token in [head, *(c for c in head.conjuncts if c.pos_ in NOUNS)]:
                yield from _with_people(view, token)


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
        if kind is None or group.by_self or group.outcome not in {"killed", "injured", "hit", "abducted"}:
            continue
        if group.party.known or group.party.count == Count(0, 0, 0):
            continue
        party = group.party
        kind = "worker" if view.words[party.head][0] == "guard" else kind
        span = view.span(party.start, max(party.end, party.head + 1))
        yield Target(_without_article(span.text), kind, party.nationality, span)


def _aimed_at(view: View, mention: Mention) -> list[Token]:
    token = view.doc[mention.head]
    patient = {"nsubj"} if mention.kind is not None and mention.kind.name == "mine" else {"dobj", "nsubjpass"}
    objects = [c for c in token.children if c.dep_ in patient] if mention.is_verb else []
    if mention.is_verb and token.dep_ == "acl" and token.tag_ == "VBN":
        objects.append(token.head)
    found = [o for o in objects if view.words[o.i][0] not in GENERIC]
    for child in token.children:
        if child.dep_ in {"prep", "acl"}:
            near = [g for g in child.children if g.dep_ in {"pobj", "dobj"}]
            found.extend(g for g in near if _may_aim(view, child, g))
    if not mention.is_verb:
        found.extend(c for c in token.children if c.dep_ == "compound" and c.i < mention.start)
    return found


def _may_aim(view: View, preposition: Token, token: Token) -> bool:
    """Say whether a preposition names the aim, or a spot beside which only a vehicle, a mission or a force is one."""
    if view.words[token.i][0] in WAYS:
        return False
    if preposition.lower_ in AIMING:
        return True
    return preposition.lower_ in BESIDE and _kind_of(view, token) in {"convoy", "mission", "hotel", "police", "port"}


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
    if kind is None and token.ent_type_ not in {"FAC", "PERSON"}:
        return None
    party = next(parties(view, token), None)
    if kind in {None, "civilian", "army"} and party and party.role in KIND_OF_ROLE:
        kind = KIND_OF_ROLE[party.role]
    span = phrase_of(view, token)
    nationality = party.nationality if party else nationality_of(view, token)
    return Target(
        _without_article(span.text), kind or ("civilian" if token.ent_type_ == "PERSON" else "other"), nationality, span
    )


def _without_article(text: str) -> str:
    text = " ".join(text.split())
    first, _, rest = text.partition(" ")
    return rest if first.lower() in {"the", "a", "an", "this", "that"} and rest else text


def victims_of(view: View, groups: Iterable[Group]) -> Iterator[Victim]:
    """Yield the people and groups named among the harmed."""
    for group in groups:
        party = group.party
        head = view.doc[party.head]
        if (
            head.lower_ in VAGUE_HEADS
            or head.tag_ in {"CD", "PRP", "WP", "DT"}
            or group.outcome in {"rescued", "arrested"}
        ):
            continue
        span = view.span(party.start, max(party.end, party.head + 1))
        if party.name:
            at = view.reading.article.text.find(party.name, max(0, head.idx - len(party.name)))
            span = Span(at, at + len(party.name), party.name) if at >= 0 else span
        yield Victim(_without_article(span.text), span)


def weapons_of(view: View, scene: Scene) -> list[tuple[str, Span | None]]:
    """Return the weapons a scene's sentence names, and those its words imply; generic ones yield to exact ones."""
    found: dict[str, Span | None] = {}
    index = scene.start
    while index < scene.end:
        match = view.lexicon.weapons.at(view.words, index, scene.end)
        if match is None or view.doc[index].pos_ not in NOUNS | {"VERB", "ADJ"}:
            index += 1
            continue
        words = view.span(match.start, match.end)
        if words.text.lower() not in PLAIN_BOMBS or found.get(match.value) is None:
            found.setdefault(match.value, words)
        index = match.end
    for mention in scene.told:
        for weapon in mention.kind.weapons if mention.kind else ():
            found.setdefault(weapon, view.span(mention.start, mention.end))
    return list(found.items())


def settle(weapons: list[tuple[str, Span | None]]) -> dict[str, Span | None]:
    """Return each weapon once, the plain bomb left out beside a bomb of a named sort."""
    kept: dict[str, Span | None] = {}
    for weapon, span in weapons:
        kept.setdefault(weapon, span)
    exact = {"vehicle_bomb", "suicide_vest", "suicide_vehicle", "grenade", "mine"} & kept.keys()
    generic = kept.get("ied")
    if exact and generic is not None and generic.text.lower() in PLAIN_BOMBS | {"bombs"}:
        del kept["ied"]
    if "suicide_vehicle" in kept:
        kept.pop("vehicle_bomb", None)
    return kept
