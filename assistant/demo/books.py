"""The books of the demo while they are being written: rows by table, and the postings that must agree."""

from __future__ import annotations

import csv
import random
import tomllib
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from assistant.demo.clock import MONTHS, TODAY, month_of
from assistant.demo.world import Company, Job

DATA_FOLDER = Path(__file__).parent / "data"
Row = dict[str, Any]

COST_ACCOUNTS = {1: "5010-00", 2: "5020-00", 3: "5030-00", 4: "5040-00", 5: "5050-00", 6: "5060-00"}
"""GL account of each job cost type."""


def read_tsv(name: str) -> list[dict[str, str]]:
    """The rows of one data file under demo/data as dictionaries by heading."""
    with (DATA_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def read_toml(name: str) -> dict[str, Any]:
    """One TOML data file under demo/data."""
    return tomllib.loads((DATA_FOLDER / name).read_text(encoding="utf-8"))


def money(amount: float) -> float:
    """The amount rounded to cents."""
    return round(amount + 0.0, 2)


class Books:
    """Rows by table while the generators write; amounts are floats of whole cents."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.companies: list[Company] = []
        self.received: list[tuple[Row, date, float]] = []
        """Receipts for jobs: the PO item, the month, the cost (negative when the invoice takes it)."""
        self._numbers: dict[tuple[Any, ...], int] = defaultdict(int)
        self._batches: dict[tuple[int, date, str], int] = {}
        self._people = read_toml("people.toml")

    def rng(self, topic: str) -> random.Random:
        """A generator of its own for each topic, so that one change does not shift the others."""
        return random.Random(f"{self.seed}:{topic}")

    def add(self, table: str, **values: Any) -> Row:
        """Append a row; columns left out are completed later, by the filler."""
        self.rows[table].append(values)
        return values

    def next_number(self, *scope: Any) -> int:
        """1, 2, 3 … within the scope (a table, a company, a month)."""
        self._numbers[scope] += 1
        return self._numbers[scope]

    def person(self, rng: random.Random) -> tuple[str, str]:
        """A first and a last name."""
        return rng.choice(self._people["first"]), rng.choice(self._people["last"])

    def address(self, rng: random.Random, state: str) -> dict[str, str]:
        """Street address, city, state and zip in the state, under the names Vista uses."""
        city, code = rng.choice(self._people["places"][state])
        street = f"{rng.randrange(100, 9900)} {rng.choice(self._people['streets'])}"
        return {"Address": street, "City": city, "State": state, "Zip": code}

    def batch(self, company: int, month: date, source: str, table: str) -> int:
        """The batch of the company, month and source; made (posted) on first use."""
        key = (company, month, source)
        if key not in self._batches:
            self._batches[key] = self.next_number("HQBC", company, month)
            open_month = month == MONTHS[-1] and source in {"GL Jrnl", "SL Entry"}
            created = month.replace(day=min(20, TODAY.day))
            self.add(
                "HQBC",
                Co=company,
                Mth=month,
                BatchId=self._batches[key],
                Source=source,
                TableName=table,
                Status=0 if open_month else 5,
                CreatedBy="demo",
                DateCreated=created,
                DatePosted=None if open_month else created,
                DateClosed=None if open_month else created,
                InUseBy="demo" if open_month else None,
                Adjust="N",
            )
        return self._batches[key]

    def post_ledger(
        self,
        company: int,
        day: date,
        journal: str,
        source: str,
        description: str,
        entries: list[tuple[str, float]],
        reference: str | None = None,
        reversal: int = 0,
    ) -> None:
        """Post a balanced entry (account, amount; debits positive) to the day's month.

        `reversal` is 1 for an entry that will be reversed, 2 for the one that reverses it.

        Raises ValueError where the entry does not balance: a fault of the generator.
        """
        if abs(sum(amount for _, amount in entries)) > 0.004:
            raise ValueError(f"entry does not balance: {source} {description} {entries}")
        month = month_of(day)
        reference = reference or f"{journal}{self.next_number('GLRef', company, month, journal):05d}"
        batch = self.batch(company, month, source, "bGLDT")
        for account, amount in entries:
            if round(amount, 2):
                self.add(
                    "GLDT",
                    GLCo=company,
                    Mth=month,
                    GLTrans=self.next_number("GLDT", company, month),
                    GLAcct=account,
                    Jrnl=journal,
                    GLRef=reference,
                    SourceCo=company,
                    Source=source,
                    ActDate=day,
                    DatePosted=day,
                    Description=description[:60],
                    BatchId=batch,
                    Amount=money(amount),
                    RevStatus=reversal,
                    Adjust="N",
                )

    def post_cost(
        self, job: Job, phase: str, cost_type: int, day: date, kind: str, source: str, **values: Any
    ) -> Row:
        """Post one job cost detail row (JCCD) to the day's month; amounts not given are 0."""
        month = month_of(day)
        return self.add(
            "JCCD",
            JCCo=job.company,
            Mth=month,
            CostTrans=self.next_number("JCCD", job.company, month),
            Job=job.number,
            PhaseGroup=job.company,
            Phase=phase,
            CostType=cost_type,
            PostedDate=day,
            ActualDate=day,
            JCTransType=kind,
            Source=source,
            **{name: 0.0 for name in COST_AMOUNTS} | values,
        )


COST_AMOUNTS = (
    "ActualHours",
    "ActualUnits",
    "ActualCost",
    "EstHours",
    "EstCost",
    "ProjCost",
    "TotalCmtdCost",
    "RemainCmtdCost",
)
"""The amounts of a job cost detail row."""
