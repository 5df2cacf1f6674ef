"""How well statements and figures are read: the project's own annotated texts against what the extractors say.

Run `python -m tests.evaluation.scoring_statements` for the table. What counts as a statement, and how each
field is judged, is written in statements/README.md. Figures are per cent unless they are counts.
"""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Literal

from extractors.extract import extract_many
from extractors.knowledge import Knowledge
from extractors.records import Article, Extraction, Figure, Statement, When, stable_id
from tests.evaluation.statements.gold import SPLITS, GoldFigure, GoldStatement, GoldText, hash_gold, load_gold
from tests.evaluation.statements.matching import (
    Tally,
    align,
    characters,
    count_agrees,
    day_agrees,
    names_agree,
    resolved,
)

LOOSE, STRICT = 0.3, 0.8
"""Overlap over the longer content from which two statements are the same one."""
MARGIN = 1.0
"""Points by which a floor lies below what was measured."""
MERE_SAYING = ("description", "other")
"""Types that do nothing beyond saying how things are or seem; the rest are acts: a denial, a demand …"""


def predict(golds: Sequence[GoldText], knowledge: Knowledge) -> dict[str, Extraction]:
    """Run the extractors over every text; returns the extraction by text id."""
    articles = [_article(gold) for gold in golds]
    return {gold.id: found for gold, found in zip(golds, extract_many(articles, knowledge), strict=True)}


def _article(gold: GoldText) -> Article:
    return Article(
        article_id=stable_id("evaluation", gold.id),
        url=None,
        canonical_url=None,
        text=gold.text,
        language="en",
        published_at=datetime.combine(gold.published, time(12), tzinfo=UTC),
        published_is_date=True,
    )


def score(golds: Iterable[GoldText], found: Mapping[str, Extraction]) -> Tally:
    """Score extractions against the annotated texts."""
    tally = Tally()
    for gold in golds:
        _score_statements(tally, gold, found[gold.id].statements)
        _score_figures(tally, gold.figures, found[gold.id].figures)
    return tally


def _said_characters(statement: Statement) -> frozenset[int]:
    return characters((span.start, span.end) for span in statement.content)


def _score_statements(tally: Tally, gold: GoldText, said: Sequence[Statement]) -> None:
    ours = [characters(statement.content) for statement in gold.statements]
    theirs = [_said_characters(statement) for statement in said]
    loose = align(ours, theirs, LOOSE)
    for name, pairs in (("loose", loose), ("strict", align(ours, theirs, STRICT))):
        tally.add(name, right=len(pairs), wanted=len(ours), said=len(theirs))
    matched = {i for i, _ in loose}
    for i, statement in enumerate(gold.statements):
        tally.add(f"recall_{statement.kind}", right=i in matched, wanted=1)
    for i, j in loose:
        _score_fields(tally, gold, gold.statements[i], said[j])


def _score_fields(tally: Tally, text: GoldText, gold: GoldStatement, said: Statement) -> None:
    speaker = said.speaker
    tally.add("kind", right=gold.kind == said.kind, wanted=1)
    tally.add("type", right=gold.type == said.statement_type, wanted=1)
    acts = gold.type not in MERE_SAYING
    tally.add("type_of_act", right=acts and gold.type == said.statement_type, wanted=acts)
    topics = frozenset(said.topics)
    tally.add("topics", right=len(gold.topics & topics), wanted=len(gold.topics), said=len(topics))
    if gold.speaker:
        names = (speaker.text, speaker.name) if speaker else ()
        tally.add("speaker", right=names_agree((gold.speaker, gold.speaker_name), names), wanted=1)
    if gold.speaker_name:
        name = (speaker.name or speaker.text) if speaker else None
        tally.add("speaker_name", right=resolved(gold.speaker_name, name), wanted=1)
    _score_addressee(tally, text, gold, said.addressee)
    _score_day(tally, text, gold, said.said_on)


def _score_addressee(tally: Tally, text: GoldText, gold: GoldStatement, said: str | None) -> None:
    right = names_agree(gold.addressees, [said])
    carried = [name for other in _same_speaker(text, gold) for name in other.addressees]
    counts = said is not None and (right or bool(gold.addressees) or not names_agree(carried, [said]))
    tally.add("addressee", right=right, wanted=bool(gold.addressees), said=counts)


def _score_day(tally: Tally, text: GoldText, gold: GoldStatement, said: When) -> None:
    right = gold.said_on is not None and day_agrees(gold.said_on, said)
    carried = any(day_agrees(other.said_on, said) for other in _same_speaker(text, gold) if other.said_on)
    counts = said.start is not None and (gold.said_on is not None or not carried)
    tally.add("said_on", right=right, wanted=gold.said_on is not None, said=counts)


