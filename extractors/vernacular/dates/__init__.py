"""Dates in Chinese and Urdu text, resolved as the English ones are."""

from extractors.vernacular.dates.find import find_anchor, find_dates

__all__ = ["find_anchor", "find_dates"]
