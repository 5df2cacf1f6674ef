"""The gazetteer: places.csv indexed by name, and the choice among places of one name."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Self

from extractors.errors import BadInput
from extractors.lexicon import Lexicon
from extractors.reading.places.entry import HOME, PARTS, TOWNS, Context, Entry, agrees, as_place, context_of
from extractors.reading.places.names import (
    MINIMUM_LONG,
    MINIMUM_SOUND,
    is_one_letter_off,
    loose_key,
    loose_keys,
    name_key,
    name_keys,
    unlinked,
)
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
Language = Literal["ur", "zh"]
_SCRIPTS = {"ur": ("\u0600", "\u06ff"), "zh": ("\u4e00", "\u9fff")}
"""First and last letter of the script of each language that the table has names in."""
_WEIGHT = {"country": 8.0, "province": 5.5, "region": 5.0, "sea": 5.0, "division": 4.5, "district": 4.6, "site": 4.4}
_WEIGHT |= {"county": 3.0, "tehsil": 3.8, "road": 4.0, "suburb": 3.4, "village": 3.3, "town": 3.5, "city": 5.0}


_UNREST = {"seldom": 0.1, "sometimes": 0.25, "often": 0.4, "most": 0.5}


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
            admin1=row[4] or (row[1] if row[2] == "province" else None),
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
        numbers = self.names.get(unlinked(name_key(name)), ())
        return tuple(map(self.entry, (numbers,) if isinstance(numbers, int) else numbers))

    def by_name_in(self, language: Language) -> Mapping[str, tuple[int, ...]]:
        """Return the rows by each name written in a language's script, keyed as `name_key` writes it."""
        return self._vernacular[language]

    def entries_in(self, language: Language, name: str) -> tuple[Entry, ...]:
        """Return every entry of exactly this name in a language's script; none for a name in Latin letters."""
        return tuple(map(self.entry, self._vernacular[language].get(name_key(name), ())))

    def resolve(self, name: str, *, near: Sequence[Place] = (), country: str | None = None) -> Place | None:
        """Return the place a name means.

        `near` are places of the same text, most telling first: an entry inside one of them or in
        its province or country is preferred. `country` (ISO-3) admits entries of that country
        only. A name of Pakistan may be spelled a little differently, unless the entries then found
        lie outside the districts or provinces of `near`, or in several districts. None where no
        entry fits.
        """
        bare, kinds = self.split_kind(name)
        context = context_of(near)
        found = [entry for key in dict.fromkeys((name, bare)) for entry in self.entries(key)]
        found = [entry for entry in found if country in (None, entry.country)]
        if not found and (country == HOME or (country is None and context.home)):
            found = _of_one_district(e for e in self.similar(bare, near=near, kinds=kinds) if agrees(e, near))
        best = self.choose(found, kinds=kinds, context=context)
        return as_place(best, text=name) if best else None

    def choose(self, found: Iterable[Entry], *, kinds: frozenset[str], context: Context) -> Entry | None:
        """Return the likeliest of the entries of one name; `kinds` are those that the words beside it allow."""
        entries = list(found)
        allowed = [entry for entry in entries if entry.kind in kinds] or entries
        if not allowed:
            return None
        return max(allowed, key=lambda entry: (self._likelihood(entry, context, allowed), entry.id))

    def _likelihood(self, entry: Entry, context: Context, rivals: Sequence[Entry]) -> float:
        weight = _WEIGHT[entry.kind]
        if entry.kind in TOWNS:
            weight = max(weight, math.log10(entry.population or 1))
            weight += self.unrest.get(entry.admin2 or "", 0.0) if entry.country == HOME else 0.0
        if entry.kind in PARTS and any(_seat(rival, entry) for rival in rivals):
            weight = 3.0
        home = 1.0 if entry.country == HOME else 0.0
        return weight + home + context.support(entry) * 1.5 + (2.0 if entry.id in self.preferred else 0.0)

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

    def similar(
        self, name: str, *, near: Sequence[Place] = (), kinds: frozenset[str] = frozenset()
    ) -> tuple[Entry, ...]:
        """Return the entries of Pakistan that a differently spelled name can mean.

        They sound alike, or are alike but for a last word such as "Bala" or "Adda". One letter may
        differ where `near` names provinces of Pakistan, where `kinds` says that the name is a
        district's, or in a long name, if no place of another district is as near.
        """
        key = name_key(name)
        stem, _, last = key.rpartition(" ")
        for form in (key, stem) if last in self.word_set("endings") else (key,):
            sound = loose_key(form)
            if len(sound) >= MINIMUM_SOUND and sound in self.sounds:
                return tuple(self.entry(number) for number in self.sounds[sound])
        if any(place.admin1 and place.country == HOME for place in near) or len(key) >= MINIMUM_LONG:
            return self._misspelled(key)
        return tuple(entry for entry in self._close(key) if entry.kind == "district" and entry.kind in kinds)

    def _misspelled(self, key: str) -> tuple[Entry, ...]:
        close = self._close(key)
        return tuple(close) if len({(entry.admin2, entry.admin1) for entry in close}) == 1 else ()

    def _close(self, key: str) -> list[Entry]:
        """Return the entries of Pakistan whose names differ from a key in one letter."""
        spelled = key.replace(" ", "")
        rivals = (self.spellings.get((spelled[:1], len(spelled) + more), ()) for more in (-1, 0, 1))
        return [self.entry(n) for n in {n for some in rivals for form, n in some if is_one_letter_off(spelled, form)}]

    @cached_property
    def spellings(self) -> dict[tuple[str, int], list[tuple[str, int]]]:
        """Names of Pakistan without spaces, each with its row, by first letter and length."""
        table: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
        for key, number in self._home_keys:
            form = key.replace(" ", "")
            table[form[:1], len(form)].append((form, number))
        return dict(table)

    @cached_property
    def sounds(self) -> dict[str, tuple[int, ...]]:
        """Rows of Pakistan by what their names sound like."""
        table: dict[str, dict[int, None]] = defaultdict(dict)
        for sound, (_, number) in zip(loose_keys([key for key, _ in self._home_keys]), self._home_keys, strict=True):
            table[sound][number] = None
        whole = frozenset(table)
        for stem, number in self._stems():
            if stem not in whole:
                table[stem][number] = None
        return {sound: tuple(numbers) for sound, numbers in table.items()}

    def _stems(self) -> list[tuple[str, int]]:
        """Return what names sound like without a last word that is often left out: "Shahbaz" of "Shahbaz Town"."""
        parts = ((key.rpartition(" "), number) for key, number in self._home_keys if " " in key)
        endings = self.word_set("endings")
        others = self.word_set("surnames") | self.word_set("everyday")
        found = [(stem, number) for (stem, _, last), number in parts if last in endings and stem not in others]
        sounds = loose_keys([stem for stem, _ in found])
        stems = ((sound, number) for sound, (_, number) in zip(sounds, found, strict=True))
        return [(sound, number) for sound, number in stems if len(sound) >= MINIMUM_SOUND]

    @cached_property
    def _home_keys(self) -> list[tuple[str, int]]:
        """Key and row of every name in Pakistan that is written in Latin letters."""
        rows = ((number, self.row(number)) for number, line in enumerate(self.lines) if f",{HOME}," in line)
        named = [(name, number) for number, row in rows for name in (row[1], *row[9].split("|"))]
        named = [(name, number) for name, number in named if name.isascii() and name]
        keys = name_keys([name for name, _ in named])
        return [(key, number) for key, (_, number) in zip(keys, named, strict=True)]

    @cached_property
    def unspaced(self) -> re.Pattern[str]:
        """Match any name written in Han characters, longest first; a town's of two never inside a longer name."""
        named = sorted(((name, self.row(number)[2]) for name, number in self._foreign_names()), key=_longest_first)
        found = {name: kind for name, kind in named if _script(name) == "zh"}
        sounds = "".join(self.word_set("sounds"))
        forms = (
            re.escape(name) if len(name) > 2 or kind == "country" else f"(?<![{sounds}]){name}(?![{sounds}])"
            for name, kind in found.items()
        )
        first = re.escape("".join(sorted({name[0] for name in found})))
        return re.compile(f"(?=[{first}])(?:{'|'.join(forms)})" if found else r"(?!)")

    @cached_property
    def _vernacular(self) -> dict[str, dict[str, tuple[int, ...]]]:
        table: dict[str, dict[str, tuple[int, ...]]] = {language: {} for language in _SCRIPTS}
        for name, number in self._foreign_names():
            language = _script(name)
            if language:
                key = name_key(name)
                table[language][key] = (*table[language].get(key, ()), number)
        return table

    def _foreign_names(self) -> Iterator[tuple[str, int]]:
        for number, line in enumerate(self.lines):
            if not line.isascii():
                yield from ((name, number) for name in line.split(",")[9].split("|") if not name.isascii())

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
    def unrest(self) -> dict[str, float]:
        """How much likelier a village of a district of Pakistan is in the news of attacks than one elsewhere."""
        groups = self.words["unrest"]
        return {name: weight for group, weight in _UNREST.items() for name in groups[group]}

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


