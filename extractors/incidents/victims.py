"""Who a phrase counts: "five nationals and a driver" is two groups, "six people, including two" one and a part."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extractors.incidents.view import NOUNS, View
from extractors.records import Count

SINGULAR_PRONOUNS = frozenset({"he", "she", "him", "her", "himself", "herself", "i", "me"})
NOBODY = frozenset({"nobody", "none", "no-one"})
RELATIVE = frozenset({"who", "whom", "that", "which"})
EXTRA = frozenset({"other", "others", "another", "additional", "more"})
_SHARES_OF_YEAR = {"month": 12, "months": 12, "week": 52, "weeks": 52, "day": 365, "days": 365}
_THINGS = frozenset({"convoy", "mission", "hotel", "port"})
"""Kinds of target that are vehicles and buildings."""
_ARMS = frozenset({"forces", "army", "navy", "corps", "military", "paramilitary"})
"""Whose members are soldiers."""
ONE, NO_ONE = Count(1, 1, 1), Count(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Party:
    """People one piece of a phrase speaks of."""

    head: int
    start: int
    end: int
    """Tokens of the counted phrase."""
    count: Count | None
    """None for an unnumbered many."""
    role: str
    nationality: str | None
    part: bool = False
    """Counted in another group of the same phrase already."""
    extra: bool = False
    """Said to be other than those told before: "four others"."""
    known: bool = False
    """Points back to people told before: "the victim", "he"."""
    name: str | None = None
    age: int | None = None
    gender: str | None = None
    """"female" or "male" where the noun says so."""
    banded: bool = False
    """One of several: "one of the attackers", or a bomber, who does not act for himself."""
    was_hurt: bool = False
    """One of those told as hurt before: "one of the injured died"."""
    of_them: bool = False
    """One of those told before, whatever befell them: "one of them died"."""
    at_least: int = 0
    """What the word itself counts up to: 3 of "a third man"."""


def parties(view: View, head: Token, depth: int = 0) -> Iterator[Party]:
    """Yield the groups a noun phrase speaks of, the parts after "including" marked as parts."""
    if depth > 8:
        return
    if head.lower_ in RELATIVE and head.head.dep_ == "relcl":
        yield from _antecedents(view, head.head, depth)
        return
    if head.lower_ in {"one", "each"} and view.doc[min(head.i + 1, len(view.doc) - 1)].lower_ in {"another", "other"}:
        return
    party = _party(view, head)
    if party:
        yield party
    for child in head.children:
        if child.i <= head.i:
            continue
        if child.dep_ == "conj" and _is_nominal(view, child):
            joined = parties(view, child, depth + 1)
            yield from (replace(p, count=NO_ONE) for p in joined) if _is_none(head) else joined
        elif party and child.dep_ == "prep" and (listed := _listed_after(view, child)) is not None:
            yield from parties(view, listed, depth + 1)
        elif party and child.lower_ in {"including", "include", "among"}:
            yield from _parts(view, child, depth)
        elif party and child.dep_ == "appos" and (child.i in view.quantities or _is_listed(view, child)):
            yield from (replace(p, part=True) for p in parties(view, child, depth + 1))


def _antecedents(view: View, clause: Token, depth: int) -> Iterator[Party]:
    """Yield whom a relative clause is of: not those joined after it, those joined before where its verb is plural."""
    noun = clause.head
    named = (p for p in parties(view, noun, depth + 1) if p.head < clause.i)
    yield from (replace(p, part=True) for p in named) if _is_included(noun) else named
    plural = any(c.dep_ in {"aux", "auxpass"} and c.lower_ in {"were", "are", "have"} for c in clause.children)
    if plural and noun.dep_ == "conj" and noun.tag_ in {"NN", "NNP"} and noun.i not in view.groups:
        yield from (p for p in parties(view, noun.head, depth + 1) if p.head < noun.i)


def _is_included(noun: Token) -> bool:
    """Say whether a noun is one of a list after "including"."""
    while noun.dep_ == "conj":
        noun = noun.head
    return noun.dep_ == "pobj" and noun.head.lower_ == "including"


def _parts(view: View, preposition: Token, depth: int) -> Iterator[Party]:
    for child in preposition.children:
        if child.dep_ in {"pobj", "dobj", "pcomp", "nsubj", "dep"}:
            yield from (replace(p, part=True) for p in parties(view, child, depth + 1))


def _is_listed(view: View, token: Token) -> bool:
    return (
        view.is_person_like(token)
        and token.tag_ != "CD"
        and token.i not in view.quantities
        and token.ent_type_ == "PERSON"
    )


def _is_none(head: Token) -> bool:
    """Say whether nobody of a list is meant: "no guard or passer-by"."""
    determined = any(c.lower_ == "no" and c.dep_ == "det" for c in head.children)
    return determined and any(c.lower_ in {"or", "nor"} for c in head.children)


def _listed_after(view: View, preposition: Token) -> Token | None:
    """Return the next of a list that the parser takes for what a thing is: "the driver of a van, a guard, and"."""
    inner = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if inner is None or view.is_person_like(inner):
        return None
    beside = next((c for c in inner.children if c.dep_ == "appos" and c.i > inner.i), None)
    if beside is None or not any(c.lower_ in {"a", "an"} for c in beside.children) or not view.is_person_like(beside):
        return None
    after = [t.lower_ for t in view.doc[beside.i + 1 : beside.i + 3]]
    return beside if after[:1] == ["and"] or after == [",", "and"] else None


def _is_nominal(view: View, token: Token) -> bool:
    return token.pos_ in NOUNS | {"PRON", "NUM"} or view.is_person_like(token)


def _party(view: View, head: Token) -> Party | None:
    lower = head.lower_
    partitive = next((c for c in head.children if c.lower_ == "of" and c.i > head.i), None)
    described = head
    if partitive is not None and (
        head.tag_ == "CD" or lower in {"one", "some", "all", "both", "none", "total", "dozen", "number"}
    ):
        described = next((c for c in partitive.children if c.dep_ == "pobj"), head)
    person = view.is_person_like(described) or lower in NOBODY or _is_ordinal(view, head)
    if not (person or head.i in view.quantities or described != head):
        return None
    if any(c.lower_ == "unborn" for c in head.children):
        return None
    if _is_lifeless(view, described):
        return None
    if head.lower_ in {"total", "number"} and described.i in view.quantities:
        head = described
    start, end = _extent(view, head)
    count, known = _counted(view, head) if not _is_every(view, head) else (None, True)
    return Party(
        head=head.i,
        start=start,
        end=end,
        count=count,
        role=_role(view, _meant(view, described)),
        nationality=nationality_of(view, described),
        part=_is_part(view, head),
        extra=(head.i in view.quantities and view.quantities[head.i].is_additional)
        or lower in EXTRA
        or any(c.lower_ in EXTRA for c in head.children if c.i < head.i),
        banded=described != head or view.words[described.i][0] == "bomber",
        known=known or (described != head and _points_back(described)),
        name=_name(view, head),
        age=_age(view, head),
        gender=_gender(view, described),
        was_hurt=described != head and view.lexicon.has("lists.hurt", *view.words[described.i]),
        of_them=described != head and described.lower_ in {"them", "whom"},
        at_least=max((view.lexicon.ordinals.get(c.lower_, 0) for c in head.children if c.i < head.i), default=0),
    )


def _meant(view: View, head: Token) -> Token:
    """Return the people of a role whom "them" means, where its sentence names them before; else the word itself."""
    if head.lower_ != "them":
        return head
    before = reversed(view.doc[view.bounds[view.sentence_of(head.i)][0] : head.i])
    foes = {"militant", "attacker"}
    named = (t for t in before if t.tag_ == "NNS" and view.lexicon.roles.get(view.words[t.i][0]) in foes)
    return next((t for t in named if not (t.dep_ == "nsubj" and t.head.is_ancestor(head))), head)


def _is_lifeless(view: View, head: Token) -> bool:
    """Say whether a noun is a thing, a vehicle or a building, not people."""
    if view.lexicon.has("armed.nonliving", view.words[head.i][0]) and head.i not in view.quantities:
        return True
    aimed = view.lexicon.targets.at(view.words, head.i, head.i + 1)
    return aimed is not None and aimed.value in _THINGS


def _is_part(view: View, head: Token) -> bool:
    """Say whether a number is part of a larger one of its own sentence."""
    quantity = view.quantities.get(head.i)
    if quantity is None or quantity.part_of is None:
        return False
    whole = view.reading.quantities[quantity.part_of]
    return whole.span.start >= view.sentence_span(view.sentence_of(head.i)).start


def _counted(view: View, head: Token) -> tuple[Count | None, bool]:
    """Return how many a head noun stands for, and whether they were told before."""
    lower, lemma = head.lower_, view.words[head.i][0]
    if lower in NOBODY or any(c.lower_ == "no" and c.dep_ == "det" for c in head.children):
        return NO_ONE, False
    counted = _number_of(view, head)
    if counted is not None:
        return counted, _points_back(head)
    if lemma in view.lexicon.collectives:
        several = view.lexicon.collectives[lemma]
        return Count(several, several, several), _points_back(head)
    if lower == "them" and (numbered := _numbered_before(view, head)) is not None:
        return numbered, False
    if lower in SINGULAR_PRONOUNS or _is_single(view, head) or _is_ordinal(view, head):
        return ONE, lower in SINGULAR_PRONOUNS or _points_back(head)
    return None, _points_back(head) or lower in {"they", "them"}


def _number_of(view: View, head: Token) -> Count | None:
    """Return the number of a noun, also where the parser gives it to a singular owner: "two sheriff's deputies"."""
    owners = (c for c in head.children if c.dep_ == "poss" and c.tag_ == "NN") if head.tag_ == "NNS" else ()
    at = next((t.i for t in (head, *owners) if t.i in view.quantities and (t is head or not _is_one(view, t))), None)
    return view.quantities[at].count if at is not None else None


def _is_one(view: View, noun: Token) -> bool:
    return view.quantities[noun.i].count.best == 1


def _is_every(view: View, head: Token) -> bool:
    return head.lower_ == "one" and head.i > 0 and view.doc[head.i - 1].lower_ == "every"


def _numbered_before(view: View, them: Token) -> Count | None:
    """Return how many "them" are in "picked out six men and shot them", where a joined verb has counted them."""
    verb = them.head
    if them.dep_ != "dobj" or verb.dep_ != "conj":
        return None
    objects = [c for c in verb.head.children if c.dep_ == "dobj"]
    return next((view.quantities[c.i].count for c in objects if c.i in view.quantities), None)


def _is_single(view: View, head: Token) -> bool:
    if head.lower_ in {"one", "another", "someone", "somebody"} or head.ent_type_ == "PERSON":
        return True
    return head.tag_ in {"NN", "JJ", "NNP", "UH"} and not view.lexicon.has("mass.words", head.lower_)


def _is_ordinal(view: View, head: Token) -> bool:
    """Say whether an ordinal stands for a person: "a third was wounded"."""
    return head.lower_ in view.lexicon.ordinals and any(c.dep_ == "det" for c in head.children)


def _points_back(head: Token) -> bool:
    if head.lemma_ in {"body", "corpse"} and any(c.tag_ == "PRP$" for c in head.children):
        return True
    return any(c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these", "those"} for c in head.children)


def _extent(view: View, head: Token) -> tuple[int, int]:
    quantity = view.quantities.get(head.i)
    if quantity is not None:
        return view.tokens_of(quantity.phrase)
    left = [
        c.i
        for c in head.children
        if c.i < head.i and c.dep_ in {"det", "amod", "compound", "nummod", "poss", "advmod", "quantmod", "nmod"}
    ]
    return min([head.i, *left]), head.i + 1


def _role(view: View, head: Token) -> str:
    roles = view.lexicon.roles
    if view.words[head.i][0] == "member" and any(t.lower_ in _ARMS for t in head.subtree if t.i > head.i):
        return "security_force"
    for form in (
        *view.words[head.i],
        *(w for c in head.children if c.dep_ in {"compound", "amod", "nmod"} for w in view.words[c.i]),
    ):
        role = roles.get(form)
        if role and role != "unknown":
            return role
    return "civilian" if head.ent_type_ == "PERSON" and not roles.get(view.words[head.i][0]) else "unknown"


def nationality_of(view: View, head: Token) -> str | None:
    """Return the ISO-3 code of a demonym before a noun, or of the country the noun is from."""
    forms = [
        head.lower_,
        *(c.lower_ for c in head.children if c.dep_ in {"amod", "compound", "nmod", "conj"} and c.i < head.i),
    ]
    behind = {"from", "of"} if view.words[head.i][0] in {"citizen", "national"} else {"from"}
    forms += [g.lower_ for c in head.children if c.lower_ in behind and c.i > head.i for g in c.children]
    if head.lower_ in {"them", "whom"} and head.i + 1 < len(view.doc):
        forms.append(view.doc[head.i + 1].lower_)
    return next((view.lexicon.nationalities[f] for f in forms if f in view.lexicon.nationalities), None)


def _name(view: View, head: Token) -> str | None:
    if head.ent_type_ != "PERSON":
        return None
    start, end = head.i, head.i + 1
    while start > 0 and view.doc[start - 1].ent_type_ == "PERSON" and view.doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(view.doc) and view.doc[end].ent_type_ == "PERSON" and view.doc[end].ent_iob_ == "I":
        end += 1
    return " ".join(view.span(start, end).text.split())


def _gender(view: View, head: Token) -> str | None:
    return next((g for g in ("female", "male") if view.lexicon.has(f"genders.{g}", view.words[head.i][0])), None)


def _age(view: View, head: Token) -> int | None:
    """Return the age in full years in "a 16-year-old boy", "a 20-month-old" and "Khan, 34,"."""
    for token in view.doc[max(0, head.i - 7) : head.i]:
        if token.text.isdigit() and view.doc[token.i + 1].text == "-" and token.i + 5 <= head.i + 1:
            return int(token.text) // _SHARES_OF_YEAR.get(view.doc[token.i + 2].lower_, 1)
    after = view.doc[head.i + 1 : head.i + 3]
    return int(after[1].text) if len(after) == 2 and after[0].text == "," and after[1].text.isdigit() else None
