"""Mentions of violent happenings: the verbs and nouns that tell them, figures of speech left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from spacy.tokens import Token

from extractors.incidents.instances import is_counted_case, is_definite, is_novel, is_vague, one_of
from extractors.incidents.lexicon import Kind
from extractors.incidents.realis import realis_of
from extractors.incidents.senses import (
    AGAINST_PEOPLE,
    ATTACKED,
    HARMED,
    has_real_object,
    has_violent_doer,
    is_abstract,
    is_blocked_noun,
    is_called,
    is_done_by_idea,
    is_done_in_words,
    is_done_to_beast,
    is_figure,
    is_let_off,
    is_misread,
    kind_by_doer,
    objects_of,
    shot_someone,
    words_between,
)
from extractors.incidents.view import NOUNS, View
from extractors.records import Realis

BY_DOER = frozenset({"armed_attack", "killing", "bombing", "beating", "shelling", "grenade", "arson", "sabotage"})
"""Kinds that yield to what the doer says: a crowd's attack is mob violence."""


DONE_TO_MEN = frozenset({"shooting", "killing", "beating", "armed_attack", "stabbing"})
"""Kinds whose verbs are said of animals too."""
ACTED = frozenset({"armed_attack", "killing", "shelling", "sabotage", "beating", "arson", "shooting"})
"""Kinds whose verbs nature and business use too."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A word or words that tell, or point back to, a happening."""

    start: int
    end: int
    head: int
    """The token the clause is built around."""
    sentence: int
    kind: Kind | None
    """None for a word that only points back: "the incident"."""
    strong: bool
    is_verb: bool
    realis: Realis
    plural: bool
    definite: bool
    novel: bool
    vague: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """Trigger words before their clause is read."""

    start: int
    end: int
    head: Token
    kind: Kind | None
    strong: bool
    noun: bool


def find_mentions(view: View) -> list[list[Mention]]:
    """Return the mentions of every sentence, weak ones without support near them left out."""
    raw = [list(_in_sentence(view, index)) for index in range(len(view.bounds))]
    support = Support.of(view, raw)
    return [[m for m in mentions if support.keeps(view, m)] for mentions in raw]


@dataclass(frozen=True, slots=True)
class Support:
    """Which sentences speak of violence beyond doubt, and whether the whole text does."""

    violent: list[bool]
    accident: list[bool]
    strong_sentences: int
    sure: bool
    """Whether any sentence has a strong word, an armed actor or a weapon."""

    @classmethod
    def of(cls, view: View, raw: list[list[Mention]]) -> Self:
        """Read the support that a text's raw mentions and words give."""
        violent = [_is_violent(view, index, mentions) for index, mentions in enumerate(raw)]
        accident = [_is_accident(view, index) for index in range(len(raw))]
        strong = sum(any(m.strong for m in mentions) for mentions in raw)
        sure = bool(strong) or any(_is_violent(view, index, []) for index in range(len(raw)))
        return cls(violent, accident, strong, sure)

    def keeps(self, view: View, mention: Mention) -> bool:
        """Say whether a mention is strong, or a weak one with violence near it."""
        if mention.strong or mention.kind is None:
            return True
        if not self.sure and any(self.accident[: mention.sentence]) and _is_harming(view, mention):
            return False
        here = self.violent[mention.sentence] or _names_band(view, mention.sentence)
        near = any(self.violent[max(0, mention.sentence - 1) : mention.sentence + 2])
        overall = self.strong_sentences > sum(self.accident)
        if _is_harming(view, mention):
            return here or (not self.accident[mention.sentence] and (near or overall or not any(self.accident)))
        return here or near or (overall and mention.definite) or _is_placed(view, mention)


def _names_band(view: View, sentence: int) -> bool:
    return any(index in view.groups for index in range(*view.bounds[sentence]))


