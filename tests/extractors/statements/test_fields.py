"""Given a statement → its type, topics, addressee, day and speaker's office."""

from datetime import date

import pytest

from tests.extractors.statements.reading_helper import statements_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The province announced a new road.", "announcement"),
        ("Qureshi promised to protect the engineers.", "commitment"),
        ("Qureshi said: “We will build the wall.”", "commitment"),
        ("Qureshi urged Kabul to close the camps.", "demand"),
        ("“You must close the camps,” Qureshi said.", "demand"),
        ("Beijing condemned the bombing.", "condemnation"),
        ("The president offered condolences to the families.", "condolence"),
        ("The president expressed grief over the deaths.", "condolence"),
        ("Qureshi assured the envoy that the road was safe.", "assurance"),
        ("Their safety is a top priority, Qureshi said.", "assurance"),
        ("The Red Valley Front claimed responsibility for the blast.", "claim_of_responsibility"),
        ("“Our fighters carried out the raid,” the group said.", "claim_of_responsibility"),
        ("The army denied the report.", "denial"),
        ("Kabul accused Islamabad of lying.", "accusation"),
        ("The embassy warned that work could stop.", "warning"),
        ("The ambassador praised the guards.", "praise"),
        ("The ambassador expressed gratitude for the help.", "praise"),
        ("Qureshi described the raid as a success.", "description"),
        ("Qureshi said it was raining.", "other"),
        ("“Who sent you?” the guard asked.", "other"),
    ],
)
def test_type(text: str, expected: str) -> None:
    assert [statement.statement_type for statement in statements_of(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said the security of Chinese nationals came first.", ("protection_of_chinese",)),
        ("The minister said work on CPEC would go on.", ("cpec",)),
        ("The minister said militants had fled.", ("counter_terrorism",)),
        ("The minister said Gwadar was calm.", ("balochistan",)),
        ("The minister said Kabul had not replied.", ("afghanistan",)),
        ("The ministers agreed to fight cybercrime.", ("cyber_crime",)),
        ("The ministers agreed to train police officers.", ("police_training",)),
        ("The ministers agreed to improve intelligence sharing.", ("intelligence_sharing",)),
        ("The minister said lunch was late.", ("other",)),
    ],
)
def test_topics(text: str, expected: tuple[str, ...]) -> None:
    assert [statement.topics for statement in statements_of(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Qureshi told reporters that the road was open.", "reporters"),
        ("Qureshi assured Ambassador Lin Bo that the road was open.", "Lin Bo"),
        ("Qureshi urged the province to act.", "the province"),
        ("Qureshi said the road was open.", None),
    ],
)
def test_addressee(text: str, addressee: str | None) -> None:
    assert [statement.addressee for statement in statements_of(text)] == [addressee]


def test_the_day_is_the_one_beside_the_cue() -> None:
    (statement,) = statements_of("Qureshi said on Tuesday that the road had been shut since 2 January.")
    assert statement.said_on.start == date(2026, 2, 3)


def test_a_day_inside_the_words_is_not_the_day_of_speaking() -> None:
    (statement,) = statements_of("Qureshi said that the road was shut on 2 January.")
    assert statement.said_on.start is None


def test_the_place_of_speaking_is_the_one_beside_the_cue() -> None:
    (statement,) = statements_of("The minister told reporters in Quetta that the road to Gwadar was open.")
    assert statement.place == "Quetta"


def test_a_place_inside_the_words_or_the_speaker_is_not_the_place_of_speaking() -> None:
    (statement,) = statements_of("Police in Quetta said that the road in Gwadar was open.")
    assert statement.place is None


def test_a_known_actor_in_the_words_is_the_subject() -> None:
    (statement,) = statements_of("The embassy said the Balochistan Liberation Army was to blame.")
    assert statement.subject == "Balochistan Liberation Army"


def test_a_known_speaker_carries_id_office_and_body() -> None:
    first, second = statements_of(
        "Interior Minister Mohsin Naqvi said the road was open. The minister said guards had been posted."
    )
    assert first.speaker is not None
    assert second.speaker is not None
    assert first.speaker.actor_id == second.speaker.actor_id == "person-mohsin-naqvi"
    assert second.speaker.name == "Mohsin Naqvi"
    assert first.speaker.title


def test_an_unknown_speaker_carries_what_the_text_says() -> None:
    (statement,) = statements_of("“The gate is shut,” said Farah Naz, a spokeswoman for the Harbour Trust.")
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.speaker.title) == ("Farah Naz", "spokeswoman")
    assert statement.speaker.actor_id is None


def test_an_anonymous_official_has_no_name() -> None:
    (statement,) = statements_of("A senior official said the road was open.")
    assert statement.speaker is not None
    assert (statement.speaker.text, statement.speaker.name) == ("A senior official", None)


def test_sure_statements_rank_above_doubtful_ones() -> None:
    (quoted,) = statements_of("“The road is open,” Qureshi said.")
    (judged,) = statements_of("Qureshi backed the plan.")
    assert quoted.confidence > judged.confidence
