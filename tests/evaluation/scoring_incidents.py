"""Scores of incident extraction on the project's own annotated texts.

`python -m tests.evaluation.scoring_incidents [dev|held|fresh|both]` prints the table; `--errors` adds what went
wrong in the dev half and the fresh texts, one by one (never in the held half, which stays unread).
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path

from extractors.extract import extract_many
from extractors.knowledge import Knowledge
from extractors.records import Article, IncidentReport, Realis
from tests.evaluation.incidents.gold import (
    FOLDER,
    FRESH,
    SPLITS,
    VERNACULAR,
    GoldIncident,
    GoldText,
    gold_digest,
    load_fresh,
    load_quiet,
    load_texts,
)
from tests.evaluation.incidents.matching import FIELDS, Tally

BINS = 10
SAME_PLACE = ("place", "district")
PART_FIELDS = ("event_type", "date", "place", "killed", "attribution", "realis")
"""Fields shown for each hard part."""


@dataclass
class PartScore:
    """One hard part: its texts' incidents and a few fields."""

    texts: int = 0
    incidents: Tally = field(default_factory=Tally)
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))


@dataclass
class Score:
    """A split's figures."""

    whole: PartScore = field(default_factory=PartScore)
    parts: dict[str, PartScore] = field(default_factory=lambda: defaultdict(PartScore))
    reliability: list[list[bool]] = field(default_factory=lambda: [[] for _ in range(BINS)])
    confidence: list[list[float]] = field(default_factory=lambda: [[] for _ in range(BINS)])
    quiet_texts: int = 0
    false_alarms: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Ids of quiet texts out of which an actual incident was read, by what they are about."""
    errors: list[str] = field(default_factory=list)

    def tallies(self) -> dict[str, Tally]:
        """Return the counts behind every figure that has a floor: fields, hard parts, quiet texts."""
        quiet = Tally(self.quiet_texts - self.alarms, self.quiet_texts, self.quiet_texts)
        return {
            "incidents": self.whole.incidents,
            **({"quiet_texts": quiet} if self.quiet_texts else {}),
            **{name: self.whole.fields[name] for name in FIELDS},
            **{f"part_{name}": part.incidents for name, part in sorted(self.parts.items())},
        }

    def figures(self) -> dict[str, float]:
        """Return the F1 of every tally in per cent, with precision and recall of the incidents; higher is better."""
        found = self.whole.incidents
        figures = {"incidents_precision": found.precision, "incidents_recall": found.recall}
        figures |= {name: tally.f1 for name, tally in self.tallies().items()}
        return {name: round(100 * value, 1) for name, value in figures.items()}

    def floors(self) -> dict[str, float]:
        """Return for every figure what it may sink to: one item, and at least a point, below what was measured."""
        slack = {name: 100 / max(tally.asked, 1) for name, tally in self.tallies().items()}
        return {
            name: round(max(0.0, value - max(1.0, slack.get(name, 0))), 1) for name, value in self.figures().items()
        }

    @property
    def alarms(self) -> int:
        """Number of quiet texts with a false alarm."""
        return sum(map(len, self.false_alarms.values()))


def article_of(text: GoldText) -> Article:
    """Return a gold text as the readers take it: published at noon UTC of its day."""
    published = datetime.combine(text.published, time(12), UTC)
    return Article(
        article_id=text.id,
        url=None,
        canonical_url=None,
        text=text.text,
        title=text.title,
        language=text.language,
        published_at=published,
        published_is_date=True,
    )


def read_texts(texts: Sequence[GoldText], knowledge: Knowledge) -> Iterator[tuple[IncidentReport, ...]]:
    """Run the product's readers over the texts, in order."""
    articles = [article_of(text) for text in texts]
    return (extraction.incidents for extraction in extract_many(articles, knowledge))


def _evidence_share(gold: GoldIncident, report: IncidentReport, text: str) -> float:
    """Return the share of the gold's words that lie in sentences which the report was read from."""
    starts = [(text.index(words), len(words)) for words in gold.evidence]
    held = sum(
        any(span.start < start + length and start < span.end for span in report.evidence) for start, length in starts
    )
    return held / len(starts)


def _likeness(gold: GoldIncident, report: IncidentReport, text: str) -> float:
    """Return how much a report looks like a gold incident; 0 where nothing ties them.

    Shared words tie them, or else at least three of type, date, place and toll.
    """
    shared = _evidence_share(gold, report, text)
    traits = [
        FIELDS["event_type"](gold, report).right,
        FIELDS["date"](gold, report).right,
        any(FIELDS[name](gold, report).right for name in SAME_PLACE),
        FIELDS["killed"](gold, report).right,
    ]
    if not shared and sum(map(bool, traits)) < 3:
        return 0.0
    return 2 * shared + sum(map(bool, traits)) + FIELDS["sub_event_type"](gold, report).right / 2


