"""Vendors and customers with their compliance and firm records."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from assistant.demo.books import Books, read_tsv
from assistant.demo.clock import TODAY
from assistant.demo.world import Company, Customer, Vendor

EXPENSE_ACCOUNTS = ("6100-00", "6110-00", "6120-00", "6130-00", "6140-00", "6150-00", "6160-00", "6170-00")


def make_vendors(books: Books) -> None:
    """APVM, and APVC for subcontractors; each company's group has its own vendor numbers."""
    lines = read_tsv("vendors.tsv")
    for company in books.companies:
        rng = books.rng(f"vendors {company.number}")
        step = len(lines) / company.profile["vendors"]
        chosen = [lines[int(index * step)] for index in range(company.profile["vendors"])]
        for index, line in enumerate(sorted(chosen, key=lambda item: item["name"])):
            _vendor(books, company, rng, 100 + 5 * index, line)
        _compliance(books, company, rng)


def _vendor(books: Books, company: Company, rng: random.Random, number: int, line: dict[str, str]) -> None:
    kind, name = line["kind"], line["name"]
    first, last = books.person(rng)
    eft = rng.choices(("A", "N", "P"), (6, 3, 1))[0]
    reportable = kind == "S" and rng.random() < 0.5
    domain = "".join(letter for letter in name.lower() if letter.isalpha())[:14] + ".example"
    account = {"S": "5030-00", "M": "5020-00", "E": "5300-00"}.get(kind) or rng.choice(EXPENSE_ACCOUNTS)
    row = books.add(
        "APVM", VendorGroup=company.group, Vendor=number, SortName=_sort_name(name), Name=name,
        Type="S" if kind == "M" and rng.random() < 0.3 else "R", TempYN="N",
        ActiveYN="Y" if rng.random() < 0.92 else "N", Contact=f"{first} {last}", Phone=phone(rng, company),
        Fax=phone(rng, company) if rng.random() < 0.4 else None, EMail=f"ap@{domain}",
        URL=f"www.{domain}" if rng.random() < 0.5 else None,
        **books.address(rng, company.profile["state"]), Country="US",
        PayTerms=rng.choices(("NET30", "NET15", "2-10", "NET45"), (7, 1, 2, 1))[0],
        PayMethod="E" if eft == "A" else "C", EFT=eft, TaxCode=None,
        TaxId=f"{rng.randrange(10, 99)}-555{rng.randrange(1000, 9999)}", V1099YN="Y" if reportable else "N",
        V1099Type="NEC" if reportable else None, V1099Box=1 if reportable else None, GLCo=company.number,
        GLAcct=account, LastInvDate=None, MasterVendor=None, SeparatePayInvYN="N",
        PayControl="SUBS" if kind == "S" else None, Reviewer=None, AddnlInfo=None, Address2=None,
    )  # fmt: skip
    company.vendors.append(Vendor(number, name, kind, row))


def _compliance(books: Books, company: Company, rng: random.Random) -> None:
    for vendor in company.vendors_of("S"):
        for code in rng.sample(("GLINS", "WCINS", "AUTO", "LIC"), 3):
            days = rng.choices((rng.randrange(30, 330), -rng.randrange(5, 90)), (9, 1))[0]
            books.add("APVC", APCo=company.number, VendorGroup=company.group, Vendor=vendor.number,
                      CompCode=code,
                      ExpDate=TODAY + timedelta(days=days), Complied=None, Memo=None)  # fmt: skip
        books.add("APVC", APCo=company.number, VendorGroup=company.group, Vendor=vendor.number, CompCode="W9",
                  ExpDate=None, Complied="Y" if rng.random() < 0.9 else "N", Memo=None)  # fmt: skip


def make_customers(books: Books) -> None:
    """ARCM, with a few customers on hold or inactive."""
    lines = read_tsv("customers.tsv")
    for company in books.companies:
        rng = books.rng(f"customers {company.number}")
        count = company.profile["customers"]
        chosen = lines[:count] if company.number == 1 else [*lines[4:8], *lines[4 - count :]]
        for index, line in enumerate(chosen):
            number = 1001 + index
            address = books.address(rng, company.profile["state"])
            first, last = books.person(rng)
            books.add(
                "ARCM", CustGroup=company.group, Customer=number, Name=line["name"],
                SortName=_sort_name(line["name"]), TempYN="N",
                Status=("I" if index == count - 1 else "H" if index == count - 2 else "A"),
                Contact=f"{first} {last}", Phone=phone(rng, company), Fax=None,
                EMail=f"{first[0]}{last}@customer{number}.example".lower(), URL=None, **address, Country="US",
                **_billing(address), RecType=1, PayTerms=rng.choices(("NET30", "NET45"), (4, 1))[0],
                TaxCode="NONE" if line["kind"] == "P" else "CITY",
                CreditLimit=float(rng.randrange(2, 40) * 50000),
                DateOpened=date(2016 + rng.randrange(8), rng.randrange(1, 13), rng.randrange(1, 28)),
                StmntPrint="Y", StmtType="O", FCType="I" if line["kind"] == "C" else "N",
                FCPct=0.015 if line["kind"] == "C" else 0.0, ExclContFromFC="Y",
            )  # fmt: skip
            company.customers.append(Customer(number, line["name"], line["kind"]))


def _billing(address: dict[str, Any]) -> dict[str, Any]:
    return {f"Bill{name}": value for name, value in address.items()}


def _sort_name(name: str) -> str:
    return "".join(letter for letter in name.upper() if letter.isalnum())[:15]


def phone(rng: random.Random, company: Company) -> str:
    """A telephone number in the company's area, from the range kept for fiction."""
    return f"{company.profile['contact_area']}-01{rng.randrange(100):02d}"
