"""Where content begins and ends: the tokens of a complement turned into offsets."""

from spacy.tokens import Token

from extractors.statements.view import Range, View

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WRB", "WP$"})
_TAIL_BREAKS = (";", "—", "–", "--", "(")


def after_cue(view: View, cue: Token, start: int, end: int) -> Range:
    """Return the tokens from `start` to before `end` as offsets, after the cue and inside its sentence."""
    start = max(start, cue.i + 1)
    end = min(max(end, start + 1), max(view.sentence(cue)[1], start + 1), len(view.doc))
    return view.chars(min(start, end - 1), end)


def phrase_after(view: View, cue: Token, start: int, end: int) -> Range:
    """Return the tokens of a phrase as `after_cue` does, without a relative clause added by a comma."""
    start = max(start, cue.i + 1)
    return after_cue(view, cue, start, without_aside(view, start, _next_saying(view, cue, start, end)))


def clause_after(view: View, cue: Token, complement: Token) -> Range:
    """Return the clause that follows its cue, from "that" to where the speaker's words end."""
    marks = [c for c in complement.children if c.dep_ == "mark" and c.lower_ == "that" and c.i > cue.i]
    start = marks[0].i if marks else max(complement.left_edge.i, cue.i + 1)
    whole = complement.right_edge.i + 1
    end = _next_saying(view, cue, start, whole)
    return after_cue(view, cue, start, end if end < whole else _with_tail(view, cue, whole))


def _next_saying(view: View, cue: Token, start: int, end: int) -> int:
    """Where another cue begins inside what the parser gave this one: ", adding that …", "… and said …"; else `end`."""
    for token in view.doc[start + 1 : end]:
        if view.quote_of[token.i] >= 0:
            continue
        cut = _coordinated(view, cue, token)
        if cut is None and view.lemma(token) in view.words.cues.verbs:
            cut = _participle(view, token) or _contrasted(view, token)
        if cut is not None and cut > start:
            return cut
    return end


def _participle(view: View, token: Token) -> int | None:
    return _comma_before(view, token.i) if token.dep_ == "advcl" and token.tag_ == "VBG" else None


def _contrasted(view: View, token: Token) -> int | None:
    """Where ", while Y insisted …" begins."""
    if token.dep_ != "advcl" or token.tag_ not in _FINITE or view.lemma(token) not in view.words.cues.report:
        return None
    mark = next((c for c in token.children if c.dep_ == "mark" and c.lower_ in ("while", "whereas", "although")), None)
    return _comma_before(view, mark.i) if mark is not None else None


def _coordinated(view: View, cue: Token, token: Token) -> int | None:
    """Where a coordinated finite verb begins: the same speaker's next cue, or another speaker's "and X said"."""
    if token.dep_ != "conj" or token.tag_ not in _FINITE:
        return None
    subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None and token.tag_ == cue.tag_ and _is_cue(view, token):
        first = token.i
    elif subject is not None and view.lemma(token) in view.words.cues.report:
        first = min(subject.left_edge.i, token.i)
    else:
        return None
    joint = [c.i for c in token.head.children if c.dep_ == "cc" and c.i < first]
    return joint[-1] if joint and joint[-1] > first - 4 else _comma_before(view, first)


def _is_cue(view: View, token: Token) -> bool:
    return view.lemma(token) in view.words.cues.verbs


def _comma_before(view: View, at: int) -> int | None:
    """The comma right before a token, a closing quotation mark or "and" between them aside."""
    for i in range(at - 1, max(at - 4, 0), -1):
        if view.tokens[i].text == ",":
            return i
        if not view.tokens[i].is_quote and view.tokens[i].dep_ not in ("cc", "advmod"):
            return None
    return None


def without_aside(view: View, start: int, end: int) -> int:
    """Return the end of a phrase before the relative clause that a comma adds to it."""
    for i in range(start + 1, end - 1):
        clause = view.tokens[i + 1]
        if view.tokens[i].text != "," or clause.tag_ not in _RELATIVE_TAGS:
            continue
        head = clause.head
        while head.dep_ not in ("relcl", "advcl", "ROOT") and head.head.i != head.i:
            head = head.head
        if head.dep_ in ("relcl", "advcl") and head.right_edge.i >= end - 2:
            return i
    return end


def _with_tail(view: View, cue: Token, end: int) -> int:
    """Take in the rest of the sentence where the parser broke the clause off and nobody else speaks in it."""
    stop = view.sentence(cue)[1]
    tail = view.doc[end:stop]
    if not len(tail) or cue.dep_ not in ("ROOT", "conj") or tail[0].text in _TAIL_BREAKS:
        return end
    if any(_speaks(view, token) or (token.dep_ == "conj" and token.head.i == cue.i) for token in tail) or not any(
        token.is_alpha for token in tail
    ):
        return end
    return stop


def _speaks(view: View, token: Token) -> bool:
    """Whether a token could be another cue, or starts a clause that is the reporter's own."""
    lemma = view.lemma(token)
    if view.quote_of[token.i] >= 0:
        return False
    return token.tag_.startswith("VB") and lemma in view.words.cues.quote


