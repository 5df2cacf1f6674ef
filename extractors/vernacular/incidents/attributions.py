"""Who is said to have done it: claims, denials, accusations, suspicions, charges; unnamed perpetrators are kept."""

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.reading.actors import ActorMention
from extractors.records import Attribution
from extractors.vernacular.incidents.asserters import asserter_of, is_subject
from extractors.vernacular.incidents.scenes import Scene
from extractors.vernacular.incidents.view import Passage, View, Word

NO_DEED_KINDS = frozenset({"operation", "arrest", "seizure", "clash"})
OWN_WORD = frozenset({"claimed", "denied"})
CLAIM_SIGNS = {
    "zh": ("对", "宣称", "声称", "宣布", "承认", "表示", "称", "认领", "揽责"),
    "ur": ("قبول", "تسلیم", "لی"),
}
"""Beside a word for responsibility, these make it a claim."""
CLAIM_SPAN = {"zh": 16, "ur": 120}
"""Characters after a word for responsibility in which its verb stands: at the clause's end in Urdu."""
GENITIVE_GAP = 5
"""Characters between a group and its attack: "بی ایل اے کے حملے"."""
_SAYS_OF_ITSELF = {
    "zh": re.compile(
        r"[”」》]?(?:的?发言人)?[^，。]{0,20}(?:表示|称|说|宣布|声称|宣称)(?:，|,)?[^。]{0,6}(?:该组织|其|该武装|他们的)(?![^，。]{0,6}(?:与|和|没有|未))"
    ),
    "ur": re.compile(r"\s(?:کے\sترجمان\s\S{0,12}\s?)?نے\s[^۔]{0,30}دعویٰ\sکیا\s(?:ہے\s)?کہ\s(?:اس|ان)\sک[یےا]"),
}
_ERGATIVE = re.compile(r"\s{1,2}(?:کے\s\S{1,12}\s)?(?:نے|کی\sجانب\sسے|کی\sطرف\sسے)")
_UNDERGOING = re.compile("遭|被|受|在")
PARENT_GAP = 8
"""Characters between a group and the wing of it that is named after it."""


def attributions_of(view: View, scenes: Sequence[Scene], reach: int) -> tuple[Attribution, ...]:
    """Return who did it by the words of a story's scenes and of the `reach` sentences right after each."""
    rows: dict[tuple[str, str], Attribution] = {}
    own = {scene.sentence for scene in scenes}
    for row in _in_scenes(view, scenes):
        rows.setdefault((row.actor.lower(), row.stance), row)
    for index in _following(view, own, reach):
        for row in _stances(view, view.sentences[index]):
            rows.setdefault((row.actor.lower(), row.stance), row)
    claimed = {actor for actor, stance in rows if stance in OWN_WORD}
    return tuple(
        row
        for (actor, stance), row in rows.items()
        if stance in OWN_WORD or actor not in claimed or row.asserted_by is not None
        if not (stance == "accused" and (actor, "suspected") in rows)
    )


def _in_scenes(view: View, scenes: Sequence[Scene]) -> Iterator[Attribution]:
    for scene in scenes:
        yield from _stances(view, scene.passage)
    for scene in scenes:
        yield from _doers(view, scene)


def _following(view: View, own: set[int], reach: int) -> Iterator[int]:
    """Yield the sentences after a story's, up to the next that has a date of its own: claims often stand there."""
    for sentence in sorted(own):
        for index in range(sentence + 1, min(sentence + 1 + reach, len(view.sentences))):
            if index in own or any(d.when.precision for d in view.sentences[index].dates if not d.is_vague):
                break
            yield index


# ---------------------------------------------------------------- stances in words
def _stances(view: View, passage: Passage) -> Iterator[Attribution]:
    nobody = any(word["stance"] == "nobody" for word in passage.words)
    for word in passage.words:
        stance = word["stance"]
        if stance in ("", "nobody") or (stance == "claimed" and (nobody or not _is_claim(view, passage, word))):
            continue
        for actor in _named(view, passage, word, stance):
            by = actor.name if stance in OWN_WORD else asserter_of(view, passage, actor.span.start, word)
            yield Attribution(actor.name, actor.actor_id, stance, by, actor.span)


def _is_claim(view: View, passage: Passage, word: Word) -> bool:
    """Say whether a word for responsibility claims a deed."""
    signs = CLAIM_SIGNS[view.reading.language]
    after = CLAIM_SPAN[view.reading.language]
    around = view.folded[max(passage.start, word.start - 40) : min(passage.end, word.end + after)]
    return any(sign in around for sign in signs)


