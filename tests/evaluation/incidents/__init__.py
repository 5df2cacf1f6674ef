"""Annotated texts about incidents, and their reader."""
