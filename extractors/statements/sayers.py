"""Whose words they are, by grammar: the subject of a cue, the agent of a passive, the owner of a noun."""

from spacy.tokens import Token

from extractors.statements.view import View

_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_OBLIQUE = frozenset({"him", "her", "them", "us", "me"})
_NOBODY_MARKS = frozenset({"no", "neither"})
_SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp", "parataxis", "ccomp", "prep", "dep"})
_PEOPLE = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_PLACES = frozenset({"GPE", "LOC", "ORG"})
_PRONOUNS = frozenset(
    {
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "who",
        "it",
        "which",
        "that",
        "those",
        "many",
        "some",
        "others",
        "most",
        "both",
        "all",
        "several",
        "few",
        "one",
        "everyone",
        "everybody",
        "nobody",
        "somebody",
        "someone",
        "anyone",
        "none",
        "any",
        "each",
        "another",
        "neither",
        "either",
    }
)
_DEPTH = 6
"""Heads climbed at most in search of a subject."""
_LOST_REACH = 25
CARRYING = frozenset({"quote", "cite"})
"""Verbs whose subject passes on another's words."""
_THINGS = frozenset({"it", "which", "that", "there", "this", "what"})


def speaker_of(view: View, verb: Token, depth: int = 0) -> Token | None:
    """Return the head of the phrase that names who speaks, or None where the grammar hides it."""
    if is_question(view, verb):
        return None
    own = _subject(view, verb) or _quoted_as(view, verb) or agent_of(verb)
    if own is not None:
        return own
    if depth > _DEPTH or verb.head.i == verb.i:
        return _inverted(verb) or (_lost(verb) if not depth else None)
    if verb.dep_ == "acl":
        return None if verb.tag_ == "VBN" else noun_speaker_of(view, verb.head) or verb.head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.left_edge.i > 0:
        return speaker_of(view, _main_saying(view, verb), depth + 1)
    governor = _main_verb(view, verb) if verb.dep_ == "conj" else verb.head
    shared = _of_governor(view, governor, depth) if verb.dep_ in _SHARED else None
    return shared or _inverted(verb)


def _main_verb(view: View, verb: Token) -> Token:
    """The verb a coordinated one shares its subject with: "said X will stay and called …" goes with the saying."""
    joined = verb.head
    above = joined.head
    outer = joined.dep_ == "ccomp" and above.i < joined.i and view.lemma(above) in view.words.cues.clause
    if not outer or verb.tag_ not in _FINITE or above.tag_ != verb.tag_:
        return joined
    cues = view.words.cues.verbs
    own = view.lemma(verb) in cues and view.lemma(joined) not in cues
    return above if own or verb.tag_ != joined.tag_ else joined


def _quoted_as(view: View, verb: Token) -> Token | None:
    """ "X was quoted as saying by Y", "Y quoted X as saying": X speaks, Y carries the words."""
    link = verb.head
    if verb.dep_ != "pcomp" or link.lower_ != "as" or view.lemma(link.head) not in CARRYING:
        return None
    return next((c for c in link.head.children if c.dep_ in ("nsubjpass", "dobj")), None)


def _main_saying(view: View, participle: Token) -> Token:
    """The verb a participle shares its subject with: ", adding that …" goes with the saying, not with what was said."""
    governor = participle.head
    before = participle.doc[participle.left_edge.i - 1].text
    steps = 0
    while before == "," and governor.dep_ in ("ccomp", "conj", "xcomp") and steps < 4 and governor.head.i < governor.i:
        above = governor.head
        if governor.dep_ == "ccomp" and view.lemma(above) in view.words.cues.clause:
            return above
        governor, steps = above, steps + 1
    return participle.head


def _of_governor(view: View, governor: Token, depth: int) -> Token | None:
    if governor.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "ADJ"):
        passive = next((c for c in governor.children if c.dep_ == "nsubjpass"), None)
        return passive or speaker_of(view, governor, depth + 1)
    return None


