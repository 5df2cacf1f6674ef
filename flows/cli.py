"""The command `corridor`: each verb reads its options and calls one function elsewhere.

Imports are inside the verbs: the filters must not pay for Prefect, nor `status` for the language model.
"""

import logging
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from extractors.errors import CorridorError
from flows.settings import load_settings

app = typer.Typer(
    help="News about the safety of Chinese nationals and projects in Pakistan, read into a warehouse.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
seeds_app = typer.Typer(help="Check and grow the seed set.", no_args_is_help=True)
app.add_typer(seeds_app, name="seeds")

SourceIds = Annotated[list[str] | None, typer.Option("--source", help="Only this source (may be repeated).")]
Wait = Annotated[bool, typer.Option("--wait/--no-wait", help="Wait for a run in progress, or leave.")]
Documents = Annotated[list[Path] | None, typer.Argument(help="JSON-lines files; standard input where none is named.")]
Format = Literal["table", "csv", "json"]
WAIT_FOR_EVER = -1.0
PIPE_WIDTH = 160


@app.command()
def ingest(source: SourceIds = None, wait: Wait = False) -> None:
    """Fetch what is new at the sources, read it, and publish the warehouse."""
    from flows.engine import PlainEngine
    from flows.ingest import ingest as run_ingest
    from flows.run import new_run
    from flows.sources import choose_sources, load_sources

    settings = load_settings()
    sources = choose_sources(load_sources(settings.sources_path), source or [])
    run = new_run(settings, "ingest", PlainEngine.name)
    run_ingest(run, sources, PlainEngine(), lock_wait_s=WAIT_FOR_EVER if wait else 0).print(_console())


@app.command()
def backfill(
    since: Annotated[str, typer.Option(help="First day, such as 2026-01-01.")],
    until: Annotated[str | None, typer.Option(help="Last day; today where left out.")] = None,
    source: SourceIds = None,
    wait: Wait = False,
) -> None:
    """Ingest past days from the sources that reach back (sitemaps and files)."""
    from flows.backfill import backfill as run_backfill
    from flows.backfill import parse_day
    from flows.engine import PlainEngine
    from flows.run import new_run
    from flows.sources import choose_sources, load_sources

    settings = load_settings()
    first = parse_day(since, "--since")
    last = parse_day(until, "--until") if until else datetime.now(UTC).date()
    sources = choose_sources(load_sources(settings.sources_path), source or [])
    run = new_run(settings, "backfill", PlainEngine.name)
    lock_wait_s = WAIT_FOR_EVER if wait else 0
    run_backfill(run, sources, PlainEngine(), first, last, lock_wait_s=lock_wait_s).print(_console())


@app.command()
def reextract(wait: Wait = False) -> None:
    """Read every kept text again with the extractor of today; nothing is fetched."""
    from flows.engine import PlainEngine
    from flows.reextract import reextract as run_reextract
    from flows.run import new_run

    run = new_run(load_settings(), "reextract", PlainEngine.name)
    run_reextract(run, PlainEngine(), lock_wait_s=WAIT_FOR_EVER if wait else 0).print(_console())


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="Port of the Prefect server started here, if none is configured.")] = 4200,
) -> None:
    """Run the ingest by the clock and take backfills by hand, in Prefect, until interrupted."""
    from flows.server import prefect_server

    settings = load_settings()
    with prefect_server(settings.home / "prefect", port) as address:
        from flows.schedule import serve_flows

        _console().print(
            f"Prefect at {address.removesuffix('/api')}; ingest at '{settings.cron}' {settings.time_zone}."
        )
        serve_flows(settings)


@app.command()
def demo(
    folder: Annotated[Path, typer.Option(help="Where the demo keeps its warehouse.")] = Path("data/demo"),
) -> None:
    """Run the whole main job against a small newsroom on this machine, and show what came out."""
    from flows.demo import run_demo

    run_demo(folder.resolve(), _console())


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help="SQL over the published copy, or - for standard input.")],
    output: Annotated[Format, typer.Option("--format", help="table, csv or json.")] = "table",
    database: Annotated[Path | None, typer.Option(help="Another published file.")] = None,
) -> None:
    """Query the published copy with SQL."""
    from flows.query import print_query

    text = sys.stdin.read() if query == "-" else query
    print_query(database or load_settings().published_file, text, output, _console())


@app.command()
def link(
    account: Annotated[str, typer.Argument(help="Id of an account (report_id).")],
    other: Annotated[str, typer.Argument(help="Id of another.")],
    same: Annotated[bool | None, typer.Option("--same/--different", help="Whether both tell of one happening.")] = None,
    why: Annotated[str, typer.Option(help="What shows it.")] = "",
    by: Annotated[str, typer.Option(help="Who decides; the user logged in where left out.")] = "",
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take back what was decided by command.")] = False,
) -> None:
    """Say that two accounts are of the same happening, or are not; it overrules the rules."""
    from extractors.errors import BadInput
    from flows.review import decide_link, withdraw_link

    if withdraw:
        typer.echo(withdraw_link(load_settings(), account, other))
        return
    if same is None:
        raise BadInput("no_judgement", "Nothing was decided", remedy="Add --same, --different or --withdraw.")
    typer.echo(decide_link(load_settings(), account, other, "same" if same else "different", why, by))


