"""People, groups, agencies, ministries and companies in running text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from spacy.tokens import Doc

from extractors.reading.actors_index import SURNAME, Actor, ActorIndex, ActorMatch, ActorMention, written_alike
from extractors.reading.parsing import text_of
from extractors.reading.places.names import is_cased
from extractors.reading.places.scan import Word, glued, split_words
from extractors.records import Span

__all__ = ["ActorIndex", "ActorMatch", "ActorMention", "find_actors"]

_TITLE_REACH = 7
"""Words before a name or title in which its country and rank stand."""


def find_actors(doc: Doc, index: ActorIndex, on: date | None) -> tuple[ActorMention, ...]:
    """Find every mention of a known actor in order.

    Full names and aliases first; a surname alone counts only where the full name stands in the
    text or a title of the day stands before it; a title alone means its holder on the day. Works
    with and without a parse.
    """
    scene = _Scene(doc, index, on)
    named = _named(scene)
    scene.full.extend(named)
    mentions: list[ActorMention] = []
    taken = {at for mention in named for at in range(mention.span.start, mention.span.end)}
    queue: list[ActorMention | _Possible] = [*named, *_possible(scene, taken)]
    queue.sort(key=lambda item: item.span.start)
    for item in queue:
        mention = item if isinstance(item, ActorMention) else _decide(scene, item, mentions)
        if mention:
            mentions.append(mention)
    return tuple(mentions)


@dataclass(frozen=True, slots=True)
class _Possible:
    """A surname or title that may mean an actor."""

    span: Span
    first: int
    last: int
    is_title: bool


@dataclass(frozen=True)
class _Scene:
    doc: Doc
    index: ActorIndex
    on: date | None
    full: list[ActorMention] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        return text_of(self.doc)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return split_words(self.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        if self.doc.has_annotation("SENT_START"):
            return [(sent.start_char, sent.end_char) for sent in self.doc.sents]
        return [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", self.text)]

    def sentence(self, at: int) -> tuple[int, int]:
        return next(((a, b) for a, b in self.sentences if a <= at < b), (at, at + 1))

    def words_before(self, first: int, most: int = _TITLE_REACH) -> list[Word]:
        """Return the words before a word in the same clause, nearest last."""
        found: list[Word] = []
        for at in range(first - 1, max(-1, first - 1 - most), -1):
            between = self.text[self.words[at].end : self.words[at + 1].start]
            if not re.fullmatch(r"(?:['’]s)?[ \t]*\n?[ \t]*|-", between):
                break
            found.append(self.words[at])
        return found[::-1]


def _named(scene: _Scene) -> list[ActorMention]:
    found = [*_spaced(scene)]
    for match in scene.index.unspaced.finditer(scene.text) if not scene.text.isascii() else ():
        actors = scene.index.named(match.group())
        if actors and not any(m.span.start < match.end() and match.start() < m.span.end for m in found):
            span = Span(match.start(), match.end(), match.group())
            found.append(_mention(span, scene.index.match(actors[0], scene.on, 0.95)))
    return sorted(found, key=lambda mention: mention.span.start)


def _spaced(scene: _Scene) -> Iterator[ActorMention]:
    at = 0
    while at < len(scene.words):
        mention, last = _longest_name(scene, at)
        if mention:
            yield mention
        at = last + 1


def _longest_name(scene: _Scene, at: int) -> tuple[ActorMention | None, int]:
    index, words = scene.index, scene.words
    last, keys = at, [words[at].key]
    while last + 1 < min(len(words), at + index.reach.get(words[at].key, 1)) and _joined(
        scene.text, words[last], words[last + 1]
    ):
        last += 1
        keys.append(f"{keys[-1]} {words[last].key}")
    for size in range(len(keys), 0, -1):
        found = index.by_name.get(keys[size - 1], ())
        span = _span(scene.text, words[at].start, words[at + size - 1].end)
        actors = [index.actors[actor_id] for actor_id, written in found if written_alike(span.text, written)]
        if actors and not (actors[0].kind == "person" and _longer_name(scene, at, at + size - 1)):
            confidence = 0.9 if span.text.isupper() and len(span.text) <= 5 else 0.97
            return _mention(span, index.match(actors[0], scene.on, confidence)), at + size - 1
    return None, at


def _longer_name(scene: _Scene, first: int, last: int) -> bool:
    """Say whether a person's name goes on: "Imran Khan Afridi" is not Imran Khan."""
    if last + 1 >= len(scene.words) or not is_cased(scene.words[last].text):
        return False
    after = scene.words[last + 1]
    if scene.text[scene.words[last].end : after.start] != " " or not after.text[0].isupper() or after.text.isupper():
        return False
    key = " ".join(word.key for word in scene.words[first : last + 2])
    return not any(name.startswith(key) for name in scene.index.by_name) and scene.words[first].text.istitle()


