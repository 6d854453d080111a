"""The retriever for LlamaIndex: a table a node.

from retriever import SchemaRetriever
from retriever.adapters.llama_index import VistaRetriever

nodes = VistaRetriever(SchemaRetriever.from_folder()).retrieve("unpaid AP invoices")
"""

from __future__ import annotations

from collections.abc import Callable

from retriever.adapters.passage import BUDGET, passages
from retriever.retriever import TABLES, SchemaRetriever
from schema_index import MissingPackageError

try:
    from llama_index.core.retrievers import BaseRetriever
    from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
except ImportError as error:
    raise MissingPackageError("llama-index-core", "the LlamaIndex retriever", "llama-index") from error


class VistaRetriever(BaseRetriever):  # type: ignore[misc]
    """A LlamaIndex retriever over one schema.

    `k` tables a question, each in at most `budget` tokens as `count_tokens` counts (four letters a token by
    default). A node's text is the table's CREATE TABLE statement, its metadata the table's name, description,
    key, score, reasons and joins, its id the name. Raises QuestionError.
    """

    def __init__(
        self,
        retriever: SchemaRetriever,
        k: int = TABLES,
        budget: int = BUDGET,
        count_tokens: Callable[[str], int] | None = None,
    ) -> None:
        self.retriever = retriever
        self.k = k
        self.budget = budget
        self.count_tokens = count_tokens
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self.retriever.retrieve(query_bundle.query_str, self.k)
        hidden = ["description", "key", "score", "reasons"]
        return [
            NodeWithScore(
                node=TextNode(
                    id_=one.name,
                    text=one.text,
                    metadata=one.metadata,
                    excluded_llm_metadata_keys=hidden,
                    excluded_embed_metadata_keys=[*hidden, "joins"],
                ),
                score=one.score,
            )
            for one in passages(found, self.budget, self.count_tokens)
        ]
