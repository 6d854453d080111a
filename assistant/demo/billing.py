"""Job billing: monthly progress bills by contract item, sent to receivables; and retainage released."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from assistant.demo.books import Books, Row, money
from assistant.demo.clock import LAST_MONTH, TODAY, add_months, month_end
from assistant.demo.contracts import post_revenue
from assistant.demo.receivables import ARLine, post_receivable
from assistant.demo.world import Company, Job

Totals = dict[str, dict[str, float]]


def make_bills(books: Books) -> None:
    """JBIN, JBIT and JBIL, the AR invoices behind them, and billings in JCID."""
    for company in books.companies:
        rng = books.rng(f"bills {company.number}")
        for job in company.jobs:
            if job.main and job.status > 0:
                _Bills(books, company, job, rng).run()


class _Bills:
    """The bills of one contract, in order."""

    def __init__(self, books: Books, company: Company, job: Job, rng: random.Random) -> None:
        self.books, self.company, self.job, self.rng = books, company, job, rng
        key = (job.company, job.contract)
        self.items = [row for row in books.rows["JCCI"] if (row["JCCo"], row["Contract"]) == key]
        self.changes = [row for row in books.rows["JCOI"] if (row["JCCo"], row["Contract"]) == key]
        self.before: Totals = {row["Item"]: defaultdict(float) for row in self.items}
        self.invoices: list[Row] = []
        self.application = 0

    def run(self) -> None:
        months = self.job.active_months
        for index, month in enumerate(months):
            last = self.job.status >= 2 and index == len(months) - 1
            waiting = month == LAST_MONTH and self.rng.random() < 0.5
            self._bill(month, last, waiting)
        if self.job.status == 3 and add_months(months[-1], 2) < LAST_MONTH:
            self._release(add_months(months[-1], 2))

    def _current(self, item: Row, month: date) -> float:
        """The item's contract value with the changes approved by the month."""
        changes = sum(
            row["ContractAmt"]
            for row in self.changes
            if row["Item"] == item["Item"] and row["ApprovedMonth"] <= month
        )
        return money(item["OrigContractAmt"] + changes)

    def _bill(self, month: date, last: bool, waiting: bool) -> None:
        lines: list[tuple[Row, float, float]] = []
        for item in self.items:
            value = self._current(item, month if not last else TODAY)
            share = 1.0 if last else min(1.0, self.job.done(month) * self.rng.uniform(0.96, 1.06))
            amount = money(value * share - self.before[item["Item"]]["amount"])
            if amount > 0:
                lines.append((item, amount, value))
        if not lines:
            return
        day = min(month_end(month), TODAY)
        number = self.books.next_number("JBIN", self.company.number, month)
        self.application += 1
        total = money(sum(amount for _, amount, _ in lines))
        held = money(sum(money(amount * self.job.retainage) for _, amount, _ in lines))
        invoice = f"{self.books.next_number('invoice', self.company.number) + 7000}"
        bill = self._header(month, number, day, invoice, total, held, 0.0, waiting)
        for item, amount, value in lines:
            self._bill_item(bill, item, amount, value)
        if not waiting:
            self._receivable(bill, [(item, amount) for item, amount, _ in lines], day, invoice)

    def _header(
        self, month: date, number: int, day: date, invoice: str, total: float, held: float, released: float,
        waiting: bool,
    ) -> Row:  # fmt: skip
        previous = money(sum(item["amount"] for item in self.before.values()))
        return self.books.add(
            "JBIN", JBCo=self.company.number, BillMonth=month, BillNumber=number, Invoice=invoice,
            Contract=self.job.contract, CustGroup=self.company.group, Customer=self.job.customer.number,
            InvStatus="A" if waiting else "I", BillType="P", Application=self.application, ProcessGroup=None,
            BillGroup=None, InvDate=day, DueDate=day + timedelta(days=30), FromDate=month, ToDate=day,
            PayTerms="NET30", InvDescription=f"Application {self.application}", CustomerReference=None,
            InvTotal=total, InvRetg=held, RetgRel=released, InvDisc=0.0, InvTax=0.0,
            InvDue=money(total - held + released),
            CurrContract=money(sum(self._current(item, month) for item in self.items)), WC=total, SM=0.0,
            PrevAmt=previous, PrevRetg=money(sum(item["held"] for item in self.before.values())),
            ChgOrderAmt=0.0,
            ARTrans=None, Certified="N" if waiting else "Y", CertifiedDate=None if waiting else day,
            AmtClaimed=total,
        )  # fmt: skip

    def _bill_item(self, bill: Row, item: Row, amount: float, value: float, released: float = 0.0) -> None:
        held = money(amount * self.job.retainage)
        before = self.before[item["Item"]]
        self.books.add(
            "JBIT", JBCo=bill["JBCo"], BillMonth=bill["BillMonth"], BillNumber=bill["BillNumber"],
            Item=item["Item"], Contract=self.job.contract, Description=item["Description"], BillGroup=None,
            UnitsBilled=0.0, AmtBilled=amount, RetgBilled=held, RetgRel=released, Discount=0.0, TaxCode=None,
            TaxBasis=0.0, TaxAmount=0.0, AmountDue=money(amount - held + released), CurrContract=value,
            ContractUnits=0.0, WC=amount, WCUnits=0.0, WCRetPct=self.job.retainage, WCRetg=held,
            Purchased=0.0,
            Installed=0.0, SM=0.0, SMRetg=0.0, PrevUnits=0.0, PrevAmt=money(before["amount"]),
            PrevRetg=money(before["held"]), PrevWC=money(before["amount"]), PrevSM=0.0,
            PrevDue=money(before["amount"] - before["held"]), AmtClaimed=amount,
        )  # fmt: skip
        before["amount"] += amount
        before["held"] += held - released

    def _receivable(self, bill: Row, lines: list[tuple[Row, float]], day: date, invoice: str) -> None:
        rate = self.job.retainage
        posted = [
            ARLine(amount, str(item["Description"]), "C", item["Item"], money(amount * rate), rate)
            for item, amount in lines
        ]
        head = post_receivable(self.books, self.company, self.job.customer, day, "I", "JB", posted, 1,
                               self.job, invoice,
                               description=self.job.name)  # fmt: skip
        bill["ARTrans"] = head["ARTrans"]
        self.invoices.append(head)
        for line in posted:
            post_revenue(self.books, self.job, str(line.item), day, "AR", "AR Invoice",
                         f"Bill {bill['BillNumber']}",
                         BilledAmt=line.amount, CurrentRetainAmt=line.retainage, ARCo=self.company.number,
                         ARTrans=head["ARTrans"], ARInvoice=invoice)  # fmt: skip

    def _release(self, month: date) -> None:
        """A last bill for the retainage held, and the AR transaction that releases it."""
        day = month.replace(day=12)
        number = self.books.next_number("JBIN", self.company.number, month)
        invoice = f"{self.books.next_number('invoice', self.company.number) + 7000}"
        held = {item: money(total["held"]) for item, total in self.before.items() if money(total["held"])}
        total = money(sum(held.values()))
        self.application += 1
        bill = self._header(month, number, day, invoice, 0.0, 0.0, total, False)
        lines = [
            ARLine(-row["Retainage"], "Retainage released", "R", row["Item"], -row["Retainage"], apply_to=row)
            for head in self.invoices
            for row in head["_lines"]
            if row["Retainage"]
        ]
        lines += [ARLine(amount, "Released retainage", "R", item) for item, amount in held.items()]
        head = post_receivable(self.books, self.company, self.job.customer, day, "R", "ARRelease", lines, 1,
                               self.job,
                               invoice, description=self.job.name)  # fmt: skip
        bill["ARTrans"] = head["ARTrans"]
        by_item = {row["Item"]: row for row in self.items}
        for item, amount in held.items():
            self._bill_item(bill, by_item[item], 0.0, self._current(by_item[item], month), amount)
            post_revenue(self.books, self.job, item, day, "AR", "AR Invoice", "Retainage released",
                         CurrentRetainAmt=-amount, ARCo=self.company.number, ARTrans=head["ARTrans"],
                         ARInvoice=invoice)  # fmt: skip