def _same_speaker(text: GoldText, gold: GoldStatement) -> list[GoldStatement]:
    who = gold.speaker_name or gold.speaker
    return [other for other in text.statements if who and who in (other.speaker_name, other.speaker)]


def _score_figures(tally: Tally, gold: Sequence[GoldFigure], said: Sequence[Figure]) -> None:
    used: set[int] = set()
    for figure in gold:
        at = next((j for j, one in enumerate(said) if j not in used and _touches(figure, one)), None)
        if at is not None:
            used.add(at)
            _score_figure(tally, figure, said[at])
    tally.add("figures", right=len(used), wanted=len(gold), said=len(said))


def _touches(gold: GoldFigure, said: Figure) -> bool:
    touching = any(start < said.span.end and said.span.start < end for start, end in gold.spans)
    return touching and count_agrees(gold.count, said.count)


def _score_figure(tally: Tally, gold: GoldFigure, said: Figure) -> None:
    tally.add("figure_measure", right=gold.measure == said.measure.replace("militants_killed", "killed"), wanted=1)
    bounds = zip(gold.period, (said.period_start, said.period_end), strict=True)
    if any(gold.period):
        right = all(have is not None and have.isoformat().startswith(want) for want, have in bounds if want)
        tally.add("figure_period", right=right, wanted=1)
    if gold.asserted_by:
        tally.add("figure_asserter", right=names_agree([gold.asserted_by], [said.asserted_by]), wanted=1)
    if gold.place:
        tally.add("figure_place", right=names_agree([gold.place], [said.place]), wanted=1)


Kind = Literal["f1", "share", "precision"]
FIGURES: Mapping[str, tuple[str, Kind]] = {
    "loose_precision": ("loose", "precision"),
    "loose_recall": ("loose", "share"),
    "loose_f1": ("loose", "f1"),
    "strict_f1": ("strict", "f1"),
    "recall_direct": ("recall_direct", "share"),
    "recall_indirect": ("recall_indirect", "share"),
    "recall_mixed": ("recall_mixed", "share"),
    "kind": ("kind", "share"),
    "speaker": ("speaker", "share"),
    "speaker_name": ("speaker_name", "share"),
    "type": ("type", "share"),
    "type_of_act": ("type_of_act", "share"),
    "topics_f1": ("topics", "f1"),
    "addressee_f1": ("addressee", "f1"),
    "said_on_f1": ("said_on", "f1"),
    "figures_f1": ("figures", "f1"),
    "figure_measure": ("figure_measure", "share"),
    "figure_period": ("figure_period", "share"),
    "figure_asserter": ("figure_asserter", "share"),
    "figure_place": ("figure_place", "share"),
}
"""Every figure reported: where it is counted, and as what."""
PART_FIGURES = ("loose_f1", "strict_f1", "speaker", "speaker_name", "type", "topics_f1", "addressee_f1", "said_on_f1")


def measure(tally: Tally) -> dict[str, float | None]:
    """Return every figure of a tally, per cent to one decimal; None where there was nothing to measure."""
    ways: Mapping[Kind, Callable[[str], float | None]] = {
        "f1": tally.f1,
        "share": tally.share,
        "precision": tally.precision,
    }
    values = {name: ways[way](key) for name, (key, way) in FIGURES.items()}
    return {name: None if value is None else round(value, 1) for name, value in values.items()}


def measure_groups(golds: Sequence[GoldText], found: Mapping[str, Extraction]) -> dict[str, dict[str, float | None]]:
    """Return every figure for all texts, each half and each hard part."""
    groups = {"all": list(golds)} | {split: [gold for gold in golds if gold.split == split] for split in SPLITS}
    groups |= {part: [gold for gold in golds if gold.part == part] for part in sorted({gold.part for gold in golds})}
    return {name: measure(score(texts, found)) for name, texts in groups.items()}


def render(golds: Sequence[GoldText], groups: Mapping[str, Mapping[str, float | None]]) -> str:
    """Lay the figures out as two tables: by half with every figure, and by hard part with the main ones."""
    halves = ["all", *SPLITS]
    lines = [f"{'':18}" + "".join(f"{name:>10}" for name in halves)]
    lines += [f"{name:18}" + "".join(f"{_cell(groups[half][name]):>10}" for half in halves) for name in FIGURES]
    heads = "".join(f"{name.removesuffix('_f1'):>13}" for name in PART_FIGURES)
    lines += ["", f"{'hard part':18}{'texts':>7}{'stated':>8}" + heads]
    lines += [_part_line(golds, part, groups[part]) for part in groups if part not in halves]
    return "\n".join(lines)


