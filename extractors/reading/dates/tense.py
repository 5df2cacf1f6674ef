"""Whether what a date dates is past or still to come, by the verb that governs it."""

from typing import Literal

from spacy.tokens import Doc, Token

from extractors.reading.dates.words import DateWords


def tense_at(doc: Doc, offset: int, words: DateWords) -> Literal["past", "future"] | None:
    """Return the tense of the verb that governs the word at an offset; None in a text without a parse."""
    token = _token_at(doc, offset)
    if token is None:
        return None
    verb = next((node for node in (token, *token.ancestors) if node.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return None
    if _is_future(verb, words):
        return "future"
    return "past" if verb.tag_ in ("VBD", "VBN") or _has_past_auxiliary(verb) else None


def _token_at(doc: Doc, offset: int) -> Token | None:
    if not len(doc) or not doc[0].dep_:
        return None
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _is_future(verb: Token, words: DateWords) -> bool:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ in words.modals for child in helpers):
        return True
    if any(child.lower_ == "to" for child in helpers):
        governor = verb.head
        # "is to visit", "are going to", "scheduled to", "set to"
        return governor.lemma_ in words.governors or governor.lemma_ == "be" or governor.lower_ == "going"
    return False


def _has_past_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") and child.tag_ == "VBD" for child in verb.children)
