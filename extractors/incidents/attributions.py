"""Who is said to have done it: claims, denials, accusations, charges; unnamed perpetrators are kept."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extractors.incidents.lexicon import Match
from extractors.incidents.triggers import Mention
from extractors.incidents.view import NOUNS, View
from extractors.reading.actors import ActorMention
from extractors.records import Attribution, Realis, Span

NOBODY = frozenset({"nobody", "none", "no-one", "noone", "anybody", "anyone"})
ARTICLES = frozenset({"the", "a", "an", "some", "his", "her", "their", "its", "accused"})
FORCE_ROLES = frozenset({"police", "security_force"})


def mention_attributions(view: View, mention: Mention, harmed: set[int]) -> Iterator[Attribution]:
    """Yield who a mention's own clause says did it; `harmed` are the tokens of those it harmed."""
    token = view.doc[mention.head]
    if mention.realis is Realis.DENIED or (mention.kind is not None and mention.kind.name in {"arrest", "seizure"}):
        return
    doers = _doers_of_verb(token) if mention.is_verb else _doers_of_noun(view, token)
    for doer in doers:
        if doer.i not in harmed and _can_do(view, doer, mention):
            yield from _named(view, doer, _stance_of(doer, token), _reporter(view, token))


def _doers_of_verb(verb: Token) -> list[Token]:
    agents = [
        g
        for c in verb.children
        if c.dep_ == "agent" or (c.lower_ == "by" and c.dep_ == "prep")
        for g in c.children
        if g.dep_ == "pobj"
    ]
    if agents:
        return agents
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    if passive or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return []
    return _active_subjects(verb)


def _active_subjects(verb: Token) -> list[Token]:
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if subjects:
        return [_antecedent(s) for s in subjects]
    if verb.dep_ in {"acl"} and verb.tag_ == "VBG":
        return [verb.head]
    if verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ == "VERB" and verb.tag_ != "VBN":
        return _active_subjects(verb.head) if not any(c.dep_ == "auxpass" for c in verb.head.children) else []
    if verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "with", "for"}:
        return _guilty(verb.head.head)
    return []


def _antecedent(token: Token) -> Token:
    if token.lower_ in {"who", "that", "which"} and token.head.dep_ == "relcl":
        return token.head.head
    return token


def _guilty(governor: Token) -> list[Token]:
    """Return who is accused, charged or suspected where a gerund tells of what."""
    if governor.pos_ == "VERB":
        if governor.dep_ == "acl":
            return [governor.head]
        return [c for c in governor.children if c.dep_ in {"nsubjpass", "dobj"}]
    return []


def _doers_of_noun(view: View, noun: Token) -> list[Token]:
    by = [g for c in noun.children if c.lower_ == "by" for g in c.children if g.dep_ == "pobj"]
    verb = noun.head if noun.dep_ in {"dobj", "nsubjpass"} else None
    if verb is not None and view.lexicon.has("grammar.light", view.words[verb.i][0]):
        return [*by, *_doers_of_verb(verb)]
    own = [c for c in noun.children if c.dep_ in {"poss", "compound", "amod", "nmod"} and _is_actor(view, c)]
    return [*by, *own]


def _is_actor(view: View, token: Token) -> bool:
    return any(a.kind == "group" and a.span.start <= token.idx < a.span.end for a in view.reading.actors)


def _can_do(view: View, doer: Token, mention: Mention) -> bool:
    lemma = view.words[doer.i][0]
    lexicon = view.lexicon
    if (
        doer.tag_ in {"PRP", "WP", "DT", "WDT", "CD"}
        or lexicon.has("armed.nonliving", lemma)
        or doer.ent_type_ in {"DATE", "TIME", "GPE"}
    ):
        return False
    role = lexicon.roles.get(lemma)
    if (
        role in FORCE_ROLES
        and mention.kind is not None
        and mention.kind.name in {"operation", "clash", "shooting", "killing", "kidnapping"}
    ):
        return mention.kind.name == "shooting" and role == "police"
    return (
        lexicon.has("armed.words", lemma)
        or _is_actor(view, doer)
        or doer.ent_type_ in {"PERSON", "ORG", "NORP"}
        or (doer.dep_ == "pobj" and doer.head.dep_ == "agent" and doer.pos_ == "NOUN" and _is_somebody(view, doer))
        or view.is_person_like(doer)
    )


def _is_somebody(view: View, token: Token) -> bool:
    """Say whether an agent's noun ends as names of people do: "a pickpocket", "smugglers"."""
    lemma = view.words[token.i][0]
    return lemma.endswith(("er", "or", "ist", "man", "pocket", "ian", "eer")) and not view.lexicon.weapons.at(
        view.words, token.i, token.i + 1
    )


