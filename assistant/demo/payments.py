"""Vendor payments: weekly check runs over what is open and due, and the unapproved invoices still to come.

APPH.Amount is the sum of the payable detail it paid less the discount taken; each paid APTD row names
its payment.
"""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta

from assistant.demo.books import Books, Row, money
from assistant.demo.clock import FIRST_MONTH, TODAY, month_of, weekday_on_or_after
from assistant.demo.payables import RETAINED, release_month
from assistant.demo.world import Company, Vendor

Detail = tuple[Row, Row, Row]
"""A payable detail (APTD) with its header and its line."""


def make_payments(books: Books) -> None:
    """APPH and APPD from the open detail, statuses of APTD and APTH, and APHD for what is held."""
    for company in books.companies:
        rng = books.rng(f"payments {company.number}")
        details = _details(books, company)
        _release_retainage(company, details)
        _clear_some(books, company, rng, details)
        run = weekday_on_or_after(FIRST_MONTH, 4)
        waiting = [detail for detail in details if detail[0]["Status"] == 1]
        while run <= TODAY:
            chosen = [item for item in waiting if _is_due(item, run) and rng.random() < 0.9]
            paid = {id(item[0]) for item in chosen}
            waiting = [item for item in waiting if id(item[0]) not in paid]
            _pay_run(books, company, run, chosen, rng)
            run += timedelta(days=7)
        _finish(books, company, details)


def _details(books: Books, company: Company) -> list[Detail]:
    own = company.number
    heads = {(row["Mth"], row["APTrans"]): row for row in books.rows["APTH"] if row["APCo"] == own}
    lines = {
        (row["Mth"], row["APTrans"], row["APLine"]): row for row in books.rows["APTL"] if row["APCo"] == own
    }
    for line in lines.values():
        heads[line["Mth"], line["APTrans"]].setdefault("_lines", []).append(line)
    return [
        (row, heads[row["Mth"], row["APTrans"]], lines[row["Mth"], row["APTrans"], row["APLine"]])
        for row in books.rows["APTD"]
        if row["APCo"] == own
    ]


def _release_retainage(company: Company, details: list[Detail]) -> None:
    """Retainage of finished jobs becomes payable two months after the last work."""
    jobs = {job.number: job for job in company.jobs}
    for detail, _, line in details:
        if detail["PayType"] == RETAINED and line["Job"]:
            month = release_month(jobs[line["Job"]])
            if month is not None and month <= TODAY:
                detail.update(Status=1, DueDate=month.replace(day=15))


def _clear_some(books: Books, company: Company, rng: random.Random, details: list[Detail]) -> None:
    """A few old invoices were settled without a payment: the vendor took the amount back."""
    for detail, head, line in details:
        old = (TODAY - head["InvDate"]).days > 120
        if detail["Status"] == 1 and detail["PayType"] != RETAINED and rng.random() < 0.004 and old:
            detail["Status"] = 4
            day = head["InvDate"] + timedelta(days=45)
            entries = [("2000-00", detail["Amount"]), (line["GLAcct"], -detail["Amount"])]
            books.post_ledger(company.number, day, "AP", "AP Entry", f"Cleared {head['APRef']}", entries)


def _is_due(item: Detail, run: date) -> bool:
    detail, head, _ = item
    wanted = head["DiscDate"] if detail["DiscOffer"] else detail["DueDate"]
    return bool(head["InvDate"] < run and wanted <= run + timedelta(days=4))


def _pay_run(books: Books, company: Company, run: date, chosen: list[Detail], rng: random.Random) -> None:
    by_vendor: dict[int, list[Detail]] = defaultdict(list)
    for item in chosen:
        by_vendor[item[1]["Vendor"]].append(item)
    vendors = {vendor.number: vendor for vendor in company.vendors}
    total = retained = taken = 0.0
    for number in sorted(by_vendor):
        settled = _pay(books, company, run, vendors[number], by_vendor[number])
        total, retained, taken = total + settled[0], retained + settled[1], taken + settled[2]
        if rng.random() < 0.004:
            _payment(books, company, run, vendors[number], 0.0, void=True)
    books.post_ledger(
        company.number, run, "CD", "AP Payment", f"Check run {run}",
        [("2000-00", money(total - retained)), ("2010-00", money(retained)), ("6900-00", money(-taken)),
         ("1000-00", money(taken - total))],
    )  # fmt: skip