def _part_line(golds: Sequence[GoldText], part: str, figures: Mapping[str, float | None]) -> str:
    texts = [gold for gold in golds if gold.part == part]
    stated = sum(len(gold.statements) for gold in texts)
    return f"{part:18}{len(texts):>7}{stated:>8}" + "".join(f"{_cell(figures[name]):>13}" for name in PART_FIGURES)


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def floors(golds: Sequence[GoldText], groups: Mapping[str, Mapping[str, float | None]]) -> str:
    """Return a floors file for what was measured: every figure by half, and the loose F1 of each hard part."""
    lines = [f'gold_digest = "{hash_gold()}"']
    for half in SPLITS:
        lines += ["", f"[{half}]"] + [f"{name} = {_floor(value)}" for name, value in groups[half].items()]
    parts = sorted({gold.part for gold in golds})
    return "\n".join([*lines, "", "[parts]", *(f"{part} = {_floor(groups[part]['loose_f1'])}" for part in parts)])


def _floor(value: float | None) -> float:
    return max(0.0, round((value or 0.0) - MARGIN, 1))


def main() -> None:
    """Print the tables; --errors adds what went wrong in the half that rules may be written from."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list misses and extras of the dev half")
    parser.add_argument("--floors", action="store_true", help="print a floors file for these figures instead")
    asked = parser.parse_args()
    golds = load_gold()
    found = predict(golds, Knowledge())
    groups = measure_groups(golds, found)
    print(floors(golds, groups) if asked.floors else render(golds, groups))
    if asked.errors:
        print(
            "\n".join(line for gold in golds if gold.split == "dev" for line in describe_errors(gold, found[gold.id]))
        )


def describe_errors(gold: GoldText, found: Extraction) -> list[str]:
    """List what is missed, beside the gold, or wrong in a field, a line each."""
    ours = [characters(statement.content) for statement in gold.statements]
    theirs = [_said_characters(statement) for statement in found.statements]
    pairs = dict(align(ours, theirs, LOOSE))
    lines = [_missed(gold, gold.statements[i]) for i in range(len(ours)) if i not in pairs]
    extra = [one for j, one in enumerate(found.statements) if j not in pairs.values()]
    lines += [f"{gold.id}\textra\t{_who(one)}\t{' … '.join(span.text for span in one.content)}" for one in extra]
    for i, j in pairs.items():
        lines += _wrong_fields(gold, gold.statements[i], found.statements[j])
    return lines + _figure_errors(gold, found.figures)


def _figure_errors(text: GoldText, said: Sequence[Figure]) -> list[str]:
    lines = [f"{text.id}\tfigure extra\t{one.measure}\t{one.span.text}" for one in said if not _is_gold(text, one)]
    for figure in text.figures:
        start, end = figure.spans[0]
        found = next((one for one in said if _touches(figure, one)), None)
        if found is None:
            lines.append(f"{text.id}\tfigure missed\t{figure.measure}\t{text.text[start:end]}")
            continue
        tally = Tally()
        _score_figure(tally, figure, found)
        wrong = [name for name in tally.wanted if not tally.right[name]]
        lines += [f"{text.id}\t{name}\t{found.asserted_by}, {found.place}\t{found.span.text}" for name in wrong]
    return lines


def _is_gold(text: GoldText, said: Figure) -> bool:
    return any(_touches(figure, said) for figure in text.figures)


def _missed(gold: GoldText, statement: GoldStatement) -> str:
    words = " … ".join(gold.text[start:end] for start, end in statement.content)
    return f"{gold.id}\tmissed\t{statement.speaker}\t{words}"


def _who(statement: Statement) -> str:
    speaker = statement.speaker
    return f"{speaker.text} ({speaker.name})" if speaker else "–"


def _wrong_fields(text: GoldText, gold: GoldStatement, said: Statement) -> list[str]:
    tally = Tally()
    _score_fields(tally, text, gold, said)
    words = text.text[slice(*gold.content[0])]
    detail = {
        "speaker": f"{_who(said)} for {gold.speaker}",
        "speaker_name": f"{_who(said)} for {gold.speaker_name}",
        "type": f"{said.statement_type} for {gold.type}",
        "topics": f"{','.join(said.topics)} for {','.join(sorted(gold.topics))}",
        "addressee": f"{said.addressee} for {'/'.join(gold.addressees)}",
        "said_on": f"{said.said_on.start} for {gold.said_on}",
        "kind": f"{said.kind} for {gold.kind}",
    }
    wrong = [name for name in detail if tally.right[name] < max(tally.wanted[name], tally.said[name])]
    return [f"{text.id}\t{name}\t{detail[name]}\t{words[:70]}" for name in wrong]


if __name__ == "__main__":
    main()
