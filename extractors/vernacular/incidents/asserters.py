"""Who says that somebody did it: the police that suspect, the minister who accuses."""

import re

from extractors.reading.actors import ActorMention
from extractors.vernacular.incidents.view import Passage, View, Word

NO_VOICE = frozenset({"group", "project", "company"})
"""Kinds of actors that accuse nobody."""
NAME_REACH = 2
"""Words of a name between an office and the particle of Urdu that makes its holder the subject."""

_SUBJECT = re.compile(rf"(?:\s{{1,2}}\S+){{0,{NAME_REACH}}}?\s{{1,2}}(?:نے|کی\sجانب\sسے|کے\sمطابق|کا\sکہنا)(?!\w)")
_LEVEL = re.compile(r"(?:صوبائی|وفاقی|ضلعی|مقامی|پاکستانی)\s{1,2}$")


def asserter_of(view: View, passage: Passage, actor: int, stance: Word) -> str | None:
    """Return who ties an actor (its offset) to the deed by a word of stance; None where the text does not say."""
    known = _known(view, passage, stance)
    office = _office(view, passage, actor, stance)
    if known is not None and (office is None or known.span.start >= office[0]):
        return known.name
    return view.reading.article.text[slice(*office)] if office is not None else None


def is_subject(view: View, word: Word) -> bool:
    """Say whether an office of Urdu is the one who says or does something."""
    return _SUBJECT.match(view.folded, word.end) is not None


def _known(view: View, passage: Passage, stance: Word) -> ActorMention | None:
    """Return the last known person or body named before the stance that can be the one who says so."""
    before = [a for a in passage.actors if a.span.end <= stance.start and a.kind not in NO_VOICE]
    if not view.is_chinese:
        before = [a for a in before if _SUBJECT.match(view.folded, a.span.end)]
    return before[-1] if before else None


def _office(view: View, passage: Passage, actor: int, stance: Word) -> tuple[int, int] | None:
    """Return the offsets of the last office or body before the stance, with the place it is of."""
    found = [w for w in passage.before(stance.start) if w["asserter"] or w["target"] == "police"]
    if view.is_chinese:
        found = [w for w in found if w.end <= max(actor, passage.clause(stance.start)[0]) or w.end <= stance.start]
    else:
        found = [w for w in found if _SUBJECT.match(view.folded, w.end)]
    if not found:
        return None
    word = found[-1]
    return _begin(view, passage, word), _end(view, word)


def _begin(view: View, passage: Passage, word: Word) -> int:
    place = next((p.span for p in passage.places if p.span.end == word.start), None)
    level = _LEVEL.search(view.folded, passage.start, word.start)
    return place.start if place is not None else level.start() if level is not None else word.start


def _end(view: View, word: Word) -> int:
    """Return where the name of an office of Urdu ends: "وزیراعلیٰ بلوچستان نے"."""
    if view.is_chinese:
        return word.end
    subject = _SUBJECT.match(view.folded, word.end)
    particle = re.search(r"\s{1,2}(?:نے|کی\sجانب\sسے|کے\sمطابق|کا\sکہنا)$", subject.group()) if subject else None
    return word.end + particle.start() if particle is not None else word.end
