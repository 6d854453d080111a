"""The retriever over the reference schema with the real embedding model, made once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from retriever import Mention, SchemaRetriever, resolve_names
from schema_index import Catalog, SentenceEncoder, TableIndex, load_reference

QUESTIONS = Path(__file__).parent / "questions.jsonl"


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The bundled reference schema."""
    return load_reference()


@pytest.fixture(scope="session")
def retriever(catalog: Catalog) -> SchemaRetriever:
    """Over the reference schema, indexed in memory."""
    return SchemaRetriever(TableIndex.build(catalog, SentenceEncoder()))


@pytest.fixture(scope="session")
def questions() -> list[dict[str, Any]]:
    """Analysts' questions with the tables that each needs."""
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def names(catalog: Catalog) -> Callable[[str], list[Mention]]:
    """Names of a question, looked up in the reference schema."""
    return lambda question: list(resolve_names(question, catalog))
