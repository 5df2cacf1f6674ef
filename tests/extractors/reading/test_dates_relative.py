"""Dates counted from the day of writing or from another date, and the day of writing itself."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.knowledge import Knowledge
from extractors.reading.dates import find_anchor, find_dates, precision_of
from extractors.reading.parsing import tokenise
from extractors.reading.sentences import sentence_words
from extractors.records import Article
from tests.extractors.reading.test_dates_calendar import WEDNESDAY, dates_in, said

WEEKDAYS = [
    ("The police said so on Wednesday.", ["Wednesday = 2024-08-28 (1)"]),
    ("Gunmen struck on Thursday.", ["Thursday = 2024-08-22 (1)"]),
    ("Gunmen struck late Tuesday afternoon.", ["late Tuesday afternoon = 2024-08-27 (1)"]),
    ("Gunmen struck late on Tuesday.", ["late on Tuesday = 2024-08-27 (1)"]),
    ("Gunmen struck on Friday night.", ["Friday night = 2024-08-23 (1)"]),
    ("Gunmen struck last Friday.", ["last Friday = 2024-08-23 (1)"]),
    ("Gunmen struck last Wednesday.", ["last Wednesday = 2024-08-21 (1)"]),
    ("Gunmen struck this Monday.", ["this Monday = 2024-08-26 (1)"]),
    ("Gunmen struck this past Sunday.", ["this past Sunday = 2024-08-25 (1)"]),
    ("Monday's raid left two dead.", ["Monday = 2024-08-26 (1)"]),
    ("Gunmen struck on Monday last week.", ["Monday last week = 2024-08-19 (1)"]),
    ("Gunmen struck on Tuesday of last week.", ["Tuesday of last week = 2024-08-20 (1)"]),
    ("The envoy will arrive next Tuesday.", ["next Tuesday = 2024-09-03 (1)"]),
    ("The envoy will arrive on Monday.", ["Monday = 2024-09-02 (1)"]),
    ("The envoy is scheduled to arrive on Friday.", ["Friday = 2024-08-30 (1)"]),
    ("The envoy is expected to leave on Sunday.", ["Sunday = 2024-09-01 (1)"]),
    ("The envoy said on Monday that he will leave soon.", ["Monday = 2024-08-26 (1)"]),
    ("The wee hours of Saturday brought new fire.", ["The wee hours of Saturday = 2024-08-24 (1)"]),
    ("They came in the early hours of Sunday.", ["in the early hours of Sunday = 2024-08-25 (1)"]),
    (
        "They left early on Sunday. It burst about an hour before midnight on Saturday.",
        ["early on Sunday = 2024-08-25 (1)", "about an hour before midnight on Saturday = 2024-08-24 (1)"],
    ),
    ("They left on Sunday. It had burst half an hour after midnight.", ["Sunday = 2024-08-25 (1)"]),
    ("They came on Sat night.", ["Sat night = 2024-08-24 (1)"]),
    (
        "He came on Friday and left the following Tuesday.",
        ["Friday = 2024-08-23 (1)", "the following Tuesday = 2024-08-27 (1)"],
    ),
    ("GUNMEN STRUCK A VAN ON TUESDAY IN THE HILLS.", ["TUESDAY = 2024-08-27 (1)"]),
]

NEAR = [
    ("The van was hit today.", ["today = 2024-08-28 (1)"]),
    ("The van was hit yesterday.", ["yesterday = 2024-08-27 (1)"]),
    ("The van was hit yesterday evening.", ["yesterday evening = 2024-08-27 (1)"]),
    ("The van was hit the day before yesterday.", ["the day before yesterday = 2024-08-26 (1)"]),
    ("The van was hit last night.", ["last night = 2024-08-27 (1)"]),
    ("The van was hit early this morning.", ["early this morning = 2024-08-28 (1)"]),
    ("The van was hit overnight.", ["overnight = 2024-08-27..2024-08-28 (2)"]),
    ("The van will leave tomorrow.", ["tomorrow = 2024-08-29 (1)"]),
    ("The van was hit last week.", ["last week = 2024-08-19..2024-08-25 (3)"]),
    ("The van was hit earlier this week.", ["earlier this week = 2024-08-26..2024-08-28 (2)"]),
    ("The van was hit last month.", ["last month = 2024-07-01..2024-07-31 (4)"]),
    ("The van was hit early last month.", ["early last month = 2024-07-01..2024-07-10 (4)"]),
    ("The van was hit earlier this month.", ["earlier this month = 2024-08-01..2024-08-28 (4)"]),
    ("The van was hit earlier in the month.", ["earlier in the month = 2024-08-01..2024-08-28 (4)"]),
    ("The van was hit last year.", ["last year = 2023-01-01..2023-12-31 (5)"]),
    ("The van was hit late last year.", ["late last year = 2023-09-01..2023-12-31 (5)"]),
    ("Forty vans were hit so far this year.", ["so far this year = 2024-01-01..2024-08-28 (5)"]),
    ("Forty vans were hit this year so far.", ["this year so far = 2024-01-01..2024-08-28 (5)"]),
    ("The work ends next year.", ["next year = 2025-01-01..2025-12-31 (5)"]),
    ("The van was hit over the weekend.", ["the weekend = 2024-08-24..2024-08-25 (2)"]),
    ("The van was hit last weekend.", ["last weekend = 2024-08-24..2024-08-25 (2)"]),
    ("Forty vans were hit in the past three years.", ["the past three years = 2021-08-28..2024-08-28 (5)"]),
    ("Forty vans were hit over the last two weeks.", ["the last two weeks = 2024-08-14..2024-08-28 (4)"]),
    ("Four vans were hit in the past 24 hours.", ["the past 24 hours = 2024-08-27..2024-08-28 (2)"]),
    ("Four vans were hit in the past week.", ["the past week = 2024-08-21..2024-08-28 (4)"]),
    ("Four vans were hit in the last few days.", ["the last few days = 2024-08-22..2024-08-28 (3)"]),
    ("The port opens in the next six months.", ["the next six months = 2024-08-28..2025-02-28 (5)"]),
    ("Vans were hit in recent years.", ["in recent years = ? (0)"]),
]

DISTANCES = [
    ("The van was hit three days ago.", ["three days ago = 2024-08-25 (1)"]),
    ("The van was hit a week ago.", ["a week ago = 2024-08-18..2024-08-24 (3)"]),
    ("The van was hit two weeks ago.", ["two weeks ago = 2024-08-11..2024-08-17 (3)"]),
    ("The van was hit a month ago.", ["a month ago = 2024-07-01..2024-07-31 (4)"]),
    ("The van was hit eight months ago.", ["eight months ago = 2023-12-01..2023-12-31 (4)"]),
    ("The van was hit two years ago.", ["two years ago = 2022-01-01..2022-12-31 (5)"]),
    ("The van was hit nearly ten days ago.", ["nearly ten days ago = 2024-08-17..2024-08-19 (2)"]),
    ("The van was hit a few days ago.", ["a few days ago = 2024-08-22..2024-08-26 (2)"]),
    ("The van was hit a couple of days ago.", ["a couple of days ago = 2024-08-26 (1)"]),
    ("The van was hit decades ago.", ["decades ago = ? (0)"]),
    ("The van was hit years ago.", ["years ago = ? (0)"]),
    (
        "He fell on 26 March 2024. Two days later the mill shut.",
        ["26 March 2024 = 2024-03-26 (1)", "Two days later = 2024-03-28 (1)"],
    ),
    (
        "He fell on 26 March 2024. Two days earlier a letter came.",
        ["26 March 2024 = 2024-03-26 (1)", "Two days earlier = 2024-03-24 (1)"],
    ),
    (
        "He fell on 26 March 2024. A day after, the mill shut.",
        ["26 March 2024 = 2024-03-26 (1)", "A day after = 2024-03-27 (1)"],
    ),
    (
        "He fell on 26 March 2024. The next day the mill shut.",
        ["26 March 2024 = 2024-03-26 (1)", "The next day = 2024-03-27 (1)"],
    ),
    (
        "He fell on 26 March 2024. The previous night it rained.",
        ["26 March 2024 = 2024-03-26 (1)", "The previous night = 2024-03-25 (1)"],
    ),
    (
        "He fell on 26 March 2024. The mill shut the same day.",
        ["26 March 2024 = 2024-03-26 (1)", "the same day = 2024-03-26 (1)"],
    ),
    (
        "He fell on 26 March 2024. Later that day the mill shut.",
        ["26 March 2024 = 2024-03-26 (1)", "Later that day = 2024-03-26 (1)"],
    ),
    (
        "He fell in July 2021. Two days later the mill shut.",
        ["July 2021 = 2021-07-01..2021-07-31 (4)", "Two days later = ? (0)"],
    ),
    (
        "He fell in July 2021. In October that year the mill shut.",
        ["July 2021 = 2021-07-01..2021-07-31 (4)", "October that year = 2021-10-01..2021-10-31 (4)"],
    ),
    (
        "He fell in July 2021. Three years later the mill shut.",
        ["July 2021 = 2021-07-01..2021-07-31 (4)", "Three years later = 2024-01-01..2024-12-31 (5)"],
    ),
    (
        "He fell in March 2024; around the same time a mill burnt.",
        ["March 2024 = 2024-03-01..2024-03-31 (4)", "around the same time = ? (0)"],
    ),
    ("Two days earlier a letter came.", ["Two days earlier = ? (0)"]),
]


@pytest.mark.parametrize(("text", "expected"), [*WEEKDAYS, *NEAR, *DISTANCES])
def test_relative_dates(text: str, expected: list[str]) -> None:
    assert said(text) == expected


CLOCKS = [
    ("It struck at 9:20pm on Monday.", date(2024, 8, 26), time(21, 20), None),
    ("It struck on Monday at around 9.20 p.m. local time.", date(2024, 8, 26), time(21, 20), None),
    ("It struck around 9:20pm (local time) on August 26.", date(2024, 8, 26), time(21, 20), None),
    ("It struck at 0100 on 26 August.", date(2024, 8, 26), time(1, 0), None),
    ("It struck at 14:30 GMT on 26 August.", date(2024, 8, 26), time(14, 30), None),
    ("It struck just before 3 a.m. Saturday.", date(2024, 8, 24), time(3, 0), None),
    ("It struck at 12:05 am on Saturday.", date(2024, 8, 24), time(0, 5), None),
    ("It struck on the night of August 26.", date(2024, 8, 26), None, "night"),
    ("It struck on Saturday morning.", date(2024, 8, 24), None, "morning"),
    ("It struck around midnight on Saturday.", date(2024, 8, 24), None, "midnight"),
]


@pytest.mark.parametrize(("text", "day", "at", "part"), CLOCKS)
def test_a_time_of_day_goes_with_its_day(text: str, day: date, at: time | None, part: str | None) -> None:
    (mention,) = dates_in(text)
    assert (mention.when.start, mention.time_of_day, mention.part_of_day) == (day, at, part)


def test_a_time_of_day_alone_is_no_day() -> None:
    (mention,) = dates_in("It struck at about 9:20 pm.")
    assert (mention.kind, mention.when.start, mention.time_of_day) == ("time", None, time(21, 20))


FLAGS = [
    ("It struck on Monday.", {"is_deictic"}),
    ("It struck on 26 August.", set()),
    ("It struck two days later.", {"is_relative"}),
    ("It struck around the same time.", {"is_relative", "is_vague"}),
    ("It struck a few days ago.", {"is_deictic", "is_vague"}),
    ("It struck in recent months.", {"is_vague"}),
    ("The minister will come on Monday.", {"is_deictic", "is_future"}),
    ("They pray there every Friday.", {"is_recurring"}),
    ("They pray there on Fridays.", {"is_recurring"}),
]


@pytest.mark.parametrize(("text", "flags"), FLAGS)
def test_flags_say_how_a_date_was_read(text: str, flags: set[str]) -> None:
    (mention,) = dates_in(text)
    names = ("is_deictic", "is_relative", "is_vague", "is_future", "is_recurring", "is_dateline")
    assert {name for name in names if getattr(mention, name)} == flags


@pytest.mark.parametrize(
    ("text", "bound", "kind"),
    [
        ("Since Monday the road is shut.", "since", "period"),
        ("Since 2021 the road is shut.", "since", "period"),
        ("The road stays shut until Friday.", "until", "day"),
        ("All must leave by August 31.", "until", "day"),
        ("It fell on Friday.", None, "day"),
        ("It fell in 2021.", None, "period"),
        ("It fell between 2 and 5 May 2021.", None, "range"),
    ],
)
def test_bounds_and_kinds(text: str, bound: str | None, kind: str) -> None:
    (mention,) = dates_in(text)
    assert (mention.bound, mention.kind) == (bound, kind)


def anchor_of(text: str, published: datetime | None, *, is_date: bool = False) -> date | None:
    article = Article("a", None, None, text, language="en", published_at=published, published_is_date=is_date)
    return find_anchor(text, article, Knowledge().lexicon)


NOON = datetime(2024, 8, 28, 12, tzinfo=UTC)
LATE = datetime(2024, 8, 28, 21, 30, tzinfo=UTC)
ANCHORS = [
    ("QUETTA, Aug 27 (Northern Wire) A van was hit.", NOON, date(2024, 8, 27)),
    ("QUETTA, 27 Aug 24 (Northern Wire) -- [Text] A van was hit.", NOON, date(2024, 8, 27)),
    ("Quetta (Pakistan), 27 August (Northern Wire) -- A van was hit.", NOON, date(2024, 8, 27)),
    ("A van was hit\n\nQUETTA/GWADAR, August 27: A van was hit.", NOON, date(2024, 8, 27)),
    ("BOGOTA, Dec 30 (Northern Wire) A van was hit.", datetime(2024, 1, 2, tzinfo=UTC), date(2023, 12, 30)),
    ("LIMA, 23 Aug 88 (Northern Wire) -- A van was hit.", None, date(1988, 8, 23)),
    ("QUETTA: A van was hit on Aug 27.", NOON, date(2024, 8, 28)),
    ("A van was hit near Quetta.", LATE, date(2024, 8, 29)),
    ("A van was hit near Toledo.", LATE, date(2024, 8, 28)),
    ("A van was hit near Toledo.", None, None),
    ("Posted: Monday, August 26, 2024 1:50 PM\nA van was hit.", NOON, date(2024, 8, 26)),
    ("Updated: Monday, August 26, 2024 1:50 PM\nA van was hit.", NOON, date(2024, 8, 28)),
    ("Published August 26, 2024\nA van was hit.", None, date(2024, 8, 26)),
]


@pytest.mark.parametrize(("text", "published", "expected"), ANCHORS)
def test_the_anchor_is_the_day_of_writing(text: str, published: datetime | None, expected: date | None) -> None:
    assert anchor_of(text, published) == expected


def test_a_publication_date_without_a_time_is_taken_as_it_stands() -> None:
    late = datetime(2024, 8, 28, 20, tzinfo=UTC)
    assert anchor_of("A van was hit near Quetta.", late, is_date=True) == date(2024, 8, 28)


@pytest.mark.parametrize(
    "text",
    [
        "QUETTA, Aug 27 (Northern Wire) A van was hit.",
        "Posted: Monday, August 26, 2024\nA van was hit.",
        "A van was hit. - Desk (@northernwire) August 26, 2024",
        "The wreck. (August 26, 2024/Northern Wire)",
    ],
)
def test_dates_of_writing_and_posting_are_marked(text: str) -> None:
    assert [mention.is_dateline for mention in dates_in(text)] == [True]


def test_a_text_without_dates_has_none() -> None:
    assert dates_in("Gunmen attacked a van near the town and fled.") == ()


WORDS = st.sampled_from(
    [
        "on",
        "in",
        "since",
        "until",
        "from",
        "between",
        "to",
        "and",
        "the",
        "last",
        "next",
        "this",
        "early",
        "mid",
        "late",
        "ago",
        "later",
        "two",
        "three",
        "26",
        "2024",
        "9:20",
        "pm",
        "of",
        "Monday",
        "Friday",
        "August",
        "Aug.",
        "March",
        "31st",
        "yesterday",
        "week",
        "month",
        "year",
        "years",
        "days",
        "night",
        "same",
        "time",
        "weekend",
        "winter",
        ",",
        "(",
        ")",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join))
ANCHOR_DAYS = st.one_of(st.none(), st.dates())


@settings(max_examples=300, deadline=None)
@given(TEXTS, ANCHOR_DAYS)
def test_any_text_gives_spans_of_itself_and_ordered_days(text: str, anchor: date | None) -> None:
    lexicon = Knowledge().lexicon
    doc, _ = tokenise(text, sentence_words(lexicon))
    end = 0
    for mention in find_dates(doc, anchor, lexicon):
        span, when = mention.span, mention.when
        assert text[span.start : span.end] == span.text == when.text
        assert end <= span.start < span.end
        end = span.end
        assert (when.start is None) == (when.end is None) == (when.precision == 0)
        assert when.start is None or when.end is None or when.start <= when.end


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.dates())
def test_any_text_gives_an_anchor_without_raising(text: str, day: date) -> None:
    published = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    assert anchor_of(text, published) is not None


@given(st.dates(), st.integers(0, 800))
def test_precision_follows_length(start: date, days: int) -> None:
    if (date.max - start).days < days:
        return
    expected = 1 if days == 0 else 2 if days < 6 else 3 if days == 6 else 4 if days < 31 else 5
    assert precision_of(start, start + timedelta(days=days)) == expected


def test_weekdays_never_lie_ahead_of_a_past_verb() -> None:
    for back in range(7):
        day = WEDNESDAY - timedelta(days=back)
        (mention,) = dates_in(f"A van was hit on {day:%A}.")
        assert mention.when.start == day
