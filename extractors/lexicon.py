"""Word lists of seeds/lexicon: one TOML file a subject, each list with its source."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractors.errors import BadInput


@dataclass(frozen=True)
class Lexicon:
    """The folder of word lists, each file parsed once."""

    folder: Path

    def table(self, name: str) -> dict[str, Any]:
        """Return the parsed file `name`.toml; raise BadInput where it is missing or malformed."""
        return _parse(self.folder / f"{name}.toml")


@cache
def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadInput("missing_lexicon", "A word list is missing", where=str(path)) from None
    except tomllib.TOMLDecodeError as error:
        raise BadInput("bad_lexicon", f"A word list does not parse: {error}", where=str(path)) from error
