"""People, groups and bodies in running text: who is meant on the day."""

from datetime import date
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractors.errors import BadInput
from extractors.lexicon import Lexicon
from extractors.reading.actors import ActorIndex, ActorMention, find_actors
from extractors.reading.parsing import parse_texts, tokenise
from extractors.reading.sentences import sentence_words

SEEDS = Path(__file__).parents[3] / "seeds"
DAY = date(2025, 6, 1)


@cache
def index() -> ActorIndex:
    return ActorIndex.load(SEEDS / "actors.toml")


def parsed(text: str) -> Doc:
    return next(parse_texts([text], sentence_words(Lexicon(SEEDS / "lexicon"))))[0]


def unparsed(text: str) -> Doc:
    return tokenise(text, sentence_words(Lexicon(SEEDS / "lexicon")))[0]


def find(text: str, on: date | None = DAY) -> list[tuple[str, str]]:
    """Words and actor ids without their kind, in order."""
    return [(m.span.text, m.actor_id.partition("-")[2]) for m in find_actors(parsed(text), index(), on)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mohsin Naqvi spoke.", [("Mohsin Naqvi", "mohsin-naqvi")]),
        ("Syed Mohsin Raza Naqvi spoke.", [("Syed Mohsin Raza Naqvi", "mohsin-naqvi")]),
        ("Wang Yi spoke.", [("Wang Yi", "wang-yi")]),
        ("Wang Xiaohong spoke.", [("Wang Xiaohong", "wang-xiaohong")]),
        ("The BLA claimed it.", [("BLA", "bla")]),
        ("The Balochistan Liberation Army claimed it.", [("Balochistan Liberation Army", "bla")]),
        ("The Majeed Brigade claimed it.", [("Majeed Brigade", "majeed-brigade")]),
        ("The BLF denied it.", [("BLF", "blf")]),
        ("The TTP denied it.", [("TTP", "ttp")]),
        ("The Tehreek-e-Taliban Pakistan denied it.", [("Tehreek-e-Taliban Pakistan", "ttp")]),
        ("ISKP denied it.", [("ISKP", "iskp")]),
        ("Jamaat-ul-Ahrar denied it.", [("Jamaat-ul-Ahrar", "jamaat-ul-ahrar")]),
        ("ISPR issued a note.", [("ISPR", "ispr")]),
        ("The CTD opened a case.", [("CTD", "ctd")]),
        ("NACTA published a count.", [("NACTA", "nacta")]),
        ("China Gezhouba Group Company halted work.", [("China Gezhouba Group Company", "cggc")]),
        ("Work on CPEC went on.", [("CPEC", "cpec")]),
    ],
)
def test_finds_full_names_aliases_and_acronyms(text: str, expected: list[tuple[str, str]]) -> None:
    assert find(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It was all bla bla to them.",
        "The isolated village saw no un rest.",
        "Imran Khan Afridi keeps a shop.",
        "Wang told reporters that the road was open.",
        "Naqvi told reporters that the road was open.",
        "A minister spoke of roads.",
        "The former army chief wrote a book.",
        "The deputy interior minister of Japan spoke.",
        "The president of the cricket club spoke.",
        "A new prime minister will be elected.",
        "",
    ],
)
def test_leaves_what_names_nobody_on_the_list(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wang Yi met the envoys. Wang smiled.", ["wang-yi", "wang-yi"]),
        ("Wang Xiaohong met the envoys. Wang smiled.", ["wang-xiaohong", "wang-xiaohong"]),
        ("Mohsin Naqvi arrived. Later, Naqvi left.", ["mohsin-naqvi", "mohsin-naqvi"]),
        (
            "Mohsin Naqvi met Wang Xiaohong. Wang Yi met Ishaq Dar. Dar thanked Wang.",
            ["mohsin-naqvi", "wang-xiaohong", "wang-yi", "ishaq-dar", "ishaq-dar", "wang-yi"],
        ),
        ("Sarfraz Bugti spoke. Bugti also prayed.", ["sarfraz-bugti", "sarfraz-bugti"]),
        ("Lin Jian spoke. Lin was brief.", ["lin-jian", "lin-jian"]),
    ],
)
def test_a_surname_counts_after_the_full_name(text: str, expected: list[str]) -> None:
    assert [actor for _, actor in find(text)] == expected


@pytest.mark.parametrize(
    ("text", "on", "actor"),
    [
        ("The interior minister condemned it.", date(2025, 6, 1), "mohsin-naqvi"),
        ("The interior minister condemned it.", date(2023, 1, 10), "rana-sanaullah"),
        ("The interior minister condemned it.", date(2021, 7, 20), "sheikh-rashid"),
        ("The interior minister condemned it.", date(2014, 6, 9), "chaudhry-nisar"),
        ("The interior minister condemned it.", date(2010, 6, 9), "rehman-malik"),
        ("Pakistan's interior minister condemned it.", date(2018, 1, 9), "ahsan-iqbal"),
        ("China's interior minister condemned it.", date(2025, 6, 1), "wang-xiaohong"),
        ("China's public security minister condemned it.", date(2019, 6, 1), "zhao-kezhi"),
        ("The Chinese foreign minister condemned it.", date(2023, 3, 1), "qin-gang"),
        ("The Chinese foreign minister condemned it.", date(2024, 3, 1), "wang-yi"),
        ("The foreign minister of Pakistan condemned it.", date(2021, 7, 20), "shah-mahmood-qureshi"),
        ("The prime minister condemned it.", date(2021, 7, 20), "imran-khan"),
        ("The prime minister condemned it.", date(2024, 3, 27), "shehbaz-sharif"),
        ("The army chief condemned it.", date(2021, 7, 20), "qamar-javed-bajwa"),
        ("The army chief condemned it.", date(2024, 3, 27), "asim-munir"),
        ("The Chinese ambassador condemned it.", date(2024, 10, 7), "jiang-zaidong"),
        ("The Chinese ambassador condemned it.", date(2021, 7, 20), "nong-rong"),
        ("The Chinese ambassador condemned it.", date(2018, 11, 23), "yao-jing"),
        ("China's president condemned it.", date(2010, 1, 1), "hu-jintao"),
        ("The chief minister of Sindh condemned it.", date(2025, 6, 1), "syed-murad-ali-shah"),
        ("The Balochistan chief minister condemned it.", date(2025, 6, 1), "sarfraz-bugti"),
        ("The Balochistan chief minister condemned it.", date(2020, 6, 29), "jam-kamal-khan"),
    ],
)
def test_a_title_means_its_holder_on_the_day(text: str, on: date, actor: str) -> None:
    assert [found for _, found in find(text, on)] == [actor]


