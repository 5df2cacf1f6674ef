"""Quotations and the tags that attribute them: "…," he said, "…" · Naqvi said: "…" · a quotation going on after its tag."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from extractors.statements.drafts import Draft
from extractors.statements.quotes import Quote
from extractors.statements.sayers import addressee_of, speaker_of
from extractors.statements.view import View

_TAG_WORDS = 22
"""Longest distance in tokens from a quotation to the verb of its tag."""
_SIGNATURE = re.compile(r"\s*(--|[-–—―])\s*([A-Z][^\n\"“”]{2,60}?)[\s.]*$")
_OPEN_ENDS = ",?!—–-…:;"
_SENTENCE_ENDS = ".?!…:”\"»)]"
_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


@dataclass(slots=True)
class _Tagged:
    """A tag with the quotations found for it so far."""

    verb: Token
    speaker: Token | None
    quotes: list[Quote] = field(default_factory=list)
    cue_end: int | None = None


def quoted_drafts(view: View) -> Iterator[Draft]:
    """Yield a draft for every tag with quotations, in order; split and continued quotations are one draft."""
    yield from _signed(view)
    for tagged in _tagged(view):
        heard = addressee_of(view, tagged.verb)
        yield Draft(
            cue=(tagged.verb.idx, tagged.verb.idx + len(tagged.verb)),
            head=tagged.verb.i,
            word=view.lemma(tagged.verb),
            frame="quote",
            content=tuple((quote.start, quote.end) for quote in tagged.quotes),
            speaker=tagged.speaker.i if tagged.speaker is not None else None,
            addressee=heard.i if heard is not None else None,
        )


def _signed(view: View) -> Iterator[Draft]:
    """A quotation with its author after a dash: "…" — Mohsin Naqvi."""
    for quote in view.quotes:
        low, high = view.paragraph(quote.start)
        line = _SIGNATURE.match(view.text, quote.end, high)
        if line is None or not quote.is_utterance or view.text[low : quote.start].strip():
            continue
        yield Draft(
            cue=line.span(1),
            head=view.token_at(line.start(1)),
            word="—",
            frame="quote",
            content=((quote.start, quote.end),),
            speaker=None,
            speaker_range=line.span(2),
        )


def _tagged(view: View) -> list[_Tagged]:
    found: list[_Tagged] = []
    last: _Tagged | None = None
    for number, quote in enumerate(view.quotes):
        verb = _tag_of(view, number)
        if verb is None:
            if last is not None and _goes_on(view, last.quotes[-1], quote):
                last.quotes.append(quote)
            elif quote.is_utterance:
                last = None
            continue
        if last is not None and last.verb.i == verb.i:
            last.quotes.append(quote)
            continue
        last = _Tagged(verb, _speaker(view, verb, quote), [quote])
        found.append(last)
    return found


def _tag_of(view: View, number: int) -> Token | None:
    quote = view.quotes[number]
    before = _before(view, number)
    if before is not None:
        return before
    if not (quote.is_utterance or _starts_sentence(view, quote)):
        return None
    return _after(view, number)


def _starts_sentence(view: View, quote: Quote) -> bool:
    low, _ = view.paragraph(quote.start)
    before = view.text[low : quote.start].rstrip()
    return not before or before[-1] in _SENTENCE_ENDS


def _goes_on(view: View, previous: Quote, quote: Quote) -> bool:
    """Whether a quotation without a tag continues the one before: in its paragraph, or as the whole of the next."""
    if not _starts_sentence(view, quote) or not quote.is_utterance:
        return False
    apart = view.paragraph_number(quote.start) - view.paragraph_number(previous.start)
    if apart == 0:
        return True
    between = view.text[previous.end : quote.start]
    low, high = view.paragraph(quote.start)
    alone = not view.text[low : quote.start].strip() and not view.text[quote.end : high].strip(" .")
    return alone and (not previous.closed or between.strip(" \n").count("\n") == 0)


# ------------------------------------------------------------------ the tag after: "…," Naqvi said
def _after(view: View, number: int) -> Token | None:
    quote = view.quotes[number]
    low, high = view.paragraph(quote.start)
    following = view.text[quote.end : high].lstrip()
    if quote.last_mark not in _OPEN_ENDS and following[:1] not in (",", "-", "—", "–"):
        return None
    stop = view.quotes[number + 1].start if number + 1 < len(view.quotes) else high
    return _first_cue(view, view.token_at(quote.end - 1) + 1, min(stop, high))


def _first_cue(view: View, start: int, stop: int) -> Token | None:
    for token in view.doc[start : start + _TAG_WORDS]:
        if token.idx >= stop or (token.text in (".", "?", "!", ";") and token.i > start):
            return None
        if _is_quote_cue(view, token):
            return token
        if token.tag_ in _FINITE and token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "advcl"):
            return None
    return None


def _is_quote_cue(view: View, token: Token) -> bool:
    if not token.tag_.startswith("VB") or token.dep_ == "aux":
        return False
    lemma = view.lemma(token)
    if lemma == "quote" and any(t.lower_ == "saying" for t in view.doc[token.i + 1 : token.i + 8]):
        return False
    return lemma in view.words.cues.quote


# ------------------------------------------------------------------ the tag before: Naqvi said, "…"
def _before(view: View, number: int) -> Token | None:
    quote = view.quotes[number]
    low, _ = view.paragraph(quote.start)
    floor = max(low, view.quotes[number - 1].end if number else 0)
    lead = view.text[floor : quote.start].rstrip()
    if not lead:
        return _colon_above(view, quote, low) if floor == low else None
    if lead[-1] not in ",:":
        return _bare_cue(view, quote) if quote.is_utterance or quote.last_mark == "." else None
    verb = _last_cue(view, floor, quote.start)
    if verb is not None or lead[-1] != ":":
        return verb
    return _colon_verb(view, floor, quote.start)


def _last_cue(view: View, floor: int, stop: int) -> Token | None:
    start, end = view.token_at(floor), view.token_at(stop)
    for token in reversed(list(view.doc[max(start, end - _TAG_WORDS) : end])):
        if token.idx < floor or token.text in (".", "?", "!", ";"):
            return None
        if _is_quote_cue(view, token):
            return token
    return None


def _bare_cue(view: View, quote: Quote) -> Token | None:
    """The verb right before the mark: He said "We will go."."""
    token = view.doc[max(view.token_at(quote.start) - 1, 0)]
    return token if _is_quote_cue(view, token) and view.lemma(token) in view.words.cues.clause else None


def _colon_verb(view: View, floor: int, stop: int) -> Token | None:
    """The main verb of a clause that a colon ends: "made the following remark:"."""
    start, end = view.token_at(floor), view.token_at(stop)
    found = None
    for token in view.doc[start:end]:
        if token.idx < floor:
            continue
        if token.text in (".", "?", "!"):
            found = None
        elif token.tag_ in _FINITE and token.pos_ == "VERB" and found is None:
            found = token
    return found


def _colon_above(view: View, quote: Quote, low: int) -> Token | None:
    """A lead on the line above that ends with a colon: "The minister added:"."""
    lead = view.text[:low].rstrip()
    if not lead.endswith(":"):
        return None
    above, _ = view.paragraph(len(lead) - 1)
    verb = _last_cue(view, above, len(lead))
    return verb or _colon_verb(view, above, len(lead))


# ------------------------------------------------------------------ who
def _speaker(view: View, verb: Token, quote: Quote) -> Token | None:
    found = speaker_of(view, verb)
    if found is not None and view.quote_of[found.i] < 0 and abs(found.i - verb.i) < 60:
        return found
    return _nearest_nominal(view, verb, quote)


def _nearest_nominal(view: View, verb: Token, quote: Quote) -> Token | None:
    """The noun next to the verb, where the parse lost the subject among the quoted words."""
    doc = view.doc
    for token in reversed(list(doc[max(verb.i - 8, 0) : verb.i])):
        if view.quote_of[token.i] >= 0 or token.text in (".", ":", "\n"):
            break
        if token.pos_ in _NOMINAL and token.dep_ not in ("poss", "compound"):
            return token
    if verb.idx > quote.start:
        for token in doc[verb.i + 1 : verb.i + 6]:
            if view.quote_of[token.i] >= 0:
                break
            if token.pos_ in _NOMINAL and token.dep_ not in ("poss", "compound"):
                return token
    return None