def align(text: GoldText, reports: Sequence[IncidentReport]) -> list[tuple[GoldIncident | None, IncidentReport | None]]:
    """Pair gold incidents and reports one to one, the likest first; what is left over stays alone."""
    likeness = sorted(
        (
            (_likeness(gold, report, text.text), -i, -j)
            for i, gold in enumerate(text.incidents)
            for j, report in enumerate(reports)
        ),
        reverse=True,
    )
    golds, found = dict(enumerate(text.incidents)), dict(enumerate(reports))
    pairs: list[tuple[GoldIncident | None, IncidentReport | None]] = []
    for value, i, j in likeness:
        if value and -i in golds and -j in found:
            pairs.append((golds.pop(-i), found.pop(-j)))
    return pairs + [(gold, None) for gold in golds.values()] + [(None, report) for report in found.values()]


def stands(gold: GoldIncident | None, report: IncidentReport) -> bool:
    """Return whether a report stands for something that its text tells, with the right standing to the facts."""
    return gold is not None and bool(FIELDS["realis"](gold, report).right)


def _count_pair(gold: GoldIncident | None, report: IncidentReport | None) -> Tally:
    if gold is not None and gold.optional and (report is None or report.realis is not Realis.ACTUAL):
        return Tally()
    if gold is not None and gold.optional and "actual" in (gold.realis, *gold.also.get("realis", ())):
        return Tally()
    if gold is not None and gold.optional:
        return Tally(0, 1, 0)
    return Tally(int(gold is not None and report is not None), int(report is not None), int(gold is not None))


def score(split: str, knowledge: Knowledge, folder: Path = FOLDER) -> Score:
    """Read every text of a split and return its figures."""
    result = Score()
    texts, quiet = load_texts(split, folder), load_quiet(split, folder)
    found = read_texts((*texts, *quiet), knowledge)
    for text in texts:
        _score_text(text, next(found), result)
    for text in quiet:
        _score_quiet(text, next(found), result)
    return result


def score_fresh(knowledge: Knowledge, folder: Path = FOLDER) -> dict[str, Score]:
    """Read the later quiet texts and return the figures of each batch."""
    results: dict[str, Score] = defaultdict(Score)
    for batch, quiet in load_fresh(folder).items():
        for text, reports in zip(quiet, read_texts(quiet, knowledge), strict=True):
            _score_quiet(text, reports, results[batch])
    return results


def _score_quiet(text: GoldText, found: Iterable[IncidentReport], result: Score) -> None:
    result.quiet_texts += 1
    reports = [report for report in found if report.realis is Realis.ACTUAL]
    if not reports:
        return
    result.false_alarms[text.parts[0]].append(text.id)
    result.errors += [f"{text.id}: alarm: {_brief(report)}" for report in reports]
    for report in reports:
        _weigh(result, report, right=False)


def _score_text(text: GoldText, reports: Sequence[IncidentReport], result: Score) -> None:
    scopes = [result.whole, *(result.parts[part] for part in text.parts)]
    for scope in scopes:
        scope.texts += 1
    for gold, report in align(text, reports):
        counted = _count_pair(gold, report)
        for scope in scopes:
            scope.incidents.add(counted)
        if report is not None:
            _weigh(result, report, right=stands(gold, report))
        if gold is not None and report is not None and not gold.optional:
            _score_fields(text, gold, report, scopes, result)
        elif counted.printed:
            result.errors.append(f"{text.id}: spurious: {_brief(report)}")
        elif counted.asked and gold:
            result.errors.append(f"{text.id}: missed: {gold.evidence[0]}")


def _score_fields(
    text: GoldText, gold: GoldIncident, report: IncidentReport, scopes: Iterable[PartScore], result: Score
) -> None:
    for name, compare in FIELDS.items():
        tally = compare(gold, report)
        for scope in scopes:
            scope.fields[name].add(tally)
        if tally.right < max(tally.printed, tally.asked):
            result.errors.append(f"{text.id}: {name}: {_value(name, gold)} | {_value(name, report)}")


def _weigh(result: Score, report: IncidentReport, *, right: bool) -> None:
    number = min(int(report.confidence * BINS), BINS - 1)
    result.reliability[number].append(right)
    result.confidence[number].append(report.confidence)


def _brief(report: IncidentReport | None) -> str:
    if report is None:
        return ""
    words = report.evidence[0].text[:90] if report.evidence else ""
    return f"{report.sub_event_type} {report.realis.value} {report.confidence}: {words}"


def _value(name: str, thing: GoldIncident | IncidentReport) -> object:
    """Return what gold or report holds for a field, for people to read."""
    if isinstance(thing, GoldIncident):
        shown: Mapping[str, object] = {"date": thing.when, "precision": thing.when, "target": thing.targets}
        held = (
            shown.get(name)
            or thing.tolls.get(name)
            or (thing.doers if name in ("attribution", "asserted_by") else None)
        )
        return held or getattr(thing, name, None)
    if name in ("place", "district", "province"):
        return thing.place and (thing.place.name, thing.place.admin2, thing.place.admin1)
    if name in ("attribution", "asserted_by"):
        return [(row.actor, row.stance, row.asserted_by) for row in thing.attributions]
    if name in ("chinese_killed", "attackers_killed"):
        return [(row.outcome, row.role, row.nationality, row.count.best) for row in thing.casualties]
    shown = {"date": thing.when, "precision": thing.when, "toll_range": thing.killed}
    shown |= {"target": [(row.kind, row.nationality) for row in thing.targets]}
    return shown.get(name) or getattr(thing, name, None)