@app.command()
def review(
    limit: Annotated[int, typer.Option(help="Most links and most accounts to show.")] = 20,
    by: Annotated[str, typer.Option(help="Who decides; the user logged in where left out.")] = "",
) -> None:
    """Show unsure links and doubtful accounts with their sentences, and take a yes, no or skip for each."""
    from flows.review import review as run_review

    def ask(question: str) -> str:
        try:
            return str(typer.prompt(question, default="s", show_default=False))
        except typer.Abort:  # the end of the input, or Ctrl-C: what was answered is kept
            return "q"

    typer.echo(run_review(load_settings(), _console(), ask, by, limit))


@app.command()
def status() -> None:
    """Show sources, last runs and sizes."""
    from flows.status import print_status

    print_status(load_settings(), _console())


@app.command()
def doctor() -> None:
    """Say what is missing or wrong on this machine, and the remedy."""
    from flows.doctor import print_diagnosis

    if not print_diagnosis(load_settings(), _console()):
        raise typer.Exit(1)


@app.command()
def extract(files: Documents = None) -> None:
    """Print relevance, incidents, statements and figures of each document."""
    from flows.filters import EXTRACT_BATCH, run_extract

    batch = 1 if not files and sys.stdin.isatty() else EXTRACT_BATCH
    _print_lines(run_extract(_lines(files), load_settings().seeds_folder, batch=batch))


@app.command()
def parse(files: Documents = None) -> None:
    """Print title, text, times, byline, language and outlet of each page."""
    from flows.filters import run_parse

    _print_lines(run_parse(_lines(files)))


@app.command()
def dedupe(files: Documents = None) -> None:
    """Print each document's duplicate verdict against the seed set and the documents before it."""
    from flows.filters import run_dedupe

    _print_lines(run_dedupe(_lines(files), load_settings().seeds_folder))


@seeds_app.command("verify")
def seeds_verify(folder: Annotated[Path, typer.Argument(help="Folder of originals (.txt, .html).")]) -> None:
    """Check a folder of original articles against the seed set's fingerprints."""
    from flows.seedset import verify_originals

    checked, absent = verify_originals(load_settings().seeds_folder, folder)
    for entry in checked:
        typer.echo(f"{entry.path.name}: {entry.seed_id or 'not in the seed set'}")
    for seed_id in absent:
        typer.echo(f"{seed_id}: no original in this folder")
    if absent or any(entry.seed_id is None for entry in checked):
        raise typer.Exit(1)
    typer.echo(f"All {len(checked)} originals are those of the seed set.")


@seeds_app.command("add")
def seeds_add(
    documents: Annotated[list[str], typer.Argument(help=".txt or .html files, or urls of articles in the warehouse.")],
    abstract: Annotated[
        Path | None, typer.Option(help="Our abstract (for one document); its lead where left out.")
    ] = None,
) -> None:
    """Enter further documents in the seed set."""
    from flows.seeding import add_documents

    for seed_id, is_new in add_documents(load_settings(), documents, abstract):
        typer.echo(f"{seed_id}: {'added' if is_new else 'its text is in the seed set already'}")


def main() -> None:
    """Run the command; a CorridorError is one line on standard error and exit 1 (2: wrong input, 75: busy)."""
    from extractors.errors import BadInput, Busy

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports every odd link of every page
    try:
        app()
    except CorridorError as error:
        typer.echo(f"corridor: {error}", err=True)
        sys.exit(2 if isinstance(error, BadInput) else 75 if isinstance(error, Busy) else 1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


def _console() -> Console:
    """The terminal as wide as it is; a pipe or file gets lines wide enough for the tables."""
    return Console() if sys.stdout.isatty() or "COLUMNS" in os.environ else Console(width=PIPE_WIDTH)


def _lines(files: list[Path] | None) -> Iterator[str]:
    if not files:
        yield from sys.stdin
        return
    for path in files:
        with _opened(path) as lines:
            yield from lines


@contextmanager
def _opened(path: Path) -> Iterator[Iterable[str]]:
    from extractors.errors import BadInput

    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            yield file
    except OSError as error:
        raise BadInput("unreadable", f"The file cannot be read: {error.strerror}", where=str(path)) from None


def _print_lines(answers: Iterable[dict[str, object]]) -> None:
    from flows.jsonform import dumps

    for answer in answers:
        sys.stdout.write(dumps(answer) + "\n")
        sys.stdout.flush()
