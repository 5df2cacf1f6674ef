"""What was kept comes back byte for byte, also after a kill -9."""

import gzip
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from extractors.errors import BadInput, Rejected, RetryLater
from extractors.records import Capture
from flows.intake.archive import Archive, Repair
from flows.intake.client import PoliteClient
from flows.intake.response import Response
from flows.intake.warc import decode_response, encode_response
from tests.flows.intake.conftest import Site

RUN = "20241008T120000Z-abc123"
WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from flows.intake.archive import Archive
from tests.flows.intake.test_archive import response
archive = Archive(Path(sys.argv[1]))
for number in range(1_000_000):
    capture = archive.keep(response(bytes([number % 256]) * 50_000), "killed")
    print(capture.warc_file, capture.warc_offset, capture.warc_length, capture.body_sha256, flush=True)
"""
HEADER_TEXT = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=30)
HEADER_NAME = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,20}", fullmatch=True)


def response(body: bytes = b"<p>hello</p>", *headers: tuple[str, str]) -> Response:
    """A response like those of the client."""
    return Response(
        url="http://gazette.invalid/old",
        final_url="http://gazette.invalid/new?x=1",
        status=200,
        headers=(("Content-Type", "text/html"), *headers),
        body=body,
        content_type="text/html",
        charset="utf-8",
        etag='"v1"',
        last_modified="Tue, 08 Oct 2024 07:00:00 GMT",
        fetched_at=datetime(2024, 10, 8, 12, 30, 1, 250_000, UTC),
    )


def index_of(captures: Sequence[Capture]) -> dict[str, int]:
    """Return each file's last indexed byte, as the warehouse would."""
    return {capture.warc_file: capture.warc_offset + capture.warc_length for capture in captures}


def test_a_fetched_page_comes_back_whole(site: Site, client: PoliteClient, tmp_path: Path) -> None:
    body = "<p>دھماکہ</p>".encode() * 1000
    packed = gzip.compress(body)
    fetched = client.get(site.serve("/a", packed, "text/html; charset=utf-8", Content_Encoding="gzip", ETag='"e"'))
    archive = Archive(tmp_path)
    capture = archive.keep(fetched, RUN)
    assert Archive(tmp_path).read(capture) == fetched
    assert (capture.body_sha256, capture.body_length) == (sha256(body).hexdigest(), len(body))
    assert (capture.url, capture.final_url, capture.status) == (fetched.url, fetched.final_url, 200)
    assert (capture.etag, capture.charset, capture.fetched_at) == ('"e"', "utf-8", fetched.fetched_at)


@settings(deadline=None)
@given(st.binary(max_size=3000), st.lists(st.tuples(HEADER_NAME, HEADER_TEXT), max_size=6))
def test_any_response_survives_its_record(body: bytes, headers: list[tuple[str, str]]) -> None:
    kept = response(body, *headers)
    assert decode_response(encode_response(kept)) == (kept.body, kept.headers)


