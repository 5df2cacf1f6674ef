"""The filters as a person runs them: JSON lines through the command itself."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CORRIDOR = Path(sys.executable).with_name("corridor")
BLAST = (
    "QUETTA: Three Chinese engineers were killed and five other people injured on Monday when a suicide bomber "
    "attacked their convoy near Mastung, officials said. The Balochistan Liberation Army claimed responsibility. "
    "“We will find those behind this crime,” Interior Minister Mohsin Naqvi said in Islamabad."
)


def pipe(verb: str, *documents: object, raw: str = "") -> list[dict[str, Any]]:
    """Send documents through a filter and return its answers."""
    lines = "".join(json.dumps(document) + "\n" for document in documents) + raw
    done = subprocess.run([str(CORRIDOR), verb], input=lines, capture_output=True, text=True, check=True, timeout=100)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def extracted() -> list[dict[str, Any]]:
    """What `extract` answers to a good document, a broken one, and an off-topic one."""
    return pipe(
        "extract",
        {"id": "blast", "text": BLAST, "published": "2026-02-03", "title": "Engineers killed"},
        {"id": "empty", "text": "  "},
        {"id": "when", "text": "A bomb went off on Monday.", "published": "some time last year"},
        {"id": "cricket", "text": "The home side won the second one-day match by six wickets in Lahore on Sunday."},
        raw="not json\n\n[1]\n",
    )


def test_extract_answers_in_order_and_goes_on_after_errors(extracted: list[dict[str, Any]]) -> None:
    assert [answer["id"] for answer in extracted] == ["blast", "empty", "when", "cricket", "line-5", "line-7"]
    kinds = [answer["error"]["kind"] if "error" in answer else None for answer in extracted]
    assert kinds == [None, "no_text", None, None, "bad_json", "bad_json"]


def test_extract_reads_an_incident_with_everything_in_its_place(extracted: list[dict[str, Any]]) -> None:
    answer = extracted[0]
    assert answer["relevance"]["tier"] == "core"
    (incident,) = answer["incidents"]
    assert (incident["killed"]["best"], incident["injured"]["best"]) == (3, 5)
    assert incident["date_start"] == "2026-02-02"
    assert incident["suicide"]
    assert incident["place"]["country"] == "PAK"
    assert incident["place"]["text"] == "Mastung"
    assert [c["nationality"] for c in incident["casualties"] if c["outcome"] == "killed"] == ["CHN"]
    assert (True, "claimed") in [(a["actor_id"] is not None, a["stance"]) for a in incident["attributions"]]


def test_extract_offsets_count_code_points_of_the_text_given(extracted: list[dict[str, Any]]) -> None:
    incident = extracted[0]["incidents"][0]
    statements = extracted[0]["statements"]
    pieces = [*incident["evidence"], *incident["casualties"], *(c for s in statements for c in s["content"])]
    assert pieces
    assert all(BLAST[piece["start"] : piece["end"]] == piece["text"] for piece in pieces)


def test_extract_reads_who_said_it(extracted: list[dict[str, Any]]) -> None:
    said = [s for s in extracted[0]["statements"] if s["kind"] == "direct"]
    assert [s["speaker"]["name"] for s in said] == ["Mohsin Naqvi"]
    assert said[0]["content"][0]["text"].strip("“”,") == "We will find those behind this crime"


def test_an_unreadable_publication_time_is_unknown_not_guessed(extracted: list[dict[str, Any]]) -> None:
    assert [incident["date_start"] for incident in extracted[2]["incidents"]] == [None]


def test_off_topic_is_said_with_its_reason(extracted: list[dict[str, Any]]) -> None:
    assert extracted[3]["relevance"]["tier"] == "off"


def test_parse_reads_a_page_and_says_what_is_none(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    body = "".join(f"<p>{BLAST} Paragraph number {n} ends here.</p>" for n in range(4))
    page.write_text(
        f"<html lang=en><head><title>Blast near Mastung - Invented Post</title><meta property='article:published_time' "
        f"content='2026-02-03T10:00:00+05:00'></head><body><article><h1>Blast near Mastung</h1>{body}</article></body>",
        encoding="utf-8",
    )
    good, missing, empty = pipe(
        "parse",
        {"id": "1", "html_path": str(page), "url": "https://invented.example/blast"},
        {"id": "2", "html_path": str(tmp_path / "none.html")},
        {"id": "3", "html": "<html><body></body></html>"},
    )
    assert good["title"] == "Blast near Mastung"
    assert good["published_at"] == "2026-02-03T05:00:00+00:00"
    assert "Three Chinese engineers" in good["text"]
    assert missing["error"]["kind"] == "unreadable"
    assert empty["error"]["kind"] == "no_text"


def test_dedupe_knows_what_went_before() -> None:
    fire = (
        "SUKKUR: A fire in a cotton godown “of unknown origin” burned for nine hours on Monday before three brigades "
        "put it out, the deputy commissioner said. Nobody was hurt, but bales worth forty million rupees were lost."
    )
    edited = fire.replace("the deputy commissioner said", "the administration said") + " More follows."
    first, copy, edit, other = pipe(
        "dedupe",
        {"id": "a", "text": fire},
        {"id": "b", "text": fire.replace("“", '"').replace("”", '"')},
        {"id": "c", "text": edited},
        {"id": "d", "text": "Rain is forecast for the northern valleys from Friday until the end of the week."},
    )
    assert (first["verdict"], first["story"]) == ("new", "a")
    assert (copy["verdict"], copy["of"], copy["story"]) == ("same_text", "a", "a")
    assert (edit["verdict"], edit["of"]) == ("near_copy", "a")
    assert (other["verdict"], other["of"], other["story"]) == ("new", None, "d")
