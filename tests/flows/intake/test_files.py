"""Files handed over: what is read, what is passed over, and what is said about it."""

import json
import os
import tracemalloc
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.errors import BadInput
from extractors.records import Poll, Source, SourceKind
from flows.intake.client import PoliteClient
from flows.intake.discovery import Discovery, discover
from flows.intake.discovery.documents import MOST_BYTES, load_json, parse_document
from tests.flows.intake.conftest import NOW

OFFLINE = PoliteClient()
"""Files need no client, but every reader is given one."""
ROW = {"text": "A van was stopped near Tor Kanda.", "title": "Van stopped"}
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
ROWS = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(("id", "text", "html", "title", "url", "published", "language", "outlet"), JSON_VALUES),
)


def ask(path: Path | str, previous: Poll | None = None, **period: datetime) -> Discovery:
    """Ask a folder or file."""
    asked = Source(id="files", outlet="", kind=SourceKind.FILES, url=str(path))
    return discover(asked, OFFLINE, previous, now=NOW, **period)


def write_lines(path: Path, *lines: dict[str, Any] | str | bytes) -> Path:
    """Write a .jsonl file; objects become JSON."""
    coded = [json.dumps(line, ensure_ascii=False) if isinstance(line, dict) else line for line in lines]
    path.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in coded))
    return path


def test_a_folder_is_read_through(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "a.txt").write_text("Plain words.", encoding="utf-8")
    (tmp_path / "deep" / "b.HTML").write_text("<p>A page.</p>", encoding="utf-8")
    (tmp_path / "deep" / "er" / "c.json").write_text(json.dumps(ROW), encoding="utf-8")
    write_lines(tmp_path / "deep" / "d.jsonl", ROW, {"html": "<p>x</p>", "id": "x/1"})
    (tmp_path / "deep" / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / ".hidden.txt").write_text("not this", encoding="utf-8")
    found = ask(tmp_path)
    assert [(claim.url.removeprefix(tmp_path.as_uri()), claim.content_type) for claim in found.candidates] == [
        ("/a.txt", "text/plain"),
        ("/deep/b.HTML", "text/html"),
        ("/deep/d.jsonl/line-1", "text/plain"),
        ("/deep/d.jsonl/x%2F1", "text/html"),
        ("/deep/er/c.json", "text/plain"),
    ]
    assert (found.poll.outcome, found.poll.entries) == ("ok", 5)
    assert "1 files of other kinds" in (found.poll.message or "")


def test_a_row_says_what_it_knows(tmp_path: Path) -> None:
    row = ROW | {
        "id": 7,
        "url": "https://gazette.invalid/van",
        "published": "2024-10-06T09:00:00+05:00",
        "updated": "2024-10-07",
        "language": "en",
        "outlet": "The Gazette",
    }
    claim = ask(write_lines(tmp_path / "a.jsonl", row)).candidates[0]
    assert (claim.url, claim.title, claim.content) == ("https://gazette.invalid/van", "Van stopped", ROW["text"])
    assert claim.published_at == datetime(2024, 10, 6, 4, tzinfo=UTC)
    assert claim.updated_at == datetime(2024, 10, 7, 12, tzinfo=UTC)
    assert (claim.language, claim.outlet) == ("en", "The Gazette")


def test_a_bad_line_costs_only_itself_and_is_told(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "a.jsonl",
        ROW,
        "{not json",
        "",
        b"\xff\xfe\xfa",
        "[1, 2]",
        {"title": "nothing else"},
        {"text": 5},
        {"text": "   "},
        '{"text": "half \\ud83d a pair"}',
        "[" * 100_000,
        ROW | {"published": "some day", "url": "no address"},
    )
    found = ask(path)
    message = found.poll.message or ""
    assert (found.poll.outcome, found.poll.entries, len(found.candidates)) == ("ok", 2, 2)
    assert message.startswith("2 documents read, 8 not"), message
    assert [f"line {number}:" in message for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)] == [
        *(False, True, False),
        *(True,) * 8,
    ]
    assert "some day" in message
    assert found.candidates[1].published_at is None


def test_repeated_addresses_are_told(tmp_path: Path) -> None:
    first = ROW | {"url": "http://gazette.invalid/a"}
    later = first | {"text": "Two vans were stopped.", "updated": "2024-10-08"}
    found = ask(write_lines(tmp_path / "a.jsonl", first, first | {"text": "Other words."}, later))
    assert [claim.content for claim in found.candidates] == [ROW["text"], "Two vans were stopped."]
    assert "line 2: repeats http://gazette.invalid/a" in (found.poll.message or "")


