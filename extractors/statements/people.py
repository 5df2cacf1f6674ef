"""The people and bodies an article names: one entry each, with every name, title and mention of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from extractors.reading.actors import ActorMention
from extractors.statements.view import View
from extractors.statements.words import StatementWords

_BODIES = frozenset({"ORG", "GPE", "NORP"})
_NAME_JUNK = frozenset(
    {
        "'s",
        "’s",
        "the",
        "mr.",
        "mrs.",
        "ms.",
        "mr",
        "mrs",
        "ms",
        "dr.",
        "dr",
        "sen.",
        "rep.",
        "gov.",
        "gen.",
        "lt.",
        "maj.",
        "col.",
    }
)
_NAMED = 0.85
"""Confidence from which a mention is a name; below it is an office, which the article itself may explain better."""
_TOLD_APART = 0.75
"""Confidence from which an office alone tells who holds it."""
_TITLE_LINKS = frozenset({"-", "of", "for", "’s", "'s", ".", "(", ")", "retd", "rtd"})
_STEM = 4
"""Letters by which a country and its adjective agree: China, Chinese; Pakistan, Pakistani."""


@dataclass(slots=True)
class Being:
    """A person or body of an article."""

    name: str
    is_person: bool
    words: frozenset[str]
    """Lower-case words of its fullest name."""
    titles: set[str] = field(default_factory=set)
    """Lower-case words of office and origin used beside its name."""
    gender: str | None = None
    """male, female, or None where unknown."""
    offices: list[str] = field(default_factory=list)
    """Its titles as written, each once."""
    actor: ActorMention | None = None
    at: list[int] = field(default_factory=list)
    """Indexes of the head tokens of its mentions outside quotations, in order."""


@dataclass(frozen=True)
class People:
    """Who is who in one article."""

    view: View

    @cached_property
    def beings(self) -> tuple[Being, ...]:
        """Everyone named, in order of first mention."""
        return tuple(self._found[0])

    @property
    def by_token(self) -> dict[int, Being]:
        """The one a token's name belongs to."""
        return self._found[1]

    @cached_property
    def by_office(self) -> dict[int, Being]:
        """Whom the actor list gives for an office on the day ("the ambassador"), by token."""
        found: dict[int, Being] = {}
        for mention in self.view.reading.actors:
            if _TOLD_APART <= mention.confidence < _NAMED and mention.kind == "person":
                being = self._of_actor(mention)
                first, last = self.view.token_at(mention.span.start), self.view.token_at(mention.span.end - 1)
                found.update(dict.fromkeys(range(first, last + 1), being))
        return found

    def _of_actor(self, mention: ActorMention) -> Being:
        known = (b for b in self.beings if b.actor is not None and b.actor.actor_id == mention.actor_id)
        words = frozenset(mention.name.lower().split())
        return next(known, None) or Being(mention.name, True, words, actor=mention)

    @cached_property
    def _found(self) -> tuple[list[Being], dict[int, Being]]:
        found: list[Being] = []
        by_token: dict[int, Being] = {}
        for name in sorted(self._names(), key=lambda name: -len(name.words)):
            being = next((b for b in found if _same(b, name)), None)
            if being is None:
                being = Being(name.text, name.is_person, name.words, actor=name.actor)
                found.append(being)
            self._join(being, name)
            by_token.update(dict.fromkeys(range(name.start, name.end), being))
        for being in found:
            being.at.sort()
            being.gender = being.gender or _gender(self.view.words.statements, being)
        return sorted(found, key=lambda being: being.at or [len(self.view.doc)]), by_token

    def _join(self, being: Being, name: "_Name") -> None:
        if being.actor is None and name.actor is not None:
            being.actor = name.actor
            being.name = name.text
        if name.actor is not None and name.actor.title:
            being.titles.update(name.actor.title.lower().split())
        titles, office = _titles(self.view, name)
        if office and office not in being.offices:
            being.offices.append(office)
        being.titles.update(titles)
        lists = self.view.words.statements
        if being.gender is None and being.is_person:
            being.gender = "male" if titles & lists.male else "female" if titles & lists.female else None
        if self.view.quote_of[name.head] < 0:
            being.at.append(name.head)

    def _names(self) -> Iterable["_Name"]:
        taken: set[int] = set()
        for mention in self.view.reading.actors:
            if mention.confidence < _NAMED:
                continue
            start, end = self.view.token_at(mention.span.start), self.view.token_at(mention.span.end - 1) + 1
            taken.update(range(start, end))
            yield _Name(
                mention.name, frozenset(mention.name.lower().split()), mention.kind == "person", start, end, mention
            )
        for first, last in self._in_apposition():
            if not taken.intersection(range(first, last)):
                taken.update(range(first, last))
                text = self.view.text[slice(*self.view.chars(first, last))]
                yield _Name(text, frozenset(text.lower().split()), True, first, last, None)
        for entity in self.view.doc.ents:
            if entity.label_ not in ("PERSON", *_BODIES) or taken.intersection(range(entity.start, entity.end)):
                continue
            first, last = _bare(entity)
            after_title = self._after_title(first, last)
            is_person = (entity.label_ == "PERSON" and not self._is_place(first, last)) or after_title > first
            first = after_title
            text = self.view.text[slice(*self.view.chars(first, last))] if first < last else ""
            if _is_sound(self.view.doc, first, last, text):
                taken.update(range(first, last))
                yield _Name(text, frozenset(text.lower().split()), is_person, first, last, None)
        yield from self._untagged(taken)

    def _in_apposition(self) -> Iterable[tuple[int, int]]:
        """Names beside an office, whatever the tagger took them for: "the minister, Bilal Tanoli"."""
        for token in self.view.tokens:
            if token.dep_ != "appos" or token.pos_ != "PROPN" or token.i < token.head.i:
                continue
            if self.view.lemma(token.head) not in self.view.words.statements.person:
                continue
            first = token.i
            while self.view.tokens[first - 1].pos_ == "PROPN" and self.view.tokens[first - 1].text.isalpha():
                first -= 1
            if token.i - first in (1, 2):
                yield first, token.i + 1

    def _after_title(self, first: int, last: int) -> int:
        """Where the name begins in "Police Zulfiqar Hameed"."""
        persons = self.view.words.statements.person
        titles = [i for i in range(first, last - 1) if self.view.tokens[i].lower_ in persons]
        return titles[-1] + 1 if titles and last - titles[-1] - 1 <= 3 else first

    def _is_place(self, first: int, last: int) -> bool:
        start, end = self.view.chars(first, last) if first < last else (0, 0)
        return any(m.span.start <= start and end <= m.span.end for m in self.view.reading.places)

    def _untagged(self, taken: set[int]) -> Iterable["_Name"]:
        """Names the entity tagger missed, after a word of office: "Minister Talal Chaudhry"."""
        doc, persons = self.view.tokens, self.view.words.statements.person
        for token in doc:
            if token.lower_ not in persons or not token.text[0].isupper() or token.i in taken:
                continue
            first = self._after_department(token.i + 1)
            end = first
            while (
                end < len(doc)
                and end <= first + 2
                and doc[end].pos_ == "PROPN"
                and end not in taken
                and doc[end].text.isalpha()
            ):
                end += 1
            if end > first + 1 and not any(doc[i].lower_ in persons for i in range(first, end)):
                text = self.view.text[slice(*self.view.chars(first, end))]
                yield _Name(text, frozenset(text.lower().split()), True, first, end, None)

    def _after_department(self, first: int) -> int:
        """Where the name begins after "Minister of State for Interior …"."""
        doc, departments = self.view.tokens, self.view.words.statements.departments
        at = first
        while at < len(doc) and (doc[at].lower_ in departments or doc[at].lower_ in ("of", "for", "and")):
            at += 1
        return at


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    words: frozenset[str]
    is_person: bool
    start: int
    end: int
    actor: ActorMention | None

    @property
    def head(self) -> int:
        return self.end - 1


