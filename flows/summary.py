"""What a run did, per source, for the terminal, for Prefect's artifact and for the runs table."""

import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from extractors.records import Extraction, Outcome, Poll, VerdictKind

log = logging.getLogger(__name__)

COLUMNS = ("source", "polled", "claims", "became", "failed", "read")
FINE = frozenset({"ok", "not_modified", "not due", "read again"})
KEPT = "kept texts"
READ = ("incidents", "statements", "figures")
COPIES = frozenset({VerdictKind.SAME_URL, VerdictKind.SAME_TEXT, VerdictKind.NEAR_COPY})


@dataclass
class SourceTally:
    """What one source gave in one run."""

    polled: str = "not due"
    """The poll's outcome; "not due" where its cadence or back-off said to wait."""
    claimed: int = 0
    verdicts: Counter[VerdictKind] = field(default_factory=Counter)
    off_topic: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    incidents: int = 0
    statements: int = 0
    figures: int = 0

    def add(self, extraction: Extraction) -> None:
        """Count what one article says."""
        self.incidents += len(extraction.incidents)
        self.statements += len(extraction.statements)
        self.figures += len(extraction.figures)

    @property
    def is_quiet(self) -> bool:
        """Whether the source answered well, or was left alone, and nothing came of it."""
        return self.polled in FINE and not (
            self.claimed or self.verdicts or self.off_topic or self.failed or self.incidents or self.statements
        )


