"""One speaker's words in one sentence: "said that …, adding that …", "expressed … and stressed …" are one statement."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from spacy.tokens import Token

from extractors.records import Statement
from extractors.statements.drafts import Draft
from extractors.statements.view import View

_NEUTRAL = frozenset({"description", "other"})
"""Types that do nothing of their own beside another."""
_COURTEOUS = frozenset({"condolence", "assurance", "praise"})
"""Types that go together in one courtesy."""

Told = tuple[Draft, Statement]


@dataclass(frozen=True, slots=True)
class _Part:
    """A statement with the verb that introduces it."""

    verb: Token
    draft: Draft
    statement: Statement

    @property
    def is_participle(self) -> bool:
        """Whether its cue hangs on another verb: ", adding that …", "Reaffirming their ties, they said …"."""
        return self.verb.dep_ == "advcl" and self.verb.tag_ == "VBG"


def joined(view: View, told: Iterable[Told]) -> Iterator[Statement]:
    """Yield statements in order of the text, those joined that one speaker makes in one breath.

    A participle joins the verb it hangs on, and a coordinated verb the one before it unless the two do
    different things: to condemn and to promise are two statements. A quotation takes in no more than its own length.
    """
    parts = (_Part(view.tokens[draft.head], draft, statement) for draft, statement in told)
    for _, of_sentence in groupby(parts, key=lambda part: part.verb.sent.start):
        kept: list[_Part] = []
        for part in of_sentence:
            at = next((i for i, earlier in enumerate(kept) if _belong(earlier, part)), None)
            if at is None:
                kept.append(part)
            else:
                kept[at] = _both(kept[at], part)
        yield from (part.statement for part in kept)


def _belong(first: _Part, second: _Part) -> bool:
    if first.draft.speaker is None or first.draft.speaker != second.draft.speaker:
        return False
    kinds = {first.statement.kind, second.statement.kind}
    hangs = first.is_participle or second.is_participle
    if "direct" in kinds:
        return hangs and _is_quotation_with_a_rest(first, second)
    return hangs or (second.verb.dep_ == "conj" and not _differ(first.statement, second.statement))


def _is_quotation_with_a_rest(first: _Part, second: _Part) -> bool:
    quoted, rest = (first, second) if first.statement.kind == "direct" else (second, first)
    return rest.draft.size <= quoted.draft.size


def _differ(first: Statement, second: Statement) -> bool:
    """Whether two statements do different things."""
    types = {first.statement_type, second.statement_type}
    return len(types) == 2 and not types & _NEUTRAL and not types <= _COURTEOUS


def _both(first: _Part, second: _Part) -> _Part:
    """The two as one under the cue of the main verb; the type is that of the one that does something."""
    main, rest = (second, first) if first.is_participle and not second.is_participle else (first, second)
    one, other = main.statement, rest.statement
    statement = replace(
        one,
        kind=one.kind if one.kind == other.kind else "mixed",
        content=tuple(sorted((*one.content, *other.content), key=lambda span: span.start)),
        statement_type=other.statement_type if one.statement_type in _NEUTRAL else one.statement_type,
        topics=_topics(one.topics, other.topics),
        addressee=one.addressee or other.addressee,
        subject=one.subject or other.subject,
        place=one.place or other.place,
        carrier=one.carrier or other.carrier,
    )
    ranges = sorted((*main.draft.content, *rest.draft.content))
    return _Part(main.verb, main.draft.with_content(*ranges), statement)


def _topics(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    both = tuple(dict.fromkeys((*first, *second)))
    return tuple(topic for topic in both if topic != "other") or both
