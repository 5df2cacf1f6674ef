"""Every incident an article tells, the background ones too."""

from extractors.incidents.reader import read_incidents

__all__ = ["read_incidents"]
