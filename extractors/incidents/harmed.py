"""The harmed people of every sentence, each counted once a clause."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extractors.incidents.claims import is_claimants
from extractors.incidents.harm import Group, by_adjective, by_idiom, by_verb
from extractors.incidents.harm_nouns import by_list, by_multiple, by_noun, by_toll, shares
from extractors.incidents.spared import unharmed
from extractors.incidents.victims import NO_ONE, SINGULAR_PRONOUNS, Party
from extractors.incidents.view import DASHES, View
from extractors.incidents.wounds import by_wounds
from extractors.records import Count

INCLUDING = frozenset({"including", "among", "at", "least"})


def find_groups(view: View) -> list[list[Group]]:
    """Return the harmed groups of every sentence, each person counted once a clause."""
    rows = [
        _unique(view, [*_whole_groups(view, found := list(_in_sentence(view, index))), *found])
        for index in range(len(view.bounds))
    ]
    return [[replace(g, claimed=is_claimants(view, g.trigger)) for g in row] for row in rows]


def _unique(view: View, groups: list[Group]) -> list[Group]:
    """Drop repeats, and "injured" for the people whom the same sentence calls killed."""
    seen: dict[tuple[str, int], Group] = {}
    for group in groups:
        seen.setdefault((group.outcome, group.party.head), group)
    seen = {key: group for key, group in seen.items() if not _is_apposed(view, group, groups)}
    seen = {key: _as_member(view, group, groups) for key, group in seen.items()}
    dead = {head for outcome, head in seen if outcome == "killed"}
    return [
        g
        for (outcome, head), g in seen.items()
        if not (outcome == "injured" and head in dead and g.party.count != NO_ONE)
        and not (outcome != "killed" and g.by_self and _is_dead(view, g, dead))
    ]


def _is_dead(view: View, hurt: Group, dead: set[int]) -> bool:
    """Say whether who hurt himself is one of the dead of his sentence: "a boy has died after he shot himself"."""
    if hurt.doer is None or hurt.doer in dead:
        return hurt.doer is not None
    subjects = [head for head in dead if head < hurt.doer and view.doc[head].dep_ in {"nsubj", "nsubjpass"}]
    return len(subjects) == 1 and view.words[hurt.doer][1] in SINGULAR_PRONOUNS


def _as_member(view: View, group: Group, groups: list[Group]) -> Group:
    """Mark who is told after a colon or between dashes as one of those counted before: "two more dead: a clerk and"."""
    start = group.party.start
    for whole in groups:
        if whole.trigger != group.trigger or whole.party.head >= start or not _is_several(whole.party.count):
            continue
        between = [t.text for t in view.doc[whole.party.head + 1 : start]]
        if ":" in between or sum(text in DASHES for text in between) % 2:
            return replace(group, party=replace(group.party, part=True))
    return group


def _is_several(count: Count | None) -> bool:
    return count is not None and (count.best or count.low or 0) > 1


def _is_apposed(view: View, group: Group, groups: list[Group]) -> bool:
    """Say whether a group only describes the person named right before it: "Ali Noor, 30, a tailor"."""
    start = group.party.start
    if view.words[start][1] not in {"a", "an"} or start < 2 or view.words[start - 1][1] != ",":
        return False
    named = (g.party.head for g in groups if g.trigger == group.trigger and g.party.name and g.party.head < start)
    return any(all(_is_aside(view, head, t) for t in view.doc[head + 1 : start]) for head in named)


def _is_aside(view: View, name: int, token: Token) -> bool:
    """Say whether a word is the rest of a name, or an age or comma after it."""
    return token.is_punct or token.like_num or (token.ent_iob_ == "I" and token.ent_type_ == view.doc[name].ent_type_)


def _in_sentence(view: View, sentence: int) -> Iterator[Group]:
    start, end = view.bounds[sentence]
    for index in range(start, end if view.is_own[sentence] else start):
        token = view.doc[index]
        if token.is_punct or token.is_space:
            continue
        yield from by_verb(view, token, sentence, end)
        yield from by_idiom(view, token, sentence, end)
        yield from by_wounds(view, token, sentence)
        yield from by_adjective(view, token, sentence)
        yield from by_noun(view, token, sentence)
        yield from by_multiple(view, token, sentence)
        yield from by_list(view, token, sentence)
        yield from by_toll(view, token, sentence, end)
        yield from unharmed(view, token, sentence)
        yield from shares(view, token, sentence)


def _whole_groups(view: View, groups: list[Group]) -> Iterator[Group]:
    """Yield the whole of which a clause tells a part only: "thirteen people, nine of them Chinese, died"."""
    heads = {g.party.head for g in groups}
    for group in groups:
        quantity = view.quantities.get(group.party.head)
        if quantity is None or quantity.part_of is None or not group.party.part:
            continue
        whole = view.reading.quantities[quantity.part_of]
        at = whole.head if whole.head is not None else view.token_at(whole.span.start)
        apposed = all(t.is_punct or t.lower_ in INCLUDING for t in view.doc[at + 1 : group.party.start])
        if at not in heads and view.sentence_of(at) == group.sentence and (apposed or not group.party.of_them):
            heads.add(at)
            party = Party(at, *view.tokens_of(whole.phrase), whole.count, "unknown", whole.nationality)
            yield replace(group, party=party)
