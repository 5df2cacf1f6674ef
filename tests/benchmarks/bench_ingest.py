"""What a run costs: a quiet one, and one over 5,000 documents; each figure as its share of a stated limit.

`python -m tests.benchmarks.bench_ingest [DOCUMENTS]`. Whole processes are measured, as the
operating system accounts for them. Limits: a quiet run 5 s and 400 MB, a full one 1,500 MB.
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

QUIET_S, QUIET_MB, FULL_MB = 5.0, 400.0, 1500.0
TOWNS = ("Quetta", "Turbat", "Gwadar", "Peshawar", "Bannu", "Karachi", "Khuzdar", "Mastung", "Hub", "Dasu")
DEEDS = ("A roadside bomb killed {n} policemen", "Gunmen shot {n} labourers dead", "A grenade hurt {n} guards")
SUBJECTS = ("wheat prices", "a cricket series", "the monsoon", "exam results", "a new bus route", "cotton exports")
FILLER = "Officials met in the afternoon and spoke about item {i} of list {j} with {k} people from the district."


def document(number: int, chance: random.Random) -> dict[str, str]:
    """One made-up article: one in ten tells of an attack, the others of something else."""
    filler = " ".join(
        FILLER.format(i=chance.randrange(9999), j=chance.randrange(9999), k=chance.randrange(9999)) for _ in range(12)
    )
    if number % 10:
        lead = f"A report on {chance.choice(SUBJECTS)} was published in {chance.choice(TOWNS)} on Monday."
    else:
        deed = chance.choice(DEEDS).format(n=chance.randrange(2, 20))
        lead = f"{deed} near {chance.choice(TOWNS)} in Pakistan on Monday, militants claimed the attack."
    return {"id": str(number), "title": lead, "text": f"{lead}\n\n{filler}", "published": "2026-02-03"}


def run(folder: Path, source: str) -> tuple[float, float]:
    """Run `corridor ingest` on one source; return seconds and peak megabytes of the process."""
    (folder / "sources.toml").write_text(source, encoding="utf-8")
    variables = {
        "CORRIDOR_HOME": str(folder / "home"),
        "CORRIDOR_SOURCES_FILE": str(folder / "sources.toml"),
        "CORRIDOR_IGNORE_CADENCE": "true",
    }
    started = time.monotonic()
    command = [str(Path(sys.executable).with_name("corridor")), "ingest"]
    subprocess.run(
        command, env=os.environ | variables, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000


def main() -> None:
    """Measure and print."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty, full = folder / "empty.jsonl", folder / "full.jsonl"
        empty.write_text("", encoding="utf-8")
        with full.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(document(number, chance)) + "\n" for number in range(documents))
        row = '[[source]]\nid = "bench"\noutlet = "Bench"\nkind = "files"\nurl = "{}"\n'
        run(folder, row.format(empty))
        seconds, megabytes = run(folder, row.format(empty))
        print(f"quiet run: {seconds:.1f} s = {seconds / QUIET_S:.2f} of the limit, ", end="")
        print(f"{megabytes:.0f} MB = {megabytes / QUIET_MB:.2f} of the limit")
        seconds, megabytes = run(folder, row.format(full))
        print(f"{documents} documents: {seconds:.0f} s, {megabytes:.0f} MB = {megabytes / FULL_MB:.2f} of the limit")


if __name__ == "__main__":
    main()
