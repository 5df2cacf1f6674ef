"""What an article is to those already known: same address, same text, near copy, revision, same story, or new.

Bounds favour keeping: a missed duplicate costs a little, a false one loses news.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import duckdb

from extractors.records import Article, Fingerprint, Verdict, VerdictKind, stable_id
from warehouse.connect import open_memory
from warehouse.memory import Known, remember, stage
from warehouse.rows import query, transaction

LEAST_CONTAINMENT = 0.6
"""Share of shingles found in another text from which it is a near copy; 0.5 let templates through."""
LEAST_SHINGLES = 12
"""Shorter texts (captions, "watch live") are never called copies: equal words then say nothing."""
COMPARED = frozenset({VerdictKind.NEW, VerdictKind.REVISION, VerdictKind.NEAR_COPY, VerdictKind.SAME_STORY})
"""Verdicts whose text later ones are compared with."""
COPY_BOUNDS = {"least_sentences": 2, "most_articles": 10, "most_candidates": 50}
STORY_BOUNDS = {
    "window_days": 7,
    "latest_articles": 20_000,
    "prior_articles": 1000.0,
    "prior_rarity": 200.0,
    "most_articles": 200,
    "rare_terms": 24,
    "least_rare": 2,
    "least_similarity": 0.30,
}


class Identity(NamedTuple):
    """An article and the story it belongs to."""

    article_id: str
    story_id: str


class Copy(NamedTuple):
    """An earlier article that shares shingles, and how many."""

    earlier: int
    shared: int
    size: int
    earlier_size: int

    @property
    def contained(self) -> float:
        """Share of the article's shingles found in the earlier one."""
        return self.shared / self.size

    @property
    def contains(self) -> float:
        """Share of the earlier one's shingles found in the article."""
        return self.shared / self.earlier_size


@dataclass(frozen=True, slots=True)
class Likeness:
    """All earlier articles that one article is like, by number, in order of arrival; stories most alike first."""

    same_url: list[int]
    same_text: list[int]
    copies: list[Copy]
    stories: list[tuple[int, float]]

    def numbers(self) -> set[int]:
        """Return the numbers of all of them."""
        copies = [copy.earlier for copy in self.copies]
        return {*self.same_url, *self.same_text, *copies, *(number for number, _ in self.stories)}


def judge(con: duckdb.DuckDBPyConnection, batch: Sequence[tuple[Article, Fingerprint]]) -> list[Verdict]:
    """Judge articles in order, each against all that is known and the earlier ones of the batch; nothing is written."""
    if not batch:
        return []
    first = stage(con, [Known(article, print_, None) for article, print_ in batch])
    likenesses = _likenesses(con, first, len(batch))
    known = _identities(con, likenesses)
    verdicts: list[Verdict] = []
    for place, (article, print_) in enumerate(batch):
        verdict = _decide(likenesses[place], len(print_.shingles), known)
        story_id = verdict.story_id or article.article_id
        known[first + place] = Identity(article.article_id, story_id)
        verdicts.append(replace(verdict, story_id=story_id))
    return verdicts


def _likenesses(con: duckdb.DuckDBPyConnection, first: int, count: int) -> list[Likeness]:
    found = [Likeness([], [], [], []) for _ in range(count)]
    for article, earlier, is_same_url, is_same_text in con.execute(query("novelty_exact")).fetchall():
        if is_same_url:
            found[article - first].same_url.append(earlier)
        if is_same_text:
            found[article - first].same_text.append(earlier)
    for article, *shared in con.execute(query("novelty_copies"), COPY_BOUNDS).fetchall():
        found[article - first].copies.append(Copy(*shared))
    for article, earlier, similarity in con.execute(query("novelty_stories"), STORY_BOUNDS).fetchall():
        found[article - first].stories.append((earlier, similarity))
    return found


