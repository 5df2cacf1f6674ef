"""Who said what: statements with their speakers, read from a parsed English article."""

from extractors.statements.reader import read_said, read_statements

__all__ = ["read_said", "read_statements"]
