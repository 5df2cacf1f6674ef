"""Numbers that only those who claim a deed give of it, or hearsay: they never stand as an account's best figure."""

from spacy.tokens import Token

from extractors.incidents.view import View


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
    named = any(a.kind == "group" and a.span.start <= token.idx < a.span.end for a in view.reading.actors)
    return named or view.lexicon.has("claims.bands", view.words[token.i][0])
