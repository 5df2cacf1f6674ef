"""The gazetteer: names, spellings and the choice among homonyms, without a text around them."""

from functools import cache
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import BadInput
from extractors.reading.places import Gazetteer
from extractors.reading.places.gazetteer import Language
from extractors.reading.places.names import is_one_letter_off, loose_key, loose_keys, name_key, name_keys
from extractors.records import Place

SEEDS = Path(__file__).parents[3] / "seeds"


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load(SEEDS / "places.csv")


def beside(admin1: str, admin2: str | None = None) -> Place:
    return Place(id=None, name=admin2 or admin1, admin2=admin2, admin1=admin1, country="PAK")


@pytest.mark.parametrize(
    ("written", "name", "district"),
    [
        ("Nok Kundi", "Nokundi", "Chagai"),
        ("NOKUNDI", "Nokundi", "Chagai"),
        ("Charsada", "Charsadda", "Charsadda"),
        ("Miran Shah", "Miranshah", "North Waziristan"),
        ("Meeran Shah", "Miranshah", "North Waziristan"),
        ("Landikotal", "Landi Kotal", "Khyber"),
        ("D.I. Khan", "Dera Ismail Khan", "Dera Ismail Khan"),
        ("D. G. Khan", "Dera Ghazi Khan", "Dera Ghazi Khan"),
        ("Qila Saifullah", "Killa Saifullah", "Killa Saifullah"),
        ("Kila Saif Ullah", "Killa Saifullah", "Killa Saifullah"),
        ("Kila Abdullah", "Killa Abdullah", "Killa Abdullah"),
        ("Parachenar", "Parachinar", "Kurram"),
        ("Surizai Bala", "Surizai", "Peshawar"),
        ("Shabkadar", "Shabqadar", "Charsadda"),
        ("Dera Murad", "Dera Murad Jamali", "Nasirabad"),
        ("Hub Chowki", "Hub", "Hub"),
        ("Peshawer", "Peshawar", "Peshawar"),
        ("Gawadar", "Gwadar", "Gwadar"),
        ("Khozdar", "Khuzdar", "Khuzdar"),
        ("گوادر", "Gwadar", "Gwadar"),
        ("كوئٹہ", "Quetta", "Quetta"),
        ("别沙姆", "Besham", "Shangla"),
        ("village of Besham", "Besham", "Shangla"),
        ("Kech district", "Kech", "Kech"),
        ("Khyber Agency", "Khyber", "Khyber"),
        ("Awaran District", "Awaran", "Awaran"),
    ],
)
def test_resolves_spellings_of_pakistan(written: str, name: str, district: str) -> None:
    place = gazetteer().resolve(written, country="PAK")
    assert place is not None
    assert (place.name, place.admin2) == (name, district)


@pytest.mark.parametrize("written", ["Mazar-i-Sharif", "Mazar-e-Sharif", "Mazar Sharif", "mazar e sharif"])
def test_the_link_inside_a_name_may_be_written_any_way_or_left_out(written: str) -> None:
    found = gazetteer().resolve(written)
    assert found is not None
    assert found.name == "Mazar-e Sharif"


@pytest.mark.parametrize("written", ["Sangdar", "Bashak", "Zorgat", "Qu", "", "Springfield", "New York", "Manjoti"])
def test_leaves_names_it_does_not_know(written: str) -> None:
    assert gazetteer().resolve(written, country="PAK") is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Khuzdr district", "Khuzdar"),
        ("Awarun District", "Awaran"),
        ("Khuzdr", None),
        ("Khuzdr city", None),
        ("Rahim Yar Khen", "Rahim Yar Khan"),
        ("Toba Tek Sinh", "Toba Tek Singh"),
        ("Awarun", None),
    ],
)
def test_a_letter_may_be_wrong_in_a_district_or_a_long_name(written: str, name: str | None) -> None:
    place = gazetteer().resolve(written, country="PAK")
    assert (place.name if place else None) == name


@pytest.mark.parametrize(
    ("near", "admin2"),
    [
        ([], None),
        ([beside("Khyber Pakhtunkhwa")], None),
        ([beside("Khyber Pakhtunkhwa", "Bannu")], "Bannu"),
        ([beside("Khyber Pakhtunkhwa", "Lakki Marwat")], "Lakki Marwat"),
    ],
)
def test_a_spelling_of_places_in_several_districts_means_one_only_beside_its_own(
    near: list[Place], admin2: str | None
) -> None:
    place = gazetteer().resolve("Dalokhel", near=near, country="PAK")
    assert (place.admin2 if place else None) == admin2


