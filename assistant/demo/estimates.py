"""Cost budgets: cost headers with the original estimate, projections, and the monthly job cost totals.

JCCP is nothing but the sums of JCCD by month; received, not invoiced comes from PO receipts.
"""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date
from typing import Any

from assistant.demo.books import Books, Row, money
from assistant.demo.clock import LAST_MONTH, MONTHS, TODAY, add_months, month_end
from assistant.demo.world import BURDEN, EQUIPMENT, LABOR, MATERIAL, SUBCONTRACT, Company, Job, Phase

UNITS = {LABOR: "HRS", MATERIAL: "EA", SUBCONTRACT: "LS", EQUIPMENT: "HRS", 5: "LS", BURDEN: "LS"}
PERIOD_AMOUNTS = (
    "ActualHours", "ActualUnits", "ActualCost", "OrigEstHours", "OrigEstUnits", "OrigEstCost", "CurrEstHours",
    "CurrEstUnits", "CurrEstCost", "ProjHours", "ProjUnits", "ProjCost", "ForecastHours", "ForecastUnits",
    "ForecastCost", "TotalCmtdUnits", "TotalCmtdCost", "RemainCmtdUnits", "RemainCmtdCost",
    "RecvdNotInvcdUnits",
    "RecvdNotInvcdCost",
)  # fmt: skip
_ADDED = {"ActualHours": "ActualHours", "ActualUnits": "ActualUnits", "ActualCost": "ActualCost",
          "ProjCost": "ProjCost", "TotalCmtdCost": "TotalCmtdCost",
          "RemainCmtdCost": "RemainCmtdCost"}  # fmt: skip


