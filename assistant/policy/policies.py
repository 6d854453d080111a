"""Reads the policies of all users from a TOML file.

[roles.payroll]
modules = ["PR"]                # tables of these modules …
tables = ["HQCO"]               # … and these; without either, all tables
companies = [2]                 # rows of these companies only; without it, all
every_company_column = false    # true: other companies in a row count as well, not only its owner

[roles.payroll.columns]
PREH = ["PRCo", "Employee", "LastName", "FirstName"]    # of PREH only these
"rpt.JobCost" = ["JCCo", "Job"]                         # of another schema than dbo: in quotes

[company_columns]
udBonus = "Company"             # where the key of a table does not tell its company

[users]
anna = "payroll"
"*" = "reader"                  # whoever is signed in and not named; without it they may read nothing
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.policy.policy import Policy
from schema_index import Catalog, PolicyError, Table, full_name

ANYBODY = "*"
_ROLE_KEYS = {"modules", "tables", "columns", "companies", "every_company_column"}


@dataclass(frozen=True)
class Policies:
    """The policies of a file; names in it are looked up in the catalog when a user's policy is asked for."""

    path: Path
    roles: Mapping[str, Mapping[str, Any]]
    users: Mapping[str, str]
    company_columns: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Policies:
        """Raises PolicyError where the file cannot be read or is not of this form."""
        try:
            data = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise PolicyError(f"the policy file {path} cannot be read ({error}): give a TOML file") from error
        fault = _fault(data)
        if fault:
            raise PolicyError(f"the policy file {path}: {fault}")
        users = {name.casefold(): role for name, role in data["users"].items()}
        return cls(path, data.get("roles", {}), users, data.get("company_columns", {}))

    def check(self, catalog: Catalog) -> None:
        """Look up every name of every role, so that a slip shows at the start.

        Raises PolicyError naming what the catalog does not have.
        """
        for role in self.roles:
            self._policy("", role, catalog)

    def of(self, user: str, catalog: Catalog) -> Policy:
        """The policy of a user; names of users are compared in any case.

        Raises PolicyError where the file names neither the user nor "*", and for a user without a name,
        whom "*" does not stand for.
        """
        role = self.users.get(user.casefold(), self.users.get(ANYBODY))
        if role is None or not user or user == ANYBODY:
            raise PolicyError(f"{user or 'nobody'!r} is not in {self.path}: name the user under [users]")
        return self._policy(user, role, catalog)

    def _policy(self, user: str, role: str, catalog: Catalog) -> Policy:
        lists = self.roles[role]
        columns: dict[str, frozenset[str]] = {}
        for name, allowed in lists.get("columns", {}).items():
            table = self._table(name, role, catalog)
            columns[table.name.lower()] = frozenset(
                self._column(table, column, role, catalog) for column in allowed
            )
        company_of = {}
        for name, column in self.company_columns.items():
            table = self._table(name, "company_columns", catalog)
            company_of[table.name.lower()] = self._column(
                table, column, "company_columns", catalog, lower=False
            )
        tables = lists.get("tables")
        modules = lists.get("modules")
        return Policy(
            user,
            role,
            catalog,
            None if modules is None else frozenset(self._module(name, role, catalog) for name in modules),
            None if tables is None else frozenset(self._table(n, role, catalog).name.lower() for n in tables),
            columns,
            None if lists.get("companies") is None else tuple(sorted(set(lists["companies"]))),
            company_of,
            lists.get("every_company_column", False),
        )

    def _table(self, name: str, role: str, catalog: Catalog) -> Table:
        *owners, last = name.replace("[", "").replace("]", "").split(".")
        # Not `find`: what is open must not depend on which other tables there are.
        table = catalog.get(full_name(owners[-1] if owners else "", last)) or catalog.get(name)
        if table is None:
            near = ", ".join(catalog.nearest(name))
            raise PolicyError(f"{self.path}, {role}: there is no table {name}: nearest {near}")
        return table

    def _column(self, table: Table, name: str, role: str, catalog: Catalog, *, lower: bool = True) -> str:
        column = table.column(name)
        if column is None:
            near = ", ".join(catalog.nearest_columns(table, name))
            raise PolicyError(
                f"{self.path}, {role}: there is no column {name} on {table.name}: nearest {near}"
            )
        return column.name.lower() if lower else column.name

    def _module(self, name: str, role: str, catalog: Catalog) -> str:
        known = {table.module.lower() for table in catalog}
        if name.lower() not in known:
            has = ", ".join(sorted({table.module for table in catalog if table.module}))
            raise PolicyError(f"{self.path}, {role}: there is no module {name}: the catalog has {has}")
        return name.lower()


def _fault(data: dict[str, Any]) -> str:
    """What is wrong with the form of a file, or ""."""
    if unknown := set(data) - {"roles", "users", "company_columns"}:
        return f"unknown part {min(unknown)}: give roles, users and company_columns"
    users, roles = data.get("users"), data.get("roles", {})
    if reason := _unquoted(data.get("company_columns")):
        return f"company_columns: {reason}"
    if not isinstance(users, dict) or not users:
        return "there is no [users]: name each user's role"
    if not isinstance(roles, dict) or not _texts(data.get("company_columns", {})) or not _texts(users):
        return "users and company_columns hold names, roles hold tables"
    for user, role in users.items():
        if role not in roles:
            return f"{user} has the role {role}, which is not there: write [roles.{role}]"
    return next((fault for name, lists in roles.items() if (fault := _role_fault(name, lists))), "")


def _unquoted(names: Any) -> str:
    """Why the keys of a part are not read as names of tables, or "": TOML parts a bare key at its dots."""
    pairs = names.items() if isinstance(names, dict) else ()
    schema = next((name for name, value in pairs if isinstance(value, dict)), "")
    return f'write a name with a schema in quotes, "{schema}.TABLE"' if schema else ""


def _texts(values: Any) -> bool:
    return isinstance(values, dict) and all(isinstance(value, str) for value in values.values())


def _role_fault(name: str, lists: Any) -> str:
    if not isinstance(lists, dict):
        return f"{name} is no role: write [roles.{name}]"
    if unknown := set(lists) - _ROLE_KEYS:
        return f"{name}: unknown {min(unknown)}: give {', '.join(sorted(_ROLE_KEYS))}"
    for key in ("modules", "tables"):
        if not _is_list(lists.get(key, []), str):
            return f"{name}: {key} is a list of names"
    columns = lists.get("columns", {})
    if reason := _unquoted(columns):
        return f"{name}: columns: {reason}"
    if not isinstance(columns, dict) or not all(_is_list(names, str) for names in columns.values()):
        return f"{name}: columns holds a list of names for each table"
    companies = lists.get("companies", [0])
    if not _is_list(companies, int) or not companies or not all(0 <= one <= 255 for one in companies):
        return f"{name}: companies is a list of company numbers from 0 to 255, one at least"
    if not isinstance(lists.get("every_company_column", False), bool):
        return f"{name}: every_company_column is true or false"
    return ""


def _is_list(value: Any, kind: type) -> bool:
    return isinstance(value, list) and all(type(one) is kind for one in value)
