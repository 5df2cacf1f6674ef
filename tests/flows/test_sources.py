"""sources.toml: what is wrong is said with its row and field."""

from pathlib import Path

import pytest

from extractors.errors import BadInput
from extractors.records import SourceKind
from flows.settings import REPOSITORY
from flows.sources import choose_sources, load_sources

ROW = '[[source]]\nid = "a"\noutlet = "A"\nkind = "feed"\nurl = "https://a.example/feed"\n'


def write(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_list_covers_the_field() -> None:
    sources = load_sources(REPOSITORY / "seeds" / "sources.toml")
    assert len({source.outlet for source in sources}) >= 30
    assert {"PAK", "CHN", "IND", "QAT", "GBR"} <= {source.country for source in sources}
    assert {"en", "ur", "zh"} <= {source.language for source in sources}
    assert all(source.origin for source in sources)
    assert {SourceKind.FEED, SourceKind.SITEMAP} <= {source.kind for source in sources}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ROW.replace('"feed"', '"telegram"'), "Source number 0, field kind"),
        (ROW + "cadence = 5\n", "Source number 0, field cadence"),
        ('[[source]]\nid = "a"\n', "Source number 0, field outlet"),
        (ROW + ROW, "Two sources are called 'a'"),
        ("[[source]\n", "does not parse"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        load_sources(write(tmp_path, text))


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="missing"):
        load_sources(tmp_path / "none.toml")


def test_sources_are_chosen_by_id(tmp_path: Path) -> None:
    sources = load_sources(write(tmp_path, ROW + ROW.replace('"a"', '"b"', 1) + "enabled = false\n"))
    assert [source.id for source in choose_sources(sources, [])] == ["a"]
    assert [source.id for source in choose_sources(sources, ["b"])] == ["b"]
    with pytest.raises(BadInput, match="No source is called c"):
        choose_sources(sources, ["c"])