@dataclass
class RunSummary:
    """What a run did; safe to add to from several threads."""

    run_id: str
    started_at: datetime
    engine: str
    sources: dict[str, SourceTally] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    incidents_known: int = 0
    """Derived incidents in the warehouse after the run."""
    digest: str | None = None
    """Hash over every content row: the same digest, the same warehouse."""
    reread_articles: int = 0
    reread_rows: int = 0
    """Rows that reading kept texts again put in place of others."""
    _lock: Lock = field(default_factory=Lock, repr=False)

    def add_poll(self, poll: Poll, new_candidates: int) -> None:
        """Count one poll; its fault, if any, is a failure of the source."""
        with self._lock:
            tally = self._of(poll.source_id)
            tally.polled = poll.outcome
            tally.claimed = new_candidates
            if poll.message:
                self.notes.append(f"{poll.source_id}: {poll.message}")
                log.info("%s: %s", poll.source_id, poll.message)

    def add_not_due(self, source_id: str) -> None:
        """Count a source that was left alone."""
        with self._lock:
            self._of(source_id)

    def add_failure(self, source_id: str, kind: str) -> None:
        """Count an article that could not be fetched or read this time."""
        with self._lock:
            self._of(source_id).failed[kind] += 1

    def add_note(self, note: str) -> None:
        """Add a line for operators."""
        with self._lock:
            self.notes.append(note)

    def add_outcomes(self, outcomes: Iterable[Outcome]) -> None:
        """Count what became of candidates."""
        with self._lock:
            for outcome in outcomes:
                self._count(outcome)

    def add_reread(self, extractions: Iterable[Extraction], changed_rows: int) -> None:
        """Count texts read again and the rows that are new by it."""
        with self._lock:
            tally = self._of(KEPT)
            tally.polled = "read again"
            for extraction in extractions:
                tally.add(extraction)
                self.reread_articles += 1
            self.reread_rows += changed_rows

    def total(self, name: str) -> int:
        """Return a tally summed over the sources: claimed, off_topic, incidents, statements or figures."""
        return sum(int(getattr(tally, name)) for tally in self.sources.values())

    def verdicts(self, *kinds: VerdictKind) -> int:
        """Return how many articles got one of the verdicts."""
        return sum(tally.verdicts[kind] for tally in self.sources.values() for kind in kinds)

    @property
    def failures(self) -> Counter[str]:
        """Failed polls and articles by kind."""
        articles: Counter[str] = sum((tally.failed for tally in self.sources.values()), Counter())
        return articles + Counter(t.polled for t in self.sources.values() if t.polled not in FINE)

    def rows(self) -> list[tuple[str, ...]]:
        """Return a row for each source that had or did something, in the order of COLUMNS."""
        return [(source_id, *_cells(tally)) for source_id, tally in sorted(self.sources.items()) if not tally.is_quiet]

    def quiet(self) -> str | None:
        """Say which sources had nothing new or were not due."""
        quiet = sorted(source_id for source_id, tally in self.sources.items() if tally.is_quiet)
        return f"Nothing new at {len(quiet)} sources: {', '.join(quiet)}." if quiet else None

    def sentence(self) -> str:
        """Say the run in one line."""
        kept = self.verdicts(VerdictKind.NEW, VerdictKind.SAME_STORY, VerdictKind.REVISION)
        return (
            f"{self.total('claimed')} new claims; {kept} articles kept, {self.verdicts(*COPIES)} copies, "
            f"{self.total('off_topic')} off topic, {sum(self.failures.values())} failed; "
            f"{self.total('incidents')} incident reports, {self.total('statements')} statements, "
            f"{self.total('figures')} figures read; {self._reread()}{self.incidents_known} incidents known."
        )

    def _reread(self) -> str:
        return f"{self.reread_articles} texts read again, {self.reread_rows} rows new; " if self.reread_articles else ""

    def print(self, console: Console) -> None:
        """Print what sources gave, what failed by kind, and the sentence; the polls table says why each failed."""
        console.print(self._given())
        if self.failures:
            console.print(self._failed())
        if quiet := self.quiet():
            console.print(quiet, highlight=False)
        console.print(self.sentence(), highlight=False)

    def markdown(self) -> str:
        """Return the same as Markdown, for the run's artifact."""
        lines = ["| " + " | ".join(COLUMNS) + " |", "|" + " --- |" * len(COLUMNS)]
        lines += ["| " + " | ".join(row) + " |" for row in self.rows()]
        lines += ["", quiet] if (quiet := self.quiet()) else []
        notes = [f"- {note}" for note in self.notes]
        return "\n".join([f"## Run {self.run_id}", "", self.sentence(), "", *lines, "", *notes])

    def _given(self) -> Table:
        table = Table(*COLUMNS, title=f"Run {self.run_id} ({self.engine})", title_justify="left", box=SIMPLE)
        table.columns[0].no_wrap = True
        for source_id, tally in sorted(self.sources.items()):
            if tally.verdicts or tally.off_topic or source_id == KEPT:
                table.add_row(source_id, *_cells(tally))
        return table

    def _failed(self) -> Table:
        table = Table(
            "failed", "times", "at", title="Faults, each a row in the warehouse", title_justify="left", box=SIMPLE
        )
        table.columns[0].no_wrap = True
        for kind, times in self.failures.most_common():
            at = sorted(name for name, tally in self.sources.items() if tally.polled == kind or tally.failed[kind])
            table.add_row(kind, str(times), ", ".join(at[:3]) + (" …" if len(at) > 3 else ""))
        return table

    def _of(self, source_id: str) -> SourceTally:
        return self.sources.setdefault(source_id, SourceTally())

    def _count(self, outcome: Outcome) -> None:
        tally, verdict = self._of(outcome.candidate.source_id), outcome.verdict
        if verdict.kind is VerdictKind.REJECTED:
            kind = (verdict.reason or "").split(":")[0]
            if kind == "off_topic":
                tally.off_topic += 1
            else:
                tally.failed[kind] += 1
            return
        tally.verdicts[verdict.kind] += 1
        if outcome.extraction:
            tally.add(outcome.extraction)


def _cells(tally: SourceTally) -> tuple[str, ...]:
    became = Counter({str(kind): n for kind, n in tally.verdicts.items()}) + Counter(off_topic=tally.off_topic)
    read = Counter(incidents=tally.incidents, statements=tally.statements, figures=tally.figures)
    return tally.polled, str(tally.claimed), _counted(became), _counted(tally.failed), _counted(read)


def _counted(counter: Counter[str]) -> str:
    words = ((n, kind.replace("_", " ")) for kind, n in counter.most_common() if n)
    return ", ".join(f"{n} {kind.removesuffix('s') if n == 1 and kind in READ else kind}" for n, kind in words)
