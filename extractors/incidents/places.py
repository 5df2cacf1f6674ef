"""Which place in a sentence is where it happened, and which is a police force, a home town or a speaker's desk."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extractors.incidents.view import NOUNS, View, clause_verb
from extractors.reading.places import PlaceMention
from extractors.records import Place, Span

AT_EVENT, IN_NAME, PLAIN, DATELINE, FORCE, BODY, HOME, ORIGIN = 4.0, 3.4, 1.5, 1.6, 1.3, 1.2, 0.6, 0.4
ASIDE = frozenset({DATELINE, FORCE, BODY, HOME, ORIGIN})
SITE_LOSS, UNKNOWN_LOSS, VILLAGE_GAIN = 3.0, 0.8, 1.2
DISTRICT = 3
"""UCDP's precision of a district."""
LOCAL_PRESS = frozenset({"USA"})
"""Where a paper tells of its own town; elsewhere accounts are filed from capitals, of what happened a day away."""


_LIES = re.compile(
    r",?\s(?:[\w ]{0,30}\b(?:located|situated|lies|lying)\b[\w ,]{0,25}\b(?:from|of)|"
    r"(?:[\w ]{0,12}\b)?[\d,.]+[ -]?(?:km|kms|kilomet\w+|miles?)\b[\w ]{0,40}\b(?:from|of))\s[\w\s]{0,30}\Z"
)
"""What stands between a place and the one it is measured from."""
_WHERE_REACH = 12
_OF_KIND = re.compile(r"\b([a-z]+)\s+of\s+\Z")
_KIND_REACH = 30


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place and how firmly the words tie it to a happening."""

    place: Place
    span: Span
    score: float
    tie: float = PLAIN
    """The score's part that says what kind of tie it is: AT_EVENT, DATELINE, FORCE …"""
    is_site: bool = False
    """A street, park or building that the gazetteer does not know: a spot inside some place."""
    is_settlement: bool = False
    """A village the gazetteer does not know, called one somewhere in the text: a place of its own."""
    in_title: bool = False
    """Read from the headline alone: `span` is of a sentence that does not name it."""

    @property
    def aside(self) -> bool:
        """Whether it is a dateline, a police force, a home, a hospital: where the report or somebody comes from."""
        return self.tie in ASIDE

    @property
    def is_known(self) -> bool:
        """Whether the gazetteer knows the place."""
        return self.place.id is not None


def place_candidates(view: View, sentence: int, heads: set[int], start: int, end: int) -> list[PlaceCandidate]:
    """Return the places between two tokens of a sentence, scored for the happening whose trigger tokens are `heads`."""
    found = []
    villages = _villages(view)
    for mention in view.places[sentence]:
        at = view.token_at(mention.span.start)
        if start <= at < end and not _is_bureau(view, mention):
            tie = _tie(view, mention, heads)
            score = tie + _specific_bonus(mention.place) + _nearness(at, heads)
            place = _with_site(view, mention.place, mention.span, heads)
            village = mention.place.id is None and mention.place.name in villages
            site = not village and _is_site(view, mention)
            score += VILLAGE_GAIN if village and tie >= AT_EVENT - 0.5 else 0.0
            score -= SITE_LOSS if site else UNKNOWN_LOSS if mention.place.id is None and not village else 0.0
            found.append(PlaceCandidate(place, mention.span, score, tie, site, village))
    return found


def _is_bureau(view: View, mention: PlaceMention) -> bool:
    """Say whether a dateline names only the capital where the account was filed."""
    return mention.is_dateline and view.lexicon.has("around.bureaus", mention.place.name.lower())


def _villages(view: View) -> set[str]:
    """Return the unknown places that the text calls a settlement once: "the village of Sangdar", "Kumbi Goth area"."""
    unknown = (m for mentions in view.places for m in mentions if m.place.id is None)
    return {mention.place.name for mention in unknown if _is_called_settlement(view, mention)}


def _is_called_settlement(view: View, mention: PlaceMention) -> bool:
    _, end = view.tokens_of(mention.span)
    if end < len(view.words) and view.lexicon.has("around.settlements", view.words[end][1]):
        return True
    before = _OF_KIND.search(view.reading.article.text, max(0, mention.span.start - _KIND_REACH), mention.span.start)
    return before is not None and view.lexicon.has("around.settlements", before.group(1))


