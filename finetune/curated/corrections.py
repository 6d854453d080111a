"""Curated corrections: a question, SQL that is wrong in one way, and the SQL that is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from assistant.database import Database
from assistant.execute import execute
from assistant.rules import check
from assistant.violation import RULE_IDS, RuleId
from finetune.curated.entries import read_entries
from finetune.curated.question import sql_faults
from schema_index import Catalog, ExecutionError

Fault = RuleId | Literal["wrong-result"]


@dataclass(frozen=True, slots=True)
class CuratedCorrection:
    """One wrong statement with its fault: a rule that it breaks, or `wrong-result` and `why` in a word.

    Raises ValueError for another fault, and for a `why` too many or too few.
    """

    id: str
    question: str
    fault: Fault
    wrong: str
    sql: str
    note: str
    why: str = ""
    company: int = 1

    def __post_init__(self) -> None:
        known = (*RULE_IDS, *get_args(Literal["wrong-result"]))
        if self.fault not in known:
            raise ValueError(f"fault {self.fault!r}: give one of {', '.join(known)}")
        if bool(self.why) != (self.fault == "wrong-result"):
            raise ValueError(f"fault {self.fault} with why {self.why!r}: why belongs to wrong-result")


def read_corrections(path: Path | None = None) -> Iterator[CuratedCorrection]:
    """Every correction of a file (default: `data/corrections.toml`); see `read_entries`."""
    return read_entries("correction", CuratedCorrection, path)


def correction_faults(one: CuratedCorrection, catalog: Catalog, database: Database) -> list[str]:
    """What is wrong: right SQL that fails or returns nothing, or wrong SQL without its fault."""
    found, right = sql_faults(one.sql, one.company, catalog, database)
    found = [f"the right SQL: {fault}" for fault in found]
    broken = list(dict.fromkeys(violation.rule for violation in check(one.wrong, catalog).violations))
    if one.fault != "wrong-result":
        if one.fault not in broken:
            found.append(f"the wrong SQL breaks {', '.join(broken) or 'no rule'}, not {one.fault}")
        return found
    if broken:
        return [*found, f"the wrong SQL breaks {', '.join(broken)}: that is its fault, not wrong-result"]
    try:
        wrong = execute(one.wrong, catalog, database, one.company)
    except ExecutionError as error:
        return [*found, f"the wrong SQL does not run: {error}"]
    if right is not None and Counter(wrong.rows) == Counter(right.rows):
        found.append("the wrong SQL returns the same rows as the right one")
    return found
