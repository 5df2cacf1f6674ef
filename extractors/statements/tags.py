"""Tags of quotations: the verb or colon that says whose words stand between the marks."""

from collections.abc import Iterable

from spacy.tokens import Token

from extractors.statements.quotes import Quote
from extractors.statements.sayers import CARRYING, can_say, speaker_of
from extractors.statements.view import View

_TAG_WORDS = 22
"""Longest distance in tokens from a quotation to the verb of its tag."""
_SHORT_TAG = 5
"""Longest tag in tokens after a quotation that ends with a full stop."""
_OPEN_ENDS = ",?!—–-…:;"
_SENTENCE_ENDS = '.?!…:”"»)]'
_STOPS = frozenset({".", "?", "!", ";"})
_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECT_REACH = 60
_SMALL_WORD = 3
"""Letters of the words that a title may leave without a capital."""


def tag_of(view: View, number: int) -> Token | None:
    """Return the head of the tag of a quotation (by its number), or None where it has none of its own."""
    before = _before(view, number)
    if before is not None:
        return before
    quote = view.quotes[number]
    if not (quote.is_utterance or starts_sentence(view, quote)) or _is_title(view, quote):
        return None
    return _after(view, number)


def starts_sentence(view: View, quote: Quote) -> bool:
    """Whether a quotation opens its line or follows the end of a sentence."""
    low, _ = view.paragraph(quote.start)
    before = view.text[low : quote.start].rstrip()
    return not before or before[-1] in _SENTENCE_ENDS


def _is_title(view: View, quote: Quote) -> bool:
    """Whether a quotation is the name of a work inside a phrase: on “The Morning Show,”."""
    before = view.text[: quote.start].rstrip()
    joined = bool(before) and (before[-1].isalnum() or before.endswith(("'s", "’s")))
    long = [word for word in quote.inner.split() if len(word) > _SMALL_WORD]
    return joined and bool(long) and all(word[0].isupper() for word in long) and not starts_sentence(view, quote)


def is_quote_cue(view: View, token: Token) -> bool:
    """Whether a verb can carry quoted words; "was quoted as saying" speaks through "saying"."""
    if not token.tag_.startswith("VB") or token.dep_ == "aux":
        return False
    lemma = view.lemma(token)
    if lemma == "quote" and any(t.lower_ == "saying" for t in view.doc[token.i + 1 : token.i + 8]):
        return False
    return lemma in view.words.cues.quote


# ------------------------------------------------------------------ after: "…," Naqvi said
def _after(view: View, number: int) -> Token | None:
    quote = view.quotes[number]
    low, high = view.paragraph(quote.start)
    stop = min(view.quotes[number + 1].start if number + 1 < len(view.quotes) else high, high)
    first = view.token_at(quote.end - 1) + 1
    following = view.text[quote.end : high].lstrip()
    if quote.last_mark in _OPEN_ENDS or following[:1] in (",", "-", "—", "–"):
        return _first_cue(view, first, stop)
    opens = not view.text[low : quote.start].strip()
    verb = _first_cue(view, first, stop) if quote.last_mark == "." and opens else None
    return verb if verb is not None and _is_short_tag(view, first, verb) else None


def _is_short_tag(view: View, first: int, verb: Token) -> bool:
    """ "….” Naqvi said." and no more."""
    if view.lemma(verb) not in view.words.cues.report:
        return False
    end = view.sentence(verb)[1]
    words = [token for token in view.doc[first:end] if not token.is_punct and not token.is_space]
    return len(words) <= _SHORT_TAG and verb.tag_ in _FINITE and words[-1].i <= verb.i + 2


def _first_cue(view: View, start: int, stop: int) -> Token | None:
    for token in view.doc[start : start + _TAG_WORDS]:
        if token.idx >= stop or token.dep_ == "mark" or (token.text in _STOPS and token.i > start):
            return None
        if is_quote_cue(view, token) and _is_finite(token):
            return token
        if _is_other_verb(view, token):
            return None
    return None


