"""Contracts and their items: value from the budget, and the totals that billing and receipts leave.

JCIP is the sums of JCID by item and month; JCCI and JCCM carry the totals.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from assistant.demo.books import Books, Row, money
from assistant.demo.clock import LAST_MONTH, TODAY, add_months, month_end, month_of
from assistant.demo.jobs import ITEM_NAMES
from assistant.demo.world import Company, Job

TOTALS = ("ContractAmt", "BilledAmt", "ReceivedAmt", "CurrentRetainAmt")


def make_contracts(books: Books) -> None:
    """JCCM and JCCI with original and current amounts, and their postings in JCID."""
    for company in books.companies:
        rng = books.rng(f"contracts {company.number}")
        for job in company.jobs:
            if job.main:
                partners = [other for other in company.jobs if other.contract == job.contract]
                _contract(books, company, job, partners, rng.uniform(1.09, 1.2))


def _contract(books: Books, company: Company, job: Job, partners: list[Job], markup: float) -> None:
    costs: dict[str, float] = defaultdict(float)
    for partner in partners:
        for phase in partner.phases:
            costs[phase.item] += sum(phase.budget.values())
    closed = month_end(job.active_months[-1]) if job.status >= 2 else None
    head = books.add(
        "JCCM", JCCo=company.number, Contract=job.contract, Description=job.name, Department=job.department,
        ContractStatus=job.status, CustGroup=company.group, Customer=job.customer.number,
        CustomerReference=None,
        StartDate=job.start, StartMonth=job.start, OriginalDays=job.months * 30, CurrentDays=job.months * 30,
        ProjCloseDate=month_end(add_months(job.start, job.months - 1)), ActualCloseDate=closed,
        MonthClosed=month_of(closed) if closed and job.status == 3 else None, PayTerms="NET30",
        TaxCode="NONE", DefaultBillType="P", ProcessGroup=None, RetainagePCT=job.retainage,
        OrigContractAmt=0.0,
        **dict.fromkeys(TOTALS, 0.0), BillAddress=None, BillCity=None, BillState=None, BillZip=None,
        ArchitectName=None, CompleteYN="Y" if job.status >= 2 else "N", MaxRetgOpt="N", MaxRetgPct=0.0,
        MaxRetgAmt=0.0,
    )  # fmt: skip
    for item in sorted(costs):
        amount = money(round(costs[item] * markup, -2))
        books.add(
            "JCCI", JCCo=company.number, Contract=job.contract, Item=item, Description=ITEM_NAMES[item],
            Department=job.department, UM="LS", StartMonth=job.start, BillType="P", BillGroup=None,
            SICode=None,
            SIRegion=None, TaxCode="NONE", RetainPCT=job.retainage, OrigContractAmt=amount,
            OrigContractUnits=0.0,
            OrigUnitPrice=0.0, ContractUnits=0.0, UnitPrice=0.0, BilledUnits=0.0, MarkUpRate=0.0,
            **dict.fromkeys(TOTALS, 0.0),
        )  # fmt: skip
        head["OrigContractAmt"] = money(head["OrigContractAmt"] + amount)
        day = min(job.start, LAST_MONTH)
        post_revenue(books, job, item, day, "OC", "JC OrigEst", "Original contract", ContractAmt=amount)
    for row in books.rows["JCOI"]:
        if row["JCCo"] == company.number and row["Contract"] == job.contract:
            post_revenue(books, job, row["Item"], row["ApprovedMonth"], "CO", "JC ChngOrd",
                         row["Description"],
                         ContractAmt=row["ContractAmt"], ACOJob=row["Job"], ACO=row["ACO"],
                         ACOItem=row["ACOItem"])  # fmt: skip


def post_revenue(
    books: Books, job: Job, item: str, day: date, kind: str, source: str, text: str, **values: Any
) -> None:
    """Post one contract item detail row (JCID) to the day's month; amounts not given are 0."""
    month = month_of(day)
    amounts = dict.fromkeys(
        (*TOTALS, "ContractUnits", "UnitPrice", "BilledUnits", "BilledTax", "ProjDollars"), 0.0
    )
    links = dict.fromkeys(("ACOJob", "ACO", "ACOItem", "ARTrans", "ARInvoice", "ARCheck"))
    books.add(
        "JCID", JCCo=job.company, Mth=month, ItemTrans=books.next_number("JCID", job.company, month),
        Contract=job.contract, Item=item, JCTransType=kind, TransSource=source, Description=text[:60],
        PostedDate=day, ActualDate=day, GLTransAcct="4000-00", **amounts | links | values,
    )  # fmt: skip


def make_revenue_projections(books: Books) -> None:
    """Projected revenue of open contracts, set in 2026-09 to the contract's value."""
    value: dict[tuple[int, str, str], float] = defaultdict(float)
    for row in books.rows["JCID"]:
        value[row["JCCo"], row["Contract"], row["Item"]] += row["ContractAmt"]
    for company in books.companies:
        for job in company.jobs:
            if job.main and job.status == 1 and len(job.active_months) > 3:
                for item in ITEM_NAMES:
                    amount = value.get((job.company, job.contract, item), 0.0)
                    if amount:
                        day = min(month_end(add_months(LAST_MONTH, -1)), TODAY)
                        post_revenue(
                            books, job, item, day, "RP", "JC RevProj", "Projection", ProjDollars=money(amount)
                        )


def sum_contracts(books: Books) -> None:
    """JCIP from JCID, and the totals on JCCI and JCCM."""
    items = {(row["JCCo"], row["Contract"], row["Item"]): row for row in books.rows["JCCI"]}
    heads = {(row["JCCo"], row["Contract"]): row for row in books.rows["JCCM"]}
    periods: dict[tuple[Any, ...], Row] = {}
    for row in books.rows["JCID"]:
        key = (row["JCCo"], row["Contract"], row["Item"], row["Mth"])
        if key not in periods:
            names = dict(zip(("JCCo", "Contract", "Item", "Mth"), key, strict=True))
            amounts = ("OrigContractAmt", "OrigContractUnits", "OrigUnitPrice", *TOTALS, "ContractUnits",
                       "CurrentUnitPrice", "BilledUnits", "BilledTax", "ProjDollars",
                       "ProjUnits")  # fmt: skip
            periods[key] = names | dict.fromkeys(amounts, 0.0) | {"ProjPlug": "N"}
        period = periods[key]
        targets: list[Row] = [period, items[key[:3]], heads[key[:2]]]
        for name in TOTALS:
            for target in targets:
                target[name] = money(target[name] + row[name])
        period["ProjDollars"] = money(period["ProjDollars"] + row["ProjDollars"])
        if row["JCTransType"] == "OC":
            period["OrigContractAmt"] = money(period["OrigContractAmt"] + row["ContractAmt"])
    books.rows["JCIP"].extend(periods[key] for key in sorted(periods))
