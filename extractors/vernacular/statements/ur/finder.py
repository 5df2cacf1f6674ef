"""Statements of Urdu texts, by verbs of saying, the postpositions before them and the quotation marks beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.vernacular.statements.drafts import Draft, Phrase
from extractors.vernacular.statements.ur.phrases import PhraseReader, words_of
from extractors.vernacular.statements.ur.words import UrduWords
from extractors.vernacular.statements.view import Range, View

_NE = re.compile(r"(?<!\w)نے(?!\w)")
_THAT = re.compile(r"\s*کہ(?!\w)[\s،:]*")
_COLON = re.compile(r"\s*[:：،]?\s*(?=[\"“”‘’«])|\s*[:：]\s*")
_COMMA = re.compile(r"\s*،\s*(?=\w+ \w+ \w+)")
_WORDS = re.compile(r" (?:\w+ ){3}\w+")
_STOPS = " ۔؟!،؛:\t"
_PLAIN = frozenset({"کہا", "بتایا", "لکھا", "فرمایا"})
"""Verbs without an object of their own: what they report may stand before the speaker."""
_HEADLINE_WORDS = 22
_STRICT = frozenset({"actor", "name", "office", "body", "both"})
_GENITIVE = re.compile(r"(?<!\w)(?:کا|کی|کے)(?!\w)")


def urdu_drafts(view: View, words: UrduWords) -> tuple[Draft, ...]:
    """Return the statements of an article as drafts, in order of the text."""
    reader = _Reader(view, words, PhraseReader(view, words))
    for number, paragraph in enumerate(view.paragraphs):
        reader.read_paragraph(number, paragraph)
    return tuple(reader.drafts)


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that say whose words stand where."""

    range: Range
    word: str
    frame: str
    speaker: Phrase
    content: tuple[Range, ...]
    heard: Range | None = None
    forward: bool = True
    """Whether what is said comes after."""


