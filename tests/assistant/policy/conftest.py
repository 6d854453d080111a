"""The demo database, and the same with the rows of company 2 alone: what its clerks may see."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace

import duckdb
import pytest

from assistant.demo import DemoDatabase
from assistant.policy import Policy
from assistant.tsql import prepare
from schema_index import Catalog, load_reference
from tests.assistant.fakes import demo_database

COMPANY = 2


@dataclass(repr=False)  # hypothesis writes out what a failing test was given
class World:
    """What a property is about: the demo, its copy with company 2 alone, and that company's clerk."""

    catalog: Catalog
    demo: DemoDatabase
    own_rows: DemoDatabase
    clerk: Policy


@pytest.fixture(scope="session")
def world(catalog: Catalog, demo: DemoDatabase, own_rows: DemoDatabase, clerk: Policy) -> World:
    return World(catalog, demo, own_rows, clerk)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_reference()


@pytest.fixture(scope="session")
def demo() -> DemoDatabase:
    return demo_database()


@pytest.fixture(scope="session")
def clerk(catalog: Catalog) -> Policy:
    """Reads everything, of company 2."""
    return Policy("anna", "clerk", catalog, companies=(COMPANY,))


@pytest.fixture(scope="session")
def narrow(clerk: Policy) -> Policy:
    """Reads of PREH four columns, of PR and HQ everything else, of company 2."""
    columns = frozenset({"prco", "employee", "lastname", "firstname"})
    return replace(clerk, modules=frozenset({"pr"}), tables=frozenset({"hqco"}), columns={"preh": columns})


@pytest.fixture(scope="session")
def own_rows(
    catalog: Catalog, demo: DemoDatabase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DemoDatabase]:
    """A copy of the demo in which the rows of other companies do not exist."""
    copy = tmp_path_factory.mktemp("own") / "own.duckdb"
    built = demo._connection.execute("SELECT path FROM duckdb_databases() WHERE path IS NOT NULL").fetchone()
    assert built is not None, "the demo is in memory: its cache folder cannot be written"
    shutil.copy(built[0], copy)
    with duckdb.connect(str(copy)) as connection:
        for table in catalog:
            if table.company_column is not None:
                connection.execute(f'DELETE FROM "{table.name}" WHERE "{table.company_column}" <> {COMPANY}')
    connection = duckdb.connect(str(copy))
    prepare(connection)
    own = DemoDatabase(connection, catalog)
    yield own
    own.close()