def _is_site(view: View, mention: PlaceMention) -> bool:
    """Say whether a name is a spot in a town, not a town: "Constitution Park", "the 1900 block of Dover"."""
    start, end = view.tokens_of(mention.span)
    own = [view.words[i][1] for i in range(start, end)]
    after = view.words[end][1] if end < len(view.words) else ""
    if all(view.lexicon.has("around.streets", word) for word in own) or view.lexicon.has("around.streets", after):
        return True
    if start and view.lexicon.has("around.directions", view.words[start - 1][1]):
        return True
    small = mention.place.id is None or (mention.place.precision or 0) < DISTRICT
    if (
        small
        and start > 1
        and view.words[start - 1][1] == "of"
        and view.lexicon.has("around.spots", *view.words[start - 2])
    ):
        return True
    if mention.place.id is not None:
        return False
    before = view.words[start - 1][1] if start else ""
    named = any(view.lexicon.has("around.sites", view.words[i][0]) for i in range(start, end))
    label = view.doc[start].ent_type_
    within = mention.place.country is not None and view.reading.article.text[mention.span.end :][:1] == ","
    town = before == "in" or (before == "near" and label == "GPE")
    linked = any(view.doc[i].is_lower for i in range(start, end))
    return named or not town or (label in {"FAC", "PERSON"} and not within and not linked)


def _specific_bonus(place: Place) -> float:
    if place.id is None:
        return 0.0
    return {1: 0.4, 2: 0.4, 3: 0.1, 4: -0.5, 5: -0.5, 6: -1.2}.get(place.precision or 0, 0.0)


def _nearness(at: int, heads: set[int]) -> float:
    return max(0.0, 1.0 - min((abs(at - head) for head in heads), default=15) / 15)


def _tie(view: View, mention: PlaceMention, heads: set[int]) -> float:
    """Climb from the place to the first word that decides what it places."""
    if mention.is_dateline:
        return DATELINE
    if mention.is_metonym or mention.is_container:
        return ORIGIN if mention.is_metonym else PLAIN
    if _is_landmark(view, mention):
        return HOME
    start, end = view.tokens_of(mention.span)
    if _is_where(view, end, heads):
        return AT_EVENT
    token = view.doc[start:end].root
    if token.dep_ in {"compound", "poss", "amod", "nmod"} and token.head.i in heads:
        return IN_NAME
    return _aside_tie(view, mention, token) or _climb(view, token, heads)


def _is_landmark(view: View, mention: PlaceMention) -> bool:
    """Say whether a place only tells where the one before it lies: "Sangdar, 40 km north of Quetta"."""
    sentence = view.sentence_of(view.token_at(mention.span.start))
    earlier = [m for m in view.places[sentence] if m.span.end < mention.span.start and not m.is_dateline]
    if not earlier:
        return False
    between = view.reading.article.text[earlier[-1].span.end : mention.span.start]
    return bool(_LIES.match(between))


def _is_where(view: View, end: int, heads: set[int]) -> bool:
    """Say whether a happening is told in a clause on the place: "in Huaraz, where two inns were bombed"."""
    told = [head for head in heads if head > end]
    if not told:
        return False
    where = next((i for i in range(end, min(end + _WHERE_REACH, *told)) if view.words[i][1] == "where"), None)
    if where is None or view.doc[where].head.i not in view.clause_verbs(heads) | heads:
        return False
    between = (m.span.start for m in view.places[view.sentence_of(where)] if not m.is_container)
    return not any(end <= view.token_at(start) < where for start in between)


def _aside_tie(view: View, mention: PlaceMention, token: Token) -> float | None:
    """Return the tie of a force, a body, a hospital or a home; None for a place that is none of them."""
    start, end = view.tokens_of(mention.span)
    if _names_force(view, start, end):
        return FORCE
    if mention.in_organisation:
        return BODY
    if _is_at_hospital(view, token, start, end):
        return ORIGIN
    return HOME if _is_home(view, token, start, end) else None


def _names_force(view: View, start: int, end: int) -> bool:
    after = view.doc[end].lower_ if end < len(view.doc) else ""
    before = view.doc[start - 1].lower_ if start else ""
    return view.lexicon.has("around.forces", after) and before not in {"in", "at", "near"}


