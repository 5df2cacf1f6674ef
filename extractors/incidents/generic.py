"""Words that tell of a kind of deed, as habit, law or study does, and not of one that took place."""

from spacy.tokens import Token

from extractors.incidents.reckoning import says
from extractors.incidents.triggers import Mention
from extractors.incidents.view import View
from extractors.records import Realis

ALIKE_IN_PAST = frozenset({"hit", "set", "burst", "put", "beat", "cut", "shut", "bid", "spread", "cast", "thrust"})
"""Verbs whose present the tagger takes for their past and the other way round."""
DISTRICT, DAYS = 3, 2
"""UCDP's precisions of a district and of some days."""
_NOWADAYS = frozenset({"today", "now", "nowadays", "tonight"})


def is_generic(view: View, mention: Mention) -> bool:
    """Say whether a mention tells of no deed in particular.

    "Whoever blows up a line is tried", "they shoot without being provoked", "a bombing lowers attendance", "storming a
    building is rioting": in the present tense, without a day, or a place or people counted in its clause.
    """
    if mention.realis is not Realis.ACTUAL:
        return False
    token = view.doc[mention.head]
    if mention.is_verb and (_is_of_anyone(view, token) or _is_defined(token)):
        return True
    if _is_contrast(view, mention.sentence) or _is_spent(view, token):
        return True
    verb = token if mention.is_verb else _governing(token)
    if (not mention.is_verb and mention.definite) or verb is None or not is_present(verb) or _is_surmised(view, verb):
        return False
    asked_or_often = _is_asked(view, mention.sentence) or says(view, mention.sentence, view.lexicon.often)
    return asked_or_often or not _is_particular(view, verb)


def _governing(noun: Token) -> Token | None:
    """Return the verb whose subject a noun is or belongs to."""
    if noun.dep_ not in {"nsubj", "nsubjpass", "compound", "conj"}:
        return None
    return next((t for t in noun.ancestors if t.pos_ in {"VERB", "AUX"}), None)


def _is_surmised(view: View, verb: Token) -> bool:
    """Say whether a verb only tells now what took place: "a blast is reported to have killed two"."""
    lemma = view.words[verb.i][0]
    passive = verb.tag_ == "VBN" and view.lexicon.has("governors.report", lemma)
    return passive or view.lexicon.has("generic.surmises", lemma)


def _is_spent(view: View, noun: Token) -> bool:
    """Say whether a bullet is only one that is taken out or carried long after."""
    bullet = view.words[noun.i][0] == "bullet" and noun.dep_ == "dobj"
    return bullet and view.lexicon.has("generic.spent", view.words[noun.head.i][0])


def _is_asked(view: View, sentence: int) -> bool:
    return view.words[view.bounds[sentence][1] - 1][1] == "?"


def _is_particular(view: View, verb: Token) -> bool:
    """Say whether a sentence names a day, or a verb's clause a place no larger than a district or people counted."""
    sentence = view.sentence_of(verb.i)
    days = (d for d in view.dates[sentence] if 1 <= d.when.precision <= DAYS)
    if any(d.span.text.lower() not in _NOWADAYS for d in days):
        return True
    spots = (view.token_at(p.span.start) for p in view.places[sentence] if (p.place.precision or 9) <= DISTRICT)
    people = ((i, view.quantities.get(i)) for i in range(*view.bounds[sentence]))
    counted = (i for i, q in people if q is not None and q.kind == "people" and (q.count.best or 0) > 1)
    return any(_is_in_clause(view, i, verb) for i in (*spots, *counted))


def _is_in_clause(view: View, index: int, verb: Token) -> bool:
    """Say whether a word belongs to a verb's clause or to one that hangs on it: not to one beside it."""
    chain = [view.doc[index], *view.doc[index].ancestors]
    above = next((t for t in chain if t == verb or (t.dep_ in {"conj", "ccomp"} and t.pos_ == "VERB")), None)
    return above is None or above == verb


def is_present(verb: Token) -> bool:
    """Tell whether a verb stands in the simple present: "shoots", "are shot"."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if verb.tag_ in {"VBZ", "VBP"}:
        return not auxiliaries and (verb.tag_ == "VBZ" or verb.lower_ not in ALIKE_IN_PAST)
    if verb.tag_ == "VBN" and not auxiliaries and verb.dep_ in {"conj", "oprd", "xcomp", "acomp"}:
        return verb.head.tag_ == "VBN" and is_present(verb.head)
    return verb.tag_ == "VBN" and bool(auxiliaries) and all(_is_now(child) for child in auxiliaries)


def _is_now(auxiliary: Token) -> bool:
    return auxiliary.lower_ in {"is", "are", "'s", "'re", "gets", "get"}


def _is_contrast(view: View, sentence: int) -> bool:
    """Say whether a sentence holds old days against these: "where once bombs went off, today drones do"."""
    forms = {view.words[i][1] for i in range(*view.bounds[sentence])}
    return "once" in forms and not forms.isdisjoint(_NOWADAYS)


def _is_of_anyone(view: View, verb: Token) -> bool:
    """Say whether a verb's doer is whoever does it: "anyone who", "those who", "a person who" in the present."""
    if not is_present(verb) and verb.tag_ != "VBG":
        return False
    doers = [c for c in verb.children if c.dep_ == "nsubj"]
    if any(view.lexicon.has("generic.whoever", d.lower_) for d in doers):
        return True
    relative = verb.dep_ == "relcl" and any(d.tag_ in {"WP", "WDT"} for d in doers)
    relative = relative or (verb.dep_ == "acl" and verb.tag_ == "VBG")
    return relative and view.lexicon.has("generic.anyone", verb.head.lower_)


def _is_defined(verb: Token) -> bool:
    """Say whether a deed is what something is said to be or not to be: "storming a building is rioting"."""
    clause = (verb, *(child for child in verb.children if child.dep_ == "aux"))
    if any(child.dep_ == "csubj" and child.tag_ == "VBG" for word in clause for child in word.children):
        return verb.tag_ == "VBG"
    copula = is_present(verb.head) or verb.head.lemma_ in {"be", "mean", "constitute"} or verb.head.tag_ == "VBG"
    return verb.tag_ == "VBG" and verb.dep_ == "csubj" and copula
