"""What the stages of one run share: settings, clock, client, archive, knowledge, summary."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock

import duckdb

from extractors.records import EXTRACTOR_VERSION
from extractors.relevance import Topic
from flows.intake.archive import Archive
from flows.intake.client import ClientSettings, PoliteClient
from flows.settings import Settings
from flows.summary import RunSummary
from warehouse.connect import open_warehouse


@dataclass
class Run:
    """One run of a flow; parts are made when first asked for, so that a quiet run stays light."""

    settings: Settings
    summary: RunSummary
    flow_name: str
    since: datetime | None = None
    until: datetime | None = None
    _holding: Lock = field(default_factory=Lock, repr=False)

    @property
    def parameters(self) -> dict[str, object]:
        """What the run was asked for, kept in the runs table."""
        return {"engine": self.summary.engine, "seeds_folder": str(self.settings.seeds_folder)}

    @property
    def run_id(self) -> str:
        """The run's id, which begins with its start, so that ids sort by time."""
        return self.summary.run_id

    @cached_property
    def client(self) -> PoliteClient:
        """The polite HTTP client."""
        return PoliteClient(client_settings(self.settings))

    @cached_property
    def archive(self) -> Archive:
        """The kept bytes."""
        return Archive(self.settings.archive_folder)

    @cached_property
    def topic(self) -> Topic:
        """The topic, read apart from the other knowledge: the gate needs nothing else."""
        return Topic.load(self.settings.seeds_folder / "topic.toml")

    @contextmanager
    def warehouse(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Hold the warehouse for one short piece of work, one thread at a time.

        DuckDB refuses a file that another thread of the process is just opening or closing.
        """
        with self._holding, open_warehouse(self.settings.warehouse_file, wait_s=self.settings.lock_wait_s) as con:
            yield con

    def now(self) -> datetime:
        """The clock."""
        return datetime.now(UTC)

    def close(self) -> None:
        """Close what was opened."""
        if "client" in self.__dict__:
            self.client.close()


def new_run(settings: Settings, flow_name: str, engine: str) -> Run:
    """Begin a run of a flow."""
    started = datetime.now(UTC)
    run_id = f"{started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
    return Run(settings, RunSummary(run_id, started, engine), flow_name)


def client_settings(settings: Settings) -> ClientSettings:
    """The client's part of the settings."""
    contact = f" (+{settings.contact})" if settings.contact else ""
    return ClientSettings(
        user_agent=f"CorridorWatch/{EXTRACTOR_VERSION}{contact}",
        delay_s=settings.host_delay_s,
        deadline_s=settings.response_deadline_s,
        max_bytes=int(settings.response_max_mb * 1_000_000),
        allow_private_addresses=settings.allow_private_addresses,
    )


def folder_size(folder: Path) -> int:
    """Bytes of every file under a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) if folder.exists() else 0
