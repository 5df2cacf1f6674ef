"""What stands around a name in a text: whether it is a place here, and how it is meant."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Doc, Token

from extractors.reading.parsing import text_of
from extractors.reading.places.entry import HOME, TOWNS, Context, Entry
from extractors.reading.places.gazetteer import Gazetteer
from extractors.reading.places.names import is_cased
from extractors.reading.places.scan import Match, Word, find_names, glued, split_words

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
OTHER_LABELS = frozenset({"ORG", "PERSON", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW", "NORP"})
LARGE = 100_000
"""Inhabitants from which a town is known well enough to be taken without a sign that it is one."""
_DATELINE = re.compile(
    r"(?:/\s?\w[\w ]{2,20})?(?:,\s*[\w. ]{1,25}?)?\s*"
    r"(?:\([^)\n]{2,40}\)\s*(?:[-–—:]|\[)|\([A-Z/ ]{2,20}\)|:\s|\s?[–—]\s?|\s?--\s|-\s*\n|\s-\s)"
)
_DATELINE_REACH = 1200
_RUNS_ON = re.compile(r"[a-z,]\s?\n\Z")
"""How a line ends whose sentence goes on in the next."""
_NAMED = 2
"""Votes of a country that is named itself; one of its towns gives less."""
_LONGEST_BODY = 6
"""Words of a body's name after the place it begins with: "Port Qasim Electric Power Company"."""
_PARTICLE = re.compile(r" (?:de|del|de la|de los|de las|do|da|dos|das|di|du)\s")
_PARTICLES = frozenset({"de", "del", "do", "da", "dos", "das", "di", "du"})
"""What joins two words of one Spanish, Portuguese or French name: "Alto de San Pablo"."""
_URDU_IN = frozenset({"میں", "کے", "سے", "کی", "ضلع", "شہر"})


@dataclass(frozen=True, slots=True)
class Sign:
    """What the words around a match say."""

    locative: bool
    """A preposition of place stands before it, or an attack is named after it."""
    entity: str | None
    """Label of the parser's entity over it; None without a parse or an entity."""
    whole_entity: bool
    """Whether that entity is the match alone, or the match with its kind word."""
    in_organisation: bool
    part_of_name: bool
    """A capitalised word that is no place stands directly before or after it."""
    tail_of_name: bool
    """Such a word stands before it."""
    person: bool
    street: bool
    is_dateline: bool
    shouted: bool
    """It stands in a line of capitals only."""


