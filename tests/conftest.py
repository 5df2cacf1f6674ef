"""What holds for every test."""

from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes depends on the machine and on what else it does: speed is measured by the benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty warehouse's file to copy: making the schema takes several times as long as opening a copy."""
    from warehouse.connect import open_warehouse

    path = tmp_path_factory.mktemp("empty") / "warehouse.duckdb"
    with open_warehouse(path):
        return path
