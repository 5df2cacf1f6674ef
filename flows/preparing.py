"""The start of a run: the warehouse, the archive and the seed set are brought in order."""

from collections.abc import Sequence

from extractors.records import Candidate, Outcome, Source, Verdict, VerdictKind
from flows.run import Run
from flows.seedset import Seed, load_seed_set
from warehouse.load import archived_ends, known_articles, start_run, store_outcomes, store_sources
from warehouse.novelty import register_seeds

SEED_SOURCE = "seeds"


def prepare(run: Run, sources: Sequence[Source]) -> None:
    """Migrate the warehouse, cut a torn end off the archive, and load the seeds it does not hold yet."""
    with run.warehouse() as con:
        start_run(
            con, run.run_id, flow_name=run.flow_name, started_at=run.summary.started_at, parameters=run.parameters
        )
        store_sources(con, sources)
        ends = archived_ends(con)
    run.archive.recover(ends)
    load_new_seeds(run)


def load_new_seeds(run: Run) -> None:
    """Load seeds that are not in the warehouse; their own texts where supplied, else our abstracts."""
    seeds = load_seed_set(run.settings.seeds_folder, run.settings.originals_folder)
    with run.warehouse() as con:
        known = known_articles(con, [seed.article.article_id for seed in seeds])
    if fresh := [seed for seed in seeds if seed.article.article_id not in known]:
        _store_seeds(run, fresh)


def _store_seeds(run: Run, seeds: Sequence[Seed]) -> None:
    from extractors.extract import extract_many  # see flows/reading.py: not paid for by a quiet run
    from extractors.knowledge import Knowledge
    from extractors.relevance import judge_text

    knowledge = Knowledge(run.settings.seeds_folder)
    articles = [seed.article for seed in seeds]
    extractions = list(extract_many(articles, knowledge))
    outcomes = [
        Outcome(
            candidate=Candidate(SEED_SOURCE, seed.article.url or f"seed:{seed.seed_id}", seed.article.title),
            verdict=Verdict(VerdictKind.NEW, reason="seed set"),
            article=seed.article,
            relevance=judge_text(knowledge.topic, seed.article.title, seed.article.text, seed.article.language),
            fingerprint=seed.fingerprint,
            extraction=extraction,
        )
        for seed, extraction in zip(seeds, extractions, strict=True)
    ]
    with run.warehouse() as con:
        register_seeds(con, [(seed.article, seed.fingerprint) for seed in seeds])
        store_outcomes(con, outcomes, run_id=run.run_id)
    run.summary.add_outcomes(outcomes)
