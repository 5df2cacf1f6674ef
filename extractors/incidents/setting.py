"""Where an article's main story is set: what its scenes say, weighed with the headline, the dateline and the police."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.incidents.grouping import Story
from extractors.incidents.places import (
    AT_EVENT,
    DATELINE,
    FORCE,
    LOCAL_PRESS,
    ORIGIN,
    PLAIN,
    PlaceCandidate,
    far_apart,
    lies_in,
    named_forces,
    place_candidates,
)
from extractors.incidents.view import View
from extractors.knowledge import Knowledge
from extractors.reading.parsing import tokenise
from extractors.reading.places import Gazetteer, find_places
from extractors.reading.sentences import sentence_words
from extractors.records import Place

FIRM = AT_EVENT - 0.5
"""From here the words say outright that it happened there."""
WEIGHTS = {"title": 0.6, "dateline": 0.5, "force": 0.45, "plain": 0.15, "home": 0.05}
MOST = {"title": 0.6, "dateline": 0.5, "force": 0.7, "plain": 0.45, "home": 0.1}
"""What one mention of a kind adds to a town's standing, and all of them together."""
UNKNOWN_LOSS = 0.1
LEAST = 0.3
FAR_SHARE = 0.3
"""What is left of a scene's place far from the town whose police speak: its name stands for a street or quarter."""
QUARTER_DEGREES = 0.3
"""A quarter lies no further from its city's centre, in degrees of latitude and longitude together."""
TOWN, DISTRICT = 2, 3
"""UCDP's precision: a town or nearer, a district."""
_OUTLET = re.compile(r"\s[|–—-]\s")
"""What stands between a headline and the outlet's name."""


@dataclass
class _Standing:
    """A town or district and all that speaks for it."""

    best: PlaceCandidate
    told: float = 0.0
    """How firmly the story's own scenes tie it, from 0 to about 1.3."""
    signs: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @property
    def score(self) -> float:
        signs = sum(min(amount, MOST[name]) for name, amount in self.signs.items())
        return self.told + signs - (0.0 if self.best.is_known else UNKNOWN_LOSS)


def title_places(view: View, knowledge: Knowledge) -> list[Place]:
    """Return the places the headline names, each the one of its name that fits the article's other places."""
    title = _OUTLET.split(view.reading.article.title or "")[0]
    if not title:
        return []
    doc, _ = tokenise(title, sentence_words(knowledge.lexicon))
    near = [m.place for m in view.reading.places if m.place.id is not None]
    found = [m for m in find_places(doc, knowledge.gazetteer) if m.place.id is not None]
    resolved = [knowledge.gazetteer.resolve(m.span.text, near=near) or m.place for m in found]
    countries = {place.country for place in near}
    fitting = [p for p in resolved if not countries or p.country in countries]
    return [place for place in fitting if (place.precision or 9) <= DISTRICT]


def setting(
    view: View, story: Story, found: PlaceCandidate | None, titled: Sequence[Place], gazetteer: Gazetteer
) -> PlaceCandidate | None:
    """Return where the main story is set: the place `found` in its scenes, or one that more of the article speaks for.

    `titled` are the places of the headline. A street or park in `found` stays as the words of the place.
    """
    afar = found is not None and _is_filed_from_afar(view, found)
    if found is not None and _stands_alone(found, afar=afar):
        return found
    rows = _merged(_standings(view, story, titled))
    _gather(rows, gazetteer)
    _share_out(rows)
    rivals = [r for r in rows.values() if found is None or not afar or _may_hold(r, found)]
    winner = max(rivals, key=lambda row: row.score, default=None)
    if winner is None or winner.score < LEAST:
        return found
    spot = _spot(story) if found is None or found.aside else None
    return _with_spot(winner.best, spot or found)


def _stands_alone(found: PlaceCandidate, *, afar: bool) -> bool:
    """Say whether a place needs no support: one told outright, not as a whole district, where papers file from afar."""
    exact = not found.is_known or (found.place.precision or 9) <= TOWN
    return found.is_settlement or (exact and afar)


def _is_filed_from_afar(view: View, found: PlaceCandidate) -> bool:
    """Say whether a place is told outright in a country where accounts are filed from elsewhere."""
    if max(found.tie, found.score) < FIRM:
        return False
    countries = Counter(m.place.country for m in view.reading.places if m.place.country)
    country = max(countries, key=lambda c: countries[c], default=found.place.country)
    return country is not None and country not in LOCAL_PRESS


def _may_hold(row: _Standing, found: PlaceCandidate) -> bool:
    """Say whether a place is the district told outright or lies in it."""
    return row.best.place.id == found.place.id or lies_in(row.best.place, found.place)


def _standings(view: View, story: Story, titled: Sequence[Place]) -> dict[str, _Standing]:
    rows: dict[str, _Standing] = {}
    for index, scene in enumerate(story.scenes):
        for candidate in scene.places:
            if _is_town(view, candidate) and candidate.tie > ORIGIN + 0.2:
                row = _row(rows, candidate)
                row.told = max(row.told, (candidate.score - 0.15 * min(index, 6)) / AT_EVENT)
    for candidate in _everywhere(view):
        row, sign = _row(rows, candidate), _sign(candidate)
        row.signs[sign] += WEIGHTS[sign]
    for place in titled:
        known = rows.get(place.id or "") or next((r for r in rows.values() if r.best.place.name == place.name), None)
        if known is None:
            span = view.sentence_span(story.scenes[0].sentence)
            known = rows[place.id or ""] = _Standing(PlaceCandidate(place, span, PLAIN, in_title=True))
        known.signs["title"] += WEIGHTS["title"]
    return rows


