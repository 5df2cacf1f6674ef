"""Stated zeros: "无人员伤亡", "کوئی جانی نقصان نہیں ہوا", and those who are said to be well."""

import re
from collections.abc import Iterator

from extractors.vernacular.incidents.counted import NEAREST_NOUN
from extractors.vernacular.incidents.view import Passage, View, Word

HOME = "PAK"

_ZERO = {
    "zh": re.compile(
        r"(?:无(?!效|辜|法|故)|没有|未|尚无|暂无|并无|未有|并未|尚未|没)(?:造成|接到|接获|收到|发生|出现|有|任何)*"
        r"(?P<who>[^，。；、]{0,10}?)(?P<what>人员伤亡|伤亡|人员死亡|死亡|死伤|人员受伤|人受伤)(?!情况|人数)"
    ),
    "ur": re.compile(
        r"(?:کوئی|کسی(?:\sقسم\sکے|\sقسم\sکا|\sبھی)?)\s[^۔،]{0,20}?(?P<what>جانی|ہلاک|زخمی)[^۔،]{0,40}?نہیں"
        r"|(?P<bare>جانی\sنقصان)\s(?:نہیں|کی\sکوئی\sاطلاع\sنہیں)"
    ),
}
_OUTCOMES = {
    **dict.fromkeys(("死亡", "人员死亡", "ہلاک"), ("killed",)),
    **dict.fromkeys(("人受伤", "人员受伤", "زخمی"), ("injured",)),
}
BOTH = ("killed", "injured")

_CLAUSE_END = re.compile(r"[，。；,;）)」”]|$")

_TOLD_OF_ALL = re.compile("但|不过|目前|所幸|据悉|均|都|全部|所有|全体")

Zero = tuple[str, str, str | None, int, int]
"""Outcome, role, nation, start and end."""


def stated_zeros(view: View, passage: Passage) -> Iterator[Zero]:
    """Yield what a passage says did not happen to people."""
    match = _ZERO[view.reading.language].search(view.folded, passage.start, passage.end)
    if match is None:
        return
    start = max(passage.clause(match.start())[0], match.start() - NEAREST_NOUN)
    named = passage.between(start, match.end())
    nation = next((w["nation"] for w in named if w["nation"]), None)
    role = next((w["role"] for w in named if w["role"]), "unknown")
    for outcome in _OUTCOMES.get(match["what"] or "", BOTH):
        yield outcome, role, nation, match.start(), match.end()


def said_to_be_well(view: View, passage: Passage) -> Iterator[Zero]:
    """Yield foreigners who are told to be well, where nobody asks for it: "中方人员均安全", "چینی باشندے محفوظ ہیں"."""
    for word in passage.words:
        if not word["unharmed"] and not (word["safe"] and _is_said_of_people(view, passage, word)):
            continue
        start, _ = passage.clause(word.start)
        inside = passage.between(start, word.start)
        people = [w for w in inside if w["nation"] and w["nation"] != HOME]
        if people and not any(w["protect"] or w["unreal"] for w in inside):
            for outcome in BOTH:
                yield outcome, "unknown", people[-1]["nation"], people[-1].start, word.end


def _is_said_of_people(view: View, passage: Passage, word: Word) -> bool:
    """Say whether "safe" closes a clause right after people, told as news of them: "但中方人员安全", "全体人员安全"."""
    before = passage.before(word.start)
    if not before or not before[-1]["role"] or before[-1].end != word.start:
        return False
    start, _ = passage.clause(word.start)
    told = _TOLD_OF_ALL.search(view.folded, start, word.start) is not None
    return told and _CLAUSE_END.match(view.folded, word.end) is not None