def _joined(text: str, left: Word, right: Word) -> bool:
    between = text[left.end : right.start]
    return glued(text, left, right) or between in ("'s ", "’s ", ", ", ". ")


def _possible(scene: _Scene, taken: set[int]) -> Iterator[_Possible]:
    at = 0
    while at < len(scene.words):
        item = None if scene.words[at].start in taken else _title_at(scene, at, taken) or _surname_at(scene, at)
        if item:
            yield item
        at = item.last + 1 if item else at + 1


def _title_at(scene: _Scene, at: int, taken: set[int]) -> _Possible | None:
    words, index = scene.words, scene.index
    keys, last = [words[at].key], at
    reach = index.reach.get(words[at].key, 1)
    while last + 1 < min(len(words), at + reach) and glued(scene.text, words[last], words[last + 1]):
        last += 1
        keys.append(f"{keys[-1]} {words[last].key}")
    for size in range(len(keys), 0, -1):
        if keys[size - 1] in index.titles or keys[size - 1] in index.words["generic"]:
            return _free_title(scene, at, at + size - 1, taken)
    return None


def _free_title(scene: _Scene, first: int, last: int, taken: set[int]) -> _Possible | None:
    """Return a title unless a name follows it: it then belongs to that name, known or not."""
    words = scene.words
    span = _span(scene.text, words[first].start, words[last].end)
    if last + 1 < len(words) and is_cased(span.text):
        after = words[last + 1]
        between = scene.text[span.end : after.start]
        if between.strip(" \n") == "" and after.text[0].isupper() and not _ends_clause(after):
            return None
    return (
        None if any(at in taken for at in range(span.start, span.end)) else _Possible(span, first, last, is_title=True)
    )


def _ends_clause(word: Word) -> bool:
    return word.key in (
        "on",
        "in",
        "and",
        "said",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    )


def _surname_at(scene: _Scene, at: int) -> _Possible | None:
    word = scene.words[at]
    if word.key not in scene.index.by_short or not word.text[0].isupper():
        return None
    if at + 1 < len(scene.words):
        after = scene.words[at + 1]
        if scene.text[word.end : after.start] == " " and after.text[0].isupper():
            return None
    before = scene.words_before(at, 1)
    given = before and before[0].text[0].isupper() and before[0].key not in scene.index.word_set("before_surname")
    joined = before and scene.text[before[0].end : word.start] == "-"
    if given and not joined and before[0].key not in scene.index.country_words:
        return None
    return _Possible(_span(scene.text, word.start, word.end), at, at, is_title=False)


def _decide(scene: _Scene, item: _Possible, earlier: Sequence[ActorMention]) -> ActorMention | None:
    match = _holder(scene, item, earlier) if item.is_title else _by_surname(scene, item, earlier)
    return _mention(item.span, match) if match else None


