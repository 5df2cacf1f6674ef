"""The data dictionary that stands beside the schema is that of the schema."""

from pathlib import Path

from warehouse.connect import open_memory
from warehouse.describe import describe


def test_the_committed_dictionary_is_not_stale() -> None:
    committed = (Path(__file__).parents[2] / "warehouse" / "README.md").read_text(encoding="utf-8")
    assert committed == describe(open_memory()), "run: python3 deploy/task.py docs"
