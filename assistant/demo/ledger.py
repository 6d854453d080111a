"""The general ledger's summaries: GLAS, GLBL and GLYB from the postings in GLDT, and budgets.

Year-end closes income and expense into retained earnings, so that a year's beginning balances sum to 0.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from assistant.demo.books import Books, money
from assistant.demo.clock import LAST_MONTH, MONTHS, TODAY, add_months, month_end
from assistant.demo.world import Company

OPENING = {"1000-00": 3_900_000.0, "1010-00": 350_000.0, "1300-00": 260_000.0, "1500-00": 2_950_000.0,
           "1550-00": -980_000.0, "2500-00": -870_000.0, "3000-00": -500_000.0}  # fmt: skip
"""Balances when 2024 began; retained earnings take the rest. Company 2 has half of each. No invoice was
open then, so that payables and receivables agree with their ledger accounts."""


def make_journal_entries(books: Books) -> None:
    """Monthly manual entries, and the transfer that covers the payroll account."""
    for company in books.companies:
        rng = books.rng(f"journal {company.number}")
        paid: dict[date, float] = defaultdict(float)
        for row in books.rows["CMDT"]:
            if row["CMCo"] == company.number and row["CMAcct"] == 2:
                paid[row["Mth"]] -= row["Amount"]
        owed: dict[date, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for row in books.rows["GLDT"]:
            if row["GLCo"] == company.number and row["GLAcct"] in ("2100-00", "2110-00"):
                owed[row["Mth"]][row["GLAcct"]] -= row["Amount"]
        for month in MONTHS:
            day = min(month_end(month), TODAY)
            rent = money(rng.uniform(2000, 2600) * company.profile["job_size"])
            books.post_ledger(company.number, day, "GJ", "GL Jrnl", "Prepaid insurance expensed",
                              [("6140-00", rent), ("1350-00", -rent)])  # fmt: skip
            books.post_ledger(company.number, day, "GJ", "GL Auto", "Loan payment accrual",
                              [("2500-00", rent), ("1350-00", -rent)])  # fmt: skip
            if month != LAST_MONTH and month.month % 3 == 0:
                accrual = [("6150-00", rent), ("1350-00", -rent)]
                books.post_ledger(company.number, day, "GJ", "GL Jrnl", "Accrued fees", accrual, reversal=1)
                reverse = [("6150-00", -rent), ("1350-00", rent)]
                first = add_months(month, 1)
                books.post_ledger(company.number, first, "GJ", "GL Rev", "Accrued fees", reverse, reversal=2)
            if month != LAST_MONTH:
                _remit_taxes(books, company, month, owed[month])
            if paid[month]:
                _transfer(books, company, month, money(paid[month]))


def _remit_taxes(books: Books, company: Company, month: date, owed: dict[str, float]) -> None:
    """Withholdings and burden of a month are paid from the operating account at the next month's start."""
    day = add_months(month, 1).replace(day=10)
    total = money(sum(owed.values()))
    if total > 0:
        entries = [(account, money(amount)) for account, amount in owed.items()]
        books.post_ledger(
            company.number, day, "CM", "GL Jrnl", "Payroll taxes remitted", [*entries, ("1000-00", -total)]
        )
        _cash(books, company, day, 1, 0, f"TAX{month:%y%m}", "Payroll taxes", -total, "2100-00")


def _transfer(books: Books, company: Company, month: date, amount: float) -> None:
    day = month.replace(day=2)
    number = books.next_number("CMTT", company.number, month)
    sent = _cash(
        books, company, day, 1, 3, f"T{month:%y%m}", "To payroll account", -amount, "1010-00", number
    )
    received = _cash(
        books, company, day, 2, 3, f"T{month:%y%m}", "From operating account", amount, "1000-00", number
    )
    books.add(
        "CMTT", CMCo=company.number, Mth=month, CMTransferTrans=number, FromCMCo=company.number, FromCMAcct=1,
        FromCMTrans=sent, ToCMCo=company.number, ToCMAcct=2, ToCMTrans=received, CMRef=f"T{month:%y%m}",
        Amount=amount,
        ActDate=day, DatePosted=day, Description="Payroll funding",
        Batchid=books.batch(company.number, month, "CM Trnsfr", "bCMTB"),
    )  # fmt: skip
    books.post_ledger(
        company.number, day, "CM", "GL Jrnl", "Payroll funding", [("1010-00", amount), ("1000-00", -amount)]
    )


def _cash(
    books: Books, company: Company, day: date, account: int, kind: int, reference: str, text: str,
    amount: float,
    offset: str, transfer: int | None = None,
) -> int:  # fmt: skip
    month = day.replace(day=1)
    number = books.next_number("CMDT", company.number, month)
    source = "CM Trnsfr" if transfer else "CM Entry"
    books.add(
        "CMDT", CMCo=company.number, Mth=month, CMTrans=number, CMAcct=account, CMTransType=kind,
        CMRef=reference,
        CMRefSeq=0, Payee=None, Description=text, ActDate=day, PostedDate=day, Amount=amount, Void="N",
        SourceCo=company.number, Source=source, CMTransferTrans=transfer, GLCo=company.number,
        CMGLAcct="1000-00" if account == 1 else "1010-00", GLAcct=offset, TaxCode=None,
        BatchId=books.batch(company.number, month, source, "bCMDB"),
    )  # fmt: skip
    return number


