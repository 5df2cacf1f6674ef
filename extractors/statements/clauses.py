"""Drafts read from the parse: verbs, nouns and phrases of source with the words they introduce."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.statements.drafts import Draft
from extractors.statements.edges import after_cue, around, clause_after, clause_before, clause_by_order
from extractors.statements.sayers import (
    addressee_of,
    agent_of,
    can_judge,
    can_say,
    noun_speaker_of,
    speaker_of,
)
from extractors.statements.view import Range, View

_ASKING_LINKS = frozenset({"on", "upon", "for", "to", "with"})
_TAIL_LINKS = frozenset({"for", "as", "of", "with", "over", "about", "at", "to", "towards", "toward", "against", "on"})


def parsed_drafts(view: View) -> Iterator[Draft]:
    """Yield a draft for every cue whose complement the parse shows, in order of the cues."""
    for token in view.doc:
        if token.pos_ in ("VERB", "AUX") or (token.tag_.startswith("VB")):
            yield from _of_verb(view, token)
        elif token.pos_ == "NOUN":
            yield from _of_noun(view, token)


# ------------------------------------------------------------------ verbs
def _of_verb(view: View, verb: Token) -> Iterator[Draft]:
    lemma = view.lemma(verb)
    cues = view.words.cues
    if lemma == "accord":
        yield from _of_source(view, verb)
        return
    speaker = speaker_of(view, verb)
    found = (
        _clause(view, verb, lemma, speaker)
        or _unparsed_clause(view, verb, lemma, speaker)
        or _asked_to(view, verb, lemma, speaker)
        or _infinitive(view, verb, lemma, speaker)
        or _predicate(view, verb, lemma, speaker)
        or _preposition(view, verb, lemma, speaker)
        or _object(view, verb, lemma, speaker)
        or _attitude(view, verb, speaker)
        or (_passive(view, verb, lemma) if lemma in cues.passive or lemma in cues.object else None)
    )
    if found is not None:
        yield found


def _clause(view: View, verb: Token, lemma: str, speaker: Token | None) -> Draft | None:
    """A clause as complement: "said (that) …", "asked whether …", "…, he said"."""
    if lemma not in view.words.cues.clause and not _makes_clear(verb, lemma):
        return None
    complement = next((child for child in verb.children if _is_clause(child)), None)
    if complement is None or not can_say(view, speaker, lemma):
        return None
    if complement.i > verb.i:
        if _is_object_infinitive(complement) and lemma not in ("say",):
            return None
        content: tuple[Range, ...] = (clause_after(view, verb, complement),)
    else:
        content = clause_before(view, verb, complement)
    return _draft(view, verb, lemma, "clause", content, speaker) if content else None


def _unparsed_clause(view: View, verb: Token, lemma: str, speaker: Token | None) -> Draft | None:
    """A clause the parser did not hang on its cue, found by commas and word order."""
    if lemma not in view.words.cues.report or speaker is None or not can_say(view, speaker, lemma):
        return None
    content = clause_by_order(view, verb, speaker)
    return _draft(view, verb, lemma, "clause", content, speaker) if content else None


def _makes_clear(verb: Token, lemma: str) -> bool:
    """ "made (it) clear that …": the adjective is part of the cue."""
    return lemma == "make" and any(token.lower_ in ("clear", "plain") for token in verb.doc[verb.i + 1 : verb.i + 4])


def _is_clause(child: Token) -> bool:
    return child.dep_ == "ccomp" and child.pos_ != "SPACE"


def _is_object_infinitive(complement: Token) -> bool:
    """Whether a complement is "X to do": its subject stands before a bare "to"."""
    has_to = any(child.dep_ == "aux" and child.lower_ == "to" for child in complement.children)
    return has_to and complement.tag_ == "VB"


def _asked_to(view: View, verb: Token, lemma: str, speaker: Token | None) -> Draft | None:
    """Somebody is asked to act: "urged X to …", "called on X to …"."""
    if lemma not in view.words.cues.object_infinitive or not can_judge(view, speaker):
        return None
    complement = next(
        (c for c in verb.children if c.i > verb.i and c.dep_ in ("ccomp", "xcomp", "advcl") and _is_object_infinitive(c)),
        None,
    )
    if complement is None:
        return None
    target = _asked_one(verb, complement)
    subject = next((c for c in complement.children if c.dep_ == "nsubj" and c.i > verb.i), None)
    if target is None and subject is None:
        return None
    whom = target or subject
    assert whom is not None
    start = whom.left_edge.i
    content = after_cue(view, verb, start, complement.right_edge.i + 1)
    return _draft(view, verb, lemma, "object_infinitive", (content,), speaker, whom)


def _asked_one(verb: Token, complement: Token) -> Token | None:
    """The one asked: "urged X", "called on X", "appealed to X"."""
    for child in verb.children:
        if not verb.i < child.i < complement.i:
            continue
        if child.dep_ in ("dobj", "dative") and child.lower_ not in _ASKING_LINKS:
            return child
        if child.dep_ in ("prep", "dative", "prt") and child.lower_ in _ASKING_LINKS:
            return next((c for c in child.children if c.dep_ == "pobj" and c.i < complement.i), None)
    return None


def _infinitive(view: View, verb: Token, lemma: str, speaker: Token | None) -> Draft | None:
    """The speaker's own act: "promised to …", "denied attacking …"."""
    if lemma not in view.words.cues.infinitive or not can_judge(view, speaker):
        return None
    complement = next((c for c in verb.children if c.i > verb.i and c.dep_ == "xcomp"), None)
    if complement is None or complement.tag_ not in ("VB", "VBG"):
        return None
    content = after_cue(view, verb, complement.left_edge.i, complement.right_edge.i + 1)
    return _draft(view, verb, lemma, "infinitive", (content,), speaker)