@dataclass
class _Reader:
    """Walks an article paragraph by paragraph; `drafts` are those found so far."""

    view: View
    words: UrduWords
    phrases: PhraseReader
    drafts: list[Draft] = field(default_factory=list)

    def read_paragraph(self, number: int, paragraph: Range) -> None:
        """Add the drafts of one paragraph."""
        if self._goes_on_quoted(number, paragraph):
            return
        for sentence in self.view.sentences_in(*paragraph):
            found: list[Draft] = []
            for cue in sorted(self._cues(sentence), key=lambda cue: cue.range):
                self._take(cue, sentence, found)
            if not found:
                found.extend(self._headed(sentence, paragraph, number))
            if not found:
                self._go_on(sentence, paragraph)
            self.drafts.extend(found)

    def _go_on(self, sentence: Range, paragraph: Range) -> None:
        """Let the paragraph's last statement run over a sentence without a verb of saying that goes on with it."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.frame != "clause" or last.sentence[0] < paragraph[0]:
            return
        start, end = last.content[-1]
        is_next = not self.view.text[end : sentence[0]].strip(_STOPS)
        if is_next and self.words.going_on.search(self.view.folded, *sentence):
            self.drafts[-1] = last.with_content(*last.content[:-1], (start, self._trimmed(*sentence)[1]))

    def _goes_on_quoted(self, number: int, paragraph: Range) -> bool:
        """Whether a paragraph that is one quotation continues the one that the last statement ended with."""
        quote = self.view.quote_starts.get(paragraph[0])
        if quote is None or not self.drafts or self.view.text[quote[1] : paragraph[1]].strip(_STOPS):
            return False
        last, above = self.drafts[-1], self.view.paragraphs[number - 1]
        end = last.content[-1][1]
        if last.frame != "quote" or not above[0] <= end <= above[1] or self.view.text[end : above[1]].strip(_STOPS):
            return False
        self.drafts[-1] = last.with_content(*last.content, quote)
        return True

    # -------------------------------------------------------------- one sentence
    def _take(self, cue: _Cue, sentence: Range, found: list[Draft]) -> None:
        """Start a statement with a cue, or leave it to the one it stands in."""
        current = found[-1] if found else None
        if cue.speaker.kind == "carrier":
            return
        if current is not None and any(start <= cue.range[0] < end for start, end in current.content):
            if not self._is_anew(cue, sentence):
                return
            ended = self._ended(current, cue.speaker.start)
            found[-1:] = [ended] if ended.content else []
        elif current is not None and cue.speaker.kind == "pronoun":
            found[-1] = current.with_content(*sorted({*current.content, *cue.content}))
            return
        content = tuple(piece for piece in cue.content if not found or piece[0] >= found[-1].content[-1][1])
        if content:
            frame = "quote" if any(piece in self.view.quotes for piece in content) else cue.frame
            carrier = self._carrier(sentence, cue.speaker.start)
            found.append(Draft(cue.range, cue.word, frame, content, cue.speaker, sentence, cue.heard, carrier))

    def _is_anew(self, cue: _Cue, sentence: Range) -> bool:
        """Whether another's clause begins inside what was said: after "while" or a finite verb, or by a source."""
        before = self.view.folded[sentence[0] : cue.speaker.start]
        last = before.split()[-1:]
        if cue.forward and self.words.finite.intersection(last):
            return True
        if cue.speaker.kind == "pronoun" or not cue.forward:
            return False
        return cue.frame == "source" or self.words.anew.search(before) is not None

    def _ended(self, current: Draft, at: int) -> Draft:
        kept = [self._trimmed(start, min(end, at)) for start, end in current.content if start < at]
        cut = [(start, self._without_anew(start, end)) for start, end in kept]
        return current.with_content(*(piece for piece in cut if piece[0] < piece[1]))

    def _without_anew(self, start: int, end: int) -> int:
        match = self.words.anew.search(self.view.folded[start:end])
        return self._trimmed(start, start + match.start())[1] if match else end

    def _cues(self, sentence: Range) -> Iterator[_Cue]:
        yield from self._ergative(sentence)
        yield from self._said(sentence)
        yield from self._according(sentence)
        yield from self._saying(sentence)
        yield from self._stated(sentence)
        yield from self._dropped(sentence)

    # -------------------------------------------------------------- X نے … کہا کہ
    def _ergative(self, sentence: Range) -> Iterator[_Cue]:
        marks = [m for m in _NE.finditer(self.view.folded, *sentence) if not self.view.in_quote[m.start()]]
        for number, mark in enumerate(marks):
            limit = marks[number + 1].start() if number + 1 < len(marks) else sentence[1]
            speaker = self.phrases.before(mark.start(), sentence[0])
            if speaker is None:
                continue
            after = mark.end()
            cue = (
                self._claimed(after, sentence, speaker)
                or self._with_clause(after, limit, sentence, speaker)
                or self._with_object(after, limit, speaker)
            )
            if cue is not None:
                yield cue

    def _claimed(self, at: int, sentence: Range, speaker: Phrase) -> _Cue | None:
        """ "حملے کی ذمہ داری X نے قبول کی": what is claimed stands before."""
        match = self.words.accepted.match(self.view.folded, at + 1, sentence[1])
        low = max(self.view.folded.rfind(mark, sentence[0], speaker.start) for mark in "،,") + 1
        content = self.view.trimmed(max(low, sentence[0]), speaker.start)
        if match is None or "ذمہ" not in self.view.folded[slice(*content)]:
            return None
        return _Cue(match.span(), "ذمہ داری", "act", speaker, (content,), forward=False)

    def _with_clause(self, low: int, limit: int, sentence: Range, speaker: Phrase) -> _Cue | None:
        """A verb with کہ or a quotation after it, or at the end with the words said before its speaker."""
        for match in self.words.clause.finditer(self.view.folded, low, limit):
            cue, word = self._verb(match)
            heard = self._hearer(low, cue[0], word)
            content = self._following(match.end(), sentence) or self._at_once(match.end(), word, sentence)
            if content:
                return _Cue(cue, word, "clause", speaker, content, heard)
            earlier = self._preceding(speaker.start, sentence) if word in _PLAIN else ()
            if earlier and not self.view.text[match.end() : sentence[1]].strip(_STOPS):
                return _Cue(cue, word, "clause", speaker, earlier, heard, forward=False)
        return None

    def _with_object(self, low: int, limit: int, speaker: Phrase) -> _Cue | None:
        """A verb whose object stands before it: … کی مذمت کی."""
        match = self.words.act.search(self.view.folded, low, limit)
        if match is None or speaker.kind == "document":
            return None
        cue, word = self._verb(match)
        lead = self.words.leading.match(self.view.folded, low + 1, cue[0])
        content = self._trimmed(*self.view.trimmed(lead.end() if lead else low, cue[0]))
        if content[0] >= content[1]:
            return None
        return _Cue(cue, word, "act", speaker, (content,), self._hearer(low, cue[0], word))

    def _verb(self, match: re.Match[str]) -> tuple[Range, str]:
        """The verb without its auxiliaries, and the word it is listed by."""
        number = next(int(name[1:]) for name, value in match.groupdict().items() if value and name[0] == "v")
        return match.span(f"v{number}"), self.words.verbs[number]

    def _following(self, at: int, sentence: Range) -> tuple[Range, ...]:
        """What کہ, a colon or an opening quotation mark introduces, up to the end of the sentence."""
        patterns = (_THAT, _COLON, _COMMA)
        that = next((m for m in (p.match(self.view.folded, at, sentence[1]) for p in patterns) if m), None)
        if that is None:
            return ()
        quote = self.view.quote_starts.get(that.end())
        if quote is not None and not self.view.text[quote[1] : sentence[1]].strip(_STOPS):
            return (quote,)
        piece = self._trimmed(that.end(), sentence[1])
        return (piece,) if piece[0] < piece[1] else ()

    def _at_once(self, at: int, word: str, sentence: Range) -> tuple[Range, ...]:
        """What "said" introduces without کہ, where enough words follow."""
        if word != "کہا" or _WORDS.match(self.view.folded, at, sentence[1]) is None:
            return ()
        return (self._trimmed(self._skip(at, sentence[1]), sentence[1]),)

    def _preceding(self, end: int, sentence: Range) -> tuple[Range, ...]:
        """The words said before their speaker is named."""
        piece = self._trimmed(sentence[0], end)
        if len(words_of(self.view, *piece)) > 2 and (self.view.in_quote[piece[1] - 1] or self._is_cut_off(end)):
            return (piece,)
        return ()

    def _is_cut_off(self, at: int) -> bool:
        before = self.view.text[:at].rstrip()
        return bool(before) and before[-1] in "،,:"

    def _hearer(self, low: int, at: int, word: str) -> Range | None:
        """Who is told, asked or spoken with."""
        words = words_of(self.view, low, at)
        talk = self.words.talks.search(self.view.folded, low, at)
        if words and words[-1].text in self.words.markers and word not in ("مذمت", "تعریف"):
            end, first = words[-1].start, low
        elif talk is not None:
            end, first = talk.start(), low
        else:
            return None
        phrase = self.phrases.before(self.view.trimmed(first, end)[1], first)
        if phrase is None or phrase.kind not in ("actor", "name", "office", "body", "pronoun"):
            return None
        return phrase.range if phrase.kind != "name" or phrase.title or self._is_known(phrase) else None

    # -------------------------------------------------------------- other frames
    def _said(self, sentence: Range) -> Iterator[_Cue]:
        """X کا کہنا ہے کہ."""
        for match in self._outside(self.words.said, sentence):
            speaker = self.phrases.before(match.start(), sentence[0])
            if speaker is None or speaker.kind == "other":
                continue
            content = self._following(match.end(), sentence)
            earlier = () if content else self._preceding(speaker.start, sentence)
            if content or (earlier and not self.view.text[match.end() : sentence[1]].strip(_STOPS)):
                yield _Cue(match.span("cue"), "کہا", "clause", speaker, content or earlier, forward=bool(content))

    def _according(self, sentence: Range) -> Iterator[_Cue]:
        """X کے مطابق, where X can speak."""
        matches = list(self._outside(self.words.according, sentence))
        for number, match in enumerate(matches):
            speaker = self.phrases.before(match.start(), sentence[0])
            if speaker is None or not self._is_source(speaker):
                continue
            last = sentence[1] if number + 1 == len(matches) else self._next_source(matches[number + 1], sentence)
            piece = self._trimmed(self._skip(match.end(), last), last)
            content = (piece,) if piece[0] < piece[1] else self._preceding(speaker.start, sentence)
            if content:
                yield _Cue(match.span(), "مطابق", "source", speaker, content, forward=piece[0] < piece[1])

    def _carrier(self, sentence: Range, before: int) -> Range | None:
        """The outlet or agency by whose report somebody speaks."""
        match = self.words.according.search(self.view.folded, sentence[0], before)
        phrase = self.phrases.before(match.start(), sentence[0]) if match else None
        return phrase.range if phrase is not None and phrase.kind == "carrier" else None

    def _next_source(self, match: re.Match[str], sentence: Range) -> int:
        speaker = self.phrases.before(match.start(), sentence[0])
        return speaker.start if speaker is not None and self._is_source(speaker) else sentence[1]

    def _is_source(self, speaker: Phrase) -> bool:
        text = self.view.folded[slice(*speaker.range)]
        if self.words.not_source.search(text) or speaker.kind in ("carrier", "other", "document"):
            return False
        return speaker.kind != "name" or speaker.title is not None or self._is_known(speaker)

    def _is_known(self, speaker: Phrase) -> bool:
        return speaker.end in self.view.actors_by_end or self.view.folded[slice(*speaker.range)] in self.phrases.known

    def _saying(self, sentence: Range) -> Iterator[_Cue]:
        """X کہتے ہیں کہ."""
        for match in self._outside(self.words.saying, sentence):
            speaker = self.phrases.before(self.view.trimmed(sentence[0], match.start())[1], sentence[0])
            content = self._following(match.end(), sentence)
            if speaker is not None and speaker.kind != "other" and content:
                yield _Cue(match.span(), "کہا", "clause", speaker, content)

    def _stated(self, sentence: Range) -> Iterator[_Cue]:
        """ "It was said in a statement of X that …": X speaks, else the statement."""
        for match in self._outside(self.words.stated, sentence):
            issued = self.words.issued.search(self.view.folded, sentence[0], match.start())
            speaker = self.phrases.before(issued.start(), sentence[0]) if issued else self._paper(sentence, match)
            content = self._trimmed(match.end(), sentence[1])
            content = self.view.trimmed(*content)
            if speaker is not None and speaker.kind != "other" and content[0] < content[1]:
                word = self.view.folded[slice(*match.span())].split()[0]
                yield _Cue(match.span(), word, "clause", speaker, (content,))

    def _dropped(self, sentence: Range) -> Iterator[_Cue]:
        """ "کہا …": the sentence before names who speaks."""
        match = self.words.dropped.match(self.view.folded, *sentence)
        last = self.drafts[-1] if self.drafts else None
        if (
            match is None
            or last is None
            or last.speaker is None
            or last.sentence != self.view.sentence_before(sentence[0])
        ):
            return
        content = self._following(match.end(), sentence) or (
            self._trimmed(self._skip(match.end(), sentence[1]), sentence[1]),
        )
        yield _Cue(match.span(), "کہا", "clause", last.speaker, content)

    def _paper(self, sentence: Range, match: re.Match[str]) -> Phrase | None:
        """The statement itself: بیان میں کہا گیا."""
        words = words_of(self.view, sentence[0], match.start())
        at = next((i for i in range(len(words) - 1, 0, -1) if words[i].text == "میں"), 0)
        phrase = self.phrases.before(words[at].start, sentence[0]) if at else None
        return phrase if phrase is not None and phrase.kind == "document" else None

    # -------------------------------------------------------------- headlines
    def _headed(self, sentence: Range, paragraph: Range, number: int) -> Iterator[Draft]:
        """A first line that names its speaker before a colon, after a comma, or as whose demand it is."""
        low, high = sentence
        is_headline = number < 2 and sentence == paragraph and self.view.text[high - 1] not in "۔؟!"
        if not is_headline or len(words_of(self.view, low, high)) > _HEADLINE_WORDS:
            return
        yield from (self._colon_head(low, high) or self._tail(low, high) or self._noun_head(low, high) or ())

    def _colon_head(self, low: int, high: int) -> list[Draft]:
        at = self.view.text.find(":", low, high)
        speaker = self._strict(low, at) if at > low else None
        content = self._trimmed(self._skip(at + 1, high), high)
        if speaker is None or content[0] >= content[1]:
            return []
        return [Draft((at, at + 1), ":", "headline", (content,), speaker, (low, high))]

    def _tail(self, low: int, high: int) -> list[Draft]:
        """ "…، محسن نقوی" or "…: محسن نقوی کا عزم": who said it stands at the end."""
        at = max(self.view.text.rfind(mark, low, high) for mark in "،:")
        if at <= low:
            return []
        first = self._skip(at + 1, high)
        speaker = self._strict(first, high) or self._owner(first, high)
        if speaker is None:
            return []
        return [Draft((at, at + 1), self.view.text[at], "headline", (self._trimmed(low, at),), speaker, (low, high))]

    def _owner(self, low: int, high: int) -> Phrase | None:
        """Whose demand or resolve the end of a headline is."""
        match = self.words.headline_noun.search(self.view.folded[low:high])
        genitive = _GENITIVE.search(self.view.folded, low, high)
        return self._strict(low, self.view.trimmed(low, genitive.start())[1]) if match and genitive else None

    def _noun_head(self, low: int, high: int) -> list[Draft]:
        """ "چین کی … کی مذمت": whose condemnation it is."""
        match = self.words.headline.search(self.view.folded, low, high)
        genitive = _GENITIVE.search(self.view.folded, low, high)
        if match is None or genitive is None or genitive.start() >= match.start():
            return []
        speaker = self._strict(low, self.view.trimmed(low, genitive.start())[1])
        content = self._trimmed(*self.view.trimmed(genitive.end(), match.start("word")))
        if speaker is None or content[0] >= content[1]:
            return []
        word = match.group("word").split()[-1].replace("\u0670", "")
        return [Draft(match.span("word"), word, "headline", (content,), speaker, (low, high))]

    def _strict(self, low: int, high: int) -> Phrase | None:
        """A speaker that is all of these words, and known or named by office."""
        words = words_of(self.view, low, high)
        phrase = self.phrases.before(high, low) if words else None
        if phrase is None or phrase.kind not in _STRICT or phrase.start > words[0].start:
            return None
        is_sure = phrase.kind != "name" or phrase.title is not None or self._is_known(phrase)
        return phrase if is_sure else None

    # -------------------------------------------------------------- offsets
    def _outside(self, pattern: re.Pattern[str], sentence: Range) -> Iterator[re.Match[str]]:
        return (m for m in pattern.finditer(self.view.folded, *sentence) if not self.view.in_quote[m.start()])

    def _skip(self, at: int, end: int) -> int:
        while at < end and self.view.text[at] in _STOPS:
            at += 1
        return at

    def _trimmed(self, start: int, end: int) -> Range:
        while end > start and self.view.text[end - 1] in _STOPS:
            end -= 1
        return start, end
