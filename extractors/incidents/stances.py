"""Accusations, suspicions, charges and convictions that a sentence tells in words of their own."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.incidents.attributions import agents_of, antecedent
from extractors.incidents.claims import claims_told, group_of
from extractors.incidents.lexicon import Match
from extractors.incidents.naming import named, phrase_of, renamed
from extractors.incidents.view import NOUNS, View
from extractors.records import Attribution

TRIED = frozenset({"charged", "convicted"})
NOBODY = frozenset({"nobody", "none", "no-one", "noone", "anybody", "anyone"})
BEHIND = {"blame": {"on"}, "attribute": {"to"}, "pin": {"on"}, "point": {"at", "to", "towards"}, "fall": {"on"}}
"""The prepositions with which a verb names whom it accuses."""


def stated_attributions(view: View, sentence: int) -> Iterator[Attribution]:
    """Yield who a sentence says claims, denies, is blamed, suspected, charged or convicted."""
    yield from claims_told(view, sentence)
    start, end = view.bounds[sentence]
    for index in range(start, end):
        token = view.doc[index]
        if view.lexicon.has("attribution.doers", view.words[index][1]):
            yield from _by_label(view, token)
        match = view.lexicon.stances.at(view.words, index, end)
        if match is not None and token.pos_ in {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}:
            yield from _by_stance(view, match)
        if token.pos_ in {"VERB", "AUX"}:
            yield from _as_culprit(view, token)
            yield from _behind(view, token)
            yield from _held(view, token)
            yield from _arrested(view, token)


def _by_label(view: View, label: Token) -> Iterator[Attribution]:
    """Read "the mastermind of the attack, Karim Khan", "Karim Khan, the mastermind" and "the accused Karim Khan"."""
    heads = [c for c in label.subtree if c.dep_ == "appos" and c.ent_type_ == "PERSON"]
    if label.dep_ in {"amod", "compound", "nmod"} and label.head.pos_ == "PROPN" and label.head.i > label.i:
        heads.append(label.head)
    if label.dep_ == "appos" and label.head.ent_type_ == "PERSON":
        heads.append(label.head)
    for head in heads:
        yield from named(view, head, "accused", None)


def _as_culprit(view: View, verb: Token) -> Iterator[Attribution]:
    """Read "identified Karim Khan as the attacker" and "a cousin is the main suspect"."""
    if verb.lemma_ == "be":
        roles = [c for c in verb.children if c.dep_ == "attr" and view.words[c.i][0] == "suspect"]
        heads = [c for c in verb.children if c.dep_ == "nsubj"]
    elif view.lexicon.has("attribution.naming", view.words[verb.i][0]):
        roles = [g for c in verb.children if c.lower_ == "as" for g in c.children if g.dep_ == "pobj"]
        passive = [c for c in verb.children if c.dep_ == "nsubjpass"]
        heads = passive or [c for c in verb.children if c.dep_ == "dobj"]
    else:
        return
    stance = next((s for s in (_stance_of_role(view, r) for r in roles) if s), None)
    for head in heads if stance and not _is_negated(verb) else []:
        if _can_be_named(view, head):
            yield from named(view, head, stance or "accused", _asserter(view, verb) if verb.lemma_ != "be" else None)


def _stance_of_role(view: View, role: Token) -> str | None:
    if view.words[role.i][0] == "suspect":
        return "suspected"
    return "accused" if view.lexicon.has("attribution.doers", view.words[role.i][0]) else None


def _asserter(view: View, verb: Token) -> str | None:
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.tag_ != "PRP"), None)
    return phrase_of(view, subject).text if subject is not None else None


def _behind(view: View, verb: Token) -> Iterator[Attribution]:
    """Read "investigators believe the front was behind it" and "the army said the front was responsible"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or verb.lemma_ != "be" or _is_negated(verb) or not _is_band(view, subject):
        return
    if not any(view.lexicon.has("claims.culpable", c.lower_) for c in verb.children if c.i > verb.i):
        return
    above = verb.head if verb.dep_ == "ccomp" else None
    if above is None:
        yield from named(view, subject, "accused", None) if _about_crime(view, verb) else ()
        return
    if _is_negated(above):
        return
    speaker = next((c for c in above.children if c.dep_ == "nsubj"), None)
    own = speaker is not None and group_of(view, speaker) is not None
    if not own:
        guess = view.lexicon.has("attribution.guessing", view.words[above.i][0])
        yield from named(view, subject, "suspected" if guess else "accused", _asserter(view, above))


def _held(view: View, verb: Token) -> Iterator[Attribution]:
    """Read "the department holds the front responsible", however long the front's name is."""
    clauses = [c for c in verb.children if c.lower_ == "responsible" and c.i > verb.i]
    if verb.lemma_ != "hold" or not clauses or _is_negated(verb):
        return
    inside = [t for t in view.doc[verb.i + 1 : clauses[0].i] if t.i in view.groups]
    objects = [c for c in (*verb.children, *clauses[0].children) if c.dep_ in {"dobj", "nsubj"} and c.i > verb.i]
    for head in (inside or objects)[:1]:
        if _can_be_named(view, head):
            yield from named(view, head, "accused", _asserter(view, verb))


