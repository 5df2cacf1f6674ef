"""Whom a verb of harm harms: passive subjects, objects, and the subjects of headlines without "were"."""

from spacy.tokens import Token

from extractors.incidents.view import View

AIMS = frozenset({"into", "toward", "towards"})
"""Words after "shot" that say what was shot at."""
_JOINED = frozenset({"conj", "xcomp", "ccomp", "advcl", "pcomp"})


def patients(view: View, verb: Token) -> list[Token]:
    """Return the heads of the phrases that name whom a verb harms."""
    return (
        _children(verb, "nsubjpass")
        or _of_participle(view, verb)
        or _of_object(view, verb)
        or _of_gerund(verb)
        or _headline_subject(view, verb)
        or _of_joined(view, verb)
    )


def subjects_of(verb: Token) -> list[Token]:
    """Return a verb's subjects, its own or those of the clause it is joined to."""
    found = _children(verb, "nsubj", "nsubjpass")
    if found:
        return found
    if verb.dep_ in {"acl", "relcl"}:
        return [verb.head]
    if verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ in {"VERB", "AUX"} and verb.head != verb:
        return subjects_of(verb.head)
    return []


def found_by(verb: Token) -> list[Token]:
    """Return whom somebody found, where the verb is active: "officers found two men with gunshot wounds"."""
    if verb.lemma_ != "find" or verb.tag_ == "VBN" or _is_passive(verb):
        return []
    clauses = _children(verb, "ccomp", "xcomp")
    return _children(verb, "dobj") or [c for clause in clauses for c in _children(clause, "nsubj", "nsubjpass")]


def _children(token: Token, *relations: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in relations]


def _of_gerund(verb: Token) -> list[Token]:
    """Read "A girl is recovering after being shot"."""
    if verb.dep_ != "pcomp" or not _is_passive(verb) or verb.head.dep_ not in {"prep", "mark", "advmod"}:
        return []
    return subjects_of(verb.head.head)


def _is_passive(verb: Token) -> bool:
    return bool(_children(verb, "auxpass"))


def _of_participle(view: View, verb: Token) -> list[Token]:
    """Read "three people killed in", "was shot and killed", "leaving two injured"."""
    if not _is_passive(verb) and verb.tag_ != "VBN":
        return []
    if verb.dep_ == "acl":
        return _children(verb, "dobj") or [verb.head]
    if verb.dep_ in _JOINED and verb.head.pos_ in {"VERB", "AUX"}:
        return [] if _is_reported(view, verb) else _of_head_clause(view, verb)
    helped = any(c.dep_ in {"auxpass", "aux"} and c.lemma_ in {"be", "get"} for c in verb.children)
    return _children(verb, "nsubj") if helped else []


def _is_reported(view: View, verb: Token) -> bool:
    """Say whether a passive is what somebody says, who is not whom it harms."""
    return (
        verb.dep_ == "ccomp" and _is_passive(verb) and view.lexicon.has("governors.report", view.words[verb.head.i][0])
    )


def _of_head_clause(view: View, verb: Token) -> list[Token]:
    above, own, is_passive = verb.head, _children(verb, "dobj"), _is_passive(verb)
    if _children(verb, "nsubj") and verb.dep_ == "conj":
        return _children(verb, "nsubj")
    if own and not is_passive:
        return own
    if verb.dep_ in {"ccomp", "xcomp"} and _children(above, "dobj"):
        return _children(above, "dobj")
    passive = _children(above, "nsubjpass")
    subjects = passive or _children(above, "nsubj")
    if not subjects and above.dep_ == "conj":
        return patients(view, above)
    if not subjects and above.dep_ == "acl":
        return [above.head]
    return subjects if passive or is_passive or verb.dep_ == "conj" else []


def _of_object(view: View, verb: Token) -> list[Token]:
    objects = _children(verb, "dobj")
    if objects:
        return _headline_subject(view, verb) or [*objects, *_himself(verb)]
    return [g for c in verb.children if c.lower_ == "of" for g in _children(c, "pobj")]


def _himself(verb: Token) -> list[Token]:
    """Read "shot his wife and then himself", where the parser joins the pronoun to the verb."""
    return [c for c in _children(verb, "conj") if c.lower_.endswith(("self", "selves"))]


def _headline_subject(view: View, verb: Token) -> list[Token]:
    """Return the subject of "Three soldiers killed in blast": a victim although the form is active."""
    if verb.tag_ not in {"VBD", "VBN"} or _children(verb, "aux", "auxpass"):
        return []
    subjects = [c for c in _children(verb, "nsubj", "nsubjpass") if _may_be_victim(view, c)]
    objects = _children(verb, "dobj")
    if objects and verb.dep_ == "relcl":
        return []
    if any(_children(c, "dobj") for c in _children(verb, "conj")):
        return []
    if not _is_headline(view, verb):
        return [] if objects else [s for s in subjects if s.i in view.quantities]
    if objects and not any(_children(o, "acl", "relcl") for o in objects):
        return []
    return subjects


def _is_headline(view: View, token: Token) -> bool:
    """Say whether a sentence ends without a stop, as headlines do."""
    words = [t for t in view.doc[slice(*view.bounds[view.sentence_of(token.i)])] if not t.is_space]
    return not words[-1].text.endswith((".", "!", "?", "”", '"'))


def _may_be_victim(view: View, token: Token) -> bool:
    lemma = view.words[token.i][0]
    if view.lexicon.has("armed.nonliving", lemma):
        return False
    if view.lexicon.has("armed.words", lemma) and token.i not in view.quantities:
        return False
    return view.is_person_like(token) or token.i in view.quantities


def _of_joined(view: View, verb: Token) -> list[Token]:
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return [] if _children(verb, "nsubj") else patients(view, verb.head)
    return _counted_before(view, verb)


def _counted_before(view: View, verb: Token) -> list[Token]:
    """Return a number right before a verb that the parser left alone: "1 killed"; or whom "shot dead" stands before."""
    if view.words[min(verb.i + 1, len(view.doc) - 1)][1] in AIMS:
        return []
    for index in (verb.i - 1, verb.i - 2):
        if index >= 0 and (view.doc[index].tag_ == "CD" or _is_numbered(view, index)):
            return [_aged(view, index)]
    if verb.pos_ == "VERB":
        return []
    after = view.doc[verb.i + 1 : verb.i + 6]
    return next(([t] for t in after if t.pos_ in {"NOUN", "PROPN"} and view.is_person_like(t)), [])


def _aged(view: View, index: int) -> Token:
    """Return whom a number set off by commas gives the age of, "a man, 27, shot in the arm"; else the number itself."""
    return view.doc[index - 2] if is_age(view, index) else view.doc[index]


def is_age(view: View, index: int) -> bool:
    """Say whether a token is a number set off by commas, as an age after a name is."""
    if index < 2 or index in view.quantities or view.doc[index].tag_ != "CD":
        return False
    return view.doc[index - 1].text == "," and view.doc[index + 1].text == ","


def _is_numbered(view: View, index: int) -> bool:
    return index in view.quantities and not view.quantities[index].is_article
