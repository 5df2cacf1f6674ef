"""Headlines and transcripts: "Naqvi: …", "MODERATOR: …"."""

import re
from collections.abc import Iterator

from extractors.statements.drafts import Draft
from extractors.statements.view import View

_LINE = re.compile(r"[^\n]+")
_LABEL = re.compile(r"\s*([^:“”\"\n]{1,60}?)\s*:\s+(?=\S)")
_LABEL_WORDS = 7


def colon_drafts(view: View) -> Iterator[Draft]:
    """Yield a draft for every line that opens with its speaker and a colon, in order."""
    first = True
    running: Draft | None = None
    for line in _LINE.finditer(view.text):
        if not line.group().strip():
            continue
        draft = _labelled(view, line, first)
        first = False
        if draft is None and running is not None and _goes_on(line.group()):
            running = running.with_content(*running.content, view.trimmed(line.start(), line.end()))
            continue
        if running is not None:
            yield running
        running = None
        if draft is not None and _is_transcript(view, draft):
            running = draft
        elif draft is not None:
            yield draft
    if running is not None:
        yield running


def _is_transcript(view: View, draft: Draft) -> bool:
    assert draft.speaker_range is not None
    start, end = draft.speaker_range
    return view.text[start:end].isupper()


def _goes_on(line: str) -> bool:
    """A line of a transcript without a label of its own; stage directions and signatures are none."""
    return line.lstrip()[0] not in "([*_—-" and len(line.split()) > 6


def _labelled(view: View, line: re.Match[str], first: bool) -> Draft | None:
    label = _LABEL.match(line.group())
    if label is None:
        return None
    start, end = line.start() + label.start(1), line.start() + label.end(1)
    if not _is_speaker(view, start, end, first):
        return None
    content = view.trimmed(line.start() + label.end(), line.end())
    if len(view.text[content[0] : content[1]].split()) < 3 or view.text[content[0]] in '“"':
        return None
    colon = view.text.index(":", end)
    return Draft(
        cue=(colon, colon + 1),
        head=view.token_at(colon),
        word=":",
        frame="colon",
        content=(content,),
        speaker=None,
        speaker_range=(start, end),
    )


def _is_speaker(view: View, start: int, end: int, headline: bool) -> bool:
    label = view.text[start:end]
    tokens = view.doc[view.token_at(start) : view.token_at(end - 1) + 1]
    if len(label.split()) > _LABEL_WORDS or not label[0].isupper() or _is_place(view, start, end):
        return False
    if any(token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in tokens):
        return False
    last = tokens[-1]
    lists = view.words.statements
    named = any(token.ent_type_ in ("PERSON", "ORG") for token in tokens)
    noun = view.lemma(last) in lists.person | lists.group | lists.document
    if headline:
        return named or noun or (last.pos_ == "PROPN" and view.text.count(last.text) > 1)
    repeated = view.text.count(f"\n{label}:") + view.text.count(f'\n"{label}:') > 1
    return label.isupper() and len(label) > 2 and (named or noun or repeated)


def _is_place(view: View, start: int, end: int) -> bool:
    """Datelines end with a colon too."""
    inside = view.doc[view.token_at(start) : view.token_at(end - 1) + 1]
    if any(token.ent_type_ in ("GPE", "LOC", "FAC", "DATE") for token in inside):
        return True
    return any(mention.span.start < end and start < mention.span.end for mention in view.reading.places)