def _row(rows: dict[str, _Standing], candidate: PlaceCandidate) -> _Standing:
    row = rows.setdefault(candidate.place.id or candidate.place.name.lower(), _Standing(candidate))
    if candidate.score > row.best.score:
        row.best = candidate
    return row


def _is_town(view: View, candidate: PlaceCandidate) -> bool:
    large = (candidate.place.precision or TOWN) > DISTRICT
    return not candidate.is_site and not large and not _is_person(view, candidate)


def _is_person(view: View, candidate: PlaceCandidate) -> bool:
    """Say whether a name is rather a person's: "Leon Jones said" of a town called Jones."""
    last = view.doc[view.token_at(candidate.span.end - 1)]
    if candidate.tie in {DATELINE, FORCE} or last.dep_ == "pobj":
        return False
    return last.ent_type_ == "PERSON" or last.lower_ in view.surnames


def _everywhere(view: View) -> Iterator[PlaceCandidate]:
    """Yield every town and district the article's own sentences name, and the forces of towns nobody lists."""
    for sentence, bounds in enumerate(view.bounds):
        if view.places[sentence] and view.is_own[sentence]:
            yield from (c for c in place_candidates(view, sentence, set(), *bounds) if _is_town(view, c))
    yield from named_forces(view)


def _sign(candidate: PlaceCandidate) -> str:
    if candidate.tie == DATELINE:
        return "dateline"
    if candidate.tie == FORCE:
        return "force"
    return "home" if candidate.tie <= ORIGIN + 0.2 else "plain"


def _merged(rows: dict[str, _Standing]) -> dict[str, _Standing]:
    """Join the namesakes of one text into the one whose state the text speaks of most."""
    states = Counter((row.best.place.country, row.best.place.admin1) for row in rows.values() if row.best.is_known)
    joined: dict[str, _Standing] = {}
    for row in sorted(rows.values(), key=lambda r: -states[r.best.place.country, r.best.place.admin1]):
        first = joined.setdefault(row.best.place.name.lower(), row)
        if first is not row:
            first.told = max(first.told, row.told)
            for name, amount in row.signs.items():
                first.signs[name] += amount
    return joined


def _gather(rows: Mapping[str, _Standing], gazetteer: Gazetteer) -> None:
    """Read names by the town whose police or dateline it is: of several of a name the one near it is meant.

    A name that has none near it stands for a street or quarter there, and counts for little.
    """
    anchor = max((row for row in rows.values() if _anchors(row)), key=lambda row: row.score, default=None)
    if anchor is None or anchor.best.place.country not in LOCAL_PRESS:
        return
    home = anchor.best.place
    for row in rows.values():
        if _anchors(row) or not far_apart(row.best.place, home):
            continue
        namesake = gazetteer.resolve(row.best.place.name, near=[home] * 3)
        if namesake is not None and not far_apart(namesake, home):
            row.best = replace(row.best, place=replace(namesake, text=row.best.place.text))
        else:
            row.told *= FAR_SHARE
            row.signs.pop("title", None)


def _anchors(row: _Standing) -> bool:
    return row.best.is_known and not row.signs.keys().isdisjoint({"force", "dateline"})


def _share_out(rows: Mapping[str, _Standing]) -> None:
    """Give towns what is told of the district around them, and cities what is told of their quarters."""
    own = {key: row.score for key, row in rows.items()}
    for key, row in rows.items():
        around = [own[k] for k, other in rows.items() if k != key and _holds(row, other)]
        if around and row.signs.keys() - {"home"}:
            row.told += 0.95 * max(around)


def _holds(row: _Standing, other: _Standing) -> bool:
    """Say whether what is told of one place holds of another: of the district around it, of a quarter in it."""
    return lies_in(row.best.place, other.best.place) or _is_quarter(other, row)


def _is_quarter(small: _Standing, city: _Standing) -> bool:
    """Say whether a town is a quarter of a city: close by, and policed by the city's force, with none of its own."""
    one, other = small.best.place, city.best.place
    if one.country not in LOCAL_PRESS or "force" in small.signs or "force" not in city.signs:
        return False
    return not far_apart(one, other, QUARTER_DEGREES) and (one.precision or 9) <= TOWN >= (other.precision or 9)


def _spot(story: Story) -> PlaceCandidate | None:
    """Return the first street or park that the story's scenes name."""
    return next((c for s in story.scenes for c in s.places if c.is_site and c.tie >= FIRM), None)


def _with_spot(winner: PlaceCandidate, found: PlaceCandidate | None) -> PlaceCandidate:
    """Return the winner, in the words of the street, park or quarter where the story has one."""
    if found is None or found.place.id == winner.place.id:
        return winner if found is None else found
    if not found.is_site and (not found.is_known or far_apart(found.place, winner.place, QUARTER_DEGREES)):
        return winner
    return replace(winner, place=replace(winner.place, text=found.place.text), span=found.span, in_title=False)
