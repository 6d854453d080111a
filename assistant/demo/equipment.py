"""Equipment: master, usage charged to jobs, costs by work order, fuel and depreciation, meters and moves."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from assistant.demo.books import Books, money, read_tsv
from assistant.demo.clock import CLOSED_MONTH, MONTHS, TODAY, month_end, month_of
from assistant.demo.world import EQUIPMENT, Company, Job, Machine, Phase

STATUSES = (("NEW", "New", "B"), ("WIP", "In progress", "N"), ("PARTS", "Waiting for parts", "N"),
            ("DONE", "Completed", "F"))  # fmt: skip
COST_CODES = {"100": "Engine repair", "110": "Hydraulics", "120": "Tires and tracks",
              "130": "Electrical repair",
              "300": "Preventive maintenance"}  # fmt: skip
FUEL, DEPRECIATION = "200", "900"


def make_machines(books: Books) -> None:
    """EMCM, EMRC, EMWS and EMEM."""
    lines = read_tsv("equipment.tsv")
    for company in books.companies:
        rng = books.rng(f"machines {company.number}")
        for category in dict.fromkeys((line["category"], line["category_name"]) for line in lines):
            books.add("EMCM", EMCo=company.number, Category=category[0], Description=category[1], JobFlag="Y",
                      PRClass="JRNY")  # fmt: skip
        for code, name, basis, unit in (("HOUR", "Hourly", "H", "HRS"), ("DAY", "Daily", "H", "DAY"),
                                        ("MILE", "By the mile", "U", "MI")):  # fmt: skip
            books.add("EMRC", EMGroup=company.group, RevCode=code, Description=name, Basis=basis,
                      WorkUM=unit if basis == "U" else None, TimeUM=unit if basis == "H" else None,
                      HrsPerTimeUM=8.0 if code == "DAY" else 1.0,
                      UpdateHourMeter="Y" if basis == "H" else "N", HaulBased="N",
                      MonthlyRevCodeYN="N")  # fmt: skip
        for code, name, kind in STATUSES:
            books.add("EMWS", EMGroup=company.group, StatusCode=code, Description=name, StatusType=kind)
        for index in range(company.profile["equipment"]):
            _machine(books, company, rng, index, lines[index % len(lines)])


def _machine(books: Books, company: Company, rng: random.Random, index: int, line: dict[str, str]) -> None:
    bought = date(2015, 1, 1) + timedelta(days=rng.randrange(3200))
    owner = rng.choices(("O", "L", "R"), (8, 2, 1))[0]
    status = "I" if index % 12 == 11 else rng.choices(("A", "D"), (9, 1))[0]
    sold = status == "I"
    truck = line["category"] == "TRUCK"
    price = float(line["price"])
    jobs = [job for job in company.jobs if job.status == 1]
    job = rng.choice(jobs) if status == "A" and rng.random() < 0.75 else None
    machine = Machine(f"{line['category'][:2]}{101 + index}", line["category"], line["description"],
                      float(line["rate"]), price, bought)  # fmt: skip
    books.add(
        "EMEM", EMCo=company.number, Equipment=machine.number, Description=line["description"], Type="E",
        Status=status, Category=line["category"], Department="EQ", Location=None if job else "YARD",
        Job=job.number if job else None, Shop="MAIN",
        Operator=rng.choice(company.employees).number if rng.random() < 0.5 else None,
        Manufacturer=line["manufacturer"], Model=line["model"], ModelYr=str(bought.year),
        VINNumber=f"{line['manufacturer'][:3].upper()}{rng.randrange(10**9, 10**10)}",
        LicensePlateNo=f"{company.profile['state']}{rng.randrange(1000, 9999)}" if truck else None,
        LicensePlateExpDate=date(2027, rng.randrange(1, 13), 1) if truck else None,
        HourReading=float(rng.randrange(300, 9000)),
        OdoReading=float(rng.randrange(9000, 150000)) if truck else 0.0,
        LastUsedDate=TODAY - timedelta(days=rng.randrange(1, 60)),
        LastFuelDate=TODAY - timedelta(days=rng.randrange(1, 30)), OwnershipStatus=owner,
        InServiceDate=bought,
        PurchDate=bought if owner == "O" else None, PurchasePrice=price if owner == "O" else 0.0,
        ReplCost=money(price * 1.2), LeaseEndDate=date(2027, 6, 30) if owner == "L" else None,
        LeasePayment=money(price / 60) if owner == "L" else 0.0,
        SoldDate=date(2026, rng.randrange(1, 9), 15) if sold else None,
        SalePrice=money(price * 0.3) if sold else 0.0,
        EMGroup=company.group, RevenueCode="HOUR", CompOfEquip=None,
    )  # fmt: skip
    if status == "A":
        company.machines.append(machine)


def make_equipment_months(books: Books) -> None:
    """EMRD, EMCD, EMMR, EMWH and EMWI, with job cost and ledger postings."""
    for company in books.companies:
        rng = books.rng(f"equipment {company.number}")
        for machine in company.machines:
            _life(books, company, rng, machine)
        usage: dict[date, float] = defaultdict(float)
        for row in books.rows["EMRD"]:
            if row["EMCo"] == company.number:
                usage[row["Mth"]] += row["Dollars"]
        for month, dollars in sorted(usage.items()):
            books.post_ledger(company.number, min(month_end(month), TODAY), "EM", "EMRev", "Equipment usage",
                              [("5040-00", money(dollars)), ("4200-00", -money(dollars))])  # fmt: skip


def sum_equipment_months(books: Books) -> None:
    """EMMC: the costs of EMCD by equipment, cost code, cost type and month."""
    totals: dict[tuple[Any, ...], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for row in books.rows["EMCD"]:
        key = tuple(row[name] for name in ("EMCo", "Equipment", "EMGroup", "CostCode", "EMCostType", "Mth"))
        totals[key][0] += row["Units"]
        totals[key][1] += row["Dollars"]
    for key, (units, dollars) in totals.items():
        names = ("EMCo", "Equipment", "EMGroup", "CostCode", "CostType", "Month")
        books.add("EMMC", **dict(zip(names, key, strict=True)), ActUnits=round(units, 3),
                  ActCost=money(dollars),
                  EstUnits=0.0, EstCost=money(dollars * 0.95))  # fmt: skip


def _life(books: Books, company: Company, rng: random.Random, machine: Machine) -> None:
    """One machine's months: usage on jobs, a meter reading, fuel, depreciation, and repairs at times."""
    meter, odometer = float(rng.randrange(500, 4000)), float(rng.randrange(5000, 60000))
    for month in MONTHS:
        hours = 0.0
        for _ in range(rng.choices((0, 1, 2), (2, 5, 3))[0]):
            hours += _usage(books, company, rng, machine, month)
        miles = round(hours * 11) if machine.category == "TRUCK" else 0.0
        day = month.replace(day=28)
        books.add(
            "EMMR", EMCo=company.number, Mth=month, EMTrans=books.next_number("EMMR", company.number, month),
            Equipment=machine.number, ReadingDate=day, PostingDate=day, Source="EMMeter",
            PreviousHourMeter=meter, CurrentHourMeter=meter + hours, CurrentTotalHourMeter=meter + hours,
            Hours=hours, PreviousOdometer=odometer, CurrentOdometer=odometer + miles,
            CurrentTotalOdometer=odometer + miles, Miles=miles,
        )  # fmt: skip
        meter, odometer = meter + hours, odometer + miles
        if hours and month.month % 2 == 0:
            gallons = round(hours * rng.uniform(1.5, 3.5), 1)
            _cost(books, company, machine, day, FUEL, 2, "EMFuel", "Fuel", "Diesel fuel", gallons, 4.1,
                  "5310-00",
                  "1300-00", "GAL")  # fmt: skip
        if month <= CLOSED_MONTH and month.month % 3 == 0:
            amount = round(machine.price / 40, 2)
            _cost(books, company, machine, day, DEPRECIATION, 4, "EMDepr", "Depn", "Quarterly depreciation",
                  0.0, amount,
                  "5320-00", "1550-00", "LS")  # fmt: skip
        if rng.random() < 0.09 or (month == MONTHS[-1] and rng.random() < 0.3):
            _work_order(books, company, rng, machine, month)


