"""What an article is to those already known: same address, same text, near copy, revision, same story, or new.

Bounds favour keeping: a missed duplicate costs a little, a false one loses news.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import duckdb
import numpy as np
from numpy.typing import NDArray

from extractors.records import Article, Fingerprint, Verdict, VerdictKind, stable_id
from warehouse.connect import open_memory
from warehouse.memory import Known, pack, remember, remembered, shingles_of, stage
from warehouse.rows import query, transaction

LEAST_CONTAINMENT = 0.6
"""Share of shingles found in another text from which it is a near copy; 0.5 let templates through."""
LEAST_LEAD_CONTAINMENT = 0.35
"""The same of the text's first half: a short item under a page's usual appendages is no copy of the last such page."""
LEAST_SHINGLES = 12
"""Shorter texts (captions, "watch live") are never called copies: equal words then say nothing."""
LEAST_TERMS = 8
"""The same for stories: names, numbers and words of text and title."""
COMPARED = frozenset({VerdictKind.NEW, VerdictKind.REVISION, VerdictKind.NEAR_COPY, VerdictKind.SAME_STORY})
"""Verdicts whose text later ones are compared with."""
COPY_BOUNDS = {"least_sentences": 2, "most_articles": 10, "most_candidates": 50}
STORY_BOUNDS = {
    "window_days": 7,
    "latest_articles": 20_000,
    "prior_articles": 50.0,
    "most_articles": 500,
    "rare_terms": 32,
    "least_rare": 2,
    "least_shared": 3,
    "least_similarity": 0.02,
}
"""Compared are articles of near days, or the latest where a day is unknown, that share two of their rarer terms.

`prior_articles` is how many articles a term is taken to be missing from before any was seen, so that in an empty
warehouse the kind of term decides (names and numbers weigh more than words) and rarity takes over as it grows.
"""
STORY_MEMBERS = 10
"""An article's likeness to a story is the mean over this many of its most alike accounts (or all where it has fewer):
joining by the one most alike chains stories together."""
LEAST_LIKENESS = 0.21


class Identity(NamedTuple):
    """An article and the story it belongs to."""

    article_id: str
    story_id: str


class Copy(NamedTuple):
    """An earlier article that shares shingles."""

    earlier: int
    contained: float
    """Share of the article's shingles found in the earlier one."""
    lead_contained: float
    """Share of the shingles of its first half found there."""
    contains: float
    """Share of the earlier one's shingles found in the article."""
    earlier_size: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """All earlier articles that one article is like, by number; stories with their similarity."""

    same_url: list[int]
    same_text: list[int]
    copies: list[Copy]
    stories: list[tuple[int, float]]

    def numbers(self) -> set[int]:
        """Return the numbers of all of them."""
        copies = [copy.earlier for copy in self.copies]
        return {*self.same_url, *self.same_text, *copies, *(number for number, _ in self.stories)}


@dataclass(frozen=True, slots=True)
class Memory:
    """What a batch needs to know of earlier articles; grows as the batch is judged."""

    articles: dict[int, Identity]
    """By number."""
    story_sizes: Counter[str]

    def add(self, number: int, article_id: str, verdict: Verdict) -> None:
        """Remember a judged article of the batch."""
        story_id = verdict.story_id or article_id
        self.articles[number] = Identity(article_id, story_id)
        if verdict.kind in COMPARED:
            self.story_sizes[story_id] += 1


def judge(con: duckdb.DuckDBPyConnection, batch: Sequence[tuple[Article, Fingerprint]]) -> list[Verdict]:
    """Judge articles in order, each against all that is known and the earlier ones of the batch; nothing is written."""
    if not batch:
        return []
    first = stage(con, [Known(article, print_, None) for article, print_ in batch])
    likenesses = _likenesses(con, first, [print_ for _, print_ in batch])
    memory = _recall(con, likenesses)
    verdicts: list[Verdict] = []
    for place, (article, print_) in enumerate(batch):
        verdict = _decide(likenesses[place], print_, memory)
        verdict = replace(verdict, story_id=verdict.story_id or article.article_id)
        memory.add(first + place, article.article_id, verdict)
        verdicts.append(verdict)
    return verdicts


