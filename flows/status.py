"""`corridor status`: sources and how they answered, the last runs, what the warehouse holds and weighs."""

from rich.console import Console

from flows.query import as_table
from flows.run import folder_size
from flows.settings import Settings
from flows.sources import load_sources
from warehouse.query import named_query, query_published

TABLES = ("status_sources", "status_runs", "status_contents")


def print_status(settings: Settings, console: Console) -> None:
    """Print what the published copy knows of sources and runs, and the sizes of the folders."""
    sources = load_sources(settings.sources_path)
    console.print(
        f"{len(sources)} sources in {settings.sources_path}, {sum(s.enabled for s in sources)} of them enabled."
    )
    if not settings.published_file.exists():
        console.print("Nothing has been published yet: run `corridor ingest`, or `corridor demo` to try it out.")
        return
    for name in TABLES:
        title, query = named_query(name)
        console.print(as_table(query_published(settings.published_file, query), title))
    for title, size in sizes(settings).items():
        console.print(f"{title}: {size / 1_000_000:.1f} MB")


def sizes(settings: Settings) -> dict[str, int]:
    """Bytes of the warehouse, its published copy and the kept pages."""
    return {
        "Warehouse": settings.warehouse_file.stat().st_size if settings.warehouse_file.exists() else 0,
        "Published copy": folder_size(settings.published_folder),
        "Kept pages": folder_size(settings.archive_folder),
    }