def sum_ledger(books: Books) -> None:
    """GLAS, GLBL, GLYB and GLBD."""
    summary: dict[tuple[Any, ...], float] = defaultdict(float)
    months: dict[tuple[int, str, date], list[float]] = defaultdict(lambda: [0.0, 0.0])
    names = ("GLCo", "GLAcct", "Mth", "Jrnl", "GLRef", "SourceCo", "Source")
    for row in books.rows["GLDT"]:
        summary[tuple(row[name] for name in names)] += row["Amount"]
        months[row["GLCo"], row["GLAcct"], row["Mth"]][0 if row["Amount"] > 0 else 1] += abs(row["Amount"])
    for key in sorted(summary):
        books.add("GLAS", **dict(zip(names, key, strict=True)), NetAmt=money(summary[key]), Adjust="N")
    for (co, account, month), (debits, credits) in sorted(months.items()):
        books.add("GLBL", GLCo=co, GLAcct=account, Mth=month, NetActivity=money(debits - credits),
                  Debits=money(debits), Credits=money(credits))  # fmt: skip
    for company in books.companies:
        activity = {
            (account, month): money(debits - credits)
            for (co, account, month), (debits, credits) in months.items()
            if co == company.number
        }
        _year_balances(books, company, activity)
        _budget(books, company, activity)


def _year_balances(books: Books, company: Company, activity: dict[tuple[str, date], float]) -> None:
    kinds = {row["GLAcct"]: row["AcctType"] for row in books.rows["GLAC"] if row["GLCo"] == company.number}
    balance = {account: 0.0 for account in kinds}
    for account, amount in OPENING.items():
        balance[account] = money(amount / company.number)
    balance["3900-00"] = money(-sum(balance.values()))
    for year in sorted({month.year for month in MONTHS}):
        for account in kinds:
            if kinds[account] != "M":
                books.add("GLYB", GLCo=company.number, FYEMO=date(year, 12, 1), GLAcct=account,
                          BeginBal=money(balance[account]), NetAdj=0.0)  # fmt: skip
        for (account, month), amount in activity.items():
            if month.year == year:
                balance[account] += amount
        profit = sum(balance[account] for account, kind in kinds.items() if kind in ("I", "E"))
        for account, kind in kinds.items():
            if kind in ("I", "E"):
                balance[account] = 0.0
        balance["3900-00"] += profit


def _budget(books: Books, company: Company, activity: dict[tuple[str, date], float]) -> None:
    """Budgets of overhead accounts for each year, near what was spent."""
    rng = books.rng(f"budget {company.number}")
    accounts = sorted({account for account, _ in activity if account.startswith("6")})
    for account in accounts:
        spent = [amount for (name, _), amount in activity.items() if name == account]
        typical = round(sum(spent) / max(len(spent), 1) * rng.uniform(0.9, 1.1), -2)
        for month in MONTHS:
            books.add("GLBD", GLCo=company.number, GLAcct=account, BudgetCode=f"{month.year}", Mth=month,
                      BudgetAmt=typical)  # fmt: skip


def reconcile_bank(books: Books) -> None:
    """CMST for each month up to 2026-09, and what cleared on it; the latest checks are outstanding."""
    last = month_end(add_months(LAST_MONTH, -1))
    for company in books.companies:
        rng = books.rng(f"bank {company.number}")
        for account, gl_account in ((1, "1000-00"), (2, "1010-00")):
            cleared: dict[date, float] = defaultdict(float)
            for row in books.rows["CMDT"]:
                if (row["CMCo"], row["CMAcct"]) != (company.number, account):
                    continue
                day = row["ActDate"]
                lag = rng.randrange(1, 25) if row["CMTransType"] == 1 else 1
                statement = month_end(min(date.fromordinal(day.toordinal() + lag), TODAY))
                stuck = row["CMTransType"] == 1 and rng.random() < 0.004
                live = row["Void"] == "N" and statement <= last and not stuck
                row["StmtDate"] = statement if live else None
                row["ClearDate"] = date.fromordinal(day.toordinal() + lag) if live else None
                row["ClearedAmt"] = row["Amount"] if live else 0.0
                if live:
                    cleared[statement] += row["Amount"]
            _statements(books, company, account, money(OPENING[gl_account] / company.number), cleared)


def _statements(
    books: Books, company: Company, account: int, balance: float, cleared: dict[date, float]
) -> None:
    for month in MONTHS[:-1]:
        day = month_end(month)
        end = money(balance + cleared.get(day, 0.0))
        books.add("CMST", CMCo=company.number, CMAcct=account, StmtDate=day, BegBal=balance, WorkBal=end,
                  StmtBal=end,
                  Status=1 if month < MONTHS[-2] else 0, LstUploadDate=None)  # fmt: skip
        balance = end
