"""decisions.toml: what people decided about links between accounts.

There are two files of one form. `seeds/decisions.toml` is reviewed and belongs to the repository; `decisions.toml` in
the data folder holds what was decided by command. Both are read at every run, so that a warehouse built anew has them
again; the table `links` keeps when each came into force and when it was taken back.
"""

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from extractors.errors import BadInput
from extractors.records import Decision
from flows.settings import Settings
from warehouse.connect import open_warehouse
from warehouse.judgements import known_reports
from warehouse.linking import LinkSummary, link

FILE = "decisions.toml"
HEADING = "# Decided by command; seeds/decisions.toml in the repository is the reviewed list.\n"
_DECISIONS = TypeAdapter(list[Decision])


def load_decisions(path: Path) -> list[Decision]:
    """Read every decision; none where there is no file; raise BadInput naming the row that is wrong."""
    if not path.exists():
        return []
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("decision", [])
        return _DECISIONS.validate_python(rows, extra="forbid")
    except tomllib.TOMLDecodeError as error:
        raise BadInput("bad_decisions", f"The decisions do not parse: {error}", where=str(path)) from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise BadInput("bad_decision", f"Decision {where}: {first['msg']}", where=str(path)) from None


def every_decision(settings: Settings) -> list[Decision]:
    """Read the reviewed decisions, then those by command: of one day, the latter overrule."""
    return [decision for folder in (settings.seeds_folder, settings.home) for decision in load_decisions(folder / FILE)]


def decide(settings: Settings, decision: Decision) -> LinkSummary:
    """Keep a decision about two accounts in the data folder and link anew; an earlier one by command is replaced.

    Raises BadInput where an account is unknown or both are one; Busy where a run holds the warehouse.
    """
    if decision.a == decision.b:
        raise BadInput("one_account", "The two ids are of one account", where=decision.a)
    with open_warehouse(settings.warehouse_file, wait_s=settings.lock_wait_s) as con:
        if unknown := sorted({decision.a, decision.b} - known_reports(con, [decision.a, decision.b])):
            raise BadInput(
                "unknown_report",
                f"The warehouse has no account {', '.join(unknown)}",
                remedy='`corridor sql "FROM unsure_links"` shows pairs with their ids.',
            )
        _write(settings.home / FILE, [*_others(settings, decision.a, decision.b), decision])
        return link(con, every_decision(settings))


def withdraw(settings: Settings, a: str, b: str) -> LinkSummary:
    """Take back a decision by command and link anew: the link is retracted, the rule decides again.

    Raises BadInput where there is none; a reviewed decision is withdrawn by removing its row from seeds/.
    """
    others = _others(settings, a, b)
    if len(others) == len(load_decisions(settings.home / FILE)):
        raise BadInput(
            "no_decision",
            "Nobody decided about these two by command",
            where=str(settings.home / FILE),
            remedy="A reviewed decision is a row of seeds/decisions.toml: remove it there.",
        )
    with open_warehouse(settings.warehouse_file, wait_s=settings.lock_wait_s) as con:
        _write(settings.home / FILE, others)
        return link(con, every_decision(settings))


def _others(settings: Settings, a: str, b: str) -> list[Decision]:
    return [kept for kept in load_decisions(settings.home / FILE) if {kept.a, kept.b} != {a, b}]


def _write(path: Path, decisions: Iterable[Decision]) -> None:
    """Replace the file in one step."""
    whole = path.with_suffix(".new")
    whole.write_text(HEADING + "".join(map(_row, decisions)), encoding="utf-8")
    whole.replace(path)


def _row(decision: Decision) -> str:
    names = ("a", "b", "judgement", "why", "by")
    lines = [f"{name} = {json.dumps(getattr(decision, name), ensure_ascii=False)}" for name in names]
    return "\n".join(["", "[[decision]]", *lines, f"on = {decision.on.isoformat()}", ""])
