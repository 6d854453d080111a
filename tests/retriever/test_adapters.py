"""The retriever inside LangChain and LlamaIndex, with their real classes where they are installed."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys

import pytest

from retriever import SchemaRetriever
from retriever.adapters.passage import passages
from schema_index import MissingPackageError, QuestionError

QUESTION = "unpaid AP invoices with the vendor's name"


def test_a_passage_is_a_table_within_its_budget(retriever: SchemaRetriever) -> None:
    found = retriever.retrieve(QUESTION, 4)
    made = passages(found, budget=200, count_tokens=lambda text: len(text.split()))
    assert [one.name for one in made] == [row.table.name for row in found.tables]
    for one, row in zip(made, found.tables, strict=True):
        assert one.text.startswith(f"CREATE TABLE {one.name}")
        assert len(one.text.split()) <= 200
        assert all(key in one.text for key in row.table.key)
        assert all(f"{one.name}." in on for on in one.metadata["joins"])
        assert json.loads(json.dumps(one.metadata))["score"] == row.score
    assert any(one.metadata["joins"] for one in made)


def test_langchain_retrieves_documents(retriever: SchemaRetriever) -> None:
    pytest.importorskip("langchain_core", reason="needs langchain-core: pip install langchain-core")
    from retriever.adapters.langchain import VistaRetriever

    ours = VistaRetriever(retriever=retriever, k=3)
    documents = ours.invoke(QUESTION)
    assert [one.id for one in documents] == [row.table.name for row in retriever.retrieve(QUESTION, 3).tables]
    assert documents[0].page_content.startswith(f"CREATE TABLE {documents[0].id}")
    assert documents[0].metadata["reasons"]
    assert asyncio.run(ours.ainvoke(QUESTION)) == documents
    chain = ours | (lambda found: [one.metadata["table"] for one in found])
    assert chain.invoke(QUESTION)[0] == documents[0].id
    with pytest.raises(QuestionError):
        ours.invoke("")


def test_llama_index_retrieves_nodes(retriever: SchemaRetriever) -> None:
    pytest.importorskip("llama_index.core", reason="needs llama-index-core: pip install llama-index-core")
    from llama_index.core.schema import MetadataMode

    from retriever.adapters.llama_index import VistaRetriever

    ours = VistaRetriever(retriever, k=3)
    nodes = ours.retrieve(QUESTION)
    assert [node.node_id for node in nodes] == [
        row.table.name for row in retriever.retrieve(QUESTION, 3).tables
    ]
    assert [node.score for node in nodes] == sorted((node.score for node in nodes), reverse=True)
    shown = nodes[0].node.get_content(metadata_mode=MetadataMode.LLM)
    assert f"CREATE TABLE {nodes[0].node_id}" in shown and "reasons" not in shown
    assert [node.node_id for node in asyncio.run(ours.aretrieve(QUESTION))] == [n.node_id for n in nodes]


@pytest.mark.parametrize(
    ("module", "package", "named"),
    [("langchain", "langchain_core", "langchain-core"), ("llama_index", "llama_index", "llama-index-core")],
)
def test_without_the_framework_the_error_names_it(
    module: str, package: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, f"retriever.adapters.{module}", raising=False)
    with pytest.raises(MissingPackageError, match=f"needs the package '{named}'"):
        importlib.import_module(f"retriever.adapters.{module}")