def clause_before(view: View, cue: Token, complement: Token) -> tuple[Range, ...]:
    """Return the clause that stands before or around its cue."""
    low, high = view.sentence(cue)
    start = max(complement.left_edge.i, low)
    own = [c.left_edge.i for c in cue.children if c.i != complement.i and c.left_edge.i > complement.i]
    spans = [(start, min([cue.i, *own]))]
    right = complement.right_edge.i
    if right > cue.i:
        inner = [c.right_edge.i for c in cue.children if c.i != complement.i and c.dep_ != "punct"]
        spans.append((max([cue.i, *(i for i in inner if i < right)]) + 1, min(right + 1, high)))
    return pieces(view, spans)


def pieces(view: View, spans: list[tuple[int, int]]) -> tuple[Range, ...]:
    """Return token spans as offsets, empty ones left out."""
    found = [view.chars(start, end) for start, end in spans if end > start]
    return tuple(r for r in found if r[1] > r[0])


def around(view: View, verb: Token, last: int) -> tuple[Range, ...]:
    """Return the clause a phrase of source stands in, without the phrase (tokens `verb` … `last`)."""
    low, high = view.sentence(verb)
    first = verb.left_edge.i
    governor = verb.head
    start, end = low, high
    if governor.i != verb.i:
        start, end = max(governor.left_edge.i, low), min(governor.right_edge.i + 1, high)
    if first <= low + 1:
        return pieces(view, [(last + 1, max(end, last + 1))])
    return pieces(view, [(start, first), (last + 1, end)] if end - last > 3 else [(start, first)])


_ADJUNCTS = frozenset({"prep", "npadvmod", "advmod", "dative", "prt", "tmod"})
_LEAD_WORDS = 4
_CLAUSE_WORDS = 3
_THAT_REACH = 10
"""Tokens after a cue among which its "that" may stand."""


def clause_by_order(view: View, verb: Token, speaker: Token) -> tuple[Range, ...]:
    """Return the clause beside a tag ("…, he said", "X, he said, …", "he said …"), by word order alone."""
    low, high = view.sentence(verb)
    first, last = _tag(view, verb, speaker)
    end = high - 1 if view.tokens[high - 1].text in (".", "?", "!") else high
    closed = last >= end or view.tokens[last].text in (",", "—", "–")
    that = next((t.i for t in view.doc[verb.i + 1 : min(verb.i + _THAT_REACH, end)] if _opens_clause(t)), None)
    if that is not None:
        return (after_cue(view, verb, that, _next_saying(view, verb, that, end)),)
    if closed and first > low and (view.tokens[first - 1].text in (",", "—", "–") or view.quote_of[first - 1] >= 0):
        return pieces(view, [(low, first), (last, end)])
    rest = view.doc[last:end]
    if (
        len(rest) < _CLAUSE_WORDS
        or rest[0].tag_ in _FINITE
        or rest[0].text in (",", ":", ";", ".")
        or view.quote_of[last] >= 0
    ):
        return ()
    if not any(token.tag_ in _FINITE or token.tag_ == "MD" for token in rest):
        return ()
    return (after_cue(view, verb, last, _next_saying(view, verb, last, end)),)


def lead_in(view: View, cue: Token, speaker: Token | None, quote_start: int) -> int | None:
    """Where the words said begin between a cue and its quotation ("said that if he won, “she would …”"), else None."""
    quote = view.token_at(quote_start)
    if speaker is None or not cue.i < quote or view.sentence(cue)[1] <= quote:
        return None
    last = _tag(view, cue, speaker)[1]
    words = [token for token in view.doc[last:quote] if not token.is_punct and not token.is_space]
    if len(words) < _LEAD_WORDS or words[0].i != last or words[0].dep_ == "punct":
        return None
    return words[0].idx


def _opens_clause(token: Token) -> bool:
    """ "told a briefing that Pakistan …": a "that" with a subject after it, whatever the parser hung it on."""
    if token.lower_ != "that" or token.i + 1 >= len(token.doc):
        return False
    following = token.nbor()
    return token.dep_ == "mark" or (token.tag_ in ("IN", "WDT") and following.pos_ in ("DET", "PROPN", "PRON", "NOUN"))


def _tag(view: View, verb: Token, speaker: Token) -> tuple[int, int]:
    """The tokens of a tag: speaker, verb and what is said of when, where and to whom."""
    low, high = view.sentence(verb)
    near = speaker if low <= speaker.i < high and abs(speaker.i - verb.i) < 25 else verb
    first = max(min(near.left_edge.i, verb.i), low) if near.i < verb.i else verb.i
    first = min([first, *(c.i for c in verb.children if c.dep_ in ("aux", "advmod") and first > c.i > first - 4)])
    last = max(verb.i, near.right_edge.i if near.i > verb.i else verb.i) + 1
    heard = ("dobj",) if view.lemma(verb) in view.words.cues.addressed else ()
    beside = [c for c in verb.children if c.dep_ in _ADJUNCTS or c.dep_ in heard]
    adjuncts = {c.left_edge.i: c.right_edge.i for c in beside if not any(t.tag_ in _FINITE for t in c.subtree)}
    while last in adjuncts:
        last = adjuncts[last] + 1
    return first, min(last, high)
