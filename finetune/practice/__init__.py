"""Practice: made-up modules in the manner of Vista and questions as people ask them, to learn reading by."""

from finetune.practice.database import empty_database
from finetune.practice.domain import (
    Domain,
    own_tables,
    practice_catalog,
    practice_retriever,
    read_domain,
    read_domains,
)

__all__ = [
    "Domain",
    "empty_database",
    "own_tables",
    "practice_catalog",
    "practice_retriever",
    "read_domain",
    "read_domains",
]
