"""What a group says of its own deeds: claims and denials; and the numbers that only claimants or hearsay give."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extractors.incidents.attributions import agents_of
from extractors.incidents.naming import named, phrase_of, renamed
from extractors.incidents.view import View
from extractors.records import Attribution

THEMSELVES = frozenset({"it", "they", "we", "fighters", "militants", "men", "members"})
OWN = frozenset({"its", "their", "our"})
BODIES = frozenset({"group", "organisation", "organization", "outfit", "faction", "party", "movement"})
BACK = 3
"""Sentences in which "the group" may have been named before."""
_JOINED = frozenset({"conj", "advcl", "xcomp"})


def claims_told(view: View, sentence: int) -> Iterator[Attribution]:
    """Yield the claims and denials of groups that a sentence tells, each asserted by the group itself."""
    start, end = view.bounds[sentence]
    words = range(start, end)
    if not any(i in view.groups or view.lexicon.has("claims.telling", view.words[i][0]) for i in words):
        return
    for token in view.doc[start:end]:
        if token.pos_ in {"VERB", "AUX"} and token.lower_ != "according":
            claimants, stance = _claimants(view, token), _stance_of(view, token)
        else:
            claimants, stance = _beside_noun(view, token)
        for claimant in claimants if stance else []:
            known = _told_before(view, claimant)
            rows = iter([known]) if known is not None else named(view, claimant, "claimed", None)
            yield from renamed(replace(row, stance=stance or "claimed") for row in rows)


def _told_before(view: View, body: Token) -> Attribution | None:
    """Return the group last named before "the group" or "the same outfit", by those words."""
    definite = any(c.lower_ in {"the", "this", "same"} for c in body.children if c.i < body.i)
    if body.i in view.groups or view.words[body.i][0] not in BODIES or not definite:
        return None
    start, _ = view.bounds[max(0, view.sentence_of(body.i) - BACK)]
    last = next((i for i in range(body.i - 1, start - 1, -1) if i in view.groups), None)
    if last is None:
        return None
    group = view.groups[last]
    return Attribution(group.name, group.actor_id, "claimed", None, phrase_of(view, body))


def group_of(view: View, speaker: Token) -> Token | None:
    """Return the group that a speaker is or speaks for: "a spokesman for the front", "the front's website"."""
    if speaker.i in view.groups or _is_band_name(view, speaker):
        return speaker
    inside = [t for t in speaker.subtree if not _in_clause(view, t, speaker)]
    within = [t for t in inside if t.i in view.groups] or [t for t in inside if _is_band_name(view, t)]
    if within:
        return within[0]
    if view.words[speaker.i][0] in BODIES:
        return _so_called(speaker) or (speaker if any(c.dep_ == "amod" for c in speaker.children) else None)
    return (
        (_named_after(view, speaker) or speaker) if view.lexicon.has("claims.bands", view.words[speaker.i][0]) else None
    )


def _named_after(view: View, band: Token) -> Token | None:
    """Return the group that is named in one breath with its kind: "the separatist and banned Red Front"."""
    for token in view.doc[band.i + 1 : band.i + 5]:
        if token.i in view.groups:
            return token
        if token.is_punct or token.dep_ in {"prep", "mark"} or token.tag_ in {"VBD", "VBZ", "WDT"}:
            return None
    return None


def _is_band_name(view: View, token: Token) -> bool:
    """Say whether a name the actor list lacks is one that armed groups take: "the Red Mountain Front"."""
    if token.pos_ != "PROPN":
        return False
    before = [c for c in token.children if c.i < token.i and c.pos_ in {"PROPN", "ADJ"}]
    if view.lexicon.has("armed.band_names", token.lower_):
        return bool(before) or token.ent_type_ == "ORG"
    if token.lower_ not in {"army", "party", "force", "group"}:
        return False
    return any(view.lexicon.has("armed.band_adjectives", c.lower_) for c in before)


def _so_called(body: Token) -> Token | None:
    """Return the name in "a group calling itself the Voice of the Hills"."""
    for clause in (c for c in body.children if c.dep_ == "acl"):
        for name in clause.children:
            if name.dep_ in {"oprd", "dobj", "attr", "xcomp", "ccomp", "pobj"} and name.pos_ == "PROPN":
                return name
            inner = next((g for g in name.children if name.lower_ == "as" and g.pos_ == "PROPN"), None)
            if inner is not None:
                return inner
    return None


def _in_clause(view: View, token: Token, top: Token) -> bool:
    """Say whether a word only tells more of a speaker: "the group, an ally of the front", "who fought the front"."""
    while token != top:
        if token.dep_ in {"relcl", "advcl"} or (token.dep_ == "appos" and token.head.pos_ == "PROPN"):
            return True
        if token.dep_ == "acl" and view.lexicon.has("armed.belonging", view.words[token.i][0]):
            return True
        token = token.head
    return False


def _claimants(view: View, verb: Token) -> list[Token]:
    found = [group_of(view, speaker) for speaker in agents_of(verb) or _speakers(verb, 0)]
    return [token for token in found if token is not None]


def _speakers(verb: Token, depth: int) -> list[Token]:
    """Return a verb's subjects, its own or those of the clause it is joined to."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if subjects:
        return [s.head.head if s.tag_ in {"WDT", "WP"} and s.head.dep_ == "relcl" else s for s in subjects]
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        noun = verb.head
        return [noun, *(_speakers(noun.head, depth + 1) if noun.dep_ == "dobj" and depth < 4 else [])]
    if verb.dep_ in _JOINED and depth < 4 and verb.head.pos_ in {"VERB", "AUX"}:
        return _speakers(verb.head, depth + 1)
    return []


