"""What an article in Chinese or Urdu tells of incidents: word lists, word order and passages, in place of a parser."""

from extractors.vernacular.incidents.reader import read_vernacular_incidents

__all__ = ["read_vernacular_incidents"]
