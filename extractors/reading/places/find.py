"""Places in running text, resolved to the gazetteer."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Self

from spacy.tokens import Doc

from extractors.reading.places.affiliation import is_affiliation
from extractors.reading.places.bare import is_place
from extractors.reading.places.entry import HOME, TOWNS, Entry, are_close, as_place
from extractors.reading.places.gazetteer import Gazetteer
from extractors.reading.places.names import name_key
from extractors.reading.places.runs import unmatched_runs
from extractors.reading.places.scan import Match, Word
from extractors.reading.places.scene import LARGE, PLACE_LABELS, Scene, Sign
from extractors.records import Place, Span

_ABBREVIATION = re.compile(r",\s{0,2}((?:[A-Z]\.[A-Z]\.)|W\.Va\.|[A-Z][a-z]{2,4}\.|[A-Z][a-z]\.|[A-Z]{2})(?![\w])")
_DISTANCE = re.compile(
    r"\b(?:\d+|a few|several|some)[ -]?(?:km|kms|kilomet\w+|miles?)\b"
    r"[^.;\n]{0,40}\b(?:from|of|outside|off)\s+(?:the\s+(?:\w+\s+){0,3}of\s+)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_OF_KIND = re.compile(r"\b([a-z]+)\s+of\s+\Z")
_NEXT_WORD = re.compile(r"\s(\w+)")
_ARTICLE = re.compile(r"\s+(?:the|a)$")
_LARGER = frozenset(
    {"country", "province", "region", "division", "district", "county", "tehsil", "city", "town", "sea"}
)
_BEFORE_REACH = 60
_NEIGHBOURHOOD_KM = 70
"""A town this near a district's centre may lie in it by another map."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place, and the entry they resolve to.

    `place.precision` is UCDP's for this use of the name: a town named after "near" is 2, not 1.
    `place.id` is None for a name that the gazetteer does not know; its country, province or
    district are then those named beside it.
    """

    span: Span
    place: Place
    relation: str = "in"
    """in, near or between."""
    is_dateline: bool = False
    """It stands before the text's first sentence, where the account was filed."""
    is_metonym: bool = False
    """A capital or country that stands for its government."""
    in_organisation: bool = False
    """Part of a body's name, or where somebody belongs: "Quetta police", "engineers of the Dasu dam"."""
    is_container: bool = False
    """The larger place that says where the mention before it lies: "Pakistan" in "Quetta, Pakistan"."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A match taken for a place, with the signs around it."""

    match: Match
    sign: Sign


