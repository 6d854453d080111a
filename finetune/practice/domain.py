"""The practice modules of `data/`: each a script of tables and the questions over them.

None of the tables is one of Vista: they are made up, under prefixes that Vista does not use, and stand beside
the reference tables, so that a model meets tables it cannot know among those it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from finetune.curated import Curated, read_curated
from retriever import SchemaRetriever
from schema_index import Catalog, DataError, Encoder, Table, TableIndex, load_reference, read_ddl
from schema_index.bundled import REFERENCE_FOLDER

FOLDER = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Domain:
    """One module: `NAME.sql` holds its tables, `NAME.toml` its questions (`finetune.curated.Curated`)."""

    name: str
    script: Path
    questions: tuple[Curated, ...]


def read_domain(script: Path, *, wordings: bool = True) -> Domain:
    """The module of a script, with the questions beside it.

    Raises DataError where the questions are missing or one of them cannot be read.
    """
    questions = tuple(read_curated([script.with_suffix(".toml")], wordings=wordings))
    return Domain(script.stem, script, questions)


def read_domains(scripts: Iterable[Path] = (), *, wordings: bool = True) -> Iterator[Domain]:
    """Every module (default: all that ship), by name."""
    for script in scripts or sorted(FOLDER.glob("*.sql")):
        yield read_domain(script, wordings=wordings)


def practice_catalog(scripts: Sequence[Path]) -> Catalog:
    """The reference tables and those of the scripts, as views over a base table of their own.

    Raises DataError where a statement cannot be read, or a table bears a name that another one has.
    """
    reference = load_reference()
    reading = read_ddl([REFERENCE_FOLDER, *scripts])
    if reading.skipped:
        raise DataError(f"{reading.skipped[0]}: mend the statement")
    tables = []
    for table in reading.catalog:
        known = reference.find(table.name)
        if known is not None and [c.name for c in known.columns] != [c.name for c in table.columns]:
            raise DataError(f"{table.name} is a reference table already: name the practice table otherwise")
        tables.append(known or replace(table, kind="view", base="b" + table.name))
    return replace(reading.catalog, tables=tuple(tables))


def own_tables(catalog: Catalog) -> tuple[Table, ...]:
    """The tables of a practice catalog that are none of the reference."""
    reference = load_reference()
    return tuple(table for table in catalog if reference.find(table.name) is None)


def practice_retriever(domains: Iterable[Domain], encoder: Encoder) -> SchemaRetriever:
    """Over the tables of the modules and of the reference, embedded anew."""
    catalog = practice_catalog([domain.script for domain in domains])
    return SchemaRetriever(TableIndex.build(catalog, encoder))
