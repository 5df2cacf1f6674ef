"""Statements of Urdu texts."""

from extractors.vernacular.statements.ur.finder import urdu_drafts

__all__ = ["urdu_drafts"]
