"""Service management: customers, sites, work orders with scopes, trips and work, invoices and agreements."""

from __future__ import annotations

import random
from datetime import date, timedelta

from assistant.demo.books import Books, Row, money
from assistant.demo.clock import FIRST_MONTH, TODAY, month_of
from assistant.demo.parties import phone
from assistant.demo.receivables import ARLine, post_receivable
from assistant.demo.world import Company, Customer

CALLS = {"REPAIR": "Repair call", "PM": "Preventive maintenance", "EMERG": "Emergency call",
         "INSTALL": "Installation",
         "WARR": "Warranty call"}  # fmt: skip
PROBLEMS = ("No cooling in the conference room", "Boiler lockout", "Leaking condensate line",
            "Quarterly filter change",
            "Noisy exhaust fan", "Replace thermostat", "Chiller start-up", "Water heater leak",
            "Roof unit belt replacement", "Pump seal failure")  # fmt: skip


def make_service(books: Books) -> None:
    """All tables of service management, and the AR invoices of what was billed."""
    for company in books.companies:
        rng = books.rng(f"service {company.number}")
        technicians = _codes(books, company, rng)
        sites = _sites(books, company, rng, technicians)
        agreements = _agreements(books, company, rng, sites)
        for number in range(1, 121 if company.number == 2 else 71):
            _work_order(books, company, rng, number, rng.choice(sites), technicians, agreements)


def _codes(books: Books, company: Company, rng: random.Random) -> list[str]:
    co = company.number
    for code, name in (("SVC", "Service"), ("MAINT", "Maintenance")):
        accounts = {f"{kind}CostGLAcct": "5200-00" for kind in ("Labor", "Equip", "Other", "Subcontract")}
        revenue = {f"{kind}RevGLAcct": "4100-00"
                   for kind in ("Labor", "Material", "Equip", "Other", "Subcontract",
                                "Agreement")}  # fmt: skip
        books.add("SMDepartment", SMCo=co, Department=code, Description=name, GLCo=co, **accounts, **revenue,
                  MaterialCostGLAcct="5210-00", AgreementRevDefGLAcct=None)  # fmt: skip
    for code, name in (("MAIN", "Main branch"), ("NORTH", "North branch")):
        address = books.address(rng, company.profile["state"])
        books.add("SMServiceCenter", SMCo=co, ServiceCenter=code, Description=name, Department="SVC",
                  Active="Y",
                  **address, Phone=phone(rng, company), Fax=None, TaxCode="CITY", ARCo=co,
                  EMail=f"service@{company.profile['email_domain']}")  # fmt: skip
    for code, name in CALLS.items():
        books.add("SMCallType", SMCo=co, CallType=code, Description=name, CallTypeCategory="SERVICE",
                  Active="Y",
                  IsTrackingWIP="N")  # fmt: skip
    technicians = []
    for employee in [item for item in company.employees if item.group == 1 and item.left is None][:8]:
        code = f"{employee.first[0]}{employee.last}".upper()[:15]
        books.add("SMTechnician", SMCo=co, Technician=code, PRCo=co, Employee=employee.number,
                  Rate=employee.rate,
                  INLocation="TRUCK1", **dict.fromkeys(("Monday", "Tuesday", "Wednesday", "Thursday",
                                                        "Friday"), "Y"),
                  Saturday="N", Sunday="N")  # fmt: skip
        technicians.append(code)
    return technicians


def _sites(
    books: Books, company: Company, rng: random.Random, technicians: list[str]
) -> list[tuple[str, Customer]]:
    sites: list[tuple[str, Customer]] = []
    for customer in company.customers[:10]:
        books.add(
            "SMCustomer", SMCo=company.number, CustGroup=company.group, Customer=customer.number, Active="Y",
            BillToARCustomer=customer.number, RateTemplate="STD", PrimaryTechnician=rng.choice(technicians),
            CustomerPOSetting="N", InvoiceGrouping="W", InvoiceSummaryLevel="S", NonBillable="N",
        )  # fmt: skip
        for index in range(1, rng.randrange(2, 4)):
            site = f"{customer.number}-{index}"
            address = books.address(rng, company.profile["state"])
            books.add(
                "SMServiceSite", SMCo=company.number, ServiceSite=site,
                Description=f"{customer.name} site {index}"[:60],
                Type="Customer", Active="Y", CustGroup=company.group, Customer=customer.number,
                BillToARCustomer=customer.number, Job=None, Address1=address["Address"], Address2=None,
                City=address["City"], State=address["State"], Zip=address["Zip"], Phone=phone(rng, company),
                DefaultServiceCenter="MAIN", PrimaryTechnician=rng.choice(technicians), RateTemplate="STD",
                TaxCode="CITY", CostingMethod=None, NonBillable="N",
            )  # fmt: skip
            for unit in range(1, 3):
                _service_item(books, company, rng, site, unit)
            sites.append((site, customer))
    return sites


