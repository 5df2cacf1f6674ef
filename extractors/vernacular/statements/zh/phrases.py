"""Who speaks in Chinese: the noun phrase before a verb of saying, without the adverbs and times around it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.vernacular.statements.drafts import Phrase
from extractors.vernacular.statements.view import View
from extractors.vernacular.statements.zh.words import ChineseWords

LONGEST_PHRASE = 30
"""Characters of a noun phrase that names a speaker."""
_LONGEST_NAME = 9
"""Characters up to which unknown words with a strong verb of saying can be a name."""
_POINTS = "·•・-.．"
_MARKS = "「」“”\"'"
_TOWARDS = "对向"
_PREPOSITIONS = "在就对向因从"
_TITLE_CUT = "的"


@dataclass(frozen=True)
class Subject:
    """What stands before a verb in its clause: a speaker, nothing but adverbs, or something else."""

    phrase: Phrase | None
    is_empty: bool = False
    rest: tuple[int, int] = (0, 0)
    """What stands between the speaker and the verb; without a speaker, the words that name none."""


@dataclass(frozen=True)
class PhraseReader:
    """Reads speaker phrases of one article and remembers the names it met."""

    view: View
    words: ChineseWords
    known: set[str] = field(default_factory=set)
    """Names of persons introduced with their office."""

    def subject(self, start: int, end: int) -> Subject:
        """Return the speaker that a clause opens with; its words go on after an adverbial or end before the verb."""
        low, high = self.within(start, end)
        if low >= high:
            return Subject(None, is_empty=True, rest=(start, end))
        if self.words.negative.search(self.view.folded, low, high):
            return Subject(None, rest=(low, high))
        for cut in self._cuts(low, high):
            phrase = self.phrase(low, self._before_tail(low, cut))
            if phrase is not None:
                return Subject(phrase, rest=(phrase.end, end))
        is_adverbial = self.words.opener.match(self.view.folded, low, high) is not None
        return Subject(None, is_empty=is_adverbial, rest=(low, high))

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return a clause without the adverbs and times that open and close it."""
        start, end = self.view.trimmed(start, end)
        lead = self.words.lead.match(self.view.folded, start, end)
        low = lead.end() if lead else start
        return self.view.trimmed(low, self._before_tail(low, end))

    def _before_tail(self, low: int, high: int) -> int:
        tail = self.words.tail.search(self.view.folded[low:high])
        return low + tail.start() if tail else high

    def _cuts(self, low: int, high: int) -> Iterator[int]:
        """Where the phrase may end: before each adverbial, at the end, before each partner."""
        openers = [m.start() for m in self.words.opener.finditer(self.view.folded, low + 1, high)]
        yield from openers
        if not any(self.view.folded[at] in _TOWARDS for at in openers):
            yield high
        yield from (m.start() for m in self.words.joiner.finditer(self.view.folded, low + 1, high))

    def phrase(self, low: int, high: int) -> Phrase | None:
        """Read exactly these words as a speaker; None where they name nobody who speaks."""
        low, high = self._bare(self._after_junk(low, high), high)
        text = self.view.folded[low:high]
        if not text or self.words.negative.search(text) or self._is_adverbial(low, high):
            return None
        if text in self.words.collective:
            return Phrase(low, high, "both")
        if text in self.words.pronouns:
            return Phrase(low, high, "pronoun")
        if text in self.known:
            return Phrase(low, high, "name", name=(low, high))
        return self._carrier(low, high) or self._actor(low, high) or self._described(low, high)

    def unknown(self, low: int, high: int) -> Phrase | None:
        """Read what stands before an adverbial, else all of the words, as an unknown name: 李伟对记者表示."""
        cut = self.words.opener.search(self.view.folded, low + 1, high)
        return self.bare_name(low, self._before_tail(low, cut.start() if cut else high))

    def bare_name(self, low: int, high: int) -> Phrase | None:
        """Read short unknown words as a personal name."""
        low, high = self.view.trimmed(self._after_junk(low, high), high)
        if high - low > _LONGEST_NAME or not self.words.name.fullmatch(self.view.folded, low, high):
            return None
        return Phrase(low, high, "name", name=(low, high))

    def _bare(self, low: int, high: int) -> tuple[int, int]:
        """A phrase without spaces and quotation marks around it; of words in marks at its end, those."""
        low, high = self.view.trimmed(low, high)
        while low < high and self.view.text[low] in _MARKS:
            low += 1
        while high > low and self.view.text[high - 1] in _MARKS:
            high -= 1
        inner = max(self.view.text.rfind(mark, low, high) for mark in "「“")
        return (inner + 1 if inner >= 0 else low), high

    def _is_adverbial(self, low: int, high: int) -> bool:
        """Whether the words open as what stands beside a subject: 向其家属, 对此."""
        return self.view.folded[low] in _PREPOSITIONS and bool(self.words.opener.match(self.view.folded, low, high))

    def _after_junk(self, low: int, high: int) -> int:
        junk = list(self.words.before_name.finditer(self.view.folded, low, max(low, high - 1)))
        return junk[-1].end() if junk else low

    def _carrier(self, low: int, high: int) -> Phrase | None:
        if self.words.carrier.search(self.view.folded[low:high]):
            return Phrase(low, high, "carrier")
        return None

    def _actor(self, low: int, high: int) -> Phrase | None:
        """A known name at the end of the phrase; one that a point joins to other letters is another's."""
        mention = self.view.actors_by_end.get(high)
        if mention is None or mention.span.start < low:
            return None
        start = mention.span.start
        if mention.kind != "person":
            return Phrase(start, high, "actor")
        if start > low and self.view.folded[start - 1] in _POINTS:
            given = self.view.actors_by_end.get(start - 1)
            if given is None or given.actor_id != mention.actor_id:
                return None
            start = given.span.start
        title = self._title(low, start)
        return Phrase(start, high, "name", name=(start, high), title=title)

    def _described(self, low: int, high: int) -> Phrase | None:
        """An office with or without a name, a body or a document, by the noun it ends with."""
        text = self.view.folded[low:high]
        offices = list(self.words.person.finditer(text))
        office = offices[-1] if offices else None
        if self.words.body.search(text) and (office is None or office.end() < len(text)):
            return self._short(Phrase(low, high, "body"))
        if office is not None and office.end() == len(text):
            return self._office(low, high, low + office.start())
        if office is not None and low + office.end() < high:
            return self._named(low, high, low + office.end())
        if self.words.document.search(text):
            return self._short(Phrase(low, high, "document"))
        return None

    def _office(self, low: int, high: int, noun: int) -> Phrase | None:
        """An office alone, or after the holder's name: 王毅外长."""
        mention = self.view.actors_by_end.get(noun)
        if mention is not None and mention.kind == "person" and mention.span.start >= low:
            name = (mention.span.start, noun)
            return Phrase(name[0], high, "name", name=name, title=(noun, high))
        return self._short(Phrase(low, high, "office", title=(low, high)))

    def _named(self, low: int, high: int, after: int) -> Phrase | None:
        """A name after its office: 发言人林剑."""
        match = self.words.name.fullmatch(self.view.folded, after, high)
        if match is None or self.words.body.search(self.view.folded[after:high]):
            return None
        name = self.view.trimmed(after, high)
        self.known.add(self.view.folded[slice(*name)])
        return Phrase(*name, "name", name=name, title=self._title(low, after))

    def _title(self, low: int, high: int) -> tuple[int, int] | None:
        """The words of office before a name, from the last of several joined by 、 or closed by 的."""
        text = self.view.folded[low:high]
        cut = max(text.rfind("、"), text.rfind(_TITLE_CUT)) + 1
        return (low + cut, high) if 0 < high - low - cut <= LONGEST_PHRASE else None

    def _short(self, phrase: Phrase) -> Phrase | None:
        """A phrase of a speaker's length, without the clause that 的 closes before it."""
        if phrase.end - phrase.start <= LONGEST_PHRASE:
            return phrase
        cut = self.view.folded.rfind(_TITLE_CUT, phrase.start, phrase.end) + 1
        if not cut or phrase.end - cut > LONGEST_PHRASE or phrase.end == cut:
            return None
        return Phrase(cut, phrase.end, phrase.kind, title=(cut, phrase.end) if phrase.title else None)
