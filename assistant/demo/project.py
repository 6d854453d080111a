"""Project management: firms and contacts, RFIs, submittals, punch lists, daily logs, subcontract detail."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from assistant.demo.books import Books, Row
from assistant.demo.clock import TODAY, month_end
from assistant.demo.parties import phone
from assistant.demo.world import Company, Job

STATUS_CODES = (("OPEN", "Open", "B", "Y", "RFI"), ("SENT", "Sent", "I", "Y", "RFI"),
                ("ANSW", "Answered", "F", "N", "RFI"),
                ("PEND", "Pending", "B", "Y", "PCO"), ("APP", "Approved", "F", "C", "PCO"),
                ("REJ", "Rejected", "F", "N", "PCO"), ("SUBM", "Submitted", "I", "N", "SUBMIT"),
                ("REV", "Revise and resubmit", "I", "N", "SUBMIT"), ("CLSD", "Closed", "F", "N", "SUBMIT"),
                ("NEW", "New", "B", "N", "SUBMIT"))  # fmt: skip
ARCHITECTS = ("Larch & Stone Architects", "Studio Meridian", "Holloway Design Group", "Parkfield Engineering",
              "Northlight Structural", "Delta Mechanical Engineers", "Rivermark Civil")  # fmt: skip
QUESTIONS = ("Clarify beam size at grid C4", "Ceiling height conflict in corridor", "Door 112 hardware set",
             "Slab edge dimension", "Paint color for stair 2", "Duct routing above electrical room",
             "Footing elevation at entry", "Anchor bolt layout", "Roof drain location",
             "Panel schedule discrepancy", "Fire rating of wall type 7",
             "Curb cut at north driveway")  # fmt: skip
SUBMITTALS = (("Concrete mix design", "03300"), ("Rebar shop drawings", "03200"), ("Door hardware", "08710"),
              ("Storefront glazing", "08410"), ("Air handling units", "23730"), ("Light fixtures", "26510"),
              ("Roof membrane", "07540"), ("Plumbing fixtures", "22400"))  # fmt: skip
DEFECTS = ("Touch up paint at north wall", "Adjust closer at entry door", "Replace cracked tile",
           "Missing outlet cover",
           "Clean ceiling diffuser", "Caulk at window sill", "Replace damaged ceiling tile",
           "Tighten handrail")  # fmt: skip


def make_firms(books: Books) -> None:
    """PMSC, PMFM and PMPM; firm 1 is the company itself, subcontractors have a firm of their own."""
    for code, name, kind, shown, category in STATUS_CODES:
        books.add("PMSC", Status=code, Description=name, CodeType=kind, IncludeInProj=shown, DocCat=category)
    for company in books.companies:
        rng = books.rng(f"firms {company.number}")
        _firm(books, company, rng, 1, company.profile["name"], "GC", None)
        for index, name in enumerate(ARCHITECTS):
            _firm(books, company, rng, 10 + index, name, "ARCH" if index < 3 else "ENG", None)
        for vendor in company.vendors_of("S"):
            _firm(books, company, rng, 1000 + vendor.number, vendor.name, "SUB", vendor.number)
        for job in company.jobs:
            row = next(row for row in books.rows["JCJM"]
                       if row["JCCo"] == company.number and row["Job"] == job.number)  # fmt: skip
            row["ArchEngFirm"] = 10 + rng.randrange(3)


def _firm(
    books: Books, company: Company, rng: random.Random, number: int, name: str, kind: str, vendor: int | None
) -> None:
    address = books.address(rng, company.profile["state"])
    domain = "".join(letter for letter in name.lower() if letter.isalpha())[:14] + ".example"
    books.add(
        "PMFM", VendorGroup=company.group, FirmNumber=number, FirmName=name, FirmType=kind,
        SortName=name.upper().replace(" ", "")[:15], Vendor=vendor, ContactName=None,
        MailAddress=address["Address"],
        MailCity=address["City"], MailState=address["State"], MailZip=address["Zip"],
        Phone=phone(rng, company),
        Fax=None, EMail=f"info@{domain}", URL=None,
    )  # fmt: skip
    for code in range(1, 3):
        first, last = books.person(rng)
        books.add(
            "PMPM", VendorGroup=company.group, FirmNumber=number, ContactCode=code, FirstName=first,
            LastName=last, SortName=f"{last}{first}".upper()[:15],
            Title=rng.choice(("Project manager", "Engineer", "Principal")), Phone=phone(rng, company),
            MobilePhone=phone(rng, company), Fax=None, EMail=f"{first[0]}{last}@{domain}".lower(),
            MailCity=address["City"], MailState=address["State"], AllowPortalAccess="N",
        )  # fmt: skip


def make_documents(books: Books) -> None:
    """PMRI, PMSubmittal, PMPU, PMPI, PMDL and PMSL of every job that has started."""
    for company in books.companies:
        rng = books.rng(f"documents {company.number}")
        subcontractors = [1000 + vendor.number for vendor in company.vendors_of("S")]
        for job in company.jobs:
            if not job.active_months:
                continue
            key: Row = {"PMCo": company.number, "Project": job.number}
            for number in range(1, rng.randrange(4, 11)):
                _rfi(books, company, rng, job, key, number)
            for number in range(1, rng.randrange(4, 9)):
                _submittal(books, company, rng, job, key, number, rng.choice(subcontractors))
            if job.done(TODAY.replace(day=1)) > 0.85:
                _punch_list(books, company, rng, job, key, subcontractors)
            for month in job.active_months[-4:]:
                _daily_log(books, rng, key, min(month.replace(day=rng.randrange(2, 27)), TODAY))
        _subcontract_detail(books, company)


def _day_on(rng: random.Random, job: Job) -> date:
    last = min(month_end(job.active_months[-1]), TODAY)
    return job.start + timedelta(days=rng.randrange(max(1, (last - job.start).days)))


def _rfi(books: Books, company: Company, rng: random.Random, job: Job, key: Row, number: int) -> None:
    day = _day_on(rng, job)
    if job.status == 1 and number < 3:
        day = max(job.start, TODAY - timedelta(days=rng.randrange(3, 40)))
    due = day + timedelta(days=10)
    answered = day + timedelta(days=rng.randrange(3, 21))
    done = job.status >= 2 or (answered < TODAY and rng.random() < 0.75)
    books.add(
        "PMRI", **key, RFIType="RFI", RFI=f"{number:03d}", Subject=rng.choice(QUESTIONS),
        Status="ANSW" if done else rng.choice(("OPEN", "SENT")), RFIDate=day, DateSent=day, DateDue=due,
        DateRecd=answered if done else None, Issue=None, Submittal=None,
        Drawing=f"A{rng.randrange(100, 600)}",
        SpecSec=None, Reference=None, ReqFirm=1, ReqContact=1, ResponsibleFirm=10 + rng.randrange(3),
        ResponsiblePerson=1, RespondFirm=None, RespondContact=None, ImpactDaysYN="N", ImpactDays=None,
        ImpactCostsYN="N", ImpactCosts=None, ImpactPriceYN="N", ImpactPrice=None,
    )  # fmt: skip


def _submittal(
    books: Books, company: Company, rng: random.Random, job: Job, key: Row, number: int, firm: int
) -> None:
    text, section = rng.choice(SUBMITTALS)
    day = _day_on(rng, job)
    done = job.status >= 2 or rng.random() < 0.6
    back = min(day + timedelta(days=rng.randrange(10, 30)), TODAY)
    books.add(
        "PMSubmittal", **key, Seq=number, SubmittalNumber=f"{number:03d}", SubmittalRev="0", Package=None,
        PackageRev=None, Description=text, DocumentType="SUBMIT",
        Status="CLSD" if done else rng.choice(("SUBM", "REV", "NEW")), SpecSection=section, Copies=1,
        OurFirm=1,
        ResponsibleFirm=firm, ResponsibleFirmContact=1, ApprovingFirm=10 + rng.randrange(3),
        ApprovingFirmContact=1,
        APCo=company.number, Subcontract=None, PurchaseOrder=None, ActivityDate=day,
        DueToResponsibleFirm=None,
        SentToResponsibleFirm=None, DueFromResponsibleFirm=day, ReceivedFromResponsibleFirm=day,
        ReturnedToResponsibleFirm=back if done else None, DueToApprovingFirm=day + timedelta(days=2),
        SentToApprovingFirm=day + timedelta(days=1), DueFromApprovingFirm=day + timedelta(days=15),
        ReceivedFromApprovingFirm=back if done else None, Closed="Y" if done else "N",
    )  # fmt: skip


def _punch_list(
    books: Books, company: Company, rng: random.Random, job: Job, key: Row, firms: list[int]
) -> None:
    day = min(month_end(job.active_months[-1]), TODAY) - timedelta(days=20)
    books.add(
        "PMPU", **key, PunchList="1", Description="Substantial completion", PunchListDate=day, DocType="PUNCH"
    )
    for item in range(1, rng.randrange(4, 10)):
        done = job.status >= 2 or rng.random() < 0.4
        books.add(
            "PMPI", **key, PunchList="1", Item=item, Description=rng.choice(DEFECTS),
            Location=f"L{rng.randrange(1, 4)}", ResponsibleFirm=rng.choice(firms),
            DueDate=day + timedelta(days=14),
            FinDate=day + timedelta(days=rng.randrange(2, 18)) if done else None, BillableYN="N",
            BillableFirm=None,
            Issue=None,
        )  # fmt: skip


def _daily_log(books: Books, rng: random.Random, key: Row, day: date) -> None:
    high = rng.randrange(38, 96)
    flags = ("CrewYN", "SubcontractYN", "EquipmentYN", "ActivityYN")
    books.add(
        "PMDL", **key, LogDate=day, DailyLog=1,
        Description=rng.choice(("Normal progress", "Rain delay", "Inspection passed")),
        DocType="LOG", Weather=rng.choice(("Clear", "Cloudy", "Rain", "Windy")),
        Wind=rng.choice(("Calm", "Light", "Strong")),
        TempHigh=high, TempLow=high - rng.randrange(8, 24), EmployeeYN="Y",
        **{flag: rng.choice("YYN") for flag in flags}, ConversationsYN="N", DeliveriesYN=rng.choice("YN"),
        AccidentsYN="Y" if rng.random() < 0.03 else "N", VisitorsYN=rng.choice("YN"),
    )  # fmt: skip


def _subcontract_detail(books: Books, company: Company) -> None:
    heads: dict[Any, Row] = {row["SL"]: row for row in books.rows["SLHD"] if row["SLCo"] == company.number}
    for item in books.rows["SLIT"]:
        if item["SLCo"] != company.number:
            continue
        head = heads[item["SL"]]
        sent = head["Status"] != 3
        change = item["ItemType"] == 2
        books.add(
            "PMSL", PMCo=company.number, Project=item["Job"],
            Seq=books.next_number("PMSL", company.number, item["Job"]), RecordType="C" if change else "O",
            PCOType=None, PCO=None, PCOItem=None, ACO=None, ACOItem=None, Phase=item["Phase"],
            CostType=item["JCCType"], Vendor=head["Vendor"], SLCo=company.number, SL=item["SL"],
            SLItem=item["SLItem"], SLItemDescription=item["Description"], SLItemType=item["ItemType"],
            Units=0.0, UM="LS", UnitCost=0.0, Amount=item["CurCost"], SubCO=1 if change else None,
            WCRetgPct=item["WCRetPct"], SMRetgPct=item["SMRetPct"], TaxCode=None, SendFlag="Y",
            InterfaceDate=head["OrigDate"] if sent else None,
        )  # fmt: skip