def _is_at_hospital(view: View, token: Token, start: int, end: int) -> bool:
    """Say whether the place is where the hurt were treated: "Mercy Hospital in Sibi", "a Multan hospital"."""
    after = view.words[end][1] if end < len(view.words) else ""
    named = view.lexicon.has("around.hospitals", after) or any(
        view.lexicon.has("around.hospitals", view.words[i][1]) for i in range(start, end)
    )
    if not named and token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "of"}:
        above = token.head.head
        named = any(view.lexicon.has("around.hospitals", t.lower_) for t in view.doc[max(0, above.i - 1) : above.i + 3])
    return named and _is_treatment(view, clause_verb(token))


def _is_treatment(view: View, verb: Token) -> bool:
    lemma = view.words[verb.i][0]
    return any(
        view.lexicon.has(name, lemma) for name in ("governors.transport", "governors.treatment", "grammar.later")
    )


def _is_transport(view: View, verb: Token) -> bool:
    """Say whether a verb takes the hurt to where they are treated: "were flown to a hospital in Multan"."""
    moves = view.lexicon.has("governors.transport", view.words[verb.i][0])
    return moves and any(c.lower_ in {"to", "for"} for c in verb.children)


def _is_home(view: View, token: Token, start: int, end: int) -> bool:
    """Say whether the place is where somebody is from: "a Quetta man", "Wang of Harbin", "from Swat"."""
    if end < len(view.doc) and view.lexicon.has("around.homes", view.doc[end].lower_):
        return True
    before = view.doc[start - 1].lower_ if start else ""
    if before in {"from", "of"} and token.dep_ == "pobj" and token.head.head.ent_type_ == "PERSON":
        return True
    if (
        before == "of"
        and token.dep_ == "pobj"
        and token.head.head.lower_ in {"resident", "residents", "native", "natives"}
    ):
        return True
    part = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    whole = part if part.tag_ == "NNS" and part.dep_ == "pobj" else token
    if whole.dep_ != "pobj" or whole.head.lower_ != "from":
        return False
    return any(view.words[t.i][0] in view.lexicon.roles for t in (whole.head.head, view.doc[whole.head.i - 1]))


def _climb(view: View, token: Token, heads: set[int]) -> float:
    here = token
    while here.pos_ not in {"VERB", "AUX"} and here.head != here and here.i not in heads:
        here = here.head
    if _is_journey(view, token):
        return HOME
    if _is_amid(token):
        return ORIGIN
    if here.i in heads and here != token and view.lexicon.has("grammar.later", view.words[here.i][0]):
        return PLAIN - 0.5
    if here.i in heads and here != token:
        return ORIGIN if _is_doer(view, token, here) or _is_transport(view, here) else AT_EVENT
    return _by_verb(view, token, here, heads) if here.pos_ in {"VERB", "AUX"} else PLAIN


def _is_amid(token: Token) -> bool:
    """Say whether the place is only where things stood as it happened: "amid a rise of violence in the north"."""
    above = (a for a in token.ancestors if a.dep_ == "prep" or a.pos_ in {"VERB", "AUX"})
    return any(a.lower_ in {"amid", "amidst"} for a in above)


def _is_journey(view: View, token: Token) -> bool:
    """Say whether the place is where a journey begins or ends: "on its way from Gwadar to Karachi"."""
    token = _town_called(token)
    if token.dep_ != "pobj" or token.head.lower_ not in {"to", "from", "for"}:
        return False
    if token.head.lower_ == "to" and any(t.lower_ == "from" for t in view.doc[max(0, token.head.i - 4) : token.head.i]):
        return True
    return view.lexicon.has("around.journeys", view.words[token.head.head.i][0]) or (
        token.head.head.dep_ == "pobj" and token.head.head.head.lower_ in {"from", "to"}
    )


def _town_called(token: Token) -> Token:
    """Return the noun that a name tells the name of: "city" of "to the city of Sibi"."""
    of = token.dep_ == "pobj" and token.head.lower_ == "of"
    above = token.head.head if of else token
    return above if above.lower_ in {"city", "town", "village", "district", "province"} else token


