"""Dates in running text, resolved against the day an article was written."""

from extractors.reading.dates.anchor import find_anchor
from extractors.reading.dates.find import find_dates
from extractors.reading.dates.mention import DateMention
from extractors.reading.dates.resolve import precision_of

__all__ = ["DateMention", "find_anchor", "find_dates", "precision_of"]