def _holder(scene: _Scene, item: _Possible, earlier: Sequence[ActorMention]) -> ActorMatch | None:
    apposed = _apposed(scene, item)
    if apposed:
        return apposed
    before = scene.words_before(item.first, 3)
    keys = [word.key for word in before]
    if keys and keys[-1] in ("a", "an", "any", "every", "each", "another", "no", "new", "next"):
        return None
    if scene.index.word_set("not_holder").intersection(keys[-2:]):
        return None
    whose = " ".join(key for key in keys if key in scene.index.country_words)
    after = re.match(r"\s+of\s+(\w+)", scene.text[item.span.end :])
    of = f" of {after.group(1)}" if after and after.group(1).casefold() in scene.index.country_words else ""
    if not whose and not of and _of_unknown_body(scene, item, before):
        return None
    return scene.index.holder(f"{whose} {item.span.text}{of}".strip(), on=scene.on, nearby=earlier)


def _apposed(scene: _Scene, item: _Possible) -> ActorMatch | None:
    """Return whom a title means by the known surname after its comma: "the foreign minister, Wang"."""
    at = item.last + 1
    if at >= len(scene.words) or scene.text[item.span.end : scene.words[at].start] != ", ":
        return None
    known = {mention.actor_id for mention in scene.full}
    office = scene.index.office(item.span.text)
    actors = [scene.index.actors[i] for i in scene.index.by_short.get(scene.words[at].key, ()) if i in known]
    titled = [actor for actor in actors if office and _has_role(actor, office.roles, scene.on)]
    return scene.index.match(titled[0], scene.on, SURNAME, roles=office.roles) if office and len(titled) == 1 else None


def _of_unknown_body(scene: _Scene, item: _Possible, before: Sequence[Word]) -> bool:
    """Say whether a title belongs to a body or place, not the country: "Punjab chief", "president of the club"."""
    after = re.match(r"\s+(?:of|for)\s+(?:the\s+)?\w", scene.text[item.span.end :])
    named = (
        bool(before) and before[-1].text[0].isupper() and before[-1].key not in scene.index.word_set("before_surname")
    )
    return bool(after) or (named and is_cased(before[-1].text) and bool(before))


def _by_surname(scene: _Scene, item: _Possible, earlier: Sequence[ActorMention]) -> ActorMatch | None:
    index = scene.index
    candidates = [index.actors[actor_id] for actor_id in index.by_short[scene.words[item.first].key]]
    title = " ".join(word.text for word in scene.words_before(item.first))
    office = index.office(title) if title else None
    known = {mention.actor_id for mention in scene.full}
    seen = [actor for actor in candidates if actor.id in known]
    titled = [actor for actor in seen or candidates if office and _has_role(actor, office.roles, scene.on)]
    if len(titled) == 1:
        return index.match(titled[0], scene.on, 0.93 if seen else 0.85)
    if not seen:
        return None
    return index.match(_companion(scene, item, titled or seen, earlier), scene.on, 0.9)


def _has_role(actor: Actor, roles: frozenset[str], on: date | None) -> bool:
    return any(role.role in roles and role.held(on) for role in actor.roles)


def _companion(scene: _Scene, item: _Possible, actors: Sequence[Actor], earlier: Sequence[ActorMention]) -> Actor:
    """Choose among namesakes: whose full name shares a sentence with the others named here, then the one named last."""
    here = scene.sentence(item.span.start)
    others = {m.actor_id for m in (*earlier, *scene.full) if here[0] <= m.span.start < here[1] and m.kind == "person"}
    others -= {actor.id for actor in actors}
    last = {mention.actor_id: order for order, mention in enumerate(earlier)}
    return max(actors, key=lambda actor: (_shared(scene, actor, others), last.get(actor.id, -1)))


def _shared(scene: _Scene, actor: Actor, others: set[str]) -> int:
    sentences = {scene.sentence(m.span.start) for m in scene.full if m.actor_id == actor.id}
    return sum(any(a <= m.span.start < b for a, b in sentences) for m in scene.full if m.actor_id in others)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])


def _mention(span: Span, match: ActorMatch) -> ActorMention:
    return ActorMention(span, match.actor_id, match.name, match.kind, match.title, match.organisation, match.confidence)