def _is_other_verb(view: View, token: Token) -> bool:
    """Whether a main verb that says nothing stands where a tag would."""
    main = token.tag_ in _FINITE and token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "advcl")
    return main and view.lemma(token) not in CARRYING


def _is_finite(verb: Token) -> bool:
    return (
        verb.tag_ in _FINITE or any(child.dep_ in ("aux", "auxpass") for child in verb.children) or verb.dep_ == "pcomp"
    )


# ------------------------------------------------------------------ before: Naqvi said, "…"
def _before(view: View, number: int) -> Token | None:
    quote = view.quotes[number]
    low, _ = view.paragraph(quote.start)
    floor = max(low, view.quotes[number - 1].end if number else 0)
    lead = view.text[floor : quote.start].rstrip()
    if not lead:
        return _line_above(view, low) if floor == low else None
    if lead[-1] == ":":
        return _colon(view, floor, floor + len(lead))
    if lead[-1] == ",":
        return _last_cue(view, floor, quote.start)
    return _bare_cue(view, quote) if quote.is_utterance or quote.last_mark == "." else None


def _line_above(view: View, low: int) -> Token | None:
    """A line of its own that ends with a colon: "The minister added:"."""
    lead = view.text[:low].rstrip()
    if not lead.endswith(":"):
        return None
    above, _ = view.paragraph(len(lead) - 1)
    return _colon(view, above, len(lead))


def _colon(view: View, floor: int, stop: int) -> Token | None:
    """The cue before a colon, else the person named right before it, else the verb of the clause it ends."""
    return _last_cue(view, floor, stop) or _named(view, stop) or _main_verb(view, floor, stop)


def _named(view: View, stop: int) -> Token | None:
    colon = view.tokens[view.token_at(stop - 1)]
    return colon if colon.text == ":" and colon.i and view.tokens[colon.i - 1].ent_type_ == "PERSON" else None


def _main_verb(view: View, floor: int, stop: int) -> Token | None:
    """ "made the following remark:": any verb, when somebody who can speak is its subject."""
    found = None
    for token in view.doc[view.token_at(floor) : view.token_at(stop)]:
        if token.text in _STOPS:
            found = None
        elif found is None and token.idx >= floor and token.tag_ in _FINITE and token.pos_ == "VERB":
            found = token
    return found if found is not None and can_say(view, speaker_of(view, found), "say_nothing") else None


def _last_cue(view: View, floor: int, stop: int) -> Token | None:
    start, end = view.token_at(floor), view.token_at(stop)
    for token in reversed(list(view.doc[max(start, end - _TAG_WORDS) : end])):
        if token.idx < floor or token.text in _STOPS:
            return None
        if is_quote_cue(view, token):
            return token
    return None


def _bare_cue(view: View, quote: Quote) -> Token | None:
    """The verb right before the mark: He said "We will go."."""
    at = view.token_at(quote.start)
    token = view.tokens[max(at - 1, 0)]
    if token.i + 1 != at or not is_quote_cue(view, token):
        return None
    return token if view.lemma(token) in view.words.cues.clause or token.tag_ == "VBG" else None


# ------------------------------------------------------------------ whose
def tag_speaker(view: View, tag: Token, quote: Quote) -> Token | None:
    """Return the head of the speaker phrase of a tag."""
    if tag.text == ":":
        return view.tokens[tag.i - 1]
    found = speaker_of(view, tag)
    if found is not None and view.quote_of[found.i] < 0 and abs(found.i - tag.i) < _SUBJECT_REACH:
        return found
    before = _nominal(view, reversed(list(view.doc[max(tag.i - 8, 0) : tag.i])))
    if before is not None or tag.idx < quote.start:
        return before
    return _nominal(view, view.doc[tag.i + 1 : tag.i + 6])


def _nominal(view: View, tokens: Iterable[Token]) -> Token | None:
    """The noun nearest the verb, where the parse lost the subject among the quoted words."""
    for token in tokens:
        if view.quote_of[token.i] >= 0 or token.text in (".", ":", "\n"):
            return None
        if token.pos_ in _NOMINAL and token.dep_ not in ("poss", "compound"):
            return token
    return None