def _is_harming(view: View, mention: Mention) -> bool:
    return mention.is_verb and view.words[mention.head][0] in {"kill", "shoot", "martyr"}


def _is_placed(view: View, mention: Mention) -> bool:
    """Say whether a weak noun carries its own target, place or day: "the attack on a bus", "a blast in Turbat"."""
    token = view.doc[mention.head]
    if mention.is_verb or mention.plural or not view.lexicon.has("grammar.placed", view.words[token.i][0]):
        return False
    verb = next(iter(view.clause_verbs({token.i})))
    if view.lexicon.has("references.occurrence", view.words[verb][0]) and view.dates[mention.sentence]:
        return True
    prepositions = [c for c in token.children if c.dep_ == "prep" and view.lexicon.has("grammar.aimed", c.lower_)]
    return any(_is_spot(view, g) for c in prepositions for g in c.children if g.dep_ == "pobj")


def _is_spot(view: View, token: Token) -> bool:
    aimed = any(view.lexicon.targets.at([(form, form)], 0, 1) for form in view.words[token.i])
    return aimed or token.ent_type_ in {"GPE", "DATE", "LOC"} or token.i in view.place_tokens


def _is_violent(view: View, sentence: int, mentions: list[Mention]) -> bool:
    """Say whether a sentence has a strong word, an armed actor, a weapon, or harm beside a trigger."""
    if any(mention.strong for mention in mentions):
        return True
    start, end = view.bounds[sentence]
    lexicon = view.lexicon
    for index in range(start, end):
        lemma, lower = view.words[index]
        if lexicon.has("armed.words", lemma) and not lexicon.has("armed.peaceable", lemma):
            return True
        if (
            lemma != "bomb"
            and lexicon.weapons.at(view.words, index, end)
            and lower not in {"blade", "torch", "missile"}
        ):
            return True
        if mentions and (lexicon.has("armed.harm", lower) or _is_life_lost(view, index, end)):
            return lower in {"bomb", "bombs", "shots"} or not any(
                _is_accident(view, near) for near in range(max(0, sentence - 1), sentence + 1)
            )
    return False


def _is_accident(view: View, sentence: int) -> bool:
    start, end = view.bounds[sentence]
    return any(_tells_accident(view, index) for index in range(start, end))


def _tells_accident(view: View, index: int) -> bool:
    lemma, lower = view.words[index]
    if view.doc[index].pos_ in NOUNS:
        spreads = lemma in {"fire", "blaze"} and view.doc[index].dep_ == "nsubj"
        spreads = spreads and view.lexicon.has("worlds.spreading", view.words[view.doc[index].head.i][0])
        return spreads or view.lexicon.has("blocks.accidents", lemma, lower)
    return view.lexicon.has("blocks.accident_verbs", lemma)


def _in_sentence(view: View, sentence: int) -> Iterator[Mention]:
    start, end = view.bounds[sentence]
    if not view.is_own[sentence]:
        return
    lowers = {view.words[index][1] for index in range(start, end)}
    if not lowers.isdisjoint(view.lexicon.words["blocks.practice"]):
        return
    strong_only = not lowers.isdisjoint(view.lexicon.words["blocks.sentence"])
    if strong_only and not _has_armed_or_harmed(view, start, end):
        return
    index = start
    while index < end:
        figure = view.lexicon.phrases.at(view.words, index, end)
        if figure:
            index = figure.end
            continue
        mention = _at(view, index, end, sentence)
        if mention and (mention.strong or not strong_only):
            yield mention
            index = max(index + 1, mention.end if not mention.is_verb else index + 1)
            continue
        index += 1


def _is_life_lost(view: View, index: int, end: int) -> bool:
    """Say whether words tell of lives lost: "claimed the life of a guard"."""
    match = view.lexicon.verbs.at(view.words, index, end)
    return match is not None and match.end > index + 1 and view.words[match.end - 1][0] == "life"