def _predicate(view: View, verb: Token, lemma: str, speaker: Token | None) -> Draft | None:
    """A name or judgement: "called the attack cowardly", "described X as …"."""
    if lemma not in view.words.cues.predicate or not can_judge(view, speaker):
        return None
    judged = next((c for c in verb.children if c.i > verb.i and c.dep_ == "dobj"), None)
    said = next((c for c in verb.children if c.i > verb.i and c.dep_ in ("oprd", "xcomp") and c.tag_ != "VB"), None)
    as_phrase = next((c for c in verb.children if c.i > verb.i and c.dep_ == "prep" and c.lower_ == "as"), None)
    clause = next((c for c in verb.children if c.i > verb.i and c.dep_ == "ccomp"), None)
    last = said or as_phrase or clause
    if last is None:
        return _quoted_name(view, verb, lemma, judged, speaker)
    first = min((c for c in (judged, last) if c is not None), key=lambda c: c.left_edge.i)
    content = after_cue(view, verb, first.left_edge.i, last.right_edge.i + 1)
    return _draft(view, verb, lemma, "predicate", (content,), speaker)


def _quoted_name(view: View, verb: Token, lemma: str, judged: Token | None, speaker: Token | None) -> Draft | None:
    """A name in quotation marks the parser did not see as one: "called the plan “a disgrace”"."""
    if judged is None or lemma == "acknowledge":
        return None
    stop = view.sentence(verb)[1]
    after = next((i for i in range(judged.i, stop) if view.quote_of[i] >= 0), None)
    if after is None or any(_speaks_again(view, view.doc[i]) for i in range(verb.i + 1, after)):
        return None
    quote = view.quotes[view.quote_of[after]]
    start = view.chars(judged.left_edge.i, judged.i + 1)[0]
    return _draft(view, verb, lemma, "predicate", ((start, quote.end),), speaker)


