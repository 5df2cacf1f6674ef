"""Quotations with their tags as drafts: split, continued and signed quotations are one statement each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from extractors.statements.drafts import Draft
from extractors.statements.edges import lead_in
from extractors.statements.quotes import Quote
from extractors.statements.sayers import addressee_of
from extractors.statements.tags import starts_sentence, tag_of, tag_speaker
from extractors.statements.view import Range, View

_SIGNATURE = re.compile(r"\s*(--|[-–—―])\s*([A-Z][^\n\"“”]{2,60}?)[\s.]*$")


@dataclass(slots=True)
class _Tagged:
    """A tag with the quotations found for it so far."""

    tag: Token
    speaker: Token | None
    quotes: list[Quote] = field(default_factory=list)


def quoted_drafts(view: View) -> Iterator[Draft]:
    """Yield a draft for every tag with quotations, in order."""
    yield from _signed(view)
    for tagged in _all_tagged(view):
        heard = addressee_of(view, tagged.tag)
        yield Draft(
            cue=(tagged.tag.idx, tagged.tag.idx + len(tagged.tag)),
            head=tagged.tag.i,
            word=view.lemma(tagged.tag),
            frame="quote",
            content=_content(view, tagged),
            speaker=tagged.speaker.i if tagged.speaker is not None else None,
            addressee=heard.i if heard is not None else None,
        )


def _content(view: View, tagged: _Tagged) -> tuple[Range, ...]:
    """The quotations, the first with the unquoted words said before it."""
    content = [(quote.start, quote.end) for quote in tagged.quotes]
    start, end = content[0]
    lead = lead_in(view, tagged.tag, tagged.speaker, start) if "," in view.text[max(start - 2, 0) : start] else None
    return ((start if lead is None else lead, end), *content[1:])


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


def _all_tagged(view: View) -> list[_Tagged]:
    found: list[_Tagged] = []
    waiting: list[Quote] = []
    """Quotations that fill their paragraphs and whose tag may follow in the next."""
    for number, quote in enumerate(view.quotes):
        last = found[-1] if found else None
        tag = tag_of(view, number)
        if tag is None:
            if last is not None and not waiting and _goes_on(view, last.quotes[-1], quote):
                last.quotes.append(quote)
            else:
                waiting = [*_adjacent(view, waiting, quote), quote] if _is_alone(view, quote) else []
        elif last is not None and last.tag.i == tag.i:
            last.quotes.append(quote)
        else:
            found.append(_Tagged(tag, tag_speaker(view, tag, quote), [*_adjacent(view, waiting, quote), quote]))
            waiting = []
    return found


def _goes_on(view: View, previous: Quote, quote: Quote) -> bool:
    """Whether a quotation without a tag continues the one before: in its paragraph, or as the whole of the next."""
    if not starts_sentence(view, quote) or not quote.is_utterance:
        return False
    if view.paragraph_number(quote.start) == view.paragraph_number(previous.start):
        return True
    between = view.text[previous.end : quote.start]
    return _is_alone(view, quote) and (not previous.closed or between.strip(" \n").count("\n") == 0)


def _is_alone(view: View, quote: Quote) -> bool:
    """Whether a quotation fills its paragraph."""
    low, high = view.paragraph(quote.start)
    return not view.text[low : quote.start].strip() and not view.text[quote.end : high].strip(" .")


def _adjacent(view: View, waiting: list[Quote], quote: Quote) -> list[Quote]:
    """The waiting quotations where the next paragraph's quotation follows them at once."""
    if not waiting:
        return []
    low, _ = view.paragraph(quote.start)
    opens = not view.text[low : quote.start].strip()
    return waiting if opens and not view.text[waiting[-1].end : quote.start].strip(" .\n") else []
