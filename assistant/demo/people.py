"""Payroll masters and employees: crafts, earning and deduction codes, departments, crews, leave."""

from __future__ import annotations

import random
from datetime import date, timedelta

from assistant.demo.books import Books
from assistant.demo.clock import TODAY, month_of
from assistant.demo.parties import phone
from assistant.demo.world import Company, Employee

EARNINGS = ((1, "Regular", "H", 1.0, 1), (2, "Overtime", "F", 1.5, 1), (3, "Double time", "F", 2.0, 1),
            (4, "Salary", "A", 1.0, 1), (5, "Vacation", "H", 1.0, 6),
            (6, "Holiday", "H", 1.0, 6))  # fmt: skip
DEDUCTIONS = (
    # code, description, kind, method, category, federal type, rate, before tax
    (20, "Federal withholding", "D", "R", "F", "1", 0.12, "N"),
    (21, "Social Security", "D", "G", "F", "3", 0.062, "N"),
    (22, "Medicare", "D", "G", "F", "4", 0.0145, "N"),
    (23, "State withholding", "D", "R", "S", None, 0.03, "N"),
    (30, "401k", "D", "G", "E", None, 0.04, "Y"),
    (31, "Health insurance", "D", "A", "E", None, 45.0, "Y"),
    (32, "Union dues", "D", "G", "C", None, 0.02, "N"),
    (50, "Employer Social Security", "L", "G", "F", "3", 0.062, "N"),
    (51, "Employer Medicare", "L", "G", "F", "4", 0.0145, "N"),
    (54, "Workers compensation", "L", "H", "I", None, 1.85, "N"),
)
CRAFTS = {
    "CARP": ("Carpenters", 34.5), "LAB": ("Laborers", 27.25), "OPER": ("Operating engineers", 38.75),
    "IRON": ("Ironworkers", 37.5), "PIPE": ("Pipefitters", 41.0), "SMW": ("Sheet metal workers", 39.5),
}  # fmt: skip
CLASSES = {"FORE": ("Foreman", 1.2), "JRNY": ("Journeyman", 1.0), "APPR": ("Apprentice", 0.7)}
LEAVE = (("VAC", "Vacation", 80.0), ("SICK", "Sick leave", 56.0), ("PTO", "Paid time off", 40.0))


def make_payroll_codes(books: Books) -> None:
    """Pay groups, departments, earning and deduction codes, crafts and classes of each company."""
    for company in books.companies:
        co = company.number
        for number, name, frequency in ((1, "Field weekly", "W"), (2, "Office biweekly", "B")):
            books.add("PRGR", PRCo=co, PRGroup=number, Description=name, PayFreq=frequency, GLCo=co,
                      GLAcct="1010-00", CMCo=co, CMAcct=2)  # fmt: skip
        for code, name in (("10", "Field"), ("20", "Shop"), ("30", "Service"), ("90", "Office")):
            books.add("PRDP", PRCo=co, PRDept=code, Description=name, GLCo=co, JCFixedRateGLAcct="5010-00",
                      EMFixedRateGLAcct="5300-00")  # fmt: skip
        for earning, name, method, factor, cost_type in EARNINGS:
            books.add("PREC", PRCo=co, EarnCode=earning, Description=name, Method=method, Factor=factor,
                      TrueEarns="Y", EarnType=earning, JCCostType=cost_type, CertRpt="Y",
                      OTCalcs="Y" if earning == 1 else "N",
                      SubjToAddOns="N", StandardLimit=0.0, AutoAP="N", GLCo=co, GLAcct="6000-00",
                      Vendor=None)  # fmt: skip
        for deduction, name, kind, method, category, federal, rate, before_tax in DEDUCTIONS:
            books.add("PRDL", PRCo=co, DLCode=deduction, Description=name, DLType=kind, Method=method,
                      CalcCategory=category, FedType=federal,
                      LiabType=deduction - 49 if kind == "L" else None,
                      RateAmt1=rate, RateAmt2=0.0, LimitBasis="S" if federal == "3" else "N",
                      LimitAmt=176100.0 if federal == "3" else 0.0,
                      LimitPeriod="A" if federal == "3" else None,
                      PreTax=before_tax, AutoAP="N", Vendor=None, GLCo=co,
                      GLAcct="2100-00" if kind == "L" else "2110-00", IncldW2="Y", W2State=None,
                      DetOnCert="Y")  # fmt: skip
        for craft, (name, _) in CRAFTS.items():
            books.add("PRCM", PRCo=co, Craft=craft, Description=name, EffectiveDate=date(2024, 1, 1),
                      OTSched=None,
                      MaxRegHrsPerWeek=40.0, Vendor=None, PensionNumber=None)  # fmt: skip
            for code, (title, _) in CLASSES.items():
                books.add("PRCC", PRCo=co, Craft=craft, Class=code, Description=title, EEOClass="C",
                          OldCapLimit=0.0, NewCapLimit=0.0, WghtAvgOT="N")  # fmt: skip
        for code, name, hours in LEAVE:
            books.add("PRLV", PRCo=co, LeaveCode=code, Description=name, UM="HRS", AccType="F",
                      FixedUnits=hours / 26,
                      FixedFreq="B", Cap1Max=hours, Cap2Max=hours * 1.5, AvailBalMax=hours * 1.5,
                      CarryOver=40.0)  # fmt: skip


