"""Count in how many articles each term occurs and print warehouse/common_terms.toml.

    python -m tests.evaluation.counting_terms --sources "what the files are" FILE.jsonl ... > common_terms.toml

Counted are the texts of JSON-lines files (`text`, or `text1` and `text2`; English only) and, always, our own newsroom
and evaluation texts. A term is kept when it is in at least ten articles of at least two files, so that a name of one
story is never called common.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractors.fingerprint import count_terms
from tests.evaluation.incidents import gold as incidents
from tests.evaluation.statements import gold as statements
from tests.newsroom.articles import every_version

LEAST_ARTICLES = 10
LEAST_FILES = 2
Text = tuple[str | None, str]
HEADER = """\
# In how many of so many English news articles a term occurs: what is common says little about two articles' likeness.
# Names are written @name, numbers #number, other words by their first six letters (extractors.fingerprint.count_terms).
# Counted by tests/evaluation/counting_terms.py over {sources}.
# Counts only; terms in fewer than {least} articles or in one set alone are left out, as the rarest of all."""


def read_lines(path: Path) -> Iterator[Text]:
    """Yield title and text of every English document of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row.get("lang", "en") != "en":
                continue
            yield from ((row.get("title"), row[key]) for key in ("text", "text1", "text2") if row.get(key))


def own_texts() -> Iterator[Text]:
    """Yield title and text of our own English news."""
    for article in every_version():
        if article.language == "en":
            yield article.title, "\n".join(article.paragraphs)
    for split in ("dev", "held"):
        for text in (*incidents.load_texts(split), *incidents.load_quiet(split)):
            yield text.title, text.text
    for said in statements.load_gold():
        yield None, said.text


def count_articles(sets: Iterable[Iterable[Text]]) -> tuple[int, dict[str, int]]:
    """Return how many articles there are, and in how many of them each common term occurs."""
    articles, found, in_sets = 0, Counter[str](), Counter[str]()
    for texts in sets:
        here: Counter[str] = Counter()
        for title, text in texts:
            here.update(set(count_terms(text, title)))
            articles += 1
        found += here
        in_sets.update(here.keys())
    common = {term for term in found if found[term] >= LEAST_ARTICLES and in_sets[term] >= LEAST_FILES}
    return articles, {term: found[term] for term in sorted(common)}


def table(sources: str, articles: int, counts: dict[str, int]) -> str:
    """Return the file's text, the commonest terms first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    rows = [f"{json.dumps(term, ensure_ascii=False)} = {count}" for term, count in ordered]
    header = HEADER.format(sources=sources, least=LEAST_ARTICLES)
    return "\n".join([header, f"articles = {articles}", "", "[terms]", *rows])


def main() -> None:
    """Print the table for the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--sources", default="", help="what the files are, for the heading")
    asked = parser.parse_args()
    articles, counts = count_articles([own_texts(), *map(read_lines, asked.files)])
    sources = ", ".join(filter(None, [asked.sources, "our own newsroom and evaluation texts"]))
    print(table(sources, articles, counts))


if __name__ == "__main__":
    main()
