"""Everything an article says of who did one thing, over all the sentences that speak of it."""

from collections.abc import Iterable, Iterator, Sequence

from extractors.incidents.attributions import antecedent, mention_attributions
from extractors.incidents.claims import BODIES
from extractors.incidents.naming import named
from extractors.incidents.scenes import Scene
from extractors.incidents.stances import stated_attributions
from extractors.incidents.view import View
from extractors.records import Attribution

NEAR, FURTHEST = 2, 5
"""Sentences after a happening in which any accusation is of it, and a named group's claim."""
DOERS = frozenset({"militant", "attacker"})
SELF_TOLD = frozenset({"claimed", "denied"})


def attributions_of(view: View, scenes: Sequence[Scene], others: frozenset[int]) -> tuple[Attribution, ...]:
    """Return who is said to have done what some scenes tell, each actor and stance once.

    `others` are the sentences of other happenings: where there are none, the whole article speaks of this one.
    """
    own = {scene.sentence for scene in scenes}
    near, far = _around(view, own, others)
    rows = [a for scene in scenes for a in _of_scene(view, scene, shared=scene.sentence in others)]
    rows += [a for sentence in near for a in stated_attributions(view, sentence)]
    rows += [a for sentence in far for a in stated_attributions(view, sentence) if _is_firm(a, whole=not others)]
    if not rows:
        rows += _nameless(view, scenes, [*sorted(own), *near], others)
    return _unique(_without_bodies(rows))


def _of_scene(view: View, scene: Scene, *, shared: bool) -> Iterator[Attribution]:
    """Yield who a scene says did it; of a sentence shared with another happening only its own words count."""
    harmed = {group.party.head for group in scene.groups}
    for mention in scene.told:
        yield from mention_attributions(view, mention, harmed)
    for row in stated_attributions(view, scene.sentence):
        if not shared or scene.start <= view.token_at(row.span.start) < scene.end:
            yield row


def _around(view: View, own: set[int], others: frozenset[int]) -> tuple[list[int], list[int]]:
    """Return the sentences close after those that tell a happening, and those further on that may speak of it."""
    near: list[int] = []
    far: list[int] = []
    distance = len(view.bounds)
    for sentence in range(min(own), len(view.bounds)):
        distance = 0 if sentence in own else len(view.bounds) if sentence in others else distance + 1
        if distance and sentence not in others and view.is_own[sentence]:
            kind = near if distance <= NEAR else far
            if kind is near or not others or (distance < FURTHEST and not view.dates[sentence]):
                kind.append(sentence)
    return near, far


def _is_firm(row: Attribution, *, whole: bool) -> bool:
    """Say whether words far off speak of a happening: a named group's claim or denial, a charge in a text of one."""
    return (row.actor_id is not None and row.stance in SELF_TOLD) or (whole and row.stance not in SELF_TOLD)


def _without_bodies(rows: list[Attribution]) -> list[Attribution]:
    """Leave out "the group" and "an outfit" where a named one has the same stance: it is that one."""
    named_ones = {row.stance for row in rows if row.actor_id is not None}
    return [row for row in rows if not (row.stance in named_ones and _is_body(row))]


def _is_body(row: Attribution) -> bool:
    return row.actor_id is None and row.actor.lower().split()[-1].removesuffix("s") in BODIES


def _nameless(
    view: View, scenes: Sequence[Scene], sentences: Iterable[int], others: frozenset[int]
) -> Iterator[Attribution]:
    """Yield the armed people who act in sentences that name nobody: "the gunmen came on foot"."""
    if any(m.kind is not None and m.kind.name in {"operation", "arrest", "seizure"} for s in scenes for m in s.told):
        return
    harmed = {group.party.head for scene in scenes for group in scene.groups}
    mine = {i for scene in scenes for i in range(scene.start, scene.end)}
    for sentence in sentences:
        for token in view.doc[slice(*view.bounds[sentence])]:
            if token.dep_ != "nsubj" or token.i in harmed or (sentence in others and token.i not in mine):
                continue
            doer = antecedent(token)
            lemma = view.words[doer.i][0]
            if view.lexicon.roles.get(lemma) in DOERS and view.words[token.head.i][0] != "be":
                yield from named(view, doer, "accused", None)
                return


def _unique(rows: Iterable[Attribution]) -> tuple[Attribution, ...]:
    kept: list[Attribution] = []
    for row in rows:
        if not any(_says_again(row, other) for other in kept):
            kept.append(row)
    return tuple(kept)


def _says_again(row: Attribution, other: Attribution) -> bool:
    """Say whether a row repeats another: the same actor, or nameless people told of in fewer words."""
    if row.stance != other.stance:
        return False
    if row.actor_id is not None or other.actor_id is not None:
        return row.actor_id == other.actor_id
    return set(row.actor.lower().split()) <= set(other.actor.lower().split())