def test_a_line_beyond_all_bounds_is_passed_over(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", b'{"text": "' + b"x" * (2 * MOST_BYTES + 10) + b'"}', ROW)
    found = ask(path)
    assert [claim.content for claim in found.candidates] == [ROW["text"]]
    assert "line 1: is longer than" in (found.poll.message or "")


def test_many_documents_are_held_once(tmp_path: Path) -> None:
    text = "Words of a long article. " * 200
    path = write_lines(tmp_path / "many.jsonl", *({"id": f"n{number}", "text": text} for number in range(5000)))
    size = path.stat().st_size
    tracemalloc.start()
    found = ask(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found.candidates) == 5000
    assert peak < 1.4 * size


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("دھماکہ".encode(), "دھماکہ"),
        ("\ufeffwords".encode(), "words"),
        ("دھماکہ".encode("utf-16"), "دھماکہ"),
    ],
)
def test_encodings_of_texts(tmp_path: Path, data: bytes, expected: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert ask(tmp_path / "a.txt").candidates[0].content == expected


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("declared", [True, False])
def test_encodings_of_pages(tmp_path: Path, encoding: str, declared: bool) -> None:
    meta = f'<meta charset="{encoding}">' if declared else ""
    (tmp_path / "a.html").write_bytes(f"<html><head>{meta}</head><p>“café”</p></html>".encode(encoding))
    assert "“café”" in (ask(tmp_path / "a.html").candidates[0].content or "")


def test_an_unreadable_file_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("words", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("café".encode("latin-1"))
    (tmp_path / "empty.html").write_bytes(b" \n")
    (tmp_path / "bad.json").write_bytes(b"{")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / os.fsdecode(b"odd\xff.txt")).write_bytes(b"\xff")
    found = ask(tmp_path)
    message = found.poll.message or ""
    assert [claim.content for claim in found.candidates] == ["words"]
    assert message.startswith("1 documents read, 4 not")
    assert "save the file as UTF-8" in message
    message.encode()


def test_a_json_file_may_be_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([ROW, 5, ROW]), encoding="utf-8")
    found = ask(tmp_path)
    assert [claim.url.rpartition("/")[2] for claim in found.candidates] == ["item-1", "item-3"]
    assert "item 2: a JSON object is wanted" in (found.poll.message or "")


@pytest.mark.parametrize(("name", "kind"), [("nothing.jsonl", "no_such_file"), ("empty", "no_documents")])
def test_nothing_to_read_is_said(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / "empty").mkdir()
    found = ask(tmp_path / name)
    assert (found.poll.outcome, found.candidates, found.poll.retry_after) == (kind, (), None)
    assert str(tmp_path / name) in (found.poll.message or "")


def test_unchanged_files_are_not_handed_over_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    first = ask(tmp_path)
    again = ask(tmp_path, first.poll)
    (tmp_path / "a.txt").write_text("two", encoding="utf-8")
    os.utime(tmp_path / "a.txt", (1, 1))
    changed = ask(tmp_path, again.poll)
    assert [one.poll.outcome for one in (first, again, changed)] == ["ok", "not_modified", "ok"]
    assert first.candidates[0].candidate_id != changed.candidates[0].candidate_id


def test_a_period_leaves_out_what_is_dated_otherwise(tmp_path: Path) -> None:
    days = ({"text": day or "undated", "published": day} for day in ("2024-09-30", "2024-10-02", "2024-10-09", None))
    path = write_lines(tmp_path / "a.jsonl", *days)
    found = ask(path, since=datetime(2024, 10, 1, tzinfo=UTC), until=datetime(2024, 10, 5, tzinfo=UTC))
    assert [claim.content for claim in found.candidates] == ["2024-10-02", "undated"]


def test_a_file_address_works_too(tmp_path: Path) -> None:
    path = tmp_path / "two words.txt"
    path.write_text("words", encoding="utf-8")
    assert ask(path.as_uri()).candidates[0].url == path.as_uri()


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_line_is_a_document_or_bad_input(data: bytes) -> None:
    with suppress(BadInput):
        assert parse_document(load_json(data)).content.strip()


@settings(deadline=None)
@given(ROWS)
def test_any_row_is_a_document_or_bad_input(row: dict[str, Any]) -> None:
    with suppress(BadInput):
        document = parse_document(load_json(json.dumps(row).encode()))
        assert document.content in (row.get("text"), row.get("html"))
        assert document.published_at is None or document.published_at.utcoffset() is not None


@settings(deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip), min_size=1, max_size=8)
)
def test_texts_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = write_lines(tmp_path_factory.mktemp("rows") / "a.jsonl", *({"text": text} for text in texts))
    assert [claim.content for claim in ask(path).candidates] == texts
