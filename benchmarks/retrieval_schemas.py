"""What retrieval is measured on: schemas, each with questions and the tables they need."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.synthetic import SyntheticDatabase
from benchmarks.trial_catalog import trial_script
from benchmarks.warehouse import warehouse
from schema_index import Catalog, load_reference, read_ddl

HERE = Path(__file__).parent
QUESTIONS = (HERE.parent / "tests" / "retriever" / "questions.jsonl", HERE / "questions.jsonl")
WAREHOUSE_QUESTIONS = HERE / "warehouse_questions.jsonl"
SYNTHETIC_TABLES = 1400


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `split` is tuned (weights and terms were chosen on it), held-out, unseen or curated."""

    id: str
    split: str
    text: str
    tables: frozenset[str]


@dataclass(frozen=True, slots=True)
class Schema:
    """A catalog and the questions about it."""

    name: str
    catalog: Catalog
    questions: tuple[Question, ...]


def load_schema(name: str) -> Schema:
    """One of SCHEMAS."""
    return SCHEMAS[name](name)


def _reference(name: str) -> Schema:
    return Schema(name, load_reference(), read_questions(*QUESTIONS))


def _full(name: str) -> Schema:
    """The reference among the tables and views of a synthetic Vista-like database."""
    with tempfile.TemporaryDirectory(prefix="vista-retrieval-") as folder:
        SyntheticDatabase(SYNTHETIC_TABLES).write(Path(folder))
        other = read_ddl([Path(folder)]).catalog
    reference = load_reference()
    strangers = tuple(table for table in other if reference.find(table.name) is None)
    names = {table.name for table in strangers}
    joins = tuple(join for join in other.joins if {join.table, join.other} <= names)
    both = replace(reference, tables=(*reference.tables, *strangers), joins=(*reference.joins, *joins))
    return Schema(name, both, read_questions(*QUESTIONS))


def _warehouse(name: str) -> Schema:
    return Schema(name, warehouse(), read_questions(WAREHOUSE_QUESTIONS))


def _trial(name: str) -> Schema:
    """The reference among near-duplicates and strangers, with the curated questions not trained on."""
    from schema_index.assembly.knowledge import with_reference

    with tempfile.TemporaryDirectory(prefix="vista-retrieval-") as folder:
        script = Path(folder) / "trial.sql"
        script.write_text(trial_script(SYNTHETIC_TABLES), encoding="utf-8")
        catalog = with_reference(read_ddl([script]).catalog)[0]
    return replace(_curated_where(name, lambda tables, held_out: True), catalog=catalog)


def _curated(name: str) -> Schema:
    """The curated questions that the embedding model is not tuned on, by checksum."""
    return _curated_where(name, lambda tables, held_out: not tables & held_out)


def _held_out(name: str) -> Schema:
    """The curated questions about tables that the embedding model was not tuned on."""
    return _curated_where(name, lambda tables, held_out: bool(tables & held_out))


def _curated_where(name: str, wanted: Callable[[frozenset[str], frozenset[str]], bool]) -> Schema:
    from finetune.embedding.pairs import curated_questions, read_held_out

    held_out = read_held_out()
    catalog = load_reference()
    found = (
        Question(f"c-{number}", "curated", one.question, frozenset(one.tables))
        for number, one in enumerate(curated_questions(catalog, held_out, test=True))
    )
    return Schema(name, catalog, tuple(one for one in found if wanted(one.tables, held_out.tables)))


SCHEMAS: dict[str, Callable[[str], Schema]] = {
    "reference": _reference,
    "full": _full,
    "trial": _trial,
    "warehouse": _warehouse,
    "curated": _curated,
    "held-out-tables": _held_out,
}


def read_questions(*files: Path) -> tuple[Question, ...]:
    """The questions of JSONL files."""
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return tuple(
        Question(row["id"], row.get("split", "unseen"), row["question"], frozenset(row["tables"]))
        for row in rows
    )
