"""The databases that answers are run on: the demo, and the same demo built from other seeds.

A wrong statement can give the right rows of one database by chance, most of all where these are empty; it
seldom does so on three (the test suites of Zhong, Yu and Klein 2020, arXiv 2010.02840).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from assistant import Database, Rows, Value
from assistant.demo import DemoDatabase
from assistant.parameters import company_columns, parameter_names
from assistant.rules import check
from finetune.scoring.order import order_keys
from schema_index import Catalog, ExecutionError, load_reference
from schema_index.cache import cache_folder

ROW_LIMIT = 100_000
VARIANT_SEEDS = (11, 23)
TIMEOUT_SECONDS = 10.0


class Bench:
    """Runs statements on each of its databases; each is opened on first use, gold rows are kept."""

    def __init__(self, opens: Sequence[Callable[[], Database]], catalog: Catalog) -> None:
        self.catalog = catalog
        self._opens = tuple(opens)
        self._open: dict[int, Database] = {}
        self._companies = company_columns(catalog)
        self._gold: dict[tuple[str, int, int], Rows | None] = {}
        self._order: dict[tuple[str, bool | None], tuple[int, ...] | None] = {}

    def __len__(self) -> int:
        return len(self._opens)

    @classmethod
    def demo(cls, seeds: Sequence[int] = VARIANT_SEEDS, catalog: Catalog | None = None) -> Bench:
        """The demo and its variants; each variant is built once (some seconds) into the cache folder."""

        def variant(seed: int) -> Callable[[], Database]:
            folder = cache_folder() / f"demo-seed-{seed}"
            return lambda: DemoDatabase.open(folder, seed=seed, timeout=TIMEOUT_SECONDS)

        def demo() -> Database:
            return DemoDatabase.open(timeout=TIMEOUT_SECONDS)

        return cls([demo, *map(variant, seeds)], catalog or load_reference())

    @classmethod
    def of(cls, database: Database, catalog: Catalog) -> Bench:
        """One database and no variant."""
        return cls([lambda: database], catalog)

    def run(self, sql: str, parameters: Mapping[str, Value], place: int = 0) -> Rows:
        """The rows on the database at `place`, ROW_LIMIT at most; raises ExecutionError."""
        return self.database(place).run(sql, parameters, max_rows=ROW_LIMIT)

    def database(self, place: int = 0) -> Database:
        """The database at `place`; raises ExecutionError where it cannot be opened."""
        if place not in self._open:
            self._open[place] = self._opens[place]()
        return self._open[place]

    def gold(self, sql: str, company: int, place: int = 0) -> Rows | None:
        """The rows of a gold statement, run once; None where it does not run there."""
        key = (sql, company, place)
        if key not in self._gold:
            try:
                self._gold[key] = self.run(sql, self.bound(sql, company), place)
            except ExecutionError:
                self._gold[key] = None
        return self._gold[key]

    def order(self, sql: str, ordered: bool | None) -> tuple[int, ...] | None:
        """The columns that order a gold statement's rows, see `order_keys`; found once."""
        key = (sql, ordered)
        if key not in self._order:
            self._order[key] = order_keys(sql, self.catalog, ordered)
        return self._order[key]

    def bound(self, sql: str, company: int) -> dict[str, Value]:
        """The parameters that are named after a company column, bound to a company; others stay without."""
        if "@" not in sql:
            return {}
        tree = check(sql, self.catalog).tree
        names = parameter_names(tree) if tree is not None else ()
        return {name: company for name in names if name.lower() in self._companies}


@lru_cache(maxsize=1)
def demo_bench() -> Bench:
    """The demo with its variants, opened once a process."""
    return Bench.demo()
