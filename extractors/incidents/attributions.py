"""Who is said to have done it: claims, denials, accusations, charges; unnamed perpetrators are kept."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.incidents.lexicon import Match
from extractors.incidents.triggers import Mention
from extractors.incidents.view import NOUNS, View
from extractors.reading.actors import ActorMention
from extractors.records import Attribution, Realis, Span

FORCE_ROLES = frozenset({"police", "security_force"})


def mention_attributions(view: View, mention: Mention, harmed: set[int]) -> Iterator[Attribution]:
    """Yield who a mention's own clause says did it; `harmed` are the tokens of those it harmed."""
    token = view.doc[mention.head]
    if mention.realis is Realis.DENIED:
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
        or view.is_person_like(doer)
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
    while words and words[0].lower() in {"the", "a", "an", "some", "his", "her", "their", "its"}:
        words = words[1:]
    return " ".join(words) or span.text


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
        heads, reporter = (subjects or passive), None
    elif not _about_crime(view, verb):
        return
    else:
        heads = passive or _accused(view, verb)
        reporter = phrase_of(view, subjects[0]).text if subjects and not passive and subjects[0].tag_ != "PRP" else None
    for head in heads:
        if head.tag_ not in {"PRP", "DT", "WDT", "WP", "CD"} and head.ent_type_ not in {"DATE", "TIME"}:
            yield from _named(view, head, stance, reporter)


def _accused(view: View, verb: Token) -> list[Token]:
    lemma = view.words[verb.i][0]
    if lemma in {"blame", "attribute"}:
        on = [g for c in verb.children if c.lower_ in {"on", "to"} for g in c.children if g.dep_ == "pobj"]
        on = [g for g in on if g.ent_type_ not in {"DATE", "TIME"}]
        if on:
            return on
    if lemma in {"believe", "allege", "suspect"}:
        return []
    if verb.dep_ == "acl":
        return [verb.head]
    return [c for c in verb.children if c.dep_ == "dobj"]


def _about_crime(view: View, verb: Token) -> bool:
    return any(view.lexicon.has("attribution.crimes", *view.words[t.i]) for t in verb.subtree)
