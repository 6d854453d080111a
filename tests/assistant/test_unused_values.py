"""Values of a question are looked for in its SQL; what is no value, or used in another form, is not named."""

from __future__ import annotations

import pytest

from assistant.unused_values import unused_values

ALL = "SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1"

UNUSED = [
    ("AP invoices over 10000 for company 1", ALL, ("10000",)),
    ("AP invoices over $10,000.50", ALL, ("$10,000.50",)),
    ("invoices above 10k", ALL, ("10k",)),
    ("invoices above 100k", ALL, ("100k",)),
    ("hours by employee last month", ALL, ("last month",)),
    ("invoices since 2022-09-26 over 500", ALL, ("2022-09-26", "500")),
    ("invoices of 9/26/2022", ALL, ("9/26/2022",)),
    ("invoices paid in March", ALL, ("in March",)),
    ("invoices of vendor 'Acme Supply'", ALL, ("'Acme Supply'",)),
    ('jobs called "North Tower"', ALL, ('"North Tower"',)),
    ("top 5 vendors", ALL, ("5",)),
    ("invoices from 2024 and from 2025", f"{ALL} AND APTH.InvDate >= '20250101'", ("2024",)),
    ("spend in the past 90 days", ALL, ("past 90 days",)),
    ("orders over 202601 last week", f"{ALL} AND APTH.InvTotal > 202601", ("last week",)),
    ("cost over 40% of budget", ALL, ("40%",)),
    ("invoices since June 30, 2026", ALL, ("June 30, 2026",)),
    ("invoices before May 5th", ALL, ("May 5th",)),
    ("invoices of October '26", f"{ALL} AND APTH.Mth = '2025-10-01'", ("'26",)),
]

USED = [
    ("AP invoices over 10000 for company 1", f"{ALL} AND APTH.InvTotal > 10000"),
    ("AP invoices over $10,000.50", f"{ALL} AND APTH.InvTotal > 10000.50"),
    ("invoices above 10k", f"{ALL} AND APTH.InvTotal > 10000"),
    ("invoices above 1.5 million", f"{ALL} AND APTH.InvTotal > 1500000"),
    ("hours by employee last month", f"{ALL} AND APTH.InvDate >= DATEADD(month, -1, GETDATE())"),
    ("hours by employee last month", f"{ALL} AND APTH.Mth = @Mth"),
    ("invoices since 2022-09-26", f"{ALL} AND APTH.InvDate >= '2022-09-26'"),
    ("invoices since 2022-09-26", f"{ALL} AND APTH.InvDate >= DATEFROMPARTS(2022, 9, 26)"),
    ("invoices of 9/26/2022", f"{ALL} AND APTH.InvDate = '20220926'"),
    ("invoices paid in March", f"{ALL} AND MONTH(APTH.InvDate) = 3"),
    ("invoices in 2025", f"{ALL} AND YEAR(APTH.InvDate) = 2025"),
    ("invoices in 2025", f"{ALL} AND APTH.InvDate >= '20250101'"),
    ("vendor 'Acme'", f"{ALL} AND APVM.Name LIKE '%Acme%'"),
    ("costs of job 01001-", f"{ALL} AND APTH.Job = ' 1001-'"),
    ("invoices of quarter 2 2026", f"{ALL} AND APTH.InvDate >= '2026-04-01'"),
    ("top 5 vendors", "SELECT TOP 5 APVM.Name FROM APVM WITH (NOLOCK)"),
    ("cost over 40% of budget", f"{ALL} AND JCCP.ActualCost > 0.4 * JCCP.CurrEstCost"),
    ("grown by more than 3%", f"{ALL} AND SLIT.CurCost > 1.03 * SLIT.OrigCost"),
    ("100% billed items", f"{ALL} AND SLIT.InvCost >= SLIT.CurCost"),
    ("invoices since June 30, 2026", f"{ALL} AND APTH.InvDate > '2026-06-30'"),
    ("invoices before May 5th", f"{ALL} AND APTH.InvDate < DATEFROMPARTS(YEAR(GETDATE()), 5, 5)"),
    ("opened from 2018 to 2020", f"{ALL} AND a.D >= '2018-01-01' AND a.D < '2021-01-01'"),
    ("1099 vendors", "SELECT APVM.Vendor FROM APVM WITH (NOLOCK) WHERE APVM.V1099YN = 'Y'"),
    ("spend in the past 90 days", f"{ALL} AND APTH.InvDate >= DATEADD(day, -90, GETDATE())"),
    ("co 1 Oct '26 bills", f"{ALL} AND APTH.Mth = '2026-10-01'"),
    ("sold in '26", f"{ALL} AND APTH.InvDate >= '2026-01-01'"),
]

NO_VALUES = [
    "unpaid AP invoices for company 1",
    "what is in APTL",
    "1st quarter W2 forms, 401k deductions, JC04 and the vendor's name",
    "invoices where APCo = 1",
    "it's the vendors' list",
    "the last month closed in the GL",
    "what we owe today, and the year-to-date pay",
    "the first and last month with cost, and the current days",
]


@pytest.mark.parametrize(("question", "sql", "expected"), UNUSED, ids=[one[0] for one in UNUSED])
def test_what_the_sql_leaves_out_is_named_as_it_was_written(
    question: str, sql: str, expected: tuple[str, ...]
) -> None:
    assert unused_values(question, sql) == expected


@pytest.mark.parametrize(("question", "sql"), USED, ids=[f"{one[0]}-{one[1][-20:]}" for one in USED])
def test_a_value_may_stand_there_in_another_form(question: str, sql: str) -> None:
    assert unused_values(question, sql) == ()


@pytest.mark.parametrize("question", NO_VALUES)
def test_names_and_the_company_are_no_values(question: str) -> None:
    assert unused_values(question, ALL) == ()


def test_sql_that_cannot_be_read_is_not_judged() -> None:
    assert unused_values("invoices over 500", "SELECT 'open") == ()
