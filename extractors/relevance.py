"""How close a title, a summary or a text is to the topic, and the words that say so.

The topic is data (seeds/topic.toml): groups of terms in several languages, and rules saying which
groups together in one sentence count how much. A sentence counts by its strongest rule; sentences
add up as independent pieces of evidence do, 1 - (1 - a)(1 - b).
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Self
from urllib.parse import unquote, urlsplit

from extractors.errors import BadInput
from extractors.records import Relevance, Tier

LEAD = 3
"""Sentences of the text that count as its lead."""
LONGEST = 60_000
"""Characters read: the topic of a longer document shows earlier."""
CONTEXT_CAP = 0.49
"""Context evidence alone never makes an article core."""
HOME = "PAK"
WHY = 10
"""Words given as the reason, at most."""

Hits = Mapping[str, str]
"""Groups found in a sentence, each with the first words that were it."""

_LETTERS = {"ي": "ی", "ى": "ی", "ئ": "ئ", "ك": "ک", "ه": "ہ", "ة": "ہ", "ۃ": "ہ", "ۀ": "ہ", "أ": "ا", "إ": "ا"}
_UNSEEN = {"\u00ad": None, "\u200b": None, "\u200c": " ", "\u200d": None, "\u2060": None, "\ufeff": None, "ـ": None}
_FOLDED = str.maketrans(_LETTERS | _UNSEEN)
_FOLDABLE = re.compile(f"[{''.join(_LETTERS | _UNSEEN)}\u064b-\u0652\u0670\u0654]")
_MARKS = re.compile("[\u064b-\u0652\u0670\u0654]")
_TOKEN = re.compile(r"[^\W_]+(?:[\u0900-\u0903\u093a-\u094f\u0962\u0963]+[^\W_]*)*")
_SENTENCE = re.compile(r"(?<=[.!?…؟])[\"'”’)\]]*\s+|[\n\r。！？；۔]+|\.\.\.+")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Rule:
    """Groups that say something together when they stand in one sentence."""

    name: str
    tier: Tier
    all: tuple[frozenset[str], ...]
    """Each of them by at least one of its alternatives."""
    title: float
    lead: float
    body: float
    near: bool
    """Pakistan has to be named in the sentence itself, not only in the document."""
    anywhere: bool
    """Holds where Pakistan is not named at all."""
    gate: bool
    """Only for the judgement before download."""


@dataclass(frozen=True, slots=True)
class Damping:
    """A group that weakens the sentences it stands in, unless another group stands there too."""

    group: str
    unless: str | None
    factors: Mapping[Tier, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """A group made of two others whose words stand close together, in this order."""

    group: str
    first: str
    then: str
    within: int


@dataclass(frozen=True, slots=True)
class Term:
    """Words of a group, the last letter a star where any ending will do."""

    group: str
    words: tuple[str, ...]
    hides: bool

    def starts(self, tokens: list[str], at: int) -> bool:
        """Whether the term's words stand in `tokens` from `at`."""
        return len(tokens) - at >= len(self.words) and all(
            token.startswith(word[:-1]) if word[-1] == "*" else token == word
            for word, token in zip(self.words, tokens[at:], strict=False)
        )


