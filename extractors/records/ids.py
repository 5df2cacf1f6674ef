"""Ids and versions: the same thing met twice has the same id."""

import hashlib
import uuid

CODEBOOK_VERSION = "1.1"
EXTRACTOR_VERSION = "0.1.0"


def stable_id(kind: str, *parts: object) -> str:
    """Return the id of a thing as a UUID made from what the thing is: same parts, same id."""
    text = "\x1f".join([kind, *("" if part is None else str(part) for part in parts)])
    return str(uuid.UUID(bytes=hashlib.sha256(text.encode()).digest()[:16]))
