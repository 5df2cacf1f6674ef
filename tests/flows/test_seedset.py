"""The seed set: read, checked against originals, grown."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.errors import BadInput
from extractors.fingerprint import fingerprint
from extractors.records import VerdictKind
from flows.seedset import add_seed, load_seed_set, read_document, verify_originals
from flows.settings import REPOSITORY
from warehouse.novelty import Deduper

SHIPPED = REPOSITORY / "seeds"
STORY = (
    "Police in the port town said on Monday that two engineers of a pipeline company had been hurt when a bomb "
    "went off beside their van. The driver was treated at the scene. Nobody has claimed the attack so far, and "
    "the road to the harbour was closed for three hours while experts searched it for further devices."
)


def folder_of(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder


def document(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_set_has_five_abstracts_with_facts() -> None:
    seeds = load_seed_set(SHIPPED)
    assert len(seeds) == 5
    assert all(seed.article.is_seed and seed.article.is_abstract and len(seed.article.text) > 800 for seed in seeds)
    assert sum(seed.article.published_at is not None for seed in seeds) == 4
    assert seeds[3].article.published_at == datetime(2026, 1, 7, 12, tzinfo=UTC)
    assert all(len(seed.fingerprint.bands) == 42 and len(seed.fingerprint.shingles) > 300 for seed in seeds)


def test_an_added_document_is_known_by_its_text_and_kept_as_its_abstract(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    article = read_document(document(tmp_path / "in", "blast.txt", STORY))
    assert add_seed(folder, article, "blast", "Two engineers were hurt by a bomb.")
    assert not add_seed(folder, article, "blast-again", "The same text.")
    (seed,) = load_seed_set(folder)
    assert seed.article.text == "Two engineers were hurt by a bomb."
    assert seed.fingerprint == fingerprint(STORY)
    assert STORY not in "".join(p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file())


def test_originals_where_supplied_are_what_is_read(tmp_path: Path) -> None:
    folder, originals = folder_of(tmp_path), tmp_path / "originals"
    add_seed(folder, read_document(document(originals, "blast.txt", STORY)), "blast", "Two engineers were hurt.")
    (seed,) = load_seed_set(folder, originals)
    assert seed.article.text == STORY
    assert not seed.article.is_abstract


def test_a_folder_of_originals_is_checked_file_by_file(tmp_path: Path) -> None:
    folder, originals = folder_of(tmp_path), tmp_path / "originals"
    add_seed(folder, read_document(document(originals, "blast.txt", STORY)), "blast", "Two engineers were hurt.")
    document(originals, "other.txt", "Something else altogether.")
    checked, absent = verify_originals(folder, originals)
    assert [(entry.path.name, entry.seed_id) for entry in checked] == [("blast.txt", "blast"), ("other.txt", None)]
    assert absent == []
    shutil.rmtree(originals)
    originals.mkdir()
    assert verify_originals(folder, originals) == ([], ["blast"])


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        (STORY, VerdictKind.SAME_TEXT),
        (STORY.upper().replace("“", '"'), VerdictKind.SAME_TEXT),
        (
            "Bomb beside van hurts two: what we know.\n\n" + STORY.replace("three hours", "two hours"),
            VerdictKind.NEAR_COPY,
        ),
        ("The cricket board named a squad of fifteen for the tour, with two uncapped spinners.", VerdictKind.NEW),
    ],
)
def test_what_comes_in_is_compared_with_the_seeds_first(tmp_path: Path, changed: str, verdict: VerdictKind) -> None:
    folder = folder_of(tmp_path)
    add_seed(folder, read_document(document(tmp_path / "in", "blast.txt", STORY)), "blast", "Two engineers were hurt.")
    seeds = load_seed_set(folder)
    deduper = Deduper([(seed.article, seed.fingerprint) for seed in seeds])
    article = read_document(document(tmp_path / "in", "new.txt", changed))
    (found,) = deduper.judge([(article, fingerprint(article.text))])
    assert found.kind is verdict
    assert (found.of == seeds[0].article.article_id) == (verdict is not VerdictKind.NEW)


def test_what_is_wrong_with_a_set_is_said(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    add_seed(folder, read_document(document(tmp_path / "in", "blast.txt", STORY)), "blast", "Two engineers were hurt.")
    (folder / "abstracts" / "blast.md").unlink()
    with pytest.raises(BadInput, match="blast lacks its fingerprint or its abstract"):
        load_seed_set(folder)
    (folder / "manifest.toml").write_text("[[seed]\n", encoding="utf-8")
    with pytest.raises(BadInput, match="does not parse"):
        load_seed_set(folder)