def _identities(con: duckdb.DuckDBPyConnection, likenesses: Sequence[Likeness]) -> dict[int, Identity]:
    numbers = {number for likeness in likenesses for number in likeness.numbers()}
    sql = """SELECT article_number, article_id, story_id FROM fingerprints
             WHERE article_number IN (SELECT unnest($1::UINTEGER[]))"""
    rows = con.execute(sql, [sorted(numbers)]).fetchall()
    return {number: Identity(str(article), str(story or article)) for number, article, story in rows}


def _decide(likeness: Likeness, size: int, known: Mapping[int, Identity]) -> Verdict:
    """Go down the ladder: the first rung that holds is the verdict."""
    if (verdict := _by_url(likeness, known)) or (verdict := _by_text(likeness, size, known)):
        return verdict
    if (verdict := _by_copy(likeness, size, known)) or (verdict := _by_story(likeness, known)):
        return verdict
    return Verdict(VerdictKind.NEW, reason="unlike all that is known")


def _by_url(likeness: Likeness, known: Mapping[int, Identity]) -> Verdict | None:
    if not likeness.same_url:
        return None
    same = set(likeness.same_url) & set(likeness.same_text)
    if same:
        of = known[min(same)]
        return Verdict(VerdictKind.SAME_URL, of.article_id, 1.0, of.story_id, "same address and same text", shares_text=True)
    latest = max(likeness.same_url)
    score = next((copy.contained for copy in likeness.copies if copy.earlier == latest), None)
    of = known[latest]
    return Verdict(VerdictKind.REVISION, of.article_id, score, of.story_id, "same address, changed text", shares_text=True)


def _by_text(likeness: Likeness, size: int, known: Mapping[int, Identity]) -> Verdict | None:
    if not likeness.same_text or size < LEAST_SHINGLES:
        return None
    of = known[min(likeness.same_text)]
    return Verdict(VerdictKind.SAME_TEXT, of.article_id, 1.0, of.story_id, "same text at another address", shares_text=True)


def _by_copy(likeness: Likeness, size: int, known: Mapping[int, Identity]) -> Verdict | None:
    if size < LEAST_SHINGLES or not likeness.copies:
        return None
    best = max(likeness.copies, key=lambda copy: (copy.contained, -copy.earlier))
    if best.contained >= LEAST_CONTAINMENT:
        of = known[best.earlier]
        reason = f"{best.contained:.0%} of its word 3-grams are in the earlier text"
        return Verdict(VerdictKind.NEAR_COPY, of.article_id, best.contained, of.story_id, reason, shares_text=True)
    grown = max(likeness.copies, key=lambda copy: (copy.contains, -copy.earlier))
    if grown.contains >= LEAST_CONTAINMENT and grown.earlier_size >= LEAST_SHINGLES:
        of = known[grown.earlier]
        reason = f"holds {grown.contains:.0%} of the earlier, shorter text and more"
        return Verdict(VerdictKind.SAME_STORY, of.article_id, grown.contains, of.story_id, reason, shares_text=True)
    return None


def _by_story(likeness: Likeness, known: Mapping[int, Identity]) -> Verdict | None:
    if not likeness.stories:
        return None
    earlier, similarity = likeness.stories[0]
    of = known[earlier]
    reason = f"names, numbers and words {similarity:.2f} alike within {STORY_BOUNDS['window_days']} days"
    return Verdict(VerdictKind.SAME_STORY, of.article_id, similarity, of.story_id, reason)


def register_seeds(con: duckdb.DuckDBPyConnection, seeds: Sequence[tuple[Article, Fingerprint]]) -> int:
    """Make the seed set known to novelty before anything is fetched; returns how many were not known yet.

    A fingerprint may be that of an original whose text is not held: the article's text is then our abstract.
    """
    with transaction(con):
        ids = [article.article_id for article, _ in seeds]
        sql = "SELECT article_id FROM fingerprints WHERE article_id IN (SELECT unnest($1::UUID[]))"
        known = {str(row[0]) for row in con.execute(sql, [ids]).fetchall()}
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
        self._names: dict[str, str] = {}
        register_seeds(self._con, seeds)

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
