"""A Prefect server of our own on loopback, for whoever has none; started before Prefect is imported."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from extractors.errors import CorridorError

START_S = 120
"""A fresh home migrates its database first, which took up to 60 s on two slow cores."""
QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_SERVER_LEVEL": "ERROR",
    # Without it a slot taken by a killed run stays taken for ever.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
}


@contextmanager
def prefect_server(home: Path, port: int) -> Iterator[str]:
    """Yield the API address of the configured server, or of one started here that keeps its data in `home`.

    Sets PREFECT_API_URL for this process and those it starts. Raises CorridorError where the
    server does not answer in two minutes.
    """
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    if configured := os.environ.get("PREFECT_API_URL"):
        yield configured
        return
    address = f"http://127.0.0.1:{port}/api"
    home.mkdir(parents=True, exist_ok=True)
    os.environ["PREFECT_HOME"] = str(home)
    with (home / "server.log").open("ab") as log:
        command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
        server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_until_healthy(address, server, home / "server.log")
            os.environ["PREFECT_API_URL"] = address
            yield address
        finally:
            os.environ.pop("PREFECT_API_URL", None)
            server.terminate()
            server.wait(timeout=30)


def _wait_until_healthy(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urlopen(f"{address}/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.3)
    raise CorridorError(
        "no_server",
        "The Prefect server did not start",
        where=str(log),
        remedy="Read its log there, or name a running server in PREFECT_API_URL.",
    )