def find_places(doc: Doc, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Find every place mention in order; demonyms and people's names are not places.

    Works with and without a parse. A name of several places is decided by the larger place named
    beside it, then by the countries and provinces of the whole text, then by size.
    """
    scene = Scene(doc, gazetteer)
    names = list(_names(scene))
    mentions = [mention for chain in _chains(scene, names) for mention in _resolve_chain(scene, chain)]
    mentions += _unknown(scene, _Known.of(scene, mentions))
    return tuple(sorted(mentions, key=lambda mention: mention.span.start))


def _names(scene: Scene) -> Iterator[_Name]:
    for match, after in zip_longest(scene.matches, scene.matches[1:]):
        if match.start in scene.joined:
            continue
        sign = scene.sign(match)
        inside = (after is not None and _lies_before(scene, match, after)) or _state_after(scene, match) is not None
        if is_place(scene, match, sign, followed_by_container=inside):
            yield _Name(match, sign)
        state = _state_after(scene, match)
        if state is not None and inside:
            yield _Name(state, sign)


def _state_after(scene: Scene, match: Match) -> Match | None:
    """Return the abbreviated state after a town and a comma: "Stockton, Calif."."""
    found = _ABBREVIATION.match(scene.text, match.end)
    short = found.group(1) if found else ""
    state = scene.gazetteer.abbreviations.get(short) or scene.gazetteer.abbreviations.get(f"{short}.")
    if not found or not state or not any(entry.lies_in(state) for entry in match.entries):
        return None
    return Match(-1, -1, found.start(1), found.end(1), short, (state,))


def _lies_before(scene: Scene, match: Match, after: Match) -> bool:
    """Say whether a match is told to lie in the one after it: "Besham, a remote area of Khyber Pakhtunkhwa"."""
    if not _connects(scene, match, after):
        return False
    larger = [entry for entry in after.entries if entry.kind in _LARGER]
    return any(entry.lies_in(container) for container in larger for entry in match.entries) or _is_stated(
        scene, match, after
    )


def _is_stated(scene: Scene, match: Match, after: Match) -> bool:
    """Say whether a text puts a small place of any name into a larger one: "Shahpur, a village in Awaran district"."""
    kinds = {entry.kind for entry in after.entries if entry.kind == "country" or entry.country == HOME}
    if any((entry.population or 0) >= LARGE or entry.kind not in TOWNS for entry in match.entries):
        return False
    between = scene.text[match.end : after.start].casefold()
    if _is_quarter(scene, match, after, between):
        return True
    if between.strip() == ",":
        return bool({"country", "province"} & kinds)
    return "district" in kinds and bool({"in", "of"}.intersection(word.strip(",()") for word in between.split()))


def _is_quarter(scene: Scene, match: Match, after: Match, between: str) -> bool:
    """Say whether a name is told to be a quarter of a foreign city: "the Rosario neighbourhood of Trujillo"."""
    city = any(e.country != HOME and e.kind in TOWNS and (e.population or 0) >= LARGE for e in after.entries)
    return city and _is_quarter_word(scene, match) and between.split() in (["in"], ["of"], [","])


def _connects(scene: Scene, match: Match, after: Match) -> bool:
    between = scene.text[match.end : after.start]
    if len(between) > _BEFORE_REACH or not re.fullmatch(r"[\s,(\w’'-]*", between) or "\n\n" in between:
        return False
    words = re.findall(r"[\w’-]+", between.replace("'", "’"))
    connecting = scene.gazetteer.word_set("connecting")
    return ("," in between or "(" in between or bool(words)) and all(
        word.casefold().replace("’", "'") in connecting for word in words
    )


def _chains(scene: Scene, names: Sequence[_Name]) -> Iterator[list[_Name]]:
    """Group names that say where one another lie, smallest first."""
    chain: list[_Name] = []
    for name in names:
        if chain and not _continues(scene, chain[-1].match, name.match):
            yield chain
            chain = []
        chain.append(name)
    if chain:
        yield chain


def _continues(scene: Scene, match: Match, after: Match) -> bool:
    if after.first < 0 and _state_after(scene, match) == after:
        return True
    return _lies_before(scene, match, after)


def _resolve_chain(scene: Scene, chain: Sequence[_Name]) -> Iterator[PlaceMention]:
    container: Entry | None = None
    mentions: list[PlaceMention] = []
    for at in range(len(chain) - 1, -1, -1):
        name = chain[at]
        entry = _choose(scene, name.match, container)
        if entry is None:
            continue
        mentions.append(_mention(scene, name, entry, is_container=at > 0))
        container = entry
    yield from reversed(mentions)


def _choose(scene: Scene, match: Match, container: Entry | None) -> Entry | None:
    inside = [entry for entry in match.entries if container is not None and entry.lies_in(container)]
    if container is not None and not inside and container.kind == "district":
        inside = [entry for entry in match.entries if are_close(entry, container, _NEIGHBOURHOOD_KM)]
    if container is None or inside:
        chosen = scene.gazetteer.choose(inside or match.entries, kinds=match.kinds, context=scene.context)
        return chosen if inside else _as_own_quarter(scene, match, chosen)
    found = scene.gazetteer.resolve(match.text, near=[as_place(container)], country=container.country)
    known = scene.gazetteer.by_id(found.id) if found and found.id else None
    if known is not None and known.lies_in(container):
        return known
    return Entry("", match.text, "village", container.admin2, container.admin1, container.country, None, None, None)


def _as_own_quarter(scene: Scene, match: Match, chosen: Entry | None) -> Entry | None:
    """Return a town of another country that is called a quarter as an unknown one of the text's own country."""
    votes = scene.context.countries
    if (
        chosen is None
        or chosen.kind not in TOWNS
        or chosen.country == HOME
        or not votes
        or not _is_quarter_word(scene, match)
    ):
        return chosen
    own = max(votes, key=lambda country: votes[country])
    if votes.get(chosen.country or "", 0) >= votes[own]:
        return chosen
    return Entry("", match.text, "village", None, None, own, None, None, None)


def _is_quarter_word(scene: Scene, match: Match) -> bool:
    return name_key(match.text.split()[-1]) in scene.gazetteer.word_set("quarters")


def _mention(scene: Scene, name: _Name, entry: Entry, *, is_container: bool) -> PlaceMention:
    match = name.match
    relation = _relation(scene, match)
    place = as_place(entry, text=match.text, precision=_precision(entry, relation, match.text))
    if not entry.id:
        place = _as_written(scene, match.text, place)
    return PlaceMention(
        span=Span(match.start, match.end, scene.text[match.start : match.end]),
        place=place,
        relation=relation,
        is_dateline=name.sign.is_dateline and not is_container,
        is_metonym=not is_container and _is_metonym(scene, name, entry),
        in_organisation=not is_container and (name.sign.in_organisation or _is_affiliation(scene, match, entry)),
        is_container=is_container,
    )


def _is_affiliation(scene: Scene, match: Match, entry: Entry) -> bool:
    words = scene.gazetteer.word_set
    is_site = entry.kind in ("site", "suburb")
    token = scene.token(match.start, match.end)
    return token is not None and is_affiliation(token, is_site=is_site, staff=words("staff"), work=words("work"))


def _precision(entry: Entry, relation: str, text: str) -> int:
    vague = relation != "in" or text.casefold().endswith((" area", " valley", " region"))
    return 2 if entry.precision == 1 and vague else entry.precision


def _relation(scene: Scene, match: Match) -> str:
    before = scene.text[max(0, match.start - _BEFORE_REACH) : match.start]
    if _BETWEEN.search(before) or re.search(r"\bbetween\s+[A-Z][\w-]*(?:\s[A-Z][\w-]*)*\s+and\s+(?:the\s+)?$", before):
        return "between"
    if _DISTANCE.search(before):
        return "near"
    tail = " ".join(_ARTICLE.sub("", before.rstrip()).casefold().split())
    near = scene.gazetteer.word_set("near")
    return "near" if any(tail == phrase or tail.endswith(f" {phrase}") for phrase in near) else "in"


def _is_metonym(scene: Scene, name: _Name, entry: Entry) -> bool:
    if name.sign.is_dateline or name.sign.locative or not (entry.kind == "country" or _is_capital(scene, entry)):
        return False
    after = scene.word_after(name.match)
    if after is not None and after.key in scene.gazetteer.word_set("saying"):
        return True
    token = scene.token(name.match.start, name.match.end)
    return token is not None and token.dep_ in ("nsubj", "poss", "agent", "dobj", "dative")


def _is_capital(scene: Scene, entry: Entry) -> bool:
    return entry.kind in TOWNS and entry.id in scene.gazetteer.capitals


@dataclass(frozen=True, slots=True)
class _Known:
    """The mentions resolved so far, in order, and those in Pakistan by sentence."""

    mentions: Sequence[PlaceMention]
    beside: Mapping[int, Sequence[Place]]
    """Places with a district, by the sentence they stand in."""
    provinces: Mapping[str, Place]
    """The first place named of each province."""

    @classmethod
    def of(cls, scene: Scene, mentions: Sequence[PlaceMention]) -> Self:
        """Sort the mentions of a text."""
        beside: dict[int, list[Place]] = defaultdict(list)
        provinces: dict[str, Place] = {}
        for mention in mentions:
            place = mention.place
            if place.country == HOME and place.admin1:
                provinces.setdefault(place.admin1, place)
                if place.admin2:
                    beside[scene.sentence(mention.span.start)].append(place)
        return cls(mentions, beside, provinces)


def _unknown(scene: Scene, known: _Known) -> Iterator[PlaceMention]:
    taken = [(mention.span.start, mention.span.end) for mention in known.mentions]
    for first, last in unmatched_runs(scene, taken):
        mention = _unknown_mention(scene, scene.words[first], scene.words[last], known)
        if mention:
            yield mention


def _unknown_mention(scene: Scene, first: Word, last: Word, known: _Known) -> PlaceMention | None:
    name = scene.text[first.start : last.end]
    span = Span(first.start, last.end, name)
    container = _container_after(scene, span, known)
    if container is None and not _looks_like_place(scene, span):
        return None
    relation = _relation(scene, Match(-1, -1, span.start, span.end, name, ()))
    place = _settle(scene, name, container) if container else _settle_by_text(scene, span, known)
    return PlaceMention(span, replace(place, text=name, precision=_unknown_precision(place, relation)), relation)


def _settle(scene: Scene, name: str, container: Place) -> Place:
    """Return the place of this name inside a larger one, or the name as written with the district it lies in."""
    found = scene.gazetteer.resolve(name, near=[container], country=HOME) if container.country == HOME else None
    return found or _as_written(scene, name, container)


def _settle_by_text(scene: Scene, span: Span, known: _Known) -> Place:
    """Return the place of a name by the district named in its sentence, else by the province of the text."""
    if not scene.context.home:
        return Place(id=None, name=span.text)
    beside = known.beside.get(scene.sentence(span.start), ())
    districts = {place.admin2: place for place in beside if place.precision == 3}
    if len(districts) == 1:
        return _settle(scene, span.text, next(iter(districts.values())))
    provinces = {place.admin1: place for place in beside} or known.provinces
    found = scene.gazetteer.resolve(span.text, near=[*provinces.values()], country=HOME)
    if found:
        return found
    province = next(iter(provinces)) if len(provinces) == 1 else None
    return Place(id=None, name=span.text, admin1=province, country=HOME)


def _unknown_precision(place: Place, relation: str) -> int:
    if place.id is not None:
        return 2 if relation != "in" and place.precision == 1 else place.precision or 5
    return 3 if place.admin2 else 4 if place.admin1 else 6


def _as_written(scene: Scene, name: str, container: Place) -> Place:
    """Return a place the gazetteer does not know, at the centre of its district where that is known (precision 3)."""
    district = scene.gazetteer.district(container)
    return Place(
        id=None,
        name=name,
        admin2=container.admin2,
        admin1=container.admin1,
        country=container.country,
        latitude=district.latitude if district else None,
        longitude=district.longitude if district else None,
        precision=_unknown_precision(replace(container, id=None), "in"),
        text=name,
    )


def _container_after(scene: Scene, span: Span, known: _Known) -> Place | None:
    match = Match(-1, -1, span.start, span.end, span.text, ())
    at = bisect_right(known.mentions, span.end, key=lambda mention: mention.span.start)
    if at == len(known.mentions) or known.mentions[at].span.start > span.end + _BEFORE_REACH:
        return None
    mention = known.mentions[at]
    after = Match(-1, -1, mention.span.start, mention.span.end, mention.span.text, ())
    return mention.place if _connects(scene, match, after) else None


def _looks_like_place(scene: Scene, span: Span) -> bool:
    after = _NEXT_WORD.match(scene.text, span.end)
    if after and name_key(after.group(1)) in scene.gazetteer.kind_words and after.group(1).islower():
        return True
    if _is_called_settlement(scene, span):
        return True
    start, end, label = scene.entity_at(span.start)
    return label in PLACE_LABELS and start <= span.start and end >= span.end


def _is_called_settlement(scene: Scene, span: Span) -> bool:
    """Say whether "the town of" or "the locality of" stands before a name."""
    before = _OF_KIND.search(scene.text, max(0, span.start - _BEFORE_REACH), span.start)
    return before is not None and "town" in scene.gazetteer.kind_words.get(name_key(before.group(1)), ())
