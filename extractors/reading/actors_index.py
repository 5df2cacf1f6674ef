"""The actor list: actors.toml indexed by name and office, and the choice among holders."""

import re
import tomllib
from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from extractors.errors import BadInput
from extractors.lexicon import Lexicon
from extractors.reading.places.names import is_cased, name_key
from extractors.records import Span

HOME = "PAK"
"""Whose offices are meant where a text does not say."""
NEIGHBOUR = "CHN"
FULL_NAME, ALIAS, ACRONYM, SURNAME, TITLED_SURNAME, NATIONAL_TITLE, BARE_TITLE, RANK = (
    0.97,
    0.95,
    0.9,
    0.9,
    0.85,
    0.8,
    0.7,
    0.6,
)
"""How sure a reading is: by name, by surname after the full name, by office, by rank alone ("the minister")."""
_EARLIEST, _LATEST = date.min, date.max


@dataclass(frozen=True, slots=True)
class Role:
    """An office and when it was held; the days are the widest that the known dates allow."""

    role: str
    organisation: str
    start: date
    end: date
    country: str | None

    def held(self, on: date | None) -> bool:
        """Say whether it was held on a day; without a day, whether it still is."""
        return self.end == _LATEST if on is None else self.start <= on <= self.end


@dataclass(frozen=True, slots=True)
class Actor:
    """One entry of actors.toml."""

    id: str
    kind: str
    country: str | None
    name: str
    names: tuple[str, ...]
    """Standard names in every language, then the aliases."""
    short: tuple[str, ...]
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name a known actor."""

    span: Span
    actor_id: str
    name: str
    kind: str
    """person, group, agency, ministry, company, state, project."""
    title: str | None
    """The role held on the day, for a person."""
    organisation: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """The actor that a name or title means."""

    actor_id: str
    name: str
    kind: str
    title: str | None
    organisation: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Office:
    """What a title says: the roles it can be, whose, and whether the country was named."""

    roles: frozenset[str]
    country: str
    stated: bool


@dataclass(frozen=True, eq=False)
class ActorIndex:
    """actors.toml, indexed by every name and alias."""

    actors: Mapping[str, Actor]
    words: Mapping[str, Any]
    """lexicon/roles.toml."""

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read actors.toml and, beside it, lexicon/roles.toml; raise BadInput where an entry is malformed."""
        try:
            rows = tomllib.loads(path.read_text(encoding="utf-8"))["actor"]
            countries = {row["id"]: row.get("country") for row in rows}
            actors = {row["id"]: _actor(row, countries) for row in rows}
        except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
            raise BadInput(
                "bad_actors", f"An entry of the actor list is malformed: {error!r}", where=str(path)
            ) from error
        return cls(actors, Lexicon(path.parent / "lexicon").table("roles"))

    def resolve(self, name_or_title: str, *, on: date | None, nearby: Sequence[ActorMention] = ()) -> ActorMatch | None:
        """Return the actor that a name, a surname or a title means on a day, None where it is not known.

        `nearby` are mentions of the same text, nearest last: surnames and ranks ("the minister")
        mean one of them.
        """
        words = name_or_title.split()
        for cut in range(len(words)):
            found = self.named(" ".join(words[cut:]))
            if found:
                best = self._nearest(found, nearby) or found[0]
                return self.match(best, on, FULL_NAME if cut == 0 else ALIAS)
        for cut in range(len(words) - 1, -1, -1):
            match = self._surname(" ".join(words[cut:]), self.office(" ".join(words[:cut])), on, nearby)
            if match:
                return match
        return self.holder(name_or_title, on=on, nearby=nearby)

    def named(self, name: str) -> tuple[Actor, ...]:
        """Return every actor of this full name or alias, written as it is used."""
        found = self.by_name.get(name_key(name), ())
        return tuple(self.actors[actor_id] for actor_id, written in found if written_alike(name, written))

    def holder(self, title: str, *, on: date | None, nearby: Sequence[ActorMention] = ()) -> ActorMatch | None:
        """Return who held the office that a title names on a day, or the last of that rank nearby."""
        office = self.office(title)
        if office is None:
            return self._ranked(title, on, nearby)
        held = [actor for actor in self.actors.values() if _holds(actor, office, on)]
        if len(held) == 1 and (office.stated or office.roles - self.only_with_body):
            return self.match(held[0], on, NATIONAL_TITLE if office.stated else BARE_TITLE, roles=office.roles)
        return self._ranked(title, on, nearby) if len(held) != 1 else None

    def office(self, title: str) -> Office | None:
        """Read a title: "Pakistan's interior minister" is a role and whose it is; None where it names no office."""
        words = [name_key(word.removesuffix("'s").removesuffix("’s")) for word in title.split()]
        if self.word_set("not_holder").intersection(words):
            return None
        roles, rest = self._longest_title(words)
        country = next((self.country_words[word] for word in rest if word in self.country_words), None)
        if not roles:
            return None
        whose = country or (NEIGHBOUR if roles == {"ambassador_to_pakistan"} else HOME)
        return Office(self._same(roles, whose), whose, stated=country is not None)

    def _longest_title(self, words: Sequence[str]) -> tuple[frozenset[str], Sequence[str]]:
        """Return the roles of the longest run of words that is a title, and the words beside it."""
        for size in range(len(words), 0, -1):
            for first in range(len(words) - size + 1):
                roles = self.titles.get(" ".join(words[first : first + size]))
                if roles:
                    return roles, [*words[:first], *words[first + size :]]
        return frozenset(), words

    def _same(self, roles: frozenset[str], country: str) -> frozenset[str]:
        same = self.words["same"].get(country, {})
        return frozenset(same.get(role, role) for role in roles) | roles

    def _ranked(self, title: str, on: date | None, nearby: Sequence[ActorMention]) -> ActorMatch | None:
        words = [name_key(word.removesuffix("'s").removesuffix("’s")) for word in title.split()]
        country = next((self.country_words[word] for word in words if word in self.country_words), None)
        rank = " ".join(word for word in words if word not in self.country_words and word not in ("the", "his", "its"))
        roles = frozenset(self.words["generic"].get(rank, ())) or self.titles.get(rank, frozenset())
        for mention in reversed(nearby):
            actor = self.actors[mention.actor_id]
            held = [role for role in actor.roles if role.role in roles and (country in (None, role.country))]
            if held and any(role.held(on) for role in held):
                return self.match(actor, on, RANK, roles=roles)
        return None

    def _surname(
        self, surname: str, office: Office | None, on: date | None, nearby: Sequence[ActorMention]
    ) -> ActorMatch | None:
        candidates = [self.actors[actor_id] for actor_id in self.by_short.get(name_key(surname), ())]
        titled = [actor for actor in candidates if office and _holds(actor, office, on)]
        near = self._nearest(titled or candidates, nearby)
        if near:
            return self.match(near, on, SURNAME)
        return self.match(titled[0], on, TITLED_SURNAME) if len(titled) == 1 else None

    def _nearest(self, actors: Sequence[Actor], nearby: Sequence[ActorMention]) -> Actor | None:
        wanted = {actor.id for actor in actors}
        return next((self.actors[m.actor_id] for m in reversed(nearby) if m.actor_id in wanted), None)

    def match(
        self, actor: Actor, on: date | None, confidence: float, *, roles: frozenset[str] = frozenset()
    ) -> ActorMatch:
        """Return an actor as a match, with the role held on the day: one of `roles` where they say which is meant."""
        held = [role for role in actor.roles if role.held(on)]
        role = next((role for role in held if role.role in roles), held[0] if held else None)
        title = self.title(role) if role else None
        body = self.actors[role.organisation].name if role else None
        return ActorMatch(actor.id, actor.name, actor.kind, title, body, confidence)

    def title(self, role: Role) -> str:
        """Return a role's standard title."""
        words = str(self.words["role"][role.role]["names"][0]).split()
        upper, small = self.word_set("acronyms"), ("of", "for", "to", "and", "the")
        return " ".join(w.upper() if w in upper else w if w in small else w.capitalize() for w in words)

    @cached_property
    def by_name(self) -> dict[str, list[tuple[str, str]]]:
        """(Actor id, name as written) by the key of each full name and alias."""
        table: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for actor in self.actors.values():
            for name in actor.names:
                table[name_key(name)].append((actor.id, name))
        return dict(table)

    @cached_property
    def by_short(self) -> dict[str, list[str]]:
        """Actor ids by surname or other short name."""
        table: dict[str, list[str]] = defaultdict(list)
        for actor in self.actors.values():
            for name in actor.short:
                table[name_key(name)].append(actor.id)
        return dict(table)

    @cached_property
    def reach(self) -> dict[str, int]:
        """Words of the longest name or title, by its first word."""
        table: dict[str, int] = {}
        for key in (*self.by_name, *self.titles):
            first, _, rest = key.partition(" ")
            table[first] = max(table.get(first, 1), rest.count(" ") + 2 if rest else 1)
        return table

    @cached_property
    def unspaced(self) -> re.Pattern[str]:
        """Match any name written in Han characters, longest first."""
        names = {
            name
            for actor in self.actors.values()
            for name in actor.names
            if any("\u4e00" <= c <= "\u9fff" for c in name)
        }
        return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)")

    @cached_property
    def titles(self) -> dict[str, frozenset[str]]:
        """Roles by each of their names."""
        table: dict[str, set[str]] = defaultdict(set)
        for role, row in self.words["role"].items():
            for name in row["names"]:
                table[name_key(name)].add(role)
        return {name: frozenset(roles) for name, roles in table.items()}

    @cached_property
    def country_words(self) -> dict[str, str]:
        """Country (ISO-3, or `elsewhere`) by the words that say whose an office is."""
        return {word: country for country, words in self.words["countries"].items() for word in words}

    @cached_property
    def only_with_body(self) -> frozenset[str]:
        """Roles too general to be found by their words alone."""
        return frozenset(self.words["words"]["only_with_body"])

    def word_set(self, name: str) -> frozenset[str]:
        """Return one list of lexicon/roles.toml as a set."""
        return self._word_sets[name]

    @cached_property
    def _word_sets(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(words) for name, words in self.words["words"].items()}


