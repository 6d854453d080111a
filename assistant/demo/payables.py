"""Accounts payable: invoices with lines and payable detail, holds, retainage, payments, and their postings.

APTH.InvTotal is the sum of its lines (gross, miscellaneous and sales tax); a line's APTD rows add up
to the line; retainage is a row of its own with PayType = APCO.RetPayType, on hold until released.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from assistant.demo.books import COST_ACCOUNTS, Books, Row, money
from assistant.demo.clock import MONTHS, TODAY, add_months, month_end, month_of
from assistant.demo.parties import EXPENSE_ACCOUNTS
from assistant.demo.world import MATERIAL, OTHER, SUBCONTRACT, Company, Job, Phase, Vendor

RETAINED, SUBCONTRACT_PAY, JOB_PAY, EXPENSE_PAY = 4, 3, 2, 1
DAYS = {"NET30": 30, "NET15": 15, "NET45": 45, "2-10": 30}


@dataclass
class Line:
    """One invoice line before it is posted; `place` holds its PO, subcontract or account columns."""

    line_type: int
    gross: float
    description: str
    account: str
    job: Job | None = None
    phase: Phase | None = None
    cost_type: int = 0
    tax: float = 0.0
    retainage: float = 0.0
    committed: bool = False
    place: Row = field(default_factory=dict)
    receipt: Row | None = None


@dataclass
class Invoice:
    """A vendor invoice before it is posted."""

    day: date
    vendor: Vendor
    description: str
    lines: list[Line]


def make_payables(books: Books) -> None:
    """APTH, APTL, APTD, APHD and APVA; payments are made from what is posted here."""
    for company in books.companies:
        rng = books.rng(f"payables {company.number}")
        invoices = [
            *_subcontract_invoices(books, company, rng),
            *_order_invoices(books, company, rng),
            *_job_invoices(company, rng),
            *_expense_invoices(company, rng),
        ]
        for invoice in sorted(invoices, key=lambda item: (item.day, item.vendor.number, item.description)):
            _post(books, company, rng, invoice)


def _subcontract_invoices(books: Books, company: Company, rng: random.Random) -> list[Invoice]:
    """A monthly application for payment on each subcontract, along the progress of its job."""
    jobs = {job.number: job for job in company.jobs}
    vendors = {vendor.number: vendor for vendor in company.vendors}
    items: dict[str, list[Row]] = defaultdict(list)
    for row in books.rows["SLIT"]:
        if row["SLCo"] == company.number:
            items[row["SL"]].append(row)
    found = []
    for head in books.rows["SLHD"]:
        job = jobs[head["Job"]] if head["SLCo"] == company.number else None
        if job is None or head["Status"] == 3:
            continue
        for month in job.active_months:
            lines = []
            for item in items[head["SL"]]:
                if month < item["AddedMth"]:
                    continue
                last = job.status >= 2 and month == job.active_months[-1]
                target = item["CurCost"] * (1.0 if last else job.done(month) * rng.uniform(0.9, 1.0))
                gross = money(target - item["InvCost"] if last else round(target - item["InvCost"], -1))
                if gross <= 0:
                    continue
                item["InvCost"] = money(item["InvCost"] + gross)
                phase = next(phase for phase in job.phases if phase.code == item["Phase"])
                lines.append(Line(7, gross, str(item["Description"])[:30], "5030-00", job, phase, SUBCONTRACT,
                                  retainage=money(gross * item["WCRetPct"]), committed=True,
                                  place={"SL": head["SL"], "SLItem": item["SLItem"]}))  # fmt: skip
            day = min(month_end(month), TODAY - timedelta(days=2))
            if lines:
                text = f"Application {month:%Y-%m}"
                found.append(Invoice(day, vendors[head["Vendor"]], text, lines))
    return found


def _order_invoices(books: Books, company: Company, rng: random.Random) -> list[Invoice]:
    """An invoice for most receipts, some days later; the latest receipts are not invoiced yet."""
    jobs = {job.number: job for job in company.jobs}
    vendors = {vendor.number: vendor for vendor in company.vendors}
    heads = {row["PO"]: row for row in books.rows["POHD"] if row["POCo"] == company.number}
    items = {(row["PO"], row["POItem"]): row for row in books.rows["POIT"] if row["POCo"] == company.number}
    found = []
    for receipt in books.rows["PORD"]:
        day = receipt["RecvdDate"] + timedelta(days=rng.randrange(4, 25))
        recent = (TODAY - day).days < 60
        if receipt["POCo"] != company.number or day > TODAY or (rng.random() < 0.15 and recent):
            continue
        item = items[receipt["PO"], receipt["POItem"]]
        job = jobs.get(item.get("Job") or "")
        phase = next((phase for phase in job.phases if phase.code == item["Phase"]), None) if job else None
        tax = 0.0
        if job and job.customer.kind == "C":
            tax = money(receipt["RecvdCost"] * company.profile["tax_rate"])
        item["InvUnits"] += receipt["RecvdUnits"]
        item["InvCost"] = money(item["InvCost"] + receipt["RecvdCost"])
        line = Line(6, receipt["RecvdCost"], str(item["Description"])[:30], item["GLAcct"], job, phase,
                    MATERIAL,
                    tax=tax, committed=True, receipt=receipt,
                    place={"PO": receipt["PO"], "POItem": receipt["POItem"], "Material": item["Material"],
                           "UM": item["UM"], "Units": receipt["RecvdUnits"],
                           "UnitCost": item["CurUnitCost"]})  # fmt: skip
        found.append(Invoice(day, vendors[heads[receipt["PO"]]["Vendor"]], f"PO {receipt['PO']}", [line]))
    for item in items.values():
        item["RemUnits"] = round(item["CurUnits"] - item["InvUnits"], 3)
        item["RemCost"] = money(item["CurCost"] - item["InvCost"])
    return found


def _job_invoices(company: Company, rng: random.Random) -> list[Invoice]:
    """Material and other cost bought for a job without an order."""
    found = []
    for job in company.jobs:
        months = job.active_months
        for phase in job.phases:
            for cost_type, share, kind in ((MATERIAL, 0.25, "M"), (OTHER, 1.0, "G")):
                budget = phase.budget.get(cost_type, 0.0) * share
                every = 2 if cost_type == OTHER else 4
                for month in months[::every]:
                    gross = money(budget * every / job.months * rng.uniform(0.7, 1.2))
                    if gross < 20:
                        continue
                    day = min(month.replace(day=rng.randrange(2, 28)), TODAY)
                    tax = 0.0
                    if job.customer.kind == "C" and cost_type == MATERIAL:
                        tax = money(gross * company.profile["tax_rate"])
                    account = COST_ACCOUNTS[cost_type]
                    line = Line(1, gross, phase.description[:30], account, job, phase, cost_type, tax=tax)
                    found.append(Invoice(day, rng.choice(company.vendors_of(kind)), job.name[:30], [line]))
    return found


def _expense_invoices(company: Company, rng: random.Random) -> list[Invoice]:
    """Rent, utilities and the like: the same general vendors every month; equipment repairs and fuel."""
    found = []
    general, shops = company.vendors_of("G"), company.vendors_of("E")
    for month in MONTHS:
        for index, account in enumerate(EXPENSE_ACCOUNTS):
            vendor = general[index % len(general)]
            day = min(month.replace(day=rng.randrange(2, 28)), TODAY)
            line = Line(
                3, money(rng.uniform(180, 6500) * company.profile["job_size"]), "Monthly charge", account
            )
            found.append(Invoice(day, vendor, "Office and overhead", [line]))
        for _ in range(2):
            machine = rng.choice(company.machines)
            day = min(month.replace(day=rng.randrange(2, 28)), TODAY)
            line = Line(4, money(rng.uniform(80, 2400)), f"Repair {machine.number}", "5300-00",
                        place={"EMCo": company.number, "Equip": machine.number})  # fmt: skip
            found.append(Invoice(day, rng.choice(shops), f"Repair {machine.number}", [line]))
    return found


def _post(books: Books, company: Company, rng: random.Random, invoice: Invoice) -> None:
    co, month = company.number, month_of(invoice.day)
    number = books.next_number("APTH", co, month)
    terms = str(invoice.vendor.row["PayTerms"])
    due = invoice.day + timedelta(days=DAYS[terms])
    total = money(sum(line.gross + line.tax for line in invoice.lines))
    old = (TODAY - invoice.day).days
    held = rng.choice(("DISP", "WAIV", "QTY", "MGR")) if old < 100 and rng.random() < 0.06 else None
    head = books.add(
        "APTH", APCo=co, Mth=month, APTrans=number, VendorGroup=company.group, Vendor=invoice.vendor.number,
        APRef=f"{rng.choice(('INV', '', 'S', ''))}{rng.randrange(1000, 99999)}",
        Description=invoice.description[:30],
        InvDate=invoice.day, DiscDate=invoice.day + timedelta(days=10) if terms == "2-10" else None,
        DueDate=due,
        InvTotal=total, HoldCode=held, PayControl=invoice.vendor.row["PayControl"],
        PayMethod=invoice.vendor.row["PayMethod"], CMCo=co, CMAcct=1, OpenYN="Y", PrePaidYN="N",
        PrePaidMth=None,
        PrePaidDate=None, PrePaidChk=None, V1099YN=invoice.vendor.row["V1099YN"],
        V1099Type=invoice.vendor.row["V1099Type"], V1099Box=invoice.vendor.row["V1099Box"], PayOverrideYN="N",
        PayName=None, SeparatePayYN="N", Employee=None, BatchId=books.batch(co, month, "AP Entry", "bAPHB"),
    )  # fmt: skip
    last = invoice.vendor.row["LastInvDate"]
    invoice.vendor.row["LastInvDate"] = max(last or invoice.day, invoice.day)
    for index, line in enumerate(invoice.lines, 1):
        _post_line(books, company, head, index, line, due, held, discount=0.02 if terms == "2-10" else 0.0)
    retained = money(sum(line.retainage for line in invoice.lines))
    debits: dict[str, float] = defaultdict(float)
    for line in invoice.lines:
        debits[line.account] += line.gross + line.tax
    books.post_ledger(
        co, invoice.day, "AP", "AP Entry", f"{invoice.vendor.name} {head['APRef']}",
        [*((account, money(amount)) for account, amount in debits.items()),
         ("2000-00", money(retained - total)),
         ("2010-00", -retained)],
    )  # fmt: skip


def _post_line(
    books: Books,
    company: Company,
    head: Row,
    index: int,
    line: Line,
    due: date,
    held: str | None,
    discount: float,
) -> None:
    key = {"APCo": head["APCo"], "Mth": head["Mth"], "APTrans": head["APTrans"], "APLine": index}
    job_columns: Row = {"JCCo": None, "Job": None, "PhaseGroup": None, "Phase": None, "JCCType": None}
    if line.job and line.phase:
        job_columns = {"JCCo": company.number, "Job": line.job.number, "PhaseGroup": company.group,
                       "Phase": line.phase.code, "JCCType": line.cost_type}  # fmt: skip
        books.post_cost(
            line.job, line.phase.code, line.cost_type, head["InvDate"], "AP", "AP Entry",
            ActualCost=money(line.gross + line.tax), RemainCmtdCost=-line.gross if line.committed else 0.0,
            ActualUnits=line.place.get("Units", 0.0), VendorGroup=company.group, Vendor=head["Vendor"],
            APCo=company.number, APTrans=head["APTrans"], APRef=head["APRef"], PO=line.place.get("PO"),
            SL=line.place.get("SL"), Description=line.description,
        )  # fmt: skip
    pay_type = {7: SUBCONTRACT_PAY, 3: EXPENSE_PAY, 4: EXPENSE_PAY}.get(line.line_type, JOB_PAY)
    offered = money(line.gross * discount) if line.line_type in (1, 6) else 0.0
    defaults: Row = {"PO": None, "POItem": None, "SL": None, "SLItem": None, "EMCo": None, "Equip": None,
                     "Material": None, "UM": "LS", "Units": 0.0, "UnitCost": 0.0}  # fmt: skip
    books.add(
        "APTL", **key, LineType=line.line_type, **job_columns, **(defaults | line.place), GLCo=company.number,
        GLAcct=line.account, Description=line.description, Supplier=None, PayType=pay_type,
        GrossAmt=line.gross,
        MiscAmt=0.0, MiscYN="N", TaxCode="CITY" if line.tax else None, TaxType=1 if line.tax else None,
        TaxAmt=line.tax, Retainage=line.retainage, Discount=offered, SMWorkOrder=None,
    )  # fmt: skip
    payable = money(line.gross + line.tax - line.retainage)
    parts = [(pay_type, payable, offered, held), (RETAINED, line.retainage, 0.0, "RET")]
    for seq, (kind, amount, offer, hold) in enumerate((part for part in parts if part[1]), 1):
        books.add(
            "APTD", **key, APSeq=seq, PayType=kind, PayCategory=None, Amount=amount, DiscOffer=offer,
            DiscTaken=0.0,
            DueDate=due, Status=2 if hold else 1, PaidMth=None, PaidDate=None, CMCo=None, CMAcct=None,
            PayMethod=None, CMRef=None, CMRefSeq=None, EFTSeq=None, Supplier=None,
            TotTaxAmount=line.tax if seq == 1 else 0.0,
        )  # fmt: skip
    if line.line_type == 4:
        _equipment_cost(books, company, head, line)
    if line.receipt is not None:
        line.receipt.update(InvdFlag="Y", APMth=head["Mth"], APTrans=head["APTrans"], APLine=index)
        if line.job:
            books.received.append((job_columns, head["Mth"], -line.gross))


def _equipment_cost(books: Books, company: Company, head: Row, line: Line) -> None:
    books.add(
        "EMCD", EMCo=company.number, Mth=head["Mth"],
        EMTrans=books.next_number("EMCD", company.number, head["Mth"]), Equipment=line.place["Equip"],
        Component=None,
        EMGroup=company.group, CostCode="100", EMCostType=3, WorkOrder=None, WOItem=None,
        ActualDate=head["InvDate"],
        PostedDate=head["InvDate"], Source="AP", EMTransType="AP", Description=line.description, UM="LS",
        Units=0.0,
        UnitPrice=0.0, Dollars=line.gross, TotalCost=line.gross, TaxCode=None, TaxAmount=0.0, Material=None,
        PREmployee=None, APCo=company.number, APTrans=head["APTrans"], APRef=head["APRef"],
        APVendor=head["Vendor"], PO=None, GLTransAcct=line.account,
    )  # fmt: skip


def release_month(job: Job) -> date | None:
    """The month in which a finished job's retainage is released, or None while it goes on."""
    return add_months(job.active_months[-1], 2) if job.status >= 2 else None
