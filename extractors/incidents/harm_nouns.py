"""Nouns that say who was killed or hurt: deaths, fatal shootings, running tolls, shares and lists of names."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from extractors.incidents.harm import Group
from extractors.incidents.realis import realis_of
from extractors.incidents.victims import Party, parties
from extractors.incidents.view import NOUNS, View
from extractors.records import Count, Realis


def by_noun(view: View, token: Token, sentence: int) -> Iterator[Group]:
    outcome = "killed" if is_fatal(view, token) else view.lexicon.harm_nouns.get(view.words[token.i][0])
    if outcome is None or token.pos_ not in NOUNS or realis_of(view, token, noun=True) is not Realis.ACTUAL:
        return
    for child in token.children:
        if child.lower_ == "of" and child.i > token.i:
            for grandchild in child.children:
                if grandchild.dep_ == "pobj" and not _is_period(grandchild):
                    for party in parties(view, grandchild):
                        told = replace(party, known=True) if _is_charged(view, token) else party
                        yield Group(outcome, told, sentence, token.i)
        elif child.dep_ == "poss" and child.ent_type_ == "PERSON" and outcome == "killed":
            for party in parties(view, child):
                yield Group(outcome, party, sentence, token.i)
    if token.i in view.quantities and token.tag_ == "NNS" and view.words[token.i][0] in {"death", "fatality", "injury"}:
        yield Group(
            outcome,
            Party(
                token.i,
                *view.tokens_of(view.quantities[token.i].phrase),
                view.quantities[token.i].count,
                "unknown",
                None,
            ),
            sentence,
            token.i,
        )


def _is_charged(view: View, noun: Token) -> bool:
    """Say whether a crime is only what somebody is charged with: "charges that include the murder of an officer"."""
    above = [noun.head, noun.head.head, noun.head.head.head]
    return any(view.lexicon.has("grammar.charges", view.words[a.i][0]) for a in above)


def by_multiple(view: View, token: Token, sentence: int) -> Iterator[Group]:
    """Read "a triple homicide" and "the double shooting"."""
    lemma = view.words[token.i][0]
    outcome = next((o for o in ("killed", "hit") if view.lexicon.has(f"nominal.multiplied_{o}", lemma)), None)
    before = view.doc[token.i - 1] if token.i else token
    number = view.lexicon.multiples.get(before.lower_)
    if outcome is None or number is None or token.tag_ != "NN":
        return
    if realis_of(view, token, noun=True) is not Realis.ACTUAL:
        return
    if [t.lower_ for t in view.doc[token.i + 1 : token.i + 3]] == ["-", "suicide"]:
        number += 1
    party = Party(token.i, before.i, token.i + 1, Count(number, number, number), "unknown", None)
    yield Group(outcome, party, sentence, token.i, whole=True)


def is_fatal(view: View, noun: Token) -> bool:
    """Say whether a noun tells of an attack that killed: "the fatal shooting of"."""
    if not view.lexicon.has("nominal.strikes", view.words[noun.i][0]):
        return False
    before = {c.lower_ for c in noun.children if c.i < noun.i}
    return "non" not in before and any(view.lexicon.has("nominal.fatal", word) for word in before)


def by_list(view: View, verb: Token, sentence: int) -> Iterator[Group]:
    """Read names told at once: "police identified the dead as Ali Noor, 30, and Umar Shah"."""
    if verb.pos_ != "VERB" or not view.lexicon.has("lists.verbs", view.words[verb.i][0]):
        return
    end = view.bounds[sentence][1]
    preposition = next((i for i in range(verb.i + 1, end) if view.words[i][1] == "as"), None)
    outcome = _listed_outcome(view, verb, preposition) if preposition is not None else None
    if preposition is None or outcome is None:
        return
    for name in _names_after(view, preposition, end):
        party = next(parties(view, name.root), None)
        if party is not None and party.head == name.root.i:
            yield Group(outcome, replace(party, part=False, known=outcome == "hit"), sentence, verb.i)


def _names_after(view: View, preposition: int, end: int) -> list[Span]:
    """Return the people named after "as", up to the words that say who says so."""
    stop = next((t.i for t in view.doc[preposition:end] if view.lexicon.has("lists.ends", *view.words[t.i])), end)
    found = (n for n in view.doc[preposition:stop].ents if n.label_ == "PERSON" or n.root.i in view.aged)
    names = (n for n in found if n.root.i not in view.place_tokens)
    return [name for name in names if _is_listed(name)]


def _listed_outcome(view: View, verb: Token, preposition: int) -> str | None:
    """Return what befell those whom a verb names: "those wounded", "the two men killed", "the victims"."""
    subjects = [t for c in verb.children if c.dep_ == "nsubjpass" for t in c.subtree]
    named = subjects or view.doc[verb.i + 1 : preposition]
    words = {form for t in named for form in view.words[t.i]}
    return next((o for o in ("killed", "injured", "hit") if words & view.lexicon.words[f"lists.{o}"]), None)


def _is_listed(name: Span) -> bool:
    """Say whether a name is one of a list, not of who speaks nor of where somebody is from."""
    root = name.root
    if root.dep_ == "pobj" and root.head.lower_ in {"of", "from", "in"}:
        return False
    return not (root.dep_ == "nsubj" and root.head.lemma_ in {"say", "tell", "add"})


def _is_period(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"}


def by_toll(view: View, token: Token, sentence: int, end: int) -> Iterator[Group]:
    """Read a running total: "the death toll rose to 12"."""
    match = view.lexicon.toll_nouns.at(view.words, token.i, end)
    if match is None or (token.i and view.words[token.i - 1][0] == "death" and view.words[token.i][0] == "toll"):
        return
    for index in range(match.end, end):
        quantity = view.quantities.get(index)
        if quantity is None:
            continue
        start, stop = view.tokens_of(quantity.phrase)
        if view.lexicon.has("nominal.toll_at", view.words[start - 1][1]):
            role = _corrected(view, token, sentence)
            party = Party(index, start, stop, quantity.count, role, None)
            yield Group("killed", party, sentence, token.i, running=True)
            return


def _corrected(view: View, token: Token, sentence: int) -> str:
    """Return whose number is put right, where its sentence has counted attackers: "four assailants, later three"."""
    before = range(view.bounds[sentence][0], token.i if token.pos_ == "VERB" else view.bounds[sentence][0])
    roles = (view.lexicon.roles.get(view.words[i][0]) for i in before if i in view.quantities)
    return next((role for role in roles if role in {"attacker", "militant"}), "unknown")


def shares(view: View, token: Token, sentence: int) -> Iterator[Group]:
    """Read "nine of the dead were Chinese engineers" and "among the dead is a Chinese woman"."""
    if not view.lexicon.has("shares.dead", token.lower_) or token.head.lower_ not in {"of", "among", "amongst"}:
        return
    above = token.head.head
    verb = above if above.lemma_ == "be" else above.head
    if verb.lemma_ != "be":
        return
    named = [c for c in verb.children if c.dep_ in {"attr", "nsubj"} and c != above and c.pos_ in NOUNS]
    for head in named:
        party = next(parties(view, head), None)
        count = view.quantities[above.i].count if above.i in view.quantities else party.count if party else None
        if party is not None and party.nationality is not None and count is not None:
            yield Group("killed", replace(party, count=count, part=True, known=False), sentence, verb.i)
