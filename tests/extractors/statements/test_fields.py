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
        ("Qureshi said it was raining.", "description"),
        ("According to the police, two lorries were parked at the gate.", "description"),
        ("Qureshi hopes to visit the site.", "other"),
        ("Qureshi believes the wall will be ready in May.", "other"),
        ("The two governments agreed on a route.", "other"),
        ("“Give the drivers a rest,” Qureshi said.", "demand"),
        ("Qureshi told the drivers to wait at the gate.", "demand"),
        ("The Red Valley Liberation Front said its fighters had ambushed a convoy.", "claim_of_responsibility"),
        ("The Red Valley Liberation Front said it had attacked the camp.", "claim_of_responsibility"),
        ("The ministry said its guards had nothing to do with the shooting.", "denial"),
        ("Qureshi said the report was false.", "denial"),
        ("Qureshi said a foreign agency stood behind the raid.", "accusation"),
        ("The ministry said the guests were completely safe.", "assurance"),
        ("Qureshi said that such killings were unacceptable.", "condemnation"),
        ("Qureshi said the planners would be punished.", "commitment"),
        ("The company decided to close the camp.", "announcement"),
        ("The province said a new wing had been formed.", "announcement"),
        ("“Who sent you?” the guard asked.", "other"),
        ("The group took responsibility for the raid.", "claim_of_responsibility"),
        ("A rival group claimed the same ambush.", "claim_of_responsibility"),
        ("The army disputes this.", "denial"),
        ("Qureshi said the allegation was absurd.", "denial"),
        ("Qureshi said the town was under full control.", "assurance"),
        ("Qureshi said the families would receive compensation.", "assurance"),
        ("Qureshi said his thoughts were with the families.", "condolence"),
        ("Qureshi said the raid was a senseless act of terror.", "condemnation"),
        ("Qureshi said the guards had shown courage.", "praise"),
        ("Qureshi said the raid was an attempt to sabotage the corridor.", "accusation"),
        ("Qureshi said the drivers should avoid the pass.", "demand"),
        ("Qureshi said the bridge could be attacked.", "warning"),
        ("Qureshi said the army would not rest.", "commitment"),
        ("Qureshi said the ministry had approved the plan.", "announcement"),
        ("The ministry put the number of guests at nine.", "description"),
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
        ("The minister said Quetta was calm.", ("balochistan",)),
        ("The minister said Kandahar was calm.", ("afghanistan",)),
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
    ("text", "expected"),
    [
        ("Two lorries were bombed near the pass. The minister said the drivers had fled.", ("counter_terrorism",)),
        (
            "A course for police cadets opened on Monday.\n\nThe instructor said it would last a year.",
            ("police_training",),
        ),
        (
            "Gunmen fired at a mill in Quetta.\n\nIts owner said the gate was shut.",
            ("counter_terrorism", "balochistan"),
        ),
        ("The school fair opened on Monday.\n\nThe teacher said the cakes were good.", ("other",)),
    ],
)
def test_the_matter_around_a_statement_is_its_topic(text: str, expected: tuple[str, ...]) -> None:
    assert [statement.topics for statement in statements_of(text)] == [expected]


def test_the_words_of_a_statement_go_before_the_matter_around_it() -> None:
    (statement,) = statements_of("A bomb went off at the mill. The minister said hackers had attacked no bank.")
    assert "cyber_crime" in statement.topics


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Qureshi told reporters that the road was open.", "reporters"),
        ("Qureshi assured Ambassador Lin Bo that the road was open.", "Lin Bo"),
        ("Qureshi urged the province to act.", "the province"),
        ("“The road is open,” Qureshi told the audience.", "the audience"),
        ("“The road is open,” Qureshi told a press conference.", "a press conference"),
        ("Speaking to reporters, Qureshi said the road was open.", "reporters"),
        ("Qureshi promised them a new road.", "them"),
        ("Qureshi thanked the army for its help.", "the army"),
        ("Qureshi accused the army of delay.", None),
        ("Qureshi said the road was open.", None),
    ],
)
def test_addressee(text: str, addressee: str | None) -> None:
    assert [statement.addressee for statement in statements_of(text)] == [addressee]


def test_in_a_meeting_one_side_speaks_to_the_other() -> None:
    said = statements_of(
        "Talha Qureshi met Ambassador Lin Bo on Tuesday. Qureshi said the road was open. Lin asked for guards."
    )
    assert [statement.addressee for statement in said] == ["Lin Bo", "Talha Qureshi"]


def test_the_day_is_the_one_beside_the_cue() -> None:
    (statement,) = statements_of("Qureshi said on Tuesday that the road had been shut since 2 January.")
    assert statement.said_on.start == date(2026, 2, 3)


def test_a_day_inside_the_words_is_not_the_day_of_speaking() -> None:
    (statement,) = statements_of("Qureshi said that the road was shut on 2 January.")
    assert statement.said_on.start is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Talha Qureshi met the envoy, Lin Bo, on Tuesday. Qureshi said the road was open. Lin asked for guards.",
            [date(2026, 2, 3), date(2026, 2, 3)],
        ),
        (
            "Talha Qureshi spoke at a fair on Tuesday. Farah Naz said the road was open.",
            [None],
        ),
        (
            "The two sides met on Tuesday. They agreed to open the road.",
            [date(2026, 2, 3)],
        ),
        (
            "Talha Qureshi said on Tuesday that the road was open. He added that guards had been posted.",
            [date(2026, 2, 3), date(2026, 2, 3)],
        ),
    ],
)
def test_the_day_of_a_meeting_is_that_of_what_its_people_say(text: str, days: list[date | None]) -> None:
    assert [statement.said_on.start for statement in statements_of(text)] == days


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Islamabad condemned the raid.", ["Government of Pakistan"]),
        ("The army in Pakistan has moved to Sibi. The army said the road was open.", ["Pakistan Army"]),
        ("A fire broke out in Ohio. The army said the road was open.", [None]),
        (
            "The Balochistan Liberation Army denied the report. The group said it had no camp there.",
            ["Balochistan Liberation Army", "Balochistan Liberation Army"],
        ),
        (
            "The Balochistan Liberation Army denied the report. Its statement said the camp was empty.",
            ["Balochistan Liberation Army", "Balochistan Liberation Army"],
        ),
        ("The River Trust praised the guards. The trust said they were kind.", ["River Trust", "River Trust"]),
    ],
)
def test_bodies_without_their_names(text: str, names: list[str | None]) -> None:
    assert [statement.speaker and statement.speaker.name for statement in statements_of(text)] == names


def test_a_capital_that_acts_carries_the_id_of_its_government() -> None:
    (statement,) = statements_of("Beijing condemned the raid.")
    assert statement.speaker is not None
    assert statement.speaker.actor_id == "state-government-china"


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


def test_words_of_the_portfolio_are_no_part_of_the_name() -> None:
    (statement,) = statements_of("Minister of State for Interior Junaid Lodhi said the road was open.")
    assert statement.speaker is not None
    assert statement.speaker.name == "Junaid Lodhi"


def test_an_anonymous_official_has_no_name() -> None:
    (statement,) = statements_of("A senior official said the road was open.")
    assert statement.speaker is not None
    assert (statement.speaker.text, statement.speaker.name) == ("A senior official", None)


def test_sure_statements_rank_above_doubtful_ones() -> None:
    (quoted,) = statements_of("“The road is open,” Qureshi said.")
    (judged,) = statements_of("Qureshi backed the plan.")
    assert quoted.confidence > judged.confidence
