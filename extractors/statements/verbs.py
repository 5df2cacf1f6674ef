"""Verbs of saying and judging: each frame reads one kind of complement, or returns None."""

from collections.abc import Callable

from spacy.tokens import Token

from extractors.statements.cues import Cue, object_of
from extractors.statements.drafts import Draft
from extractors.statements.edges import after_cue, clause_after, clause_before, clause_by_order, phrase_after
from extractors.statements.sayers import CARRYING, agent_of, can_judge, is_nobody, speaker_of
from extractors.statements.view import View

_ASKING_LINKS = frozenset({"on", "upon", "for", "to", "with"})
_TAIL_LINKS = frozenset({"for", "as", "of", "with", "over", "about", "at", "to", "towards", "toward", "against", "on"})
_EMPTY_OBJECTS = frozenset(
    {"that", "this", "it", "statement", "letter", "nothing", "something", "anything", "nobody", "much", "little", "so"}
)
_WORDED = frozenset({"for", "as", "of", "about"})
"""Prepositions after which quoted words are what is said."""
_POINTERS = frozenset({"that", "this", "it"})
"""Objects that stand for what somebody else said."""
_ANSWERERS = frozenset({"PERCENT", "CARDINAL", "ORG"})
"""What the subject of a poll's finding is tagged as."""
_DOING = frozenset({"issue", "proclaim"})
"""With certain objects an act, not words: "issued a warrant", "proclaimed an offender"."""
_CREEDS = frozenset({"believe", "think", "feel", "hope"})
"""Verbs of belief."""
_LINKING = frozenset({"be", "seem", "remain", "become", "feel", "sound", "appear", "make", "get"})
"""Verbs that link to an adjective."""
_SENSES = frozenset({"hear", "see", "find", "notice", "observe", "show", "feel"})
"""Verbs after which a participle tells what was seen, not what was said."""
_CONDITIONS = frozenset({"if", "unless", "lest"})


def verb_draft(view: View, verb: Token) -> Draft | None:
    """Return the draft of a verb by the first frame that fits, or None."""
    word = view.lemma(verb)
    if word not in view.words.cues.verbs and word not in _LINKING:
        return None
    cue = Cue(view, verb, word, speaker_of(view, verb))
    if _is_supposed(verb) or _is_withheld(view, verb) or _is_creed(cue):
        return None
    return next((draft for frame in _FRAMES if (draft := frame(cue)) is not None), None)


def _is_supposed(verb: Token) -> bool:
    """Whether a verb stands under "if": nobody has said anything yet."""
    return any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in verb.children)


def _is_withheld(view: View, verb: Token) -> bool:
    """ "refused to name …": the act that does not happen."""
    lists = view.words.cues
    refused = verb.dep_ == "xcomp" and view.lemma(verb.head) in lists.silence
    return refused and view.lemma(verb) in lists.silent_acts


def _is_creed(cue: Cue) -> bool:
    """ "militants who believe that …": what people are like, not what they said."""
    is_relative = cue.token.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ == "WP" for c in cue.token.children)
    return is_relative and cue.word in _CREEDS


# ------------------------------------------------------------------ clauses and infinitives
def _clause(cue: Cue) -> Draft | None:
    """ "said (that) …", "asked whether …", "…, he said"."""
    clear = _clear(cue)
    if not (cue.word in cue.lists.clause or clear is not None) or not cue.is_said:
        return None
    governors = [cue.token] if clear is None else [cue.token, clear]
    complements = [c for t in governors for c in t.children if c.dep_ == "ccomp" and not c.is_space]
    complements.sort(key=lambda child: child in governors)
    complement = next((c for c in complements if c.i > cue.token.i), complements[0] if complements else None)
    if complement is None or (cue.word in _SENSES and complement.tag_ == "VBG"):
        return None
    if complement.i < cue.token.i:
        if cue.token.dep_ == "relcl" or any(c.dep_ == "dobj" and c.i < cue.token.i for c in cue.token.children):
            return None
        return cue.draft("clause", *clause_before(cue.view, cue.token, complement))
    if _is_bare_infinitive(complement) and cue.word != "say":
        return None
    return cue.draft("clause", clause_after(cue.view, clear or cue.token, complement))


def _clear(cue: Cue) -> Token | None:
    """The adjective of "made (it) clear that …", which is part of the cue."""
    if cue.word != "make":
        return None
    following = cue.token.doc[cue.token.i + 1 : cue.token.i + 4]
    return next((token for token in following if token.lower_ in ("clear", "plain")), None)


def _clause_without_parse(cue: Cue) -> Draft | None:
    """A clause the parser did not hang on its cue, found by commas and word order."""
    if cue.word not in cue.lists.report or cue.speaker is None or not cue.is_said:
        return None
    infinitive, person = cue.first("xcomp"), cue.first("dobj")
    if infinitive is not None and infinitive.tag_ == "VB":
        return None
    if person is not None and person.tag_ == "PRP" and cue.word not in cue.lists.addressed:
        return None
    content = clause_by_order(cue.view, cue.token, cue.speaker)
    return cue.draft("clause", *content) if content else None


