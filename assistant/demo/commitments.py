"""Subcontracts and purchase orders with their changes and receipts, and what they commit on the jobs.

SLIT.CurCost is the original plus the changes in SLCD; POIT.CurCost the original plus POCD,
POIT.RecvdCost the sum of PORD. What is invoiced is added by payables.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from assistant.demo.books import Books, Row, money
from assistant.demo.clock import LAST_MONTH, TODAY, add_months, month_of
from assistant.demo.world import MATERIAL, SUBCONTRACT, Company, Job, Phase, Vendor


def make_subcontracts(books: Books) -> None:
    """SLHD, SLIT, SLCD and SLCT: one subcontract a job and subcontractor."""
    for company in books.companies:
        rng = books.rng(f"subcontracts {company.number}")
        for job in company.jobs:
            bidders = rng.sample(company.vendors_of("S"), 4)
            by_vendor: dict[int, tuple[Vendor, list[Phase]]] = {}
            for phase in job.phases:
                if phase.budget.get(SUBCONTRACT, 0.0) > 0:
                    vendor = rng.choice(bidders)
                    by_vendor.setdefault(vendor.number, (vendor, []))[1].append(phase)
            for index, (vendor, phases) in enumerate(by_vendor.values()):
                start = add_months(job.start, min(index % 4, job.months - 1))
                if job.status == 0 or start <= LAST_MONTH:
                    _subcontract(books, company, rng, job, vendor, phases, index + 1, start)


def _subcontract(
    books: Books, company: Company, rng: random.Random, job: Job, vendor: Vendor, phases: list[Phase],
    index: int,
    start: date,
) -> None:  # fmt: skip
    number = f"{job.number}-S{index}"
    pending = job.status == 0
    signed = start.replace(day=rng.randrange(2, 25))
    if pending:
        signed = TODAY - timedelta(days=rng.randrange(5, 60))
    status = 3 if pending else {1: 0, 2: 1, 3: 2}[job.status]
    books.add(
        "SLHD", SLCo=company.number, SL=number, Description=f"{phases[0].description}, {job.name}"[:60],
        JCCo=company.number, Job=job.number, VendorGroup=company.group, Vendor=vendor.number, Status=status,
        OrigDate=signed, PayTerms=vendor.row["PayTerms"], HoldCode="INS" if rng.random() < 0.04 else None,
        CompGroup="SUBS", MthClosed=add_months(job.active_months[-1], 2) if status == 2 else None,
        AddedMth=month_of(signed), Approved="N" if pending else "Y", ApprovedBy=None if pending else "demo",
        MaxRetgOpt="N", MaxRetgPct=0.0, MaxRetgAmt=0.0, InclACOinMaxYN="Y", ApprovalRequired="N",
        DocType="SUB",
    )  # fmt: skip
    for item, phase in enumerate(phases, 1):
        cost = money(round(phase.budget[SUBCONTRACT] * rng.uniform(0.9, 1.02), -1))
        _item(books, company, job, vendor, number, item, phase, cost, signed, pending)
    if not pending and rng.random() < 0.35 and len(job.active_months) > 3:
        _change(books, company, rng, job, vendor, number, phases, signed)
    for seq, code in enumerate(("GLINS", "WCINS", "WAIVER"), 1):
        dated = code != "WAIVER"
        expires = signed + timedelta(days=rng.randrange(200, 700))
        books.add(
            "SLCT", SLCo=company.number, SL=number, CompCode=code, Seq=seq, Description=None,
            VendorGroup=company.group, Vendor=vendor.number, Verify="Y", ExpDate=expires if dated else None,
            Complied=None if dated else rng.choices("YN", (8, 2))[0], ReceiveDate=signed if dated else None,
            Limit=1_000_000.0 if dated else 0.0, APRef=None,
        )  # fmt: skip


def _item(
    books: Books, company: Company, job: Job, vendor: Vendor, number: str, item: int, phase: Phase,
    cost: float,
    day: date, pending: bool, change: bool = False,
) -> Row:  # fmt: skip
    if not pending:
        books.post_cost(job, phase.code, SUBCONTRACT, day, "SL", "SL Change" if change else "SL Entry",
                        TotalCmtdCost=cost, RemainCmtdCost=cost, VendorGroup=company.group,
                        Vendor=vendor.number,
                        APCo=company.number, SL=number, Description=phase.description)  # fmt: skip
    rate = 0.10 if job.retainage >= 0.1 else 0.05
    return books.add(
        "SLIT", SLCo=company.number, SL=number, SLItem=item, ItemType=2 if change else 1,
        Description=phase.description, Addon=None, AddonPct=0.0, JCCo=company.number, Job=job.number,
        PhaseGroup=company.group, Phase=phase.code, JCCType=SUBCONTRACT, UM="LS", GLCo=company.number,
        GLAcct="5030-00", WCRetPct=rate, SMRetPct=rate, VendorGroup=company.group, Supplier=None,
        OrigUnits=0.0,
        OrigUnitCost=0.0, OrigCost=0.0 if change else cost, CurUnits=0.0, CurUnitCost=0.0, CurCost=cost,
        StoredMatls=0.0, InvUnits=0.0, InvCost=0.0, TaxType=None, TaxCode=None, OrigTax=0.0, CurTax=0.0,
        InvTax=0.0,
        AddedMth=month_of(day),
    )  # fmt: skip


def _change(
    books: Books, company: Company, rng: random.Random, job: Job, vendor: Vendor, number: str,
    phases: list[Phase],
    signed: date,
) -> None:  # fmt: skip
    """One change order: a new item that starts at nothing and is changed to its amount."""
    month = rng.choice(job.active_months[1:])
    day = max(month.replace(day=rng.randrange(2, 27)), signed)
    phase = phases[0]
    cost = money(round(phase.budget[SUBCONTRACT] * rng.uniform(0.02, 0.12), -1))
    item = len(phases) + 1
    _item(books, company, job, vendor, number, item, phase, cost, day, False, change=True)
    books.add(
        "SLCD", SLCo=company.number, Mth=month_of(day),
        SLTrans=books.next_number("SLCD", company.number, month_of(day)), SL=number, SLItem=item,
        SLChangeOrder=1,
        AppChangeOrder=None, ActDate=day, Description="Added scope", UM="LS", ChangeCurUnits=0.0,
        ChangeCurUnitCost=0.0, ChangeCurCost=cost, ChgToTax=0.0, PostedDate=day,
        BatchId=books.batch(company.number, month_of(day), "SL Change", "bSLCB"),
    )  # fmt: skip


def make_orders(books: Books) -> None:
    """POHD, POIT, PORD, POCD and POCT: material for jobs and for stock."""
    for company in books.companies:
        rng = books.rng(f"orders {company.number}")
        for job in company.jobs:
            for phase in job.phases:
                budget = phase.budget.get(MATERIAL, 0.0) * 0.75
                for part in range(2 if budget > 0 else 0):
                    months = job.active_months
                    if months:
                        month = months[min(len(months) - 1, int(job.months * (0.1 + 0.4 * part)))]
                        _order(books, company, rng, job, phase, month, budget / 2)
        for month_index in range(0, 34, 3):
            _order(books, company, rng, None, None, add_months(date(2024, 1, 1), month_index), 6000.0)


def _order(
    books: Books, company: Company, rng: random.Random, job: Job | None, phase: Phase | None, month: date,
    budget: float,
) -> None:  # fmt: skip
    number = f"{10000 + books.next_number('POHD', company.number)}"
    ordered = month.replace(day=rng.randrange(2, 27))
    vendor = rng.choice(company.vendors_of("M"))
    needed = ordered + timedelta(days=rng.randrange(10, 45))
    age = (TODAY - ordered).days
    items = [
        _order_item(books, company, rng, number, item, vendor, job, phase, ordered, needed, budget / 2)
        for item in (1, 2)
    ]
    if rng.random() < 0.12:
        _order_change(
            books, company, rng, number, items[0], job, phase, min(ordered + timedelta(days=6), TODAY)
        )
    share = 1.0 if age > 90 else 0.5 if age > 35 else 0.0
    for item in items:
        if share and (age > 90 or rng.random() < 0.9):
            _receive(books, company, rng, item, min(needed, TODAY - timedelta(days=3)), share)
        item["BOCost"] = money(item["CurCost"] - item["RecvdCost"])
        item["BOUnits"] = round(item["CurUnits"] - item["RecvdUnits"], 3)
    done = all(item["BOCost"] == 0 for item in items)
    closed = done and age > 240
    books.add(
        "POHD", POCo=company.number, PO=number,
        Description=f"{phase.description} material" if phase else "Stock replenishment",
        VendorGroup=company.group, Vendor=vendor.number, OrderDate=ordered,
        OrderedBy=rng.choice(("JM", "TK", "RS")),
        ExpDate=needed, Status=2 if closed else 1 if done and age > 120 else 0,
        Job=job.number if job else None,
        Loc=None if job else "MAIN", ShipLoc="JOB" if job else "MAIN",
        **books.address(rng, company.profile["state"]), Attention=None, ShipIns=None,
        HoldCode="PRICE" if rng.random() < 0.02 else None, PayTerms=vendor.row["PayTerms"], CompGroup=None,
        MthClosed=add_months(month, 7) if closed else None, AddedMth=month, Approved="Y", ApprovedBy="demo",
        DocType="PO",
    )  # fmt: skip
    if rng.random() < 0.2:
        books.add("POCT", POCo=company.number, PO=number, CompCode="WAIVER", Seq=1, Description=None,
                  VendorGroup=company.group, Vendor=vendor.number, Verify="Y", ExpDate=None,
                  Complied=rng.choices("YN", (3, 1))[0])  # fmt: skip


def _order_item(
    books: Books, company: Company, rng: random.Random, number: str, item: int, vendor: Vendor,
    job: Job | None,
    phase: Phase | None, ordered: date, needed: date, budget: float,
) -> Row:  # fmt: skip
    material = rng.choice(company.materials)
    unit_cost = float(material["cost"])
    units = float(max(1, round(budget * rng.uniform(0.85, 1.05) / unit_cost)))
    cost = money(units * unit_cost)
    place: dict[str, Any] = {"ItemType": 2, "Loc": "MAIN", "GLAcct": "1300-00", "JCCo": None}
    if job and phase:
        place = {"ItemType": 1, "JCCo": company.number, "Job": job.number, "PhaseGroup": company.group,
                 "Phase": phase.code, "JCCType": MATERIAL, "GLAcct": "5020-00", "Loc": None}  # fmt: skip
        books.post_cost(job, phase.code, MATERIAL, ordered, "PO", "PO Entry", TotalCmtdCost=cost,
                        RemainCmtdCost=cost, VendorGroup=company.group, Vendor=vendor.number,
                        APCo=company.number,
                        PO=number, MatlGroup=company.group, Material=material["material"],
                        Description=material["description"])  # fmt: skip
    return books.add(
        "POIT", POCo=company.number, PO=number, POItem=item, MatlGroup=company.group,
        Material=material["material"],
        Description=material["description"], UM=material["unit"], RecvYN="Y", PostToCo=company.number,
        Equip=None,
        WO=None, SMWorkOrder=None, SMScope=None, GLCo=company.number, ReqDate=needed, OrigCost=cost,
        CurUnits=units,
        CurUnitCost=unit_cost, CurCost=cost, RecvdUnits=0.0, RecvdCost=0.0, InvUnits=0.0, InvCost=0.0,
        **place,
    )  # fmt: skip


def _order_change(
    books: Books, company: Company, rng: random.Random, number: str, item: Row, job: Job | None,
    phase: Phase | None,
    day: date,
) -> None:  # fmt: skip
    units = float(max(1, round(item["CurUnits"] * 0.1)))
    cost = money(units * item["CurUnitCost"])
    month = month_of(day)
    books.add(
        "POCD", POCo=company.number, PO=number, POItem=item["POItem"], Mth=month,
        POTrans=books.next_number("POTrans", company.number, month), Seq=1, ChangeOrder="1", POCONum=1,
        ActDate=day,
        Description="Quantity increased", UM=item["UM"], ChangeCurUnits=units,
        CurUnitCost=item["CurUnitCost"],
        ECM="E", ChangeCurCost=cost, ChangeBOUnits=units, ChangeBOCost=cost, ChgTotCost=cost, ChgToTax=0.0,
        PostedDate=day, BatchId=books.batch(company.number, month, "PO Change", "bPOCB"),
    )  # fmt: skip
    item["CurUnits"] += units
    item["CurCost"] = money(item["CurCost"] + cost)
    if job and phase:
        books.post_cost(job, phase.code, MATERIAL, day, "PO", "PO Change", TotalCmtdCost=cost,
                        RemainCmtdCost=cost,
                        VendorGroup=company.group, APCo=company.number, PO=number,
                        Description="Quantity increased")  # fmt: skip


def _receive(books: Books, company: Company, rng: random.Random, item: Row, day: date, share: float) -> None:
    """Receipts of the share of what is ordered, in one or two parts."""
    units_left = float(round(item["CurUnits"] * share))
    parts = (0.6, 1.0) if units_left > 10 and rng.random() < 0.4 else (1.0,)
    received = 0.0
    for index, part in enumerate(parts):
        units = round(units_left * part) - received
        received += units
        when = min(day + timedelta(days=8 * index), TODAY)
        cost = money(units * item["CurUnitCost"])
        if not units:
            continue
        if received == item["CurUnits"]:
            cost = money(item["CurCost"] - item["RecvdCost"])
        month = month_of(when)
        books.add(
            "PORD", POCo=company.number, PO=item["PO"], POItem=item["POItem"], POItemLine=1, Mth=month,
            POTrans=books.next_number("POTrans", company.number, month), RecvdDate=when,
            RecvdBy=rng.choice(("JM", "TK", "RS")), Description=None, RecvdUnits=float(units), RecvdCost=cost,
            BOUnits=-float(units), BOCost=-cost, InvdFlag="N", PostedDate=when,
            BatchId=books.batch(company.number, month, "PO Receipt", "bPORB"),
            APMth=None, APTrans=None, APLine=None, UIMth=None, UISeq=None,
            **{"Receiver#": f"R{rng.randrange(10000, 99999)}"},
        )  # fmt: skip
        item["RecvdUnits"] += float(units)
        item["RecvdCost"] = money(item["RecvdCost"] + cost)
        if item.get("Job"):
            books.received.append((item, month, cost))