def _speaks_again(view: View, token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ") and view.lemma(token) in view.words.cues.quote


def _preposition(view: View, verb: Token, lemma: str, speaker: Token | None) -> Draft | None:
    """What follows a preposition: "called for …", "warned of …"."""
    if not can_judge(view, speaker):
        return None
    for link in verb.children:
        verbs = view.words.cues.prepositions.get(link.lower_)
        if link.i < verb.i or link.dep_ not in ("prep", "prt", "agent") or verbs is None or lemma not in verbs:
            continue
        if link.dep_ == "prt":
            continue
        inner = next((c for c in link.children if c.dep_ in ("pobj", "pcomp") and c.i > link.i), None)
        if inner is None:
            continue
        content = after_cue(view, link, inner.left_edge.i, inner.right_edge.i + 1)
        end = link.idx + len(link) if link.i <= verb.i + 3 else verb.idx + len(verb)
        return _draft(view, verb, lemma, "preposition", (content,), speaker, cue_end=end)
    return None


def _object(view: View, verb: Token, lemma: str, speaker: Token | None) -> Draft | None:
    """A noun object: "condemned the attack"."""
    if lemma not in view.words.cues.object or speaker is None:
        return None
    if not can_judge(view, speaker) and not (lemma in view.words.cues.document_verbs and can_say(view, speaker, lemma)):
        return None
    noun = next((c for c in verb.children if c.i > verb.i and c.dep_ == "dobj"), None)
    if noun is None or noun.tag_ in ("PRP", "WP") or noun.lower_ in ("that", "this", "it"):
        return None
    if lemma in view.words.cues.addressed:
        return None
    last = max([noun, *_tails(verb, noun)], key=lambda c: c.right_edge.i)
    content = after_cue(view, verb, noun.left_edge.i, last.right_edge.i + 1)
    return _draft(view, verb, lemma, "object", (content,), speaker)


def _tails(verb: Token, noun: Token) -> list[Token]:
    """Phrases after the object that belong to it: "expressed solidarity with …", "blamed him for …"."""
    found: list[Token] = []
    end = noun.right_edge.i + 1
    for child in verb.children:
        if child.i > noun.i and child.dep_ in ("prep", "dative") and child.left_edge.i == end and child.lower_ in _TAIL_LINKS:
            found.append(child)
            end = child.right_edge.i + 1
    return found


def _attitude(view: View, verb: Token, speaker: Token | None) -> Draft | None:
    """An adjective of attitude: "is confident that …", "remained critical of …"."""
    adjective = next((c for c in verb.children if c.dep_ == "acomp" and c.i > verb.i), None)
    if adjective is None or not can_judge(view, speaker):
        return None
    word = adjective.lower_
    for child in adjective.children:
        if child.i < adjective.i:
            continue
        if child.dep_ in ("ccomp", "xcomp") and word in view.words.cues.adjective_clause:
            content = after_cue(view, adjective, child.left_edge.i, child.right_edge.i + 1)
            return _draft(view, adjective, word, "adjective", (content,), speaker)
        if child.dep_ == "prep" and word in view.words.cues.adjective_prepositions.get(child.lower_, frozenset()):
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                content = after_cue(view, child, inner.left_edge.i, inner.right_edge.i + 1)
                return _draft(view, adjective, word, "adjective", (content,), speaker, cue_end=child.idx + len(child))
    return None


def _passive(view: View, verb: Token, lemma: str) -> Draft | None:
    """A passive whose by-phrase names the sayer: "the attack was condemned by …"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    agent = agent_of(verb)
    if subject is None or agent is None or not can_judge(view, agent):
        return None
    content = view.chars(subject.left_edge.i, subject.right_edge.i + 1)
    return _draft(view, verb, lemma, "passive", (content,), agent)


# ------------------------------------------------------------------ nouns and phrases of source
def _of_noun(view: View, noun: Token) -> Iterator[Draft]:
    lemma = view.lemma(noun)
    cues = view.words.cues
    speaker = noun_speaker_of(view, noun)
    if speaker is None:
        return
    if lemma in cues.noun_clause:
        for child in noun.children:
            if child.i > noun.i and child.dep_ in ("acl", "ccomp") and child.tag_ not in ("VBN", "VBG"):
                content = after_cue(view, noun, child.left_edge.i, child.right_edge.i + 1)
                yield _draft(view, noun, lemma, "noun", (content,), speaker)
                return
    for link in noun.children:
        if link.dep_ == "prep" and lemma in cues.noun_prepositions.get(link.lower_, frozenset()):
            inner = next((c for c in link.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is None or inner.i == speaker.i:
                continue
            content = after_cue(view, link, inner.left_edge.i, inner.right_edge.i + 1)
            yield _draft(view, noun, lemma, "noun", (content,), speaker, cue_end=link.idx + len(link))
            return


def _of_source(view: View, verb: Token) -> Iterator[Draft]:
    """A phrase of source: "…, according to X"."""
    link = next((c for c in verb.children if c.lower_ == "to" and c.dep_ == "prep"), None)
    named = next((c for c in link.children if c.dep_ == "pobj"), None) if link is not None else None
    if link is None or named is None:
        return
    content = around(view, verb, max(verb.right_edge.i, named.right_edge.i))
    if content:
        yield Draft(
            (verb.idx, link.idx + len(link)), verb.i, "accord", "source", content, named.i
        )


def _draft(
    view: View,
    cue: Token,
    word: str,
    frame: str,
    content: tuple[Range, ...],
    speaker: Token | None,
    addressee: Token | None = None,
    cue_end: int | None = None,
) -> Draft:
    heard = addressee or addressee_of(view, cue)
    end = cue_end or _cue_end(view, cue)
    return Draft(
        cue=(cue.idx, end),
        head=cue.i,
        word=word,
        frame=frame,
        content=content,
        speaker=speaker.i if speaker is not None else None,
        addressee=heard.i if heard is not None else None,
    )


def _cue_end(view: View, cue: Token) -> int:
    particles = view.words.cues.particles.get(view.lemma(cue), frozenset())
    following = cue.i + 1
    if following < len(view.doc) and view.doc[following].lower_ in particles:
        cue = view.doc[following]
    return cue.idx + len(cue)
