"""What a person decides at the terminal: one link by command, or the list of what the rules are unsure of."""

import getpass
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Literal

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from extractors.errors import BadInput
from extractors.records import Decision, Review
from flows.decisions import decide, withdraw
from flows.finishing import publish_decided
from flows.runlock import run_lock
from flows.settings import Settings
from warehouse.connect import open_warehouse
from warehouse.judgements import Side, UnsureLink, unsure_links
from warehouse.linking import LinkSummary
from warehouse.reviews import DoubtfulAccount, doubtful_accounts

Ask = Callable[[str], str]
Answer = Literal["yes", "no", "skip", "quit"]
ANSWERS: dict[str, Answer] = {"y": "yes", "n": "no", "s": "skip", "": "skip", "q": "quit"}
CHOICES = "[y]es, [n]o, [s]kip, [q]uit"


@dataclass
class Decided:
    """What a person has decided so far."""

    by: str
    on: date
    decisions: list[Decision] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)


def decide_link(settings: Settings, a: str, b: str, judgement: Literal["same", "different"], why: str, by: str) -> str:
    """Keep a decision about two accounts, link anew and publish; return what came of it in one line.

    Raises BadInput where an account is unknown or no reason is given; Busy where a run holds the warehouse.
    """
    if not why.strip():
        raise BadInput("no_reason", "A decision needs a reason", remedy='Add --why "what shows it".')
    with run_lock(settings.home, "a decision", wait_s=0):
        summary = decide(settings, [Decision(a, b, judgement, why.strip(), by or reviewer(), _today())])
        publish_decided(settings)
    return _sentence(summary)


def withdraw_link(settings: Settings, a: str, b: str) -> str:
    """Take back a decision made by command, link anew and publish; return what came of it in one line."""
    with run_lock(settings.home, "a decision", wait_s=0):
        summary = withdraw(settings, a, b)
        publish_decided(settings)
    return _sentence(summary)


def review(settings: Settings, console: Console, ask: Ask, by: str, limit: int) -> str:
    """Show unsure links, then doubtful accounts, each with its sentences, and keep every yes and no.

    `ask` is given a question and returns what was typed. Answers are kept when all were asked or the person quits.
    """
    with open_warehouse(settings.warehouse_file, wait_s=settings.lock_wait_s) as con:
        links, accounts = unsure_links(con, limit), doubtful_accounts(con, limit)
    if not links and not accounts:
        return "Nothing is left to review."
    decided = Decided(by or reviewer(), _today())
    _ask_all(console, ask, [*_link_questions(links, decided), *_account_questions(accounts, decided)])
    if not decided.decisions and not decided.reviews:
        return "Nothing was decided."
    with run_lock(settings.home, "a review", wait_s=0):
        summary = decide(settings, decided.decisions, decided.reviews)
        publish_decided(settings)
    return f"{len(decided.decisions)} links and {len(decided.reviews)} accounts decided. {_sentence(summary)}"


def reviewer() -> str:
    """Return the name of whoever is logged in."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may have no name for its user
        return "somebody"


@dataclass(frozen=True, slots=True)
class _Question:
    shown: Table
    text: str
    take: Callable[[bool], None]


def _ask_all(console: Console, ask: Ask, questions: Sequence[_Question]) -> None:
    for number, question in enumerate(questions, start=1):
        console.print(question.shown)
        answer = _answer(ask, f"{number}/{len(questions)} {question.text} {CHOICES}")
        if answer == "quit":
            return
        if answer != "skip":
            question.take(answer == "yes")


def _answer(ask: Ask, text: str) -> Answer:
    while True:
        typed = ask(text).strip().lower()[:1]
        if typed in ANSWERS:
            return ANSWERS[typed]


def _link_questions(links: Sequence[UnsureLink], decided: Decided) -> Iterator[_Question]:
    for link in links:

        def take(is_yes: bool, link: UnsureLink = link) -> None:
            judgement: Literal["same", "different"] = "same" if is_yes else "different"
            ids = (link.left.report_id, link.right.report_id)
            decided.decisions.append(Decision(*ids, judgement, "Read side by side.", decided.by, decided.on))

        yield _Question(_pair(link), "Is it the same happening?", take)


def _account_questions(accounts: Sequence[DoubtfulAccount], decided: Decided) -> Iterator[_Question]:
    for account in accounts:

        def take(is_yes: bool, account: DoubtfulAccount = account) -> None:
            judgement: Literal["right", "wrong"] = "right" if is_yes else "wrong"
            decided.reviews.append(
                Review(account.report_id, judgement, "Read in its sentence.", decided.by, decided.on)
            )

        yield _Question(_account(account), "Does the sentence tell of such a happening?", take)


def _pair(link: UnsureLink) -> Table:
    """Lay two accounts side by side, and below what speaks for and against their being one."""
    table = Table("", "one account", "the other", box=SIMPLE, title=f"Log-odds {link.score:+.1f}", title_justify="left")
    left, right = _cells(link.left), _cells(link.right)
    for name in left:
        table.add_row(name, left[name], right[name])
    points = sorted(link.features.items(), key=lambda item: -abs(item[1]))
    table.add_row("points", ", ".join(f"{name} {value:+.1f}" for name, value in points), "")
    return table


def _account(account: DoubtfulAccount) -> Table:
    table = Table("", f"confidence {account.confidence:.2f}", box=SIMPLE)
    table.add_row("sentence", account.sentence or "")
    table.add_row("read as", f"{account.sub_event_type} ({account.realis})")
    table.add_row("day", _shown(account.date_start))
    table.add_row("place", _shown(account.place_name))
    table.add_row("killed, injured", f"{_shown(account.killed)}, {_shown(account.injured)}")
    table.add_row("source", f"{account.outlet or ''} {account.url or ''}")
    return table


def _cells(side: Side) -> dict[str, str]:
    return {
        "sentence": side.sentence or "",
        "day": _shown(side.date_start),
        "place": _shown(side.place_name),
        "killed, injured": f"{_shown(side.killed)}, {_shown(side.injured)}",
        "source": f"{side.outlet or ''}, {side.published_at:%Y-%m-%d}" if side.published_at else side.outlet or "",
        "url": side.url or "",
        "id": side.report_id,
    }


def _shown(value: object) -> str:
    return "not told" if value is None else str(value)


def _sentence(summary: LinkSummary) -> str:
    return (
        f"{summary.reports} accounts make {summary.incidents} incidents; {summary.new_links} links are new, "
        f"{summary.retracted_links} retracted."
    )


def _today() -> date:
    return datetime.now(UTC).date()
