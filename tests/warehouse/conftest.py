"""A fresh warehouse file for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.connect import open_warehouse


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def con(path: Path, empty_warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    shutil.copy(empty_warehouse, path)
    with open_warehouse(path) as connection:
        yield connection
