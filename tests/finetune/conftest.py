"""Real parts for the tests of finetune: the reference catalog, its lexicon, the cached index."""

from __future__ import annotations

import pytest

from assistant.demo import DemoDatabase
from finetune.gating.judge import Reality
from finetune.generating.entry import Entry, read_lexicon
from retriever import SchemaRetriever
from schema_index import Catalog, load_reference


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_reference()


@pytest.fixture(scope="session")
def lexicon(catalog: Catalog) -> dict[str, Entry]:
    return read_lexicon(catalog)


@pytest.fixture(scope="session")
def retriever() -> SchemaRetriever:
    return SchemaRetriever.from_folder(None)


@pytest.fixture(scope="session")
def database() -> DemoDatabase:
    return DemoDatabase.open()


@pytest.fixture(scope="session")
def reality(catalog: Catalog, database: DemoDatabase) -> Reality:
    return Reality(catalog, database)