def _service_item(books: Books, company: Company, rng: random.Random, site: str, unit: int) -> None:
    kind, name = rng.choice(
        (("RTU", "Rooftop unit"), ("BOILER", "Boiler"), ("CHILL", "Chiller"), ("PUMP", "Pump"))
    )
    year = rng.randrange(2012, 2026)
    covered = year > 2020
    books.add(
        "SMServiceItems", SMCo=company.number, ServiceSite=site, ServiceItem=f"{kind}{unit}",
        Description=f"{name} {unit}", Class=kind, Type="HVAC",
        Manufacturer=rng.choice(("Airloft", "Thermex", "Polarity")),
        Model=f"{kind[0]}{rng.randrange(100, 999)}", SerialNumber=f"SN{rng.randrange(10**6, 10**7)}",
        YearManufactured=year, Location=rng.choice(("Roof", "Basement", "Mechanical room")),
        LaborWarranty="Y" if covered else "N",
        LaborWarrantyExpDate=date(year + 3, 6, 30) if covered else None,
        MaterialWarranty="Y" if covered else "N",
        MaterialWarrantyExpDate=date(year + 5, 6, 30) if covered else None,
    )  # fmt: skip


def _agreements(
    books: Books, company: Company, rng: random.Random, sites: list[tuple[str, Customer]]
) -> dict[int, str]:
    """One agreement for each service customer; some were renewed, cancelled or have run out."""
    found: dict[int, str] = {}
    for customer in dict.fromkeys(customer.number for _, customer in sites):
        number = f"A{customer}"
        found[customer] = number
        for revision in range(1, rng.randrange(2, 4)):
            start = date(2023 + revision + (customer % 2), rng.randrange(1, 10), 1)
            books.add(
                "SMAgreement", SMCo=company.number, Agreement=number, Revision=revision,
                RevisionType=1 if revision == 1 else 3, Description="Preventive maintenance",
                AgreementType="PM",
                CustGroup=company.group, Customer=customer, CustomerPO=None, AlternateAgreement=None,
                AgreementPrice=float(rng.randrange(12, 120) * 100), PricingFrequency="A", DateCreated=start,
                EffectiveDate=start, ExpirationDate=start.replace(year=start.year + 1), NonExpiring="N",
                AutoRenew=rng.choice("YN"), DateActivated=start if start <= TODAY else None,
                DateCancelled=None, DateTerminated=None, RateTemplate="STD", RevenueRecognition="I",
                PreviousRevision=revision - 1 or None, AmendmentRevision=None,
            )  # fmt: skip
    return found


