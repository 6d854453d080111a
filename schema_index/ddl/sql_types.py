"""The types that SQL Server brings along, under one spelling each."""

from __future__ import annotations

# From the Transact-SQL reference, "Data types", "Data type synonyms" and "sysname".
BUILT_IN = frozenset(
    {
        "bigint", "binary", "bit", "char", "cursor", "date", "datetime", "datetime2", "datetimeoffset",
        "decimal", "float", "geography", "geometry", "hierarchyid", "image", "int", "json", "money", "nchar",
        "ntext", "numeric", "nvarchar", "real", "rowversion", "smalldatetime", "smallint", "smallmoney",
        "sql_variant", "table", "text", "time", "timestamp", "tinyint", "uniqueidentifier", "varbinary",
        "varchar", "vector", "xml",
    }
)  # fmt: skip
SYNONYMS = {
    "binary varying": "varbinary",
    "char varying": "varchar",
    "character": "char",
    "character varying": "varchar",
    "dec": "decimal",
    "double precision": "float",
    "integer": "int",
    "national char": "nchar",
    "national char varying": "nvarchar",
    "national character": "nchar",
    "national character varying": "nvarchar",
    "national text": "ntext",
    "sysname": "nvarchar(128)",
}
NEVER_NULL = frozenset({"timestamp", "rowversion", "sysname"})
"""NOT NULL where a column does not say, from "Nullability rules within a table definition"."""
_SPELLED_IN_WORDS = frozenset({"national", "char", "character", "binary", "double"})
_LATER_WORDS = frozenset({"char", "character", "varying", "precision", "text"})


def in_words(first: str, second: str) -> bool:
    """Whether two words in a row can belong to one type, as in `double precision`."""
    return first.lower() in _SPELLED_IN_WORDS and second.lower() in _LATER_WORDS


def built_in(name: str) -> str:
    """SQL Server's own spelling of a built-in type without arguments, or "" for any other name."""
    lower = name.lower()
    return lower if lower in BUILT_IN else SYNONYMS.get(lower, "")