def make_employees(books: Books) -> None:
    """PREH with active and former employees, and their leave balances."""
    for company in books.companies:
        rng = books.rng(f"employees {company.number}")
        taken: set[tuple[str, str]] = set()
        for group, count in ((1, company.profile["hourly"]), (2, company.profile["salaried"])):
            for index in range(count):
                _employee(books, company, rng, group, former=index % 5 == 4, taken=taken)


def _employee(
    books: Books,
    company: Company,
    rng: random.Random,
    group: int,
    *,
    former: bool,
    taken: set[tuple[str, str]],
) -> None:
    first, last = books.person(rng)
    while (first, last) in taken:
        first, last = books.person(rng)
    taken.add((first, last))
    number = 1001 + len(company.employees) * 7
    hired = date(2014, 1, 1) + timedelta(days=rng.randrange(4200))
    if len(company.employees) == 3:
        hired = date(2026, 9, 8)
    left = date(2025, 1, 15) + timedelta(days=rng.randrange(560)) if former else None
    if group == 1:
        craft: str | None = rng.choice(list(CRAFTS))
        craft_class: str | None = rng.choices(list(CLASSES), (2, 6, 2))[0]
        rate = round(CRAFTS[str(craft)][1] * CLASSES[str(craft_class)][1], 2)
    else:
        craft = craft_class = None
        rate = float(rng.randrange(2100, 4600, 50))
    address = books.address(rng, company.profile["state"])
    row = books.add(
        "PREH", PRCo=company.number, Employee=number, LastName=last, FirstName=first,
        MidName=rng.choice("ABCDEFGHJKLMRST") if rng.random() < 0.5 else None,
        SortName=f"{last}{first}".upper()[:15], City=address["City"], State=address["State"],
        Phone=phone(rng, company) if rng.random() < 0.6 else None, CellPhone=phone(rng, company),
        Email=f"{first[0]}{last}@{company.profile['email_domain']}".lower(), HireDate=hired, TermDate=left,
        RecentRehireDate=None, ActiveYN="N" if former else "Y", PRGroup=group,
        PRDept="10" if group == 1 else "90",
        Craft=craft, Class=craft_class, Crew=None, Shift=1, InsCode="5403" if group == 1 else "8810",
        TaxState=address["State"], UnempState=address["State"], InsState=address["State"], Job=None,
        EarnCode=1 if group == 1 else 4, HrlyRate=rate if group == 1 else 0.0,
        SalaryAmt=rate if group == 2 else 0.0, OTOpt="W" if group == 1 else "N",
        DirDeposit=rng.choices(("A", "N", "P"), (7, 2, 1))[0], CertYN="Y" if group == 1 else "N",
        OccupCat=None,
    )  # fmt: skip
    employee = Employee(number, first, last, group, rate, hired, left, craft, craft_class, row)
    company.employees.append(employee)
    _leave(books, company, rng, employee)


def _leave(books: Books, company: Company, rng: random.Random, employee: Employee) -> None:
    for code, name, hours in LEAVE[: 2 if employee.group == 1 else 3]:
        accrued = round(hours * 10 / 12, 2)
        used = round(rng.uniform(0, accrued * 0.8), 0)
        books.add("PREL", PRCo=company.number, Employee=employee.number, LeaveCode=code,
                  EligibleDate=employee.hired + timedelta(days=90), AvailBal=accrued - used,
                  AvailBalDate=TODAY,
                  AvailBalMax=hours * 1.5, CarryOver=40.0, FixedUnits=round(hours / 26, 2), FixedFreq="B",
                  Cap1Max=hours, Cap1Accum=accrued, Cap2Max=hours * 1.5, Cap2Accum=accrued)  # fmt: skip
        if not employee.works_on(TODAY):
            continue
        for kind, amount, day in (
            ("A", accrued, date(2026, 1, 31)),
            ("U", used, date(2026, rng.randrange(3, 10), 15)),
        ):
            if amount:
                books.add("PRLH", PRCo=company.number, Mth=month_of(day),
                          Trans=books.next_number("PRLH", company.number, month_of(day)),
                          Employee=employee.number, LeaveCode=code, ActDate=day, PostDate=day, Type=kind,
                          Amt=amount, AvailBalAdj=amount if kind == "A" else -amount,
                          Description=f"{name} {'accrued' if kind == 'A' else 'taken'}",
                          PRGroup=employee.group,
                          PREndDate=None, PaySeq=None)  # fmt: skip
