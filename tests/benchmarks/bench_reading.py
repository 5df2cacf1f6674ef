"""What reading costs: articles a second with all readers on, as a ratio to bare spaCy over the same texts.

`python -m tests.benchmarks.bench_reading [FILE.jsonl]` reads the newsroom's on-topic English articles, or a file's
texts. Times are processor seconds of this process, the best of three rounds, with everything loaded beforehand.
Limits: 12 articles a second on one core, 0.6 of the speed of bare spaCy (the same model, all its parts on, no reader
of ours), and statements with their meetings at most 0.4 added to the time of reading and incidents.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from extractors.extract import extract_many
from extractors.figures import read_figures
from extractors.incidents import read_incidents
from extractors.knowledge import Knowledge
from extractors.reading.nlp import Reading, read_many
from extractors.reading.pipeline import english
from extractors.records import Article
from extractors.statements import read_said
from tests.newsroom.articles import every_version

ARTICLES_A_SECOND, SHARE_OF_SPACY, SHARE_OF_INCIDENTS = 12.0, 0.6, 0.4
ROUNDS = 3
PUBLISHED = datetime(2026, 2, 5, 12, tzinfo=UTC)


def articles_of(arguments: Sequence[str]) -> list[Article]:
    """Return the texts to read."""
    if arguments:
        rows = [json.loads(line) for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines()]
        texts = [row["text"] for row in rows if row.get("lang", row.get("language", "en")) == "en"]
    else:
        texts = [a.text for a in every_version() if a.language == "en" and a.expect.tier != "off"]
    return [
        Article(str(number), None, None, text, language="en", published_at=PUBLISHED)
        for number, text in enumerate(texts)
    ]


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds a piece of work takes, the best of a few rounds."""
    return min(_once(work) for _ in range(ROUNDS))


def _once(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    """Measure and print."""
    knowledge = Knowledge()
    articles = articles_of(sys.argv[1:])
    readings = list(read_many(articles, knowledge))

    def each(reader: Callable[[Reading, Knowledge], object]) -> Callable[[], object]:
        return lambda: [reader(reading, knowledge) for reading in readings]

    bare = seconds(lambda: list(english().pipe([article.text for article in articles])))
    whole = seconds(lambda: list(extract_many(articles, knowledge)))
    shared = seconds(lambda: list(read_many(articles, knowledge)))
    incidents, statements, figures = (seconds(each(r)) for r in (read_incidents, read_said, read_figures))
    rate = len(articles) / whole
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} articles of {words / len(articles):.0f} words")
    print(f"all readers: {rate:.1f} articles/s = {rate / ARTICLES_A_SECOND:.2f} of the limit")
    print(f"ratio to bare spaCy: {bare / whole:.2f} (limit {SHARE_OF_SPACY})")
    print(f"shared reading {shared / bare:.2f} of bare spaCy, incidents {incidents / bare:.2f}, ", end="")
    print(f"statements {statements / bare:.2f}, figures {figures / bare:.2f}")
    share = statements / (shared + incidents)
    print(f"statements add {share:.2f} to the time of the incident readers (limit {SHARE_OF_INCIDENTS})")


if __name__ == "__main__":
    main()
