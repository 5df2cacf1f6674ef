"""Mentions of violent happenings: the verbs and nouns that tell them, figures of speech left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extractors.incidents.lexicon import Kind
from extractors.incidents.realis import realis_of
from extractors.incidents.view import NOUNS, View
from extractors.records import Realis

ATTACKED = frozenset(
    {"attack", "assault", "target", "storm", "raid", "strike", "hit", "harass", "overrun", "besiege", "destroy"}
)
HARMED = frozenset({"shoot", "kill", "execute", "slaughter", "martyr"})


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


def find_mentions(view: View) -> list[list[Mention]]:
    """Return the mentions of every sentence, weak ones without support near them left out."""
    raw = [list(_in_sentence(view, index)) for index in range(len(view.bounds))]
    support = [_support(view, index, mentions) for index, mentions in enumerate(raw)]
    violent = sum(any(m.strong for m in mentions) for mentions in raw)
    accident = sum(_is_accident(view, index) for index in range(len(view.bounds)))
    kept = []
    for index, mentions in enumerate(raw):
        near = support[max(0, index - 1) : index + 2]
        doc_support = violent > accident
        kept.append([m for m in mentions if _keeps(view, m, support[index], any(near), doc_support, accident)])
    return kept


def _keeps(view: View, mention: Mention, here: bool, near: bool, doc_support: bool, accident: int) -> bool:
    if mention.strong or mention.kind is None:
        return True
    if mention.is_verb and view.words[mention.head][0] in {"kill", "shoot", "execute", "martyr", "slaughter"}:
        crash = _is_accident(view, mention.sentence)
        return here or (not crash and (near or doc_support or not accident))
    return here or near or (doc_support and mention.definite)


def _support(view: View, sentence: int, mentions: list[Mention]) -> bool:
    """Say whether a sentence speaks of violence beyond doubt: a strong word, an armed actor or a weapon."""
    if any(mention.strong for mention in mentions):
        return True
    start, end = view.bounds[sentence]
    for index in range(start, end):
        lemma, lower = view.words[index]
        if view.lexicon.has("armed.words", lemma) and lemma not in {
            "individual",
            "group",
            "suspect",
            "squad",
            "column",
            "gang",
        }:
            return True
        if (
            lemma != "bomb"
            and view.lexicon.weapons.at(view.words, index, end)
            and lower not in {"blade", "torch", "missile"}
        ):
            return True
        if lower in {"bomb", "bombs", "shots"} and mentions:
            return True
        if (
            lower in {"police", "injured", "injuring", "wounded", "killed", "killing", "dead", "wounding", "casualties"}
            and mentions
        ):
            return not _is_accident(view, sentence)
    return False


def _is_accident(view: View, sentence: int) -> bool:
    start, end = view.bounds[sentence]
    return any(view.lexicon.has("blocks.accidents", *view.words[index]) for index in range(start, end))


def _in_sentence(view: View, sentence: int) -> Iterator[Mention]:
    start, end = view.bounds[sentence]
    lowers = {view.words[index][1] for index in range(start, end)}
    if not lowers.isdisjoint(view.lexicon.words["blocks.practice"]):
        return
    strong_only = not lowers.isdisjoint(view.lexicon.words["blocks.sentence"])
    index = start
    while index < end:
        figure = view.lexicon.phrases.at(view.words, index, end)
        if figure:
            index = figure.end
            continue
        mention = _at(view, index, end, sentence)
        if mention and not (strong_only and not mention.strong):
            yield mention
            index = max(index + 1, mention.end if not mention.is_verb else index + 1)
            continue
        index += 1


def _at(view: View, index: int, end: int, sentence: int) -> Mention | None:
    token = view.doc[index]
    if token.pos_ in NOUNS or token.tag_ in {"VBG", "JJ"} or (token.pos_ == "ADJ"):
        mention = _noun_at(view, index, end, sentence)
        if mention:
            return mention
    if token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBD", "VBN", "VBG"}:
        return _verb_at(view, index, end, sentence)
    return None


def _noun_at(view: View, index: int, end: int, sentence: int) -> Mention | None:
    match = view.lexicon.nouns.at(view.words, index, end)
    reference = view.lexicon.has("references.nouns", view.words[index][0]) and view.doc[index].pos_ == "NOUN"
    if match is None and not reference:
        return None
    last = match.end - 1 if match else index
    head = view.doc[last]
    if head.pos_ not in NOUNS and not _is_nominal(head):
        return None
    if _is_blocked_noun(view, index, last):
        return None
    if match is None:
        return _reference(view, head, sentence)
    name, strong = match.value
    name, strong = _modified(view, index, name, strong)
    return _build(view, index, match.end, head, sentence, view.lexicon.kinds[name], strong, noun=True)


def _is_nominal(token: Token) -> bool:
    """Say whether a gerund or mistagged word stands as a noun: "the shooting", "a stabbing"."""
    if any(child.dep_ == "dobj" for child in token.children):
        return False
    if any(child.dep_ in {"det", "amod", "compound", "poss"} for child in token.children):
        return True
    return token.tag_ == "VBG" and token.dep_ in {"pobj", "nsubj", "nsubjpass", "compound", "dobj"}


def _reference(view: View, head: Token, sentence: int) -> Mention | None:
    the = any(child.dep_ == "det" and child.lower_ in {"the", "this", "that"} for child in head.children)
    if not the and head.dep_ != "ROOT" and not head.text[0].isupper():
        return None
    return _build(view, head.i, head.i + 1, head, sentence, None, False, noun=True) if the else None


def _is_blocked_noun(view: View, index: int, last: int) -> bool:
    lexicon = view.lexicon
    before = view.words[index - 1] if index else ("", "")
    joined = view.words[index - 2] if index > 1 and before[1] == "-" else ("", "")
    if lexicon.has("blocks.before", *before, *joined) and not lexicon.has("armed.words", before[0]):
        return True
    after = view.words[last + 1] if last + 1 < len(view.words) else ("", "")
    return lexicon.has("blocks.after", after[1]) and view.doc[last].dep_ in {"compound", "amod", "nmod"}


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
    match = view.lexicon.verbs.at(view.words, index, end)
    if match is None:
        return None
    token = view.doc[index]
    name, strong = match.value
    lemma = view.words[index][0]
    if match.end == index + 1 and lemma in ATTACKED | HARMED and not _has_real_object(view, token, lemma):
        return None
    if lemma == "bomb" and any(child.lower_ in {"at", "out"} for child in token.children):
        return None
    if token.dep_ == "amod" or (token.dep_ == "compound" and token.head.pos_ in NOUNS):
        return None
    strong = strong or (lemma == "shoot" and _shot_someone(view, token))
    return _build(view, index, match.end, token, sentence, view.lexicon.kinds[name], strong, noun=False)


def _objects(token: Token) -> list[Token]:
    found = [child for child in token.children if child.dep_ in {"dobj", "nsubjpass"}]
    if token.dep_ == "acl":
        found.append(token.head)
    if token.dep_ == "relcl" and any(child.dep_ == "nsubjpass" for child in token.children):
        found.append(token.head)
    if token.dep_ == "conj" and not found:
        found = _objects(token.head) if token.head.pos_ == "VERB" else []
    return found


def _has_real_object(view: View, token: Token, lemma: str) -> bool:
    """Say whether what is attacked, hit, shot or killed is something that can be."""
    objects = _objects(token)
    if any(view.lexicon.has("blocks.objects", view.words[o.i][0]) for o in objects):
        return False
    subjects = [child for child in token.children if child.dep_ == "nsubj"]
    if lemma in HARMED:
        return not objects or any(view.is_person_like(o) or o.tag_ == "CD" or o.pos_ in NOUNS for o in objects)
    if lemma in {"target", "hit", "strike", "harass", "destroy"}:
        return bool(objects) and not any(view.words[s.i][0] in {"price", "index", "team", "side"} for s in subjects)
    return bool(objects) or token.dep_ == "acl" or bool(subjects)


def _shot_someone(view: View, token: Token) -> bool:
    objects = _objects(token)
    return bool(objects) and any(view.is_person_like(o) for o in objects)


def _build(
    view: View, start: int, end: int, head: Token, sentence: int, kind: Kind | None, strong: bool, *, noun: bool
) -> Mention:
    plural = noun and head.tag_ in {"NNS", "NNPS"} and not _one_of(head)
    return Mention(
        start=start,
        end=end,
        head=head.i,
        sentence=sentence,
        kind=kind,
        strong=strong,
        is_verb=not noun,
        realis=realis_of(view, head, noun=noun),
        plural=plural,
        definite=noun and _is_definite(head),
        novel=_is_novel(view, head, sentence),
        vague=_is_vague(view, head, plural=plural, noun=noun),
    )


def _one_of(head: Token) -> bool:
    return (
        head.dep_ == "pobj"
        and head.head.lower_ == "of"
        and head.head.head.lower_ in {"one", "first", "latest", "deadliest", "worst"}
    )


def _is_definite(head: Token) -> bool:
    top = head.head if head.dep_ == "compound" else head
    return any(
        child.dep_ in {"det", "poss"} and child.lower_ not in {"a", "an", "another", "no", "any"}
        for child in top.children
    )


def _is_novel(view: View, head: Token, sentence: int) -> bool:
    start, _ = view.bounds[sentence]
    opening = {view.words[i][1] for i in range(start, min(start + 4, head.i))}
    near = {child.lower_ for child in head.children if child.i < head.i}
    strong = view.lexicon.words["novelty.strong"]
    return not strong.isdisjoint(opening) or not strong.isdisjoint(near)


def _is_vague(view: View, head: Token, *, plural: bool, noun: bool) -> bool:
    """Say whether the words speak of many happenings without telling any one of them."""
    if noun:
        return plural
    perfect = any(child.lower_ in {"have", "has", "'ve"} and child.dep_ == "aux" for child in head.children)
    often = any(view.lexicon.has("vague.adverbs", child.lower_) for child in head.children)
    if often:
        return True
    people = [child for child in head.children if child.dep_ in {"dobj", "nsubjpass"}]
    bare = bool(people) and all(p.tag_ in {"NNS", "NNPS"} and p.i not in view.quantities for p in people)
    present = head.tag_ in {"VBP", "VBZ"}
    return (perfect or present or head.tag_ == "VBG") and bare
