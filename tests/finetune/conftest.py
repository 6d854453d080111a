"""Real parts for the tests of finetune: the reference catalog, its lexicon, the cached index."""

from __future__ import annotations

import pytest

from finetune.entry import Entry, read_lexicon
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
