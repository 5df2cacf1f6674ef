"""The gazetteer: places.csv indexed by name, and the choice among places of one name."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from extractors.errors import BadInput
from extractors.lexicon import Lexicon
from extractors.reading.places_names import MINIMUM_SOUND, is_one_letter_off, loose_key, name_key
from extractors.records import Place

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
_WEIGHT = {"country": 8.0, "province": 5.5, "region": 5.0, "sea": 5.0, "division": 4.5, "district": 4.6, "site": 4.4}
_WEIGHT |= {"county": 3.0, "tehsil": 3.8, "road": 4.0, "suburb": 3.4, "village": 3.3, "town": 3.5, "city": 5.0}


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


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """places.csv, indexed by every name and alias; rows are read when they are asked for."""

    lines: Sequence[str]
    """The rows as written: no field holds a comma or a quotation mark, so a row is split when it is asked for."""
    names: Mapping[str, int | tuple[int, ...]]
    """Row or rows by the key of each name and alias."""
    reach: Mapping[str, int]
    """Words of the longest name, by its first word."""
    words: Mapping[str, Any]
    """lexicon/places.toml."""

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read places.csv and, beside it, lexicon/places.toml; raise BadInput where a row has not its columns."""
        header, *lines = path.read_text(encoding="utf-8").splitlines()
        if tuple(header.split(",")) != COLUMNS:
            raise BadInput("bad_places", f"The columns are not {', '.join(COLUMNS)}", where=str(path))
        names, reach = _index(lines)
        return cls(lines, names, reach, Lexicon(path.parent / "lexicon").table("places"))

    def row(self, number: int) -> list[str]:
        """Return a row's fields; raise BadInput where it has not one for each column."""
        fields = self.lines[number].split(",")
        if len(fields) != len(COLUMNS):
            raise BadInput(
                "bad_places", f"Row {number + 2} of places.csv has {len(fields)} columns, not {len(COLUMNS)}"
            )
        return fields

    def entry(self, number: int) -> Entry:
        """Return a row as an entry."""
        row = self.row(number)
        return Entry(
            id=row[0],
            name=row[1],
            kind=row[2],
            admin2=row[3] or None,
            admin1=row[4] or None,
            country=row[5] or None,
            latitude=float(row[6]) if row[6] else None,
            longitude=float(row[7]) if row[7] else None,
            population=int(row[8]) if row[8] else None,
            coarse=len(row[6].partition(".")[2]) == 1,
        )

    def by_id(self, place_id: str) -> Entry | None:
        """Return the entry with this id."""
        number = self.numbers.get(place_id)
        return None if number is None else self.entry(number)

    def entries(self, name: str) -> tuple[Entry, ...]:
        """Return every entry of exactly this name, but for case, marks and hyphens."""
        numbers = self.names.get(name_key(name), ())
        return tuple(map(self.entry, (numbers,) if isinstance(numbers, int) else numbers))

    def resolve(self, name: str, *, near: Sequence[Place] = (), country: str | None = None) -> Place | None:
        """Return the place a name means.

        `near` are places of the same text, most telling first: an entry inside one of them or in
        its province or country is preferred. `country` (ISO-3) admits entries of that country
        only. A name of Pakistan may be spelled a little differently, unless the entry then found
        lies outside the districts or provinces of `near`. None where no entry fits.
        """
        bare, kinds = self.split_kind(name)
        context = context_of(near)
        found = [entry for key in dict.fromkeys((name, bare)) for entry in self.entries(key)]
        found = [entry for entry in found if country in (None, entry.country)]
        if not found and (country == HOME or (country is None and context.home)):
            found = [entry for entry in self.similar(bare, near=near) if agrees(entry, near)]
        best = self.choose(found, kinds=kinds, context=context)
        return as_place(best, text=name) if best else None

    def choose(self, found: Iterable[Entry], *, kinds: frozenset[str], context: Context) -> Entry | None:
        """Return the likeliest of the entries of one name; `kinds` are those that the words beside it allow."""
        entries = list(found)
        allowed = [entry for entry in entries if entry.kind in kinds] or entries
        if not allowed:
            return None
        return max(allowed, key=lambda entry: (_likelihood(entry, context, self.preferred, allowed), entry.id))

    def split_kind(self, name: str) -> tuple[str, frozenset[str]]:
        """Split "Kech district" or "village of Dasht" into the bare name and the kinds of place it can be."""
        words = name.split()
        for word, kinds in self.kind_words.items():
            size = len(word.split())
            if len(words) > size and name_key(" ".join(words[-size:])) == word:
                return " ".join(words[:-size]), kinds
            if len(words) > size + 1 and name_key(" ".join(words[: size + 1])) == f"{word} of":
                return " ".join(words[size + 1 :]), kinds
        return name, frozenset()

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Row by id."""
        return {line.partition(",")[0]: number for number, line in enumerate(self.lines)}

    @cached_property
    def kind_words(self) -> dict[str, frozenset[str]]:
        """Which kinds of places.csv a word beside a name allows."""
        groups = {
            "district": frozenset({"district", "county", "tehsil"}),
            "province": frozenset({"province", "region", "division"}),
            "town": TOWNS | {"tehsil"},
        }
        kinds = self.words["kinds"]
        return {name_key(word): groups[group] for group in groups for word in kinds[group]}

    def district(self, place: Place | Entry) -> Entry | None:
        """Return the district a place of Pakistan lies in."""
        found = (entry for entry in self.entries(place.admin2 or "") if entry.kind == "district")
        return next((entry for entry in found if entry.admin1 == place.admin1 and entry.country == HOME), None)

    def similar(self, name: str, *, near: Sequence[Place] = ()) -> tuple[Entry, ...]:
        """Return the entries of Pakistan that a differently spelled name can mean.

        They sound alike, or are alike but for a last word such as "Bala" or "Adda". Where `near`
        names provinces of Pakistan, one letter may differ if no place of another district is as near.
        """
        key = name_key(name)
        stem, _, last = key.rpartition(" ")
        for form in (key, stem) if last in self.word_set("endings") else (key,):
            sound = loose_key(form)
            if len(sound) >= MINIMUM_SOUND and sound in self.sounds:
                return tuple(self.entry(number) for number in self.sounds[sound])
        if not any(place.admin1 and place.country == HOME for place in near):
            return ()
        spelled = key.replace(" ", "")
        rivals = (self.spellings.get((spelled[:1], len(spelled) + more), ()) for more in (-1, 0, 1))
        close = [self.entry(n) for n in {n for some in rivals for form, n in some if is_one_letter_off(spelled, form)}]
        return tuple(close) if len({(entry.admin2, entry.admin1) for entry in close}) == 1 else ()

    @cached_property
    def spellings(self) -> dict[tuple[str, int], list[tuple[str, int]]]:
        """Names of Pakistan without spaces, each with its row, by first letter and length."""
        table: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
        for name, number in self._home_names():
            form = name_key(name).replace(" ", "")
            table[form[:1], len(form)].append((form, number))
        return dict(table)

    @cached_property
    def sounds(self) -> dict[str, tuple[int, ...]]:
        """Rows of Pakistan by what their names sound like."""
        table: dict[str, dict[int, None]] = defaultdict(dict)
        for name, number in self._home_names():
            table[loose_key(name_key(name))][number] = None
        return {sound: tuple(numbers) for sound, numbers in table.items()}

    def _home_names(self) -> Iterator[tuple[str, int]]:
        for number, line in enumerate(self.lines):
            if f",{HOME}," in line:
                row = self.row(number)
                yield from ((name, number) for name in (row[1], *row[9].split("|")) if name.isascii() and name)

    @cached_property
    def unspaced(self) -> re.Pattern[str]:
        """Match any name written in Han characters, longest first."""
        found = (name for line in self.lines if not line.isascii() for name in line.split(",")[9].split("|"))
        han = sorted({name for name in found if name and "\u4e00" <= name[0] <= "\u9fff"}, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, han)) or r"(?!)")

    def word_set(self, name: str) -> frozenset[str]:
        """Return one list of lexicon/places.toml as a set."""
        return self._word_sets[name]

    @cached_property
    def _word_sets(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(words) for name, words in self.words["words"].items()}

    @cached_property
    def demonyms(self) -> dict[str, str]:
        """Country (ISO-3) by demonym."""
        return {word: country for country, words in self.words["demonyms"].items() for word in words}

    @cached_property
    def preferred(self) -> frozenset[str]:
        """Ids of the places that a bare name means where nothing in the text says otherwise."""
        return frozenset(self.words["default"].values())

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Ids of the towns that stand for their governments."""
        return frozenset(self.words["capitals"].values())

    @cached_property
    def abbreviations(self) -> dict[str, Entry]:
        """State by its abbreviation as written after a comma."""
        states = {}
        for name in self.words["abbreviations"]["USA"]:
            states[name] = next(e for e in self.entries(name) if e.kind == "province" and e.country == "USA")
        return {short: states[name] for name, shorts in self.words["abbreviations"]["USA"].items() for short in shorts}


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


