from __future__ import annotations

from pathlib import Path

import pytest

from schema_index import read_ddl
from schema_index.assembly.code_meanings import with_meanings


def meanings(codes: str, text: str) -> list[str]:
    """What the text says of each code; codes are parted by spaces."""
    return [meaning for _, meaning in with_meanings(tuple((code, "") for code in codes.split()), text)]


@pytest.mark.parametrize(
    ("codes", "text", "said"),
    [
        ("O C", "O = open, C = closed", ["open", "closed"]),
        ("O C", "Status of the job (O=Open; C=Closed).", ["Open", "Closed"]),
        ("O C", "Status 'O' = Open, 'C' = Closed", ["Open", "Closed"]),
        ("O C", "\u201cO\u201d \u2013 open, \u201cC\u201d \u2013 closed", ["open", "closed"]),
        ("O C", "O: open, partly paid; C: closed, do not use", ["open, partly paid", "closed"]),
        ("O C", "(O) open, (C) closed", ["open", "closed"]),
        ("0 1 2", "0-Open, 1-Soft closed", ["Open", "Soft closed", ""]),
        ("0 1", "Job status: 0-Pending/1-Open", ["Pending", "Open"]),
        ("0 1", "0 - Open 1 - Closed. 2 more follow", ["Open", "Closed"]),
        ("1 2", "1) Open 2) Closed", ["Open", "Closed"]),
        ("-1 0 1", "-1 = all, 0 = none, 1 = one", ["all", "none", "one"]),
        ("RE RM", "RE => regular earnings or RM => removed", ["regular earnings", "removed"]),
        ("Y N", "Y=Hold the payment and N=Pay it. See also PayControl.", ["Hold the payment", "Pay it"]),
        ("A B C", "The kind: A active, B blocked, C closed", ["active", "blocked", "closed"]),
        # Prose that only looks like a list says nothing.
        ("A B C", "A good day, B blocked", ["", "", ""]),
        ("E P", "E-mail address, P is phone", ["", ""]),
        ("1 2", "Paid in 1-day or 2-week periods", ["", ""]),
        ("0 1", "Range 0-1 of all, 2 = none", ["", ""]),
        ("A Z", "A-Z", ["", ""]),
        ("A B", "A = alpha, A = again, B = beta", ["", ""]),
        ("A", "A = alpha", [""]),
        ("A B", "", ["", ""]),
        ("A B", "A = " + "x" * 100 + ", B = y", ["", ""]),
    ],
)
def test_the_meanings_that_a_description_spells(codes: str, text: str, said: list[str]) -> None:
    assert meanings(codes, text) == said


def test_what_is_known_already_stays_where_the_text_says_nothing() -> None:
    codes = (("Y", "yes"), ("N", "no"))
    assert with_meanings(codes, "Whether it is on hold") == codes
    assert with_meanings(codes, "Y = on hold, N = to be paid") == (("Y", "on hold"), ("N", "to be paid"))


SCRIPT = """
CREATE TABLE bJob (Job varchar(10) NOT NULL PRIMARY KEY, Status tinyint,
    Kind char(1) /* S = shop; F = field */)
GO
ALTER TABLE bJob ADD CONSTRAINT CK_Status CHECK (Status IN (0, 1, 2))
ALTER TABLE bJob ADD CONSTRAINT CK_Kind CHECK (Kind = 'S' OR Kind = 'F')
GO
CREATE VIEW Job AS SELECT a.* FROM bJob a
GO
CREATE VIEW JobKinds AS SELECT Job, Kind FROM bJob WHERE Status = 1
GO
EXEC sp_addextendedproperty 'MS_Description', N'0-Open, 1-Soft closed, 2-Closed */ -- ignore',
    'SCHEMA', 'dbo', 'TABLE', 'bJob', 'COLUMN', 'Status'
EXEC sp_addextendedproperty 'MS_Description', 'S = in the shop, F = on site', 'SCHEMA', 'dbo',
    'VIEW', 'JobKinds', 'COLUMN', 'Kind'
"""


def test_check_constraints_and_descriptions_make_code_lists_together(tmp_path: Path) -> None:
    (tmp_path / "job.sql").write_text(SCRIPT, encoding="utf-8")
    reading = read_ddl([tmp_path])
    assert reading.skipped == ()
    found = {
        (table.name, column.name): dict(column.codes)
        for table in reading.catalog
        for column in table.columns
        if column.codes
    }
    assert found["Job", "Kind"] == {"S": "shop", "F": "field"}
    assert found["JobKinds", "Kind"] == {"S": "in the shop", "F": "on site"}
    assert list(found["Job", "Status"].values())[:2] == ["Open", "Soft closed"]
    assert "*/" not in str(found) and "--" not in str(found)