def make_estimates(books: Books) -> None:
    """JCCH and the original estimate of every job, phase and cost type that has a budget or a cost."""
    actual: dict[tuple[Any, ...], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for row in books.rows["JCCD"]:
        totals = actual[row["JCCo"], row["Job"], row["Phase"], row["CostType"]]
        totals[0] += row["ActualCost"]
        totals[1] += row["ActualHours"]
    posted: dict[tuple[Any, ...], set[int]] = defaultdict(set)
    for key in actual:
        posted[key[:3]].add(key[3])
    for company in books.companies:
        rng = books.rng(f"estimates {company.number}")
        for job in company.jobs:
            for phase in job.phases:
                kinds = set(phase.budget) | posted[job.company, job.number, phase.code]

                if LABOR in kinds:
                    kinds.add(BURDEN)
                for kind in sorted(kinds):
                    cost, hours = actual[job.company, job.number, phase.code, kind]
                    _header(books, company, rng, job, phase, kind, cost, hours)


def _header(
    books: Books,
    company: Company,
    rng: random.Random,
    job: Job,
    phase: Phase,
    kind: int,
    cost: float,
    hours: float,
) -> None:
    done = max(job.done(LAST_MONTH), 0.12)
    estimate = phase.budget.get(kind, 0.0)
    if not estimate and cost > 0:
        estimate = round(cost / done * rng.uniform(0.88, 1.12), -1)
    if not estimate:
        estimate = round(sum(phase.budget.values()) * (0.1 if kind == BURDEN else 0.25), -1) or 2500.0
    est_hours = 0.0
    if kind == LABOR:
        est_hours = round(hours / done * rng.uniform(0.9, 1.1)) if hours else round(estimate / 34.0)
    phase.budget[kind] = estimate
    open_job = job.status == 1
    books.add(
        "JCCH", JCCo=job.company, Job=job.number, PhaseGroup=company.group, Phase=phase.code, CostType=kind,
        UM=UNITS[kind], OrigHours=float(est_hours), OrigUnits=0.0, OrigCost=estimate, BillFlag="C",
        ItemUnitFlag="N", PhaseUnitFlag="N", BuyOutYN="Y" if kind == SUBCONTRACT and job.status >= 2 else "N",
        Plugged="Y" if rng.random() < 0.05 else "N", LastProjDate=date(2026, 9, 30) if open_job else None,
        ActiveYN="N" if job.status == 3 else "Y", SourceStatus=rng.choices(("J", "I"), (2, 3))[0],
        InterfaceDate=None,
    )  # fmt: skip
    day = min(job.start, LAST_MONTH)
    books.post_cost(job, phase.code, kind, day, "OE", "JC OrigEst", EstCost=estimate,
                    EstHours=float(est_hours),
                    Description="Original estimate")  # fmt: skip


def make_projections(books: Books) -> None:
    """Projected final cost: set when the job is a quarter through, corrected in 2026-09 or at the end."""
    costs: dict[tuple[Any, ...], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for row in books.rows["JCCD"]:
        totals = costs[row["JCCo"], row["Job"], row["Phase"], row["CostType"]]
        for index, name in enumerate(("ActualCost", "RemainCmtdCost", "EstCost")):
            totals[index] += row[name]
    for company in books.companies:
        rng = books.rng(f"projections {company.number}")
        for job in company.jobs:
            months = job.active_months
            if job.status == 0 or len(months) < 4:
                continue
            first = months[max(1, min(job.months // 4, len(months) - 2))]
            last = months[-1] if job.status >= 2 else add_months(LAST_MONTH, -1)
            for phase in job.phases:
                for kind in phase.budget:
                    totals = costs[job.company, job.number, phase.code, kind]
                    _project(books, rng, job, phase, kind, totals, first, last)
            _overrides(books, job, rng)


def _project(
    books: Books,
    rng: random.Random,
    job: Job,
    phase: Phase,
    kind: int,
    totals: list[float],
    first: date,
    last: date,
) -> None:
    spent, committed, budget = totals
    final = spent if job.status >= 2 else max(spent + max(committed, 0.0), budget * rng.uniform(0.94, 1.08))
    for month, amount in ((first, budget), (last, final - budget)):
        if round(amount, 2) and (month != first or amount == budget):
            books.post_cost(job, phase.code, kind, min(month_end(month), TODAY), "PF", "JC Projctn",
                            ProjCost=money(amount), Description="Projection")  # fmt: skip


def _overrides(books: Books, job: Job, rng: random.Random) -> None:
    """Figures typed over for the work in progress report of one job in three."""
    if job.status == 1 and job.main and rng.random() < 0.4:
        for back in (1, 2):
            month = add_months(LAST_MONTH, -back)
            cost = money(sum(sum(phase.budget.values()) for phase in job.phases) * rng.uniform(0.97, 1.05))
            books.add("JCOP", JCCo=job.company, Job=job.number, Month=month, ProjCost=cost, OtherAmount=0.0)
            books.add("JCOR", JCCo=job.company, Contract=job.contract, Month=month,
                      RevCost=money(cost * 1.12),
                      OtherAmount=0.0)  # fmt: skip


def make_adjustments(books: Books) -> None:
    """Cost corrected by hand: material moved from one phase of a job to another, some each quarter."""
    for company in books.companies:
        rng = books.rng(f"adjustments {company.number}")
        for month in MONTHS[::3]:
            day = month_end(month)
            jobs = [job for job in company.jobs if job.is_active(day)]
            job = rng.choice(jobs) if jobs else None
            phases = [phase for phase in job.phases if MATERIAL in phase.budget] if job else []
            if job and len(phases) > 1:
                amount = money(rng.uniform(150, 2500))
                for phase, cost in zip(rng.sample(phases, 2), (-amount, amount), strict=True):
                    books.post_cost(job, phase.code, MATERIAL, min(day, TODAY), "JC", "JC CostAdj",
                                    ActualCost=cost,
                                    Description="Cost moved between phases")  # fmt: skip


def sum_job_cost(books: Books) -> None:
    """JCCP as the sums of JCCD by job, phase, cost type and month."""
    periods: dict[tuple[Any, ...], dict[str, float]] = {}

    def period(row: Row, company: int, kind: int, month: date) -> dict[str, float]:
        key = (company, row["Job"], row["PhaseGroup"], row["Phase"], kind, month)
        return periods.setdefault(key, dict.fromkeys(PERIOD_AMOUNTS, 0.0))

    for row in books.rows["JCCD"]:
        totals = period(row, row["JCCo"], row["CostType"], row["Mth"])
        for name, source in _ADDED.items():
            totals[name] += row[source]
        totals["CurrEstHours"] += row["EstHours"]
        totals["CurrEstCost"] += row["EstCost"]
        if row["JCTransType"] == "OE":
            totals["OrigEstHours"] += row["EstHours"]
            totals["OrigEstCost"] += row["EstCost"]
    for item, month, cost in books.received:
        period(item, item["JCCo"], item["JCCType"], month)["RecvdNotInvcdCost"] += cost
    names = ("JCCo", "Job", "PhaseGroup", "Phase", "CostType", "Mth")
    for key in sorted(periods):
        amounts = {name: money(value) for name, value in periods[key].items()}
        books.add("JCCP", **dict(zip(names, key, strict=True)), **amounts, ProjPlug="N")
