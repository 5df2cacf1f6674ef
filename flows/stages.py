"""The stages as Prefect tasks: retries by kind of error, progress, artifacts; no logic."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast
from uuid import UUID

from prefect.artifacts import create_markdown_artifact, create_progress_artifact, update_progress_artifact
from prefect.client.schemas.objects import State, TaskRun
from prefect.futures import PrefectFuture
from prefect.tasks import Task

from extractors.errors import Busy
from flows.summary import RunSummary

T = TypeVar("T")
R = TypeVar("R")

RETRY_DELAYS_S = [2.0, 10.0, 30.0]


class PrefectEngine:
    """Runs each stage as a task of the current flow run: a task is a source, a host or a batch, never an article."""

    name = "in Prefect"

    def once(self, title: str, stage: Callable[[], R]) -> R:
        """Run one stage as one task."""
        return _task(title, stage)()

    def each(self, title: str, stage: Callable[[T], R], items: Sequence[T], *, workers: int) -> list[R]:
        """Run a stage for every item as tasks of the flow's thread pool; one at a time where `workers` is 1."""
        if not items:
            return []
        progress = cast(UUID, create_progress_artifact(progress=0.0, description=title))
        runs = (self._submit(title, stage, item) for item in items)
        futures = runs if workers == 1 else list(runs)
        results: list[R] = []
        for future in futures:
            results.append(future.result())
            update_progress_artifact(progress, 100.0 * len(results) / len(items))
        return results

    @staticmethod
    def _submit(title: str, stage: Callable[[T], R], item: T) -> PrefectFuture[R]:
        return _task(title, lambda: stage(item)).submit()


def publish_summary(summary: RunSummary) -> None:
    """Leave the run's summary as an artifact beside its logs."""
    create_markdown_artifact(summary.markdown(), key="run-summary", description=summary.sentence())


def _task(title: str, stage: Callable[[], R]) -> Task[[], R]:
    # The stage is closed over, not passed: Prefect walks through every argument in search of futures.
    def run_stage() -> R:
        return stage()

    return Task(
        run_stage,
        name=title,
        retries=len(RETRY_DELAYS_S),
        retry_delay_seconds=RETRY_DELAYS_S,
        retry_condition_fn=_is_busy,
        persist_result=False,
    )


def _is_busy(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Only a held warehouse is worth another try here; what sources do is retried by the queue."""
    try:
        state.result()
    except Busy:
        return True
    except Exception:
        return False
    return False
