"""Whether a word of violence is meant: what it is said of, what stands around it, what it can be done to."""

from spacy.tokens import Token

from extractors.incidents.lexicon import Match
from extractors.incidents.view import NOUNS, View

ATTACKED = frozenset(
    {
        "attack",
        "assault",
        "target",
        "storm",
        "raid",
        "strike",
        "hit",
        "harass",
        "overrun",
        "besiege",
        "destroy",
        "ambush",
        "bombard",
        "massacre",
    }
)
AGAINST_PEOPLE = frozenset({"killing", "kidnapping", "assassination", "stabbing", "shelling", "beating"})
MANNED = frozenset({"worker", "convoy", "police", "army", "civilian", "official"})
"""Kinds of target that are or hold people, who can do violence themselves."""
_VIOLENT = ("armed.words", "references.nouns", "worlds.violent", "aims.devices")
BACK = frozenset({"it", "they", "them"})
BACK_REACH = 4
"""Sentences in which a pronoun's noun is looked for."""
HARMED = frozenset({"shoot", "kill", "execute", "slaughter", "martyr"})


def is_let_off(view: View, verb: Token) -> bool:
    """Say whether what bursts is let off on purpose: "practice charges were blown up", "police blew up old shells"."""
    burst = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    by = [t for c in burst if c.dep_ == "nsubj" for t in c.subtree]
    blown = [c for c in burst if c.dep_ == "dobj" and verb.lemma_ in {"blow", "detonate", "explode", "destroy"}]
    safe = any(view.lexicon.has("worlds.disposers", *view.words[t.i]) for t in by)
    spent = (t for c in blown for t in (c, *c.children) if t.pos_ in NOUNS)
    if safe and any(view.lexicon.has("worlds.munitions", view.words[t.i][0]) for t in spent):
        return True
    return any(view.lexicon.has("worlds.training", g.lower_) for c in burst for g in c.children if g.i < c.i)


