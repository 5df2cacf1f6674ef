"""The incident reader: mentions, harm, scenes, stories, reports."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from extractors.incidents.dates import ON_RESPONSE, DateCandidate, carried_date, date_candidates
from extractors.incidents.grouping import Story, group_scenes
from extractors.incidents.harmed import find_groups
from extractors.incidents.lexicon import load_lexicon
from extractors.incidents.places import PlaceCandidate, place_candidates
from extractors.incidents.report import Settled, report_of, settled_date, settled_place
from extractors.incidents.scenes import find_scenes
from extractors.incidents.setting import setting, title_places
from extractors.incidents.telling import LEAD_SENTENCES, is_anchored, told_stories
from extractors.incidents.titles import title_tolls
from extractors.incidents.tolls import SentenceToll, low
from extractors.incidents.triggers import find_mentions
from extractors.incidents.view import View, view_of
from extractors.incidents.worlds import Worlds
from extractors.knowledge import Knowledge
from extractors.reading.nlp import Reading
from extractors.records import IncidentReport, Realis, When

Tolls = Mapping[str, SentenceToll]
LEAST_MAIN = 1.5
DISTRICT = 3
"""UCDP's precision of a district."""
OLD = timedelta(days=60)
RESPONSE_REACH = 8
SAME_TIME = (
    "around the same time",
    "at about the same time",
    "about the same time",
    "the same month",
    "at around the same time",
)
NEXT_TOLD = ("meanwhile", "third incident", "second incident", "another incident", "while in", "third attack")
SAME_PLACE = re.compile(
    r"\b(?:the same (?:town|road|area|district|place|hills|village|city|spot|street|highway|valley)|there)\b"
)
SAME_DAY = (
    "the same day",
    "the same night",
    "that same night",
    "the same evening",
    "the same morning",
    "that same day",
    "on the same day",
    "hours later",
    "hours earlier",
    "shortly afterwards",
    "hours afterwards",
    "hour afterwards",
    "hour later",
    "minutes later",
    "moments later",
    "minutes afterwards",
)


def read_incidents(reading: Reading, knowledge: Knowledge) -> tuple[IncidentReport, ...]:
    """Return a report of every incident the article tells, in the order it first tells them.

    A text without a parse (any language but English) yields none. Offsets point into `reading.article.text`.
    """
    if not reading.parsed or not len(reading.doc):
        return ()
    view = view_of(reading, load_lexicon(knowledge.lexicon))
    mentions = Worlds.of(view).meant(view, find_mentions(view))
    if not any(mention.kind for row in mentions for mention in row):
        return ()
    scenes = find_scenes(view, mentions, find_groups(view))
    stories = told_stories(view, group_scenes(view, scenes))
    title = title_tolls(view, knowledge)
    main = _main(view, stories, title)
    return tuple(_reports(view, stories, main, title, knowledge))


def _reports(
    view: View, stories: list[Story], main: Story | None, title: Tolls, knowledge: Knowledge
) -> Iterator[IncidentReport]:
    before: When | None = None
    titled = title_places(view, knowledge) if main else []
    for story in stories:
        is_main = story is main
        others = _others(stories, story)
        date = settled_date(story.scenes) or _borrowed(view, story, before) or carried_date(view, story.scenes, others)
        date = date or settled_date(story.frame) or (_response_date(view, story) if is_main else None)
        place = settled_place(story.scenes)
        place = place or _same_place(view, story)
        if is_main:
            place = setting(view, story, place, titled, knowledge.gazetteer)
        before = date.when if date else before
        if story.scenes[0].realis is Realis.ACTUAL and not is_anchored(view, story, date, place):
            continue
        own_title = title if is_main and not story.frame else {}
        yield report_of(view, story, Settled(date, place, is_main, own_title, others))


def _others(stories: list[Story], story: Story) -> frozenset[int]:
    return frozenset(scene.sentence for other in stories if other is not story for scene in other.scenes)


def _main(view: View, stories: list[Story], tolls: Tolls) -> Story | None:
    """Return the story of the headline or the lead, if there is one."""
    title = set((view.reading.article.title or "").lower().replace(",", " ").split())
    leads = ((_leads(view, story, title) + 1.5 * _tells(story, tolls), story) for story in stories)
    scored = [(lead, -index, story) for index, (lead, story) in enumerate(leads)]
    best = max(scored, key=lambda row: row[:2], default=None)
    return best[2] if best is not None and best[0] >= LEAST_MAIN else None


def _leads(view: View, story: Story, title: set[str]) -> float:
    """Score how much a story is the article's own: early, often spoken of, in the headline, not of long ago."""
    unreal = story.scenes[0].realis is not Realis.ACTUAL
    first = story.scenes[0].sentence
    early = 2.0 if first < 2 else 1.3 if first < LEAD_SENTENCES else 0.0
    often = min(len(story.scenes), 6) * 0.3
    told = early + often + 1.5 * _in_title(view, story, title) - 0.05 * min(first, 20)
    return told - 1.5 * _is_old(view, story) - 0.5 * unreal


def _tells(story: Story, tolls: Tolls) -> bool:
    """Say whether a story gives a number of the headline, of two or more."""
    told = {(g.outcome, low(g.party.count)) for s in story.scenes for g in s.groups}
    return any(low(toll.count) > 1 and (outcome, low(toll.count)) in told for outcome, toll in tolls.items())


def _is_old(view: View, story: Story) -> bool:
    date, anchor = settled_date(story.scenes), view.reading.anchor
    if date is None or anchor is None or date.when.start is None:
        return False
    return date.when.start < anchor - OLD


def _in_title(view: View, story: Story, title: set[str]) -> bool:
    words = {w for s in story.scenes for m in s.told for i in range(m.start, m.end) for w in view.words[i]}
    return bool(words & title)


def _same_place(view: View, story: Story) -> PlaceCandidate | None:
    """Return the place last named before "there" or "the same road"."""
    first = story.scenes[0].sentence
    if not SAME_PLACE.search(view.sentence_span(first).text.lower()):
        return None
    for sentence in range(first - 1, max(-1, first - 3), -1):
        bounds = view.bounds[sentence]
        named = [c for c in place_candidates(view, sentence, set(), *bounds) if c.is_known and not c.aside]
        near = [c for c in named if (c.place.precision or 9) <= DISTRICT]
        if near:
            return near[-1]
    return None


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
    near = story.scenes[0].novel and 1 <= before.precision <= 2
    if near and any(words in low for words in NEXT_TOLD):
        return DateCandidate(replace(before, text=None), sentence, 1.0)
    if any(words in low for words in SAME_TIME):
        first = before.start.replace(day=1)
        last = before.end if before.precision == 4 and before.end else before.start
        return DateCandidate(When(first, max(first, last), 4, None), sentence, 1.0)
    return None