def _index(lines: Sequence[str]) -> tuple[dict[str, int | tuple[int, ...]], dict[str, int]]:
    names: dict[str, int | tuple[int, ...]] = {}
    reach: dict[str, int] = {}
    for number, line in enumerate(lines):
        written, aliases = line.split(",", 2)[1], line.rsplit(",", 2)[1]
        for name in (written, *aliases.split("|")) if aliases else (written,):
            key = name_key(name)
            known = names.setdefault(key, number)
            if known != number:
                names[key] = (*((known,) if isinstance(known, int) else known), number)
            if " " in key:
                first, _, rest = key.partition(" ")
                reach[first] = max(reach.get(first, 1), rest.count(" ") + 2)
    return names, reach


def _likelihood(entry: Entry, context: Context, preferred: Set[str], rivals: Sequence[Entry]) -> float:
    weight = _WEIGHT[entry.kind]
    if entry.kind in TOWNS and entry.population:
        weight = max(weight, math.log10(entry.population))
    if entry.kind in PARTS and any(_seat(rival, entry) for rival in rivals):
        weight = 3.0
    home = 1.0 if entry.country == HOME else 0.0
    return weight + home + context.support(entry) * 1.5 + (2.0 if entry.id in preferred else 0.0)


def _seat(town: Entry, part: Entry) -> bool:
    """Say whether a town gives its name to the province or district around it."""
    return (
        town.kind in TOWNS
        and town.kind != "village"
        and town.country == part.country
        and (town.admin1 == part.admin1 if part.kind != "province" else town.admin1 == part.name)
    )


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
