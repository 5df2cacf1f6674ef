"""The flows as a server and its worker run them: `corridor serve`, a scheduled deployment, a backfill by hand."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import httpx
import pytest

from flows.settings import REPOSITORY, Settings
from tests.flows.conftest import room_settings
from tests.newsroom.site import Newsroom

pytestmark = [pytest.mark.prefect, pytest.mark.timeout(300)]
CORRIDOR = Path(sys.executable).with_name("corridor")
PATIENCE_S, BUSY_TRIES = 150, 20


def _post(address: str, body: dict[str, Any]) -> httpx.Response:
    """Ask again where the server is busy: on SQLite it answers 503 while another of its services writes."""
    answer = httpx.post(address, json=body)
    for _ in range(BUSY_TRIES):
        if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
            break
        time.sleep(1)
        answer = httpx.post(address, json=body)
    return answer.raise_for_status()


@dataclass(frozen=True)
class Served:
    """A running `corridor serve` over the newsroom."""

    api: str
    settings: Settings

    def deployment(self, name: str) -> dict[str, Any]:
        """Return a deployment by its name, such as ingest/scheduled."""
        found: dict[str, Any] = httpx.get(f"{self.api}/deployments/name/{name}").raise_for_status().json()
        return found

    def run(self, name: str, **parameters: object) -> dict[str, Any]:
        """Run a deployment and wait for its end."""
        deployment = self.deployment(name)
        address = f"{self.api}/deployments/{deployment['id']}/create_flow_run"
        asked = _post(address, {"parameters": parameters, "state": {"type": "SCHEDULED"}})
        return self.wait_for(asked.json()["id"])

    def wait_for(self, run_id: str) -> dict[str, Any]:
        """Wait until a flow run has ended."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            run: dict[str, Any] = httpx.get(f"{self.api}/flow_runs/{run_id}").raise_for_status().json()
            if run["state_type"] in {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}:
                return run
            time.sleep(0.5)
        raise AssertionError("the flow run did not end")

    def artifacts(self, run_id: str) -> list[dict[str, Any]]:
        """Return what a run left beside its logs."""
        body = {"artifacts": {"flow_run_id": {"any_": [run_id]}}}
        rows: list[dict[str, Any]] = httpx.post(f"{self.api}/artifacts/filter", json=body).raise_for_status().json()
        return rows


def free_port() -> int:
    """Return a port that nothing holds."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Start `corridor serve` with its own server, and stop it as Ctrl-C does."""
    folder = tmp_path_factory.mktemp("served")
    port = free_port()
    with Newsroom("evening") as room:
        settings = room_settings(folder, room)
        variables = {
            "CORRIDOR_HOME": str(settings.home),
            "CORRIDOR_SOURCES_FILE": str(settings.sources_path),
            "CORRIDOR_HOST_DELAY_S": "0",
            "CORRIDOR_ALLOW_PRIVATE_ADDRESSES": "true",
            "CORRIDOR_IGNORE_CADENCE": "true",
            "CORRIDOR_CRON": "0 0 1 1 *",
        }
        command = [str(CORRIDOR), "serve", "--port", str(port)]
        with (folder / "serve.log").open("wb") as log:
            process = subprocess.Popen(
                command, cwd=REPOSITORY, env=os.environ | variables, stdout=log, stderr=log, start_new_session=True
            )
        api = f"http://127.0.0.1:{port}/api"
        try:
            wait_until_served(api, process, folder / "serve.log")
            yield Served(api, settings)
        finally:
            os.killpg(process.pid, signal.SIGINT)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def wait_until_served(api: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until both deployments are registered."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            names = ("ingest/scheduled", "backfill/by-hand")
            if all(httpx.get(f"{api}/deployments/name/{name}").status_code == 200 for name in names):
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.5)
    raise AssertionError(f"`corridor serve` did not come up:\n{log.read_text(errors='replace')[-3000:]}")


def test_the_schedule_is_registered_with_its_zone_and_without_overlap(served: Served) -> None:
    deployment = served.deployment("ingest/scheduled")
    (schedule,) = deployment["schedules"]
    assert (schedule["schedule"]["cron"], schedule["schedule"]["timezone"]) == ("0 0 1 1 *", "Asia/Karachi")
    assert deployment["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
    assert served.deployment("backfill/by-hand")["schedules"] == []


def test_a_run_fetches_reads_and_publishes_and_leaves_its_summary(served: Served) -> None:
    run = served.run("ingest/scheduled")
    assert run["state_type"] == "COMPLETED"
    with duckdb.connect(str(served.settings.published_file), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM incident_reports").fetchall()[0][0] > 10
    keys = {artifact["key"] for artifact in served.artifacts(run["id"])}
    assert "run-summary" in keys


def test_a_backfill_by_hand_takes_its_days(served: Served) -> None:
    run = served.run("backfill/by-hand", since="2025-12-01", until="2026-01-15")
    assert run["state_type"] == "COMPLETED"


def test_wrong_days_fail_and_say_so_plainly(served: Served) -> None:
    run = served.run("backfill/by-hand", since="December", until="2026-01-15")
    assert run["state_type"] == "FAILED"
    assert "since is not a day: 'December'" in run["state"]["message"]