def _has_armed_or_harmed(view: View, start: int, end: int) -> bool:
    words = (view.words[index] for index in range(start, end))
    return any(
        view.lexicon.has("armed.words", lemma) or view.lexicon.has("armed.harm", lower) for lemma, lower in words
    )


def _at(view: View, index: int, end: int, sentence: int) -> Mention | None:
    mention = _read_at(view, index, end, sentence)
    return None if mention is None or is_let_off(view, view.doc[index]) else mention


def _read_at(view: View, index: int, end: int, sentence: int) -> Mention | None:
    token = view.doc[index]
    phrase = view.lexicon.verbs.at(view.words, index, end)
    if phrase is not None and phrase.end > index + 1:
        mention = _verb_at(view, index, end, sentence)
        if mention:
            return mention
    if token.pos_ in NOUNS or token.pos_ == "ADJ" or token.tag_ in {"VBG", "JJ"}:
        mention = _noun_at(view, index, end, sentence)
        if mention:
            return mention
    if token.lower_ in {"it", "this", "that"} and _happens(view, token):
        return _build(view, _Found(index, index + 1, token, None, False, True), sentence)
    is_verb = token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBD", "VBN", "VBG"} or token.lower_ == "shot"
    return _verb_at(view, index, end, sentence) if is_verb else None


def _happens(view: View, token: Token) -> bool:
    """Say whether a pronoun stands for a happening: "it happened around noon"."""
    return token.dep_ == "nsubj" and view.lexicon.has("grammar.happen", view.words[token.head.i][0])


def _noun_at(view: View, index: int, end: int, sentence: int) -> Mention | None:
    match = view.lexicon.nouns.at(view.words, index, end)
    reference = view.lexicon.has("references.nouns", view.words[index][0]) and view.doc[index].pos_ == "NOUN"
    if match is None and not reference:
        return None
    last = match.end - 1 if match else index
    head = _head_of(view, index, last)
    if head.pos_ not in NOUNS and not _is_nominal(head):
        return None
    if is_blocked_noun(view, index, last) or is_figure(view, head) or is_called(view, head):
        return None
    if match is None:
        return _reference(view, head, sentence)
    name, strong = match.value
    name, strong = _modified(view, index, name, strong)
    return _build(view, _Found(index, match.end, head, view.lexicon.kinds[name], strong, True), sentence)


def _head_of(view: View, first: int, last: int) -> Token:
    """Return the word a phrase is built around: "exchange" of "exchange of fire"."""
    of = any(token.lower_ == "of" for token in view.doc[first:last])
    return view.doc[first] if of and view.doc[first].pos_ in NOUNS else view.doc[last]


def _is_nominal(token: Token) -> bool:
    """Say whether a gerund or mistagged word stands as a noun: "the shooting", "a stabbing"."""
    if any(child.dep_ == "dobj" for child in token.children):
        return False
    if any(child.dep_ in {"det", "amod", "compound", "poss"} for child in token.children):
        return True
    return token.tag_ == "VBG" and token.dep_ in {"pobj", "nsubj", "nsubjpass", "compound", "dobj"}


def _reference(view: View, head: Token, sentence: int) -> Mention | None:
    the = any(child.dep_ == "det" and child.lower_ in {"the", "this", "that"} for child in head.children)
    the = the or any(child.dep_ == "poss" and child.ent_type_ == "DATE" for child in head.children)
    if not the and head.dep_ != "ROOT" and not head.text[0].isupper():
        return None
    return _build(view, _Found(head.i, head.i + 1, head, None, False, True), sentence) if the else None


def _modified(view: View, index: int, name: str, strong: bool) -> tuple[str, bool]:
    for back in range(index - 1, max(-1, index - 5), -1):
        token = view.doc[back]
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "PUNCT", "VERB"} or token.lower_ in {",", ";", ":"}:
            break
        other = view.lexicon.modifiers.get(view.words[back][0]) or view.lexicon.modifiers.get(token.lower_)
        if other and name not in {"clash", "operation", "kidnapping", "assassination", "killing", "arson"}:
            keeps = name if other == "armed_attack" and name != "armed_attack" else other
            return (keeps if name not in {"suicide_bombing"} else name), True
    return name, strong


