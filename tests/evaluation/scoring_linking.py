"""How well accounts are linked to incidents, on documents whose happening is known.

    python -m tests.evaluation.scoring_linking [FILE.jsonl] [--keep FOLDER] [--errors] [--floors]

FILE has `id`, `text` and `cluster`, and where known `title`, `published`, and city and date in `gold`; without it, our
own accounts are scored. Documents go through the main job. `--keep` leaves the warehouse in a folder; where there is
one already, its accounts are linked anew and nothing is read again.
"""

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import duckdb

from tests.evaluation.linking.gold import Document, own_digest, read_jsonl, read_own
from tests.evaluation.linking.ingested import Told, ingest_documents, read_accounts
from tests.evaluation.linking.labelled import happenings
from warehouse.connect import open_warehouse
from warehouse.linking import link

SLACK_DOCUMENTS = 2
"""Documents that may be linked worse before a figure sinks below its floor."""


@dataclass(frozen=True, slots=True)
class Score:
    """B-cubed figures in per cent, and which incidents hold more than one happening."""

    documents: int
    precision: float
    recall: float
    mixed: int
    """Incidents that hold documents of several happenings."""
    irreconcilable: int
    """Those of them whose happenings differ in both city and day."""
    errors: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1)

    def figures(self) -> dict[str, float]:
        """Return what has a floor; higher is better."""
        found = {"bcubed_precision": self.precision, "bcubed_recall": self.recall, "bcubed": self.f1}
        return {name: round(value, 1) for name, value in found.items()}

    def sentence(self) -> str:
        """Say it in a line."""
        return (
            f"{self.documents} documents: B-cubed precision {self.precision:.1f}, recall {self.recall:.1f}, "
            f"F1 {self.f1:.1f}; {self.mixed} incidents hold several happenings, "
            f"{self.irreconcilable} of them differing in both city and day"
        )


def bcubed(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> tuple[float, float]:
    """Return B-cubed precision and recall (Bagga and Baldwin 1998), 0 to 1, of items' groups."""
    wanted, given = Counter(gold.values()), Counter(found[item] for item in gold)
    both = Counter((gold[item], found[item]) for item in gold)
    precision = sum(both[gold[item], found[item]] / given[found[item]] for item in gold)
    recall = sum(both[gold[item], found[item]] / wanted[gold[item]] for item in gold)
    return precision / len(gold), recall / len(gold)


def score(con: duckdb.DuckDBPyConnection, documents: Sequence[Document]) -> Score:
    """Compare each document's incident, that of its main account, with its happening; without one it stands alone.

    Background whose happening is annotated counts as a document of its own.
    """
    told = read_accounts(con)
    gold, found, sites = _items(documents, told)
    precision, recall = bcubed(gold, found)
    groups: defaultdict[Hashable, set[str]] = defaultdict(set)
    for item in gold:
        groups[found[item]].add(gold[item])
    mixed = [group for group in groups.values() if len(group) > 1]
    worst = [group for group in mixed if any(_differ(sites, *pair) for pair in combinations(group, 2))]
    errors = tuple(_errors(gold, found))
    return Score(len(gold), 100 * precision, 100 * recall, len(mixed), len(worst), errors)


def _items(
    documents: Sequence[Document], told: Sequence[Told]
) -> tuple[dict[str, str], dict[str, str], dict[str, tuple[str, str]]]:
    incident_of: dict[str, str] = {}
    for account in told:
        incident_of.setdefault(account.document_id, account.incident_id or account.report_id)
    gold = {document.id: document.cluster for document in documents if not document.background}
    found = {item: incident_of.get(item, item) for item in gold}
    known = happenings(documents, told)
    for account in told:
        if account.document_id not in gold and account.report_id in known:
            item = f"{account.document_id}/{account.report_id}"
            gold[item], found[item] = known[account.report_id], account.incident_id or item
    return gold, found, {document.cluster: document.site for document in documents if document.site}


def _differ(sites: Mapping[str, tuple[str, str]], one: str, other: str) -> bool:
    if one not in sites or other not in sites:
        return False
    return all(left != right for left, right in zip(sites[one], sites[other], strict=True))


def _errors(gold: Mapping[str, str], found: Mapping[str, str]) -> Iterator[str]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for item, cluster in gold.items():
        members[cluster].append(item)
    for cluster, items in members.items():
        if len({found[item] for item in items}) > 1:
            yield f"split: {cluster}: {', '.join(f'{item} ({found[item][:8]})' for item in items)}"
    for incident in sorted(set(found.values())):
        items = [item for item in gold if found[item] == incident]
        if len({gold[item] for item in items}) > 1:
            yield f"mixed: {', '.join(f'{item} ({gold[item]})' for item in items)}"


@contextmanager
def linked(documents: Sequence[Document], keep: Path | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a warehouse that holds the documents, linked by the rules as they are now."""
    with tempfile.TemporaryDirectory() as folder:
        home = keep or Path(folder)
        file = home / "warehouse.duckdb"
        if not file.exists():
            ingest_documents(documents, home)
        with open_warehouse(file) as con:
            link(con, rebuild=True)
            yield con


def main() -> None:
    """Print the score of a file, or of our own accounts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--keep", type=Path, help="folder for the warehouse")
    parser.add_argument("--errors", action="store_true", help="list what was split or mixed")
    parser.add_argument("--floors", action="store_true", help="print floors.toml for our own accounts")
    asked = parser.parse_args()
    documents = read_jsonl(asked.file) if asked.file else read_own()
    with linked(documents, asked.keep) as con:
        measured = score(con, documents)
    if asked.floors:
        slack = 100 * SLACK_DOCUMENTS / measured.documents
        rows = [f"{name} = {value - slack:.1f}" for name, value in measured.figures().items()]
        print("\n".join([f'gold_digest = "{own_digest()}"', *rows]))
        return
    print(measured.sentence())
    if asked.errors:
        print("\n".join(measured.errors))


if __name__ == "__main__":
    main()
