"""Settings: read once, from the environment and corridor.toml, wrong ones named."""

from pathlib import Path

import pytest

from extractors.errors import BadInput
from flows.settings import load_settings


def test_the_environment_overrules_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corridor.toml").write_text('home = "from-file"\nbatch_size = 7\n', encoding="utf-8")
    monkeypatch.setenv("CORRIDOR_HOME", "from-environment")
    settings = load_settings()
    assert (settings.home, settings.batch_size) == (tmp_path / "from-environment", 7)


@pytest.mark.parametrize(
    ("name", "value", "said"), [("FETCH_WORKERS", "0", "fetch_workers"), ("HOST_DELAY_S", "soon", "host_delay_s")]
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str) -> None:
    monkeypatch.setenv(f"CORRIDOR_{name}", value)
    with pytest.raises(BadInput, match=said):
        load_settings()


def test_an_unknown_setting_in_the_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corridor.toml").write_text("batchsize = 7\n", encoding="utf-8")
    with pytest.raises(BadInput, match="batchsize"):
        load_settings()


def test_settings_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings().home = Path("elsewhere")