@dataclass(frozen=True)
class Scene:
    """A text with its words, the names found in it, and the parser's entities."""

    doc: Doc
    gazetteer: Gazetteer

    @cached_property
    def text(self) -> str:
        """The article's text."""
        return text_of(self.doc)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word in order."""
        return split_words(self.text)

    @cached_property
    def matches(self) -> list[Match]:
        """Every name of the gazetteer in order, whether or not it is a place here."""
        return [self._with_kind(match) for match in find_names(self.text, self.words, self.gazetteer)]

    @cached_property
    def begins(self) -> frozenset[int]:
        """Offsets at which a match begins."""
        return frozenset(match.start for match in self.matches)

    @cached_property
    def joined(self) -> frozenset[int]:
        """Where small places begin that together are the name of an unknown one: "Koro" and "Bagh" in "Koro Bagh"."""
        pairs = [
            (left, right)
            for left, right in pairwise(self.matches)
            if is_cased(left.text) and not left.kinds and self._may_join(left, right)
        ]
        return frozenset(match.start for pair in pairs if self._are_one_name(*pair) for match in pair)

    def _may_join(self, left: Match, right: Match) -> bool:
        between = self.text[left.end : right.start]
        return between == " " or bool(_PARTICLE.fullmatch(between))

    def _are_one_name(self, left: Match, right: Match) -> bool:
        if self.text[left.end : right.start] != " ":
            return True
        if all(_is_small(entry) for match in (left, right) for entry in match.entries):
            return True
        return all(_is_stray(entry, self.context) for entry in left.entries)

    @cached_property
    def ends(self) -> frozenset[int]:
        """Offsets at which a match ends."""
        return frozenset(match.end for match in self.matches)

    @cached_property
    def context(self) -> Context:
        """Votes of well-known names and demonyms, each counted once, for where the text plays.

        A name of several countries votes last, for the one that the others speak for.
        """
        countries: Counter[str] = Counter()
        provinces: Counter[tuple[str, str]] = Counter()
        for word in {word.key for word in self.words if word.capital}:
            if word in self.gazetteer.demonyms:
                countries[self.gazetteer.demonyms[word]] += 1
        named = {match.text.casefold(): match for match in self.matches if not self.is_everyday(match)}.values()
        for match in sorted(named, key=_is_of_many):
            known = Context(Counter(countries), Counter(provinces)) if _is_of_many(match) else Context()
            best = self.gazetteer.choose(match.entries, kinds=match.kinds, context=known)
            if best and best.country and is_well_known(best):
                countries[best.country] += 2 if best.kind == "country" else 1
                if best.admin1:
                    provinces[best.country, best.admin1] += 1
        return Context(countries, provinces)

    def is_everyday(self, match: Match) -> bool:
        """Say whether a match's words are everyday words as well."""
        key = " ".join(match.text.casefold().split())
        return key in self.gazetteer.word_set("everyday")

    def is_surname(self, match: Match) -> bool:
        """Say whether a match's words are a person's name as well."""
        return match.text.casefold() in self.gazetteer.word_set("surnames")

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.idx for token in self.doc]

    def token(self, start: int, end: int) -> Token | None:
        """Return the head among the tokens that stand between two offsets; None without a parse."""
        if not self.is_parsed:
            return None
        first = max(bisect_right(self._token_starts, start) - 1, 0)
        return self.doc[first : max(bisect_left(self._token_starts, end), first + 1)].root

    @cached_property
    def is_parsed(self) -> bool:
        """Whether the document has tags and a dependency parse."""
        return len(self.doc) > 0 and self.doc.has_annotation("DEP")

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [token.idx for token in self.doc if token.is_sent_start]

    def sentence(self, offset: int) -> int:
        """Return which sentence an offset stands in."""
        return bisect_right(self._sentence_starts, offset)

    def word_before(self, match: Match, steps: int = 1) -> Word | None:
        """Return the word so many steps before a match, on the same line and in the same sentence."""
        at = match.first - steps
        if match.first < 0 or at < 0:
            return None
        between = self.text[self.words[at].end : match.start]
        return None if re.search(r"[.;:!?()\[\]\"“”]|\n\s*\n", between) else self.words[at]

    def word_after(self, match: Match) -> Word | None:
        """Return the word after a match where only spaces stand between."""
        at = match.last + 1
        if match.first < 0 or at >= len(self.words):
            return None
        between = self.text[match.end : self.words[at].start]
        return self.words[at] if between and not between.strip(" \t\n") and "\n\n" not in between else None

    def sign(self, match: Match) -> Sign:
        """Read the words around a match."""
        label, whole = self._entity(match)
        before, after = self.word_before(match), self.word_after(match)
        after_is_place = after is not None and after.start in self.begins
        tail = self._tail_of_name(match, before)
        named = self._names_happening(match)
        return Sign(
            locative=named or self._locative(match),
            entity=label,
            whole_entity=whole,
            in_organisation=self._in_organisation(match, label, whole, after),
            part_of_name=tail or self._head_of_name(after, after_is_place),
            tail_of_name=tail,
            person=(before is not None and before.key in self.gazetteer.word_set("titles"))
            or (label == "PERSON" and not whole and not named),
            street=after is not None and after.capital and after.key in self.gazetteer.word_set("streets"),
            is_dateline=self._is_dateline(match),
            shouted=self._shouted(match),
        )

    def _with_kind(self, match: Match) -> Match:
        """Take the kind word after a name into the match: "Kech district"."""
        after = self.word_after(match)
        kinds = self.gazetteer.kind_words.get(after.key) if after else None
        if not after or not kinds:
            before = self.word_before(match, 2)
            of = self.word_before(match)
            kinds = (
                self.gazetteer.kind_words.get(before.key, frozenset())
                if before and of and of.key == "of"
                else frozenset()
            )
            return Match(match.first, match.last, match.start, match.end, match.text, match.entries, kinds)
        if after.key in ("area", "sector", "port", "valley", "agency") or not any(
            e.kind in kinds for e in match.entries
        ):
            kinds = frozenset() if after.key != "agency" else kinds
        text = self.text[match.start : after.end]
        return Match(match.first, match.last + 1, match.start, after.end, text, match.entries, kinds)

    def _entity(self, match: Match) -> tuple[str | None, bool]:
        start, end, label = self.entity_at(match.start)
        if start >= match.end:
            return None, False
        inside = match.start <= start and end <= match.end
        return label, inside or self.text[start : match.start].casefold() in ("the ", "north ", "south ")

    def entity_at(self, offset: int) -> tuple[int, int, str | None]:
        """Return start, end and label of the parser's first entity that ends after an offset."""
        at = bisect_right(self.entities, offset, key=lambda entity: entity[1])
        return self.entities[at] if at < len(self.entities) else (len(self.text), len(self.text), None)

    @cached_property
    def entities(self) -> list[tuple[int, int, str]]:
        """Start, end and label of each of the parser's entities, in order."""
        return [(entity.start_char, entity.end_char, entity.label_) for entity in self.doc.ents]

    def _locative(self, match: Match) -> bool:
        if match.first < 0 or not is_cased(match.text):
            nearby = (
                self.words[match.last + 1 : match.last + 2] + self.words[max(0, match.first - 1) : max(0, match.first)]
            )
            return any(word.key in _URDU_IN for word in nearby)
        modifiers = self.gazetteer.word_set("modifiers")
        for steps in (1, 2, 3):
            word = self.word_before(match, steps)
            if word is None:
                return False
            if word.key in self.gazetteer.word_set("locative") or (steps == 1 and self._owns(word, match)):
                return True
            if word.key == "of":
                named = self.word_before(match, steps + 1)
                return named is not None and not named.capital
            if word.key not in modifiers:
                return False
        return False

    def _names_happening(self, match: Match) -> bool:
        """Say whether an attack is called by a place of Pakistan: "the Dasu attack", "the Besham suicide bombing"."""
        if match.first < 0 or self.is_surname(match) or all(entry.country != HOME for entry in match.entries):
            return False
        after = self.words[match.last + 1 : match.last + 3]
        if not after or after[0].start - match.end != 1 or self.text[match.end] != " ":
            return False
        means = self.gazetteer.word_set("means")
        named = after[1] if after[0].key in means and len(after) > 1 else after[0]
        return named.key in self.gazetteer.word_set("happenings")

    def _owns(self, before: Word, match: Match) -> bool:
        """Say whether a place before a match has it: "Karachi's Lyari"."""
        return before.end in self.ends and self.text[before.end : match.start].strip() in ("'s", "’s")

    def _in_organisation(self, match: Match, label: str | None, whole: bool, after: Word | None) -> bool:
        if after is not None and after.start not in self.begins and self._names_body(after):
            return True
        if match.kinds and match.text[-1].islower() and label == "ORG":
            return False
        of, named = self.word_before(match), self.word_before(match, 2)
        if of is not None and of.key == "of" and named is not None and named.capital and is_cased(named.text):
            return named.key not in self.gazetteer.kind_words
        return label in OTHER_LABELS - {"PERSON"} and not whole

    def _names_body(self, after: Word) -> bool:
        """Say whether the word after a place, or one of the capitalised words that follow it, makes a body of it."""
        bodies = self.gazetteer.word_set("bodies")
        if after.key in bodies:
            return True
        at = bisect_left(self.words, after.start, key=lambda word: word.start)
        for left, word in pairwise(self.words[at : at + _LONGEST_BODY]):
            if (
                not (left.capital and word.capital and glued(self.text, left, word))
                or "\n" in self.text[left.end : word.start]
            ):
                return False
            if word.key in bodies and is_cased(word.text):
                return True
        return False

    def _tail_of_name(self, match: Match, before: Word | None) -> bool:
        if before is None or not before.capital or not is_cased(before.text) or before.end in self.ends:
            return False
        if not glued(self.text, before, self.words[match.first]) or before.key in self.gazetteer.word_set("modifiers"):
            return False
        return before.key not in self.gazetteer.demonyms and not self._opens_sentence(before)

    def _opens_sentence(self, word: Word) -> bool:
        """Say whether a word has its capital only because a sentence begins with it, as its tag tells."""
        if word.start not in self._openers:
            return False
        token = self.token(word.start, word.end)
        return token is not None and token.pos_ not in ("PROPN", "")

    @cached_property
    def _openers(self) -> frozenset[int]:
        return frozenset(self._sentence_starts)

    def _head_of_name(self, after: Word | None, is_place: bool) -> bool:
        if after is None or is_place or not after.capital or not is_cased(after.text):
            return False
        plain = ("modifiers", "means", "happenings")
        return not any(after.key in self.gazetteer.word_set(name) for name in plain) and (
            after.key not in self.gazetteer.demonyms
        )

    def _is_dateline(self, match: Match) -> bool:
        line = self.text.rfind("\n", 0, match.start) + 1
        if match.start > _DATELINE_REACH or match.start - line > 60 or match.kinds:
            return False
        head = self.text[line : match.start]
        if self.text.count("\n", 0, line) > 1 and _RUNS_ON.search(self.text, max(0, line - 3), line):
            return False
        return (not head.strip() or bool(re.fullmatch(r"[A-Z][\w ]+[/,]\s?", head))) and bool(
            _DATELINE.match(self.text, match.end)
        )

    def _shouted(self, match: Match) -> bool:
        if not match.text.isupper():
            return False
        nearby = [word.text for word in self.words[max(0, match.first - 3) : match.last + 4] if len(word.text) > 1]
        return sum(word.isupper() for word in nearby) > len(nearby) * 0.6 and len(nearby) > 3


def _is_of_many(match: Match) -> bool:
    """Say whether well-known places of several countries have a name: "Santa Ana", "Hyderabad"."""
    return len({entry.country for entry in match.entries if is_well_known(entry)}) > 1


def _is_small(entry: Entry) -> bool:
    return entry.kind in TOWNS and (entry.population or 0) < LARGE


def _is_stray(entry: Entry, context: Context) -> bool:
    """Say whether an entry lies in a country that a text on Pakistan never names: "Koro" in "Koro Bagh"."""
    foreign = entry.country not in (None, HOME) and entry.kind != "country"
    return context.home and foreign and context.countries.get(entry.country or "", 0) < _NAMED


def is_well_known(entry: Entry) -> bool:
    """Say whether an entry's bare name is enough to take it for a place."""
    if entry.kind in TOWNS:
        return (entry.population or 0) >= LARGE or (entry.country == HOME and (entry.population or 0) >= LARGE / 4)
    return entry.kind in ("country", "province", "region", "sea") or entry.country == HOME
