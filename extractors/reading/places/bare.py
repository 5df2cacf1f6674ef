"""Whether a name standing alone is a place: by the parser's entity, the words around it, or its fame."""

from extractors.reading.places.entry import HOME
from extractors.reading.places.names import is_cased
from extractors.reading.places.scan import Match
from extractors.reading.places.scene import PLACE_LABELS, Scene, Sign, is_well_known


def is_place(scene: Scene, match: Match, sign: Sign, *, followed_by_container: bool) -> bool:
    """Decide whether a match is a place here, from what stands around it."""
    if not is_cased(match.text):
        return not scene.is_everyday(match) or sign.locative or bool(match.kinds)
    if _is_lower_acronym(match) or (sign.shouted and len(match.text) < 4) or sign.person:
        return False
    if followed_by_container or sign.is_dateline:
        return not sign.tail_of_name
    return not sign.street and _is_place_alone(scene, match, sign)


def _is_place_alone(scene: Scene, match: Match, sign: Sign) -> bool:
    """Decide on a name that no larger place follows, by the parser's entity, a preposition or its fame."""
    sure = sign.entity in PLACE_LABELS and (sign.whole_entity or not sign.part_of_name)
    if scene.is_everyday(match):
        at_home = scene.context.home and any(entry.country == HOME for entry in match.entries)
        return (sure or (at_home and _known(scene, match))) and sign.locative and not sign.part_of_name
    if sign.part_of_name:
        return sure or (sign.in_organisation and _known(scene, match))
    if scene.is_surname(match) or sign.entity == "PERSON":
        return sure or sign.locative
    return sure or sign.locative or _known(scene, match)


def _known(scene: Scene, match: Match) -> bool:
    best = scene.gazetteer.choose(match.entries, kinds=match.kinds, context=scene.context)
    if best is None or not is_well_known(best):
        return False
    return best.country != HOME or scene.context.home


def _is_lower_acronym(match: Match) -> bool:
    """Say whether a short alias such as "US" or "KP" is written small: then it is another word."""
    letters = match.text.replace(".", "").replace(" ", "")
    return (
        len(letters) <= 3
        and not letters.isupper()
        and all(match.text.casefold() != e.name.casefold() for e in match.entries)
    )
