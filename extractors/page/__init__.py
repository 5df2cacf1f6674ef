"""News pages: HTML in, an article out."""

from extractors.page.reader import read_page

__all__ = ["read_page"]
