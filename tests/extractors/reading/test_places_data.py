"""The reviewed data: every row of places.csv and every entry of actors.toml is whole, placed and sourced."""

import csv
import math
import tomllib
from collections import Counter, defaultdict
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from extractors.reading.places.names import name_key

SEEDS = Path(__file__).parents[3] / "seeds"
KINDS = {"country", "province", "division", "district", "county", "tehsil", "city", "town", "village", "suburb", "site"}
KINDS |= {"road", "region", "sea"}
BOUNDS = {
    "PAK": (23.5, 37.2, 60.8, 78.0),
    "AFG": (29.3, 38.5, 60.4, 75.0),
    "IND": (6.0, 36.0, 68.0, 97.5),
    "SLV": (12.9, 14.6, -90.2, -87.6),
    "COL": (-4.4, 16.1, -82.2, -66.8),
    "PER": (-18.5, 0.1, -81.5, -68.6),
}
"""South, north, west and east of some countries, in degrees."""
REACH = {
    "Khyber Pakhtunkhwa": 90,
    "Gilgit-Baltistan": 80,
    "Azad Kashmir": 60,
    "Punjab": 95,
    "Sindh": 100,
    "Balochistan": 110,
}
"""Kilometres from a district's centre within which its places lie, by province."""
WIDE = {
    "Chagai": 255,
    "Gwadar": 215,
    "Khuzdar": 190,
    "Washuk": 165,
    "Panjgur": 135,
    "Kech": 135,
    "Awaran": 125,
    "Bahawalpur": 125,
}
"""The same for the desert districts that are wider."""
TWINS_APART = 8
"""Kilometres between two places of one name and kind, below which they are one place listed twice."""


def point(row: dict[str, str]) -> tuple[float, float]:
    return float(row["latitude"]), float(row["longitude"])


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the kilometres between two points, on a plane."""
    east = (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return math.hypot(one[0] - other[0], east) * 111


@pytest.fixture(scope="module")
def places() -> list[dict[str, str]]:
    with (SEEDS / "places.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def actors() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads((SEEDS / "actors.toml").read_text(encoding="utf-8"))["actor"]
    return entries


def test_ids_are_unique(places: list[dict[str, str]], actors: list[dict[str, Any]]) -> None:
    for rows in (places, actors):
        assert [found for found, count in Counter(row["id"] for row in rows).items() if count > 1] == []


def test_every_row_has_a_name_a_kind_and_a_source(places: list[dict[str, str]]) -> None:
    assert [row["id"] for row in places if not (row["name"] and row["source"] and row["kind"] in KINDS)] == []


def test_no_field_holds_a_comma_or_a_quotation_mark() -> None:
    lines = (SEEDS / "places.csv").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.count(",") != 10 or '"' in line] == []


def test_coordinates_come_in_pairs_on_earth(places: list[dict[str, str]]) -> None:
    assert [row["id"] for row in places if bool(row["latitude"]) != bool(row["longitude"])] == []
    placed = [row for row in places if row["latitude"]]
    assert [r["id"] for r in placed if abs(float(r["latitude"])) > 90 or abs(float(r["longitude"])) > 180] == []


@pytest.mark.parametrize("country", sorted(BOUNDS))
def test_coordinates_lie_inside_the_country(places: list[dict[str, str]], country: str) -> None:
    south, north, west, east = BOUNDS[country]
    rows = [row for row in places if row["country"] == country and row["latitude"]]
    outside = [
        row["id"]
        for row in rows
        if not (south <= float(row["latitude"]) <= north and west <= float(row["longitude"]) <= east)
    ]
    assert rows
    assert outside == []


def test_towns_villages_and_sites_of_pakistan_are_placed(places: list[dict[str, str]]) -> None:
    placed = {"city", "town", "village", "suburb", "site", "tehsil", "district", "province"}
    rows = [row for row in places if row["country"] == "PAK" and row["kind"] in placed]
    assert [row["id"] for row in rows if not row["latitude"] or not row["admin1"]] == []


def test_districts_and_provinces_named_in_rows_have_rows(places: list[dict[str, str]]) -> None:
    home = [row for row in places if row["country"] == "PAK"]
    districts = {(row["name"], row["admin1"]) for row in home if row["kind"] == "district"}
    provinces = {row["name"] for row in home if row["kind"] == "province"}
    known = {*districts, ("", "")}
    stray = [
        row["id"]
        for row in home
        if (row["admin2"] and (row["admin2"], row["admin1"]) not in known)
        or (row["admin1"] and row["admin1"] not in provinces)
    ]
    assert stray == []


def test_places_lie_within_reach_of_their_district(places: list[dict[str, str]]) -> None:
    home = [row for row in places if row["country"] == "PAK" and row["latitude"]]
    centres = {(row["name"], row["admin1"]): point(row) for row in home if row["kind"] == "district"}
    far = []
    for row in home:
        centre = centres.get((row["admin2"], row["admin1"]))
        if centre and row["kind"] not in ("road", "district"):
            reach = WIDE.get(row["admin2"], REACH[row["admin1"]])
            off = distance(centre, point(row))
            if off > reach:
                far.append((row["id"], round(off)))
    assert far == []


def test_places_of_one_name_in_one_district_lie_apart(places: list[dict[str, str]]) -> None:
    """A name that stands twice close by, once on each side of a district's border, is one place."""
    named: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in places:
        if row["country"] == "PAK" and row["kind"] in ("town", "village", "suburb"):
            named[name_key(row["name"]), row["kind"]].append(row)
    pairs = [pair for rows in named.values() for pair in combinations(rows, 2)]
    assert [(a["id"], b["id"]) for a, b in pairs if distance(point(a), point(b)) < TWINS_APART] == []