def _payment(books: Books, company: Company, run: date, vendor: Vendor, amount: float, void: bool) -> Row:
    co, method = company.number, vendor.row["PayMethod"]
    number = 20100 + books.next_number("check", co)
    payment = books.add(
        "APPH", APCo=co, CMCo=co, CMAcct=1, PayMethod=method, CMRef=f"{number}", CMRefSeq=0, EFTSeq=0,
        VendorGroup=company.group, Vendor=vendor.number, Name=vendor.name, Address=vendor.row["Address"],
        City=vendor.row["City"], State=vendor.row["State"], Zip=vendor.row["Zip"],
        ChkType="C" if method == "C" else None, PaidMth=month_of(run), PaidDate=run, Amount=amount,
        Supplier=None,
        VoidYN="Y" if void else "N", VoidMemo="Printed on the wrong stock" if void else None,
        BatchId=books.batch(co, month_of(run), "AP Payment", "bAPPB"),
    )  # fmt: skip
    books.add(
        "CMDT", CMCo=co, Mth=month_of(run), CMTrans=books.next_number("CMDT", co, month_of(run)), CMAcct=1,
        CMTransType=1 if method == "C" else 4, CMRef=payment["CMRef"], CMRefSeq=0, Payee=vendor.name[:20],
        Description="Vendor payment", ActDate=run, PostedDate=run, Amount=-amount, Void=payment["VoidYN"],
        SourceCo=co, Source="AP Payment", CMTransferTrans=None, GLCo=co, CMGLAcct="1000-00", GLAcct="2000-00",
        TaxCode=None, BatchId=payment["BatchId"],
    )  # fmt: skip
    return payment


def _pay(
    books: Books, company: Company, run: date, vendor: Vendor, items: list[Detail]
) -> tuple[float, float, float]:
    """One payment; returns what it settled, how much of that was retainage, and the discount taken."""
    total = taken = retained = 0.0
    invoices: dict[tuple[date, int], list[Detail]] = defaultdict(list)
    for detail, head, line in items:
        on_time = head["DiscDate"] is not None and run <= head["DiscDate"] + timedelta(days=4)
        detail["DiscTaken"] = detail["DiscOffer"] if on_time else 0.0
        total += detail["Amount"]
        taken += detail["DiscTaken"]
        retained += detail["Amount"] if detail["PayType"] == RETAINED else 0.0
        invoices[head["Mth"], head["APTrans"]].append((detail, head, line))
    payment = _payment(books, company, run, vendor, money(total - taken), void=False)
    reference = {
        name: payment[name] for name in ("CMCo", "CMAcct", "PayMethod", "CMRef", "CMRefSeq", "EFTSeq")
    }
    for (month, number), parts in invoices.items():
        for detail, _, _ in parts:
            detail.update(Status=3, PaidMth=month_of(run), PaidDate=run, **reference)
        head = parts[0][1]
        before = head.pop("_paid", 0.0)
        paid = money(sum(detail["Amount"] for detail, _, _ in parts))
        head["_paid"] = before + paid
        lines = head["_lines"]
        books.add(
            "APPD", APCo=company.number, **reference, Mth=month, APTrans=number, APRef=head["APRef"],
            Description=head["Description"], InvDate=head["InvDate"], Gross=head["InvTotal"],
            Retainage=money(sum(line["Retainage"] for line in lines)), PrevPaid=money(before),
            PrevDiscTaken=0.0,
            Balance=money(head["InvTotal"] - before - paid),
            DiscTaken=money(sum(detail["DiscTaken"] for detail, _, _ in parts)),
            TotTaxAmount=money(sum(line["TaxAmt"] for line in lines)),
        )  # fmt: skip
    return total, retained, taken