def _named(view: View, passage: Passage, word: Word, stance: str) -> list[ActorMention]:
    groups = [a for a in passage.actors if a.kind == "group"]
    if stance in OWN_WORD:
        before = [a for a in groups if a.span.start < word.start and not _others_speak(view, passage, a, word)]
        if groups and not before:
            return []
        near = _with_parent(before) or (groups[:1] if not view.is_chinese else [])
        return near or _last_named(view, passage)
    if stance in ("charged", "convicted") and not groups:
        return []
    return groups


def _others_speak(view: View, passage: Passage, group: ActorMention, word: Word) -> bool:
    """Say whether the police or an office stand between a group and "denied": the word is theirs then."""
    if word["stance"] != "denied":
        return False
    between = [w for w in passage.between(group.span.end, word.start) if w["asserter"] or w["target"] == "police"]
    if view.is_chinese:
        return any(not w["target"] or view.folded.startswith("警方", w.start) for w in between if w["asserter"])
    return any(is_subject(view, w) and not view.folded.startswith("ترجمان", w.start) for w in between)


def _with_parent(groups: list[ActorMention]) -> list[ActorMention]:
    """Return the last group named, and the one it is a wing of: "俾路支解放军“马吉德旅”"."""
    near = groups[-1:]
    if len(groups) > 1 and 0 <= near[0].span.start - groups[-2].span.end <= PARENT_GAP:
        return [*near, groups[-2]]
    return near


def _last_named(view: View, passage: Passage) -> list[ActorMention]:
    """Return the group last named before "the group said it was responsible"."""
    text = view.folded[passage.start : passage.end]
    if not any(sign in text for sign in ("该组织", "该武装", "其发言人", "تنظیم", "گروپ", "گروہ")):
        return []
    before = [a for a in view.reading.actors if a.kind == "group" and a.span.start < passage.start]
    return before[-1:]


# ---------------------------------------------------------------- those who act in a scene
def _doers(view: View, scene: Scene) -> Iterator[Attribution]:
    for mention in scene.told:
        if mention.kind.name in NO_DEED_KINDS:
            continue
        start, end = scene.passage.clause(mention.word.start)
        speaking = _speaking_group(view, scene.passage, mention.word)
        named = _acting_group(view, scene.passage, start, end, mention.word)
        if speaking is not None:
            yield Attribution(speaking.name, speaking.actor_id, "claimed", speaking.name, speaking.span)
        elif named is not None:
            yield Attribution(named.name, named.actor_id, "accused", None, named.span)
        elif not any(a.kind == "group" for a in scene.passage.actors):
            unnamed = _attacker_before(scene, start, mention.word)
            if unnamed is not None:
                span = view.reading.span(unnamed.start, unnamed.end)
                yield Attribution(span.text, None, "accused", None, span)


def _speaking_group(view: View, passage: Passage, word: Word) -> ActorMention | None:
    """Return the group that says its own people did a deed: "发言人表示，该组织实施了", "نے دعویٰ کیا کہ اس کی"."""
    first = next((a for a in passage.actors if a.kind not in ("project", "company")), None)
    if first is None or first.kind != "group" or first.span.end > word.start:
        return None
    said = _SAYS_OF_ITSELF[view.reading.language].match(view.folded, first.span.end, word.start)
    return first if said is not None else None


def _acting_group(view: View, passage: Passage, start: int, end: int, word: Word) -> ActorMention | None:
    """Return the group that the words around a deed make its doer, unless it speaks or is accused in words."""
    inside = [a for a in passage.actors if a.kind == "group" and start <= a.span.start < end]
    found = next((a for a in reversed(inside) if _acts(view, a, word)), None)
    if found is None or any(w["stance"] or w["report"] for w in passage.between(found.span.end, end)):
        return None
    return found


def _acts(view: View, group: ActorMention, word: Word) -> bool:
    """Say whether a group does a deed: "俾路支解放军袭击了", "由…实施", "بی ایل اے نے", "بی ایل اے کے حملے"."""
    start, end = group.span.start, group.span.end
    between = view.folded[end : word.start]
    if not view.is_chinese:
        linked = 0 <= word.start - end <= GENITIVE_GAP and between.strip() == "کے"
        return linked or _ERGATIVE.match(view.folded, end) is not None
    if view.folded.endswith(("由", "由“"), 0, start):
        return True
    against = view.folded.endswith(("对", "打击", "与", "和"), 0, start)
    return start < word.start and not against and _UNDERGOING.search(between) is None


def _attacker_before(scene: Scene, start: int, word: Word) -> Word | None:
    """Return attackers without a name, those killed or caught themselves left out."""
    harmed = [(g.start, g.end) for g in scene.groups]
    for candidate in reversed(scene.passage.words):
        is_doer = candidate["role"] in ("attacker", "militant")
        if is_doer and start <= candidate.start < word.start and not _in_spans(candidate, harmed):
            return candidate
    return None


def _in_spans(word: Word, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in spans)
