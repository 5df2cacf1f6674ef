"""Given a whole short article → every statement in it; the articles lie in golden.toml."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.records import Statement
from tests.extractors.statements.reading_helper import statements_of

ARTICLES = tomllib.loads(Path(__file__).with_name("golden.toml").read_text(encoding="utf-8"))["article"]


def _row(statement: Statement) -> dict[str, Any]:
    speaker = statement.speaker
    row = {
        "kind": statement.kind,
        "speaker": speaker.text if speaker is not None else "",
        "name": (speaker.name or "") if speaker is not None else "",
        "cue": statement.cue.text if statement.cue is not None else "",
        "type": statement.statement_type,
        "topics": list(statement.topics),
        "content": [span.text for span in statement.content],
    }
    return row | ({"addressee": statement.addressee} if statement.addressee else {})


@pytest.mark.parametrize("article", ARTICLES, ids=[article["text"][:40] for article in ARTICLES])
def test_every_statement_of_an_article(article: dict[str, Any]) -> None:
    assert [_row(statement) for statement in statements_of(article["text"])] == article["statement"]
