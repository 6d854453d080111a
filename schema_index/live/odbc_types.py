"""How the types that ODBC drivers report are spelled in a catalog."""

from __future__ import annotations

from typing import Any

from schema_index.catalog import Column

LENGTH_TYPES = frozenset({"char", "varchar", "nchar", "nvarchar", "binary", "varbinary"})
EXACT_TYPES = frozenset({"numeric", "decimal"})
LONGEST = 8000
"""Characters or bytes; a longer type is written (max)."""
# PostgreSQL's internal names; an array's starts with an underscore (PostgreSQL's documentation, 8.1).
POSTGRESQL = {
    "int2": "smallint", "int4": "int", "int8": "bigint", "float4": "real", "float8": "float",
    "bpchar": "char", "bool": "boolean", "timestamptz": "timestamp with time zone",
}  # fmt: skip
# The SQL_DATA_TYPE codes of ODBC (Microsoft's documentation, "SQL Data Types").
BY_CODE = {
    1: "char", 2: "numeric", 3: "decimal", 4: "int", 5: "smallint", 6: "float", 7: "real", 8: "float",
    9: "date", 12: "varchar", 91: "date", 92: "time", 93: "datetime", -1: "varchar", -2: "binary",
    -3: "varbinary", -4: "varbinary", -5: "bigint", -6: "tinyint", -7: "bit", -8: "nchar", -9: "nvarchar",
    -10: "nvarchar", -11: "uniqueidentifier",
}  # fmt: skip
# Without user types of its own: a name that it does not know is reported as varchar.
UNTYPED = frozenset({"sqlite"})


def column_of(row: Any) -> Column:
    """A row of SQLColumns: 3 name, 5 type name, 6 size, 8 decimal digits, 10 nullable, 11 remarks."""
    spelled = str(row[5] or "").removesuffix(" identity")
    user_type = spelled if _is_user_type(spelled) else ""
    kind = spelled if user_type else _sized(_plain(spelled.lower()), row[6], row[8])
    remarks = " ".join(str(row[11] or "").split())
    return Column(str(row[3]), kind, user_type, row[10] != 0, remarks)


def resolved_type(row: Any, database: str) -> str:
    """The SQL type behind the user type of a row of SQLColumns (4 is its code), or "" if not known."""
    if database.lower() in UNTYPED:
        return ""
    return _sized(BY_CODE.get(row[4], ""), row[6], row[8])


def _is_user_type(spelled: str) -> bool:
    """Vista's user types mix the cases and start with a small letter: bCompany, frlAmount."""
    return spelled[:1].islower() and spelled.isalnum() and spelled != spelled.lower()


def _plain(name: str) -> str:
    array = name[:1] == "_"
    name = name[1:] if array else name
    # As the SQL standard writes an array; brackets stand for quoted names in T-SQL.
    return POSTGRESQL.get(name, name) + (" array" if array else "")


def _sized(name: str, size: Any, digits: Any) -> str:
    if name in LENGTH_TYPES and size is not None:
        return f"{name}({size})" if 0 < size <= LONGEST else f"{name}(max)"
    if name in EXACT_TYPES and size is not None:
        return f"{name}({size},{digits or 0})"
    return name