def test_names_within_a_district_are_unambiguous(places: list[dict[str, str]]) -> None:
    small = {"city", "town", "village", "suburb", "site", "tehsil", "road"}
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in places:
        if row["country"] == "PAK" and row["kind"] in small:
            for name in (row["name"], *row["aliases"].split("|")):
                if name:
                    found[name_key(name), row["admin2"], row["admin1"]].add(row["id"])
    assert {key: ids for key, ids in found.items() if len(ids) > 1} == {}


def test_a_row_does_not_repeat_its_own_names(places: list[dict[str, str]]) -> None:
    home = [row for row in places if row["country"] == "PAK" and row["aliases"]]
    assert [row["id"] for row in home if row["name"] in row["aliases"].split("|")] == []
    assert [r["id"] for r in home if len(set(r["aliases"].split("|"))) != len(r["aliases"].split("|"))] == []


def test_pakistan_is_known_in_depth(places: list[dict[str, str]]) -> None:
    kinds = Counter(row["kind"] for row in places if row["country"] == "PAK")
    assert kinds["district"] >= 150
    assert kinds["town"] + kinds["village"] + kinds["suburb"] >= 7_000
    assert kinds["site"] >= 150


def test_districts_are_named_in_urdu(places: list[dict[str, str]]) -> None:
    kinds = ("province", "division", "district")
    rows = [row for row in places if row["country"] == "PAK" and row["kind"] in kinds]
    plain = [row["name"] for row in rows if not any("\u0600" <= letter <= "\u06ff" for letter in row["aliases"])]
    assert plain in ([], ["Islamabad Capital Territory"])


def test_districts_of_unrest_have_rows(places: list[dict[str, str]]) -> None:
    words = tomllib.loads((SEEDS / "lexicon" / "places.toml").read_text(encoding="utf-8"))
    districts = {row["name"] for row in places if row["country"] == "PAK" and row["kind"] == "district"}
    named = [name for group in words["unrest"].values() for name in group]
    assert set(named) <= districts
    assert len(named) == len(set(named))


def test_defaults_and_capitals_are_rows(places: list[dict[str, str]]) -> None:
    words = tomllib.loads((SEEDS / "lexicon" / "places.toml").read_text(encoding="utf-8"))
    ids = {row["id"] for row in places}
    assert {*words["default"].values(), *words["capitals"].values()} <= ids


def test_every_actor_is_named_and_sourced(actors: list[dict[str, Any]]) -> None:
    kinds = {"person", "group", "agency", "ministry", "company", "state", "project"}
    assert [a["id"] for a in actors if not (a["names"].get("en") and a.get("source") and a["kind"] in kinds)] == []
    assert len(actors) >= 250


def test_roles_are_offices_of_known_bodies(actors: list[dict[str, Any]]) -> None:
    offices = tomllib.loads((SEEDS / "lexicon" / "roles.toml").read_text(encoding="utf-8"))["role"]
    ids = {actor["id"] for actor in actors}
    roles = [(actor["id"], role) for actor in actors for role in actor.get("roles", ())]
    assert [one for one, role in roles if role["role"] not in offices or role["organisation"] not in ids] == []
    assert [one for one, role in roles if role.get("from", "0")[: len(role.get("to", "9"))] > role.get("to", "9")] == []


NATIONAL = ("interior_minister", "foreign_minister", "prime_minister", "president", "army_chief", "defence_minister")


@pytest.mark.parametrize("office", [*NATIONAL, "ambassador_to_pakistan", "public_security_minister", "dg_ispr"])
def test_an_office_has_one_holder_at_a_time(actors: list[dict[str, Any]], office: str) -> None:
    held: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for actor in actors:
        for role in actor.get("roles", ()):
            if role["role"] == office:
                held[role["organisation"]].append((role.get("from", "0"), role.get("to", "9")))
    for terms in held.values():
        ordered = sorted(terms)
        assert [(a, b) for a, b in pairwise(ordered) if b[0][: len(a[1])] < a[1][: len(b[0])]] == []


def test_full_names_are_not_shared(actors: list[dict[str, Any]]) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        for name in (*actor["names"].values(), *actor.get("aliases", ())):
            owners[name_key(name)].add(actor["id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_wikidata_ids_are_well_formed(actors: list[dict[str, Any]]) -> None:
    ids = [actor["wikidata"] for actor in actors if "wikidata" in actor]
    assert all(one[0] == "Q" and one[1:].isdigit() for one in ids)
    assert len(set(ids)) == len(ids)
