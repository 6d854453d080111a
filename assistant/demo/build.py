"""Builds the demo: a pipeline of generators, each reading what the ones before it wrote."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from pathlib import Path

from assistant.demo import (
    billing,
    changes,
    commitments,
    contracts,
    equipment,
    estimates,
    inventory,
    jobs,
    ledger,
    masters,
    parties,
    payables,
    payments,
    payroll,
    people,
    project,
    receivables,
    service,
    variety,
)
from assistant.demo.books import DATA_FOLDER, Books
from assistant.demo.filler import as_text, fill
from schema_index import Catalog, Column, load_reference

DEFAULT_SEED = 20261031

PIPELINE: tuple[Callable[[Books], None], ...] = (
    masters.make_companies,
    masters.make_codes,
    masters.make_ledger_accounts,
    parties.make_vendors,
    parties.make_customers,
    inventory.make_materials,
    people.make_payroll_codes,
    people.make_employees,
    jobs.make_job_codes,
    jobs.make_jobs,
    project.make_firms,
    equipment.make_machines,
    payroll.make_payroll,
    equipment.make_equipment_months,
    equipment.make_moves,
    commitments.make_subcontracts,
    commitments.make_orders,
    payables.make_payables,
    payments.make_payments,
    payments.make_unapproved,
    inventory.make_stock,
    equipment.sum_equipment_months,
    estimates.make_adjustments,
    estimates.make_estimates,
    changes.make_changes,
    estimates.make_projections,
    contracts.make_contracts,
    billing.make_bills,
    billing.bill_time_and_material,
    service.make_service,
    receivables.pay_invoices,
    receivables.make_other_receivables,
    billing.post_contract_receipts,
    receivables.sum_customers,
    contracts.make_revenue_projections,
    contracts.sum_contracts,
    estimates.sum_job_cost,
    project.make_documents,
    ledger.make_journal_entries,
    ledger.sum_ledger,
    ledger.reconcile_bank,
    variety.vary,
)


def build_books(seed: int = DEFAULT_SEED, catalog: Catalog | None = None) -> Books:
    """All rows of the demo, complete for every table of the catalog (the bundled reference by default).

    The same seed gives the same rows. Raises DataError where generators and catalog disagree.
    """
    books = Books(seed)
    for step in PIPELINE:
        step(books)
    fill(books, catalog or load_reference())
    return books


def decimals_of(column: Column) -> int | None:
    """Digits after the point of a numeric column, or None for any other type."""
    if not column.type.startswith(("numeric", "decimal")):
        return None
    return int(column.type.rsplit(",", 1)[-1].rstrip(")")) if "," in column.type else 0


def write_csv(books: Books, catalog: Catalog, folder: Path) -> str:
    """One CSV a table in the folder; returns the SHA-256 over all of them, as 64 hex digits."""
    digest = hashlib.sha256()
    for table in catalog:
        path = folder / f"{table.name}.csv"
        kinds = [(column.name, decimals_of(column)) for column in table.columns]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([name for name, _ in kinds])
            writer.writerows(
                [as_text(row[name], decimals) for name, decimals in kinds] for row in books.rows[table.name]
            )
        digest.update(path.read_bytes())
    return digest.hexdigest()


def build_key(seed: int, catalog: Catalog) -> str:
    """What a cached build depends on: the seed, the catalog, the generators and their data files."""
    digest = hashlib.sha256(str(seed).encode())
    for table in catalog:
        digest.update(table.content_hash().encode())
    for path in sorted([*Path(__file__).parent.glob("*.py"), *DATA_FOLDER.iterdir()]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def count_rows(books: Books) -> dict[str, int]:
    """Rows by table, in the order of their names."""
    return {name: len(rows) for name, rows in sorted(books.rows.items())}
