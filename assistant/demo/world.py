"""What the demo's companies are made of, as the generators hand it to each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from assistant.demo.clock import LAST_MONTH, month_end, month_range, months_between

LABOR, MATERIAL, SUBCONTRACT, EQUIPMENT, OTHER, BURDEN = 1, 2, 3, 4, 5, 6
"""The cost types, as JCCT numbers them in the demo."""


@dataclass
class Vendor:
    """A vendor; `kind` is S subcontractor, M material supplier, E equipment, G general expense."""

    number: int
    name: str
    kind: str
    row: dict[str, Any]


@dataclass
class Customer:
    """A customer; `kind` is P public owner or C private."""

    number: int
    name: str
    kind: str


@dataclass
class Employee:
    """An employee: `group` 1 is paid hourly each week, 2 a salary every second week."""

    number: int
    first: str
    last: str
    group: int
    rate: float
    hired: date
    left: date | None
    craft: str | None
    craft_class: str | None
    row: dict[str, Any]

    def works_on(self, day: date) -> bool:
        """Whether the employee is employed on the day."""
        return self.hired <= day and (self.left is None or day <= self.left)


@dataclass
class Phase:
    """A phase of a job with the budgeted cost per cost type."""

    code: str
    description: str
    item: str
    budget: dict[int, float] = field(default_factory=dict)


@dataclass
class Job:
    """A job and its contract, with the calendar that its costs and billings follow."""

    company: int
    number: str
    name: str
    contract: str
    status: int
    start: date
    months: int
    size: float
    phases: list[Phase]
    customer: Customer
    manager: int
    department: str
    retainage: float
    main: bool = True
    """Whether the job owns the contract; a second job under it does not bill on its own."""

    @cached_property
    def active_months(self) -> list[date]:
        """Months with cost, from the start to the end or the demo's last month."""
        planned = month_range(self.start, LAST_MONTH)[: self.months]
        return [] if self.status == 0 else planned

    def done(self, month: date) -> float:
        """Share of the work done at the end of the month, 0 to 1, along an S-curve."""
        elapsed = months_between(self.start, month) + 1
        share = min(max(elapsed / self.months, 0.0), 1.0)
        return share * share * (3 - 2 * share)

    def is_active(self, day: date) -> bool:
        """Whether work goes on on the day."""
        months = self.active_months
        return bool(months) and months[0] <= day <= month_end(months[-1])


@dataclass
class Machine:
    """A piece of equipment with its hourly rate and purchase price."""

    number: str
    category: str
    description: str
    rate: float
    price: float
    bought: date


@dataclass
class Company:
    """One company with its master data; every group it uses has the same number, `group`."""

    number: int
    group: int
    profile: dict[str, Any]
    vendors: list[Vendor] = field(default_factory=list)
    customers: list[Customer] = field(default_factory=list)
    employees: list[Employee] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    machines: list[Machine] = field(default_factory=list)
    materials: list[dict[str, Any]] = field(default_factory=list)

    def vendors_of(self, kind: str) -> list[Vendor]:
        """The vendors of one kind, active or not."""
        return [vendor for vendor in self.vendors if vendor.kind == kind]
