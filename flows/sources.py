"""sources.toml: reviewed rows of where articles are announced."""

import tomllib
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from extractors.errors import BadInput
from extractors.records import Source

_SOURCES = TypeAdapter(list[Source])


def load_sources(path: Path) -> list[Source]:
    """Read every row of a sources.toml; raise BadInput naming the row and field that are wrong."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("source", [])
    except FileNotFoundError:
        raise BadInput("missing_sources", "The list of sources is missing", where=str(path)) from None
    except tomllib.TOMLDecodeError as error:
        raise BadInput("bad_sources", f"The list of sources does not parse: {error}", where=str(path)) from None
    sources = _validated(rows, path)
    _refuse_twins(sources, path)
    return sources


def choose_sources(sources: list[Source], wanted: list[str]) -> list[Source]:
    """Return the enabled sources, or the wanted ones by id; raise BadInput for an unknown id."""
    if not wanted:
        return [source for source in sources if source.enabled]
    by_id = {source.id: source for source in sources}
    if unknown := sorted(set(wanted) - by_id.keys()):
        raise BadInput(
            "unknown_source",
            f"No source is called {', '.join(unknown)}",
            remedy="`corridor status` lists the sources.",
        )
    return [by_id[name] for name in dict.fromkeys(wanted)]


def _validated(rows: object, path: Path) -> list[Source]:
    try:
        return _SOURCES.validate_python(rows, extra="forbid")
    except ValidationError as error:
        first = error.errors()[0]
        row, *field = first["loc"] or ("?",)
        raise BadInput(
            "bad_source",
            f"Source number {row}, field {'.'.join(map(str, field)) or '-'}: {first['msg']}",
            where=str(path),
            remedy="CONTRIBUTING.md lists the fields of a source.",
        ) from None


def _refuse_twins(sources: list[Source], path: Path) -> None:
    seen: set[str] = set()
    for source in sources:
        if source.id in seen:
            raise BadInput("twin_source", f"Two sources are called {source.id!r}", where=str(path))
        seen.add(source.id)