def _beside_noun(view: View, noun: Token) -> tuple[list[Token], str | None]:
    """Read "a claim of responsibility came from the front" and "the front's claim that it had killed"."""
    if noun.lower_ == "according":
        return _by_account(view, noun)
    if view.words[noun.i][0] != "claim" or noun.pos_ != "NOUN" or not _is_of_deed(view, noun):
        return [], None
    verb = noun.head if noun.dep_ in {"nsubj", "nsubjpass"} else None
    sources = [c for c in noun.children if c.dep_ == "poss"]
    if noun.dep_ == "dobj":
        sources += _speakers(noun.head, 0)
    for holder in (noun, *([verb] if verb is not None else [])):
        behind = {"from", "by", "of"} if holder is noun else {"from", "by"}
        sources += [g for c in holder.children if c.lower_ in behind for g in c.children if g.dep_ == "pobj"]
    return [g for g in (group_of(view, s) for s in sources) if g is not None], "claimed"


def _by_account(view: View, according: Token) -> tuple[list[Token], str | None]:
    """Read "according to the front, its men set off the bomb"."""
    sources = [g for c in according.children if c.lower_ == "to" for g in c.children if g.dep_ == "pobj"]
    verb = according.head
    own = any(_is_own(c) for c in verb.children if c.dep_ == "nsubj") and _is_own_deed(view, verb)
    return [g for g in (group_of(view, s) for s in sources) if g is not None], "claimed" if own else None


def _is_of_deed(view: View, noun: Token) -> bool:
    made = noun.dep_ == "dobj" and noun.head.lemma_ in {"issue", "make", "release"}
    if made or noun.dep_ in {"nsubj", "nsubjpass"}:
        return True
    return any(t.lower_ == "responsibility" or view.is_crime(t) or _is_violent(view, t) for t in noun.subtree)