def test_a_title_in_apposition_to_a_known_surname_means_that_person() -> None:
    found = find("Wang Yi came. The foreign minister, Wang, left early.")
    assert [actor for _, actor in found] == ["wang-yi", "wang-yi", "wang-yi"]


def test_a_title_before_a_surname_needs_no_full_name() -> None:
    assert find("Interior Minister Naqvi spoke.") == [("Naqvi", "mohsin-naqvi")]


def test_an_office_held_by_nobody_known_that_day_is_not_guessed() -> None:
    assert find("The interior minister condemned it.", date(1990, 1, 1)) == []


@pytest.mark.parametrize(
    ("text", "on", "title", "organisation"),
    [
        ("Mohsin Naqvi spoke.", date(2025, 6, 1), "Interior Minister", "Ministry of Interior"),
        ("Mohsin Naqvi spoke.", date(2023, 6, 1), "Chief Minister of Punjab", "Government of Punjab"),
        ("Mohsin Naqvi spoke.", date(2010, 6, 1), None, None),
        ("Ahsan Iqbal spoke.", date(2017, 10, 1), "Interior Minister", "Ministry of Interior"),
        ("Ahmed Sharif Chaudhry spoke.", date(2025, 6, 1), "DG ISPR", "Inter-Services Public Relations"),
        ("Jiang Zaidong spoke.", date(2025, 6, 1), "Ambassador to Pakistan", "Chinese Embassy in Islamabad"),
    ],
)
def test_the_title_is_the_one_held_that_day(text: str, on: date, title: str | None, organisation: str | None) -> None:
    mention = find_actors(parsed(text), index(), on)[0]
    assert (mention.title, mention.organisation) == (title, organisation)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("وزیر داخلہ محسن نقوی نے کہا۔", "person-mohsin-naqvi"),
        ("وزیراعظم شہباز شریف نے مذمت کی۔", "person-shehbaz-sharif"),
        ("外交部发言人林剑表示谴责。", "person-lin-jian"),
        ("王毅会见了客人。", "person-wang-yi"),
        ("王小洪会见了客人。", "person-wang-xiaohong"),
    ],
)
def test_reads_urdu_and_chinese(text: str, actor: str) -> None:
    assert actor in {mention.actor_id for mention in find_actors(unparsed(text), index(), DAY)}


@pytest.mark.parametrize(
    ("name", "on", "actor"),
    [
        ("Mohsin Naqvi", DAY, "person-mohsin-naqvi"),
        ("Federal Interior Minister Mohsin Naqvi", DAY, "person-mohsin-naqvi"),
        ("Interior Minister Naqvi", DAY, "person-mohsin-naqvi"),
        ("interior minister", DAY, "person-mohsin-naqvi"),
        ("Pakistan's interior minister", DAY, "person-mohsin-naqvi"),
        ("Chinese Ambassador Jiang Zaidong", DAY, "person-jiang-zaidong"),
        ("BLA", DAY, "group-bla"),
        ("home minister", date(2021, 7, 20), "person-sheikh-rashid"),
        ("the army chief", DAY, "person-asim-munir"),
        ("Dr Nobody", DAY, None),
        ("the shopkeeper", DAY, None),
        ("former interior minister", DAY, None),
        ("", DAY, None),
    ],
)
def test_resolves_a_name_or_title_alone(name: str, on: date, actor: str | None) -> None:
    match = index().resolve(name, on=on)
    assert (match.actor_id if match else None) == actor


def test_a_rank_alone_means_the_holder_named_last() -> None:
    nearby: tuple[ActorMention, ...] = find_actors(parsed("Mohsin Naqvi met Wang Yi."), index(), DAY)
    match = index().resolve("the minister", on=DAY, nearby=nearby)
    assert match is not None
    assert match.actor_id == "person-wang-yi"
    assert match.confidence < 0.7


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=150))
def test_any_text_is_read_with_spans_inside_it(text: str) -> None:
    for doc in (parsed(text), unparsed(text)):
        for mention in find_actors(doc, index(), DAY):
            assert text[mention.span.start : mention.span.end] == mention.span.text


@given(st.text(max_size=60), st.one_of(st.none(), st.dates()))
def test_any_title_can_be_asked_for(title: str, on: date | None) -> None:
    match = index().resolve(title, on=on)
    assert match is None or 0 < match.confidence <= 1


def test_a_malformed_entry_is_bad_input(tmp_path: Path) -> None:
    copytree(SEEDS / "lexicon", tmp_path / "lexicon")
    (tmp_path / "actors.toml").write_text('[[actor]]\nid = "x"\n')
    with pytest.raises(BadInput, match="malformed"):
        ActorIndex.load(tmp_path / "actors.toml")