def _stance_of(doer: Token, trigger: Token) -> str:
    forms = (
        {c.lower_ for c in doer.children}
        | {c.lower_ for c in trigger.children}
        | {trigger.head.lower_, trigger.head.head.lower_}
    )
    if not forms.isdisjoint({"charged", "indicted", "arraigned"}):
        return "charged"
    if not forms.isdisjoint({"convicted", "sentenced", "guilty"}):
        return "convicted"
    if not forms.isdisjoint(
        {"suspected", "alleged", "allegedly", "presumed", "apparently", "believed", "suspect", "reportedly"}
    ):
        return "suspected"
    return "accused"


def _reporter(view: View, token: Token) -> str | None:
    """Return who says so, where the clause hangs on a verb of saying."""
    above = token
    for _ in range(6):
        if above.head == above:
            return None
        above = above.head
        if above.pos_ == "VERB" and view.lexicon.has("governors.report", view.words[above.i][0]):
            subject = next((c for c in above.children if c.dep_ == "nsubj" and c.tag_ != "PRP"), None)
            return phrase_of(view, subject).text if subject is not None else None
    return None


def phrase_of(view: View, head: Token) -> Span:
    """Return a noun phrase without its relative clauses, appositions and lists."""
    keep = {"det", "amod", "compound", "nummod", "poss", "nmod", "advmod", "quantmod"}
    left = min((c.left_edge.i for c in head.children if c.i < head.i and c.dep_ in keep), default=head.i)
    right = head.i + 1
    for child in head.children:
        if child.i > head.i and child.lower_ == "of":
            right = max(right, max((g.i + 1 for g in child.children if g.dep_ == "pobj"), default=right))
    return view.span(left, right)


def _named(view: View, head: Token, stance: str, reporter: str | None) -> Iterator[Attribution]:
    for token in [head, *(c for c in head.conjuncts if c.pos_ in NOUNS and c.i > head.i)]:
        span = phrase_of(view, token)
        actor = _actor_in(view, span)
        is_actor = actor is not None and actor.span.start <= token.idx < actor.span.end
        if token.i in view.place_tokens and not is_actor:
            continue
        name = actor.name if actor and is_actor else _trimmed(view, span)
        yield Attribution(name, actor.actor_id if actor else None, stance, reporter, span)


def _actor_in(view: View, span: Span) -> ActorMention | None:
    """Return the group named in a phrase: itself, or the one it belongs to."""
    return next(
        (a for a in view.reading.actors if a.span.start < span.end and span.start < a.span.end and a.kind == "group"),
        None,
    )


def _trimmed(view: View, span: Span) -> str:
    """Return a phrase without its article, a common noun at the start of a sentence in lower case."""
    words = span.text.split()
    first = view.doc[view.token_at(span.start)]
    if first.is_sent_start and first.pos_ != "PROPN" and words:
        words[0] = words[0].lower()
    labels = view.lexicon.words["attribution.doers"] | ARTICLES
    while len(words) > 1 and words[0].lower() in labels:
        words = words[1:]
    return " ".join(words).strip('"“”') or span.text


def stance_attributions(view: View, sentence: int) -> Iterator[Attribution]:
    """Yield the claims, denials, accusations and charges a sentence tells in words of their own."""
    start, end = view.bounds[sentence]
    for index in range(start, end):
        if view.lexicon.has("attribution.doers", view.words[index][1]):
            yield from _by_label(view, view.doc[index])
        match = view.lexicon.stances.at(view.words, index, end)
        if match is None or view.doc[index].pos_ not in {"VERB", "AUX", "NOUN"}:
            continue
        yield from _by_stance(view, match)


def _by_label(view: View, label: Token) -> Iterator[Attribution]:
    """Read "the mastermind of the attack, Karim Khan" and "the accused Karim Khan"."""
    named = [c for c in label.subtree if c.dep_ == "appos" and c.ent_type_ == "PERSON"]
    if label.dep_ in {"amod", "compound", "nmod"} and label.head.pos_ == "PROPN" and label.head.i > label.i:
        named.append(label.head)
    for head in named:
        yield from _named(view, head, "accused", None)


def _by_stance(view: View, match: Match[str]) -> Iterator[Attribution]:
    verb, stance = view.doc[match.start], match.value
    if any(c.dep_ == "neg" for c in verb.children):
        return
    passive = [c for c in verb.children if c.dep_ == "nsubjpass"]
    subjects = [c for c in verb.children if c.dep_ == "nsubj" or (verb.pos_ == "NOUN" and c.dep_ == "compound")]
    if stance in {"claimed", "denied"}:
        yield from _by_own_word(view, verb, stance, subjects or passive)
        return
    if not _about_crime(view, verb) and not any(_is_band(view, t) for t in _accused(view, verb)):
        return
    heads = passive or _accused(view, verb)
    if heads:
        reporter = phrase_of(view, subjects[0]).text if subjects and not passive and subjects[0].tag_ != "PRP" else None
    for head in heads:
        if _can_be_named(view, head):
            yield from _named(view, head, stance, reporter)