def _stance_of(view: View, verb: Token) -> str | None:
    """Return whether a group's verb claims or denies a deed, None where it does neither."""
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    lemma = view.words[verb.i][0]
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    objects += [verb.head] if verb.dep_ in {"acl", "relcl"} else []
    objects += _joined_subjects(verb) if not objects else []
    nouns = [*objects, *(g for c in verb.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj")]
    if view.lexicon.has("claims.denying", lemma):
        return "denied" if _is_denied(view, verb, nouns) else None
    if _is_taken(view, lemma, objects, nouns):
        return "claimed"
    return _told_of_itself(view, verb) if view.lexicon.has("claims.verbs", lemma) else None


def _joined_subjects(verb: Token) -> list[Token]:
    """Return what a passive verb without a subject of its own is said of: "the raid failed and was claimed by"."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    above = verb.head if verb.dep_ == "conj" and passive else None
    return [c for c in above.children if c.dep_ in {"nsubj", "nsubjpass"}] if above is not None else []


def _is_taken(view: View, lemma: str, objects: list[Token], nouns: list[Token]) -> bool:
    """Say whether responsibility or a deed is taken: "claimed the raid", "took credit", "owned up to the attack"."""
    if view.lexicon.has("claims.taking", lemma) and any(o.lower_ in {"responsibility", "credit"} for o in objects):
        return True
    if lemma == "claim":
        return any(o.lower_ == "it" or view.is_crime(o) for o in objects)
    return lemma in {"own", "admit", "confess"} and any(view.is_crime(o) for o in nouns)


def _is_denied(view: View, verb: Token, nouns: list[Token]) -> bool:
    """Say whether what is denied is a deed or a part in it, not a loss: "denied losing any fighter"."""
    if any(view.lexicon.has("claims.charges", view.words[n.i][0]) for n in nouns):
        return True
    clauses = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp", "pcomp"}]
    return any(_is_own_deed(view, c) or _is_culpable(view, c) for c in clauses)


def _told_of_itself(view: View, verb: Token) -> str | None:
    """Read "said it had killed" as a claim, "said it was not involved" as a denial."""
    clauses = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}]
    clauses += [
        g for c in verb.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children if g.dep_ == "pcomp"
    ]
    for clause in clauses:
        subjects = [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}]
        if subjects and not any(_is_own(s) for s in subjects):
            continue
        negated = any(c.dep_ == "neg" or c.lower_ == "nothing" for c in clause.children)
        involved = _is_culpable(view, clause) or any(
            view.lexicon.has("claims.involved", *view.words[t.i]) for t in clause.subtree
        )
        if negated and involved:
            return "denied"
        if not negated and (_is_own_deed(view, clause) or _is_culpable(view, clause)):
            return "claimed"
    return None


def _is_own(subject: Token) -> bool:
    """Say whether a clause's subject is who speaks, or theirs: "it", "its fighters", "one of its bombers"."""
    if subject.lower_ in THEMSELVES or any(t.lower_ in OWN for t in subject.subtree):
        return True
    return subject.lower_ in BODIES and any(c.dep_ == "poss" for c in subject.children)


def _is_culpable(view: View, clause: Token) -> bool:
    """Say whether a clause says that somebody was behind something: "it was responsible"."""
    return clause.lemma_ == "be" and any(view.lexicon.has("claims.culpable", c.lower_) for c in clause.children)


def _is_own_deed(view: View, clause: Token) -> bool:
    return any(
        view.is_crime(word) or _is_violent(view, word)
        for word in (clause, *(c for c in clause.children if c.dep_ in {"dobj", "nsubj", "xcomp", "conj"}))
    )


def _is_violent(view: View, token: Token) -> bool:
    harm = token.pos_ == "VERB" and view.lexicon.harm_verbs.at(view.words, token.i, token.i + 1) is not None
    return harm or view.lexicon.has("attribution.deeds", view.words[token.i][0])


def is_claimants(view: View, trigger: int) -> bool:
    """Say whether the clause around a token is told by the group that claims the deed, or by hearsay."""
    token = view.doc[trigger]
    for _ in range(7):
        if token.head == token:
            break
        token = token.head
        if token.pos_ in {"VERB", "AUX"} and view.lexicon.has("claims.verbs", view.words[token.i][0]):
            return any(_claims(view, c) for c in token.children if c.dep_ == "nsubj")
    if token.pos_ in {"VERB", "AUX"} and view.lexicon.has("claims.verbs", view.words[token.i][0]):
        return any(_claims(view, c) for c in token.children if c.dep_ == "nsubj")
    return False


def _claims(view: View, subject: Token) -> bool:
    if view.lexicon.has("claims.hearsay", view.words[subject.i][0]):
        return True
    if is_group(view, subject):
        return True
    sentence = view.sentence_of(subject.i)
    if subject.lower_ not in {"it", "they"} or not sentence:
        return False
    before = range(*view.bounds[sentence - 1])
    return any(is_group(view, view.doc[i]) and view.doc[i].dep_ == "nsubj" for i in before)


def is_group(view: View, token: Token) -> bool:
    """Say whether a token names a known group, or militants and insurgents without a name."""
    return token.i in view.groups or view.lexicon.has("claims.bands", view.words[token.i][0])