@pytest.mark.parametrize(
    ("written", "admin2"),
    [
        ("Khanqah Dogran", "Sheikhupura"),
        ("Kahror Pakka", "Lodhran"),
        ("Akbar Pura", "Nowshera"),
        ("Tando Jan Mohammad", "Mirpur Khas"),
        ("Duikar", "Hunza"),
        ("Arang Kel", "Neelum"),
        ("Satellite Town Quetta", "Quetta"),
        ("Head Islam", "Vehari"),
    ],
)
def test_towns_of_every_province_are_listed(written: str, admin2: str) -> None:
    place = gazetteer().resolve(written, country="PAK")
    assert place is not None
    assert place.admin2 == admin2


@pytest.mark.parametrize(
    ("written", "near", "name"),
    [
        ("Sangdar", beside("Balochistan", "Awaran"), None),
        ("Sangdar", beside("Balochistan"), None),
        ("Khuzdor", beside("Balochistan"), "Khuzdar"),
        ("Khuzdor", beside("Balochistan", "Khuzdar"), "Khuzdar"),
        ("Khuzdor", beside("Balochistan", "Kech"), None),
        ("Khuzdor", beside("Sindh"), None),
        ("Chursadda", beside("Khyber Pakhtunkhwa"), "Charsadda"),
        ("Chursadda", beside("Balochistan"), None),
    ],
)
def test_a_spelling_never_contradicts_the_district_or_province_named(
    written: str, near: Place, name: str | None
) -> None:
    place = gazetteer().resolve(written, near=[near], country="PAK")
    assert (place.name if place else None) == name


@pytest.mark.parametrize(
    ("written", "near", "admin2"),
    [
        ("Nawagai", beside("Khyber Pakhtunkhwa", "Buner"), "Buner"),
        ("Nasirabad", beside("Sindh"), "Qambar Shahdadkot"),
        ("Dasht", beside("Balochistan", "Kech"), "Mastung"),
        ("Khanpur", beside("Punjab"), "Rahim Yar Khan"),
        ("Qambar", beside("Khyber Pakhtunkhwa"), "Swat"),
        ("Qambar", beside("Sindh"), "Qambar Shahdadkot"),
        ("Rustam", beside("Khyber Pakhtunkhwa"), "Mardan"),
        ("Shahpur", beside("Punjab"), "Sargodha"),
    ],
)
def test_prefers_the_homonym_near_the_places_named(written: str, near: Place, admin2: str) -> None:
    place = gazetteer().resolve(written, near=[near])
    assert place is not None
    if written in ("Dasht", "Nawagai"):
        assert place.admin1 == near.admin1
    else:
        assert place.admin2 == admin2


@pytest.mark.parametrize(
    ("language", "written", "name"),
    [
        ("ur", "گوادر", "Gwadar"),
        ("ur", "شانگلہ", "Shangla"),
        ("ur", "كوئٹہ", "Quetta"),
        ("ur", "ڈیرہ بگٹی", "Dera Bugti"),
        ("ur", "داسو ڈیم", "Dasu Dam"),
        ("ur", "لوئر چترال", "Lower Chitral"),
        ("ur", "قلات ڈویژن", "Kalat Division"),
        ("ur", "جامعہ کراچی", "University of Karachi"),
        ("zh", "瓜达尔港", "Gwadar Port"),
        ("zh", "达苏水电站", "Dasu Dam"),
        ("zh", "香拉", "Shangla"),
        ("zh", "卡拉奇大学", "University of Karachi"),
        ("zh", "拉合尔", "Lahore"),
        ("zh", "莫赫曼德大坝", "Mohmand Dam"),
    ],
)
def test_finds_places_by_their_names_in_urdu_and_chinese(language: Language, written: str, name: str) -> None:
    assert name in {entry.name for entry in gazetteer().entries_in(language, written)}


@pytest.mark.parametrize(("language", "written"), [("ur", "Gwadar"), ("zh", "گوادر"), ("ur", "瓜达尔港"), ("zh", "")])
def test_a_name_in_another_script_is_none_of_a_language(language: Language, written: str) -> None:
    assert gazetteer().entries_in(language, written) == ()


@pytest.mark.parametrize("language", ["ur", "zh"])
def test_names_of_a_language_lead_to_their_rows(language: Language) -> None:
    table = gazetteer().by_name_in(language)
    assert len(table) > 500
    assert all(entry.id for numbers in list(table.values())[:200] for entry in map(gazetteer().entry, numbers))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("俾路支省凯奇地区发生爆炸", ["俾路支省", "凯奇"]),
        ("货轮驶过苏伊士运河", []),
        ("苏伊天然气田附近", ["苏伊天然气田"]),
        ("总理卡卡尔表示", []),
        ("中国克服困难", ["中国"]),
    ],
)
def test_a_short_chinese_name_is_not_part_of_a_longer_one(text: str, found: list[str]) -> None:
    assert [match.group() for match in gazetteer().unspaced.finditer(text)] == found