def table(title: str, result: Score) -> str:
    """Return a split's figures as text: fields, hard parts, quiet texts, reliability of confidence."""
    sections = (_field_lines(result), _part_lines(result), _quiet_lines(result), _reliability_lines(result))
    return "\n\n".join([f"== {title}", *("\n".join(lines) for lines in sections)])


def _field_lines(result: Score) -> list[str]:
    rows = [("incidents", result.whole.incidents), *((name, result.whole.fields[name]) for name in FIELDS)]
    head = f"{'field':<18}{'right':>7}{'printed':>9}{'asked':>7}{'P':>8}{'R':>8}{'F1':>8}"
    return [head] + [
        f"{name:<18}{tally.right:>7}{tally.printed:>9}{tally.asked:>7}"
        f"{100 * tally.precision:>8.1f}{100 * tally.recall:>8.1f}{100 * tally.f1:>8.1f}"
        for name, tally in rows
    ]


def _part_lines(result: Score) -> list[str]:
    head = f"{'hard part (F1)':<18}{'texts':>7}{'found':>9}" + "".join(f"{name:>13}" for name in PART_FIELDS)
    return [head] + [
        f"{name:<18}{part.texts:>7}{100 * part.incidents.f1:>9.1f}"
        + "".join(f"{100 * part.fields[each].f1:>13.1f}" for each in PART_FIELDS)
        for name, part in sorted(result.parts.items())
    ]


def _quiet_lines(result: Score) -> list[str]:
    alarms = ", ".join(f"{name} {len(ids)}" for name, ids in sorted(result.false_alarms.items()))
    return [f"texts without an incident: {result.quiet_texts}, false alarms in {result.alarms} ({alarms or 'none'})"]


def _reliability_lines(result: Score) -> list[str]:
    lines = [f"{'confidence':<14}{'reports':>8}{'stated':>8}{'right':>8}"]
    for number, (rights, stated) in enumerate(zip(result.reliability, result.confidence, strict=True)):
        if rights:
            share, mean = sum(rights) / len(rights), sum(stated) / len(stated)
            lines.append(
                f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}    {len(rights):>8}{mean:>8.2f}{share:>8.2f}"
            )
    return lines


def fresh_table(fresh: Mapping[str, Score]) -> str:
    """Return the false alarms in the later quiet texts, batch by batch."""
    return "\n".join([f"== {FRESH}", *(f"{batch}: {''.join(_quiet_lines(row))}" for batch, row in fresh.items())])


def quiet_share(result: Score) -> float:
    """Return the share of quiet texts without a false alarm, in per cent."""
    return result.figures()["quiet_texts"]


def floors(scores: Mapping[str, Score], fresh: Mapping[str, Score], folder: Path = FOLDER) -> str:
    """Return a folder's floors.toml for what was measured."""
    lines = [f'gold_digest = "{gold_digest(folder)}"']
    for split, result in scores.items():
        lines += ["", f"[{split}]"]
        lines += [f"{name} = {value}" for name, value in result.floors().items()]
    pinned = [f"{batch} = {row.floors()['quiet_texts']}" for batch, row in fresh.items()]
    lines += ["", f"[{FRESH}]", *pinned] if pinned else []
    return "\n".join(lines)


def main() -> None:
    """Print the tables a person asked for."""
    parser = argparse.ArgumentParser(description="Score incident extraction on the annotated texts.")
    parser.add_argument("split", nargs="?", choices=[*SPLITS, FRESH, "both"], default="both")
    parser.add_argument("--errors", action="store_true", help="list what went wrong, the held half left out")
    parser.add_argument("--floors", action="store_true", help="print floors.toml for what is measured now")
    parser.add_argument("--vernacular", action="store_true", help="the Chinese and Urdu texts instead of the English")
    asked = parser.parse_args()
    knowledge, folder = Knowledge(), VERNACULAR if asked.vernacular else FOLDER
    both = asked.split == "both"
    scores = {split: score(split, knowledge, folder) for split in SPLITS if both or split == asked.split}
    fresh = score_fresh(knowledge, folder) if both or asked.split == FRESH else {}
    if asked.floors:
        print(floors(scores, fresh, folder))
        return
    if fresh:
        print(fresh_table(fresh), end="\n\n")
        print("\n".join(error for result in fresh.values() for error in result.errors if asked.errors))
    for split, result in scores.items():
        print(table(split, result), end="\n\n")
        if asked.errors and split == "dev":
            print("\n".join(result.errors))


if __name__ == "__main__":
    main()
