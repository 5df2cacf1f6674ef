"""The single people an account tells apart by name or age, and which of the hurt are not among the dead."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.incidents.harm import Group
from extractors.records import Count

OLDEST = 110
TODDLER = 2
"""The age up to which years told may be rounded months."""
_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Individual:
    """One person, as far as the words tell him from others."""

    name: tuple[str, ...]
    """In lower case; empty where none is told."""
    age: int | None
    gender: str | None

    def may_be(self, other: "Individual") -> bool:
        """Say whether two are told as the same person: by name, or by age where the names allow it."""
        if self.name and other.name:
            return _is_one_name(self.name, other.name) and not self._is_of_other_age(other)
        aged = self.age is not None and other.age is not None and not self._is_of_other_age(other)
        return aged and not self._is_of_other_gender(other)

    def is_other_than(self, other: "Individual") -> bool:
        """Say whether two cannot be the same person, their names or their ages being different."""
        named = bool(self.name and other.name) and not _is_one_name(self.name, other.name)
        return named or self._is_of_other_age(other) or self._is_of_other_gender(other)

    def _is_of_other_age(self, other: "Individual") -> bool:
        if self.age is None or other.age is None or self.age == other.age:
            return False
        return max(self.age, other.age) > TODDLER or abs(self.age - other.age) > 1

    def _is_of_other_gender(self, other: "Individual") -> bool:
        return bool(self.gender and other.gender and self.gender != other.gender)

    def joined(self, other: "Individual") -> "Individual":
        """Return one person with what is known of both."""
        age = self.age if self.age is not None else other.age
        return Individual(max(self.name, other.name, key=len), age, self.gender or other.gender)


def individuals(groups: Iterable[Group]) -> list[Individual]:
    """Return the people of groups of one that have a name or an age, each once."""
    people: list[Individual] = []
    for person in _told(groups):
        at = next((i for i, known in enumerate(people) if known.may_be(person)), None)
        if at is None:
            people.append(person)
        else:
            people[at] = people[at].joined(person)
    return people


def _told(groups: Iterable[Group]) -> Iterator[Individual]:
    for group in groups:
        party = group.party
        age = party.age if party.age is not None and party.age <= OLDEST else None
        words = _LETTERS.findall((party.name or "").lower())
        name = tuple(word.removesuffix("'s").removesuffix("’s") for word in words)
        if party.count == Count(1, 1, 1) and (name or age is not None):
            yield Individual(name, age, party.gender)


def _is_one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two names are one: "Khan" and "Ali Khan", "Ali Raza Khan" and "Ali Khan", not "Bilal Khan"."""
    short, long = sorted((one, other), key=len)
    return set(short) <= set(long) or (short[0] == long[0] and short[-1] == long[-1])


def head_count(people: list[Individual]) -> int:
    """Return how many people there are at least: one told by age alone may be one told by name alone."""
    both = sum(bool(p.name) and p.age is not None for p in people)
    named = sum(bool(p.name) and p.age is None for p in people)
    return both + max(named, len(people) - both - named)


def survivors(hurt: list[Individual], dead: list[Individual], killed: int) -> int:
    """Return how many of the hurt are certainly none of the `killed`, of whom `dead` are told one by one."""
    others = [person for person in hurt if all(person.is_other_than(body) for body in dead)]
    return max(0, head_count(others) - max(0, killed - head_count(dead)))