def _is_bare_infinitive(complement: Token) -> bool:
    """Whether a complement is "X to do"."""
    return complement.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in complement.children)


def _request(cue: Cue) -> Draft | None:
    """ "urged X to …", "called on X to …": the content starts with the one asked."""
    if cue.word not in cue.lists.object_infinitive or not cue.is_judged:
        return None
    complement = next((c for c in cue.after("ccomp", "xcomp", "advcl") if _is_bare_infinitive(c)), None)
    if complement is None:
        return None
    subject = next((c for c in complement.children if c.dep_ == "nsubj" and c.i > cue.token.i), None)
    asked = _asked_one(cue, complement) or subject
    if asked is None:
        return None
    content = phrase_after(cue.view, cue.token, asked.left_edge.i, complement.right_edge.i + 1)
    return cue.draft("object_infinitive", content, addressee=asked)


def _asked_one(cue: Cue, complement: Token) -> Token | None:
    for child in cue.after("dobj", "dative", "prep", "prt"):
        if child.i > complement.i:
            return None
        if child.lower_ in _ASKING_LINKS:
            return object_of(child)
        if child.dep_ in ("dobj", "dative"):
            return child
    return None


def _own_act(cue: Cue) -> Draft | None:
    """ "promised to …", "denied attacking …"."""
    if cue.word not in cue.lists.infinitive or not cue.is_judged:
        return None
    complement = cue.first("xcomp")
    if complement is None or complement.tag_ not in ("VB", "VBG") or _is_silence(cue, complement):
        return None
    end = complement.right_edge.i + 1
    return cue.draft("infinitive", phrase_after(cue.view, cue.token, complement.left_edge.i, end))


def _is_silence(cue: Cue, complement: Token) -> bool:
    """ "declined to comment": nothing was said."""
    return cue.word in cue.lists.silence and cue.view.lemma(complement) in cue.lists.silent_acts


# ------------------------------------------------------------------ names, prepositions, objects
def _name(cue: Cue) -> Draft | None:
    """A name or judgement: "called the attack cowardly", "described X as …"."""
    if cue.word not in cue.lists.predicate or not cue.is_judged:
        return None
    names = [c for c in cue.after("oprd", "xcomp") if c.tag_ != "VB"]
    judged = cue.first("dobj") or (names[0] if len(names) > 1 else None)
    likened = [c for c in cue.after("prep") if c.lower_ == "as"]
    last = next(iter([*names[-1:], *likened, *cue.after("ccomp")]), None)
    if last is None:
        return _quoted_name(cue, judged)
    first = last if judged is None or last.left_edge.i < judged.left_edge.i else judged
    return cue.draft("predicate", after_cue(cue.view, cue.token, first.left_edge.i, last.right_edge.i + 1))


def _quoted_name(cue: Cue, judged: Token | None) -> Draft | None:
    """A name in quotation marks the parser did not see as one: "called the plan “a disgrace”"."""
    if judged is None:
        return None
    view = cue.view
    opening = next((i for i in range(judged.i, view.sentence(cue.token)[1]) if view.quote_of[i] >= 0), None)
    if opening is None or any(_is_finite_cue(view, token) for token in view.doc[cue.token.i + 1 : opening]):
        return None
    start = view.chars(judged.left_edge.i, judged.i + 1)[0]
    return cue.draft("predicate", (start, view.quotes[view.quote_of[opening]].end))


