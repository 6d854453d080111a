"""The real embedding model, loaded once, and a small catalog."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema_index import Catalog, Column, Join, Reading, SentenceEncoder, Table, read_ddl

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    """MiniLM from the installed package."""
    return SentenceEncoder()


@pytest.fixture(scope="session")
def ssms() -> Reading:
    """What is read from a script in the manner of Management Studio."""
    return read_ddl([DATA / "ssms.sql"])


@pytest.fixture
def small_catalog() -> Catalog:
    """Vendors, invoices and jobs: three tables, one join."""
    vendor = Table(
        "APVM", "bAPVM", "view", "AP", "Vendor master: suppliers with name and address",
        (Column("VendorGroup", "tinyint", "bGroup", False), Column("Vendor", "int", "bVendor", False)),
        ("VendorGroup", "Vendor"),
    )  # fmt: skip
    invoice = Table(
        "APTH", "bAPTH", "view", "AP", "Posted vendor invoices with their total",
        (
            Column("APCo", "tinyint", "bCompany", False),
            Column("VendorGroup", "tinyint", "bGroup", False),
            Column("Vendor", "int", "bVendor", False),
            Column("PayMethod", "char(1)", "", False, "How it is paid", (("C", "check"), ("E", "EFT"))),
        ),
        ("APCo",),
    )  # fmt: skip
    job = Table("JCJM", "bJCJM", "view", "JC", "Job master", (Column("JCCo", "tinyint", "bCompany", False),))
    pairs = (("VendorGroup", "VendorGroup"), ("Vendor", "Vendor"))
    return Catalog((vendor, invoice, job), (Join("APTH", "APVM", pairs),), (("bCompany", "tinyint"),))