class Topic:
    """topic.toml, compiled."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        groups: Mapping[str, Mapping[str, Any]] = data["groups"]
        self.groups = frozenset(groups)
        self.core = float(data["bounds"]["core"])
        self.context = float(data["bounds"]["context"])
        self.rules = tuple(_rule(row) for row in data["rules"])
        self.pairs = tuple(Pair(row["group"], row["first"], row["then"], row["within"]) for row in data["pairs"])
        self.dampings = tuple(_damping(row) for row in data["damping"])
        self.han = {name: re.compile("|".join(group["zh"])) for name, group in groups.items() if group.get("zh")}
        self.simplified = str.maketrans({pair[1]: pair[0] for pair in data["variants"]["zh"].split()})
        self._opening = lru_cache(maxsize=100_000)(_Openings(groups))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read topic.toml; raise BadInput where it is missing or malformed."""
        try:
            return cls(tomllib.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            raise BadInput(
                "missing_topic", "The file that says what the topic is is missing", where=str(path)
            ) from None
        except (tomllib.TOMLDecodeError, KeyError, TypeError, re.error) as error:
            raise BadInput("bad_topic", f"The topic's file cannot be used: {error!r}", where=str(path)) from error

    def find(self, sentence: str) -> Hits:
        """Return the groups that a sentence holds, with the words, in an order that the sentence alone decides."""
        hits: dict[str, str] = {}
        if _HAN.search(sentence):
            sentence = sentence.translate(self.simplified)
            for name, pattern in self.han.items():
                if match := pattern.search(sentence):
                    hits[name] = match[0]
        places: dict[str, list[int]] = {}
        tokens = _TOKEN.findall(sentence)
        for term, at in self._terms(tokens):
            hits.setdefault(term.group, " ".join(tokens[at : at + len(term.words)]))
            places.setdefault(term.group, []).append(at)
        for pair in self.pairs:
            if words := _pair(pair, places, tokens):
                hits.setdefault(pair.group, words)
        return hits

    def _terms(self, tokens: list[str]) -> Iterator[tuple[Term, int]]:
        hidden = 0
        for at, terms in enumerate(map(self._opening, tokens)):
            if not terms or at < hidden:
                continue
            found = [term for term in terms if term.starts(tokens, at)]
            hiding = [len(term.words) for term in found if term.hides]
            if hiding:
                hidden = at + max(hiding)
            else:
                yield from ((term, at) for term in found)


class _Openings:
    """The terms that a token may open, longest first."""

    def __init__(self, groups: Mapping[str, Mapping[str, Any]]) -> None:
        self.exact: dict[str, list[Term]] = {}
        self.endless: dict[str, list[Term]] = {}
        for term in _terms_of(groups):
            if term.words[0].endswith("*"):
                self.endless.setdefault(term.words[0][0], []).append(term)
            else:
                self.exact.setdefault(term.words[0], []).append(term)

    def __call__(self, token: str) -> tuple[Term, ...]:
        stars = (term for term in self.endless.get(token[0], ()) if token.startswith(term.words[0][:-1]))
        return (*self.exact.get(token, ()), *stars)


def _terms_of(groups: Mapping[str, Mapping[str, Any]]) -> Iterator[Term]:
    for name, group in groups.items():
        for language, words in group.items():
            if language not in ("zh", "hides"):
                for word in words:
                    yield Term(name, tuple(fold(word).split()), bool(group.get("hides")))


def _pair(pair: Pair, places: Mapping[str, list[int]], tokens: list[str]) -> str | None:
    for start in places.get(pair.first, ()):
        for end in places.get(pair.then, ()):
            if 0 < end - start <= pair.within:
                return " ".join(tokens[start : end + 1])
    return None


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        name=row["name"],
        tier=Tier(row["tier"]),
        all=tuple(frozenset(part.split("|")) for part in row["all"]),
        title=row["title"],
        lead=row["lead"],
        body=row["body"],
        near=row.get("same_sentence_pakistan", False),
        anywhere=row.get("anywhere", False),
        gate=row.get("gate", False),
    )


def _damping(row: Mapping[str, Any]) -> Damping:
    return Damping(row["group"], row.get("unless"), {Tier.CORE: row["core"], Tier.CONTEXT: row["context"]})


def fold(text: str) -> str:
    """Return text as terms are written: lower case, one form of each letter, no vowel signs or soft hyphens."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).lower()
    return _MARKS.sub("", text.translate(_FOLDED)) if _FOLDABLE.search(text) else text


def judge_text(topic: Topic, title: str | None, text: str, language: str | None) -> Relevance:
    """Judge a whole article; core from a score of the topic's core bound on."""
    sentences = [("title", part) for part in _sentences(title or "")]
    body = _sentences(text[:LONGEST])
    sentences += [("lead" if at < LEAD else "body", part) for at, part in enumerate(body)]
    return _judge(topic, sentences, language, gate=False)


