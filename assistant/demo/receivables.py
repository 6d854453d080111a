"""Accounts receivable: invoices, receipts, retainage releases and adjustments that agree with their lines.

On an invoice's header, Invoiced is the sum of its own lines, Paid what payments applied, Retainage and
AmountDue (amount less retainage) the sums over every line applied to it.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.demo.books import Books, Row, money
from assistant.demo.clock import TODAY, month_of
from assistant.demo.world import Company, Customer, Job

TERMS_DAYS = 30
OWN_INVOICES = ("I", "R", "F")
"""Transaction types that are owed themselves: invoices, released retainage, finance charges."""


@dataclass
class ARLine:
    """A line to post: `item` is the contract item of contract lines."""

    amount: float
    description: str
    line_type: str = "C"
    item: str | None = None
    retainage: float = 0.0
    rate: float = 0.0
    tax: float = 0.0
    apply_to: Row | None = None


def post_receivable(
    books: Books, company: Company, customer: Customer | None, day: date, kind: str, source: str,
    lines: list[ARLine],
    rec_type: int = 1, job: Job | None = None, invoice: str | None = None, check: str | None = None,
    description: str = "",
) -> Row:  # fmt: skip
    """Post one AR transaction with its lines, its ledger entry and, where it is a receipt, its deposit.

    A line without `apply_to` applies to itself. Returns the header row.
    """
    co, month = company.number, month_of(day)
    number = books.next_number("ARTH", co, month)
    receipt = kind in ("P", "M")
    own = money(sum(line.amount for line in lines if line.apply_to is None))
    head = books.add(
        "ARTH", ARCo=co, Mth=month, ARTrans=number, ARTransType=kind, CustGroup=company.group,
        Customer=customer.number if customer else None, CustRef=None, CustPO=None, RecType=rec_type,
        JCCo=co if job else None, Contract=job.contract if job else None, Invoice=invoice, CheckNo=check,
        Source=source, TransDate=day,
        DueDate=day + timedelta(days=TERMS_DAYS) if kind in OWN_INVOICES else None, DiscDate=None,
        CheckDate=day if receipt else None, Description=description[:30], CMCo=co if receipt else None,
        CMAcct=1 if receipt else None, CMDeposit=f"D{day:%y%m%d}{number % 10}" if receipt else None,
        CreditAmt=money(-sum(line.amount for line in lines)) if kind == "P" else own if kind == "M" else 0.0,
        PayTerms="NET30" if kind == "I" else None, AppliedMth=None, AppliedTrans=None,
        Invoiced=own if kind in OWN_INVOICES else 0.0, Paid=0.0, Retainage=0.0, DiscTaken=0.0,
        AmountDue=0.0,
        PayFullDate=None, ReasonCode="BADDEBT" if kind == "W" else None, ExcludeFC="N",
        FinanceChg=own if kind == "F" else 0.0, BatchId=books.batch(co, month, source, "bARBH"),
    )  # fmt: skip
    for index, line in enumerate(lines, 1):
        _post_line(books, company, head, index, line, rec_type, job)
    if receipt:
        _deposit(books, company, head, customer)
    _post_entry(books, company, head, lines, rec_type)
    return head


def _post_line(
    books: Books, company: Company, head: Row, index: int, line: ARLine, rec_type: int, job: Job | None
) -> None:
    target = line.apply_to or {"Mth": head["Mth"], "ARTrans": head["ARTrans"], "ARLine": index}
    row = books.add(
        "ARTL", ARCo=head["ARCo"], Mth=head["Mth"], ARTrans=head["ARTrans"], ARLine=index, RecType=rec_type,
        LineType=line.line_type, Description=line.description[:30],
        GLAcct={1: "4000-00", 2: "4100-00", 3: "4900-00"}[rec_type], TaxCode=None, Amount=line.amount,
        TaxAmount=line.tax, RetgPct=line.rate, Retainage=line.retainage, DiscOffered=0.0, DiscTaken=0.0,
        FinanceChg=line.amount if line.line_type == "F" else 0.0, ApplyMth=target["Mth"],
        ApplyTrans=target["ARTrans"], ApplyLine=target["ARLine"], JCCo=company.number if job else None,
        Contract=job.contract if job else None, Item=line.item, ContractUnits=0.0, Job=None, Phase=None,
        CostType=None, UM="LS", ActDate=head["TransDate"], Material=None, MatlUnits=0.0, UnitPrice=0.0,
    )  # fmt: skip
    if head["ARTransType"] == "M":
        return
    invoice = head if line.apply_to is None else line.apply_to["_head"]
    invoice.setdefault("_lines", [])
    if line.apply_to is None:
        invoice["_lines"].append(row)
        row["_head"] = head
    invoice["Retainage"] = money(invoice["Retainage"] + line.retainage)
    invoice["AmountDue"] = money(invoice["AmountDue"] + line.amount - line.retainage)
    if head["ARTransType"] == "P":
        invoice["Paid"] = money(invoice["Paid"] - line.amount)
        head["AppliedMth"], head["AppliedTrans"] = invoice["Mth"], invoice["ARTrans"]
    if not invoice["AmountDue"] and not invoice["Retainage"]:
        invoice["PayFullDate"] = head["TransDate"]


def _deposit(books: Books, company: Company, head: Row, customer: Customer | None) -> None:
    month = head["Mth"]
    books.add(
        "CMDT", CMCo=company.number, Mth=month, CMTrans=books.next_number("CMDT", company.number, month),
        CMAcct=1,
        CMTransType=2, CMRef=head["CMDeposit"], CMRefSeq=0, Payee=None,
        Description=customer.name[:30] if customer else "Miscellaneous cash", ActDate=head["TransDate"],
        PostedDate=head["TransDate"], Amount=head["CreditAmt"], Void="N", SourceCo=company.number,
        Source="AR Receipt", CMTransferTrans=None, GLCo=company.number, CMGLAcct="1000-00", GLAcct="1200-00",
        TaxCode=None, BatchId=head["BatchId"],
    )  # fmt: skip


def _post_entry(books: Books, company: Company, head: Row, lines: list[ARLine], rec_type: int) -> None:
    kind, day = head["ARTransType"], head["TransDate"]
    amount = money(sum(line.amount for line in lines))
    retained = money(sum(line.retainage for line in lines))
    revenue = {1: "4000-00", 2: "4100-00", 3: "4900-00"}[rec_type]
    other = {"I": revenue, "R": revenue, "F": "4900-00", "P": "1000-00", "M": "4900-00", "C": revenue,
             "W": "6920-00"}[kind]  # fmt: skip
    entries = [("1200-00", money(amount - retained)), ("1210-00", retained), (other, -amount)]
    if kind == "M":
        entries = [("1000-00", amount), (other, -amount)]
    source = "AR Receipt" if kind in ("P", "M") else "AR Invoice"
    journal = "CR" if kind in ("P", "M") else "AR"
    books.post_ledger(company.number, day, journal, source,
                      f"AR {head['Invoice'] or head['CheckNo'] or kind}",
                      entries)  # fmt: skip


def pay_invoices(books: Books) -> None:
    """Receipts for most invoices, in the order of their dates; some are late, partial or still open."""
    for company in books.companies:
        rng = books.rng(f"receipts {company.number}")
        customers = {customer.number: customer for customer in company.customers}
        jobs = {job.contract: job for job in company.jobs if job.main}
        invoices = [
            row
            for row in books.rows["ARTH"]
            if row["ARCo"] == company.number and row["ARTransType"] in OWN_INVOICES and row["AmountDue"] > 0
        ]
        receipts = []
        for row in invoices:
            habit = row["Customer"] % 4 * 9
            day = row["DueDate"] + timedelta(days=rng.randrange(-8, 20) + habit)
            forgotten = rng.random() < 0.12 and (TODAY - row["TransDate"]).days < 180
            if day <= TODAY and not forgotten:
                receipts.append((day, row))
        for day, row in sorted(receipts, key=lambda item: (item[0], item[1]["Mth"], item[1]["ARTrans"])):
            partial = rng.random() < 0.15 and (TODAY - row["TransDate"]).days < 180
            share = rng.choice((0.5, 0.7)) if partial else 1.0
            _receive(
                books,
                company,
                customers[row["Customer"]],
                day,
                row,
                share,
                jobs.get(row["Contract"] or ""),
                rng,
            )


def _receive(
    books: Books, company: Company, customer: Customer, day: date, invoice: Row, share: float,
    job: Job | None,
    rng: random.Random,
) -> None:  # fmt: skip
    lines = []
    for row in invoice["_lines"]:
        amount = money((row["Amount"] - row["Retainage"]) * share)
        if amount > 0:
            lines.append(ARLine(-amount, "Payment", row["LineType"], row["Item"], apply_to=row))
    if lines:
        post_receivable(books, company, customer, day, "P", "AR Receipt", lines, invoice["RecType"], job,
                        check=f"{rng.randrange(1000, 99999)}", description="Customer payment")  # fmt: skip


def make_other_receivables(books: Books) -> None:
    """Credits, write-offs, finance charges and miscellaneous cash: a few of each."""
    for company in books.companies:
        rng = books.rng(f"other receivables {company.number}")
        customers = {customer.number: customer for customer in company.customers}
        old = [
            row for row in books.rows["ARTH"]
            if row["ARCo"] == company.number and row["ARTransType"] == "I" and row["RecType"] == 2
            and row["AmountDue"] > 0 and (TODAY - row["TransDate"]).days > 20
        ]  # fmt: skip
        for index, invoice in enumerate(old[:8]):
            target = invoice["_lines"][0]
            kind = "W" if index % 2 else "C"
            amount = money(min(invoice["AmountDue"], target["Amount"]) * (1.0 if kind == "W" else 0.2))
            text = "Written off" if kind == "W" else "Credit for rework"
            post_receivable(books, company, customers[invoice["Customer"]],
                            TODAY - timedelta(days=20 - index), kind,
                            "AR Invoice", [ARLine(-amount, text, "O", apply_to=target)], 2,
                            description=text)  # fmt: skip
        for index, customer in enumerate([item for item in company.customers if item.kind == "C"][:4]):
            post_receivable(books, company, customer, date(2026, 9, 30), "F", "ARFinanceC",
                            [ARLine(money(rng.uniform(12, 240)), "Finance charge", "F")], 3,
                            invoice=f"FC{index + 1:03d}", description="Finance charge")  # fmt: skip
        for month in range(1, 11):
            post_receivable(books, company, None, date(2026, month, 12), "M", "AR Receipt",
                            [ARLine(money(rng.uniform(40, 900)), "Scrap metal", "O")], 3,
                            check=f"{rng.randrange(100, 999)}", description="Scrap metal")  # fmt: skip


def sum_customers(books: Books) -> None:
    """ARMT: what was invoiced and paid by customer and month; takes the working links off the rows."""
    months: dict[tuple[int, date, int, int], Row] = {}
    for row in books.rows["ARTH"]:
        row.pop("_lines", None)
        if row["Customer"] is None:
            continue
        key = (row["ARCo"], row["Mth"], row["CustGroup"], row["Customer"])
        if key not in months:
            names = dict(zip(("ARCo", "Mth", "CustGroup", "Customer"), key, strict=True))
            months[key] = books.add("ARMT", **names, Invoiced=0.0, Retainage=0.0, Paid=0.0, DiscountTaken=0.0,
                                    FinanceChg=0.0, HighestCredit=0.0, NumInvPaid=0, PayDaysTrDt=0,
                                    PayDaysDueDt=0,
                                    LastInvDate=None, LastPayDate=None)  # fmt: skip
        total = months[key]
        total["Invoiced"] = money(total["Invoiced"] + row["Invoiced"])
        total["FinanceChg"] = money(total["FinanceChg"] + row["FinanceChg"])
        if row["ARTransType"] == "P":
            total["Paid"] = money(total["Paid"] + row["CreditAmt"])
            total["NumInvPaid"] += 1
            total["LastPayDate"] = row["TransDate"]
        elif row["ARTransType"] == "I":
            total["LastInvDate"] = row["TransDate"]
    retained: dict[tuple[int, date, int], float] = defaultdict(float)
    for line in books.rows["ARTL"]:
        line.pop("_head", None)
        retained[line["ARCo"], line["Mth"], line["ARTrans"]] += line["Retainage"]
    for row in books.rows["ARTH"]:
        if row["Customer"] is not None:
            total = months[row["ARCo"], row["Mth"], row["CustGroup"], row["Customer"]]
            total["Retainage"] = money(total["Retainage"] + retained[row["ARCo"], row["Mth"], row["ARTrans"]])