@pytest.mark.parametrize(
    ("written", "admin2"),
    [
        ("Khazana", "Peshawar"),
        ("Chamkani", "Peshawar"),
        ("Karampur", "Kashmore"),
        ("Fazilpur", "Rajanpur"),
        ("Esori", "North Waziristan"),
        ("Hazar Khwani", "Peshawar"),
        ("Pathan Kot", "Tank"),
        ("Shahbaz", "Quetta"),
        ("Mian Channu", "Khanewal"),
        ("Dudnial", "Neelum"),
        ("Mozang", "Lahore"),
    ],
)
def test_a_bare_village_lies_where_attacks_are_likelier(written: str, admin2: str) -> None:
    place = gazetteer().resolve(written, country="PAK")
    assert place is not None
    assert place.admin2 == admin2


def test_a_bare_name_means_the_best_known_place() -> None:
    names = {"London": "GBR", "Hyderabad": "PAK", "Washington": "USA", "Lima": "PER", "Georgia": "GEO", "Punjab": "PAK"}
    found = {name: gazetteer().resolve(name) for name in names}
    assert {name: place and place.country for name, place in found.items()} == names


def test_coordinates_known_to_a_tenth_of_a_degree_are_not_an_exact_site() -> None:
    coarse = [gazetteer().entry(number) for number, line in enumerate(gazetteer().lines) if ",PAK," in line]
    assert {entry.precision for entry in coarse if entry.coarse and entry.kind in ("village", "suburb")} == {2}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("sanghar", "sangdar", True),
        ("khuzdar", "khuzdor", True),
        ("khuzdar", "kuzdar", True),
        ("kolpur", "bolpur", False),
        ("wadh", "wad", False),
        ("quetta", "quetta", False),
        ("mastung", "martangi", False),
    ],
)
def test_one_letter_off(one: str, other: str, alike: bool) -> None:
    assert is_one_letter_off(one, other) is alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Besham", "Bisham"),
        ("Charsadda", "Charsada"),
        ("Takht-i-Bahi", "Takht Bahi"),
        ("Qila Saifullah", "Killa Saifullah"),
        ("Noshki", "Nushki"),
        ("Mashkai", "Mashkay"),
        ("Sheikhan", "Shaikhan"),
    ],
)
def test_what_sounds_alike_has_one_loose_key(one: str, other: str) -> None:
    assert loose_key(name_key(one)) == loose_key(name_key(other))


@given(st.text(max_size=40))
def test_keys_are_stable(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@given(st.lists(st.text(st.characters(exclude_characters="\n"), max_size=20), min_size=1, max_size=5))
def test_keys_of_many_names_are_those_of_each(names: list[str]) -> None:
    assert name_keys(names) == [name_key(name) for name in names]


@given(st.lists(st.text(max_size=20).map(name_key), min_size=1, max_size=5))
def test_sounds_of_many_names_are_those_of_each(keys: list[str]) -> None:
    assert loose_keys(keys) == [loose_key(key) for key in keys]


@given(st.text(max_size=30), st.sampled_from([None, "PAK", "USA"]))
def test_any_name_can_be_asked_for(name: str, country: str | None) -> None:
    place = gazetteer().resolve(name, near=[beside("Sindh")], country=country)
    assert place is None or country in (None, place.country)


def test_wrong_columns_are_bad_input(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("id,name\n1,Quetta\n")
    with pytest.raises(BadInput, match="columns"):
        Gazetteer.load(tmp_path / "places.csv")


def test_a_row_with_too_few_fields_is_bad_input(tmp_path: Path) -> None:
    copytree(SEEDS / "lexicon", tmp_path / "lexicon")
    header = (SEEDS / "places.csv").read_text(encoding="utf-8").partition("\n")[0]
    (tmp_path / "places.csv").write_text(f"{header}\nx1,Quetta,town,a|b,source\n")
    with pytest.raises(BadInput, match="Row 2"):
        Gazetteer.load(tmp_path / "places.csv").resolve("Quetta")


def test_the_district_of_a_place_is_found() -> None:
    place = gazetteer().resolve("Besham")
    assert place is not None
    district = gazetteer().district(place)
    assert district is not None
    assert (district.name, district.kind) == ("Shangla", "district")