def _work_order(
    books: Books, company: Company, rng: random.Random, number: int, place: tuple[str, Customer],
    technicians: list[str], agreements: dict[int, str],
) -> None:  # fmt: skip
    site, customer = place
    day = FIRST_MONTH + timedelta(days=rng.randrange((TODAY - FIRST_MONTH).days))
    recent = (TODAY - day).days < 60
    status = rng.choices((0, 1, 2), (6, 3, 1) if recent else (1, 20, 1))[0]
    technician, problem = rng.choice(technicians), rng.choice(PROBLEMS)
    first, last = books.person(rng)
    key: Row = {"SMCo": company.number, "WorkOrder": number}
    books.add(
        "SMWorkOrder", **key, Description=problem, WOStatus=status, CustGroup=company.group,
        Customer=customer.number, ServiceSite=site, ServiceCenter=rng.choices(("MAIN", "NORTH"), (3, 1))[0],
        LeadTechnician=technician, RequestedDate=day, RequestedBy=f"{first} {last}", EnteredDateTime=day,
        EnteredBy="demo", ContactName=f"{first} {last}", ContactPhone=phone(rng, company), Job=None,
        CostingMethod=None,
    )  # fmt: skip
    call = "PM" if "Quarterly" in problem else rng.choice(("REPAIR", "EMERG", "REPAIR", "WARR"))
    price = money(rng.uniform(180, 5200))
    books.add(
        "SMWorkOrderScope", **key, Scope=1, Description=problem, WorkScope=call, CallType=call,
        ServiceCenter="MAIN",
        Division=None, IsComplete="Y" if status == 1 else "N",
        OnHold="Y" if status == 0 and rng.random() < 0.2 else "N",
        HoldReason=None, FollowUpDate=None, DueStartDate=day,
        DueEndDate=day + timedelta(days=rng.randrange(3, 20)),
        PriorityName=rng.choice(("High", "Normal", "Low")), ServiceItem=None,
        BillToARCustomer=customer.number,
        CustomerPO=None, NotToExceed=None, PriceMethod="C" if call == "PM" else rng.choices("TF", (3, 1))[0],
        Price=price, Agreement=agreements[customer.number] if call == "PM" else None,
        Revision=1 if call == "PM" else None, Service=None, IsTrackingWIP="N", WorkOrderQuote=None, Job=None,
        Phase=None, TaxCode=None,
    )  # fmt: skip
    visited = status == 1
    books.add(
        "SMTrip", **key, Trip=1, Description=problem, Status=7 if visited else 0,
        ScheduledDate=day + timedelta(days=1),
        EstimatedDuration=float(rng.randrange(1, 9)), Technician=technician, DispatchSequence=1,
    )  # fmt: skip
    if status == 1:
        _work(books, company, rng, key, customer, site, day, price, problem, call)


def _work(
    books: Books, company: Company, rng: random.Random, key: Row, customer: Customer, site: str, day: date,
    price: float, problem: str, call: str,
) -> None:  # fmt: skip
    """Labor and parts of a closed work order, and its invoice unless an agreement or warranty covers it."""
    billable = call not in ("PM", "WARR")
    for number, kind in enumerate(rng.sample((2, 4, 3, 1, 5), rng.randrange(1, 4)), 1):
        books.add(
            "SMWorkCompleted", **key, WorkCompleted=number, Type=kind, IsDeleted=0,
            NonBillable="N" if billable else "Y", Provisional=0, AutoAdded=0, InitialCostsCaptured=1,
            CostsCaptured=1,
            CostMth=month_of(day), CostTrans=None, ReferenceNo=None, PRGroup=None, PREndDate=None,
            PREmployee=None,
            PRPaySeq=None, PRPostSeq=None, PRPostDate=None, JCMth=None, JCCostTrans=None,
        )  # fmt: skip
    if not billable:
        return
    billed = min(day + timedelta(days=rng.randrange(2, 12)), TODAY)
    posted = rng.random() < 0.93
    number = books.next_number("SMInvoice", company.number)
    invoice = f"S{10000 + number}"
    head = None
    if posted:
        head = post_receivable(books, company, customer, billed, "I", "SM Invoice",
                               [ARLine(price, problem, "O")], 2,
                               invoice=invoice, description="Service")  # fmt: skip
    books.add(
        "SMInvoice", SMCo=company.number, Invoice=number, InvoiceNumber=invoice, InvoiceType="W",
        Invoiced=1 if posted else 0, InvoiceDate=billed, DueDate=billed + timedelta(days=30), DiscDate=None,
        DiscRate=0.0, PayTerms="NET30", BatchMonth=month_of(billed), CustGroup=company.group,
        Customer=customer.number, BillToARCustomer=customer.number, ServiceSite=site,
        WorkOrder=key["WorkOrder"],
        DescriptionOfWork=problem, ARCo=company.number, ARPostedMth=head["Mth"] if head else None,
        ARTrans=head["ARTrans"] if head else None, DeliveredDate=billed if posted else None,
        DeliveredBy="demo" if posted else None, VoidDate=None, VoidedBy=None, BillAddress=None, BillCity=None,
        BillState=None, BillZip=None,
    )  # fmt: skip
