"""The incident reader: mentions, harm, scenes, stories, reports."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from extractors.incidents.dates import ON_RESPONSE, DateCandidate, date_candidates
from extractors.incidents.grouping import Story, group_scenes
from extractors.incidents.harm import find_groups
from extractors.incidents.lexicon import load_lexicon
from extractors.incidents.places import home_of, with_home
from extractors.incidents.report import Settled, report_of, settled_date, settled_place
from extractors.incidents.scenes import find_scenes
from extractors.incidents.titles import title_tolls
from extractors.incidents.tolls import SentenceToll
from extractors.incidents.triggers import find_mentions
from extractors.incidents.view import View, view_of
from extractors.knowledge import Knowledge
from extractors.reading.nlp import Reading
from extractors.records import IncidentReport, Realis, When

LEAD_SENTENCES = 6
RESPONSE_REACH = 8
LEAST_TIED = 1.3
"""A place tied less firmly yields to the dateline or the police force."""
SAME_TIME = (
    "around the same time",
    "at about the same time",
    "about the same time",
    "the same month",
    "at around the same time",
)
SAME_DAY = ("the same day", "that same day", "on the same day", "hours later", "hours earlier", "shortly afterwards")


def read_incidents(reading: Reading, knowledge: Knowledge) -> tuple[IncidentReport, ...]:
    """Return a report of every incident the article tells, in the order it first tells them.

    A text without a parse (any language but English) yields none. Offsets point into `reading.article.text`.
    """
    if not reading.parsed or not len(reading.doc):
        return ()
    view = view_of(reading, load_lexicon(knowledge.lexicon))
    mentions = find_mentions(view)
    if not any(mention.kind for row in mentions for mention in row):
        return ()
    scenes = find_scenes(view, mentions, find_groups(view))
    stories = [story for story in group_scenes(view, scenes) if _is_told(story)]
    main = _main(view, stories)
    return tuple(_reports(view, stories, main, title_tolls(view, knowledge)))


def _reports(
    view: View, stories: list[Story], main: Story | None, title: Mapping[str, SentenceToll]
) -> Iterator[IncidentReport]:
    before: When | None = None
    for story in stories:
        is_main = story is main
        date = settled_date(story.scenes) or _borrowed(view, story, before)
        date = date or (_response_date(view, story) if is_main else None)
        place = settled_place(story.scenes)
        if is_main and (place is None or place.score < LEAST_TIED or not place.is_known):
            place = with_home(place, home_of(view))
        yield report_of(view, story, Settled(date, place, is_main, title if is_main else {}))
        before = date.when if date else before


def _is_told(story: Story) -> bool:
    """Say whether a story is one happening with something known of it, not a vague many or a bare word."""
    told = [m for s in story.scenes for m in s.told if m.realis is Realis.ACTUAL]
    if not told:
        return story.scenes[0].realis is Realis.FOILED and not all(m.plural for m in story.scenes[0].told)
    date, place = settled_date(story.scenes), settled_place(story.scenes)
    toll = any(g.party.count is not None for s in story.scenes for g in s.groups)
    if all(m.vague for m in told):
        dated = date is not None and date.when.precision <= 4
        return dated and (place is not None or toll)
    return date is not None or place is not None or toll or story.scenes[0].sentence < LEAD_SENTENCES


def _main(view: View, stories: list[Story]) -> Story | None:
    """Return the story of the headline or the lead, if there is one."""
    best, best_score = None, 0.0
    title = set((view.reading.article.title or "").lower().replace(",", " ").split())
    for story in stories:
        if story.scenes[0].realis is not Realis.ACTUAL:
            continue
        first = story.scenes[0].sentence
        score = (
            2.0 * (first < LEAD_SENTENCES)
            + min(len(story.scenes), 6) * 0.3
            + 1.5 * _in_title(view, story, title)
            - 0.05 * min(first, 20)
        )
        if score > best_score:
            best, best_score = story, score
    return best if best_score >= 1.5 else None


def _in_title(view: View, story: Story, title: set[str]) -> bool:
    words = {w for s in story.scenes for m in s.told for i in range(m.start, m.end) for w in view.words[i]}
    return bool(words & title)


def _response_date(view: View, story: Story) -> DateCandidate | None:
    """Return the day of the first response told right after: "officers were called there on Monday"."""
    first = story.scenes[0].sentence
    for sentence in range(first, min(first + RESPONSE_REACH, len(view.bounds))):
        for candidate in date_candidates(view, sentence, set(), *view.bounds[sentence]):
            if candidate.score >= ON_RESPONSE and candidate.when.precision <= 2:
                return candidate
    return None


def _borrowed(view: View, story: Story, before: When | None) -> DateCandidate | None:
    """Return the neighbour's date for "around the same time" (month) and "the same day" (day)."""
    if before is None or before.start is None:
        return None
    sentence = view.sentence_span(story.scenes[0].sentence)
    low = sentence.text.lower()
    if any(words in low for words in SAME_DAY):
        return DateCandidate(replace(before, text=None), sentence, 1.0)
    if any(words in low for words in SAME_TIME):
        first = before.start.replace(day=1)
        last = before.end if before.precision == 4 and before.end else before.start
        return DateCandidate(When(first, max(first, last), 4, None), sentence, 1.0)
    return None