def _likenesses(con: duckdb.DuckDBPyConnection, first: int, prints: Sequence[Fingerprint]) -> list[Likeness]:
    found = [Likeness([], [], [], []) for _ in prints]
    for article, earlier, is_same_url, is_same_text in con.execute(query("novelty_exact")).fetchall():
        if is_same_url:
            found[article - first].same_url.append(earlier)
        if is_same_text:
            found[article - first].same_text.append(earlier)
    pairs = con.execute(query("novelty_copies"), COPY_BOUNDS).fetchall()
    known = shingles_of(con, {earlier for _, earlier in pairs if earlier < first})
    known |= {first + place: _sorted(print_.shingles) for place, print_ in enumerate(prints)}
    for article, earlier in pairs:
        copy = _copy(prints[article - first], earlier, known[earlier])
        found[article - first].copies.append(copy)
    for article, earlier, similarity in con.execute(query("novelty_stories"), STORY_BOUNDS).fetchall():
        found[article - first].stories.append((earlier, similarity))
    return found


def _copy(print_: Fingerprint, earlier: int, known: NDArray[np.uint64]) -> Copy:
    shared = len(np.intersect1d(_sorted(print_.shingles), known, assume_unique=True))
    lead = len(np.intersect1d(_sorted(print_.lead), known, assume_unique=True))
    return Copy(
        earlier,
        contained=shared / max(1, len(print_.shingles)),
        lead_contained=lead / len(print_.lead) if print_.lead else 1.0,
        contains=shared / max(1, len(known)),
        earlier_size=len(known),
    )


def _sorted(hashes: Collection[int]) -> NDArray[np.uint64]:
    return np.frombuffer(pack(hashes), dtype="<u8")


def _recall(con: duckdb.DuckDBPyConnection, likenesses: Sequence[Likeness]) -> Memory:
    numbers = sorted({number for likeness in likenesses for number in likeness.numbers()})
    rows = con.execute(query("novelty_recall"), {"numbers": numbers}).fetchall()
    articles = {number: Identity(str(article), str(story)) for number, article, story, _ in rows}
    return Memory(articles, Counter({str(story): size for _, _, story, size in rows}))


def _decide(likeness: Likeness, print_: Fingerprint, memory: Memory) -> Verdict:
    """Go down the ladder: the first rung that holds is the verdict."""
    known = memory.articles
    verdict = _by_url(likeness, known)
    if verdict is None and len(print_.shingles) >= LEAST_SHINGLES:
        verdict = _by_text(likeness, known) or _by_copy(likeness, known) or _by_growth(likeness, known)
    if verdict is None and len(print_.terms) >= LEAST_TERMS:
        verdict = _by_story(likeness, memory)
    return verdict or Verdict(VerdictKind.NEW, reason="unlike all that is known")


def _by_url(likeness: Likeness, known: Mapping[int, Identity]) -> Verdict | None:
    if not likeness.same_url:
        return None
    if same := set(likeness.same_url) & set(likeness.same_text):
        return _shared(VerdictKind.SAME_URL, known[min(same)], 1.0, "same address and same text")
    latest = max(likeness.same_url)
    score = next((copy.contained for copy in likeness.copies if copy.earlier == latest), None)
    return _shared(VerdictKind.REVISION, known[latest], score, "same address, changed text")


def _by_text(likeness: Likeness, known: Mapping[int, Identity]) -> Verdict | None:
    if not likeness.same_text:
        return None
    return _shared(VerdictKind.SAME_TEXT, known[min(likeness.same_text)], 1.0, "same text at another address")


def _by_copy(likeness: Likeness, known: Mapping[int, Identity]) -> Verdict | None:
    copied = [copy for copy in likeness.copies if copy.lead_contained >= LEAST_LEAD_CONTAINMENT]
    best = max(copied, key=lambda copy: (copy.contained, -copy.earlier), default=None)
    if best is None or best.contained < LEAST_CONTAINMENT:
        return None
    reason = f"{best.contained:.0%} of its word 3-grams are in the earlier text"
    return _shared(VerdictKind.NEAR_COPY, known[best.earlier], best.contained, reason)


