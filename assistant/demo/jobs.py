"""Job cost masters, and the jobs with their contracts and phases (no amounts yet)."""

from __future__ import annotations

import random
from datetime import date

from assistant.demo.books import Books, read_tsv
from assistant.demo.clock import add_months
from assistant.demo.parties import phone
from assistant.demo.world import MATERIAL, OTHER, SUBCONTRACT, Company, Job, Phase

COST_TYPES = ((1, "Labor", "L", "L", "Y"), (2, "Material", "M", "M", "N"), (3, "Subcontract", "S", "S", "N"),
              (4, "Equipment", "E", "E", "Y"), (5, "Other", "O", "O", "N"),
              (6, "Burden", "B", "B", "N"))  # fmt: skip
DEPARTMENTS = {"10": "Commercial", "20": "Public works", "30": "Mechanical"}
ITEM_OF = {"01": "1", "02": "2", "03": "3", "04": "3", "05": "3", "06": "4", "07": "4", "08": "4", "09": "4",
           "14": "4", "15": "5", "16": "6"}  # fmt: skip
ITEM_NAMES = {"1": "General conditions", "2": "Site work", "3": "Structure", "4": "Interior and envelope",
              "5": "Mechanical", "6": "Electrical"}  # fmt: skip


def make_job_codes(books: Books) -> None:
    """Cost types, the phase master, departments and project managers."""
    for company in books.companies:
        rng = books.rng(f"managers {company.number}")
        for number, name, short, category, hours in COST_TYPES:
            books.add("JCCT", PhaseGroup=company.group, CostType=number, Description=name, Abbreviation=short,
                      TrackHours=hours, LinkProgress=None, JBCostTypeCategory=category)  # fmt: skip
        for line in read_tsv("phases.tsv"):
            books.add("JCPM", PhaseGroup=company.group, Phase=line["phase"], Description=line["description"],
                      ProjMinPct=0.1)  # fmt: skip
        for code, name in DEPARTMENTS.items():
            books.add("JCDM", JCCo=company.number, Department=code, Description=name, GLCo=company.number,
                      OpenRevAcct="4000-00", ClosedRevAcct="4000-00")  # fmt: skip
        for number in range(1, 7 if company.number == 1 else 5):
            first, last = books.person(rng)
            books.add("JCMP", JCCo=company.number, ProjectMgr=number, Name=f"{first} {last}",
                      Phone=phone(rng, company), MobilePhone=phone(rng, company), FAX=None,
                      Email=f"{first[0]}{last}@{company.profile['email_domain']}".lower())  # fmt: skip


