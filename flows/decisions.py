"""decisions.toml: what people decided about links between accounts, and found of single accounts.

There are two files of one form. `seeds/decisions.toml` is reviewed and belongs to the repository; `decisions.toml` in
the data folder holds what was decided by command. Both are read at every run, so that a warehouse built anew has them
again; the tables `links` and `account_reviews` keep when each came into force and when it was taken back.
"""

import json
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from itertools import starmap
from pathlib import Path
from typing import Any, TypeVar

import duckdb
from pydantic import TypeAdapter, ValidationError

from extractors.errors import BadInput
from extractors.records import Decision, Review
from flows.settings import Settings
from warehouse.connect import open_warehouse
from warehouse.judgements import known_reports
from warehouse.linking import LinkSummary, link

FILE = "decisions.toml"
HEADING = "# Decided by command; seeds/decisions.toml in the repository is the reviewed list.\n"
T = TypeVar("T")
_DECISIONS, _REVIEWS = TypeAdapter(list[Decision]), TypeAdapter(list[Review])


def load_decisions(path: Path) -> list[Decision]:
    """Read every decision about a pair; none where there is no file; raise BadInput naming the row that is wrong."""
    return _load(path, "decision", _DECISIONS)


def load_reviews(path: Path) -> list[Review]:
    """Read every review of an account; none where there is no file; raise BadInput naming the row that is wrong."""
    return _load(path, "review", _REVIEWS)


def _load(path: Path, name: str, adapter: TypeAdapter[list[T]]) -> list[T]:
    if not path.exists():
        return []
    try:
        return adapter.validate_python(tomllib.loads(path.read_text(encoding="utf-8")).get(name, []), extra="forbid")
    except tomllib.TOMLDecodeError as error:
        raise BadInput("bad_decisions", f"The decisions do not parse: {error}", where=str(path)) from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise BadInput("bad_decision", f"{name.capitalize()} {where}: {first['msg']}", where=str(path)) from None


def every_decision(settings: Settings) -> list[Decision]:
    """Read the reviewed decisions, then those by command: of one day, the latter overrule."""
    return [decision for folder in (settings.seeds_folder, settings.home) for decision in load_decisions(folder / FILE)]


def every_review(settings: Settings) -> list[Review]:
    """Read the reviews of accounts in the repository, then those by command: of one day, the latter overrule."""
    return [review for folder in (settings.seeds_folder, settings.home) for review in load_reviews(folder / FILE)]


def decide(settings: Settings, decisions: Sequence[Decision] = (), reviews: Sequence[Review] = ()) -> LinkSummary:
    """Keep decisions about pairs and reviews of accounts in the data folder and link anew; earlier ones by command go.

    Raises BadInput where an account is unknown or a pair is one account; Busy where a run holds the warehouse.
    """
    for decision in decisions:
        if decision.a == decision.b:
            raise BadInput("one_account", "The two ids are of one account", where=decision.a)
    path = settings.home / FILE
    pairs, found = [{d.a, d.b} for d in decisions], {review.report for review in reviews}
    with open_warehouse(settings.warehouse_file, wait_s=settings.lock_wait_s) as con:
        _require_known(con, found.union(*pairs))
        kept = [decision for decision in load_decisions(path) if {decision.a, decision.b} not in pairs]
        others = [review for review in load_reviews(path) if review.report not in found]
        _write(path, [*kept, *decisions], [*others, *reviews])
        return link(con, every_decision(settings), every_review(settings))


def _require_known(con: duckdb.DuckDBPyConnection, report_ids: Collection[str]) -> None:
    if unknown := sorted(set(report_ids) - known_reports(con, report_ids)):
        raise BadInput(
            "unknown_report",
            f"The warehouse has no account {', '.join(unknown)}",
            remedy='`corridor sql "FROM unsure_links"` and `"FROM doubtful_accounts"` show accounts with their ids.',
        )


def withdraw(settings: Settings, a: str, b: str) -> LinkSummary:
    """Take back a decision by command and link anew: the link is retracted, the rule decides again.

    Raises BadInput where there is none; a reviewed decision is withdrawn by removing its row from seeds/.
    """
    path = settings.home / FILE
    decisions = load_decisions(path)
    others = [kept for kept in decisions if {kept.a, kept.b} != {a, b}]
    if len(others) == len(decisions):
        raise BadInput(
            "no_decision",
            "Nobody decided about these two by command",
            where=str(path),
            remedy="A reviewed decision is a row of seeds/decisions.toml: remove it there.",
        )
    with open_warehouse(settings.warehouse_file, wait_s=settings.lock_wait_s) as con:
        _write(path, others, load_reviews(path))
        return link(con, every_decision(settings), every_review(settings))


def _write(path: Path, decisions: Iterable[Decision], reviews: Iterable[Review]) -> None:
    """Replace the file in one step."""
    rows = [("decision", asdict(decision)) for decision in decisions]
    rows += [("review", asdict(review)) for review in reviews]
    whole = path.with_suffix(".new")
    whole.write_text(HEADING + "".join(starmap(_row, rows)), encoding="utf-8")
    whole.replace(path)


def _row(name: str, fields: Mapping[str, Any]) -> str:
    values = {
        field: value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
        for field, value in fields.items()
    }
    return "\n".join(["", f"[[{name}]]", *(f"{field} = {value}" for field, value in values.items()), ""])
