"""How the stages of a run are called: plainly here, as Prefect tasks in stages.py."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Calls stages: once, or for each of several items side by side."""

    name: str
    """Said in the summary, so that a reader knows whether Prefect ran it."""

    def once(self, title: str, stage: Callable[[], R]) -> R:
        """Run one stage."""
        ...

    def each(self, title: str, stage: Callable[[T], R], items: Sequence[T], *, workers: int) -> list[R]:
        """Run a stage for every item, at most `workers` at a time, and return the results in order."""
        ...


class PlainEngine:
    """Runs the stages in this process, without a server, with a progress bar a stage."""

    name = "without a Prefect server"

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True)

    def once(self, title: str, stage: Callable[[], R]) -> R:
        """Run one stage under a spinner."""
        with self._progress() as progress:
            progress.add_task(title, total=None)
            return stage()

    def each(self, title: str, stage: Callable[[T], R], items: Sequence[T], *, workers: int) -> list[R]:
        """Run a stage for every item in threads, advancing the bar as each ends."""
        if not items:
            return []
        with self._progress() as progress, ThreadPoolExecutor(max_workers=workers) as pool:
            bar = progress.add_task(title, total=len(items))

            def advance(item: T) -> R:
                result = stage(item)
                progress.advance(bar)
                return result

            return list(pool.map(advance, items))

    def _progress(self) -> Progress:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        return Progress(*columns, TimeElapsedColumn(), console=self._console, transient=True)
