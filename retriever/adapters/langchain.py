"""The retriever for LangChain: a table a Document.

from retriever import SchemaRetriever
from retriever.adapters.langchain import VistaRetriever

tables = VistaRetriever(retriever=SchemaRetriever.from_folder()).invoke("unpaid AP invoices")
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from retriever.adapters.passage import BUDGET, passages
from retriever.retriever import TABLES, SchemaRetriever
from schema_index import MissingPackageError

try:
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever
except ImportError as error:
    raise MissingPackageError("langchain-core", "the LangChain retriever", "langchain") from error


class VistaRetriever(BaseRetriever):  # type: ignore[misc]
    """A LangChain retriever over one schema.

    `k` tables a question, each in at most `budget` tokens as `count_tokens` counts (four letters a token by
    default). A Document's page_content is the table's CREATE TABLE statement, its metadata the table's name,
    description, key, score, reasons and joins, its id the name. Raises QuestionError.
    """

    retriever: SchemaRetriever
    k: int = TABLES
    budget: int = BUDGET
    count_tokens: Callable[[str], int] | None = None

    def _get_relevant_documents(self, query: str, *, run_manager: Any) -> list[Document]:
        found = self.retriever.retrieve(query, self.k)
        return [
            Document(id=one.name, page_content=one.text, metadata=one.metadata)
            for one in passages(found, self.budget, self.count_tokens)
        ]
