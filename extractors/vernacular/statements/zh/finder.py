"""Statements of Chinese texts, by verbs of saying, the clause before them and the quotation marks beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.vernacular.statements.drafts import Draft, Phrase
from extractors.vernacular.statements.view import Range, View
from extractors.vernacular.statements.zh.clauses import COMMAS, STOPS, Clauses
from extractors.vernacular.statements.zh.phrases import PhraseReader, Subject
from extractors.vernacular.statements.zh.words import ChineseWords

_LEADS = '，,：:“「『"'
_COLONS = "：:"
_QUESTIONS = "？?"
_TO = "对向就"
_LONGEST_HEAD = 24
"""Characters of a speaker before a headline's colon."""


def chinese_drafts(view: View, words: ChineseWords) -> tuple[Draft, ...]:
    """Return the statements of an article as drafts, in order of the text."""
    reader = _Reader(view, words, PhraseReader(view, words), Clauses(view))
    for number, paragraph in enumerate(view.paragraphs):
        reader.read_paragraph(number, paragraph)
    return tuple(reader.drafts)


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb of saying in its sentence."""

    start: int
    end: int
    word: str
    clause_start: int
    subject: Subject

    @property
    def range(self) -> Range:
        return self.start, self.end


@dataclass
class _Reader:
    """Walks an article paragraph by paragraph; `drafts` are those found so far."""

    view: View
    words: ChineseWords
    phrases: PhraseReader
    clauses: Clauses
    drafts: list[Draft] = field(default_factory=list)

    def read_paragraph(self, number: int, paragraph: Range) -> None:
        """Add the drafts of one paragraph."""
        before = len(self.drafts)
        if self._goes_on_quoted(number, paragraph):
            return
        head = self._headed(paragraph)
        if head is not None:
            self.drafts.append(head)
            return
        for sentence in self.view.sentences_in(*paragraph):
            if len(self.drafts) > before and self._is_quoted(sentence):
                self._add(sentence)
                continue
            found = list(self._in_sentence(sentence, len(self.drafts) > before))
            if found:
                self.drafts.extend(found)
            elif len(self.drafts) > before:
                self._go_on(sentence)

    def _is_quoted(self, sentence: Range) -> bool:
        """Whether a sentence is a quotation and nothing else."""
        quote = self.view.quote_starts.get(sentence[0])
        return quote is not None and not self.view.text[quote[1] : sentence[1]].strip(STOPS)

    def _add(self, piece: Range) -> None:
        """Give a piece of text to the last statement."""
        last = self.drafts[-1]
        self.drafts[-1] = last.with_content(*last.content, self.clauses.trimmed(*piece))

    # -------------------------------------------------------------- whole paragraphs
    def _goes_on_quoted(self, number: int, paragraph: Range) -> bool:
        """Whether a paragraph that is one quotation continues the one that the last statement ended with."""
        quote = self.view.quote_starts.get(paragraph[0])
        if quote is None or not self.drafts or self.view.text[quote[1] : paragraph[1]].strip(STOPS):
            return False
        last, above = self.drafts[-1], self.view.paragraphs[number - 1]
        end = last.content[-1][1]
        if last.frame != "quote" or not above[0] <= end <= above[1] or self.view.text[end : above[1]].strip(STOPS):
            return False
        self.drafts[-1] = last.with_content(*last.content, quote)
        return True

    def _headed(self, paragraph: Range) -> Draft | None:
        """A headline or an answer that opens with its speaker and a colon."""
        low, high = paragraph
        at = next((i for i in range(low, min(high, low + _LONGEST_HEAD)) if self.view.text[i] in "。" + _COLONS), -1)
        if at < 0 or self.view.text[at] not in _COLONS or self.view.in_quote[at]:
            return None
        low = self.clauses.start(low, at)
        if self.words.no_speakers.search(self.view.folded[low:at]) or self._is_verb(low, at):
            return None
        is_answer = self.view.folded[low:at] in self.words.answers
        phrase = self._spokesperson(low) if is_answer else self.phrases.phrase(low, at)
        if not is_answer and (phrase is None or phrase.kind not in ("actor", "name", "office", "body")):
            return None
        content = self.clauses.trimmed(self.clauses.skip(at + 1, high), high)
        if content[0] >= content[1]:
            return None
        return Draft((at, at + 1), "：", "colon", (content,), phrase, paragraph)

    def _spokesperson(self, before: int) -> Phrase | None:
        """Who answers: the last spokesperson that the text names before."""
        named = list(self.words.spokesperson.finditer(self.view.folded, 0, before))
        return Phrase(*named[-1].span(), "office", title=named[-1].span()) if named else None

    def _is_verb(self, low: int, end: int) -> bool:
        """Whether the words before a colon end with a verb of saying."""
        return any(match.end() == end for match in self.words.cue.finditer(self.view.folded, low, end))

    # -------------------------------------------------------------- one sentence
    def _in_sentence(self, sentence: Range, follows: bool) -> Iterator[Draft]:
        source = self._sourced(sentence)
        if source is not None:
            yield source
            return
        suffered = self._suffered(sentence)
        if suffered is not None:
            yield suffered
            return
        found: list[Draft] = []
        for cue in self._cues(sentence):
            self._take(cue, sentence, found, follows)
        yield from found

    def _take(self, cue: _Cue, sentence: Range, found: list[Draft], follows: bool) -> None:
        """Start a statement with a cue, or add to the sentence's last."""
        current = found[-1] if found else None
        if current is not None and (cue.subject.is_empty or self._is_inner(cue, current)):
            found[-1] = self._longer(current, cue, sentence)
            return
        if current is None and follows and self._speaks_for_side(cue):
            self._go_on(sentence)
            return
        speaker = self._speaker(cue, sentence, follows)
        if speaker is None or speaker.kind == "carrier":
            return
        if current is not None:
            found[-1] = self._ended(current, cue.clause_start)
        after = self._after(cue, sentence)
        quoted = self._quoted_before(cue, sentence, current)
        if quoted and after and follows and current is None and not self._is_joined(quoted, cue):
            self._add(quoted[0])
            quoted = []
        if quoted or after:
            found.append(self._draft(cue, speaker, sentence, [*quoted, *after]))

    def _cues(self, sentence: Range) -> Iterator[_Cue]:
        found = list(self._all_cues(*sentence))
        for number, cue in enumerate(found):
            later = found[number + 1 :]
            if not any(self._is_stronger(other, cue) for other in later):
                yield cue

    def _is_stronger(self, other: _Cue, cue: _Cue) -> bool:
        """Whether a later verb of the same clause is the one that reports: 在回应提问时表示，…."""
        same = other.clause_start == cue.clause_start and other.subject.phrase == cue.subject.phrase
        return same and other.word in self.words.clause and self._introduces(other) and not self._introduces(cue)

    def _introduces(self, cue: _Cue) -> bool:
        return self.view.text[cue.end : cue.end + 1] in tuple(_LEADS)

    def _all_cues(self, low: int, high: int) -> Iterator[_Cue]:
        for match in self.words.cue.finditer(self.view.folded, low, high):
            start = match.start()
            is_opening = self.view.text[match.end() : match.end() + 1] in tuple(_COLONS)
            if self.view.in_quote[start] or (not is_opening and self._is_spoiled(match, low)):
                continue
            left = self.clauses.start(low, start)
            word = match.group("verb") or match.group("say")
            yield _Cue(start, match.end(), word, left, self.phrases.subject(left, start))

    def _is_spoiled(self, match: re.Match[str], low: int) -> bool:
        """Whether the words before a verb deny it or make another word of it."""
        start = match.start()
        before = self.view.folded[max(low, start - 6) : start]
        if self.words.spoiled_before.search(before):
            return True
        if match.group("say") is not None:
            return self.words.spoiled_say.search(before) is not None
        accord = self.words.in_accord.search(self.view.folded[max(low, start - _LONGEST_HEAD) : start])
        return accord is not None and match.group("verb") not in self.words.clause

    def _is_inner(self, cue: _Cue, current: Draft) -> bool:
        """Whether a verb stands inside what another introduced: no comma after it, no break before it."""
        if not any(start <= cue.start < end for start, end in current.content):
            return False
        phrase = cue.subject.phrase
        if not any(mark in self.view.text[current.cue[1] : cue.start] for mark in COMMAS):
            return True
        if current.word not in self.words.clause and phrase is not None and phrase.kind in ("name", "office"):
            return False
        if cue.word not in self.words.clause or phrase is None:
            return True
        return not self._introduces(cue) and self.view.text[cue.clause_start - 1] not in "；;"

    def _speaks_for_side(self, cue: _Cue) -> bool:
        """Whether a minister's words go on: 中方希望… after 李强表示…."""
        phrase = cue.subject.phrase
        if not self.drafts or phrase is None or not self._may_go_on(self.drafts[-1]):
            return False
        last = self.drafts[-1].speaker
        if last is None or last.kind == "both" or self._words(last) in self.words.sides:
            return False
        return self._words(phrase) in self.words.sides

    def _words(self, phrase: Phrase) -> str:
        return self.view.folded[slice(*phrase.range)]

    def _may_go_on(self, last: Draft) -> bool:
        return last.frame in ("clause", "colon") and last.word not in self.words.not_going_on

    # -------------------------------------------------------------- who speaks
    def _speaker(self, cue: _Cue, sentence: Range, follows: bool) -> Phrase | None:
        if cue.subject.phrase is not None:
            return cue.subject.phrase if self._may_say(cue, cue.subject.phrase) else None
        if cue.word in self.words.plain:
            return None
        if not cue.subject.is_empty:
            strong = cue.word in self.words.clause and self._introduces(cue)
            return self.phrases.unknown(*cue.subject.rest) if strong else None
        return self._carried(cue, sentence, follows)

    def _may_say(self, cue: _Cue, phrase: Phrase) -> bool:
        """Whether this speaker reports with this verb: weak verbs need somebody who can act, close by."""
        if cue.word not in self.words.plain:
            return True
        if phrase.kind in ("document", "pronoun"):
            return False
        low, high = self.phrases.within(*cue.subject.rest)
        return low >= high or self.view.text[low] in _TO or (phrase.kind == "name" and self._introduces(cue))

    def _carried(self, cue: _Cue, sentence: Range, follows: bool) -> Phrase | None:
        """The subject of an earlier clause of the sentence, else of the statement just before it."""
        at = cue.clause_start - 1
        while at > sentence[0]:
            start = self.clauses.start(sentence[0], at)
            phrase = None if self.view.in_quote[at - 1] else self.phrases.subject(start, at).phrase
            if phrase is not None and phrase.kind != "document":
                return phrase
            at = start - 1
        return self.drafts[-1].speaker if follows and self.drafts and cue.clause_start == sentence[0] else None

    # -------------------------------------------------------------- what is said
    def _draft(self, cue: _Cue, speaker: Phrase, sentence: Range, content: list[Range]) -> Draft:
        quoted = any(piece in self.view.quotes for piece in content)
        frame = "quote" if quoted else "clause" if cue.word in self.words.clause else "act"
        heard = self._hearer(cue, sentence)
        carried = self.words.carried.search(self.view.folded, sentence[0], speaker.start)
        who = (self.words.lead_end(carried), carried.end("who")) if carried else None
        return Draft(cue.range, cue.word, frame, tuple(sorted(content)), speaker, sentence, heard, who)

    def _is_joined(self, quoted: list[Range], cue: _Cue) -> bool:
        """Whether a quotation runs into the verb after it: by a comma, or as words without a stop of their own."""
        end = quoted[0][1]
        return "，" in self.view.text[end - 2 : cue.clause_start] or not self.view.is_closed_sentence(quoted[0])

    def _quoted_before(self, cue: _Cue, sentence: Range, current: Draft | None) -> list[Range]:
        """The quotation that ends where the cue's clause begins, unless it is another's."""
        at = cue.clause_start
        while at > sentence[0] and self.view.text[at - 1] in "，, ":
            at -= 1
        quote = self.view.quote_ends.get(at)
        if quote is None or not self.view.is_utterance(quote):
            return []
        return [] if current is not None and quote in current.content else [quote]

    def _object(self, cue: _Cue) -> int | None:
        """Where the object before the verb begins: 对…表示哀悼, 对…予以谴责."""
        is_told = cue.word not in self.words.clause or not self._introduces(cue)
        if not is_told or (cue.word in self.words.clause and cue.word != "表示"):
            return None
        low, high = self.phrases.within(*cue.subject.rest)
        at = max(self.view.folded.rfind(word, low, high) for word in _TO)
        return at if at >= 0 else None

    def _after(self, cue: _Cue, sentence: Range) -> list[Range]:
        """The quotation that follows at once, else the words up to the end of the sentence."""
        before = self._object(cue)
        if before is not None:
            pieces = [
                self.view.trimmed(before, cue.start),
                self.clauses.trimmed(self.clauses.skip(cue.end, sentence[1]), sentence[1]),
            ]
            return [piece for piece in pieces if piece[0] < piece[1]]
        low = self.clauses.skip(self._after_hearer(cue, sentence), sentence[1])
        quote = self.view.quote_starts.get(low)
        if quote is not None and (
            self.view.is_utterance(quote) or self.view.text[quote[1] : sentence[1]].strip(STOPS) == ""
        ):
            return [quote]
        piece = self.clauses.trimmed(low, sentence[1])
        return [piece] if piece[0] < piece[1] else []

    def _after_hearer(self, cue: _Cue, sentence: Range) -> int:
        """Where the words begin after "told the reporters,"."""
        if cue.word not in self.words.telling:
            return cue.end
        comma = min(
            (at for at in (self.view.text.find(c, cue.end, sentence[1]) for c in "，,：:") if at >= 0), default=-1
        )
        return comma if 0 < comma - cue.end <= _LONGEST_HEAD else cue.end

    def _longer(self, current: Draft, cue: _Cue, sentence: Range) -> Draft:
        """A statement with what a further verb of the same speaker introduces."""
        if any(start <= cue.start < end for start, end in current.content):
            return current
        return current.with_content(*current.content, *self._after(cue, sentence))

    def _ended(self, current: Draft, at: int) -> Draft:
        """A statement whose words end where another speaker's clause begins."""
        kept = [self.clauses.trimmed(start, min(end, at)) for start, end in current.content if start < at]
        return current.with_content(*(piece for piece in kept if piece[0] < piece[1])) if kept else current

    def _go_on(self, sentence: Range) -> None:
        """Let the last statement run over a sentence in which a readout goes on."""
        last = self.drafts[-1]
        if not self._may_go_on(last) or self.view.text[sentence[1] - 1] in _QUESTIONS:
            return
        if self.words.going_on.search(self.view.folded, *sentence):
            start, _ = last.content[-1]
            self.drafts[-1] = last.with_content(*last.content[:-1], (start, self.clauses.trimmed(*sentence)[1]))

    def _hearer(self, cue: _Cue, sentence: Range) -> Range | None:
        """To whom, by 对 or 向 before the verb or as the object of asking."""
        low, high = self.phrases.within(*cue.subject.rest)
        match = self.words.hearer.fullmatch(self.view.folded, low, high) if low < high else None
        match = match or self.words.hearer.match(self.view.folded, cue.start, sentence[1])
        return match.span("who") if match else None

    # -------------------------------------------------------------- other frames
    def _sourced(self, sentence: Range) -> Draft | None:
        """据…介绍, …: who is named speaks; a carrier alone is nobody's statement."""
        match = self.words.cited.search(self.view.folded, *sentence) or self.words.source.match(
            self.view.folded, *sentence
        )
        if match is None or self.view.in_quote[match.start()]:
            return None
        phrase = self.phrases.subject(*match.span("speaker")).phrase
        if phrase is None or phrase.kind in ("carrier", "document", "pronoun"):
            return None
        content = self.clauses.trimmed(self.clauses.skip(match.end(), sentence[1]), sentence[1])
        if content[0] >= content[1] or self._opens_with_cue(content):
            return None
        cue = match.span("verb") if match.group("verb") else (match.start(), match.start("speaker"))
        return Draft(cue, "据", "source", (content,), phrase, sentence)

    def _opens_with_cue(self, content: Range) -> bool:
        """Whether what a source is given for is itself what somebody says."""
        return any(cue.subject.phrase is not None and cue.clause_start == content[0] for cue in self._cues(content))

    def _suffered(self, sentence: Range) -> Draft | None:
        """遭到…谴责: who condemns speaks of what stands before."""
        for match in self.words.passive.finditer(self.view.folded, *sentence):
            phrase = self.phrases.phrase(*match.span("speaker"))
            content = self.view.trimmed(self.clauses.start(sentence[0], match.start()), match.start())
            if phrase is None or phrase.kind not in ("actor", "name", "office", "body", "both"):
                continue
            if content[0] < content[1] and not self.view.in_quote[match.start()]:
                return Draft(match.span("verb"), match.group("verb"), "passive", (content,), phrase, sentence)
        return None
