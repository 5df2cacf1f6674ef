"""Content-Encoding undone in small blocks, so that a bomb costs no more memory than its cap."""

import zlib
from collections.abc import Iterable, Iterator

from extractors.errors import Rejected, RetryLater

ACCEPT_ENCODING = "gzip, deflate"
BLOCK_BYTES = 64 * 1024
MOST_ENCODINGS = 2
"""Servers that compress twice exist; more is an attack."""

_AUTOMATIC = zlib.MAX_WBITS + 32
"""zlib reads a gzip or a zlib header, whichever is there."""
_RAW = -zlib.MAX_WBITS
_DEFLATE_METHOD = 8
_GZIP_MAGIC = b"\x1f\x8b"


def decode(chunks: Iterable[bytes], content_encoding: str, where: str) -> Iterator[bytes]:
    """Yield decoded blocks of at most 64 KiB.

    Raises Rejected("unsupported_encoding"), and RetryLater("bad_gzip") where the data is broken or ends early.
    """
    names = [name.strip().lower() for name in content_encoding.split(",")]
    encodings = [name for name in names if name not in ("", "identity")]
    if len(encodings) > MOST_ENCODINGS or not set(encodings) <= {"gzip", "x-gzip", "deflate"}:
        raise Rejected(
            "unsupported_encoding",
            f"The response is encoded as {content_encoding!r}, which was not asked for",
            where=where,
        )
    stream: Iterable[bytes] = chunks
    for _ in encodings:
        stream = _inflate(stream, where)
    return iter(stream)


def _inflate(chunks: Iterable[bytes], where: str) -> Iterator[bytes]:
    inflater = None
    for chunk in chunks:
        rest = chunk
        while rest:
            if inflater is None or inflater.eof:
                if inflater and not rest.startswith(_GZIP_MAGIC[:1]):
                    return
                inflater = _inflater(rest)
            try:
                yield inflater.decompress(rest, BLOCK_BYTES)
            except zlib.error as error:
                raise _broken(f"is not what its Content-Encoding says ({error})", where) from error
            rest = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
    if inflater is not None:
        yield inflater.flush()
        if not inflater.eof:
            raise _broken("ends early", where)


def _inflater(first: bytes) -> "zlib._Decompress":
    """A decompressor for gzip, zlib, or the bare deflate data some servers send under the name of zlib's."""
    wrapped = first.startswith(_GZIP_MAGIC[:1]) or first[0] & 0x0F == _DEFLATE_METHOD
    return zlib.decompressobj(_AUTOMATIC if wrapped else _RAW)


def _broken(fault: str, where: str) -> RetryLater:
    return RetryLater("bad_gzip", f"The compressed body {fault}", where=where)
