"""Whether the words for a happening tell of one known or one more, or of a counted or uncounted many."""

from spacy.tokens import Token

from extractors.incidents.view import View


def is_counted_case(view: View, head: Token) -> bool:
    """Say whether a crime is only a kind of case counted: "murder cases", "every bombing"."""
    if any(child.dep_ == "det" and child.lower_ in {"every", "each"} for child in head.children):
        return True
    if any(child.lower_ in {"average", "typical"} for child in head.children):
        return True
    above = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else None
    if above is not None and (above.lower_ in {"cases", "incidents", "instances"} or above.text.isdecimal()):
        return True
    if head.dep_ == "compound" and view.lexicon.has("generic.kinds", head.head.lower_):
        return all(c.dep_ not in {"det", "poss", "nummod"} for c in head.head.children)
    return head.dep_ == "compound" and head.head.lower_ in {"cases", "figures", "statistics", "rates", "rate"}


def one_of(head: Token) -> bool:
    """Say whether a plural is one that a single happening is picked from: "one of the attacks"."""
    return (
        head.dep_ == "pobj"
        and head.head.lower_ == "of"
        and head.head.head.lower_ in {"one", "first", "latest", "deadliest", "worst"}
    )


def is_definite(head: Token) -> bool:
    """Say whether a noun points to a happening known already: "the attack", "their raid"."""
    top = head.head if head.dep_ == "compound" else head
    return any(
        child.dep_ in {"det", "poss"} and child.lower_ not in {"a", "an", "another", "no", "any"}
        for child in top.children
    )


def is_novel(view: View, head: Token, sentence: int) -> bool:
    """Say whether the words tell of another happening than those before: "another", "a separate", "also claimed an"."""
    start, _ = view.bounds[sentence]
    opening = {view.words[i][1] for i in range(start, min(start + 4, head.i))}
    near = {child.lower_ for child in head.children if child.i < head.i}
    if "earlier" in near and not _is_of_the_attack(head):
        return True
    if _is_told_besides(head):
        return True
    strong = view.lexicon.words["novelty.strong"]
    opening_words = " ".join(view.words[i][1] for i in range(start, min(start + 6, head.i)))
    if any(phrase in opening_words for phrase in view.lexicon.words["novelty.openings"]):
        return True
    likened = {"manner", "way", "fashion", "vein"} & {view.words[i][1] for i in range(start, min(start + 6, head.i))}
    return (
        (not strong.isdisjoint(opening) and not likened) or not strong.isdisjoint(near) or _is_also_probed(head, near)
    )


def _is_of_the_attack(verb: Token) -> bool:
    """Say whether a verb tells what "the attack" told of had done earlier."""
    subjects = (c for c in verb.children if c.dep_ == "nsubj" and verb.pos_ == "VERB")
    return any(c.lower_ in {"the", "this"} for s in subjects for c in s.children)


def _is_also_probed(head: Token, near: set[str]) -> bool:
    """Say whether an attack is told as one more: "police are also investigating a shooting on Mill Road"."""
    if head.dep_ != "dobj" or near.isdisjoint({"a", "an"}):
        return False
    return any(child.lower_ == "also" and child.i < head.i for child in head.head.children)


def _is_told_besides(noun: Token) -> bool:
    """Say whether an attack is one more that somebody is told to have made: "it also claimed an attack on"."""
    verb = noun
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    besides = any(c.lower_ in {"also", "previously"} and c.dep_ == "advmod" for c in verb.children)
    return besides and any(c.lower_ in {"a", "an"} for c in noun.children)


def is_vague(view: View, head: Token, *, plural: bool, noun: bool) -> bool:
    """Say whether the words speak of many happenings without telling any one of them."""
    if noun:
        return plural
    perfect = any(child.lower_ in {"have", "has", "'ve"} and child.dep_ == "aux" for child in head.children)
    often = any(view.lexicon.has("vague.adverbs", child.lower_) for child in head.children)
    if often or _is_done_by_many(view, head):
        return True
    people = [child for child in head.children if child.dep_ in {"dobj", "nsubjpass"}]
    if head.dep_ == "relcl" and head.head.tag_ == "NNS" and all(c.tag_ in {"WP", "WDT"} for c in people):
        return all(c.dep_ not in {"det", "poss", "nummod"} for c in head.head.children)
    bare = bool(people) and all(p.tag_ in {"NNS", "NNPS"} and p.i not in view.quantities for p in people)
    present = head.tag_ in {"VBP", "VBZ"}
    return (perfect or present or (head.tag_ == "VBG" and head.dep_ == "acl")) and bare


def _is_done_by_many(view: View, verb: Token) -> bool:
    """Say whether a verb only tells what many happenings did: "most of the 40 attacks targeted the north"."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    inner = [g for s in subjects for c in s.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
    many = [[(view.words[t.i][0],) * 2] for t in (*subjects, *inner) if t.tag_ == "NNS"]
    return any(view.lexicon.nouns.at(w, 0, 1) is not None and view.lexicon.weapons.at(w, 0, 1) is None for w in many)
