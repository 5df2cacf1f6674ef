"""Who a happening's own words say did it; unnamed perpetrators are kept."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.incidents.naming import named, phrase_of
from extractors.incidents.senses import objects_of
from extractors.incidents.triggers import Mention
from extractors.incidents.view import View
from extractors.records import Attribution, Realis

FORCE_ROLES = frozenset({"police", "security_force"})
STATE_DEEDS = frozenset({"operation", "clash", "shooting", "killing", "arrest", "seizure"})
FOES = frozenset({"militant", "attacker"})
_PASSIVE = frozenset({"auxpass", "nsubjpass"})
_WARY = frozenset(
    {"suspected", "alleged", "allegedly", "presumed", "presumably", "apparently", "believed", "suspect", "reportedly"}
)


def mention_attributions(view: View, mention: Mention, harmed: set[int]) -> Iterator[Attribution]:
    """Yield who a mention's own clause says did it; `harmed` are the tokens of those it harmed."""
    token = view.doc[mention.head]
    if mention.realis is Realis.DENIED or (mention.kind is not None and mention.kind.name in {"arrest", "seizure"}):
        return
    doers = doers_of_verb(token) if mention.is_verb else _doers_of_noun(view, token)
    killing = mention.is_verb and mention.kind is not None and mention.kind.name in {"killing", "shooting", "operation"}
    if killing and any(view.lexicon.roles.get(view.words[o.i][0]) in FOES for o in objects_of(token)):
        doers = [doer for doer in doers if not _is_body_of_state(view, doer)]
    for doer in doers:
        if doer.i in harmed or _is_theirs(doer) or not _can_do(view, doer, mention, harmed):
            continue
        rows = named(view, doer, _stance_of(doer, token), _reporter(view, token))
        yield from (row for row in rows if row.asserted_by is None or row.actor.lower() not in row.asserted_by.lower())


def _is_theirs(doer: Token) -> bool:
    """Say whether somebody is told of as a speaker's own: "the front said its fighters had attacked"."""
    return (
        any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in doer.children)
        and doer.tag_ in {"NNS", "NN"}
        and (
            doer.lower_ in {"men", "fighters", "militants", "members", "troops", "forces", "bomber", "fighter", "unit"}
        )
    )


def doers_of_verb(verb: Token) -> list[Token]:
    """Return who does what a verb tells: its agents, else its active subjects."""
    agents = agents_of(verb)
    if agents:
        return agents
    if any(c.dep_ in _PASSIVE for c in verb.children) or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return []
    return _active_subjects(verb)


def agents_of(token: Token) -> list[Token]:
    """Return the nouns after "by", where they name a doer: not those of "told reporters by phone"."""
    if token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBN":
        return []
    return [g for c in token.children if c.lower_ == "by" for g in c.children if g.dep_ == "pobj"]


def _active_subjects(verb: Token) -> list[Token]:
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if subjects:
        return [antecedent(s) for s in subjects]
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return [verb.head]
    if verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ == "VERB" and verb.tag_ != "VBN":
        return _active_subjects(verb.head) if not any(c.dep_ == "auxpass" for c in verb.head.children) else []
    if verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "with", "for"}:
        return [doer for doer in _guilty(verb.head.head) if doer.i < verb.i]
    return []


def antecedent(token: Token) -> Token:
    """Return the noun a relative pronoun stands for; any other token itself."""
    if token.lower_ in {"who", "that", "which"} and token.head.dep_ == "relcl":
        return token.head.head
    return token


def _guilty(governor: Token) -> list[Token]:
    """Return who is accused, charged or suspected where a gerund tells of what."""
    if governor.pos_ == "VERB":
        if governor.dep_ == "acl":
            return [governor.head]
        return [c for c in governor.children if c.dep_ in {"nsubjpass", "dobj"}]
    return []


