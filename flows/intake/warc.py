"""WARC records (ISO 28500) as bytes: a response in, a gzip member out, and back."""

import zlib
from http import HTTPStatus
from io import BytesIO
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from extractors.records import EXTRACTOR_VERSION
from flows.intake.response import Response

Headers = tuple[tuple[str, str], ...]

WARC_VERSION = "1.1"
"""The first whose dates have fractions of a second."""
ORIGINAL = "X-Archive-Orig-"
"""The prefix by which web archives keep a header that no longer fits the stored body."""
UNDONE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
ASKED = "Corridor-Requested-URI"
READ_BYTES = 1 << 20


def encode_response(response: Response) -> bytes:
    """Return a response as one record.

    The body is stored decoded, so headers that described the encoded one are renamed; bytes outside
    ASCII in headers are percent-encoded.
    """
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version=WARC_VERSION)
    headers = [_stored(name, value) for name, value in response.headers]
    headers.append(("Content-Length", str(len(response.body))))
    record = writer.create_warc_record(
        response.final_url,
        "response",
        payload=BytesIO(response.body),
        length=len(response.body),
        warc_headers_dict={"WARC-Date": f"{response.fetched_at:%Y-%m-%dT%H:%M:%S.%fZ}", ASKED: response.url},
        http_headers=StatusAndHeaders(_status_line(response.status), headers, protocol="HTTP/1.1"),
    )
    writer.write_record(record)
    return buffer.getvalue()


def encode_file_head(name: str) -> bytes:
    """Return the record that opens a file and says what wrote it."""
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version=WARC_VERSION)
    about = {"software": f"CorridorWatch/{EXTRACTOR_VERSION}", "format": f"WARC File Format {WARC_VERSION}"}
    writer.write_record(writer.create_warcinfo_record(name, about))
    return buffer.getvalue()


def decode_response(member: bytes) -> tuple[bytes, Headers]:
    """Return the body and the headers of a response record; raises ValueError where the bytes are none."""
    try:
        record = next(ArchiveIterator(BytesIO(member)))
        return record.raw_stream.read(), _as_sent(record.http_headers.headers)
    except (ArchiveLoadFailed, StopIteration, AttributeError, zlib.error, EOFError) as error:
        raise ValueError(f"no WARC response record: {error}") from error


def whole_members(file: BinaryIO, start: int) -> tuple[int, int]:
    """Return where the last whole gzip member from `start` on ends, and how many there are."""
    file.seek(start)
    end, count, position = start, 0, start
    inflater = zlib.decompressobj(wbits=31)
    while chunk := file.read(READ_BYTES):
        while chunk:
            try:
                inflater.decompress(chunk, READ_BYTES)
            except zlib.error:
                return end, count
            rest = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
            position += len(chunk) - len(rest)
            chunk = rest
            if inflater.eof:
                end, count = position, count + 1
                inflater = zlib.decompressobj(wbits=31)
    return end, count


def _stored(name: str, value: str) -> tuple[str, str]:
    return (f"{ORIGINAL}{name}" if name.lower() in UNDONE else name, value)


def _as_sent(stored: list[tuple[str, str]]) -> Headers:
    kept = [(name, value) for name, value in stored if name != "Content-Length"]
    return tuple((name.removeprefix(ORIGINAL), value) for name, value in kept)


def _status_line(status: int) -> str:
    return f"{status} {HTTPStatus(status).phrase}"
