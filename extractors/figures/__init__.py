"""Numbers over more than one incident, and stocks: what incidents are reconciled against, never mixed in."""

from extractors.figures.reader import counting_sentences, is_cumulative, read_figures

__all__ = ["counting_sentences", "is_cumulative", "read_figures"]
