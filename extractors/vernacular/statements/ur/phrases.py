"""Who speaks in Urdu: the noun phrase that ends before نے, کا کہنا ہے or کے مطابق."""

import re
from dataclasses import dataclass, field

from extractors.vernacular.statements.drafts import Phrase
from extractors.vernacular.statements.ur.words import UrduWords
from extractors.vernacular.statements.view import Range, View

MOST_WORDS = 14
"""Words of a noun phrase that names a speaker."""
_NAME_WORDS = 4
"""Words of an unknown personal name without an office."""
_TOKEN = re.compile(r"\([^)\n]{1,40}\)|[^\s۔،؛:؟!\"“”‘’«»()]+")
_GENITIVES = frozenset({"کے", "کی", "کا"})
_MARKS = re.compile("[\u064b-\u065f\u0670]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the folded text without vowel signs."""

    start: int
    end: int
    text: str


def words_of(view: View, start: int, end: int) -> list[Word]:
    """Return the words of a range; a bracket with what it holds is one."""
    found = _TOKEN.finditer(view.folded, start, end)
    return [Word(m.start(), m.end(), _MARKS.sub("", m.group())) for m in found]


@dataclass(frozen=True)
class PhraseReader:
    """Reads speaker phrases of one article."""

    view: View
    words: UrduWords
    known: set[str] = field(default_factory=set)
    """Names of persons introduced with their office."""

    def before(self, end: int, low: int) -> Phrase | None:
        """Return the speaker whose phrase ends at an offset; None where no noun phrase stands there."""
        words = words_of(self.view, low, end)
        first = len(words)
        while first > 0 and len(words) - first < MOST_WORDS and self._joins(words, first - 1, end):
            first -= 1
        kept = self._trimmed(words[first:])
        if not kept or self.view.folded[kept[-1].end : end].strip():
            return None
        return self.phrase(kept)

    def _joins(self, words: list[Word], at: int, end: int) -> bool:
        """Whether a word belongs to the phrase whose words stand after it."""
        word = words[at]
        after = words[at + 1].start if at + 1 < len(words) else end
        if self.view.folded[word.end : after].strip():
            return False
        if self.view.in_person[word.start]:
            return True
        if word.text == "میں":
            return self._is_posting(words, at)
        if word.text == "اور":
            return at > 0 and words[at - 1].text not in self.words.stops and words[at - 1].text not in _GENITIVES
        if word.text.startswith("("):
            return word.text in self.words.titles
        return word.text not in self.words.stops and self.words.future.search(word.text) is None

    def _is_posting(self, words: list[Word], at: int) -> bool:
        """ "پاکستان میں چین کے سفیر": where somebody serves."""
        return any(word.text in self.words.posted for word in words[at + 1 : at + 6])

    def _trimmed(self, words: list[Word]) -> list[Word]:
        first, last = 0, len(words)
        while first < last and words[first].text in self.words.trimmed:
            first += 1
        while last > first + 1 and words[last - 1].text in self.words.honorifics:
            last -= 1
        return words[first:last]

    def phrase(self, words: list[Word]) -> Phrase | None:
        """Read exactly these words as a speaker."""
        start, end = words[0].start, words[-1].end
        text = " ".join(word.text for word in words)
        if self.words.collective.intersection(text.split()):
            return Phrase(start, end, "both")
        if words[-1].text in self.words.pronouns and len(words) <= 2:
            return Phrase(words[-1].start, end, "pronoun")
        if self.words.carrier.search(text) or self._is_outlet(words):
            return Phrase(start, end, "carrier")
        return self._actor(words) or self._named(words) or self._described(words, text)

    def _is_outlet(self, words: list[Word]) -> bool:
        spoken = {word.text for word in words}
        return bool(self.words.outlets & spoken) and not self.words.person_words & spoken

    def _actor(self, words: list[Word]) -> Phrase | None:
        """A known name at the end; after an office it is whose office it is: ترجمان دفتر خارجہ."""
        start, end = words[0].start, words[-1].end
        mention = self.view.actors_by_end.get(end)
        if mention is None or mention.span.start < start:
            return None
        name = (mention.span.start, end)
        if mention.kind != "person":
            before = [word.text for word in words if word.start < name[0]]
            return None if self.words.person_words.intersection(before) else Phrase(*name, "actor")
        return Phrase(start, end, "name", name=name, title=_range(start, name[0], self.view))

    def _named(self, words: list[Word]) -> Phrase | None:
        """A name after the last word of an office."""
        at = max((i for i, word in enumerate(words) if word.text in self.words.titles), default=-1)
        if 0 <= at < len(words) - 1 and f"{words[at].text} {words[at + 1].text}" in self.words.title_pairs:
            at += 1
        if at == len(words) - 2 and at > 0 and words[at].text in self.words.given:
            at -= 1
        start, end = words[0].start, words[-1].end
        is_name = 0 <= at < len(words) - 1 and words[at].text not in _GENITIVES
        if not is_name or self._ends_as_noun(words[at + 1 :]):
            return None
        name = (words[at + 1].start, end)
        self.known.add(self.view.folded[slice(*name)])
        return Phrase(start, end, "name", name=name, title=(start, words[at].end))

    def _ends_as_noun(self, words: list[Word]) -> bool:
        text = " ".join(word.text for word in words)
        return bool(self.words.person.search(text) or self.words.body.search(text) or "اور" in text.split())

    def _described(self, words: list[Word], text: str) -> Phrase | None:
        """An office, a body or a document by the nouns of the last part; else a short name."""
        start, end = words[0].start, words[-1].end
        at = max((i for i, word in enumerate(words) if word.text in _GENITIVES), default=-1)
        last = words[at + 1 :]
        if any(word.text in self.words.person_words for word in last):
            return Phrase(start, end, "office", title=(start, end))
        if self.words.body.search(text):
            return Phrase(start, end, "body")
        if self.words.person.search(text):
            return Phrase(start, end, "office", title=(start, end))
        if self.words.document.search(text):
            return Phrase(start, end, "document")
        is_name = at < 0 and len(words) <= _NAME_WORDS
        return Phrase(start, end, "name" if is_name else "other", name=(start, end) if is_name else None)


def _range(start: int, end: int, view: View) -> Range | None:
    piece = view.trimmed(start, end)
    return piece if piece[0] < piece[1] else None
