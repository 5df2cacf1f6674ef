"""Run the newsroom as a process: `python -m tests.newsroom --ports-file F [--edition morning|evening]`.

Writes F, a JSON object of the addresses and of the sources.toml and corridor.toml beside it, prints
the same, and serves until SIGTERM or Ctrl-C.
"""

import argparse
import json
import signal
import threading
from pathlib import Path

from tests.newsroom.serving import CONTROL, EDITIONS
from tests.newsroom.site import Newsroom


def main() -> None:
    """Serve until told to stop."""
    options = _options()
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    with Newsroom(options.edition, first_port=options.first_port) as room:
        print(_announce(room, options.ports_file, faults=options.faults), flush=True)
        stop.wait()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.newsroom", description="A small news site on loopback.")
    parser.add_argument("--ports-file", type=Path, required=True, help="where the addresses are written, as JSON")
    parser.add_argument("--edition", choices=EDITIONS, default="morning", help="what the outlets show at first")
    parser.add_argument("--faults", action="store_true", help="list the faulty outlet among the sources")
    parser.add_argument("--first-port", type=int, default=0, help="fixed ports from this one on; 0 takes free ones")
    return parser.parse_args()


def _announce(room: Newsroom, ports_file: Path, *, faults: bool) -> str:
    """Write the files; the JSON appears whole or not at all, so that a waiting reader never sees half of it."""
    folder = ports_file.resolve().parent
    sources = room.sources_toml(folder / "sources.toml", faults=faults)
    settings = room.settings_toml(folder / "corridor.toml", sources)
    control = next(iter(room.addresses.values())) + CONTROL
    announced = {
        "edition": room.edition,
        "outlets": room.addresses,
        "control": control,
        "sources_toml": str(sources),
        "settings_toml": str(settings),
    }
    text = json.dumps(announced, ensure_ascii=False, indent=2)
    draft = ports_file.with_suffix(".part")
    draft.write_text(text + "\n", encoding="utf-8")
    draft.replace(ports_file)
    return text


if __name__ == "__main__":
    main()