def is_question(view: View, verb: Token) -> bool:
    """ "Asked about the delay, he said …": who asked is hidden."""
    if verb.tag_ != "VBN" or verb.dep_ != "advcl" or view.lemma(verb) not in ("ask", "question", "press"):
        return False
    return not any(child.dep_ in ("aux", "auxpass", "nsubjpass") for child in verb.children)


def _subject(view: View, verb: Token) -> Token | None:
    """The subject; of a place from a dateline with a person in apposition, the person."""
    found = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if not found:
        return None
    persons = view.words.statements.person
    beside = [c for c in found[-1].children if c.dep_ == "appos" and _after_dateline(view, found[-1], c)]
    return next((c for c in beside if c.ent_type_ == "PERSON" or view.lemma(c) in persons), found[-1])


def _after_dateline(view: View, place: Token, beside: Token) -> bool:
    return place.ent_type_ in _PLACES or view.tokens[beside.left_edge.i].text in ("–", "—", "-", "--")


def _inverted(verb: Token) -> Token | None:
    """ "…," said the minister: a subject the parser took for an object."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i + 1 >= len(verb.doc):
        return None
    return next(
        (
            c
            for c in verb.children
            if c.dep_ in ("dobj", "attr", "npadvmod", "oprd", "appos") and c.ent_type_ in _PEOPLE
        ),
        None,
    )


def _lost(verb: Token) -> Token | None:
    """The person named before a main verb whose subject the parser lost among commas."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    before = verb.doc[max(verb.sent.start, verb.i - _LOST_REACH) : verb.i]
    named = [t for t in before if t.ent_type_ == "PERSON" and t.dep_ not in ("compound", "poss", "pobj", "amod")]
    return named[-1] if named else None


def agent_of(verb: Token) -> Token | None:
    """Return the head of a passive's by-phrase."""
    link = next(
        (
            c
            for c in verb.children
            if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by" and verb.tag_ == "VBN")
        ),
        None,
    )
    return next((c for c in link.children if c.dep_ == "pobj"), None) if link is not None else None


