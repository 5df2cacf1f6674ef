"""Where the main story is set: its scene, not the hospital, the bureau, the victim's home or the county."""

import pytest

from tests.extractors.incidents.helpers import reports

SETTINGS = [
    (
        "KOKOMO, Ind. (Feb. 4) — A boy was shot on Clinton Drive. He was flown to a hospital in Fort Wayne.",
        None,
        "Kokomo",
    ),
    (
        "Lodi police are looking for a man after a shooting in California. The wounded woman was taken to a hospital "
        "in Sacramento.",
        None,
        "Lodi",
    ),
    ("Stockton police said two people were shot in a park on Wednesday. They are in hospital.", None, "Stockton"),
    ("Two people were shot in a park on Wednesday, police said.", "Two shot in Stockton park", "Stockton"),
    (
        "A shooting in Howard County, Indiana, left a man dead. He was found in a house in Kokomo on Monday.",
        None,
        "Kokomo",
    ),
    ("Chicago police said a man was shot in the West Town neighborhood of Illinois on Monday.", None, "Chicago"),
    (
        "TOLEDO, Ohio — A man from Dayton was shot outside a bar on Monday. Toledo police are looking for the gunman.",
        None,
        "Toledo",
    ),
    ("A Quetta man was shot dead in Karachi on Monday.", None, "Karachi"),
    ("QUETTA: Gunmen shot dead two labourers in Panjgur on Monday.", None, "Panjgur"),
    (
        "QUETTA: Two soldiers were killed when a bomb went off in Turbat. The wounded were flown to Karachi.",
        None,
        "Turbat",
    ),
    ("Gunmen shot dead a trader in Lyari, Karachi police said on Monday.", None, "Lyari"),
    ("ISLAMABAD: A bomb killed two people in Bannu on Monday, the Peshawar police chief said.", None, "Bannu"),
    (
        "LIMA, Peru — Two rangers were shot dead on Monday in the small town of Ondarqui, 40 km north of the southern "
        "city of Ayacucho.",
        None,
        "Ondarqui",
    ),
    (
        "LIMA, Peru — Four men were hurt in a blast on Monday. The bomb was left in a hall in Ayacucho, a city "
        "located south of Lima.",
        None,
        "Ayacucho",
    ),
    ("A bomb went off at a hospital in Quetta on Monday, killing three people.", None, "Quetta"),
    ("Two people died in a blast on Monday, police said.", "Blast in Sibi kills two", "Sibi"),
    (
        "A grenade was thrown at a shop in Sibi on Monday. Three wounded men were treated at a Karachi hospital.",
        None,
        "Sibi",
    ),
]


@pytest.mark.parametrize(("text", "title", "town"), SETTINGS)
def test_the_scene_and_not_what_is_named_beside_it(text: str, title: str | None, town: str) -> None:
    main = next(r for r in reports(text, title) if r.is_main)
    assert main.place is not None
    assert main.place.name == town


def test_the_street_stays_as_the_words_of_the_place() -> None:
    text = "STOCKTON, Calif. — Two men were shot in the 1900 block of Dover Street, Stockton police said on Monday."
    main = next(r for r in reports(text) if r.is_main)
    assert main.place is not None
    assert (main.place.name, main.place.text) == ("Stockton", "the 1900 block of Dover Street")


def test_a_person_is_no_place() -> None:
    text = "Two men were shot in a bar in Macon, Georgia, on Monday. Coroner Leon Jones named them. Jones said no more."
    main = next(r for r in reports(text) if r.is_main)
    assert main.place is not None
    assert main.place.name == "Macon"


def test_an_outlets_town_in_the_headline_counts_for_nothing() -> None:
    text = "Two people were shot in a park in Stockton on Wednesday, police said."
    main = next(r for r in reports(text, "Two shot in park - FOX40 Sacramento") if r.is_main)
    assert main.place is not None
    assert main.place.name == "Stockton"


@pytest.mark.parametrize(("text", "title", "_town"), SETTINGS)
def test_what_is_quoted_for_a_place_stands_in_the_text(text: str, title: str | None, _town: str) -> None:
    for report in reports(text, title):
        assert all(text[span.start : span.end] == span.text for _, span in report.field_evidence)