def written_alike(text: str, name: str) -> bool:
    """Say whether a text writes a name as it is used: acronyms in capitals, names with a capital."""
    if not is_cased(name):
        return True
    letters = name.replace(".", "").replace("-", "")
    if len(letters) <= 5 and letters.isupper():
        return text.replace(".", "").replace("-", "").isupper()
    return name[0].islower() or not text[0].islower()


def _actor(row: Mapping[str, Any], countries: Mapping[str, str | None]) -> Actor:
    names = (*row["names"].values(), *row.get("aliases", ()))
    roles = tuple(_role(role, countries) for role in row.get("roles", ()))
    return Actor(
        row["id"], row["kind"], row.get("country"), row["names"]["en"], names, tuple(row.get("short", ())), roles
    )


def _role(row: Mapping[str, str], countries: Mapping[str, str | None]) -> Role:
    start, end = row.get("from"), row.get("to")
    return Role(
        row["role"],
        row["organisation"],
        _first_day(start) if start else _EARLIEST,
        _last_day(end) if end else _LATEST,
        countries[row["organisation"]],
    )


def _first_day(text: str) -> date:
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _last_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def _holds(actor: Actor, office: Office, on: date | None) -> bool:
    return any(role.role in office.roles and role.country == office.country and role.held(on) for role in actor.roles)