def _index(lines: Sequence[str]) -> tuple[dict[str, int | tuple[int, ...]], dict[str, int]]:
    written = [line.split(",", 2)[1] for line in lines]
    numbers = [*range(len(lines))]
    for number, line in enumerate(lines):
        aliases = line.rsplit(",", 2)[1]
        if aliases:
            others = aliases.split("|")
            written += others
            numbers += [number] * len(others)
    names: dict[str, int | tuple[int, ...]] = {}
    for key, number in zip(map(unlinked, name_keys(written)), numbers, strict=True):
        known = names.setdefault(key, number)
        if known != number:
            rows = (known,) if isinstance(known, int) else known
            names[key] = rows if number in rows else (*rows, number)
    return names, _reach(names)


def _reach(keys: Iterable[str]) -> dict[str, int]:
    """Return how many words the longest name has that begins with a word."""
    reach: dict[str, int] = {}
    for first, _, rest in (key.partition(" ") for key in keys if " " in key):
        reach[first] = max(reach.get(first, 1), rest.count(" ") + 2)
    return reach


def _of_one_district(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries if they all lie in one district: a spelling that fits places of several tells of none."""
    found = list(entries)
    return found if len({(entry.admin2, entry.admin1) for entry in found}) == 1 else []


def _longest_first(named: tuple[str, str]) -> tuple[int, str]:
    return -len(named[0]), named[0]


def _script(name: str) -> str | None:
    """Return the language whose script a name begins with."""
    return next((code for code, (first, last) in _SCRIPTS.items() if first <= name[0] <= last), None)


def _seat(town: Entry, part: Entry) -> bool:
    """Say whether a town gives its name to the province or district around it."""
    return (
        town.kind in TOWNS
        and town.kind != "village"
        and town.country == part.country
        and (town.admin1 == part.admin1 if part.kind != "province" else town.admin1 == part.name)
    )