def _usage(books: Books, company: Company, rng: random.Random, machine: Machine, month: date) -> float:
    day = month.replace(day=rng.randrange(3, 27))
    places = [
        (job, phase)
        for job in company.jobs if job.is_active(day)
        for phase in job.phases if EQUIPMENT in phase.budget
    ]  # fmt: skip
    if not places:
        return 0.0
    job, phase = rng.choice(places)
    hours = float(rng.randrange(4, 60))
    dollars = money(hours * machine.rate)
    operator = rng.choice([employee for employee in company.employees if employee.group == 1])
    books.add(
        "EMRD", EMCo=company.number, Mth=month, Trans=books.next_number("EMRD", company.number, month),
        Equipment=machine.number, Category=machine.category, EMGroup=company.group, RevCode="HOUR",
        Source=rng.choices(("EMRev", "PR"), (4, 1))[0], TransType="J", ActualDate=day, PostDate=day,
        Job=job.number, JCPhase=phase.code, JCCostType=EQUIPMENT, Employee=operator.number,
        PRCrew=operator.row["Crew"], TimeUM="HRS", TimeUnits=hours, UM=None, WorkUnits=0.0,
        RevRate=machine.rate,
        Dollars=dollars, UsedOnEquipment=None, WorkOrder=None, WOItem=None, SMWorkOrder=None, SMScope=None,
        Customer=None, RevGLAcct="4200-00",
    )  # fmt: skip
    _charge(books, company, job, phase, machine, day, dollars, hours)
    return hours