def _finish(books: Books, company: Company, details: list[Detail]) -> None:
    """OpenYN of each invoice, the holds of what is on hold, and the vendors' monthly totals."""
    open_heads = {id(head) for detail, head, _ in details if detail["Status"] in (1, 2)}
    months: dict[tuple[int, date], Row] = {}

    def activity(vendor: int, month: date) -> Row:
        key = (vendor, month)
        if key not in months:
            months[key] = books.add("APVA", APCo=company.number, VendorGroup=company.group, Vendor=vendor,
                                    Mth=month,
                                    InvAmt=0.0, PaidAmt=0.0, DiscOff=0.0, DiscTaken=0.0)  # fmt: skip
        return months[key]

    for detail, head, _ in details:
        head["OpenYN"] = "Y" if id(head) in open_heads else "N"
        row = activity(head["Vendor"], head["Mth"])
        row["InvAmt"] = money(row["InvAmt"] + detail["Amount"])
        row["DiscOff"] = money(row["DiscOff"] + detail["DiscOffer"])
        if detail["Status"] == 3:
            row = activity(head["Vendor"], detail["PaidMth"])
            row["PaidAmt"] = money(row["PaidAmt"] + detail["Amount"] - detail["DiscTaken"])
            row["DiscTaken"] = money(row["DiscTaken"] + detail["DiscTaken"])
        if detail["Status"] == 2:
            code = "RET" if detail["PayType"] == RETAINED else head["HoldCode"]
            key = {name: detail[name] for name in ("APCo", "Mth", "APTrans", "APLine", "APSeq")}
            books.add("APHD", **key, HoldCode=code)
    for row in books.rows["APTH"]:
        row.pop("_paid", None)
        row.pop("_lines", None)


def make_unapproved(books: Books) -> None:
    """APUI and APUL: invoices that wait for approval, from the last weeks."""
    for company in books.companies:
        rng = books.rng(f"unapproved {company.number}")
        jobs = [job for job in company.jobs if job.status == 1]
        for _ in range(24 if company.number == 1 else 14):
            day = TODAY - timedelta(days=rng.randrange(1, 40))
            month = month_of(day)
            seq = books.next_number("APUI", company.number, month)
            vendor = rng.choice(company.vendors_of(rng.choice("MG")))
            amounts = [money(rng.uniform(120, 9000)) for _ in range(rng.randrange(1, 4))]
            key = {"APCo": company.number, "UIMth": month, "UISeq": seq}
            books.add(
                "APUI", **key, VendorGroup=company.group, Vendor=vendor.number,
                APRef=f"U{rng.randrange(1000, 9999)}",
                Description="Waiting for approval", InvDate=day, DiscDate=None,
                DueDate=day + timedelta(days=30),
                InvTotal=money(sum(amounts)), HoldCode=None, PayControl=None,
                PayMethod=vendor.row["PayMethod"],
                CMCo=company.number, CMAcct=1, V1099YN="N", SeparatePayYN="N",
                ReviewerGroup=rng.choice(("PM", "OFFICE")),
            )  # fmt: skip
            for line, amount in enumerate(amounts, 1):
                job = rng.choice(jobs)
                phase = rng.choice(job.phases)
                books.add(
                    "APUL", **key, Line=line, LineType=1, PO=None, POItem=None, SL=None, SLItem=None,
                    Job=job.number, Phase=phase.code, JCCType=2, Equip=None, Material=None, GLAcct="5020-00",
                    Description=phase.description[:30], UM="LS", Units=0.0, UnitCost=0.0, Supplier=None,
                    PayType=2,
                    GrossAmt=amount, MiscAmt=0.0, TaxCode=None, TaxAmt=0.0, Retainage=0.0, Discount=0.0,
                    ReviewerGroup=rng.choice(("PM", "OFFICE")), InvOriginator="demo",
                )  # fmt: skip