def _by_growth(likeness: Likeness, known: Mapping[int, Identity]) -> Verdict | None:
    """An article that holds a shorter one known and says more is kept: the longer text is the news."""
    best = max(likeness.copies, key=lambda copy: (copy.contains, -copy.earlier), default=None)
    if best is None or best.contains < LEAST_CONTAINMENT or best.earlier_size < LEAST_SHINGLES:
        return None
    reason = f"holds {best.contains:.0%} of the earlier, shorter text and more"
    return _shared(VerdictKind.SAME_STORY, known[best.earlier], best.contains, reason)


def _shared(kind: VerdictKind, of: Identity, score: float | None, reason: str) -> Verdict:
    return Verdict(kind, of.article_id, score, of.story_id, reason, shares_text=True)


def _by_story(likeness: Likeness, memory: Memory) -> Verdict | None:
    told: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for earlier, similarity in likeness.stories:
        told[memory.articles[earlier].story_id].append((similarity, -earlier))
    means = {
        story_id: sum(similarity for similarity, _ in sorted(alike)[-STORY_MEMBERS:])
        / min(STORY_MEMBERS, max(memory.story_sizes[story_id], len(alike)))
        for story_id, alike in told.items()
    }
    story_id = max(means, key=lambda story: (means[story], story), default="")
    if means.get(story_id, 0.0) < LEAST_LIKENESS:
        return None
    of = memory.articles[-max(told[story_id])[1]]
    reason = f"names, numbers and words {means[story_id]:.2f} alike within {STORY_BOUNDS['window_days']} days"
    return Verdict(VerdictKind.SAME_STORY, of.article_id, means[story_id], story_id, reason)


def register_seeds(con: duckdb.DuckDBPyConnection, seeds: Sequence[tuple[Article, Fingerprint]]) -> int:
    """Make the seed set known to novelty before anything is fetched; returns how many were not known yet.

    A fingerprint may be that of an original whose text is not held: the article's text is then our abstract.
    """
    with transaction(con):
        known = remembered(con, [article.article_id for article, _ in seeds])
        fresh = [seed for seed in seeds if seed[0].article_id not in known]
        _remember_all(con, fresh, judge(con, fresh))
    return len(fresh)


def _remember_all(
    con: duckdb.DuckDBPyConnection, batch: Sequence[tuple[Article, Fingerprint]], verdicts: Sequence[Verdict]
) -> None:
    judged = zip(batch, verdicts, strict=True)
    remember(con, [Known(*item, verdict.story_id, is_compared=verdict.kind in COMPARED) for item, verdict in judged])


class Deduper:
    """Novelty without a warehouse file: judges articles as they come and remembers them, in memory."""

    def __init__(self, seeds: Sequence[tuple[Article, Fingerprint]] = ()) -> None:
        self._con = open_memory()
        self._con.execute("SET threads = 1")  # tiny queries, where threads only wait for each other
        self._names: dict[str, str] = {}
        register_seeds(self._con, [(self._with_uuid(article), print_) for article, print_ in seeds])

    def judge(self, articles: Sequence[tuple[Article, Fingerprint]]) -> list[Verdict]:
        """Judge articles in order and remember them; their ids may be any text."""
        batch = [(self._with_uuid(article), print_) for article, print_ in articles]
        verdicts = judge(self._con, batch)
        with transaction(self._con):
            _remember_all(self._con, batch, verdicts)
        return [self._with_names(verdict) for verdict in verdicts]

    def _with_uuid(self, article: Article) -> Article:
        key = stable_id("document", article.article_id)
        self._names[key] = article.article_id
        return replace(article, article_id=key)

    def _with_names(self, verdict: Verdict) -> Verdict:
        of, story = (self._names.get(key, key) if key else None for key in (verdict.of, verdict.story_id))
        return replace(verdict, of=of, story_id=story)
