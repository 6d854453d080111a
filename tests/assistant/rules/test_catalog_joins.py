"""Every join of the reference catalog is complete, and is not once a pair is left out."""

from __future__ import annotations

import pytest

from assistant.rules import check, fix
from schema_index import Catalog, Join, quote


def joined(catalog: Catalog, join: Join, pairs: tuple[tuple[str, str], ...]) -> str:
    """A conforming SELECT over the two tables, joined on the pairs, each company fixed."""
    on = " AND ".join(f"a.{quote(left)} = b.{quote(right)}" for left, right in pairs)
    ends = [("a", catalog.find(join.table)), ("b", catalog.find(join.other))]
    filters = [
        f"{alias}.{quote(table.company_column)} = 1"
        for alias, table in ends
        if table and table.company_column
    ]
    where = f" WHERE {' AND '.join(filters)}" if filters else ""
    tables = f"{quote(join.table)} AS a WITH (NOLOCK) JOIN {quote(join.other)} AS b WITH (NOLOCK)"
    return f"SELECT 1 AS one FROM {tables} ON {on}{where}"


def test_complete_joins_pass(catalog: Catalog) -> None:
    for join in catalog.joins:
        sql = joined(catalog, join, join.pairs)
        assert check(sql, catalog).violations == (), sql


def test_a_left_out_pair_is_reported_and_put_back(catalog: Catalog) -> None:
    joins = [join for join in catalog.joins if len(join.pairs) > 2][::7]
    assert len(joins) > 10
    for join in joins:
        rest = join.pairs[:-1]
        sql = joined(catalog, join, rest)
        assert "complete-join" in {one.rule for one in check(sql, catalog).violations}, sql
        assert fix(sql, catalog).remaining == (), sql


@pytest.mark.parametrize("qualified", [True, False])
def test_every_column_passes(catalog: Catalog, qualified: bool) -> None:
    for table in catalog:
        prefix = f"{quote(table.name)}." if qualified else ""
        columns = ", ".join(f"{prefix}{quote(column.name)}" for column in table.columns)
        company = table.company_column
        where = f" WHERE {prefix}{quote(company)} = 1" if company else ""
        sql = f"SELECT {columns} FROM {quote(table.name)} WITH (NOLOCK){where}"
        assert check(sql, catalog).violations == (), sql
