"""The project's few verbs, for a machine that has only Python 3.11+ (with venv and pip) and git.

    python3 deploy/task.py demo     set up, then run the whole main job against our own newsroom
    python3 deploy/task.py test     set up, then everything CI checks: style, types, imports, tests

Standard library only. The environment lives in .venv and is used again until a lock file changes.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
STAMP = VENV / "installed-from"


def main() -> None:
    """Run one verb with the rest of the command line."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the very thing a stranger's machine may get wrong
        sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=VERBS, help="; ".join(f"{n}: {f.__doc__}" for n, f in VERBS.items()))
    arguments, rest = parser.parse_known_args()
    try:
        VERBS[arguments.verb](rest)
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode)


def setup(_rest: list[str]) -> None:
    """install what running needs into .venv."""
    install(RUN_LOCK)


def demo(rest: list[str]) -> None:
    """run the main job against the newsroom on loopback."""
    install(RUN_LOCK)
    run(str(BIN / "corridor"), "demo", *rest)


def test(rest: list[str]) -> None:
    """check style, types and imports, then run the tests."""
    install(DEV_LOCK)
    if not rest:
        check([])
    # Not by how many tests a file has: the longest have few, and would all come last.
    spread = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    run(str(BIN / "python"), "-m", "pytest", "-m", "not slow", *spread, *rest)


def check(_rest: list[str]) -> None:
    """check style, types and imports only."""
    install(DEV_LOCK)
    run(str(BIN / "ruff"), "check", "--quiet", ".")
    run(str(BIN / "ruff"), "format", "--check", "--quiet", ".")
    run(str(BIN / "mypy"))
    run(str(BIN / "lint-imports"))


def slow(rest: list[str]) -> None:
    """run the tests that take minutes."""
    install(DEV_LOCK)
    run(str(BIN / "python"), "-m", "pytest", "-m", "slow", "--timeout=900", *rest)


def bench(rest: list[str]) -> None:
    """print the benchmarks' ratios."""
    install(DEV_LOCK)
    for script in sorted((ROOT / "tests" / "benchmarks").glob("bench_*.py")):
        run(str(BIN / "python"), "-m", f"tests.benchmarks.{script.stem}", *rest)


def docs(_rest: list[str]) -> None:
    """write warehouse/README.md anew from the comments in the schema."""
    install(RUN_LOCK)
    with (ROOT / "warehouse" / "README.md").open("wb") as file:
        subprocess.run([str(BIN / "python"), "-m", "warehouse.describe"], cwd=ROOT, check=True, stdout=file)


def lock(_rest: list[str]) -> None:
    """resolve pyproject.toml into the two lock files (needs uv)."""
    common = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"]
    common += ["--no-emit-find-links", "--no-header", "--quiet"]
    run("uv", "pip", "compile", "pyproject.toml", *common, "-o", RUN_LOCK.name)
    run("uv", "pip", "compile", "pyproject.toml", "--group", "dev", "-c", RUN_LOCK.name, *common, "-o", DEV_LOCK.name)


def install(lock_file: Path) -> None:
    """Bring .venv to the state of a lock file, hashes checked; nothing to do where it is there already."""
    wanted = hashlib.sha256(lock_file.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamps = STAMP.read_text().split() if STAMP.exists() else []
    if wanted in stamps:
        return
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        make_environment()
    print(f"Installing {lock_file.name}, hashes checked (a minute or two the first time) …", flush=True)
    pip = [str(BIN / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    run(*pip, "--require-hashes", "--requirement", str(lock_file))
    run(*pip, "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
    STAMP.write_text("\n".join([*stamps, wanted] if lock_file == DEV_LOCK else [wanted]))


def make_environment() -> None:
    """Make .venv, whole or not at all."""
    print("Making the environment .venv …", flush=True)
    try:
        venv.create(VENV, with_pip=True)
    except (ImportError, subprocess.CalledProcessError):
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit("Python's venv with pip is needed and did not work (on Debian: apt install python3-venv)")


def run(*command: str) -> None:
    """Run a command in the project's folder; its failure is ours."""
    subprocess.run(command, cwd=ROOT, check=True)


VERBS: dict[str, Callable[[list[str]], None]] = {
    verb.__name__: verb for verb in (setup, demo, test, check, slow, bench, docs, lock)
}

if __name__ == "__main__":
    main()
