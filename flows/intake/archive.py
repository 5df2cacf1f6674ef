"""The kept bytes: every response as a record of a WARC file, each record a gzip member of its own.

One file a run, more where it grows large. A record is on the disk when `keep` returns; a process killed
half-way leaves at most one torn record at the end of a file, which `recover` cuts off.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from extractors.errors import BadInput, Rejected, RetryLater
from extractors.records import Capture, stable_id
from flows.intake.response import Response
from flows.intake.warc import decode_response, encode_file_head, encode_response, whole_members

MOST_FILE_BYTES = 1_000_000_000
"""A file that has grown so far is followed by another: the size web archives commonly use."""
SUFFIX = ".warc.gz"


@dataclass(frozen=True, slots=True)
class Repair:
    """What `recover` found wrong or left over in one file."""

    warc_file: str
    cut_bytes: int = 0
    """Of a torn record, taken off the end."""
    unindexed_records: int = 0
    """Whole records past the last indexed one: kept, though no table knows them."""
    missing_bytes: int = 0
    """The index names records that the file does not hold."""


class Archive:
    """A folder of WARC files; safe to use from many threads. Processes must use different run ids."""

    def __init__(self, folder: Path, *, most_file_bytes: int = MOST_FILE_BYTES) -> None:
        self._folder = folder
        self._most_file_bytes = most_file_bytes
        self._files: dict[str, Path] = {}
        self._lock = Lock()

    def keep(self, response: Response, run_id: str) -> Capture:
        """Write a response to the run's file, flushed to the disk, and return where it lies.

        Raises RetryLater("archive_failed") where the disk does not take it, and leaves nothing half-written.
        """
        record = encode_response(response)
        try:
            with self._lock:
                path = self._file(run_id)
                offset = _append(path, record)
        except OSError as error:
            raise RetryLater(
                "archive_failed",
                f"The page could not be kept: {error.strerror or error}",
                where=str(self._folder),
                remedy="Free space on the disk, or set another home folder.",
            ) from error
        return _capture(response, path.name, offset, len(record))

    def read(self, capture: Capture) -> Response:
        """Read a kept response back by its offset.

        Raises Rejected("missing_capture") where file or record is not there, and
        Rejected("damaged_capture") where the bytes are not those that were kept.
        """
        path = self._folder / capture.warc_file
        try:
            body, headers = decode_response(_stored_bytes(path, capture))
        except ValueError as error:
            raise _damaged(path, capture, str(error)) from error
        if sha256(body).hexdigest() != capture.body_sha256:
            raise _damaged(path, capture, "the body is not the one that was kept")
        return Response(
            url=capture.url,
            final_url=capture.final_url,
            status=capture.status,
            headers=headers,
            body=body,
            content_type=capture.content_type,
            charset=capture.charset,
            etag=capture.etag,
            last_modified=capture.last_modified,
            fetched_at=capture.fetched_at,
        )

    def recover(self, indexed: Mapping[str, int]) -> tuple[Repair, ...]:
        """Cut torn records off the ends of files; `indexed` gives where each file's last indexed record ends.

        Only what lies past that end is looked at. Whole records there stay: a warehouse that was rebuilt
        or restored must not cost the pages that an earlier one had fetched. Call it while no other
        process writes. Returns the files that were not in order.
        """
        names = indexed.keys() | {path.name for path in self._folder.glob(f"*{SUFFIX}")}
        repairs = [_repair(self._folder / name, indexed.get(name, 0)) for name in sorted(names)]
        return tuple(repair for repair in repairs if repair != Repair(repair.warc_file))

    def _file(self, run_id: str) -> Path:
        """Return the file to append to."""
        path = self._files.get(run_id)
        if path is None or path.stat().st_size >= self._most_file_bytes:
            path = self._new_file(run_id)
            self._files[run_id] = path
        return path

    def _new_file(self, run_id: str) -> Path:
        if not re.fullmatch(r"[\w+-][\w.+-]*", run_id, re.ASCII):
            raise BadInput("bad_run_id", f"{run_id!r} cannot be part of a file name", where=str(self._folder))
        self._folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while (path := self._folder / f"{run_id}-{number:05}{SUFFIX}").exists():
            number += 1
        _append(path, encode_file_head(path.name))
        _sync_folder(self._folder)
        return path


def _append(path: Path, record: bytes) -> int:
    """Add a record at the end and return its offset; a failed write is taken back."""
    with path.open("ab", buffering=0) as file:
        offset = file.seek(0, os.SEEK_END)
        try:
            _write_all(file.fileno(), record)
            os.fsync(file.fileno())
        except OSError:
            file.truncate(offset)
            raise
        return offset


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _sync_folder(folder: Path) -> None:
    """Make a new file's name as durable as its bytes."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _capture(response: Response, warc_file: str, offset: int, length: int) -> Capture:
    digest = sha256(response.body).hexdigest()
    return Capture(
        capture_id=stable_id("capture", response.url, response.fetched_at.isoformat(), digest),
        url=response.url,
        final_url=response.final_url,
        status=response.status,
        fetched_at=response.fetched_at,
        content_type=response.content_type,
        charset=response.charset,
        body_sha256=digest,
        body_length=len(response.body),
        warc_file=warc_file,
        warc_offset=offset,
        warc_length=length,
        etag=response.etag,
        last_modified=response.last_modified,
    )


def _stored_bytes(path: Path, capture: Capture) -> bytes:
    try:
        with path.open("rb") as file:
            file.seek(capture.warc_offset)
            stored = file.read(capture.warc_length)
    except OSError as error:
        raise _missing(path, f"The archive file cannot be read ({error.strerror})") from error
    if len(stored) < capture.warc_length:
        raise _missing(path, "The archive file ends before the record")
    return stored


def _missing(path: Path, message: str) -> Rejected:
    return Rejected("missing_capture", message, where=str(path), remedy="Restore the file, or fetch the page again.")


def _damaged(path: Path, capture: Capture, fault: str) -> Rejected:
    where = f"{path} at {capture.warc_offset}"
    message = f"The kept page is damaged: {fault}"
    return Rejected("damaged_capture", message, where=where, remedy="Restore the file, or fetch the page again.")


def _repair(path: Path, indexed_end: int) -> Repair:
    size = path.stat().st_size if path.exists() else 0
    if size < indexed_end:
        return Repair(path.name, missing_bytes=indexed_end - size)
    with path.open("r+b") as file:
        whole_end, records = whole_members(file, indexed_end)
        if whole_end < size:
            file.truncate(whole_end)
            os.fsync(file.fileno())
    if whole_end == 0:
        path.unlink()
    heads = 1 if indexed_end == 0 and records else 0
    return Repair(path.name, cut_bytes=size - whole_end, unindexed_records=records - heads)
