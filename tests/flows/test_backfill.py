"""The backfill: only sources that reach back, only the days asked for, resumable."""

from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from rich.console import Console

from extractors.errors import BadInput
from extractors.records import Source, SourceKind
from flows.backfill import backfill, chunks_of, parse_day, reaching_back
from flows.engine import PlainEngine
from flows.run import new_run
from flows.settings import Settings
from flows.sources import load_sources
from flows.summary import RunSummary
from tests.flows.conftest import room_settings
from tests.newsroom.site import Newsroom
from warehouse.query import query_published


def run_backfill(settings: Settings, since: str, until: str) -> RunSummary:
    """Run a backfill over every source of the newsroom."""
    engine = PlainEngine(Console(quiet=True))
    sources = load_sources(settings.sources_path)
    days = (date.fromisoformat(since), date.fromisoformat(until))
    return backfill(new_run(settings, "backfill", engine.name), sources, engine, *days)


def test_only_the_days_asked_for_come_in_and_a_second_time_nothing(tmp_path: Path) -> None:
    with Newsroom("evening") as room:
        settings = room_settings(tmp_path, room)
        first = run_backfill(settings, "2024-03-01", "2024-03-31")
        again = run_backfill(settings, "2024-03-01", "2024-03-31")
    assert first.total("claimed") > 0
    assert again.total("claimed") == 0
    months = query_published(
        settings.published_file,
        "SELECT DISTINCT strftime(published_at, '%Y-%m') FROM articles WHERE NOT is_seed AND published_at IS NOT NULL",
    ).rows
    assert months == (("2024-03",),)


def test_chunks_cover_every_second_once_newest_first() -> None:
    chunks = list(chunks_of(date(2022, 11, 15), date(2026, 1, 31)))
    assert chunks[0][1] == datetime(2026, 1, 31, 23, 59, 59, tzinfo=UTC)
    assert chunks[-1][0] == datetime(2022, 11, 15, tzinfo=UTC)
    assert all((later[0] - earlier[1]).total_seconds() == 1 for later, earlier in pairwise(chunks))


def test_what_cannot_be_is_said() -> None:
    with pytest.raises(BadInput, match="is after"):
        list(chunks_of(date(2026, 2, 1), date(2026, 1, 1)))
    with pytest.raises(BadInput, match="--since is not a day: 'May'"):
        parse_day("May", "--since")
    with pytest.raises(BadInput, match="reaches back"):
        reaching_back([Source("a", "A", SourceKind.FEED, "https://a.example/feed")])