def bill_time_and_material(books: Books) -> None:
    """JBIL: lines of small time and material bills, marked up cost of a job's phases."""
    for company in books.companies:
        rng = books.rng(f"time and material {company.number}")
        bills = [row for row in books.rows["JBIN"] if row["JBCo"] == company.number and row["InvTotal"] > 0]
        jobs = {job.contract: job for job in company.jobs if job.main}
        items = _items_by_bill(books)
        for bill in rng.sample(bills, min(14, len(bills))):
            job = jobs[bill["Contract"]]
            bill["BillType"] = "B"
            key = (bill["JBCo"], bill["BillMonth"], bill["BillNumber"])
            for line in range(1, rng.randrange(2, 5)):
                phase = rng.choice(job.phases)
                basis = money(rng.uniform(150, 4000))
                markup = money(basis * 0.12)
                books.add(
                    "JBIL", JBCo=key[0], BillMonth=key[1], BillNumber=key[2], Line=line, Item=items[key],
                    Contract=job.contract, Job=job.number, Phase=phase.code,
                    Date=bill["InvDate"] - timedelta(days=rng.randrange(1, 25)), LineType="S",
                    Description=phase.description, Template="STD", TemplateSeq=10, TaxCode=None,
                    MarkupRate=0.12,
                    Basis=basis, MarkupAddl=0.0, MarkupTotal=markup, Total=money(basis + markup),
                    Retainage=0.0, Discount=0.0,
                )  # fmt: skip


def _items_by_bill(books: Books) -> dict[tuple[Any, ...], str]:
    return {(row["JBCo"], row["BillMonth"], row["BillNumber"]): row["Item"] for row in books.rows["JBIT"]}


def post_contract_receipts(books: Books) -> None:
    """Receipts on contract invoices, posted to the contract items."""
    jobs = {
        (job.company, job.contract): job for company in books.companies for job in company.jobs if job.main
    }
    heads = {
        (row["ARCo"], row["Mth"], row["ARTrans"]): row
        for row in books.rows["ARTH"]
        if row["ARTransType"] == "P"
    }
    for line in books.rows["ARTL"]:
        head = heads.get((line["ARCo"], line["Mth"], line["ARTrans"]))
        if head is not None and line["Item"]:
            job = jobs[line["ARCo"], line["Contract"]]
            post_revenue(books, job, line["Item"], head["TransDate"], "AR", "AR Receipt", "Customer payment",
                         ReceivedAmt=-line["Amount"], ARCo=line["ARCo"], ARTrans=line["ARTrans"],
                         ARCheck=head["CheckNo"])  # fmt: skip
