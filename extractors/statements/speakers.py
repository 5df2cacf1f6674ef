"""Who a speaker phrase stands for: names, pronouns, offices and groups resolved across the article."""

from bisect import insort
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Token

from extractors.records import Speaker
from extractors.statements.bodies import Bodies
from extractors.statements.drafts import Draft
from extractors.statements.people import Being, People, agree, initials
from extractors.statements.sayers import can_hear, taken_up
from extractors.statements.view import Range, View

_MALE = frozenset({"he", "his", "him", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_THING = frozenset({"it", "its"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_OPEN = frozenset({"a", "an", "another", "some", "many", "several", "one", "two", "three", "few", "any", "no", "other"})
_RIGHT = frozenset({"prep", "amod", "compound", "flat", "nummod", "conj", "cc", "case", "nmod"})
_SMALL = frozenset({"of", "the", "and", "for", "to", "in", "on"})
_REACH = 400
"""Tokens back to which a pronoun or office may refer."""
_LONG_NAME = 120
"""Characters before an abbreviation in which its full form may stand."""
_NEAR = 120
"""Tokens after which the last speaker is no longer the first guess."""
_TOGETHER = 250
"""Tokens after which "they" no longer goes back to the two who spoke as one."""
_RANKS = frozenset({"top", "senior", "leading", "visiting", "same", "veteran", "new", "federal"})
"""Words of a description that tell nobody apart."""
_SPOKE = 25
"""What having spoken last is worth, in half tokens of distance."""


@dataclass
class SpeakerReader:
    """Resolves an article's speakers in order; remembers who spoke last."""

    view: View
    people: People
    last: Being | None = None
    last_at: int = -10_000
    unnamed_at: int = -10_000
    """Where somebody spoke last whom the text does not name."""
    together: str | None = None
    together_at: int = -10_000
    """Who spoke as one last, and where."""
    known: dict[int, Being | None] = field(default_factory=dict)
    """Heads resolved already: one phrase, one reading."""

    def read(self, draft: Draft) -> Speaker | None:
        """Return the speaker of a draft, resolved where the article or the actor list allows it."""
        if draft.speaker_range is not None:
            return self._written(draft.speaker_range)
        if draft.speaker is None:
            return None
        head = self.view.tokens[draft.speaker]
        start, end = self.phrase(head)
        text = self.view.text[start:end]
        together = self._together(head, text)
        if together is not None:
            return Speaker(text, start, end, name=together)
        being = self.being(head)
        return self._speaker(text, start, end, being, head)

    def named(self, head: Token) -> str:
        """Return the name a phrase stands for, else the phrase itself up to its head."""
        being = self.being(head) if head.text not in self.view.words.statements.capitals else None
        if being is not None:
            return being.name
        return self.view.text[self.phrase(head)[0] : head.idx + len(head)]

    def hearer(self, draft: Draft, speaker: Speaker | None) -> str | None:
        """Return to whom a draft is said: the name, else the words; nobody speaks to himself."""
        if draft.addressee is None:
            return None
        head = self.view.tokens[draft.addressee]
        if draft.frame == "object" and not can_hear(self.view, head):
            return None
        name = self.named(head)
        return head.text if speaker is not None and name == speaker.name else name

    def _written(self, span: Range) -> Speaker:
        tokens = range(self.view.token_at(span[0]), self.view.token_at(span[1] - 1) + 1)
        being = next((self.people.by_token[i] for i in reversed(tokens) if i in self.people.by_token), None)
        return self._speaker(self.view.text[slice(*span)], *span, being, self.view.doc[tokens[-1]])

    def _speaker(self, text: str, start: int, end: int, being: Being | None, head: Token) -> Speaker:
        if being is None:
            self.last, self.unnamed_at = None, head.i
            name = self._expanded(text) or self._proper(head) or self._taken_up_phrase(head)
            return Speaker(text, start, end, name=name, organisation=self._organisation(head))
        self._remember(being, head.i)
        actor = being.actor
        return Speaker(
            text,
            start,
            end,
            name=self._expanded(being.name) or being.name,
            actor_id=actor.actor_id if actor is not None else None,
            title=(actor.title if actor is not None else None) or self._title(head),
            organisation=(actor.organisation if actor is not None else None) or self._organisation(head),
        )

    def _remember(self, being: Being, at: int) -> None:
        self.last, self.last_at = being, at
        if at not in being.at:
            insort(being.at, at)

    # -------------------------------------------------------------- phrases
    def phrase(self, head: Token) -> Range:
        """Return the noun phrase of a head as written, without clauses and appositions after it."""
        doc = self.view.doc
        low = self.view.sentence(head)[0]
        start = max(head.left_edge.i, low)
        for at in range(head.i - 1, start - 1, -1):
            if self._is_break(at) or self.view.quote_of[at] != self.view.quote_of[head.i]:
                start = at + 1
                break
        while start < head.i and doc[start].is_punct and doc[start].text not in ('"', "“", "'", "‘"):
            start += 1
        end = head.i + 1
        for child in sorted(head.rights, key=lambda c: c.i):
            if child.dep_ not in _RIGHT or child.left_edge.i != end or child.right_edge.i - head.i > 14:
                break
            if any(
                token.tag_ in ("VBD", "VBZ", "VBP") or token.ent_type_ in ("DATE", "TIME") for token in child.subtree
            ):
                break
            end = child.right_edge.i + 1
        return self.view.chars(start, max(end, self._end_after_bracket(head)))

    def _is_break(self, at: int) -> bool:
        """Whether a token ends what stands before a phrase: a line, a colon, the agency of a dateline "(AFP)"."""
        doc = self.view.doc
        if doc[at].is_space or doc[at].text in (":", ";"):
            return True
        return doc[at].text == ")" and at > 1 and doc[at - 2].text == "(" and doc[at - 1].text.isupper()

    def _proper(self, head: Token) -> str | None:
        """The capitals a phrase ends with, where nobody tagged them as a name."""
        lists = self.view.words.statements
        common = self.view.lemma(head) in lists.person | lists.group | lists.document
        if head.pos_ != "PROPN" or common or not head.text[0].isupper():
            return None
        first = head.i
        while (
            first > head.left_edge.i
            and self.view.tokens[first - 1].text[0].isupper()
            and self.view.tokens[first - 1].pos_ == "PROPN"
        ):
            first -= 1
        while first < head.i and self.view.tokens[first].lower_ in lists.departments:
            first += 1
        return self.view.text[slice(*self.view.chars(first, head.i + 1))]

    def _title(self, head: Token) -> str | None:
        """The words of office beside a name: before it, else in apposition to it."""
        lists = self.view.words.statements
        being = self.people.by_token.get(head.i)
        named = [i for i in range(head.left_edge.i, head.i + 1) if self.people.by_token.get(i) is being]
        before = self.view.doc[head.left_edge.i : named[0]] if named else ()
        words = [t for t in before if t.pos_ not in ("DET", "PUNCT")]
        if any(self.view.lemma(t) in lists.person for t in words):
            return self.view.text[slice(*self.view.chars(words[0].i, words[-1].i + 1))]
        beside = next((c for c in head.children if c.dep_ == "appos" and self.view.lemma(c) in lists.person), None)
        if beside is None:
            return None
        beside_words = [t for t in beside.lefts if t.dep_ in ("compound", "amod", "nmod")]
        return " ".join(t.text for t in (*beside_words, beside))

    def _organisation(self, head: Token) -> str | None:
        """The body named after a name or office: "spokesman for the Foreign Office"."""
        own = self.people.by_token.get(head.i)
        after = (t for c in head.rights if c.dep_ in ("prep", "appos") for t in c.subtree)
        for token in after:
            being = self.people.by_token.get(token.i)
            if token.i and self.view.tokens[token.i - 1].text == "(":
                continue
            if being is not None and being is not own and token.ent_type_ == "ORG" and not being.is_person:
                return being.name
        return None

    def _expanded(self, text: str) -> str | None:
        """What an abbreviation was introduced for: "anti-terrorism court (ATC)"."""
        short = text.removeprefix("The ").removeprefix("the ")
        if not short.isupper() or not short.isalpha():
            return None
        opened = self.view.text.find(f"({short})")
        if opened < 0:
            return None
        words = self.view.text[max(opened - _LONG_NAME, 0) : opened].split("\n")[-1].split()
        for count in range(1, min(len(words), 9) + 1):
            letters = "".join(p[0] for w in words[-count:] for p in w.split("-") if w.lower() not in _SMALL).upper()
            if letters == short:
                return " ".join(words[-count:])
        return None

    # -------------------------------------------------------------- who
    def being(self, head: Token) -> Being | None:
        """Return who a head word stands for, or None where the text does not say."""
        if head.i not in self.known:
            self.known[head.i] = self._resolved(head)
        return self.known[head.i]

    def _resolved(self, head: Token) -> Being | None:
        named = self._named(head)
        if named is not None:
            return named
        word = head.lower_
        if word in _MALE | _FEMALE:
            return self._gendered(head.i, "male" if word in _MALE else "female")
        if word in _RELATIVE:
            return self._antecedent(head)
        if word in _THING:
            return self._body(head.i)
        owner = self._bodies.owner_of(head)
        return self.being(owner) if owner is not None else self._described(head)

    def _described(self, head: Token) -> Being | None:
        """Whom a description stands for: "the interior minister", "the group"."""
        is_noun = head.pos_ in ("NOUN", "PROPN") or self.view.lemma(head) in self.view.words.statements.person
        if not is_noun or self._is_open(head):
            return None
        return self._by_letters(head) or self._by_office(head) or self._by_list(head) or self._bodies.body_of(head)

    def _by_list(self, head: Token) -> Being | None:
        """Whom the actor list gives for an office that is told apart: "the interior minister", not "the minister"."""
        qualified = any(c.dep_ in ("compound", "amod", "poss", "nmod") for c in head.lefts)
        return self.people.by_office.get(head.i) if qualified else None

    @cached_property
    def _bodies(self) -> Bodies:
        return Bodies(self.view, self.people)

    def _named(self, head: Token) -> Being | None:
        """The one a phrase names itself: its head, a name in apposition, or the name an office ends with."""
        if head.text in self.view.words.statements.capitals and (acting := self._bodies.body_of(head)) is not None:
            return acting
        if head.i in self.people.by_token:
            being = self.people.by_token[head.i]
            short = not being.is_person and being.actor is None and head.text.isupper()
            return (self._by_letters(head) if short else None) or being
        if self.view.lemma(head) not in self.view.words.statements.person:
            return None
        if (retired := self._after_bracket(head)) is not None:
            return retired
        beside = [c for c in head.children if c.dep_ == "appos"]
        after = [t for t in head.subtree if t.i > head.i]
        comma = next((t.i for t in after if t.text == ","), head.right_edge.i + 1)
        inside = [t for t in after if t.i < comma and t.i == min(comma, head.right_edge.i + 1) - 1]
        found = (self.people.by_token.get(t.i) for t in [*beside, *inside])
        return next((being for being in found if being is not None and being.is_person), None)

    def _after_bracket(self, head: Token) -> Being | None:
        """The one named after a rank with a remark: "Major General (retd) Talha Qureshi"."""
        following = self.view.tokens[head.i + 1 : head.i + 5]
        if not following or following[0].text != "(":
            return None
        closing = next((token.i for token in following if token.text == ")"), None)
        return self.people.by_token.get(closing + 1) if closing is not None else None

    def _end_after_bracket(self, head: Token) -> int:
        """Where the name after a rank with a remark ends; 0 where there is none."""
        being = self._after_bracket(head)
        named = (i for i in range(head.i + 4, head.i + 9) if self.people.by_token.get(i) is being)
        return max(named, default=-1) + 1 if being is not None else 0

    def _by_letters(self, head: Token) -> Being | None:
        """A name the tagger missed, or an office in capitals ("the IGP")."""
        if not head.text[0].isupper():
            return None
        word = head.lower_
        named = [b for b in self.people.beings if b.is_person and word in b.words]
        if not named and head.text.isupper() and len(head.text) > 1:
            named = [b for b in self.people.beings if any(initials(o).endswith(head.text) for o in b.offices)]
        return named[-1] if len(named) == 1 else None

    def _antecedent(self, relative: Token) -> Being | None:
        head = taken_up(self.view, relative)
        return self.being(head) if head is not None else None

    def _taken_up_phrase(self, head: Token) -> str | None:
        """The words a relative pronoun takes up, where they name nobody: "the experts" of "the experts who urged …"."""
        noun = taken_up(self.view, head) if head.lower_ in _RELATIVE else None
        return self.view.text[slice(*self.phrase(noun))] if noun is not None else None

    def _is_open(self, head: Token) -> bool:
        """Indefinite and plural descriptions name nobody."""
        if head.tag_ in ("NNS", "NNPS"):
            return True
        return any(c.lower_ in _OPEN for c in head.lefts)

    def _gendered(self, at: int, gender: str) -> Being | None:
        """The person a pronoun stands for, who is of its gender from then on."""
        found = self._person(at, gender)
        if found is not None and found.gender is None:
            found.gender = gender
        return found

    def _person(self, at: int, gender: str) -> Being | None:
        """The person a pronoun stands for: the last to speak, else the most prominent of the sentences before."""
        fits = [b for b in self.people.beings if b.gender in (None, gender) and self._is_somebody(b)]
        scored = [(score, b) for b in fits if (score := self._salience(b, at)) is not None]
        return max(scored, key=lambda pair: pair[0])[1] if scored else None

    def _is_somebody(self, being: Being) -> bool:
        """Whether a supposed person is treated as one anywhere: known, titled, or the subject of something."""
        if not being.is_person or being.actor is not None or being is self.last:
            return being.is_person
        if being.titles & self.view.words.statements.person:
            return True
        return any(self.view.tokens[at].dep_ in ("nsubj", "nsubjpass", "appos", "dobj") for at in being.at)

    def _salience(self, being: Being, at: int) -> float | None:
        before = [i for i in being.at if i < at and at - i < _REACH]
        spoke = being is self.last and self.last_at < at and at - self.last_at < _REACH
        if not before and not spoke:
            return None
        score = max((self._weight(i, at) for i in before), default=0.0)
        return score + (_SPOKE if spoke and at - self.last_at < _NEAR else 0)

    def _weight(self, mention: int, at: int) -> float:
        token = self.view.tokens[mention]
        subject = token.dep_ in ("nsubj", "nsubjpass") or token.head.dep_ in ("nsubj", "nsubjpass")
        return -(at - mention) / 2 + (30 if subject else 0) - (15 if token.dep_ == "poss" else 0)

    def _body(self, at: int) -> Being | None:
        """The body a pronoun stands for: only the one that spoke last."""
        if self.last is not None and not self.last.is_person and at - self.last_at < _NEAR:
            return self.last
        return None

    def _by_office(self, head: Token) -> Being | None:
        """Whom "the interior minister" or "the envoy" stands for: titles agree, the latest mention wins."""
        lists = self.view.words.statements
        noun = self.view.lemma(head)
        if noun not in lists.person:
            return None
        modifiers = [t for t in head.lefts if t.dep_ in ("compound", "amod", "poss", "nmod") and t.text[0].isalpha()]
        known = [b for b in self.people.beings if b.is_person and agree(noun, b.titles, lists)]
        if not known and noun in lists.general_titles:
            return self._only_one(head)
        best: tuple[float, Being] | None = None
        for being in known:
            salience = self._salience(being, head.i)
            if salience is None:
                continue
            match = sum(self._fits(word, being) for word in modifiers)
            score = match * 200 + salience
            if match >= 0 and (best is None or score > best[0]):
                best = (score, being)
        return best[1] if best is not None else None

    def _only_one(self, head: Token) -> Being | None:
        """Whom a title that fits anybody takes up: the last to speak, else the only person named before."""
        if self.last is not None and self.last.is_person and head.i - self.last_at < _NEAR:
            return self.last
        if head.i - self.unnamed_at < _NEAR:
            return None
        met = [b for b in self.people.beings if b.is_person and any(i < head.i for i in b.at)]
        return met[0] if len(met) == 1 else None

    def _fits(self, modifier: Token, being: Being) -> int:
        """Whether a word of a description speaks for or against someone; an unknown origin does neither."""
        if agree(modifier.lower_, being.titles, self.view.words.statements):
            return 1
        return 0 if modifier.ent_type_ in ("NORP", "GPE") or modifier.lower_ in _RANKS else -1

    def _together(self, head: Token, text: str) -> str | None:
        """Names of several who speak as one: "X and Y", "both sides", "they" after these."""
        names = self._joined(head)
        if names is None and (text.lower() in self.view.words.statements.collective or head.lower_ in ("both", "two")):
            names = self._last_two(head.i)
        if names is None and head.lower_ == "they" and head.i - self.together_at < _TOGETHER:
            names = self.together
        if names is not None:
            self.together, self.together_at = names, head.i
        return names

    def _joined(self, head: Token) -> str | None:
        """ "X and Y", "the ministers, X and Y"."""
        beside = [c for c in head.children if c.dep_ == "appos" and head.tag_ in ("NNS", "NNPS")]
        for first in [head, *beside]:
            several = [first, *(c for c in first.children if c.dep_ == "conj")]
            if len(several) > 1 and any(token.i in self.people.by_token for token in several):
                return " and ".join(self.named(token) for token in several)
        return None

    def _last_two(self, at: int) -> str | None:
        met = [b for b in self.people.beings if self._is_somebody(b) and any(i < at for i in b.at)]
        latest = sorted(met, key=lambda b: max(i for i in b.at if i < at))[-2:]
        if len(latest) < 2:
            return None
        first, second = sorted(latest, key=lambda b: b.at[0])
        return f"{first.name} and {second.name}"
