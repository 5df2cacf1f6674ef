"""What rows of several tables share: the columns of a span, a count, a place, the versions; and the commonest value."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from extractors.records import CODEBOOK_VERSION, EXTRACTOR_VERSION, Count, Place, Span

Row = dict[str, Any]
Value = TypeVar("Value")
VERSIONS: Row = {"codebook_version": CODEBOOK_VERSION, "extractor_version": EXTRACTOR_VERSION}


@dataclass(slots=True)
class ExtractionRows:
    """The rows of one or more extractions, by table."""

    tables: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows to a table."""
        self.tables.setdefault(table, []).extend(rows)


def place_columns(place: Place | None) -> Row:
    """Return the columns of a place."""
    return {
        "place_id": place.id if place else None,
        "place_name": place.name if place else None,
        "admin2_name": place.admin2 if place else None,
        "admin1_name": place.admin1 if place else None,
        "country_code": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "place_precision": place.precision if place else None,
        "place_text": place.text if place else None,
    }


def count_columns(prefix: str, count: Count) -> Row:
    """Return the columns of a count."""
    return {f"{prefix}_low": count.low, f"{prefix}_best": count.best, f"{prefix}_high": count.high}


def span_columns(span: Span) -> Row:
    """Return the columns of a span."""
    return {"span_start": span.start, "span_end": span.end, "span_text": span.text}


def commonest(values: Iterable[Value]) -> Value:
    """Return the value that stands there most often, of equally frequent ones the first by its text; never of none."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], str(value)))
