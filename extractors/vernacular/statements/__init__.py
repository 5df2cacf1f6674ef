"""Who said what in Chinese and Urdu: word lists, word order and quotation marks, in place of a parser."""

from extractors.vernacular.statements.reader import read_vernacular_statements

__all__ = ["read_vernacular_statements"]
