"""Payroll weeks from 2025 on: timecards, pay with deductions and liabilities, payments, labor on jobs.

Timecards, sequence totals and the earnings, deductions and liabilities of a pay sequence agree:
PRSQ.Hours and .Earnings are the sums of PRTH and of PRDT type E, .Dedns that of type D. Payroll of 2024
was purged after year-end: its labor is on the jobs as monthly rolled-up history.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.demo.books import Books, money
from assistant.demo.clock import MONTHS, TODAY, month_end, month_of, weekday_on_or_after
from assistant.demo.people import DEDUCTIONS
from assistant.demo.world import BURDEN, LABOR, Company, Employee, Job, Phase

Line = dict[str, object]
FIRST_DAY = date(2025, 1, 1)
OPEN_FROM = date(2026, 10, 25)
"""Pay periods that end after this day are still open: worked, not yet paid."""


def make_payroll(books: Books) -> None:
    """PRPC, PRTH, PRTL, PRSQ, PRDT, PRPH, PREA and PRIA, with job cost and ledger postings."""
    for company in books.companies:
        _Payroll(books, company).run()


class _Payroll:
    """One company's payroll; holds what its weeks share."""

    def __init__(self, books: Books, company: Company) -> None:
        self.books = books
        self.company = company
        self.co = company.number
        self.rng = books.rng(f"payroll {company.number}")
        self.assigned: dict[int, tuple[Job, Phase]] = {}
        self.monthly: dict[tuple[int, date, str, int], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        self.on_jobs: dict[date, float] = defaultdict(float)
        self.burden: dict[tuple[str, str, date], list[float]] = defaultdict(lambda: [0.0, 0.0])
        self.check = 500100

    def run(self) -> None:
        self._crews()
        for month in MONTHS:
            if month < FIRST_DAY:
                self._roll_up(month)
        for group, days in ((1, 7), (2, 14)):
            for end in self._period_ends(days):
                self._period(group, end, days)
        self._post_burden()
        for (employee, month, kind, code), (hours, amount, subject) in sorted(self.monthly.items()):
            self.books.add("PREA", PRCo=self.co, Employee=employee, Mth=month, EDLType=kind, EDLCode=code,
                           Hours=money(hours), Amount=money(amount), SubjectAmt=money(subject),
                           EligibleAmt=money(subject))  # fmt: skip

    def _crews(self) -> None:
        """A crew for each foreman; hourly employees are spread over them."""
        foremen = [employee for employee in self.company.employees if employee.craft_class == "FORE"]
        crews = [employee.last.upper()[:10] for employee in foremen] or ["GENERAL"]
        crews = list(dict.fromkeys([*crews, "YARD", "SERVICE"]))
        jobs = [job for job in self.company.jobs if job.status == 1]
        for crew in crews:
            job = self.rng.choice(jobs)
            self.books.add("PRCR", PRCo=self.co, Crew=crew, Description=f"{crew.title()} crew",
                           Job=job.number,
                           Phase1=job.phases[0].code, Phase2=None, PRGroup=1, Shift=1,
                           ApprovalReq="N")  # fmt: skip
        for employee in self.company.employees:
            if employee.group == 1:
                employee.row["Crew"] = self.rng.choice(crews)

    def _period_ends(self, days: int) -> Iterator[date]:
        end = weekday_on_or_after(FIRST_DAY, 5)
        while end <= TODAY:
            yield end
            end += timedelta(days=days)

    def _period(self, group: int, end: date, days: int) -> None:
        begin = end - timedelta(days=days - 1)
        is_open = end > OPEN_FROM
        two = month_of(begin) != month_of(end)
        self.books.add(
            "PRPC", PRCo=self.co, PRGroup=group, PREndDate=end, BeginDate=begin, MultiMth="Y" if two else "N",
            BeginMth=month_of(begin), EndMth=month_of(end) if two else None, CutoffDate=None,
            Hrs=40 * days // 7, Days=5 * days // 7, Wks=days // 7, Status=0 if is_open else 1,
            DateClosed=None if is_open else end + timedelta(days=5),
            **{name: "N" if is_open else "Y"
               for name in ("GLInterface", "JCInterface", "EMInterface", "APInterface", "LeaveProcess")},
        )  # fmt: skip
        totals: dict[str, float] = defaultdict(float)
        for employee in self.company.employees:
            if employee.group != group or not employee.works_on(end):
                continue
            lines = self._hourly(employee, end) if group == 1 else self._salaried(employee, end)
            self._pay(employee, end, lines, is_open, totals)
        if not is_open:
            self._post(group, end, totals)

    def _hourly(self, employee: Employee, end: date) -> list[Line]:
        """Timecards of a week: one or two jobs, overtime at times, days off at times."""
        rng = self.rng
        job, phase = self._assignment(employee, end)
        hours = rng.choices((40.0, 44.0, 48.0, 32.0, 36.0), (6, 2, 1, 1, 1))[0]
        regular = min(hours, 40.0)
        split = regular if rng.random() < 0.6 else float(rng.randrange(2, 5) * 8)
        lines = [self._timecard(employee, end, 1, job, phase, 1, min(split, regular), employee.rate)]
        if split < regular:
            other, other_phase = self._pick(end)
            rest = regular - split
            lines.append(self._timecard(employee, end, 2, other, other_phase, 1, rest, employee.rate))
        if hours > 40:
            overtime = round(employee.rate * 1.5, 2)
            seq = len(lines) + 1
            lines.append(self._timecard(employee, end, seq, job, phase, 2, hours - 40, overtime))
        elif hours < 40 and rng.random() < 0.6:
            seq = len(lines) + 1
            lines.append(self._timecard(employee, end, seq, None, None, 5, 40 - hours, employee.rate))
        return lines

    def _salaried(self, employee: Employee, end: date) -> list[Line]:
        rate = round(employee.rate / 80, 5)
        return [self._timecard(employee, end, 1, None, None, 4, 80.0, rate, amount=employee.rate)]

    def _assignment(self, employee: Employee, end: date) -> tuple[Job, Phase] | tuple[None, None]:
        """Where the employee works: the same job for weeks on end, while it lasts."""
        job, phase = self.assigned.get(employee.number, (None, None))
        if job is None or not job.is_active(end) or self.rng.random() < 0.12:
            job, phase = self._pick(end)
        elif self.rng.random() < 0.3:
            phase = self.rng.choice(_labor_phases(job))
        if job is None or phase is None:
            return None, None
        self.assigned[employee.number] = (job, phase)
        return job, phase

    def _pick(self, end: date) -> tuple[Job, Phase] | tuple[None, None]:
        """A job that goes on, larger ones more often; none where no job does: shop time."""
        jobs = [job for job in self.company.jobs if job.is_active(end)]
        if not jobs:
            return None, None
        job = self.rng.choices(jobs, [job.size for job in jobs])[0]
        return job, self.rng.choice(_labor_phases(job))

    def _timecard(
        self, employee: Employee, end: date, seq: int, job: Job | None, phase: Phase | None, code: int,
        hours: float,
        rate: float, amount: float | None = None,
    ) -> Line:  # fmt: skip
        amount = money(hours * rate) if amount is None else amount
        row = self.books.add(
            "PRTH", PRCo=self.co, PRGroup=employee.group, PREndDate=end, Employee=employee.number, PaySeq=1,
            PostSeq=seq, Type="J", PostDate=end - timedelta(days=1), JCCo=self.co if job else None,
            Job=job.number if job else None, PhaseGroup=self.co if phase else None,
            Phase=phase.code if phase else None, JCDept=job.department if job else None, WO=None, WOItem=None,
            Equipment=None, CostCode=None, TaxState=employee.row["TaxState"],
            InsState=employee.row["InsState"],
            InsCode=employee.row["InsCode"], PRDept=employee.row["PRDept"], Crew=employee.row["Crew"],
            Cert="Y" if job and job.customer.kind == "P" else "N", Craft=employee.craft,
            Class=employee.craft_class, EarnCode=code, Shift=1, Hours=hours, Rate=rate, Amt=amount, Memo=None,
            SMWorkOrder=None, SMScope=None,
        )  # fmt: skip
        self._burden(row, job)
        if job and phase:
            basis = self.burden[job.number, phase.code, month_of(end)]
            basis[0] += amount
            basis[1] += hours
            self.on_jobs[end] += amount
            self.books.post_cost(job, phase.code, LABOR, end, "PR", "PR Entry", ActualHours=hours,
                                 ActualCost=amount,
                                 PRCo=self.co, Employee=employee.number,
                                 Description=f"{employee.last}, {employee.first}")  # fmt: skip
        return row

    def _burden(self, row: Line, job: Job | None) -> None:
        """Liabilities of a timecard, kept for job timecards of the last half year."""
        if job is None or not isinstance(row["PREndDate"], date) or row["PREndDate"] < date(2026, 5, 1):
            return
        for code, rate in ((50, 0.062), (54, 1.85)):
            base = float(str(row["Hours"])) if code == 54 else float(str(row["Amt"]))
            self.books.add("PRTL", **{name: row[name] for name in
                           ("PRCo", "PRGroup", "PREndDate", "Employee", "PaySeq", "PostSeq")},
                           LiabCode=code, Rate=rate, Amt=money(base * rate))  # fmt: skip

    def _pay(
        self, employee: Employee, end: date, lines: list[Line], is_open: bool, totals: dict[str, float]
    ) -> None:
        hours = sum(float(str(line["Hours"])) for line in lines)
        earnings = money(sum(float(str(line["Amt"])) for line in lines))
        dedns = 0.0
        key = {
            "PRCo": self.co,
            "PRGroup": employee.group,
            "PREndDate": end,
            "Employee": employee.number,
            "PaySeq": 1,
        }
        by_code: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for line in lines:
            by_code[int(str(line["EarnCode"]))][0] += float(str(line["Hours"]))
            by_code[int(str(line["EarnCode"]))][1] += float(str(line["Amt"]))
        amounts = [("E", code, total[0], money(total[1]), 0.0) for code, total in by_code.items()]
        for code, _, kind, method, category, _, rate, _ in DEDUCTIONS:
            if (category == "C" and employee.craft is None) or (code == 30 and employee.number % 3 == 0):
                continue
            amount = {"A": rate, "H": hours * rate}.get(method, earnings * rate)
            amounts.append((kind, code, hours if method == "H" else 0.0, money(amount), earnings))
        for kind, code, units, amount, subject in amounts:
            if not is_open:
                dedns += amount if kind == "D" else 0.0
                totals[kind] += amount
                self._line(key, end, kind, code, units, amount, subject)
        self._sequence(employee, key, end, hours, earnings, money(dedns), is_open)

    def _line(
        self,
        key: dict[str, object],
        end: date,
        kind: str,
        code: int,
        hours: float,
        amount: float,
        subject: float,
    ) -> None:
        eligible = money(subject) if kind != "E" else 0.0
        self.books.add("PRDT", **key, EDLType=kind, EDLCode=code, Hours=money(hours), Amount=amount,
                       SubjectAmt=eligible, EligibleAmt=eligible, UseOver="N", OverAmt=0.0, Vendor=None,
                       APDesc=None, PaybackAmt=0.0)  # fmt: skip
        total = self.monthly[int(str(key["Employee"])), month_of(end), kind, code]
        for index, value in enumerate((hours, amount, eligible)):
            total[index] += value
        if code == 54:
            self.books.add("PRIA", **key, State=self.company.profile["state"],
                           InsCode="5403" if key["PRGroup"] == 1 else "8810", DLCode=54,
                           Earnings=money(subject),
                           SubjectAmt=eligible, EligibleAmt=eligible, Hours=money(hours), Rate=1.85,
                           Amt=amount,
                           BasisEarnings=eligible, CalcBasis=money(hours))  # fmt: skip

    def _sequence(
        self, employee: Employee, key: dict[str, object], end: date, hours: float, earnings: float,
        dedns: float,
        is_open: bool,
    ) -> None:  # fmt: skip
        method = "E" if employee.row["DirDeposit"] == "A" else "C"
        paid = None if is_open else end + timedelta(days=6)
        self.check += 1
        reference = None if is_open else str(self.check)
        self.books.add(
            "PRSQ", **key, CMCo=self.co, CMAcct=2, PayMethod=method, CMRef=reference,
            ChkType=None if is_open or method == "E" else "C", PaidDate=paid,
            PaidMth=month_of(paid) if paid else None, Hours=money(hours), Earnings=earnings, Dedns=dedns,
            Processed="N" if is_open else "Y", CMInterface="N" if is_open else "Y",
        )  # fmt: skip
        if paid is None:
            return
        void = self.rng.random() < 0.002
        self.books.add(
            "PRPH", PRCo=self.co, CMCo=self.co, CMAcct=2, PayMethod=method, CMRef=reference, CMRefSeq=0,
            EFTSeq=0,
            PRGroup=employee.group, PREndDate=end, Employee=employee.number, PaySeq=1,
            ChkType="C" if method == "C" else None, PaidDate=paid, PaidMth=month_of(paid), Hours=money(hours),
            Earnings=earnings, Dedns=dedns, PaidAmt=money(earnings - dedns), NonTrueAmt=0.0,
            Void="Y" if void else "N", VoidMemo="Check reprinted" if void else None,
        )  # fmt: skip

    def _post(self, group: int, end: date, totals: dict[str, float]) -> None:
        """Earnings, employer's taxes and net pay to the ledger, and the payment to the payroll account."""
        on_jobs = self.on_jobs[end] if group == 1 else 0.0
        earned, liabilities, dedns = (money(totals[kind]) for kind in "ELD")
        net = money(earned - dedns)
        paid = end + timedelta(days=6)
        self.books.post_ledger(
            self.co, end, "PR", "PR Update", f"Payroll group {group} ending {end}",
            [("5010-00", money(on_jobs)), ("6000-00", money(earned - on_jobs)), ("6010-00", liabilities),
             ("2110-00", -dedns), ("2100-00", -liabilities),
             ("1010-00", -net)],
        )  # fmt: skip
        self._pay_from_bank(paid, f"PR{end:%y%m%d}{group}", f"Payroll group {group}", net)

    def _pay_from_bank(self, day: date, reference: str, text: str, amount: float) -> None:
        month = month_of(day)
        self.books.add(
            "CMDT", CMCo=self.co, Mth=month, CMTrans=self.books.next_number("CMDT", self.co, month), CMAcct=2,
            CMTransType=4, CMRef=reference, CMRefSeq=0, Payee="Employees", Description=text, ActDate=day,
            PostedDate=day, Amount=-amount, Void="N", SourceCo=self.co, Source="PR Update",
            CMTransferTrans=None,
            GLCo=self.co, CMGLAcct="1010-00", GLAcct="6000-00", TaxCode=None,
            BatchId=self.books.batch(self.co, month, "PR Update", "bPRPC"),
        )  # fmt: skip

    def _post_burden(self) -> None:
        """Labor burden of each month to the job phases that had labor, and to the ledger."""
        jobs = {job.number: job for job in self.company.jobs}
        months: dict[date, float] = defaultdict(float)
        for (number, phase, month), (amount, hours) in self.burden.items():
            burden = money(amount * 0.095 + hours * 6.1)
            months[month] += burden
            self.books.post_cost(jobs[number], phase, BURDEN, min(month_end(month), TODAY), "PR", "PR Entry",
                                 ActualCost=burden, PRCo=self.co, Description="Labor burden")  # fmt: skip
        for month, burden in sorted(months.items()):
            self.books.post_ledger(self.co, min(month_end(month), TODAY), "PR", "PR Update",
                                   "Labor burden to jobs",
                                   [("5060-00", money(burden)), ("6010-00", -money(burden))])  # fmt: skip

    def _roll_up(self, month: date) -> None:
        """A purged month: labor and burden by job and phase, salaries in the ledger only."""
        day = month_end(month)
        jobs = [job for job in self.company.jobs if job.is_active(day)]
        total = sum(job.size for job in jobs)
        staff = [employee for employee in self.company.employees if employee.hired <= day]
        hours = 165.0 * sum(employee.group == 1 for employee in staff)
        wages = burdens = 0.0
        for job in jobs:
            phases = self.rng.sample(_labor_phases(job), min(3, len(_labor_phases(job))))
            for phase in phases:
                spent = round(hours * job.size / total / len(phases))
                labor, burden = money(spent * self.rng.uniform(33, 38)), money(spent * 9.5)
                for kind, cost, units in ((LABOR, labor, float(spent)), (BURDEN, burden, 0.0)):
                    self.books.post_cost(job, phase.code, kind, day, "RU", "Roll Up", ActualCost=cost,
                                         ActualHours=units, Description="Payroll rolled up")  # fmt: skip
                wages, burdens = wages + labor, burdens + burden
        salaries = money(sum(employee.rate for employee in staff if employee.group == 2) * 26 / 12)
        paid = money(wages + burdens + salaries)
        entries = [
            ("5010-00", money(wages)),
            ("5060-00", money(burdens)),
            ("6000-00", salaries),
            ("1010-00", -paid),
        ]
        self.books.post_ledger(self.co, day, "PR", "PR Update", "Payroll rolled up", entries)
        self._pay_from_bank(day, f"RU{month:%y%m}", "Payroll rolled up", paid)


def _labor_phases(job: Job) -> list[Phase]:
    return [phase for phase in job.phases if LABOR in phase.budget] or job.phases[:1]
