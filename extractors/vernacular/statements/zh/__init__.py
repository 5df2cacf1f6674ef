"""Statements of Chinese texts."""

from extractors.vernacular.statements.zh.finder import chinese_drafts

__all__ = ["chinese_drafts"]