def _verb_at(view: View, index: int, end: int, sentence: int) -> Mention | None:
    matches = view.lexicon.verbs.all_at(view.words, index, end)
    match = next((m for m in matches if not is_misread(view, m.start, m.end)), None)
    if match is None or not _stands_as_verb(view, index, match.end):
        return None
    token = view.doc[index]
    name, strong = match.value
    lemma = view.words[index][0]
    if match.end == index + 1 and lemma in ATTACKED | HARMED and not has_real_object(view, token, lemma):
        return None
    done_to = [*(o for o in objects_of(token) if not index < o.i < match.end), *words_between(view, match)]
    if name in AGAINST_PEOPLE and any(is_abstract(view, each) for each in done_to):
        return None
    strong = strong or (lemma == "shoot" and shot_someone(view, token))
    if not _is_done_by_and_to(view, token, name):
        return None
    doer = kind_by_doer(view, token) if name in BY_DOER else None
    name, strong = doer or name, strong or doer is not None
    head = next((t for t in view.doc[index : match.end] if t.pos_ == "VERB"), token) if token.pos_ in NOUNS else token
    if head not in (token, token.head) and head.head != token:
        return None
    return _build(view, _Found(index, match.end, head, view.lexicon.kinds[name], strong, False), sentence)


def _is_done_by_and_to(view: View, verb: Token, name: str) -> bool:
    """Say whether a verb's doer can do violence, with more than words, and to people or things."""
    if (name in ACTED and not has_violent_doer(view, verb)) or is_done_by_idea(view, verb):
        return False
    return not is_done_in_words(view, verb) and not (name in DONE_TO_MEN and is_done_to_beast(view, verb))


def _stands_as_verb(view: View, index: int, end: int) -> bool:
    token = view.doc[index]
    if token.pos_ not in {"VERB", "AUX"} and end == index + 1 and not token.tag_.startswith("VB"):
        return False
    if view.words[index][0] == "bomb" and any(child.lower_ in {"at", "out"} for child in token.children):
        return False
    return token.dep_ != "amod" and not (token.dep_ == "compound" and token.head.pos_ in NOUNS)


def _build(view: View, found: _Found, sentence: int) -> Mention:
    head, noun = found.head, found.noun
    plural = noun and (is_counted_case(view, head) or (head.tag_ in {"NNS", "NNPS"} and not one_of(head)))
    is_charge = noun and _is_charge(view, head)
    return Mention(
        start=found.start,
        end=found.end,
        head=head.i,
        sentence=sentence,
        kind=found.kind,
        strong=found.strong,
        is_verb=not noun,
        realis=Realis.ACTUAL if is_charge else _realis(view, found),
        plural=plural,
        definite=noun and (found.kind is None or is_charge or is_definite(head)),
        novel=is_novel(view, head, sentence),
        vague=is_vague(view, head, plural=plural, noun=noun),
    )


def _realis(view: View, found: _Found) -> Realis:
    """Return the realis of a mention; arms seized and bombs made safe are attacks foiled."""
    realis = realis_of(view, found.head, noun=found.noun)
    seized = found.kind is not None and found.kind.name == "seizure"
    return Realis.FOILED if seized and realis is Realis.ACTUAL else realis


def _is_charge(view: View, head: Token) -> bool:
    """Say whether a crime is named in a charge, and so is one told before: "four counts of attempted murder"."""
    if head.dep_ == "compound":
        return view.lexicon.has("grammar.charges", view.words[head.head.i][0])
    return head.dep_ == "pobj" and view.lexicon.has("grammar.charges", view.words[head.head.head.i][0])