def make_jobs(books: Books) -> None:
    """JCJM and JCJP; closed, soft closed, open and pending jobs along the demo's calendar."""
    names = read_tsv("jobs.tsv")
    for company in books.companies:
        rng = books.rng(f"jobs {company.number}")
        own = [line["name"] for line in names if line["company"] == str(company.number)]
        count = len(own)
        for index, name in enumerate(own):
            status, start, months = _calendar(rng, index / count)
            company.jobs.append(_job(books, company, rng, index, name, status, start, months))
        second, first = company.jobs[count // 2 + 1], company.jobs[count // 2]
        second.contract, second.customer, second.main = first.contract, first.customer, False
        second.department, second.retainage = first.department, first.retainage
        for job in company.jobs:
            _write_job(books, company, rng, job)


def _calendar(rng: random.Random, place: float) -> tuple[int, date, int]:
    """Status, start month and months of work of the job at this place in the list (0 to 1)."""
    if place < 0.17:
        return 3, add_months(date(2024, 1, 1), rng.randrange(4) if place else 0), rng.randrange(9, 15)
    if place < 0.27:
        return 2, add_months(date(2024, 6, 1), rng.randrange(4)), rng.randrange(14, 20)
    if place < 0.88:
        start = add_months(date(2025, 3, 1), round((place - 0.27) / 0.61 * 16) + rng.randrange(2))
        return 1, start, rng.randrange(21, 28) if start < date(2025, 12, 1) else rng.randrange(12, 20)
    return 0, add_months(date(2026, 12, 1), rng.randrange(3)), rng.randrange(10, 18)


def _number(company: Company, index: int, start: date) -> str:
    """Company 1 numbers its jobs through, from 2025 on by year; company 2 always by year."""
    if company.number == 1 and start.year < 2025:
        return f"{1001 + index}"
    return f"{start.year}-{index + 1:02d}" if company.number == 2 else f"{start.year % 100}-{201 + index}"


def _job(
    books: Books,
    company: Company,
    rng: random.Random,
    index: int,
    name: str,
    status: int,
    start: date,
    months: int,
) -> Job:
    number = _number(company, index, start)
    customer = rng.choice(company.customers[:-2])
    size = company.profile["job_size"] * min(max(rng.lognormvariate(13.9, 0.55), 350_000), 5_200_000)
    department = "30" if company.number == 2 else "20" if customer.kind == "P" else "10"
    return Job(
        company.number, number, name, number, status, start, months, size, _phases(rng, company, size),
        customer,
        rng.randrange(1, 7 if company.number == 1 else 5), department, rng.choices((0.05, 0.10), (2, 3))[0],
    )  # fmt: skip


def _phases(rng: random.Random, company: Company, size: float) -> list[Phase]:
    """Phases of a job with budgets for what is bought; labor and equipment follow what is posted."""
    lines = read_tsv("phases.tsv")
    own = [line for line in lines if company.number == 1 or line["phase"][:2] in {"01", "15", "16", "09"}]
    chosen = sorted(rng.sample(own, min(len(own), rng.randrange(11, 17))), key=lambda line: line["phase"])
    if not any(line["phase"] == "01-100" for line in chosen):
        chosen.insert(0, own[0])
    total = sum(float(line["weight"]) for line in chosen)
    phases = []
    for line in chosen:
        shares = {int(pair.split(":")[0]): float(pair.split(":")[1]) for pair in line["shares"].split(",")}
        cost = size * float(line["weight"]) / total * rng.uniform(0.8, 1.2)
        budget = {
            kind: round(cost * share, -2) if kind in (MATERIAL, SUBCONTRACT, OTHER) else 0.0
            for kind, share in shares.items()
        }
        phases.append(Phase(line["phase"], line["description"], ITEM_OF[line["phase"][:2]], budget))
    return phases


def _write_job(books: Books, company: Company, rng: random.Random, job: Job) -> None:
    address = books.address(rng, company.profile["state"])
    books.add(
        "JCJM", JCCo=job.company, Job=job.number, Description=job.name, Contract=job.contract,
        JobStatus=job.status, ProjectMgr=job.manager, BidNumber=f"B{2300 + len(books.rows['JCJM'])}",
        LockPhases="Y" if job.status >= 2 else "N", JobPhone=phone(rng, company),
        **{f"Mail{key}": value for key, value in address.items()},
        **{f"Ship{key}": value for key, value in address.items()},
        TaxCode="NONE" if job.customer.kind == "P" else "CITY", BaseTaxOn="J", MarkUpDiscRate=0.0,
        PRStateCode=company.profile["state"], PRLocalCode=None,
        Certified="Y" if job.customer.kind == "P" else "N",
        CraftTemplate=None, LiabTemplate=1, InsTemplate=1, ProjMinPct=0.1, HrsPerManDay=8.0,
        ArchEngFirm=None, OurFirm=1, SLCompGroup=None,
    )  # fmt: skip
    for phase in job.phases:
        books.add("JCJP", JCCo=job.company, Job=job.number, PhaseGroup=company.group, Phase=phase.code,
                  Description=phase.description, Contract=job.contract, Item=phase.item,
                  ActiveYN="N" if job.status == 3 else "Y", ProjMinPct=0.1, InsCode=None)  # fmt: skip