def judge_entry(
    topic: Topic,
    title: str | None,
    summary: str | None,
    url: str | None,
    language: str | None,
    *,
    home: str | None = None,
) -> Relevance:
    """Judge an announcement before anything is downloaded: what may be on topic is kept, what plainly is not is off.

    `home` is the outlet's country (ISO-3): a Pakistani paper need not say that a town lies in Pakistan.
    An announcement without a readable word is kept, for nothing speaks against it.
    """
    sentences = [("title", part) for part in (*_sentences(title or ""), *_sentences(_slug(url)))]
    sentences += [("lead", part) for part in _sentences(summary or "")]
    if not sentences:
        return Relevance(Tier.CONTEXT, topic.context, ("nothing is announced but an address",))
    sentences.append(("lead", " ".join(part for _, part in sentences)))
    return _judge(topic, sentences, language, gate=True, at_home=home == HOME)


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE.split(fold(text)) if part and len(part) > 2]


def _slug(url: str | None) -> str:
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return ""
    return " ".join(re.findall(r"[^\W\d_]+", unquote(path)))


@dataclass(frozen=True, slots=True)
class _Evidence:
    rule: Rule
    share: float
    words: tuple[str, ...]


def _judge(
    topic: Topic, sentences: Iterable[tuple[str, str]], language: str | None, *, gate: bool, at_home: bool = False
) -> Relevance:
    found = [(where, topic.find(part)) for where, part in sentences]
    here = _about_pakistan([hits for _, hits in found], at_home or language == "ur")
    evidence = [piece for where, hits in found if hits for piece in _weigh(topic, where, hits, here, gate)]
    core = _sum(piece for piece in evidence if piece.rule.tier is Tier.CORE)
    context = _sum(evidence)
    score = round(core if core >= topic.core else min(max(core, context), CONTEXT_CAP), 3)
    tier = Tier.CORE if score >= topic.core else Tier.CONTEXT if score >= topic.context else Tier.OFF
    return Relevance(tier, score, _why(evidence, tier))


def _about_pakistan(found: list[Hits], at_home: bool) -> bool:
    """Whether sentences that name no country speak of Pakistan: it is named at least a third as often as others."""
    named = sum("pakistan" in hits for hits in found)
    return named * 3 >= sum("elsewhere" in hits for hits in found) and (named > 0 or at_home)


def _weigh(topic: Topic, where: str, hits: Hits, here: bool, gate: bool) -> list[_Evidence]:
    """The strongest piece of evidence of each tier in one sentence."""
    best: dict[Tier, _Evidence] = {}
    for rule in topic.rules:
        if (rule.gate and not gate) or not all(not part.isdisjoint(hits) for part in rule.all):
            continue
        if not _placed(rule, hits, here):
            continue
        share = getattr(rule, where) * _damped(topic, rule.tier, hits)
        if share > 0 and (rule.tier not in best or share > best[rule.tier].share):
            words = tuple(word for part in rule.all for name, word in hits.items() if name in part)
            best[rule.tier] = _Evidence(rule, share, words)
    return list(best.values())


def _placed(rule: Rule, hits: Hits, here: bool) -> bool:
    if "pakistan" in hits:
        return True
    if "elsewhere" in hits or rule.near:
        return False
    return here or rule.anywhere


def _damped(topic: Topic, tier: Tier, hits: Hits) -> float:
    factor = 1.0
    for damping in topic.dampings:
        if damping.group in hits and not (damping.unless and damping.unless in hits):
            factor *= damping.factors[tier]
    return factor


def _sum(evidence: Iterable[_Evidence]) -> float:
    doubt = 1.0
    for piece in evidence:
        doubt *= 1 - piece.share
    return 1 - doubt


def _why(evidence: list[_Evidence], tier: Tier) -> tuple[str, ...]:
    telling = [piece for piece in evidence if tier is not Tier.CORE or piece.rule.tier is Tier.CORE]
    telling.sort(key=lambda piece: -piece.share)
    return tuple(dict.fromkeys(word for piece in telling for word in piece.words))[:WHY]
