"""One story or two: another victim is no other incident, another attack is."""

import pytest

from tests.extractors.incidents.helpers import actual

STORIES = [
    ("Four people were shot at a party in Hub on Monday. Another man was shot in the leg.", 1),
    ("Gunmen attacked a bus in Hub on Monday and killed two men. Another passenger was shot and wounded.", 1),
    ("A blast in Hub killed two men on Monday. Another blast in Turbat killed three on Tuesday.", 2),
    ("A policeman was shot dead in Hub on Monday. In another attack, a trader was killed in Sibi on Sunday.", 2),
    ("A teacher was killed in Kech on Monday. Separately, gunmen killed a guard in Awaran on Monday.", 2),
    ("A trader was shot dead in Hub on Monday. Related: Gunmen kill two in Sibi", 1),
    ("A trader was shot dead in Hub on Monday.\n\n► Related: Gunmen kill two in Sibi\n\nHe was 40.", 1),
]


@pytest.mark.parametrize(("text", "stories"), STORIES)
def test_number_of_stories(text: str, stories: int) -> None:
    assert len(actual(text)) == stories
