"""The file of policies: what it may hold, whom it names, and slips that are found at the start."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.policy import Policies
from schema_index import Catalog, PolicyError

FILE = """
[roles.payroll]
modules = ["PR"]
tables = ["HQCO"]
companies = [2]
[roles.payroll.columns]
PREH = ["Employee", "LastName"]
[roles.all]
[users]
Anna = "payroll"
root = "all"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "policy.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_user_has_what_the_role_opens(tmp_path: Path, catalog: Catalog) -> None:
    policies = Policies.read(written(tmp_path, FILE))
    policies.check(catalog)
    anna = policies.of("anna", catalog)
    tables = {name: catalog.find(name) for name in ("PREH", "PRTH", "HQCO", "APTH")}
    assert {name: anna.reads(table) for name, table in tables.items() if table} == {
        "PREH": True,
        "PRTH": True,
        "HQCO": True,
        "APTH": False,
    }
    assert tables["PREH"] is not None and tables["HQCO"] is not None
    left = anna.restriction(tables["PREH"])
    # The company's own column stays: without it no statement could fix the company.
    assert left is not None and left.columns == ("PRCo", "Employee", "LastName")
    assert (left.company_columns, left.companies, left.any_company) == (("PRCo",), (2,), False)
    held = anna.restriction(tables["HQCO"])
    assert held is not None and (held.columns, held.company_columns) == (None, ("HQCo",))
    assert policies.of("ROOT", catalog).restriction(tables["PREH"]) is None
    assert [column.name for column in anna.open_columns(tables["PREH"])] == ["PRCo", "Employee", "LastName"]
    assert anna.open_columns(tables["HQCO"]) == tables["HQCO"].columns
    assert tables["APTH"] is not None and anna.open_columns(tables["APTH"]) == ()


@pytest.mark.parametrize("user", ["berta", "", "*"])
def test_who_is_not_named_reads_nothing(tmp_path: Path, catalog: Catalog, user: str) -> None:
    policies = Policies.read(written(tmp_path, FILE))
    with pytest.raises(PolicyError, match="name the user under"):
        policies.of(user, catalog)


def test_a_star_stands_for_whoever_is_not_named(tmp_path: Path, catalog: Catalog) -> None:
    policies = Policies.read(written(tmp_path, FILE + '"*" = "payroll"\n'))
    assert policies.of("berta", catalog).companies == (2,)
    assert policies.of("root", catalog).companies is None
    for nobody in ("", "*"):
        with pytest.raises(PolicyError, match="name the user under"):
            policies.of(nobody, catalog)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("users = 1", r"there is no \[users\]"),
        ("[users]", r"there is no \[users\]"),
        ('[users]\nanna = "clerk"', r"write \[roles.clerk\]"),
        ('[users]\nanna = "c"\n[roles.c]\ncompany = [1]', "unknown company"),
        ('[users]\nanna = "c"\n[roles.c]\ncompanies = ["1"]', "company numbers from 0 to 255"),
        ('[users]\nanna = "c"\n[roles.c]\ncompanies = [true]', "company numbers from 0 to 255"),
        ('[users]\nanna = "c"\n[roles.c]\ncompanies = []', "one at least"),
        ('[users]\nanna = "c"\n[roles.c]\ncompanies = [256]', "0 to 255"),
        ('[users]\nanna = "c"\n[roles.c]\ntables = "APTH"', "tables is a list"),
        ('[users]\nanna = "c"\n[roles.c.columns]\nAPTH = "APRef"', "columns holds a list"),
        ('[users]\nanna = "c"\n[roles.c]\nevery_company_column = 1', "true or false"),
        ('[user]\nanna = "c"', "unknown part user"),
        ("[users", "cannot be read"),
    ],
)
def test_a_file_of_another_form(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(PolicyError, match=fault) as caught:
        Policies.read(written(tmp_path, text))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("lists", "fault"),
    [
        ('tables = ["APHT"]', "there is no table APHT: nearest"),
        ('modules = ["XX"]', "there is no module XX: the catalog has AP, "),
        ("[roles.c.columns]\nAPTH = ['APReff']", "there is no column APReff on APTH: nearest APRef"),
        ("[company_columns]\nAPTH = 'Nope'", "there is no column Nope on APTH"),
    ],
)
def test_slips_are_found_at_the_start(tmp_path: Path, catalog: Catalog, lists: str, fault: str) -> None:
    policies = Policies.read(written(tmp_path, f'[users]\nanna = "c"\n[roles.c]\n{lists}'))
    with pytest.raises(PolicyError, match=fault):
        policies.check(catalog)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="cannot be read"):
        Policies.read(tmp_path / "none.toml")