def _bare(entity: Span) -> tuple[int, int]:
    """A name without titles, articles and possessive endings."""
    first, last = entity.start, entity.end
    while first < last and (entity.doc[first].lower_ in _NAME_JUNK or not entity.doc[first].text[0].isalnum()):
        first += 1
    while last > first and (entity.doc[last - 1].lower_ in _NAME_JUNK or entity.doc[last - 1].is_space):
        last -= 1
    return first, last


def _is_sound(doc: Doc, first: int, last: int, text: str) -> bool:
    """Whether an entity can be a name: a few words without addresses, digits alone or verbs among them."""
    if not text or last - first > 8 or not text[0].isalnum() or "/" in text or "\n" in text or "@" in text:
        return False
    return not any(token.tag_ in ("VBZ", "VBD", "VBP") for token in doc[first:last])


def _same(being: Being, name: _Name) -> bool:
    """Whether a name is a form of a fuller one: "Naqvi" of "Mohsin Naqvi"."""
    if being.is_person and not name.is_person and len(name.words) == 1 and name.actor is None:
        return name.words <= being.words
    if being.is_person != name.is_person:
        return False
    if being.actor is not None and name.actor is not None:
        return being.actor.actor_id == name.actor.actor_id
    if name.is_person:
        return name.words <= being.words
    return name.words == being.words


def _titles(view: View, name: _Name) -> tuple[set[str], str]:
    """Words of office beside a name, before it in its phrase or in apposition; and those before it as written."""
    doc = view.tokens
    head = doc[name.head]
    at = name.start - 1
    floor = max(head.sent.start, name.start - 8)
    while at >= floor and _may_be_title(doc[at]):
        at -= 1
    before = doc[at + 1 : name.start]
    words = {token.lower_ for token in before}
    for child in head.children:
        if child.dep_ == "appos":
            words.update(token.lower_ for token in doc[child.left_edge.i : min(child.right_edge.i + 1, child.i + 6)])
    if head.dep_ == "appos":
        words.update(token.lower_ for token in doc[head.head.left_edge.i : min(head.head.i + 4, name.start)])
    return {word for word in words if word[0].isalpha()}, view.doc[at + 1 : name.start].text.strip()


def _may_be_title(token: Token) -> bool:
    if token.ent_type_ == "PERSON":
        return False
    return token.pos_ in ("PROPN", "NOUN", "ADJ") or token.lower_ in _TITLE_LINKS


def _gender(lists: StatementWords, being: Being) -> str | None:
    if not being.is_person or not being.name.split():
        return None
    first = being.name.split()[0].lower()
    return "male" if first in lists.male_names else "female" if first in lists.female_names else None


def agree(word: str, titles: set[str], lists: StatementWords) -> bool:
    """Whether a word of a description fits one's titles: the word itself, its like, or the country it comes from."""
    if word in titles or lists.same_title.get(word, frozenset()) & titles:
        return True
    return len(word) > _STEM and any(title[:_STEM] == word[:_STEM] for title in titles)


def initials(text: str) -> str:
    """Return the capitals a phrase is shortened to: "Inspector General of Police" is IGP."""
    return "".join(word[0] for part in text.split() for word in part.split("-") if word[:1].isupper())
