from __future__ import annotations

from schema_index import Column, Join, Table
from schema_index.assembly.key_joins import key_joins

TYPES = {
    "APCo": "bCompany", "JCCo": "bCompany", "EMCo": "bCompany", "SMCo": "bCompany", "Job": "bJob",
    "Mth": "bMonth", "APTrans": "bTrans", "PhaseGroup": "bGroup", "Phase": "bPhase", "Department": "bDept",
}  # fmt: skip


def table(
    name: str, key: str, other: str = "", nullable: str = "", types: dict[str, str] | None = None
) -> Table:
    columns = tuple(
        Column(column, "int", (TYPES | (types or {})).get(column, ""), column in nullable.split())
        for column in f"{key} {other}".split()
    )
    return Table(name, name, module=name[:2], columns=columns, key=tuple(key.split()))


def ends(joins: list[Join]) -> list[tuple[str, str]]:
    return [(join.table, join.other) for join in joins]


def test_a_table_that_holds_a_whole_key_joins_in_the_order_of_the_key() -> None:
    job = table("JCJM", "JCCo Job")
    cost = table("JCCD", "JCCo Mth CostTrans", "Phase Job")
    assert key_joins([cost, job], []) == [Join("JCCD", "JCJM", (("JCCo", "JCCo"), ("Job", "Job")), "key")]
    assert key_joins([table("JCCD", "JCCo Mth", "Phase"), job], []) == []


def test_a_key_of_the_company_alone_never_joins() -> None:
    assert key_joins([table("APTH", "APCo Mth APTrans"), table("APCO", "APCo")], []) == []


def test_columns_of_one_name_but_another_type_do_not_join() -> None:
    job = table("JCJM", "JCCo Job")
    assert key_joins([table("XXAA", "Seq", "JCCo Job", types={"Job": "bDesc"}), job], []) == []


def test_a_nullable_key_column_does_not_join() -> None:
    assert key_joins([table("PMOL", "Seq", "PCO ACO"), table("PMOI", "PCO ACO", nullable="ACO")], []) == []


def test_declared_joins_win_and_are_not_repeated() -> None:
    job, cost = table("JCJM", "JCCo Job"), table("JCCD", "Seq", "JCCo Job")
    assert key_joins([job, cost], [Join("JCCD", "JCJM", (("JCCo", "JCCo"), ("Job", "Job")))]) == []


def test_detail_joins_its_header_but_not_a_balance_of_its_month() -> None:
    header = table("APTH", "APCo Mth APTrans", "Vendor")
    line = table("APTL", "APCo Mth APTrans APLine", "Vendor")
    activity = table("APVA", "APCo Vendor Mth")
    assert ends(key_joins([header, line, activity], [])) == [("APTL", "APTH")]


def test_the_parent_among_equal_keys_is_the_one_that_is_referred_to() -> None:
    job, roles, cost = table("JCJM", "JCCo Job"), table("JCJX", "JCCo Job"), table("JCCD", "Seq", "JCCo Job")
    assert key_joins([job, roles, cost], []) == []
    declared = [Join("JCCH", "JCJM", (("JCCo", "JCCo"), ("Job", "Job")))]
    assert ends(key_joins([job, roles, cost], declared)) == [("JCJX", "JCJM"), ("JCCD", "JCJM")]
    other_module = table("EMJX", "JCCo Job")
    assert ends(key_joins([job, other_module, cost], [])) == [("JCCD", "JCJM")]


def test_a_column_that_means_another_thing_in_every_module_joins_within_its_own() -> None:
    tables = [table("JCDM", "JCCo Department"), table("SMDepartment", "SMCo Department")]
    tables += [
        table("EMEM", "EMCo Equipment", "JCCo Department"),
        table("JCCM", "JCCo Contract", "Department"),
    ]
    assert ends(key_joins(tables, [])) == [("JCCM", "JCDM")]


def test_a_list_is_joined_by_its_one_column_where_no_join_to_it_is_known() -> None:
    units = table("HQUM", "UM", "Description", types={"UM": "bUM"})
    item = table("POIT", "POCo PO POItem", "UM", types={"UM": "bUM"})
    phase = table("JCCH", "JCCo Job Phase", "UM", types={"UM": "bUM"})
    joins = [Join("POIT", "HQUM", (("UM", "UM"),), "key"), Join("JCCH", "HQUM", (("UM", "UM"),), "key")]
    assert key_joins([units, item, phase], []) == joins
    # A source that declares joins to the list declares all of them; another type is another list.
    assert key_joins([units, item, phase], [Join("POIT", "HQUM", (("UM", "UM"),))]) == []
    assert key_joins([units, table("XXAA", "Seq", "UM", types={"UM": "bDesc"})], []) == []
    assert key_joins([units, item, table("XXUM", "UM", types={"UM": "bUM"})], []) == []


def test_the_parameters_of_a_modules_companies_join_the_list_of_companies() -> None:
    types = {"HQCo": "bCompany"}
    tables = [table("HQCO", "HQCo", types=types), table("APCO", "APCo"), table("APTH", "APCo Mth APTrans")]
    assert key_joins(tables, []) == [Join("APCO", "HQCO", (("APCo", "HQCo"),), "key")]


def test_a_view_with_a_query_of_its_own_is_no_parent() -> None:
    job, cost = table("JCJM", "JCCo Job"), table("JCCD", "Seq", "JCCo Job")
    open_jobs = Table("JCOpen", "JCOpen", "view", "JC", columns=job.columns, key=job.key)
    assert ends(key_joins([job, open_jobs, cost], [])) == [("JCOpen", "JCJM"), ("JCCD", "JCJM")]


def test_two_views_of_one_table_do_not_join_each_other() -> None:
    job = table("JCJM", "JCCo Job")
    copy = Table("JCJobs", job.base, columns=job.columns, key=job.key)
    assert key_joins([job, copy], []) == []


def test_a_copy_in_another_schema_is_no_second_parent() -> None:
    job, copy = table("JCJM", "JCCo Job"), table("rpt.JCJM", "JCCo Job", "AsOf")
    cost, other = table("JCCD", "Seq", "JCCo Job"), table("rpt.Costs", "Seq", "JCCo Job")
    found = ends(key_joins([copy, job, cost, other], []))
    assert found == [("rpt.JCJM", "JCJM"), ("JCCD", "JCJM"), ("rpt.Costs", "JCJM")]
    assert ends(key_joins([copy, other], [])) == [("rpt.Costs", "rpt.JCJM")]
    declared = [Join("JCCD", "rpt.JCJM", (("JCCo", "JCCo"), ("Job", "Job")))]
    assert ("rpt.Costs", "rpt.JCJM") in ends(key_joins([copy, job, cost, other], declared))


def test_a_copy_of_a_master_in_another_schema_is_none() -> None:
    types = {"UM": "bUM"}
    unit, copy = table("HQUM", "UM", types=types), table("rpt.HQUM", "UM", types=types)
    item = table("POIT", "Seq", "UM", types=types)
    assert ends(key_joins([copy, unit, item], [])) == [("rpt.HQUM", "HQUM"), ("POIT", "HQUM")]
