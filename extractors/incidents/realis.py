"""Whether a mentioned happening took place: read from modality, negation, conditions and what governs the word."""

from spacy.tokens import Token

from extractors.incidents.view import View
from extractors.records import Realis

_CLIMBED = frozenset({"pobj", "conj", "compound", "appos"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_OWN = frozenset({"it", "he", "she", "they", "we", "i"})
_BEFORE = {
    "grammar.tried": Realis.FOILED,
    "grammar.intended": Realis.PLANNED,
    "grammar.feared": Realis.HYPOTHETICAL,
}
_AFTER = {
    "grammar.plot": Realis.PLANNED,
    "grammar.try": Realis.FOILED,
    "grammar.threat": Realis.THREATENED,
    "grammar.fear": Realis.HYPOTHETICAL,
}
_OBJECT_OF = {
    "realis.foiled": Realis.FOILED,
    "realis.planned": Realis.PLANNED,
    "realis.threatened": Realis.THREATENED,
    "grammar.dreaded": Realis.HYPOTHETICAL,
}
_WORDS = {
    Realis.FOILED: ("realis.foiled", "realis.attempted"),
    Realis.THREATENED: ("realis.threatened",),
    Realis.PLANNED: ("realis.planned",),
    Realis.HYPOTHETICAL: ("realis.hypothetical",),
}


def realis_of(view: View, token: Token, *, noun: bool) -> Realis:
    """Return the realis of the happening that `token` names."""
    return _noun_realis(view, token) if noun else _verb_realis(view, token, 0)


def _class_of(view: View, token: Token) -> Realis | None:
    lemma, lower = view.words[token.i]
    for realis, lists in _WORDS.items():
        if any(view.lexicon.has(name, lemma, lower) for name in lists):
            return realis
    return None


def _verb_realis(view: View, verb: Token, depth: int) -> Realis:
    own = _by_children(view, verb)
    if own is not None:
        return own
    joined = verb.head.pos_ in {"VERB", "AUX"} or any(child.tag_ == "MD" for child in verb.head.children)
    if verb.dep_ == "conj" and depth < 4 and joined and not _has_subject(verb):
        return _verb_realis(view, verb.head, depth + 1)
    if any(child.tag_ == "TO" for child in verb.children) and not _has_perfect(verb):
        return _infinitive(view, verb)
    return _by_governor(view, verb)


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]


def _has_subject(verb: Token) -> bool:
    return bool(_subjects(verb))


def _has_perfect(verb: Token) -> bool:
    return any(child.lower_ in {"have", "having", "has", "had"} and child.dep_ == "aux" for child in verb.children)


def _by_children(view: View, verb: Token) -> Realis | None:
    for child in verb.children:
        lower = child.lower_
        if child.dep_ in {"nsubj", "nsubjpass"} and child.left_edge.lower_ == "not":
            return Realis.DENIED
        if child.dep_ == "neg" and view.lexicon.has("realis.negations", lower):
            return Realis.DENIED
        if child.dep_ == "aux" and child.tag_ == "MD":
            return Realis.PLANNED if lower in {"will", "shall", "'ll", "wo"} else Realis.HYPOTHETICAL
        if child.dep_ == "advmod" and lower in {"supposedly", "hypothetically", "theoretically", "notionally"}:
            return Realis.HYPOTHETICAL
        if child.dep_ == "mark" and lower in CONDITIONS:
            return Realis.HYPOTHETICAL
    return None


def _infinitive(view: View, verb: Token) -> Realis:
    head = verb.head
    if verb.dep_ == "ROOT" or view.lexicon.has("grammar.factive", view.words[head.i][0]):
        return Realis.ACTUAL
    found = _class_of(view, head)
    if head.dep_ == "nsubj" and view.lexicon.has("aims.damage", view.words[head.head.i][0]):
        return Realis.ACTUAL
    above = head.head if head.pos_ == "NOUN" and head.dep_ in {"dobj", "nsubjpass"} else head
    if above is not head and view.lexicon.has("realis.foiled", view.words[above.i][0]):
        return Realis.FOILED
    if found is Realis.FOILED or (head.pos_ in {"VERB", "AUX"} and found is None and verb.dep_ == "advcl"):
        return found or Realis.HYPOTHETICAL
    return found or Realis.HYPOTHETICAL


def _by_governor(view: View, verb: Token) -> Realis:
    head = verb.head
    if head.pos_ == "NOUN" and view.lexicon.has("grammar.reports", view.words[head.i][0]):
        return Realis.DENIED if _is_refuted(view, head) else Realis.ACTUAL
    if verb.dep_ in {"ccomp", "xcomp"}:
        return _complement(view, verb, head)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        governor = head.head
        if view.lexicon.has("grammar.guilt", view.words[governor.i][0]):
            return Realis.ACTUAL
        found = _class_of(view, governor)
        return found if found and head.lower_ in {"of", "from", "for", "against", "on"} else Realis.ACTUAL
    if (
        verb.dep_ == "advcl"
        and head.pos_ == "VERB"
        and any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in verb.children)
    ):
        return Realis.HYPOTHETICAL
    return Realis.ACTUAL