def _is_doer(view: View, token: Token, verb: Token) -> bool:
    """Say whether the place is a verb's subject, a state that acts: "Kabul denied"; not "the city saw an attack"."""
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.head != verb:
        return False
    return not view.lexicon.has("grammar.witness", view.words[verb.i][0])


def _is_speaker(view: View, token: Token, verb: Token) -> bool:
    """Say whether the place is a body that speaks: "the embassy and the consulate in Karachi condemned"."""
    while token.dep_ in {"conj", "appos"} and token.head.pos_ in NOUNS:
        token = token.head
    subject = token.dep_ == "nsubj" and token.head == verb
    agent = token.dep_ == "pobj" and token.head.dep_ == "agent" and token.head.head == verb
    return (subject or agent) and view.lexicon.has("governors.report", view.words[verb.i][0])


def _by_verb(view: View, token: Token, verb: Token, heads: set[int]) -> float:
    lexicon, lemma = view.lexicon, view.words[verb.i][0]
    if _is_doer(view, token, verb) or _is_speaker(view, token, verb):
        return ORIGIN
    if token.head.lower_ == "to" and lexicon.has("governors.transport", lemma):
        return ORIGIN
    governed = view.clause_verbs(heads)
    governs = verb.i in governed
    if lexicon.has("governors.report", lemma) or lexicon.has("governors.legal", lemma):
        return PLAIN if governs else ORIGIN + 0.5
    if governs or lexicon.has("references.occurrence", lemma):
        return AT_EVENT - 0.3
    beside = {verb.head.i, *(c.i for c in verb.children)}
    if verb.dep_ == "acl" and verb.head.dep_ != "nsubj":
        beside.add(clause_verb(verb.head).i)
    if not governed.isdisjoint(beside):
        return AT_EVENT - 0.5
    at_scene = lexicon.has("governors.response", lemma) and token.head.lower_ in {"in", "at", "near", "to"}
    return 2.0 if at_scene else PLAIN


def _with_site(view: View, place: Place, span: Span, heads: set[int]) -> Place:
    """Return the place with its words as written, the site included: "a road near the airport in Quetta"."""
    start, end = view.tokens_of(span)
    token, left = view.doc[start:end].root, start
    for _ in range(3):
        if (
            token.dep_ != "pobj"
            or token.head.dep_ != "prep"
            or not view.lexicon.has("around.locative", token.head.lower_)
        ):
            break
        site = token.head.head
        if site.i in heads or site.pos_ not in NOUNS or site.i >= token.i or site.ent_type_ == "PERSON":
            break
        if not view.lexicon.has("around.sites", view.words[site.i][0]) and site.ent_type_ not in {"FAC", "GPE", "LOC"}:
            break
        token, left = site, min(left, site.left_edge.i)
    text = view.span(left, end).text
    return replace(place, text=text) if len(text) < 120 else replace(place, text=span.text)


def named_forces(view: View) -> Iterator[PlaceCandidate]:
    """Yield the towns in the names of police forces that the gazetteer does not know: "Elkton police said"."""
    for index, (_, lower) in enumerate(view.words):
        if lower not in {"police", "pd"} or not index:
            continue
        start = index
        while start and view.doc[start - 1].tag_ == "NNP" and view.doc[start - 1].text[0].isupper():
            start -= 1
        names = {view.words[i][1] for i in range(start, index)}
        listed = not view.place_tokens.isdisjoint(range(start, index))
        if start < index <= start + 3 and not listed and names.isdisjoint(view.lexicon.words["around.not_towns"]):
            span = view.span(start, index)
            yield PlaceCandidate(Place(id=None, name=span.text, text=span.text), span, FORCE, FORCE)


def lies_in(inner: Place, outer: Place) -> bool:
    """Say whether a place is a part of a district, province or country."""
    size = outer.precision or 0
    if (inner.precision or 9) >= size or size < 3 or inner.country != outer.country:
        return False
    if size >= 6:
        return True
    if inner.admin1 != outer.admin1:
        return False
    return size >= 4 or inner.admin2 in {outer.admin2, outer.name, None}


def far_apart(a: Place, b: Place, degrees: float = 0.6) -> bool:
    """Say whether two places are more than so many degrees apart; 0.6 are about 60 km."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return False
    return abs(a.latitude - b.latitude) + abs(a.longitude - b.longitude) > degrees
