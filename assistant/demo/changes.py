"""Change orders: pending (PMOP) and approved (PMOH, JCOH), their items, and the budget they add to the job.

An approved change is in project management and in job cost under the same number; JCCI and JCCD take
its contract amount and its estimated cost.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from assistant.demo.books import Books, Row, money
from assistant.demo.clock import TODAY, month_of
from assistant.demo.world import MATERIAL, SUBCONTRACT, Company, Job, Phase

SUBJECTS = ("Added outlets in lobby", "Relocated storm line", "Door hardware upgrade",
            "Unforeseen rock excavation",
            "Owner requested finishes", "Additional fire dampers", "Revised foundation detail",
            "Extra access panels",
            "Controls sequence revision", "Added floor drains", "Structural steel revision",
            "Site lighting change")  # fmt: skip
REASONS = ("OWNER", "DESIGN", "FIELD", "CODE", "SCOPE")


def make_changes(books: Books) -> None:
    """PMIM, PMOP, PMOH, PMOI, PMOL, JCOH, JCOI, JCOD and the estimate postings of approved changes."""
    for company in books.companies:
        rng = books.rng(f"changes {company.number}")
        for job in company.jobs:
            months = job.active_months
            if len(months) < 3:
                continue
            for number in range(1, rng.randrange(2, 6)):
                day = min(rng.choice(months[1:]).replace(day=rng.randrange(2, 27)), TODAY)
                fates = ("approved", "pending", "rejected")
                fate = "approved" if job.status >= 2 else rng.choices(fates, (6, 5, 1))[0]
                _change(books, company, rng, job, number, day, fate)


def _change(
    books: Books, company: Company, rng: random.Random, job: Job, number: int, day: date, fate: str
) -> None:
    subject = rng.choice(SUBJECTS)
    approved = fate == "approved"
    phase = rng.choice([phase for phase in job.phases if phase.budget])
    kind = SUBCONTRACT if SUBCONTRACT in phase.budget else min(phase.budget, default=MATERIAL)
    cost = money(round(job.size * rng.uniform(0.002, 0.02), -1))
    price = money(round(cost * rng.uniform(1.1, 1.25), -1))
    if rng.random() < 0.1:
        cost, price = -cost, -price
    issue = books.next_number("PMIM", company.number, job.number)
    created = day - timedelta(days=rng.randrange(10, 45))
    books.add(
        "PMIM", PMCo=company.number, Project=job.number, Issue=issue, Description=subject, Type="CO",
        Status=1 if approved else 0, DateInitiated=created, DateResolved=day if approved else None,
        MasterIssue=None,
        Reference=None, FirmNumber=1, Initiator=None, RelatedFirm=None, RelatedFirmContact=None,
        CostImpactYN="Y", CostImpact=cost, DaysImpactYN="N", DaysImpact=None, ROMImpactYN="Y",
        ROMImpact=price,
    )  # fmt: skip
    key: Row = {"PMCo": company.number, "Project": job.number}
    pco = f"{number}"
    books.add(
        "PMOP", **key, PCOType="PCO", PCO=pco, Description=subject, Reference=None, Issue=issue,
        Contract=job.contract, Status={"approved": "APP", "pending": "PEND", "rejected": "REJ"}[fate],
        PendingStatus=2 if approved else 0, IntExt=rng.choices("EI", (5, 1))[0], PricingMethod="L",
        Priority=rng.randrange(1, 4), ReasonCode=rng.choice(REASONS), ROMAmount=price, Date1=None, Date2=None,
        Date3=None, DateCreated=created, ApprovalDate=day if approved else None, ResponsibleFirm=None,
        ResponsiblePerson=None,
    )  # fmt: skip
    aco = f"{books.next_number('ACO', company.number, job.number)}" if approved else None
    if aco:
        _approve(books, company, rng, job, aco, subject, issue, day, phase, kind, cost, price)
    _items(books, company, rng, job, pco, aco, subject, issue, day, phase, kind, cost, price, fate)


def _items(
    books: Books, company: Company, rng: random.Random, job: Job, pco: str, aco: str | None, subject: str,
    issue: int,
    day: date, phase: Phase, kind: int, cost: float, price: float, fate: str,
) -> None:  # fmt: skip
    approved = aco is not None
    key: Row = {"PMCo": company.number, "Project": job.number, "PCOType": "PCO", "PCO": pco, "PCOItem": "1",
                "ACO": aco, "ACOItem": "1" if approved else None}  # fmt: skip
    books.add(
        "PMOI", **key, Description=subject, Status={"approved": "APP", "pending": "PEND",
                                                    "rejected": "REJ"}[fate],
        Contract=job.contract, ContractItem=phase.item, UM="LS", Units=0.0, UnitPrice=0.0,
        PendingAmount=0.0 if approved else price, ApprovedAmt=price if approved else 0.0, FixedAmountYN="Y",
        FixedAmount=price, Approved="Y" if approved else "N", ApprovedDate=day if approved else None,
        ApprovedBy="demo" if approved else None, InterfacedDate=day if approved else None, Issue=issue,
        ChangeDays=rng.choice((0, 0, 0, 2, 5)), BillGroup=None, Date1=None, RFIType=None, RFI=None,
    )  # fmt: skip
    books.add(
        "PMOL", **key, PhaseGroup=company.group, Phase=phase.code, CostType=kind, UM="LS", EstUnits=0.0,
        EstHours=0.0, UnitHours=0.0, HourCost=0.0, UnitCost=0.0, EstCost=cost, PurchaseAmt=None,
        Vendor=rng.choice(company.vendors_of("S")).number if kind == SUBCONTRACT else None, Subcontract=None,
        PO=None, SubCO=None, POCONum=None, SendYN="Y", InterfacedDate=day if approved else None,
    )  # fmt: skip


def _approve(
    books: Books, company: Company, rng: random.Random, job: Job, aco: str, subject: str, issue: int,
    day: date,
    phase: Phase, kind: int, cost: float, price: float,
) -> None:  # fmt: skip
    internal = "E" if rng.random() < 0.9 else "I"
    manager, days = f"PM {job.manager}", rng.choice((0, 0, 3, 7))
    common: Row = {"ACO": aco, "Description": subject, "ACOSequence": int(aco), "Contract": job.contract,
                   "IntExt": internal, "ApprovalDate": day, "ApprovedBy": manager, "ChangeDays": days,
                   "NewCmplDate": day + timedelta(days=120 + days) if days else None,
                   "BillGroup": None}  # fmt: skip
    books.add("PMOH", PMCo=company.number, Project=job.number, **common, Issue=issue, DocType="ACO",
              DateSent=day - timedelta(days=9), DateReqd=day, DateRecd=day, ReadyForAcctg="Y")  # fmt: skip
    books.add("JCOH", JCCo=company.number, Job=job.number, **common)
    books.add(
        "JCOI", JCCo=company.number, Job=job.number, ACO=aco, ACOItem="1", Contract=job.contract,
        Item=phase.item,
        Description=subject, ApprovedMonth=month_of(day), ContractAmt=price, ContractUnits=0.0,
        ContUnitPrice=0.0,
        ChangeDays=0, BillGroup=None,
    )  # fmt: skip
    books.add(
        "JCOD", JCCo=company.number, Job=job.number, ACO=aco, ACOItem="1", PhaseGroup=company.group,
        Phase=phase.code, CostType=kind, MonthAdded=month_of(day), UM="LS", UnitCost=0.0, EstHours=0.0,
        EstUnits=0.0,
        EstCost=cost,
    )  # fmt: skip
    books.post_cost(
        job, phase.code, kind, day, "CO", "JC ChngOrd", EstCost=cost, ACO=aco, Description=subject
    )