def _is_refuted(view: View, report: Token) -> bool:
    """Say whether a report or rumour is said to be untrue: "rejected reports", "the report is false"."""
    verb = report.head
    if report.dep_ not in {"dobj", "nsubj", "nsubjpass"} or _children_of(verb, "neg"):
        return False
    if report.dep_ != "nsubj" and view.lexicon.has("grammar.refute", view.words[verb.i][0]):
        return True
    return any(view.lexicon.has("grammar.untrue", child.lower_) for child in verb.children)


def _children_of(token: Token, relation: str) -> list[Token]:
    return [child for child in token.children if child.dep_ == relation]


def _complement(view: View, verb: Token, head: Token) -> Realis:
    lemma = view.words[head.i][0]
    if view.lexicon.has("grammar.refute", lemma) and not _children_of(head, "neg"):
        subjects = _subjects(verb)
        own = not subjects or any(c.lower_ in _OWN or any(g.tag_ == "PRP$" for g in c.children) for c in subjects)
        return Realis.ACTUAL if own else Realis.DENIED
    if _is_first_thought(head):
        return Realis.HYPOTHETICAL
    found = Realis.ACTUAL if lemma in {"fear", "worry"} and _is_past(verb) else _class_of(view, head)
    if found in {Realis.THREATENED, Realis.PLANNED} and _is_past(verb):
        return Realis.ACTUAL
    if found is Realis.FOILED and verb.tag_ != "VBG" and _is_past(verb):
        return Realis.ACTUAL
    if found is Realis.HYPOTHETICAL and _is_past(verb):
        return Realis.ACTUAL
    return found or Realis.ACTUAL


def _is_first_thought(verb: Token) -> bool:
    """Say whether something was only thought until more was known: "at first thought that a bomb had gone off"."""
    if verb.lower_ == "thought" and verb.nbor(-1 if verb.i else 0).lower_ in {"first", "initially"}:
        return True
    if verb.lemma_ not in {"think", "believe", "assume", "suppose", "fear"} or verb.tag_ != "VBD":
        return False
    near = {t.lower_ for c in verb.children if c.dep_ in {"advmod", "prep"} for t in c.subtree}
    return not near.isdisjoint({"first", "initially", "wrongly", "mistakenly"})


def _is_past(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBN"} or any(
        child.tag_ == "VBD" and child.dep_.startswith("aux") for child in verb.children
    )


def _noun_realis(view: View, noun: Token) -> Realis:
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ == "no":
            return Realis.DENIED
        if child.dep_ in {"amod", "compound", "det", "nmod"} and child.i < noun.i:
            found = _modifier(view, child)
            if found:
                return found
    definite = any(child.dep_ in {"det", "poss"} and child.lower_ not in {"a", "an", "any"} for child in noun.children)
    return _governed(view, noun, definite)


def _modifier(view: View, child: Token) -> Realis | None:
    if any(c.dep_ == "relcl" for c in child.head.children) and view.lexicon.has("grammar.feared", child.lower_):
        return None
    for name, realis in _BEFORE.items():
        if view.lexicon.has(name, *view.words[child.i]):
            return realis
    return None


def _governed(view: View, noun: Token, definite: bool) -> Realis:
    """Follow the noun upwards through prepositions and lists to what decides about it."""
    token = noun
    while token.head != token and token.dep_ in _CLIMBED:
        if (found := _through(view, token, token.head)) is not None:
            return found
        if token.head.pos_ in {"VERB", "AUX"}:
            return Realis.ACTUAL
        token = token.head
    if token.dep_ == "prep":
        return _by_noun_or_verb(view, token, token.head, definite)
    if token.dep_ in {"dobj", "nsubjpass", "attr"}:
        return _by_verb(view, token, token.head)
    return _as_subject(view, token.head, definite) if token.dep_ == "nsubj" else Realis.ACTUAL


def _through(view: View, token: Token, head: Token) -> Realis | None:
    if token.dep_ == "compound":
        return next((realis for name, realis in _AFTER.items() if view.lexicon.has(name, view.words[head.i][0])), None)
    if token.dep_ == "pobj" and head.lower_ in {"against", "from"} and head.head.pos_ == "NOUN":
        shielded = view.lexicon.has("grammar.shields", view.words[head.head.i][0])
        return _class_of(view, head.head) or (Realis.HYPOTHETICAL if shielded else None)
    return None


