"""Which parts of SQL a question asks for: columns to show, to compare, to add up, and with which codes."""

from retriever.asked_parts.asked import AskedParts, log_share
from retriever.asked_parts.lines import family
from retriever.asked_parts.reader import PartReader, bundled_reader
from retriever.asked_parts.roles import CODED, COMPARED, ROLES, Role

__all__ = [
    "CODED",
    "COMPARED",
    "ROLES",
    "AskedParts",
    "PartReader",
    "Role",
    "bundled_reader",
    "family",
    "log_share",
]
