"""Where an article's own words end, and that nothing is read behind them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading.endings import own_end
from tests.extractors.incidents.helpers import reports

STORY = "A polio worker was shot dead in Turbat on Monday, police said. A search for two men on a motorcycle has begun."
TEASERS = (
    "A snowed-in valley. — Agency/FileSKARDU: Five climbers were found dead near the...\n"
    "Riot police stand before a shopping centre in Malmen on 17 April 2022. —...\n"
    "Gunmen killed eleven miners in Mach on Friday, a court heard in the case of...\n"
)
LEFT = [
    TEASERS,
    TEASERS + "Copyright © 2026. The Daily Sangdar, All Rights Reserved | Contact Us | Authors",
    "Officer Malik Khan said that robbers were burning lorries near Baran bridge\n"
    "Court was told of a bombing in Quetta that killed nine\nCopyright 2026 The Daily Sangdar",
]


@pytest.mark.parametrize("teasers", LEFT)
def test_teasers_of_other_stories_are_not_read(teasers: str) -> None:
    text = f"{STORY}\n\n{teasers}"
    assert text[: own_end(text)].strip() == STORY
    assert [(r.place.name if r.place else None) for r in reports(text)] == ["Turbat"]


KEPT = [
    STORY,
    f"{STORY} The wait goes on...",
    f"{STORY}\nThe bus left Quetta at noon […]",
    f"{STORY}\nThe dead are:\nKarim Lund of Quetta\nBibi Gul of Mach\nSalim Khan of Turbat",
    f"{STORY}\nOne lorry was burnt near the bridge on Tuesday...\nCopyright 2026 The Daily Sangdar",
    f'{STORY}\n"We wait..."\n"And wait..."',
    f"{STORY}\nThat's my baby, she cried aloud — Amber (@amber_of_turbat) 4 February\n"
    "More men on scene now — Amber (@amber_of_turbat) 4 February\nCopyright 2026 The Daily Sangdar",
    "Robbers burn two lorries near the bridge...\nCourt hears of a bombing...\n",
]


@pytest.mark.parametrize("text", KEPT)
def test_an_articles_own_words_are_kept(text: str) -> None:
    own = text.removesuffix("Copyright 2026 The Daily Sangdar")
    assert own_end(text) >= len(own)


@given(st.text(alphabet="aB .…\n©", max_size=120))
def test_the_end_lies_in_the_text_and_a_second_look_changes_nothing(text: str) -> None:
    end = own_end(text)
    assert 0 <= end <= len(text)
    assert own_end(text[:end]) == end