def _can_be_named(view: View, head: Token) -> bool:
    """Say whether a word can name who did it: no pronoun, date, place or "no group"."""
    if head.tag_ in {"PRP", "DT", "WDT", "WP", "CD"} or head.ent_type_ in {"DATE", "TIME"}:
        return False
    if view.lexicon.has("armed.nonliving", view.words[head.i][0]):
        return False
    if head.lower_ in NOBODY or any(c.lower_ in {"no", "neither"} for c in head.children if c.i < head.i):
        return False
    placed = head.i in view.place_tokens or head.ent_type_ in {"GPE", "LOC"}
    return _is_actor(view, head) or not placed


def _by_own_word(view: View, verb: Token, stance: str, subjects: list[Token]) -> Iterator[Attribution]:
    """Yield claims and denials, asserted by those who make them."""
    agents = [g for c in verb.children if c.lower_ == "by" for g in c.children if g.dep_ == "pobj"]
    for head in [_antecedent(token) for token in agents or subjects]:
        if _can_be_named(view, head):
            yield from (replace(row, asserted_by=row.actor) for row in _named(view, head, stance, None))


def self_attributions(view: View, sentence: int) -> Iterator[Attribution]:
    """Yield claims in other words: "the front claimed the raid", "said it had killed", "denied the charge"."""
    for token in view.doc[slice(*view.bounds[sentence])]:
        lemma = view.words[token.i][0]
        if token.pos_ not in {"VERB", "AUX"} or (not view.lexicon.has("claims.verbs", lemma) and lemma != "deny"):
            continue
        agents = [g for c in token.children if c.lower_ == "by" for g in c.children if g.dep_ == "pobj"]
        subjects = agents or [_antecedent(c) for c in token.children if c.dep_ in {"nsubj"}]
        doers = [
            s for s in subjects if _is_actor(view, s) or any(_is_actor(view, g) for g in s.subtree if g.i < token.i)
        ]
        stance = _own_stance(view, token)
        if doers and stance is not None:
            yield from _by_own_word(view, token, stance, doers)


def _own_stance(view: View, verb: Token) -> str | None:
    """Return whether a group's verb claims or denies a deed, None where it does neither."""
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    lemma = view.words[verb.i][0]
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}] + (
        [verb.head] if verb.dep_ == "acl" else []
    )
    if lemma == "deny":
        return "denied" if any(view.lexicon.has("claims.charges", view.words[o.i][0]) for o in objects) else None
    if lemma == "claim" and any(o.lower_ == "it" or _is_deed(view, o) for o in objects):
        return "claimed"
    return _told_of_itself(view, verb)


def _told_of_itself(view: View, verb: Token) -> str | None:
    """Read "said it had killed" as a claim, "said it was not involved" as a denial."""
    for clause in (c for c in verb.children if c.dep_ == "ccomp"):
        own = {c.lower_ for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}}
        if own.isdisjoint({"it", "they", "fighters", "militants", "men"}):
            continue
        negated = any(c.dep_ == "neg" for c in clause.children)
        involved = any(view.lexicon.has("claims.involved", *view.words[t.i]) for t in clause.subtree)
        if negated and involved:
            return "denied"
        if not negated and (_is_deed(view, clause) or view.lexicon.harm_verbs.at(view.words, clause.i, clause.i + 1)):
            return "claimed"
    return None


def _is_deed(view: View, token: Token) -> bool:
    return view.lexicon.has("attribution.crimes", *view.words[token.i])


def _is_band(view: View, token: Token) -> bool:
    """Say whether a word names a group, known or not: "bandits", "proxies", "a separatist outfit"."""
    lemma = view.words[token.i][0]
    return _is_actor(view, token) or view.lexicon.has("claims.accusable", lemma)


def _accused(view: View, verb: Token) -> list[Token]:
    lemma = view.words[verb.i][0]
    if lemma in {"blame", "attribute"}:
        on = [g for c in verb.children if c.lower_ in {"on", "to"} for g in c.children if g.dep_ == "pobj"]
        on = [g for g in on if g.ent_type_ not in {"DATE", "TIME"}]
        if on:
            return on
    if lemma in {"believe", "allege"}:
        return []
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if verb.dep_ == "acl" and not objects and not any(c.dep_ == "nsubj" for c in verb.children):
        return [verb.head]
    return objects


def _about_crime(view: View, verb: Token) -> bool:
    return any(view.lexicon.has("attribution.crimes", *view.words[t.i]) for t in verb.subtree)
