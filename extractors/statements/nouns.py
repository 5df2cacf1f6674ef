"""Nouns of saying ("the claim that …", "his criticism of …") and phrases of source ("according to …")."""

from spacy.tokens import Token

from extractors.statements.cues import Cue, object_of
from extractors.statements.drafts import Draft
from extractors.statements.edges import after_cue, around, phrase_after
from extractors.statements.sayers import noun_speaker_of, speaker_of
from extractors.statements.view import View

_AGENDA = frozenset({"exchange", "share", "discuss"})
"""Verbs that put a matter on the table and tell nothing of what was said about it."""

_OWNING = frozenset({"take", "accept", "assume", "own"})
"""Verbs with which one claims responsibility."""


def noun_draft(view: View, noun: Token) -> Draft | None:
    """Return the draft of a noun of saying that has an owner, or None."""
    lists = view.words.cues
    word = view.lemma(noun)
    if word == "responsibility":
        return _claimed(view, noun)
    if word not in lists.noun_clause and not any(word in nouns for nouns in lists.noun_prepositions.values()):
        return None
    speaker = noun_speaker_of(view, noun)
    if speaker is None or (noun.dep_ == "dobj" and view.lemma(noun.head) in _AGENDA):
        return None
    cue = Cue(view, noun, word, speaker)
    return _with_clause(cue) or _with_preposition(cue)


def _claimed(view: View, noun: Token) -> Draft | None:
    """ "X took responsibility for …"; "X claims responsibility for …" where the parser took the verb for a noun."""
    verb = view.tokens[noun.i - 1] if noun.i > 1 else noun
    if noun.dep_ == "dobj" and view.lemma(noun.head) in _OWNING:
        cue = Cue(view, noun.head, "claim", speaker_of(view, noun.head))
    elif verb.pos_ != "VERB" and verb.lower_ in ("claim", "claims", "claimed"):
        cue = Cue(view, verb, "claim", view.tokens[verb.i - 1])
    else:
        return None
    return cue.draft("object", after_cue(view, cue.token, noun.i, noun.right_edge.i + 1)) if cue.is_judged else None


def _with_clause(cue: Cue) -> Draft | None:
    if cue.word not in cue.lists.noun_clause:
        return None
    clause = next((c for c in cue.after("acl", "ccomp") if c.tag_ not in ("VBN", "VBG")), None)
    if clause is None:
        return None
    return cue.draft("noun", phrase_after(cue.view, cue.token, clause.left_edge.i, clause.right_edge.i + 1))


def _with_preposition(cue: Cue) -> Draft | None:
    assert cue.speaker is not None
    for link in cue.after("prep"):
        inner = object_of(link)
        if inner is None or inner.i == cue.speaker.i:
            continue
        if cue.word in cue.lists.noun_prepositions.get(link.lower_, frozenset()):
            content = phrase_after(cue.view, link, inner.left_edge.i, _end_with_doing(inner))
            return cue.draft("noun", content, ends_with=link)
    return None


def _end_with_doing(noun: Token) -> int:
    """The end of a phrase with the participle after it, whatever it hangs on: "allegations of Kabul hiding …"."""
    end = noun.right_edge.i + 1
    if end >= len(noun.doc) or noun.doc[end].tag_ != "VBG" or noun.ent_type_ == "" or noun.sent != noun.doc[end].sent:
        return end
    return noun.doc[end].right_edge.i + 1


def source_draft(view: View, token: Token) -> Draft | None:
    """Return the draft of a phrase of source that starts at a token ("according to X, …"), or None."""
    phrase = next((p for p in view.words.cues.source_phrases if _starts(view, token, p)), None)
    if phrase is None:
        return None
    last = view.tokens[token.i + len(phrase) - 1]
    named = object_of(last)
    if named is None:
        return None
    if view.lemma(named) in view.words.statements.figures and any(t.like_num for t in token.sent):
        return None
    content = around(view, token, max(token.right_edge.i, named.right_edge.i))
    if not content:
        return None
    return Draft((token.idx, last.idx + len(last)), token.i, token.lower_, "source", content, named.i)


def view_draft(view: View, noun: Token) -> Draft | None:
    """Return the draft of "in X's view, …" from its noun, or None."""
    link = noun.head
    if link.lower_ != "in" or view.lemma(noun) not in view.words.cues.view_nouns:
        return None
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is None:
        return None
    content = around(view, link, link.right_edge.i)
    return Draft((noun.idx, noun.idx + len(noun)), noun.i, "view", "source", content, owner.i) if content else None


def _starts(view: View, token: Token, phrase: tuple[str, ...]) -> bool:
    following = view.tokens[token.i : token.i + len(phrase)]
    return len(following) == len(phrase) and all(t.lower_ == word for t, word in zip(following, phrase, strict=True))
