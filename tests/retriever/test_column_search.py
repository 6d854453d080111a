"""Tables by the words of their columns."""

from __future__ import annotations

from retriever.column_search import CODED, DESCRIBED, NAMED, ColumnSearch, column_words
from retriever.text import stems
from schema_index import Catalog, Column, Table


def search(*tables: Table) -> ColumnSearch:
    return ColumnSearch(Catalog(tables))


TICKET = Table(
    "T1",
    "T1",
    columns=(Column("HaulerName", "varchar(30)"), Column("NetWeight", "int"), Column("DueDate", "date")),
)
SCALE = Table("T2", "T2", columns=(Column("Weight", "int"), Column("Net", "int"), Column("Hauler", "int")))
EMPTY = Table("T3", "T3")


def test_a_column_that_says_several_words_beats_several_columns() -> None:
    best = search(TICKET, SCALE, EMPTY).best(stems("net weight"))
    assert best[0] > best[1] > best[2] == 0


def test_the_share_of_the_words_that_the_columns_say() -> None:
    covered = search(TICKET, SCALE, EMPTY).covered(stems("net weight by due date"))
    assert covered[0] > covered[1] > covered[2] == 0


def test_a_name_says_more_than_a_description_or_a_code() -> None:
    column = Column("Status", "int", description="Whether it was hauled", codes=(("1", "rejected load"),))
    assert column_words(column) == {
        "status": NAMED,
        "whether": DESCRIBED,
        "haul": DESCRIBED,
        "reject": CODED,
        "load": CODED,
    }


def test_a_catalog_without_tables_or_columns_finds_nothing() -> None:
    assert search().best(["net"]).shape == (0,)
    assert not search(EMPTY).covered(["net"]).any()
