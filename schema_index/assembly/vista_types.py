"""Vista's own user types, for an export that comes without its types."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from schema_index.ddl.script import read_script
from schema_index.source import Source

TYPES_FILE = Path(__file__).parent.parent / "reference" / "types.sql"


@lru_cache(maxsize=1)
def vista_types() -> dict[str, tuple[str, str]]:
    """User types of the bundled reference in lower case: spelling and the SQL type behind each."""
    source = Source()
    read_script(TYPES_FILE.read_text(encoding="utf-8"), str(TYPES_FILE), source)
    return source.types