def test_files_are_read_by_other_tools(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    captures = [archive.keep(response(body, ("Content-Encoding", "br")), RUN) for body in (b"one", b"two" * 999)]
    with (tmp_path / captures[0].warc_file).open("rb") as file:
        records = [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
            for record in ArchiveIterator(file, check_digests="raise")
        ]
    assert [record[0] for record in records] == ["warcinfo", "response", "response"]
    assert records[1][1:] == ("http://gazette.invalid/new?x=1", b"one")
    assert records[2][2] == b"two" * 999


def test_each_record_is_a_member_of_its_own(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    captures = [archive.keep(response(bytes([number]) * 99), RUN) for number in range(3)]
    stored = (tmp_path / captures[0].warc_file).read_bytes()
    for number, capture in enumerate(captures):
        member = stored[capture.warc_offset : capture.warc_offset + capture.warc_length]
        assert gzip.decompress(member).endswith(bytes([number]) * 99 + b"\r\n\r\n")
    assert index_of(captures) == {captures[0].warc_file: len(stored)}


def test_many_threads_share_a_file(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    pages = [response(f"page {number} ".encode() * 500) for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        captures = list(pool.map(lambda page: archive.keep(page, RUN), pages))
    assert [archive.read(capture) for capture in captures] == pages
    assert len({capture.warc_file for capture in captures}) == 1


def test_a_large_file_is_followed_by_another(tmp_path: Path) -> None:
    archive = Archive(tmp_path, most_file_bytes=2000)
    captures = [archive.keep(response(os.urandom(1500)), RUN) for _ in range(3)]
    assert [capture.warc_file[-13:-8] for capture in captures] == ["00001", "00002", "00003"]
    assert [len(archive.read(capture).body) for capture in captures] == [1500] * 3


def test_a_second_process_of_a_run_takes_another_file(tmp_path: Path) -> None:
    first, second = (Archive(tmp_path).keep(response(), RUN) for _ in range(2))
    assert first.warc_file != second.warc_file
    assert first.capture_id == second.capture_id, "the same bytes of the same moment are one capture"


@pytest.mark.parametrize("run_id", ["", "../escape", "a b", ".hidden", "a/b"])
def test_a_run_id_must_fit_a_file_name(tmp_path: Path, run_id: str) -> None:
    with pytest.raises(BadInput):
        Archive(tmp_path).keep(response(), run_id)


def test_damage_is_noticed(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    capture = archive.keep(response(os.urandom(500)), RUN)
    path = tmp_path / capture.warc_file
    stored = bytearray(path.read_bytes())
    stored[capture.warc_offset + capture.warc_length // 2] ^= 0xFF
    path.write_bytes(stored)
    for broken in (capture, replace(capture, warc_offset=capture.warc_offset + 7), replace(capture, warc_offset=0)):
        with pytest.raises(Rejected):
            archive.read(broken)
    path.unlink()
    with pytest.raises(Rejected) as caught:
        archive.read(capture)
    assert caught.value.kind == "missing_capture"


def test_a_full_disk_is_said_and_leaves_nothing_behind(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    capture = archive.keep(response(), RUN)
    size = (tmp_path / capture.warc_file).stat().st_size
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 2000, limits[1]))
    try:
        with pytest.raises(RetryLater) as caught:
            archive.keep(response(os.urandom(9000)), RUN)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert caught.value.kind == "archive_failed"
    assert (tmp_path / capture.warc_file).stat().st_size == size
    assert archive.read(archive.keep(response(b"later"), RUN)).body == b"later"


class TestRecovery:
    """What a killed run leaves behind is put in order."""

    def test_an_orderly_folder_is_left_alone(self, tmp_path: Path) -> None:
        archive = Archive(tmp_path)
        captures = [archive.keep(response(), RUN) for _ in range(2)]
        assert archive.recover(index_of(captures)) == ()
        assert Archive(tmp_path / "none").recover({}) == ()

    @pytest.mark.parametrize("torn", [1, 9, 40, -1])
    def test_a_torn_record_is_cut(self, tmp_path: Path, torn: int) -> None:
        archive = Archive(tmp_path)
        capture = archive.keep(response(), RUN)
        path = tmp_path / capture.warc_file
        tail = encode_response(response(os.urandom(2000)))[:torn]
        path.write_bytes(path.read_bytes() + tail)
        assert archive.recover(index_of([capture])) == (Repair(path.name, cut_bytes=len(tail)),)
        assert path.stat().st_size == capture.warc_offset + capture.warc_length
        assert archive.read(capture) == response()

    def test_whole_records_that_no_table_knows_are_kept(self, tmp_path: Path) -> None:
        archive = Archive(tmp_path)
        captures = [archive.keep(response(bytes([number])), RUN) for number in range(3)]
        path = tmp_path / captures[0].warc_file
        path.write_bytes(path.read_bytes() + b"\x1f\x8bgarbage")
        assert archive.recover(index_of(captures[:1])) == (Repair(path.name, cut_bytes=9, unindexed_records=2),)
        assert archive.read(captures[2]).body == b"\x02"
        assert archive.recover({}) == (Repair(path.name, unindexed_records=3),)

    def test_a_file_that_holds_nothing_whole_goes(self, tmp_path: Path) -> None:
        (tmp_path / "torn-00001.warc.gz").write_bytes(b"\x1f\x8b\x08")
        assert Archive(tmp_path).recover({}) == (Repair("torn-00001.warc.gz", cut_bytes=3),)
        assert list(tmp_path.iterdir()) == []

    def test_lost_bytes_are_told(self, tmp_path: Path) -> None:
        archive = Archive(tmp_path)
        capture = archive.keep(response(), RUN)
        end = capture.warc_offset + capture.warc_length
        os.truncate(tmp_path / capture.warc_file, end - 10)
        assert archive.recover({capture.warc_file: end, "gone.warc.gz": 77}) == (
            Repair(capture.warc_file, missing_bytes=10),
            Repair("gone.warc.gz", missing_bytes=77),
        )

    def test_kill_9_of_a_writer(self, tmp_path: Path) -> None:
        lines = _killed_after(tmp_path, records=40)
        name, offset, length, _ = lines[-1].split()
        archive = Archive(tmp_path)
        repairs = archive.recover({name: int(offset) + int(length)})
        assert all(repair.missing_bytes == 0 and repair.unindexed_records <= 1 for repair in repairs)
        for line in lines:
            name, offset, length, digest = line.split()
            stored = (tmp_path / name).read_bytes()[int(offset) : int(offset) + int(length)]
            assert sha256(decode_response(stored)[0]).hexdigest() == digest
        with (tmp_path / name).open("rb") as file:
            assert sum(1 for _ in ArchiveIterator(file, check_digests="raise")) >= len(lines)


def _killed_after(folder: Path, records: int) -> list[str]:
    """Let a process write, kill it without warning, and return what it said it had kept."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]
    )
    assert writer.stdout is not None
    lines = [writer.stdout.readline() for _ in range(records)]
    time.sleep(0.003)
    writer.send_signal(signal.SIGKILL)
    said_since = writer.stdout.read().splitlines(keepends=True)
    writer.wait()
    return [line for line in lines + said_since if line.endswith("\n")]
