"""The hard parts of who says what, case by case: given a text → speakers, contents and carriers."""

import pytest

from extractors.records import Statement
from tests.extractors.statements.reading_helper import statements_of

MEETING = "Interior Minister Talha Qureshi met Chinese Ambassador Lin Bo in Islamabad on Tuesday."


def _names(text: str) -> list[str | None]:
    return [said.speaker.name if said.speaker is not None else None for said in statements_of(text)]


def _contents(text: str) -> list[str]:
    return [" | ".join(span.text for span in said.content) for said in statements_of(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{MEETING}\n\nThe envoy said the road was safe.", ["Lin Bo"]),
        (f"{MEETING}\n\nThe ambassador said the road was safe.", ["Lin Bo"]),
        (f"{MEETING}\n\nThe Chinese diplomat said the road was safe.", ["Lin Bo"]),
        (f"{MEETING}\n\nThe top diplomat said the road was safe.", ["Lin Bo"]),
        (f"{MEETING}\n\nThe visiting envoy said the road was safe.", ["Lin Bo"]),
        (f"{MEETING}\n\nThe minister said the road was safe.", ["Talha Qureshi"]),
        (f"{MEETING}\n\nThe interior minister said the road was safe.", ["Talha Qureshi"]),
        (f"{MEETING}\n\nThe home minister said the road was safe.", ["Talha Qureshi"]),
        (f"{MEETING}\n\nQureshi said the road was safe. He promised more guards.", ["Talha Qureshi", "Talha Qureshi"]),
        (f"{MEETING}\n\nLin said the road was safe.\n\nHe thanked the guards for their work.", ["Lin Bo", "Lin Bo"]),
        (
            f"{MEETING}\n\nLin said the road was safe.\n\nWork went on.\n\nHe asked for more guards.",
            ["Lin Bo", "Lin Bo"],
        ),
        (
            "Spokeswoman Farah Naz met Talha Qureshi. She said the gate was shut. He said it was open.",
            ["Farah Naz", "Talha Qureshi"],
        ),
        (
            "Mayor Farah Naz opened the fair. “We will stay,” she said.\n\n“The fair is ours,” the mayor added.",
            ["Farah Naz"] * 2,
        ),
        (
            "Inspector General of Police Talha Qureshi toured the camp. The IGP said the camp was safe.",
            ["Talha Qureshi"],
        ),
        (
            "Farah Naz, the company's spokeswoman, opened the talks. The spokeswoman said work would go on.",
            ["Farah Naz"],
        ),
        ("A senior official said the road was shut. The official asked for patience.", [None, None]),
        ("The drivers fled to guards who said the road was mined.", ["guards"]),
        ("Guards met farmers from the hills who said the road was mined.", ["farmers"]),
        ("The River Trust, which said the gate was open, has left.", ["River Trust"]),
        ("Talha Qureshi, who promised more guards, left on Monday.", ["Talha Qureshi"]),
        ("Nobody said the road was safe.", []),
        ("Those who know the road say it is safe.", [None]),
    ],
)
def test_pronouns_titles_and_descriptions_across_paragraphs(text: str, names: list[str | None]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{MEETING} Both sides agreed to open the road.", ["Talha Qureshi and Lin Bo"]),
        (f"{MEETING} The two sides agreed to open the road.", ["Talha Qureshi and Lin Bo"]),
        (f"{MEETING} The two officials agreed to open the road.", ["Talha Qureshi and Lin Bo"]),
        (
            f"{MEETING} Both sides agreed to open the road. They vowed to guard it.",
            ["Talha Qureshi and Lin Bo"] * 2,
        ),
        ("Talha Qureshi and Farah Naz said the road was safe.", ["Talha Qureshi and Farah Naz"]),
        ("Pakistan and China condemned the raid.", ["Pakistan and China"]),
        ("Pakistan condemned the raid.", ["Government of Pakistan"]),
        ("China asked for an inquiry.", ["Government of China"]),
        ("Beijing asked for an inquiry.", ["Government of China"]),
        ("The ministry's officers were late. The ministry said the road was safe.", [None]),
        ("The Harbour Trust opened a school. It condemned the raid.", [None]),
        ("The Harbour Trust said the gate was shut. It condemned the raid.", ["Harbour Trust", "Harbour Trust"]),
        ("Police in Quetta said the road was safe.", [None]),
        ("The ISPR said the road was safe.", ["Inter-Services Public Relations"]),
        ("The army moved to Quetta. Its media wing said the road was safe.", ["Inter-Services Public Relations"]),
        (
            "The Balochistan Liberation Army struck Quetta. The army said it had killed nine men.",
            ["Pakistan Army"],
        ),
    ],
)
def test_collective_and_institutional_speakers(text: str, names: list[str | None]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Interior Minister Mohsin Naqvi said the road was safe.",
        "Home Minister Mohsin Naqvi said the road was safe.",
        "Federal Interior Minister Mohsin Naqvi said the road was safe.",
        "Minister for Interior Syed Mohsin Raza Naqvi said the road was safe.",
        "Mohsin Naqvi toured the camp. The minister said the road was safe.",
        "Mohsin Naqvi toured the camp. The home minister said the road was safe.",
        "Mohsin Naqvi toured the camp. Naqvi said the road was safe.",
        "Mohsin Naqvi toured the camp. Mr Naqvi said the road was safe.",
    ],
)
def test_one_person_under_several_titles_and_spellings(text: str) -> None:
    (said,) = statements_of(text)
    assert said.speaker is not None
    assert (said.speaker.actor_id, said.speaker.title) == ("person-mohsin-naqvi", "Interior Minister")


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("Chinese Ambassador Jiang Zaidong thanked the guards for their work.", "person-jiang-zaidong"),
        ("Jiang Zaidong met the guards. Ambassador Zaidong thanked them for their work.", "person-jiang-zaidong"),
        ("Jiang Zaidong met the guards. Ambassador Jiang thanked them for their work.", "person-jiang-zaidong"),
        ("Chinese Interior Minister Wang Xiaohong praised the guards.", "person-wang-xiaohong"),
        ("Minister of Public Security Wang Xiaohong praised the guards.", "person-wang-xiaohong"),
        ("Wang Xiaohong met the guards. Wang praised them for their work.", "person-wang-xiaohong"),
    ],
)
def test_offices_of_another_state(text: str, actor_id: str) -> None:
    said = statements_of(text)[-1]
    assert said.speaker is not None
    assert said.speaker.actor_id == actor_id


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“The road is safe.\n\n“It will stay safe,” Qureshi said.", ["“The road is safe. | “It will stay safe,”"]),
        ("“The road is safe,” Qureshi said. “It will stay safe.”", ["“The road is safe,” | “It will stay safe.”"]),
        (
            "“The road is safe,” Qureshi said.\n\n“It will stay safe.”",
            ["“The road is safe,” | “It will stay safe.”"],
        ),
        (
            "Qureshi said: “The road is safe.\n\n“It will stay safe.\n\n“We guard it by night.”",
            ["“The road is safe. | “It will stay safe. | “We guard it by night.”"],
        ),
        (
            "“The road is safe,” Qureshi said, “and it will stay safe.”",
            ["“The road is safe,” | “and it will stay safe.”"],
        ),
        ("Qureshi added: “The road is safe", ["“The road is safe"]),
        ("Qureshi told the drivers:\n\n“The road is safe.”", ["“The road is safe.”"]),
        ("He visited the “Friendship Hall” and the “Long Road” exhibition.", []),
        ("The so-called “ghost road” was closed.", []),
        ("On “The Morning Show,” Qureshi said the road was safe.", ["the road was safe"]),
        ("The film was shown in the port's “Friendship Hall”.", []),
    ],
)
def test_quotations_over_sentences_and_paragraphs(text: str, contents: list[str]) -> None:
    assert _contents(text) == contents


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        ("“The road is safe,” said Talha Qureshi.", "Talha Qureshi", "“The road is safe,”"),
        ("The road, Talha Qureshi said, is safe.", "Talha Qureshi", "The road | is safe"),
        ("The road is safe, Talha Qureshi has said.", "Talha Qureshi", "The road is safe"),
        ("“The road is safe.” — Talha Qureshi", "Talha Qureshi", "“The road is safe.”"),
        ("According to Talha Qureshi, the road is safe.", "Talha Qureshi", "the road is safe"),
        ("The road is safe, according to Talha Qureshi.", "Talha Qureshi", "The road is safe"),
        ("As per Talha Qureshi, the road is safe.", "Talha Qureshi", "the road is safe"),
        ("In the words of Talha Qureshi, the road is safe.", "Talha Qureshi", "the road is safe"),
        ("In Talha Qureshi's view, the road is safe.", "Talha Qureshi", "the road is safe"),
        ("In a statement, Talha Qureshi said the road was safe.", "Talha Qureshi", "the road was safe"),
        ("Talha Qureshi told Farah Naz that the road was safe.", "Talha Qureshi", "that the road was safe"),
        ("Talha Qureshi assured the drivers that the road was safe.", "Talha Qureshi", "that the road was safe"),
        ("Talha Qureshi called the raid “a coward's work”.", "Talha Qureshi", "the raid “a coward's work”"),
        ("Talha Qureshi thanked the guards for “a safe road”.", "Talha Qureshi", "the guards for “a safe road”"),
        ("Talha Qureshi put the number of dead at nine.", "Talha Qureshi", "the number of dead at nine"),
        ("Talha Qureshi disputes this.", "Talha Qureshi", "this"),
        ("Talha Qureshi made it clear that the road was safe.", "Talha Qureshi", "that the road was safe"),
        ("The raid was condemned by Talha Qureshi.", "Talha Qureshi", "The raid"),
        ("Talha Qureshi urged calm.", "Talha Qureshi", "calm"),
        ("Brigadier (retd) Talha Qureshi said the road was safe.", "Talha Qureshi", "the road was safe"),
    ],
)
def test_every_way_to_say_whose_words_they_are(text: str, name: str, content: str) -> None:
    assert (_names(text), _contents(text)) == ([name], [content])


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        ("“The road is safe,” Qureshi was quoted as saying by Xinhua.", "Xinhua"),
        ("Qureshi was quoted by the Global Times as saying that the road was safe.", "Global Times"),
        ("“The road is safe,” state news agency Xinhua quoted Qureshi as saying.", "Xinhua"),
        ("The daily quoted an official as saying that the road was safe.", "The daily"),
        ("Qureshi told Dawn that the road was safe.", "Dawn"),
        ("Qureshi told Reuters by telephone that the road was safe.", "Reuters"),
        ("In an interview with Geo News, Qureshi said the road was safe.", "Geo News"),
        (
            "“The road is safe,” Qureshi said in an interview with the South China Morning Post.",
            "South China Morning Post",
        ),
        ("Speaking to the BBC, Qureshi said the road was safe.", "BBC"),
        ("Qureshi said the road was safe, the agency reported.", "the agency"),
        ("Qureshi told Lin that the road was safe, state-run Xinhua news agency reported.", "Xinhua"),
        ("Qureshi condemned the raid, according to a press release.", "a press release"),
        ("Qureshi praised the guards, the release said.", "the release"),
        ("Qureshi told the farmers that the road was safe.", None),
        ("Qureshi told the nation that the road was safe.", None),
        ("Qureshi said in a statement that the road was safe.", None),
    ],
)
def test_who_carried_the_words(text: str, carrier: str | None) -> None:
    (said,) = statements_of(text)
    assert said.speaker is not None
    assert said.speaker.text in ("Qureshi", "an official")
    assert said.carrier == carrier