def _arrested(view: View, verb: Token) -> Iterator[Attribution]:
    """Read "arrested on suspicion of the bombing" and "detained in connection with the murder" as suspicions."""
    if not view.lexicon.has("attribution.arresting", view.words[verb.i][0]) or _is_negated(verb):
        return
    reasons = [
        c for c in verb.children if c.dep_ in {"prep", "mark"} and c.lower_ in {"over", "in", "on", "for", "after"}
    ]
    if not any(t.lower_ in {"connection", "suspicion", "relation"} for c in reasons for t in c.subtree) and not any(
        c.lower_ in {"over", "for"} for c in reasons
    ):
        return
    if not any(view.is_crime(t) for c in reasons for t in c.subtree):
        return
    passive = [antecedent(c) for c in verb.children if c.dep_ == "nsubjpass"]
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    for head in passive or objects:
        if _can_be_named(view, head):
            yield from named(view, head, "suspected", None if passive else _asserter(view, verb))


def _by_stance(view: View, match: Match[str]) -> Iterator[Attribution]:
    verb, stance = view.doc[match.start], match.value
    verb = verb.head if verb.dep_ == "nsubj" and verb.pos_ in NOUNS else verb
    if _is_negated(verb):
        return
    passive = [antecedent(c) for c in verb.children if c.dep_ == "nsubjpass"]
    subjects = [c for c in verb.children if c.dep_ == "nsubj" or (verb.pos_ == "NOUN" and c.dep_ == "compound")]
    if stance in {"claimed", "denied"}:
        for head in [antecedent(token) for token in agents_of(verb) or subjects or passive]:
            if _can_be_named(view, head) and not _is_voice(view, head) and _may_claim(view, verb, head):
                yield from renamed(named(view, head, stance, None))
        return
    accused = _accused(view, verb, view.doc[match.end - 1])
    if not _about_crime(view, verb) and not any(_is_band(view, t) for t in accused):
        return
    says = not passive and subjects not in ([], accused) and subjects[0].i != match.start
    reporter = _asserter(view, verb) if says else None
    for head in accused or passive:
        if _can_be_named(view, head) and not (stance in TRIED and view.lexicon.has("attribution.courts", head.lower_)):
            yield from named(view, head, stance, reporter)


def _may_claim(view: View, verb: Token, head: Token) -> bool:
    """Say whether a deed is claimed, or a band claims: not "the ministry claimed credit for the road"."""
    return _is_band(view, head) or _about_crime(view, verb) or any(t.lower_ == "responsibility" for t in verb.children)


def _is_voice(view: View, head: Token) -> bool:
    """Say whether somebody only speaks for a group, which is the one that claims: "a spokesman"."""
    return view.lexicon.has("claims.voices", view.words[head.i][0])


def _is_negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _can_be_named(view: View, head: Token) -> bool:
    """Say whether a word can name who did it: no pronoun, date, place, crime or "no group"."""
    if head.tag_ in {"PRP", "DT", "WDT", "WP", "CD"} or head.ent_type_ in {"DATE", "TIME"}:
        return False
    if view.lexicon.has("armed.nonliving", view.words[head.i][0]) or view.is_crime(head):
        return False
    if head.lower_ in NOBODY or any(c.lower_ in {"no", "neither"} for c in head.children if c.i < head.i):
        return False
    placed = head.i in view.place_tokens or head.ent_type_ in {"GPE", "LOC"}
    return head.i in view.groups or not placed


def _is_band(view: View, token: Token) -> bool:
    """Say whether a word names a group, known or not: "bandits", "proxies", "a separatist outfit"."""
    return token.i in view.groups or view.lexicon.has("claims.accusable", view.words[token.i][0])


def _accused(view: View, verb: Token, last: Token) -> list[Token]:
    """Return whom an accusing verb, whose phrase ends with `last`, accuses; a passive subject is left to the caller."""
    lemma = view.words[verb.i][0]
    if lemma in BEHIND:
        holders = [verb, *(c for c in verb.children if c.dep_ == "dobj")]
        on = [g for h in holders for c in h.children if c.lower_ in BEHIND[lemma] for g in c.children]
        on = [g for g in on if g.dep_ == "pobj" and g.ent_type_ not in {"DATE", "TIME"}]
        if on or lemma in {"point", "fall"}:
            return on
    if lemma in {"believe", "allege"}:
        return []
    return _by_phrase(verb, last)


def _by_phrase(verb: Token, last: Token) -> list[Token]:
    if verb.pos_ == "NOUN":
        holders = [verb, *([verb.head] if verb.dep_ == "dobj" else [])]
        return [g for h in holders for c in h.children if c.lower_ == "to" for g in c.children if g.dep_ == "pobj"]
    if last.lower_ in {"trial", "charges"} and verb.lemma_ in {"go", "stand", "face", "be"}:
        return [antecedent(c) for c in verb.children if c.dep_ == "nsubj"]
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if verb.dep_ == "acl" and not objects and not any(c.dep_ == "nsubj" for c in verb.children):
        return [verb.head]
    return objects


def _about_crime(view: View, verb: Token) -> bool:
    """Say whether the words around a verb of accusing, or the noun it belongs to, name a crime."""
    above = [verb.head] if verb.dep_ in {"relcl", "acl"} else []
    return any(view.is_crime(t) or t.lower_ == "incident" for t in [*above, *verb.subtree])