def is_figure(view: View, head: Token) -> bool:
    """Say whether a burst or murder is one of something that cannot: "an explosion of colour", "murder of merit"."""
    whole = [g for c in head.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
    if view.lexicon.has("grammar.murders", view.words[head.i][0]):
        return any(is_abstract(view, g) for g in whole)
    if not view.lexicon.has("grammar.bursts", view.words[head.i][0]):
        return False
    return any(
        g.ent_type_ not in {"DATE", "GPE", "TIME", "ORG", "LOC", "FAC"}
        and not view.lexicon.has("worlds.burst_of", *view.words[g.i])
        for g in whole
    )


def is_misread(view: View, start: int, end: int) -> bool:
    """Say whether words only look like "fire on" or "hold hostage": "fired two aides on Monday"."""
    last, between = view.doc[end - 1], view.doc[start + 1 : end - 1]
    if view.words[start][0] in {"fire", "shoot", "open"} and _is_at_nothing(view, start, end):
        return True
    if end - start > 1 and last.tag_ == "IN" and view.words[start][0] in {"fire", "shoot", "strike", "hit"}:
        dated = any(child.ent_type_ in {"DATE", "TIME"} for child in last.children)
        return dated or any(t.pos_ in NOUNS | {"NUM", "PRON"} for t in between)
    return any(view.lexicon.has("blocks.objects", view.words[t.i][0]) for t in between)


def _is_at_nothing(view: View, start: int, end: int) -> bool:
    """Say whether shots go into the air, or are words about something: "opened fire on his rival's record"."""
    verb = view.doc[start] if view.doc[start].pos_ == "VERB" else view.doc[start].head
    near = verb.subtree
    aims = [(c.lower_, g) for c in near if c.dep_ == "prep" and c.i >= start for g in c.children if g.dep_ == "pobj"]
    first = next((aim for aim in aims if aim[0] in {"on", "at", "in", "into", "upon"}), None)
    if first is None or first[1].i > end + 6:
        return False
    preposition, aim = first
    if preposition in {"in", "into"}:
        return aim.lower_ in {"air", "sky"}
    return view.lexicon.has("worlds.lifeless", *view.words[aim.i])


def has_violent_doer(view: View, verb: Token) -> bool:
    """Say whether a verb's doer, where it has one, is somebody, a weapon or an attack: not hail, a virus or a herd."""
    doers = _doers(verb)
    return not doers or any(_can_be_violent(view, doer) and not is_beast(view, doer) for doer in doers)


def is_beast(view: View, pronoun: Token) -> bool:
    """Say whether "it" or "they" stands for an animal or a force of nature told of last: "Frost struck. It killed"."""
    if pronoun.lower_ not in BACK:
        return False
    sentence = view.sentence_of(pronoun.i)
    for before in range(sentence - 1, max(-1, sentence - BACK_REACH), -1):
        subjects = [t for t in view.doc[slice(*view.bounds[before])] if t.dep_ in {"nsubj", "nsubjpass"}]
        named = [t for t in subjects if t.lower_ not in BACK]
        if named:
            return any(view.lexicon.has("worlds.harmless", *view.words[t.i]) for t in named)
    return False


def _can_be_violent(view: View, doer: Token) -> bool:
    lemma, lower = view.words[doer.i]
    if any(c.lower_ in {"celebratory", "jubilant"} for c in doer.children) or view.lexicon.has(
        "worlds.harmless", lemma
    ):
        return False
    if doer.pos_ != "NOUN" or doer.tag_ == "VBG" or view.is_person_like(doer):
        return True
    lexicon = view.lexicon
    forms = [(lemma, lower)]
    aimed = lexicon.targets.at(forms, 0, 1)
    listed = lexicon.weapons.at(forms, 0, 1) or lexicon.nouns.at(forms, 0, 1)
    return (
        listed is not None
        or (aimed is not None and aimed.value in MANNED)
        or any(lexicon.has(name, lemma, lower) for name in _VIOLENT)
    )


def is_done_by_idea(view: View, verb: Token) -> bool:
    """Say whether what bursts or kills is nothing that means it: "the talks blew up", "a star exploded"."""
    doers = _doers(verb)
    return bool(doers) and all(_is_idle(view, d) for d in doers)


def _is_idle(view: View, doer: Token) -> bool:
    harmless = view.lexicon.has("worlds.harmless", view.words[doer.i][0])
    return harmless or (is_abstract(view, doer) and not _can_be_violent(view, doer))


def is_done_in_words(view: View, verb: Token) -> bool:
    """Say whether somebody is only besieged with complaints, bombarded with questions and the like."""
    means = (g for c in verb.children if c.lower_ == "with" for g in c.children if g.dep_ == "pobj")
    return any(view.lexicon.has("worlds.wordy", view.words[g.i][0]) for g in means)


def is_done_to_beast(view: View, verb: Token) -> bool:
    """Say whether it is an animal that is shot, shot at or killed, named or taken up by "it" and "them"."""
    aimed = [g for c in verb.children if c.lower_ in {"at", "on"} for g in c.children if g.dep_ == "pobj"]
    done_to = [*objects_of(verb), *aimed]
    return any(view.lexicon.has("worlds.beasts", *view.words[o.i]) or is_beast(view, o) for o in done_to)


def is_called(view: View, noun: Token) -> bool:
    """Say whether something is only called a bomb: "he called the budget a bomb", "the verdict was a bullet"."""
    if noun.dep_ == "attr" and noun.lower_ == "murder" and not list(noun.children):
        return any(c.lower_ == "it" for c in noun.head.children)
    if noun.dep_ == "attr":
        return any(is_abstract(view, c) for c in noun.head.children if c.dep_ == "nsubj" and c.pos_ == "NOUN")
    return noun.dep_ == "oprd" and noun.head.lemma_ in {"call", "label", "dub", "brand", "describe", "term"}


def words_between(view: View, match: Match[tuple[str, bool]]) -> list[Token]:
    """Return the nouns inside a verb's phrase: the hall in "took the hall hostage"."""
    return [t for t in view.doc[match.start + 1 : match.end - 1] if t.pos_ == "NOUN"]


def objects_of(token: Token) -> list[Token]:
    found = [child for child in token.children if child.dep_ in {"dobj", "nsubjpass"}]
    if token.dep_ == "acl":
        found.append(token.head)
    if token.dep_ == "relcl" and any(child.dep_ == "nsubjpass" for child in token.children):
        found.append(token.head)
    if token.dep_ == "conj" and not found and token.head.pos_ == "VERB":
        passive = any(child.dep_ == "auxpass" for child in token.children)
        subjects = [child for child in token.head.children if child.dep_ in {"nsubj", "nsubjpass"}]
        found = subjects if passive else objects_of(token.head)
    return found


def has_real_object(view: View, token: Token, lemma: str) -> bool:
    """Say whether what is attacked, hit, shot or killed is something that can be."""
    objects = objects_of(token)
    if any(view.lexicon.has("blocks.objects", view.words[o.i][0]) for o in objects):
        return False
    subjects = [_antecedent(child) for child in token.children if child.dep_ == "nsubj"]
    if any(view.lexicon.has("blocks.accidents", view.words[s.i][0]) for s in subjects):
        return False
    if lemma == "shoot" and any(c.lower_ == "down" for c in token.children):
        return any(view.is_person_like(o) or view.lexicon.has("worlds.flown", *view.words[o.i]) for o in objects)
    if lemma in HARMED:
        return not objects or any(view.is_person_like(o) or o.tag_ == "CD" or o.pos_ in NOUNS for o in objects)
    if lemma in {"target", "hit", "strike", "harass", "destroy"}:
        return bool(objects) and not any(view.words[s.i][0] in {"price", "index", "team", "side"} for s in subjects)
    return bool(objects) or token.dep_ == "acl" or bool(subjects)


def _antecedent(token: Token) -> Token:
    is_relative = token.tag_ in {"WDT", "WP"} and token.head.dep_ == "relcl"
    return token.head.head if is_relative else token


def is_abstract(view: View, token: Token) -> bool:
    """Say whether a noun is nothing that can be killed or attacked: "trade", "the service", "their confidence"."""
    lemma, lower = view.words[token.i]
    if lemma in view.lexicon.roles:
        return False
    if view.lexicon.has("worlds.lifeless", lemma, lower):
        return True
    if token.ent_type_ in {"PERSON", "ORG", "FAC", "GPE"}:
        return False
    if view.lexicon.has("blocks.objects", lemma):
        return True
    suffixed = token.pos_ == "NOUN" and lemma.endswith(tuple(view.lexicon.words["worlds.abstract"]))
    return suffixed and view.lexicon.targets.at([(lemma, lemma)], 0, 1) is None


def shot_someone(view: View, token: Token) -> bool:
    objects = objects_of(token)
    return bool(objects) and any(view.is_person_like(o) for o in objects)


def is_blocked_noun(view: View, index: int, last: int) -> bool:
    lexicon = view.lexicon
    before = view.words[index - 1] if index else ("", "")
    joined = view.words[index - 2] if index > 1 and before[1] == "-" else ("", "")
    if lexicon.has("blocks.before", *before, *joined) and not lexicon.has("armed.words", before[0]):
        return True
    if view.doc[last].dep_ == "nsubjpass" and view.lexicon.has("worlds.ruled", view.words[view.doc[last].head.i][0]):
        return True
    after = view.words[last + 1] if last + 1 < len(view.words) else ("", "")
    return lexicon.has("blocks.after", after[1]) and view.doc[last].dep_ in {"compound", "amod", "nmod"}


def kind_by_doer(view: View, verb: Token) -> str | None:
    """Return the kind that a verb's doer makes of it, None where the doer says nothing."""
    for doer in _doers(verb):
        kind = view.lexicon.doers.get(view.words[doer.i][0])
        plain = doer.tag_ == "NNS" and not any(c.lower_ == "suicide" for c in doer.children)
        if kind is not None and not (kind == "suicide_bombing" and plain):
            return kind
    return None


def _doers(verb: Token) -> list[Token]:
    agents = [g for c in verb.children if c.lower_ == "by" for g in c.children if g.dep_ == "pobj"]
    subjects = [_antecedent(c) for c in verb.children if c.dep_ == "nsubj"]
    if not subjects and not agents and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return _doers(verb.head)
    return [doer for doer in (*agents, *subjects) if doer.ent_type_ not in {"DATE", "TIME"} and doer.lower_ != "night"]