def _is_finite_cue(view: View, token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ") and view.lemma(token) in view.words.cues.quote


def _with_preposition(cue: Cue) -> Draft | None:
    """What follows a preposition: "called for …", "warned of …"."""
    documents = cue.view.words.statements.document
    if not cue.is_judged and (cue.speaker is None or cue.view.lemma(cue.speaker) not in documents):
        return None
    person = cue.first("dobj")
    inside = (
        []
        if person is None or cue.word not in cue.lists.addressed
        else [c for c in person.children if c.dep_ == "prep"]
    )
    for link in [*cue.after("prep", "agent"), *inside]:
        inner = object_of(link)
        if inner is None or cue.word not in cue.lists.prepositions.get(link.lower_, frozenset()):
            continue
        end = person.right_edge.i + 1 if person is not None and link in inside else _end_with_tails(cue, inner)
        content = phrase_after(cue.view, link, inner.left_edge.i, end)
        return cue.draft("preposition", content, ends_with=link if link.i == cue.token.i + 1 else None)
    return None


def _object(cue: Cue) -> Draft | None:
    """A noun object: "condemned the attack"."""
    noun = cue.first("dobj")
    if noun is None or not _takes_object(cue, noun):
        return None
    if noun.lower_ in _EMPTY_OBJECTS and (cue.word not in cue.lists.disputing or noun.lower_ not in _POINTERS):
        return None
    if cue.word in cue.lists.greeting and noun.ent_type_ == "PERSON":
        return None
    end = _end_with_tails(cue, noun)
    if noun.tag_ in ("PRP", "WP") and end == noun.right_edge.i + 1 and cue.word not in cue.lists.disputing:
        return None
    return cue.draft("object", phrase_after(cue.view, cue.token, noun.left_edge.i, end))


def _takes_object(cue: Cue, noun: Token) -> bool:
    """Whether a verb says its object: by the verb, by a message sent, or as a document's finding."""
    lists = cue.lists
    if cue.word in _DOING and cue.view.lemma(noun) in lists.deeds:
        return False
    if cue.is_judged and cue.word in lists.object:
        return cue.word not in lists.addressed or not can_judge(cue.view, noun)
    if cue.is_judged and cue.word in lists.message_verbs and cue.view.lemma(noun) in lists.message_nouns:
        return True
    if cue.speaker is None or cue.word not in lists.document_object or is_nobody(cue.speaker):
        return False
    documents = cue.view.words.statements.document
    return cue.view.lemma(cue.speaker) in documents or cue.speaker.ent_type_ in _ANSWERERS


def _end_with_tails(cue: Cue, noun: Token) -> int:
    """The end of an object with the phrases after it: "expressed solidarity with …", "blamed him for …"."""
    end = noun.right_edge.i + 1
    for child in cue.after("prep", "dative"):
        doing = child.lower_ == "in" and any(c.dep_ == "pcomp" for c in child.children)
        if child.left_edge.i == end and (doing or child.lower_ in _TAIL_LINKS):
            end = child.right_edge.i + 1
    return end


def _rating(cue: Cue) -> Draft | None:
    """A number given: "put the toll at nine"."""
    if cue.word not in cue.lists.rating or not cue.is_judged:
        return None
    noun = cue.first("dobj")
    inside = [] if noun is None else [c for c in noun.children if c.dep_ == "prep"]
    links = [c for c in [*cue.after("prep"), *inside] if c.lower_ == "at" and any(t.like_num for t in c.subtree)]
    if noun is None or not links:
        return None
    return cue.draft("predicate", after_cue(cue.view, cue.token, noun.left_edge.i, links[0].right_edge.i + 1))


# ------------------------------------------------------------------ attitudes and passives
def _attitude(cue: Cue) -> Draft | None:
    """An adjective: "is confident that …", "remained critical of …"."""
    adjective = cue.first("acomp")
    if adjective is None or not cue.is_judged:
        return None
    held = Cue(cue.view, adjective, adjective.lower_, cue.speaker)
    clause = held.first("ccomp", "xcomp")
    if clause is not None and held.word in held.lists.adjective_clause:
        content = after_cue(held.view, adjective, clause.left_edge.i, clause.right_edge.i + 1)
        return held.draft("adjective", content)
    for link in held.after("prep"):
        inner = object_of(link)
        if inner is not None and held.word in held.lists.adjective_prepositions.get(link.lower_, frozenset()):
            content = after_cue(held.view, link, inner.left_edge.i, inner.right_edge.i + 1)
            return held.draft("adjective", content, ends_with=link)
    return None


def _passive(cue: Cue) -> Draft | None:
    """A passive whose by-phrase names the sayer: "the attack was condemned by …"."""
    if cue.word not in cue.lists.passive | cue.lists.object:
        return None
    subject = next((c for c in cue.token.children if c.dep_ == "nsubjpass"), None)
    agent = agent_of(cue.token)
    if subject is None or agent is None or cue.word in CARRYING or not can_judge(cue.view, agent):
        return None
    said = Cue(cue.view, cue.token, cue.word, agent)
    return said.draft("passive", cue.view.chars(subject.left_edge.i, subject.right_edge.i + 1))


def _quoted_words(cue: Cue) -> Draft | None:
    """Words in quotation marks beside any verb of saying: "chanted “no more”", "thanked him for “a safe road”"."""
    if cue.word not in cue.lists.worded or not cue.is_said or any(c.dep_ == "auxpass" for c in cue.token.children):
        return None
    view = cue.view
    for child in cue.after("dobj", "attr", "oprd", "prep", "ccomp", "npadvmod", "dep"):
        if child.dep_ == "prep" and child.lower_ not in _WORDED:
            continue
        inside = range(child.left_edge.i, child.right_edge.i + 1)
        opening = next((i for i in inside if view.quote_of[i] >= 0), None)
        if opening is None or any(_is_finite_cue(view, token) for token in view.doc[inside.start : opening]):
            continue
        first = object_of(child) or child
        return cue.draft("predicate", phrase_after(view, cue.token, min(first.left_edge.i, opening), inside.stop))
    return None


_FRAMES: tuple[Callable[[Cue], Draft | None], ...] = (
    _clause,
    _clause_without_parse,
    _request,
    _own_act,
    _name,
    _with_preposition,
    _object,
    _rating,
    _attitude,
    _passive,
    _quoted_words,
)