def test_it_said_goes_back_to_the_release_cited_before() -> None:
    first, second = statements_of(
        "Qureshi condemned the raid, the release said. The envoy thanked the guards for their work, it said."
    )
    assert (first.carrier, second.carrier) == ("the release", "the release")


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Qureshi said the envoy had promised to return.", ["the envoy had promised to return"]),
        ("Qureshi said the police believed the man had fled.", ["the police believed the man had fled"]),
        ("“He told me the road was mined,” Qureshi said.", ["“He told me the road was mined,”"]),
        ("China backed Pakistan's demand that the camps be closed.", ["Pakistan's demand that the camps be closed"]),
        (
            "The army rejected the group's claim that it had shot down a drone.",
            ["the group's claim that it had shot down a drone"],
        ),
        (
            "The paper reported that Qureshi said that the envoy had promised to return.",
            ["that the envoy had promised to return"],
        ),
    ],
)
def test_speech_in_speech(text: str, contents: list[str]) -> None:
    assert _contents(text) == contents


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Qureshi said the road was safe, adding that guards had been posted.",
            ["the road was safe | that guards had been posted"],
        ),
        (
            "Qureshi expressed grief over the deaths and stressed that the road was safe.",
            ["grief over the deaths | that the road was safe"],
        ),
        (
            "Reaffirming their friendship, the two ministers said the road was safe.",
            ["their friendship | the road was safe"],
        ),
        (
            "“The road is perfectly safe for all of you,” Qureshi said, adding that guards were there.",
            ["“The road is perfectly safe for all of you,” | that guards were there"],
        ),
        (
            "“It is safe,” Qureshi said, adding that two hundred guards had been posted along it since May.",
            ["“It is safe,”", "that two hundred guards had been posted along it since May"],
        ),
        (
            "Qureshi condemned the raid and promised to punish its planners.",
            ["the raid", "to punish its planners"],
        ),
        (
            "Qureshi said the road was safe. He said guards had been posted.",
            ["the road was safe", "guards had been posted"],
        ),
        (
            "Qureshi said the road was safe, while Lin said it was mined.",
            ["the road was safe", "it was mined"],
        ),
    ],
)
def test_one_speakers_words_in_one_breath(text: str, contents: list[str]) -> None:
    assert _contents(text) == contents


