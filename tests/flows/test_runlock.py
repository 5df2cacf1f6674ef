"""Two runs at once on one warehouse."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractors.errors import Busy
from flows.runlock import run_lock

HOLD = """
import sys, time
from pathlib import Path
from flows.runlock import run_lock
with run_lock(Path(sys.argv[1]), "ingest other", wait_s=0):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def hold(home: Path, seconds: float) -> subprocess.Popen[str]:
    """Hold the lock in another process; return once it does."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(home), str(seconds)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_leaves_and_says_who_holds_it(tmp_path: Path) -> None:
    process = hold(tmp_path, 30)
    with pytest.raises(Busy, match=f"process {process.pid} \\(ingest other\\)"), run_lock(tmp_path, "mine", wait_s=0):
        pass
    process.kill()
    process.wait()


def test_the_second_waits_when_asked(tmp_path: Path) -> None:
    process = hold(tmp_path, 0.5)
    started = time.monotonic()
    with run_lock(tmp_path, "mine", wait_s=-1):
        assert time.monotonic() - started > 0.1
    process.wait()


def test_a_killed_run_leaves_nothing_to_clean_up(tmp_path: Path) -> None:
    process = hold(tmp_path, 30)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with run_lock(tmp_path, "mine", wait_s=0):
        pass
