"""One answered request, as the client hands it over and the archive keeps it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Response:
    """A response whose body arrived whole; a 304 has an empty one."""

    url: str
    """As asked for."""
    final_url: str
    """After redirects."""
    status: int
    """200, 203 or 304."""
    headers: tuple[tuple[str, str], ...]
    """In their order and spelling, repeated ones kept."""
    body: bytes
    """Decoded: Content-Encoding is undone."""
    content_type: str | None
    """The media type in lower case, without parameters."""
    charset: str | None
    """Of the Content-Type header; None where it names none."""
    etag: str | None
    last_modified: str | None
    fetched_at: datetime
    """Aware, UTC: when the headers had arrived."""