def noun_speaker_of(view: View, noun: Token) -> Token | None:
    """Return who a noun of saying belongs to: its owner, its by- or from-phrase, the subject of "made a promise"."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    for link in noun.children:
        if link.dep_ in ("prep", "agent") and link.lower_ in ("by", "from"):
            return next((c for c in link.children if c.dep_ == "pobj"), None)
    if noun.dep_ in ("dobj",) and noun.head.pos_ == "VERB":
        return speaker_of(view, noun.head, 1)
    return next((c for c in noun.children if c.dep_ == "compound" and c.ent_type_ in _PEOPLE), None)


def addressee_of(view: View, verb: Token) -> Token | None:
    """Return the head of the phrase that names who is spoken to: whoever is told, else a person or body."""
    if verb.pos_ != "VERB":
        return None
    speaker = speaker_of(view, verb)
    own = speaker.i if speaker is not None else -1
    told = _told(view, verb)
    if told is not None and told.i != own:
        return told
    heard = [
        inner
        for talk in (verb, *_talking(view, verb))
        for link in talk.children
        if link.dep_ in ("prep", "dative") and link.lower_ in ("to", "with") and link.i > talk.i
        if link.lower_ == "to" or talk is not verb
        for inner in link.children
        if inner.dep_ == "pobj"
    ]
    return next((c for c in heard if can_hear(view, c) and c.i != own), None)


def can_hear(view: View, noun: Token) -> bool:
    """Whether a noun is somebody or an audience."""
    return can_judge(view, noun) or _is_audience(view, noun)


def _told(view: View, verb: Token) -> Token | None:
    """The object of "told" and its like; of other verbs of address only where it can hear."""
    lemma = view.lemma(verb)
    sure = lemma in view.words.cues.hearing
    addressed = sure or (lemma in view.words.cues.addressed and lemma != "accuse")
    deps = ("dobj", "dative") if addressed else ("dative",)
    objects = [c for c in verb.children if c.i > verb.i and c.dep_ in deps and c.lower_ != "to"]
    hears = (c for c in objects if can_hear(view, c) or (sure and _may_hear(c)))
    return next(hears, None)


def _is_audience(view: View, noun: Token) -> bool:
    return noun.lower_ in _OBLIQUE or view.lemma(noun) in view.words.cues.audiences


def _may_hear(noun: Token) -> bool:
    return noun.pos_ in ("NOUN", "PROPN") and noun.ent_type_ not in ("DATE", "TIME", "MONEY", "CARDINAL")


def _talking(view: View, verb: Token) -> list[Token]:
    """ "Speaking to reporters, he said …": the participle that names the hearers."""
    return [c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG" and view.lemma(c) in ("speak", "talk")]


def can_say(view: View, speaker: Token | None, lemma: str) -> bool:
    """Whether a subject can say something in a clause: people, bodies, and documents with fitting verbs."""
    if speaker is None or speaker.dep_ == "expl" or speaker.lower_ == "there":
        return False
    if _is_dummy(speaker) or is_nobody(speaker) or _is_hearsay(view, speaker):
        return False
    if can_judge(view, speaker) or lemma in ("say", "tell"):
        return True
    word = view.lemma(speaker)
    if speaker.lower_ == "it" and lemma in view.words.cues.report:
        return True
    return lemma in view.words.cues.document_verbs and (
        word in view.words.statements.document or speaker.lower_ in _THINGS or speaker.pos_ in ("PROPN", "NOUN")
    )


def _is_dummy(speaker: Token) -> bool:
    """ "It is important to note that …": nobody in particular."""
    return speaker.lower_ == "it" and speaker.head.lemma_ == "be" and speaker.dep_ == "nsubj"


def _is_hearsay(view: View, speaker: Token) -> bool:
    """ "Earlier reports said …": reports of nobody in particular."""
    if speaker.tag_ != "NNS" or view.lemma(speaker) != "report":
        return False
    return not any(c.dep_ in ("det", "poss", "relcl", "acl", "nummod", "prep") for c in speaker.children)


def is_nobody(speaker: Token) -> bool:
    """Say whether nobody speaks ("Nobody has said …", "no group claimed …"): words that were not said."""
    return speaker.lower_ in _NOBODY or any(c.dep_ == "det" and c.lower_ in _NOBODY_MARKS for c in speaker.lefts)


def _is_body(view: View, pronoun: Token) -> bool:
    """Whether "it" does what only a body can: "It warned …", "It condemned …"."""
    verb = pronoun.head
    return pronoun.lower_ == "it" and pronoun.dep_ == "nsubj" and view.lemma(verb) in view.words.cues.bodily


def can_judge(view: View, speaker: Token | None) -> bool:
    """Whether a subject is a person or a body that can hold an opinion."""
    if speaker is None or is_nobody(speaker):
        return False
    if speaker.lower_ in _PRONOUNS:
        return speaker.lower_ not in _THINGS or speaker.tag_ in ("WP", "WDT") or _is_body(view, speaker)
    lists = view.words.statements
    word = view.lemma(speaker)
    return (
        speaker.ent_type_ in _PEOPLE
        or speaker.pos_ == "PROPN"
        or word in lists.person
        or word in lists.group
        or speaker.tag_ == "PRP$"
    )


def taken_up(view: View, relative: Token) -> Token | None:
    """Return the head of the phrase a relative clause belongs to; "who" goes past places to the people in them."""
    clause = relative.head
    while clause.dep_ not in ("relcl", "ROOT") and clause.head.i != clause.i:
        clause = clause.head
    noun = clause.head
    if clause.dep_ != "relcl" or noun.i == relative.i:
        return None
    while relative.lower_ == "who" and noun.dep_ == "pobj" and not _is_somebody(view, noun):
        noun = noun.head.head
    return noun if noun.pos_ != "VERB" else next((c for c in noun.children if c.dep_ == "dobj"), None)


def _is_somebody(view: View, noun: Token) -> bool:
    return noun.ent_type_ not in ("GPE", "LOC", "FAC") and can_judge(view, noun)