def _charge(
    books: Books,
    company: Company,
    job: Job,
    phase: Phase,
    machine: Machine,
    day: date,
    dollars: float,
    hours: float,
) -> None:
    books.post_cost(job, phase.code, EQUIPMENT, day, "EM", "EMRev", ActualCost=dollars, ActualUnits=hours,
                    EMCo=company.number, EMEquip=machine.number, Description=machine.description)  # fmt: skip


def _cost(
    books: Books, company: Company, machine: Machine, day: date, code: str, cost_type: int, source: str,
    kind: str,
    text: str, units: float, price: float, debit: str, credit: str, unit: str,
    order: tuple[str, int] | None = None,
) -> None:  # fmt: skip
    dollars = money(units * price) if units else money(price)
    month = month_of(day)
    books.add(
        "EMCD", EMCo=company.number, Mth=month, EMTrans=books.next_number("EMCD", company.number, month),
        Equipment=machine.number, Component=None, EMGroup=company.group, CostCode=code, EMCostType=cost_type,
        WorkOrder=order[0] if order else None, WOItem=order[1] if order else None, ActualDate=day,
        PostedDate=day,
        Source=source, EMTransType=kind, Description=text, UM=unit, Units=units, UnitPrice=price,
        Dollars=dollars,
        TotalCost=dollars, TaxCode=None, TaxAmount=0.0, Material=None, PREmployee=None, APTrans=None,
        APRef=None,
        APVendor=None, PO=None, GLTransAcct=debit,
    )  # fmt: skip
    books.post_ledger(company.number, day, "EM", "EMRev", f"{text} {machine.number}",
                      [(debit, dollars), (credit, -dollars)])  # fmt: skip


def _work_order(books: Books, company: Company, rng: random.Random, machine: Machine, month: date) -> None:
    number = f"{10000 + books.next_number('EMWH', company.number)}"
    created = month.replace(day=rng.randrange(1, 24))
    mechanic = rng.choice([employee for employee in company.employees if employee.group == 1])
    is_open = (TODAY - created).days < 75 and rng.random() < 0.8
    done = None if is_open else created + timedelta(days=rng.randrange(1, 12))
    books.add(
        "EMWH", EMCo=company.number, WorkOrder=number, Equipment=machine.number,
        Description=f"Service {machine.description}", Shop="MAIN", InvLoc="SHOP", Mechanic=mechanic.number,
        DateCreated=created, DateDue=created + timedelta(days=14), DateSched=created + timedelta(days=2),
        Complete="N" if is_open else "Y",
    )  # fmt: skip
    for item in range(1, rng.randrange(2, 4)):
        code, text = rng.choice(list(COST_CODES.items()))
        books.add(
            "EMWI", EMCo=company.number, WorkOrder=number, WOItem=item, Equipment=machine.number,
            Component=None, EMGroup=company.group, CostCode=code, Description=text,
            StatusCode=rng.choice(("NEW", "WIP", "PARTS")) if is_open else "DONE",
            Priority=rng.choices("NUL", (6, 2, 2))[0], InHseSubFlag=rng.choices("IO", (4, 1))[0],
            RepairType="REP", RepairCode=code, StdMaintGroup="PM" if code == "300" else None,
            StdMaintItem=None, Mechanic=mechanic.number, EstHrs=float(rng.randrange(1, 12)), QuoteAmt=0.0,
            PartCode=None, DateCreated=created, DateDue=created + timedelta(days=14),
            DateSched=created + timedelta(days=2), DateCompl=done, CurrentHourMeter=None,
            CurrentOdometer=None,
        )  # fmt: skip
        _cost(books, company, machine, done or created, code, 2, "EMParts", "Parts", text,
              float(rng.randrange(1, 6)),
              float(rng.randrange(20, 400)), "5300-00", "1300-00", "EA", (number, item))  # fmt: skip


def make_moves(books: Books) -> None:
    """EMLH: where each machine was from when to when; the last stay is open."""
    for company in books.companies:
        rng = books.rng(f"moves {company.number}")
        for machine in company.machines:
            day = date(2024, 1, 2) + timedelta(days=rng.randrange(30))
            last: str | None = None
            while day < TODAY:
                jobs = [job for job in company.jobs if job.is_active(day)]
                job = rng.choice(jobs).number if jobs and rng.random() < 0.7 else None
                out = day + timedelta(days=rng.randrange(40, 200))
                month = month_of(day)
                books.add(
                    "EMLH", EMCo=company.number, Month=month,
                    Trans=books.next_number("EMLH", company.number, month), Equipment=machine.number,
                    FromJob=last, ToJob=job, FromLocation=None if last else "YARD",
                    ToLocation=None if job else "YARD", DateIn=day, TimeIn=None,
                    DateOut=out if out < TODAY else None, TimeOut=None, EstOut=None, Memo=None,
                )  # fmt: skip
                day, last = out, job
