"""decisions.toml: what people decided about links between accounts."""

import tomllib
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from extractors.errors import BadInput
from extractors.records import Decision

_DECISIONS = TypeAdapter(list[Decision])


def load_decisions(path: Path) -> list[Decision]:
    """Read every decision; none where there is no file; raise BadInput naming the row that is wrong."""
    if not path.exists():
        return []
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("decision", [])
        return _DECISIONS.validate_python(rows, extra="forbid")
    except tomllib.TOMLDecodeError as error:
        raise BadInput("bad_decisions", f"The decisions do not parse: {error}", where=str(path)) from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise BadInput("bad_decision", f"Decision {where}: {first['msg']}", where=str(path)) from None
