"""Articles that arrive in another order, or in other runs, end in the same rows."""

import random
from collections.abc import Sequence

from extractors.records import Outcome
from warehouse.connect import open_memory
from warehouse.linking import link
from warehouse.load import store_outcomes


def assert_order_is_free(outcomes: Sequence[Outcome], order: random.Random, tables: Sequence[str]) -> None:
    """Link all at once, then one and the rest in a drawn order: `tables` hold the same rows."""
    at_once, shuffled = open_memory(), open_memory()
    for con in (at_once, shuffled):
        con.execute("SET threads = 1")
    first, *rest = order.sample(outcomes, len(outcomes))
    for con, batch in ((at_once, outcomes), (shuffled, [first]), (shuffled, rest)):
        store_outcomes(con, batch, run_id="r")
        link(con)
    for table in tables:
        rows_of = f"FROM {table} ORDER BY ALL"
        assert at_once.execute(rows_of).fetchall() == shuffled.execute(rows_of).fetchall()