def _by_noun_or_verb(view: View, prep: Token, head: Token, definite: bool) -> Realis:
    """Read "fear of an attack", "plans for attacks", "in the event of an attack"."""
    lower = prep.lower_
    if view.lexicon.has("grammar.reports", view.words[head.i][0]) and head.pos_ == "NOUN" and _is_refuted(view, head):
        return Realis.DENIED
    if view.lexicon.has("grammar.guilt", view.words[head.i][0]):
        return Realis.ACTUAL
    if lower in {"of", "from"} or (lower in {"for", "about", "against", "to", "on"} and not definite):
        reported = head.pos_ == "VERB" and _is_past(head) and lower in {"for", "to", "on"}
        found = _class_of(view, head)
        if found and not reported and head.pos_ in {"NOUN", "ADJ", "VERB"}:
            return found
    if head.pos_ == "VERB" and lower in {"with", "by", "using"} and not definite:
        return _verb_realis(view, head, 0)
    in_case = lower == "of" and view.words[head.i][0] in {"event", "case"} and head.head.lower_ == "in"
    return Realis.HYPOTHETICAL if in_case and not definite else Realis.ACTUAL


def _by_verb(view: View, token: Token, verb: Token) -> Realis:
    lemma = view.words[verb.i][0]
    there = any(child.dep_ == "expl" for child in verb.children)
    own = _by_children(view, verb) if token.dep_ != "attr" or there else None
    if own is not None and not (own is Realis.DENIED and _is_the(token) and not _occurs(view, verb)):
        return own
    if lemma == "rule" and any(c.dep_ == "prt" and c.lower_ == "out" for c in verb.children):
        return Realis.DENIED
    if view.lexicon.has("grammar.light", lemma):
        return _verb_realis(view, verb, 0)
    if token.dep_ != "attr" and any(_disarms(view, v) for v in (verb, *verb.conjuncts)):
        return Realis.FOILED
    if lemma in {"plan", "plot"} and _is_charged(view, verb) and _is_the(token):
        return Realis.ACTUAL
    return _as_object(view, verb)


def _as_object(view: View, verb: Token) -> Realis:
    """Read what a verb of foiling, planning, threatening or fearing makes of its object."""
    for name, realis in _OBJECT_OF.items():
        if view.lexicon.has(name, view.words[verb.i][0]):
            return Realis.HYPOTHETICAL if realis is Realis.FOILED and _is_purpose(view, verb) else realis
    if any(child.tag_ == "TO" for child in verb.children) and verb.dep_ in {"xcomp", "acl", "advcl"}:
        return _infinitive(view, verb)
    return Realis.ACTUAL


def _disarms(view: View, verb: Token) -> bool:
    """Say whether a bomb that was found is made safe: "was found and defused", "made safe"."""
    words = [verb, *(c for c in verb.children if c.dep_ in {"acomp", "oprd", "ccomp"})]
    return any(view.lexicon.has("realis.disarmed", *view.words[w.i]) for w in words) and not _children_of(verb, "neg")


def _is_charged(view: View, verb: Token) -> bool:
    """Say whether planning is what somebody is accused of: "accused of planning the bombing"."""
    return verb.dep_ == "pcomp" and view.lexicon.has("grammar.guilt", view.words[verb.head.head.i][0])


def _occurs(view: View, verb: Token) -> bool:
    """Say whether a verb tells that a deed takes place, so that its negation denies it."""
    lemma = view.words[verb.i][0]
    return view.lexicon.has("grammar.light", lemma) or view.lexicon.has("references.occurrence", lemma)


def _is_the(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in {"the", "that", "this"} for child in noun.children)


def _is_purpose(view: View, verb: Token) -> bool:
    """Say whether a verb is only what something is for: "deployed to prevent an attack"."""
    if not any(child.tag_ == "TO" for child in verb.children) or _has_perfect(verb):
        return False
    return verb.dep_ != "ROOT" and not view.lexicon.has("grammar.factive", view.words[verb.head.i][0])


def _as_subject(view: View, verb: Token, definite: bool) -> Realis:
    own = _by_children(view, verb)
    if verb.dep_ == "ccomp" and _complement(view, verb, verb.head) is Realis.DENIED:
        return Realis.DENIED
    if own is Realis.DENIED and view.lexicon.has("references.occurrence", view.words[verb.i][0]):
        return Realis.DENIED
    if own in {Realis.HYPOTHETICAL, Realis.PLANNED} and not definite:
        return own
    return Realis.ACTUAL