def _doers_of_noun(view: View, noun: Token) -> list[Token]:
    found = agents_of(noun)
    for clause in noun.children:
        if clause.dep_ in {"acl", "relcl"} and _brings_about(view, clause):
            found += doers_of_verb(clause) if clause.tag_ == "VBN" else _subjects_beside(clause, noun)
    verb = noun.head if noun.dep_ in {"dobj", "nsubjpass"} else None
    if verb is not None and _brings_about(view, verb):
        return [*found, *doers_of_verb(verb)]
    own = [c for c in noun.children if c.dep_ in {"poss", "compound", "amod", "nmod"} and c.i in view.groups]
    return [*found, *own]


def _subjects_beside(clause: Token, noun: Token) -> list[Token]:
    """Return the subjects of a relative clause that are not the noun it belongs to: "the raid that rebels made"."""
    return [s for s in doers_of_verb(clause) if s.i != noun.i]


def _brings_about(view: View, verb: Token) -> bool:
    """Say whether a verb makes a happening or sets off a device: "carried out", "placed a bomb"."""
    lemma = view.words[verb.i][0]
    return view.lexicon.has("grammar.light", lemma) or view.lexicon.has("grammar.handling", lemma)


def _can_do(view: View, doer: Token, mention: Mention, harmed: set[int]) -> bool:
    lemma = view.words[doer.i][0]
    lexicon = view.lexicon
    if (
        doer.tag_ in {"PRP", "WP", "DT", "WDT", "CD"}
        or lexicon.has("armed.nonliving", lemma)
        or lexicon.has("aims.blank", lemma)
        or _is_device(view, doer)
        or doer.ent_type_ in {"DATE", "TIME", "GPE"}
    ):
        return False
    role = lexicon.roles.get(lemma)
    if role in FORCE_ROLES and mention.kind is not None and mention.kind.name in STATE_DEEDS:
        foes = {lexicon.roles.get(view.words[i][0]) for i in harmed}
        return mention.kind.name in {"shooting", "killing"} and bool(foes) and foes.isdisjoint({"militant", "attacker"})
    return (
        lexicon.has("armed.words", lemma)
        or doer.i in view.groups
        or doer.ent_type_ in {"PERSON", "ORG", "NORP"}
        or (doer.dep_ == "pobj" and doer.head.dep_ == "agent" and doer.pos_ == "NOUN" and _is_somebody(view, doer))
        or view.is_person_like(doer)
    )


def _is_body_of_state(view: View, doer: Token) -> bool:
    """Say whether who kills militants is an organisation and no band: "killed by the Pakistan Army"."""
    armed = any(view.lexicon.has(name, view.words[doer.i][0]) for name in ("armed.words", "armed.members"))
    return doer.ent_type_ == "ORG" and doer.i not in view.groups and not armed


def _is_device(view: View, doer: Token) -> bool:
    """Say whether a doer is a weapon: "an IED exploded"; gunmen are none."""
    weapon = view.lexicon.weapons.at(view.words, doer.i, doer.i + 1)
    return weapon is not None and weapon.value != "firearms"


def _is_somebody(view: View, token: Token) -> bool:
    """Say whether an agent's noun ends as names of people do: "a pickpocket", "smugglers"."""
    lemma = view.words[token.i][0]
    return lemma.endswith(("er", "or", "ist", "man", "pocket", "ian", "eer")) and not view.lexicon.weapons.at(
        view.words, token.i, token.i + 1
    )


def _stance_of(doer: Token, trigger: Token) -> str:
    forms = (
        {c.lower_ for c in doer.children}
        | {c.lower_ for c in trigger.children}
        | {trigger.head.lower_, trigger.head.head.lower_}
    )
    if not forms.isdisjoint({"charged", "indicted", "arraigned"}):
        return "charged"
    if not forms.isdisjoint({"convicted", "sentenced", "guilty"}):
        return "convicted"
    return "accused" if forms.isdisjoint(_WARY) else "suspected"


def _reporter(view: View, token: Token) -> str | None:
    """Return who says so, where the clause hangs on a verb of saying."""
    above = token
    for _ in range(6):
        if above.head == above:
            return None
        above = above.head
        if above.pos_ == "VERB" and view.lexicon.has("governors.report", view.words[above.i][0]):
            subject = next((c for c in above.children if c.dep_ == "nsubj" and c.tag_ != "PRP"), None)
            return phrase_of(view, subject).text if subject is not None else None
    return None
