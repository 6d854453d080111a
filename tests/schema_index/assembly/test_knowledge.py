"""What the reference lends to a database that describes nothing: blanks only, and only to the same tables."""

from __future__ import annotations

from dataclasses import replace

from schema_index import Catalog, Column, Join, Table, load_reference
from schema_index.assembly.knowledge import with_reference


def bare(catalog: Catalog, *names: str) -> Catalog:
    """Tables as a live database shows them: no descriptions, codes, keys or joins."""
    tables = tuple(
        replace(
            table,
            description="",
            key=(),
            columns=tuple(replace(column, description="", codes=()) for column in table.columns),
        )
        for name in names
        if (table := catalog.find(name))
    )
    return Catalog(tables)


def test_blanks_are_filled_and_counted() -> None:
    reference = load_reference()
    filled, lent = with_reference(bare(reference, "APTH", "APTL", "APVM"))
    header = filled.find("APTH")
    assert header is not None and header == reference.find("APTH")
    assert lent.tables == lent.keys == 3
    assert lent.descriptions > 60 and lent.codes > 5
    between = [join for join in reference.joins_between(["APTH", "APTL", "APVM"])]
    assert {join.pairs for join in filled.joins} == {join.pairs for join in between}
    assert {join.source for join in filled.joins} == {"reference"}


def test_what_the_database_says_itself_stands() -> None:
    reference = load_reference()
    own = bare(reference, "APTH")
    table = own.tables[0]
    columns = tuple(
        replace(column, description="our own words") if column.name == "InvTotal" else column
        for column in table.columns
    )
    filled, _ = with_reference(Catalog((replace(table, columns=columns, key=("APCo", "APTrans")),)))
    header = filled.find("APTH")
    assert header is not None and header.key == ("APCo", "APTrans")
    total = header.column("InvTotal")
    assert total is not None and total.description == "our own words"


def test_a_table_that_only_shares_the_name_gets_nothing() -> None:
    stranger = Table("APTH", "APTH", columns=(Column("Id", "int"), Column("InvTotal", "numeric(12,2)")))
    filled, lent = with_reference(Catalog((stranger,)))
    assert filled.tables == (stranger,) and lent.tables == 0


def test_a_column_of_another_type_gets_nothing() -> None:
    own = bare(load_reference(), "APTH")
    table = own.tables[0]
    columns = tuple(
        replace(column, type="varchar(20)") if column.name == "InvTotal" else column
        for column in table.columns
    )
    filled, _ = with_reference(Catalog((replace(table, columns=columns),)))
    total = filled.tables[0].column("InvTotal")
    assert total is not None and total.description == ""


def test_a_join_the_database_declares_is_not_doubled() -> None:
    reference = load_reference()
    join = Join("APTL", "APTH", (("APCo", "APCo"), ("Mth", "Mth"), ("APTrans", "APTrans")))
    own = replace(bare(reference, "APTH", "APTL"), joins=(join,))
    filled, lent = with_reference(own)
    assert filled.joins[0] == join
    assert lent.joins == len(reference.joins_between(["APTH", "APTL"])) - 1


def test_the_reference_lends_nothing_to_itself() -> None:
    reference = load_reference()
    filled, lent = with_reference(reference)
    assert filled == reference
    assert (lent.descriptions, lent.codes, lent.keys, lent.joins) == (0, 0, 0, 0)


def test_codes_that_a_check_lists_take_their_meaning_from_the_reference() -> None:
    """The database's own list stands: no code is added, and a meaning that it gives is kept."""
    reference = load_reference()
    detail = reference.find("APTD")
    status = detail.column("Status") if detail else None
    assert detail and status and dict(status.codes)["3"]
    listed = (("1", "our own word"), ("3", ""), ("99", ""))
    columns = tuple(
        replace(column, codes=listed) if column.name == "Status" else column for column in detail.columns
    )
    filled, lent = with_reference(Catalog((replace(detail, columns=columns),)))
    found = filled.tables[0].column("Status")
    assert found and found.codes == (("1", "our own word"), ("3", dict(status.codes)["3"]), ("99", ""))
    assert lent.codes == 0  # the column had a meaning before
