"""Drafts read from the parse: every verb, noun and phrase of source with the words it introduces."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.statements.drafts import Draft
from extractors.statements.nouns import noun_draft, source_draft, view_draft
from extractors.statements.verbs import verb_draft
from extractors.statements.view import View


def parsed_drafts(view: View) -> Iterator[Draft]:
    """Yield a draft for every cue whose complement the parse shows, in order of the cues."""
    openers = {phrase[0] for phrase in view.words.cues.source_phrases}
    for token in view.tokens:
        draft = _draft(view, token, openers)
        if draft is not None and draft.content:
            yield draft


def _draft(view: View, token: Token, openers: set[str]) -> Draft | None:
    if token.lower_ in openers:
        return source_draft(view, token)
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        return verb_draft(view, token)
    return view_draft(view, token) or noun_draft(view, token) if token.pos_ == "NOUN" else None