@pytest.mark.parametrize(
    "text",
    [
        "The ministers discussed the price of cement.",
        "The two sides exchanged views on trade and security.",
        "Qureshi invited Lin to visit the camp.",
        "Qureshi declined to comment.",
        "The firm refused to name the buyer.",
        "Qureshi heard the case seeking a new road.",
        "According to data of the bureau, 20 drivers were killed and 34 injured from 2021 to 2024.",
        "Qureshi received the envoy at the airport.",
        "No group has claimed responsibility for the raid.",
        "If Qureshi says the road is safe, the drivers will go.",
        "Qureshi welcomed Lin.",
        "The court issued warrants for the two drivers.",
        "Earlier reports said the road was mined.",
        "Police are looking for settlers who believe the mine belongs to them.",
        "The court proclaimed two absconders in the case.",
        "The officers were briefed on the plan.",
        "Locals call it “the ghost road”, a name on no map.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert _contents(text) == []


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Qureshi promises a safe road\n\nQUETTA: Minister Talha Qureshi said on Monday that the road was safe.",
            ["that the road was safe"],
        ),
        ("Qureshi promises a safe road\n\nThe road was closed on Monday. Nobody was hurt.", ["a safe road"]),
        (
            "Talha Qureshi said the road was safe.\n\nCourt asks the clerk to submit a new reply",
            ["the road was safe"],
        ),
        (
            "Talha Qureshi said the road was safe.\n\nThis image shows plums on a tree. — AFP/File",
            ["the road was safe"],
        ),
        (
            "Talha Qureshi said the road was safe.\n\nThe mayor said the fair would...",
            ["the road was safe"],
        ),
    ],
)
def test_headings_captions_and_teasers(text: str, contents: list[str]) -> None:
    assert _contents(text) == contents


def _addressee(said: Statement) -> tuple[str | None, str | None]:
    return (said.speaker.name if said.speaker is not None else None, said.addressee)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Talha Qureshi assured Lin Bo that the road was safe.", ("Talha Qureshi", "Lin Bo")),
        ("Talha Qureshi assured foolproof security to the engineers.", ("Talha Qureshi", None)),
        ("Talha Qureshi told a seminar that the road was safe.", ("Talha Qureshi", "a seminar")),
        ("Talha Qureshi warned the militants that the road was guarded.", ("Talha Qureshi", "the militants")),
    ],
)
def test_who_is_spoken_to(text: str, sides: tuple[str | None, str | None]) -> None:
    (said,) = statements_of(text)
    assert _addressee(said) == sides
