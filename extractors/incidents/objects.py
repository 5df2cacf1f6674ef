"""What was aimed at, who was harmed by name, and with which weapons."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from extractors.incidents.attributions import phrase_of
from extractors.incidents.harm import Group
from extractors.incidents.scenes import Scene
from extractors.incidents.triggers import Mention
from extractors.incidents.victims import parties
from extractors.incidents.view import NOUNS, View
from extractors.records import Span, Target, Victim

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
GENERIC = frozenset({"bomb", "explosive", "explosives"})


def targets_of(view: View, scene: Scene) -> Iterator[Target]:
    """Yield what the scene's mentions are aimed at."""
    for mention in scene.told:
        if mention.is_verb and mention.kind is not None and mention.kind.name in {"killing", "shooting"}:
            continue
        for head in _aimed_at(view, mention):
            for token in [head, *(c for c in head.conjuncts if c.pos_ in NOUNS)]:
                target = _target(view, token)
                if target:
                    yield target


def _aimed_at(view: View, mention: Mention) -> list[Token]:
    token = view.doc[mention.head]
    objects = [c for c in token.children if c.dep_ in {"dobj", "nsubjpass"}] if mention.is_verb else []
    if mention.is_verb and token.dep_ == "acl" and token.tag_ == "VBN":
        objects.append(token.head)
    found = list(objects)
    for child in token.children:
        if child.dep_ in {"prep", "acl"} and (
            child.lower_ in {"on", "against", "at", "targeting", "into", "upon", "outside", "near", "in"}
        ):
            found.extend(g for g in child.children if g.dep_ in {"pobj", "dobj"})
    if not mention.is_verb:
        found.extend(c for c in token.children if c.dep_ == "compound" and c.i < mention.start)
    return found


def _target(view: View, token: Token) -> Target | None:
    kind = None
    for form in view.words[token.i]:
        match = view.lexicon.targets.at([(form, form)], 0, 1)
        kind = kind or (match.value if match else None)
    if kind is None and token.ent_type_ not in {"FAC", "PERSON"}:
        return None
    span = phrase_of(view, token)
    party = next(parties(view, token), None)
    nationality = party.nationality if party else None
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
        if words.text.lower() not in GENERIC or found.get(match.value) is None:
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
    if exact and generic is not None and generic.text.lower() in GENERIC | {"bombs"}:
        del kept["ied"]
    if "suicide_vehicle" in kept:
        kept.pop("vehicle_bomb", None)
    return kept
