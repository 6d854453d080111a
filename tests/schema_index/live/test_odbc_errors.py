"""What errors say: the texts are those of Microsoft's driver, as its documentation and users quote them."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from schema_index.live.odbc_errors import explain, is_fatal
from schema_index.live.watchdog import watched

pyodbc = pytest.importorskip(
    "pyodbc", reason="needs pyodbc and apt-get install unixodbc", exc_type=ImportError
)

CONNECTION = "DRIVER={ODBC Driver 18 for SQL Server};SERVER=vista;DATABASE=Viewpoint;UID=sa;PWD={s;3}}cret}"
MICROSOFT = "[Microsoft][ODBC Driver 18 for SQL Server]"


def error(state: str, text: str) -> Exception:
    found: Exception = pyodbc.Error(state, f"[{state}] {MICROSOFT}{text}")
    return found


@pytest.mark.parametrize(
    ("state", "text", "fact", "fix"),
    [
        (
            "28000",
            "[SQL Server]Login failed for user 'sa'. (18456) (SQLDriverConnect)",
            "cannot be read",
            "check UID",
        ),
        (
            "42000",
            '[SQL Server]Cannot open database "Viewpoint" requested by the login. The login failed. (4060)',
            "cannot be read",
            "check DATABASE",
        ),
        (
            "HYT00",
            "Login timeout expired (0) (SQLDriverConnect)",
            "did not answer in time",
            "check SERVER and port",
        ),
        ("08001", "TCP Provider: Error code 0x2749 (10057)", "cannot be read", "check SERVER and port"),
        (
            "08001",
            "SSL Provider: [error:0A000086:SSL routines::certificate verify failed] (-1)",
            "cannot be read",
            "TrustServerCertificate=yes",
        ),
        (
            "IM002",
            "Data source name not found, and no default driver specified",
            "cannot be loaded",
            "installed drivers",
        ),
        ("HY000", "something else", "cannot be read", "check the connection string and permissions"),
    ],
)
def test_a_failed_login_names_the_fix(state: str, text: str, fact: str, fix: str) -> None:
    said = str(explain(error(state, text), CONNECTION, connected=False))
    assert said.startswith("the database at DRIVER={ODBC Driver 18 for SQL Server};SERVER=vista;")
    assert f" {fact}" in said and fix in said.rpartition("): ")[2] and "cret" not in said


@pytest.mark.parametrize(
    ("state", "text", "fact"),
    [
        ("HYT00", "Query timeout expired (0) (SQLExecDirectW)", "did not answer in time"),
        ("08S01", "Communication link failure (0) (SQLFetch)", "closed the connection while it was read"),
        ("HY000", "[SQL Server]Lock request time out period exceeded. (1222)", "held a lock on its catalog"),
    ],
)
def test_an_error_that_ends_the_reading(state: str, text: str, fact: str) -> None:
    assert is_fatal(error(state, text))
    assert fact in str(explain(error(state, text), CONNECTION, connected=True))


def test_a_missing_permission_ends_only_what_it_denies() -> None:
    denied = error("42000", "[SQL Server]The SELECT permission was denied on the object 'columns'. (229)")
    assert not is_fatal(denied)
    assert "GRANT VIEW DEFINITION" in str(explain(denied, CONNECTION, connected=True))


def test_a_driver_that_quotes_the_password_is_not_repeated() -> None:
    said = str(explain(error("08001", "bad option s;3}cret in PWD={s;3}}cret}"), CONNECTION, connected=False))
    assert "cret" not in said and "\n" not in said


def test_a_call_that_never_returns_is_left() -> None:
    release = threading.Event()

    def work(beat: Callable[[], None]) -> bool:
        beat()
        return release.wait(10)

    with pytest.raises(TimeoutError, match=r"nothing came back for 0\.1 s"):
        watched(work, 0.1)
    release.set()


def test_a_call_that_gives_signs_of_life_may_take_long() -> None:
    def work(beat: Callable[[], None]) -> str:
        for _ in range(8):
            threading.Event().wait(0.1)
            beat()
        return "done"

    assert watched(work, 0.5) == "done"


def test_what_the_work_raises_is_raised() -> None:
    def work(beat: Callable[[], None]) -> None:
        raise KeyError("x")

    with pytest.raises(KeyError, match="x"):
        watched(work, 5)
