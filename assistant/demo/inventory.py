"""Inventory: locations, stocked materials, their transactions, and material orders for jobs."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta

from assistant.demo.books import Books, Row, money, read_tsv
from assistant.demo.clock import MONTHS, TODAY, month_of
from assistant.demo.world import MATERIAL, Company, Job

CATEGORIES = {
    "CONC": "Concrete", "STEEL": "Steel", "LUMBER": "Lumber", "FINISH": "Finishes", "PIPE": "Pipe and valves",
    "HVAC": "HVAC", "PARTS": "Equipment parts", "SAFETY": "Safety", "FASTEN": "Fasteners", "MISC": "Other",
}  # fmt: skip
LOCATIONS = {
    "MAIN": "Main warehouse",
    "YARD": "Pipe and lumber yard",
    "SHOP": "Equipment shop",
    "TRUCK1": "Service truck",
}


def make_materials(books: Books) -> None:
    """HQMC, HQMT and INLM of each company."""
    for company in books.companies:
        rng = books.rng(f"materials {company.number}")
        for code, name in CATEGORIES.items():
            books.add("HQMC", MatlGroup=company.group, Category=code, Description=name, GLAcct="1300-00")
        company.materials = [dict(line) for line in read_tsv("materials.tsv")]
        for line in company.materials:
            cost = float(line["cost"])
            books.add(
                "HQMT", MatlGroup=company.group, Material=line["material"], Category=line["category"],
                Description=line["description"], Type="E" if line["category"] == "PARTS" else "S", Active="Y",
                Stocked="Y" if line["category"] != "CONC" else "N", Taxable="Y", StdUM=line["unit"],
                PurchaseUM=line["unit"], SalesUM=line["unit"], Cost=cost, CostECM="E",
                Price=round(cost * 1.25, 2),
                PriceECM="E", MatlPhase=None, MatlJCCostType=MATERIAL, HaulCode=None,
            )  # fmt: skip
        for code, name in LOCATIONS.items():
            address = books.address(rng, company.profile["state"])
            books.add(
                "INLM", INCo=company.number, Loc=code, Description=name, Active="Y", LocGroup=1,
                MailAddress=address["Address"], MailCity=address["City"], MailState=address["State"],
                ShipAddress=address["Address"], ShipCity=address["City"], ShipState=address["State"],
                ShipZip=address["Zip"], CostMethod=0, Job=None, Equipment=None, TaxCode=None,
                GLCo=company.number,
                InvGLAcct="1300-00", AdjGLAcct="5020-00", CostGLAcct="5020-00", JobSalesGLAcct="5020-00",
                CustSalesGLAcct="4900-00",
            )  # fmt: skip


def make_stock(books: Books) -> None:
    """INDT, INMT, INMO and INMI: purchases come from PO receipts, sales to jobs from material orders."""
    for company in books.companies:
        rng = books.rng(f"stock {company.number}")
        on_hand: dict[tuple[str, str], float] = defaultdict(float)
        material = {line["material"]: line for line in company.materials}
        items = {
            (row["PO"], row["POItem"]): row for row in books.rows["POIT"] if row["POCo"] == company.number
        }
        for receipt in books.rows["PORD"]:
            item = (
                items.get((receipt["PO"], receipt["POItem"])) if receipt["POCo"] == company.number else None
            )
            if item is not None and item["ItemType"] == 2:
                on_hand["MAIN", item["Material"]] += receipt["RecvdUnits"]
                _move(books, company, receipt["RecvdDate"], "MAIN", material[item["Material"]],
                      receipt["RecvdUnits"], "Purch", PO=item["PO"], POItem=item["POItem"])  # fmt: skip
        for loc in LOCATIONS:
            for line in rng.sample(company.materials, 9):
                units = float(rng.randrange(5, 300))
                on_hand[loc, line["material"]] += units
                _move(books, company, date(2024, 1, 3), loc, line, units, "Adj")
        for month in MONTHS:
            for _ in range(2):
                _job_order(books, company, rng, month, on_hand, material)
        for (loc, code), units in sorted(on_hand.items()):
            _stocked(books, company, rng, loc, material[code], units)


def _move(
    books: Books,
    company: Company,
    day: date,
    loc: str,
    line: dict[str, str],
    units: float,
    kind: str,
    **values: object,
) -> Row:
    month, cost = month_of(day), float(line["cost"])
    price = round(cost * 1.05, 5) if kind == "JC Sale" else 0.0
    return books.add(
        "INDT", INCo=company.number, Mth=month, INTrans=books.next_number("INDT", company.number, month),
        Loc=loc,
        MatlGroup=company.group, Material=line["material"], ActDate=day, PostedDate=day, TransType=kind,
        Description=line["description"], StkUM=line["unit"], StkUnits=units, StkUnitCost=cost,
        StkTotalCost=money(units * cost), PostedUnits=units, PostedTotalCost=money(units * cost),
        UnitPrice=price,
        TotalPrice=money(-units * price), TrnsfrLoc=None, Vendor=None, APRef=None, Customer=None, Equip=None,
        SMWorkOrder=None, GLAcct="5020-00" if kind == "JC Sale" else "1300-00",
        **({"PO": None, "POItem": None, "APPOCo": company.number, "MO": None, "MOItem": None, "Job": None,
            "Phase": None}
           | values),
    )  # fmt: skip


def _job_order(
    books: Books, company: Company, rng: random.Random, month: date, on_hand: dict[tuple[str, str], float],
    material: dict[str, dict[str, str]],
) -> None:  # fmt: skip
    """A material order for a job, delivered from what is on hand some days later."""
    day = month.replace(day=rng.randrange(2, 24))
    jobs = [job for job in company.jobs if job.is_active(day)]
    if not jobs:
        return
    job: Job = rng.choice(jobs)
    phases = [phase for phase in job.phases if MATERIAL in phase.budget] or job.phases
    number = f"M{1000 + books.next_number('INMO', company.number)}"
    is_open = (TODAY - day).days < 45
    books.add("INMO", INCo=company.number, MO=number, Description=f"Material for {job.name}"[:60],
              JCCo=company.number, Job=job.number, OrderDate=day, OrderedBy=rng.choice(("JM", "TK", "RS")),
              Status=0 if is_open else 2, MthClosed=None if is_open else month, AddedMth=month, Approved="Y",
              ApprovedBy="demo")  # fmt: skip
    stocked = [key for key, units in sorted(on_hand.items()) if units >= 5]
    for item, (loc, code) in enumerate(rng.sample(stocked, min(2, len(stocked))), 1):
        line, phase = material[code], rng.choice(phases)
        units = float(rng.randrange(1, max(2, int(on_hand[loc, code] // 3))))
        price = round(float(line["cost"]) * 1.05, 5)
        books.add(
            "INMI", INCo=company.number, MO=number, MOItem=item, Loc=loc, MatlGroup=company.group,
            Material=code,
            Description=line["description"], JCCo=company.number, Job=job.number, PhaseGroup=company.group,
            Phase=phase.code, JCCType=MATERIAL, GLCo=company.number, GLAcct="5020-00",
            ReqDate=day + timedelta(days=5), UM=line["unit"], OrderedUnits=units,
            ConfirmedUnits=0.0 if is_open else units, RemainUnits=units if is_open else 0.0,
            UnitPrice=price, ECM="E",
            TotalPrice=money(units * price), TaxAmt=0.0, PostedDate=day, AddedMth=month,
        )  # fmt: skip
        if is_open:
            continue
        on_hand[loc, code] -= units
        sold = _move(books, company, day, loc, line, -units, "JC Sale", MO=number, MOItem=item,
                     Job=job.number,
                     Phase=phase.code)  # fmt: skip
        books.post_cost(job, phase.code, MATERIAL, day, "IN", "IN MatlOrd", ActualCost=sold["TotalPrice"],
                        ActualUnits=units, MatlGroup=company.group, Material=code,
                        Description=line["description"])  # fmt: skip
        books.post_ledger(company.number, day, "IN", "JC CostAdj", f"Material order {number}",
                          [("5020-00", sold["TotalPrice"]), ("1300-00", sold["StkTotalCost"]),
                           ("4900-00", money(-sold["TotalPrice"] - sold["StkTotalCost"]))])  # fmt: skip


def _stocked(
    books: Books, company: Company, rng: random.Random, loc: str, line: dict[str, str], units: float
) -> None:
    cost = float(line["cost"])
    low = float(rng.randrange(2, 60))
    on_order = _on_order(books, company, line["material"]) if loc == "MAIN" else 0.0
    allocated = sum(
        row["RemainUnits"]
        for row in books.rows["INMI"]
        if row["INCo"] == company.number and row["Loc"] == loc and row["Material"] == line["material"]
    )
    books.add(
        "INMT", INCo=company.number, Loc=loc, MatlGroup=company.group, Material=line["material"], Active="Y",
        PhyLoc=f"{rng.choice('ABCD')}-{rng.randrange(1, 30):02d}", OnHand=units, Alloc=allocated,
        OnOrder=on_order,
        Booked=0.0, RecvdNInvcd=0.0, LowStock=low, ReOrder=low * 2, AvgCost=cost, AvgECM="E", LastCost=cost,
        LastECM="E", LastCostUpdate=date(2026, rng.randrange(1, 10), 12), StdCost=cost, StdECM="E",
        StdPrice=round(cost * 1.25, 2), PriceECM="E", LastVendor=rng.choice(company.vendors_of("M")).number,
        LastCntDate=date(2026, 6, 30), JobRate=0.05, CustRate=0.25,
    )  # fmt: skip


def _on_order(books: Books, company: Company, code: str) -> float:
    return float(
        sum(
            row["BOUnits"]
            for row in books.rows["POIT"]
            if row["POCo"] == company.number and row["ItemType"] == 2 and row["Material"] == code
        )
    )
