"""ARCHITECTURE.md and CONTRIBUTING.md name what is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def test_every_module_of_the_flows_stands_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    modules = [path.name for path in (ROOT / "flows").glob("*.py") if path.name != "__init__.py"]
    assert not [name for name in modules if name not in text]


@pytest.mark.parametrize("package", ["extractors", "warehouse", "flows"])
def test_every_module_named_in_the_architecture_is_there(package: str) -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = text.split(f"\n{package}/", 1)[1].split("\n```", 1)[0].split("\nseeds/", 1)[0]
    if package != "warehouse":
        section = re.split(r"\n(?=\w)", section, maxsplit=1)[0]
    named = re.findall(r"\b(\w+\.py)\b", section)
    assert named
    assert not [name for name in named if not (ROOT / package / name).exists()]


def test_every_verb_of_the_task_runner_stands_in_contributing() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    verbs = re.search(r"for verb in \((.*?)\)", (ROOT / "deploy" / "task.py").read_text(encoding="utf-8"))
    assert verbs
    assert not [verb for verb in verbs[1].split(", ") if f"`{verb}`" not in text]
