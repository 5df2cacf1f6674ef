"""Whose words they are: names and offices resolved through the actor list, pronouns through the speaker before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from extractors.reading.actors_index import TITLED_SURNAME, ActorIndex, ActorMatch, ActorMention
from extractors.reading.places.names import name_key
from extractors.records import Speaker
from extractors.vernacular.statements.drafts import Phrase
from extractors.vernacular.statements.view import Range, View, among
from extractors.vernacular.statements.words import StatementLists

_GLOSS = re.compile(r"\s?[（(]((?:[A-Z][A-Za-z.'’\-]+ ?){2,5})[）)]")
_BODIES = frozenset({"agency", "ministry", "state", "group", "company"})
_ABROAD = frozenset({"ambassador_to_pakistan", "ambassador_to_china"})
"""Offices that every country has: without its name they are nobody's in particular."""
_NEARBY = 40
"""Mentions looked back over for the holder of a rank."""
_LEAST_PART = 2
"""Characters of a name that can stand for a fuller one."""


@dataclass
class SpeakerReader:
    """Resolves the speakers of one article, read in order of the text."""

    view: View
    index: ActorIndex
    lists: StatementLists
    people: dict[str, Speaker] = field(default_factory=dict)
    """People the actor list does not know, by name."""
    person: Speaker | None = None
    """Who spoke last as a person."""
    group: Speaker | None = None
    """Which body spoke last."""

    def read(self, phrase: Phrase | None) -> Speaker | None:
        """Return the speaker that a phrase names, and remember it for the pronouns after it."""
        if phrase is None:
            return None
        bare = Speaker(self.view.text[slice(*phrase.range)], *phrase.range)
        if phrase.kind == "pronoun":
            return self._taken_up(bare)
        speaker = self._resolved(phrase, bare)
        if phrase.kind in ("name", "office"):
            self.person = speaker
        elif phrase.kind in ("body", "actor"):
            self.group = speaker
        return speaker

    def _resolved(self, phrase: Phrase, bare: Speaker) -> Speaker:
        if phrase.name is not None:
            return self._named(phrase, phrase.name, bare)
        if phrase.kind == "office":
            return self._office(phrase, bare)
        if phrase.kind == "actor":
            return _matched(bare, self.view.actors_by_end[phrase.end])
        if phrase.kind == "document":
            return self._issued(bare)
        return self._body(bare) if phrase.kind == "body" else bare

    # -------------------------------------------------------------- persons
    def _named(self, phrase: Phrase, name: Range, bare: Speaker) -> Speaker:
        title = self.view.text[slice(*phrase.title)] if phrase.title else None
        gloss = self._gloss(name[1])
        if gloss:
            match = self.index.resolve(gloss, on=self.view.reading.anchor)
            if match is not None and match.kind == "person":
                return _matched(bare, match)
        mention = None if gloss else self._mention(name)
        if mention is not None:
            roles = self._roles(self._folded(phrase.title)) if phrase.title else frozenset()
            actor = self.index.actors[mention.actor_id]
            return _matched(bare, self.index.match(actor, self.view.reading.anchor, mention.confidence, roles=roles))
        holder = self._by_surname(self._folded(name), self._folded(phrase.title)) if phrase.title else None
        if holder is not None:
            return _matched(bare, holder)
        known = self._fuller(self._folded(name))
        if known is not None:
            return replace(_like(bare, known), title=known.title or title)
        speaker = replace(bare, name=self.view.text[slice(*name)], title=title)
        self.people[self._folded(name)] = speaker
        return speaker

    def _gloss(self, end: int) -> str:
        """The name in Latin letters that follows in brackets: 卡卡尔（Bakht Muhammad Kakar）."""
        match = _GLOSS.match(self.view.text, end)
        return match.group(1).strip() if match else ""

    def _mention(self, name: Range) -> ActorMention | None:
        mention = self.view.actors_by_end.get(name[1])
        if mention is None or mention.kind != "person":
            return None
        around = among(self.view.reading.actors, name[0] - _NEARBY, name[1])
        first = any(m.span.start <= name[0] < m.span.end and m.actor_id == mention.actor_id for m in around)
        return mention if first else None

    def _by_surname(self, name: str, title: str) -> ActorMatch | None:
        """The one known holder of an office whose name ends with this one."""
        roles, on = self._roles(title), self.view.reading.anchor
        fitting = [
            actor
            for actor in self.index.actors.values()
            if any(role.role in roles and role.held(on) for role in actor.roles)
            and any(full.endswith(name) for full in actor.names)
        ]
        return self.index.match(fitting[0], on, TITLED_SURNAME, roles=roles) if roles and len(fitting) == 1 else None

    def _fuller(self, name: str) -> Speaker | None:
        """A person met before whose name ends or begins with this one."""
        if len(name) < _LEAST_PART:
            return None
        fitting = (who for full, who in self.people.items() if full.endswith(name) or full.startswith(name))
        return next(fitting, None)

    def _office(self, phrase: Phrase, bare: Speaker) -> Speaker:
        title = self._folded(phrase.range)
        speaker = replace(bare, title=bare.text)
        if self.lists.vague_person.search(title):
            return speaker
        holder = self._by_letter(title, phrase.start) or self.holder(title, phrase.start)
        if holder is not None:
            return _matched(bare, holder)
        bare_title = self.lists.demonstrative.sub("", title)
        known = [who for who in self.people.values() if who.title and self._same_office(bare_title, who.title)]
        return _like(speaker, known[-1]) if known else speaker

    def _by_letter(self, title: str, at: int) -> ActorMention | None:
        """The person named before whose name a rank opens with: 农大使 after 农融."""
        if title[1:] not in self.lists.ranks:
            return None
        before = reversed(among(self.view.reading.actors, 0, at)[-_NEARBY:])
        return next((m for m in before if m.kind == "person" and m.span.text[0] == title[0]), None)

    def _same_office(self, title: str, written: str) -> bool:
        return written.endswith(title) or (len(title) >= _LEAST_PART and title in written)

    def holder(self, title: str, at: int) -> ActorMatch | None:
        """Return who held an office on the day, as its words and the country named in them say."""
        country = self._country(title) or self.lists.own_offices.get(title, "")
        roles = self._roles(title)
        if roles & _ABROAD and not country:
            return None
        if roles:
            words = f"{country} {_english(self.index)[roles]}"
        else:
            words = f"{country} {self._rank(title)}" if self._rank(title) else ""
        nearby = [m for m in among(self.view.reading.actors, 0, at)[-_NEARBY:] if m.kind == "person"]
        return self.index.holder(words.strip(), on=self.view.reading.anchor, nearby=nearby) if words.strip() else None

    def _rank(self, title: str) -> str:
        """The rank, in English, that a title is nothing more than; its country may be named."""
        bare = next((title.removeprefix(word) for word in self.lists.countries if title.startswith(word)), title)
        return self.lists.ranks.get(bare.strip(), "")

    def _country(self, title: str) -> str:
        """The country that is named first in a title, in English; where somebody serves is not whose he is."""
        title = self.lists.posting.sub("", title)
        named = ((title.find(word), -len(word), name) for word, name in self.lists.countries.items() if word in title)
        return min(named, default=(0, 0, ""))[2]

    def _roles(self, title: str) -> frozenset[str]:
        """The roles of the longest title that stands in these words."""
        return next((roles for name, roles in _titles(self.index) if name in title), frozenset())

    # -------------------------------------------------------------- bodies and pronouns
    def _body(self, bare: Speaker) -> Speaker:
        actor_id = self.lists.bodies.get(self._folded((bare.start, bare.end)))
        if actor_id is None:
            return bare
        actor = self.index.actors[actor_id]
        return replace(bare, name=actor.name, actor_id=actor.id)

    def _issued(self, bare: Speaker) -> Speaker:
        """A paper stands for who spoke last, else for the body that the sentence before names last."""
        low, _ = self.view.sentence_before(bare.start)
        bodies = [m for m in among(self.view.reading.actors, low, bare.start) if m.kind in _BODIES]
        if self.group is not None and (not bodies or self.group.start >= bodies[-1].span.start):
            return _like(bare, self.group)
        return _matched(bare, bodies[-1]) if bodies else bare

    def _taken_up(self, bare: Speaker) -> Speaker:
        """The speaker a pronoun means: the last that spoke, else who the sentence before is about."""
        if self._folded((bare.start, bare.end)) in self.lists.group_pronouns:
            return _like(bare, self.group or self.person)
        speaker = _like(bare, self._subject_before(bare.start) or self.person)
        self.person = speaker
        return speaker

    def _subject_before(self, at: int) -> Speaker | None:
        """The person that a sentence between the last speaker and a pronoun names first."""
        low, _ = self.view.sentence_before(at)
        if self.person is not None and self.person.start >= low:
            return None
        named = [m for m in among(self.view.reading.actors, 0, at)[-_NEARBY:] if m.kind == "person"]
        if named and self.person is None:
            low = min(low, self.view.sentence_of(named[-1].span.start)[0])
        mention = next((m for m in named if m.span.start >= low), None)
        return _matched(Speaker(mention.span.text, mention.span.start, mention.span.end), mention) if mention else None

    def _folded(self, piece: Range) -> str:
        return self.view.folded[slice(*piece)]


def _matched(bare: Speaker, match: ActorMatch | ActorMention) -> Speaker:
    return replace(bare, name=match.name, actor_id=match.actor_id, title=match.title, organisation=match.organisation)


def _like(bare: Speaker, other: Speaker | None) -> Speaker:
    if other is None:
        return bare
    return replace(bare, name=other.name, actor_id=other.actor_id, title=other.title, organisation=other.organisation)


@cache
def _titles(index: ActorIndex) -> tuple[tuple[str, frozenset[str]], ...]:
    """Titles in other scripts than the Latin, longest first, with their roles."""
    foreign = ((name, roles) for name, roles in index.titles.items() if not name.isascii())
    return tuple(sorted(foreign, key=lambda row: -len(row[0])))


@cache
def _english(index: ActorIndex) -> Mapping[frozenset[str], str]:
    """An English title for each set of roles that a title of any language can mean."""
    found: dict[frozenset[str], str] = {}
    for name, roles in index.titles.items():
        if name.isascii():
            found.setdefault(roles, name)
    for roles in index.titles.values():
        first = min(roles)
        found.setdefault(roles, name_key(str(index.words["role"][first]["names"][0])))
    return found
