"""The reference schema that comes with the package: hand-written DDL under reference/."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from schema_index.catalog import Catalog
from schema_index.ddl.read_ddl import read_ddl
from schema_index.source import Reading

REFERENCE_FOLDER = Path(__file__).parent / "reference"


def read_reference() -> Reading:
    """Read the bundled DDL anew, with what had to be skipped (nothing, in a sound package).

    The DDL is written under the analysts' names; bases.toml says what is stored behind each.
    """
    reading = read_ddl([REFERENCE_FOLDER])
    with (REFERENCE_FOLDER / "bases.toml").open("rb") as file:
        later = frozenset(tomllib.load(file)["v"])
    tables = tuple(
        replace(table, kind="view", base=("v" if table.name in later else "b") + table.name)
        for table in reading.catalog
    )
    return replace(reading, catalog=replace(reading.catalog, tables=tables))


@lru_cache(maxsize=1)
def load_reference() -> Catalog:
    """The catalog of the bundled reference schema; read once a process."""
    return read_reference().catalog
