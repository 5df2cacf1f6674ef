"""Numbers over more than one incident, and stocks: what incidents are reconciled against, never mixed in."""

from extractors.figures.reader import is_cumulative, read_figures

__all__ = ["is_cumulative", "read_figures"]
