"""One row of the gazetteer, and what a text says about where it plays."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractors.records import Place

HOME = "PAK"
"""The country of the topic: its villages are listed, and its spellings vary."""
TOWNS = frozenset({"city", "town", "village", "suburb"})
PARTS = frozenset({"province", "division", "district", "county", "tehsil"})
PRECISION = {
    **dict.fromkeys(("site", "city", "town", "village", "suburb"), 1),
    **dict.fromkeys(("district", "county", "tehsil"), 3),
    **dict.fromkeys(("province", "division"), 4),
    "country": 6,
}
"""UCDP's where_prec by kind; roads, regions and seas are 5."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of places.csv."""

    id: str
    name: str
    kind: str
    admin2: str | None
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int | None
    coarse: bool = False
    """Its coordinates are those of the tehsil around it, known to a tenth of a degree (11 km)."""

    @property
    def precision(self) -> int:
        """UCDP's precision of an account that names this entry; 2 where its own position is not known."""
        precision = PRECISION.get(self.kind, 5)
        return 2 if self.coarse and precision == 1 else precision

    def lies_in(self, larger: "Entry") -> bool:
        """Say whether this entry is a part of a larger one, by the names of its parts."""
        if self.country != larger.country or self.id == larger.id:
            return larger.country is None and self.id != larger.id and larger.kind in ("region", "sea")
        if larger.kind == "country":
            return True
        if larger.kind == "province":
            return self.admin1 == larger.name
        if larger.kind in ("district", "county"):
            return self.admin2 == larger.name and self.admin1 == larger.admin1
        if larger.kind in TOWNS:
            return self.kind in ("site", "suburb", "road", "village", "town") and are_close(self, larger)
        return larger.admin1 in (None, self.admin1) and are_close(self, larger, 300)


@dataclass(frozen=True, slots=True)
class Context:
    """What a text says about where it plays: votes for countries, and for provinces by (country, province)."""

    countries: Mapping[str, float] = field(default_factory=dict)
    provinces: Mapping[tuple[str, str], float] = field(default_factory=dict)

    @property
    def home(self) -> bool:
        """Whether Pakistan is among the text's countries."""
        return HOME in self.countries

    def support(self, entry: Entry) -> float:
        """Return 0 to 4: how well an entry fits the text's countries and provinces."""
        return 2 * _share(self.countries, entry.country or "") + 2 * _share(
            self.provinces, (entry.country or "", entry.admin1 or "")
        )


def as_place(entry: Entry, *, text: str | None = None, precision: int | None = None) -> Place:
    """Return an entry as the record that accounts carry."""
    return Place(
        id=entry.id,
        name=entry.name,
        admin2=entry.admin2,
        admin1=entry.admin1,
        country=entry.country,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=precision or entry.precision,
        text=text,
    )


def agrees(entry: Entry, near: Sequence[Place]) -> bool:
    """Say whether an entry lies in a district, or else a province, of the places named; true where none is named."""
    home = [place for place in near if place.country == HOME]
    districts = {place.admin2 for place in home if place.admin2}
    provinces = {place.admin1 for place in home if place.admin1}
    if entry.admin2 and districts and len(home) == 1:
        return entry.admin2 in districts
    return not provinces or entry.admin1 in provinces


def context_of(near: Sequence[Place]) -> Context:
    """Weigh the countries and provinces of known places."""
    countries = Counter(place.country for place in near if place.country)
    provinces = Counter((place.country, place.admin1) for place in near if place.country and place.admin1)
    return Context(countries, provinces)


def _share(votes: Mapping[Any, float], key: object) -> float:
    most = max(votes.values(), default=0.0)
    return votes.get(key, 0.0) / most if most else 0.0


def are_close(one: Entry, other: Entry, limit: float = 40) -> bool:
    """Say whether two entries lie within so many kilometres."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    north = (one.latitude - other.latitude) * 111
    east = (one.longitude - other.longitude) * 111 * math.cos(math.radians(one.latitude))
    return math.hypot(north, east) <= limit
