"""The English model is run to exactly what spaCy makes of the same text."""

from typing import Any, cast

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractors.reading.pipeline import MODEL, annotate, english

TEXTS = [
    "Gunmen on motorcycles shot dead two engineers near the Dudher mine on Tuesday, a levies officer said.",
    "There's been no claim. There were three blasts, and there are fears that it is not over; it's the truth.",
    "Let's go, y'all: I'm gonna stay, you've gotta leave, he ain't coming. C'mon, they can't and won't.",
    "“We will not be cowed,” Karim Jan told The Valley Post.\n\nThe road, which was closed, has been re-opened.",
    "She had had it checked; he'd gone, they'd go. What he did does matter, so do have a look at those.",
    "",
    " \n \n",
    "Quetta",
    "there is",
    "It is expl . Is there",
]
WORDS = ["There", "there", "is", "'s", "are", "were", "gon", "na", "got", "ta", "let", "y'", "all", "ai", "n't", "it"]
WORDS += ["killed", "Karachi", "the", "had", "do", "him", "\n", "  ", ",", "that", "who", "3,000", "police", "-"]


def features(doc: Doc) -> list[tuple[object, ...]]:
    """Return everything that the readers look at."""
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_, t.is_sent_start)
        for t in doc
    ]


def as_spacy_does(text: str) -> list[tuple[object, ...]]:
    """Return the features that spaCy itself gives a text."""
    return features(english()(text))


def as_here(*texts: str) -> list[list[tuple[object, ...]]]:
    """Return the features of texts annotated together."""
    return [features(doc) for doc in annotate(map(english().make_doc, texts))]


@pytest.mark.parametrize("text", TEXTS)
def test_alone_as_spacy_does(text: str) -> None:
    assert as_here(text) == [as_spacy_does(text)]


def test_together_as_alone_and_in_order() -> None:
    many = TEXTS * 4
    assert as_here(*many) == [as_spacy_does(text) for text in many]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_any_words_as_spacy_does(text: str) -> None:
    assert as_here(text) == [as_spacy_does(text)]


def test_nothing_of_the_model_is_missed() -> None:
    whole = spacy.load(MODEL)
    assert english().pipe_names == whole.pipe_names
    ours, theirs = (cast(Any, model.tokenizer).to_bytes(exclude=["vocab"]) for model in (english(), whole))
    assert ours == theirs
