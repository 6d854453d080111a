"""Connection strings: how they are cut, where they come from, and that no secret comes out of them."""

from __future__ import annotations

import pytest

from schema_index import SchemaSourceError
from schema_index.live.connection_string import attributes, place_name, redacted, resolve, scrub

SECRETS = [
    "hunter2",
    "a;b=c",
    "};}{;",
    "}}",
    "{",
    "p@ss:w/ord?x=1&y#z%20+",
    "  spaces  and\ttabs ",
    "UID=sa;DATABASE=x",
    "ü-ß-漢",
    "ey.J0eXAiOiJKV1Qi.LCJhbGciOiJSUzI1NiJ9==",
    "x" * 3000,
]
KEYS = ["PWD", "pwd", " Password ", "AccessToken", "ClientSecret", "KeyStoreSecret", "pqopt", "SomethingNew"]


def braced(value: str) -> str:
    return "{" + value.replace("}", "}}") + "}"


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize(
    "head", ["DSN=Vista", "DRIVER={ODBC Driver 18 for SQL Server};SERVER=tcp:vista,1433;DATABASE=Viewpoint"]
)
def test_a_secret_is_never_shown(head: str, key: str, secret: str) -> None:
    connection = f"{head};UID=sa;{key}={braced(secret)};Authentication=ActiveDirectoryPassword;Encrypt=yes"
    shown = redacted(connection)
    assert shown.startswith(head + ";UID=sa;") and shown.endswith(
        "***;Authentication=ActiveDirectoryPassword;Encrypt=yes"
    )
    assert len(shown) < len(head) + 90
    said = scrub(f"driver says {secret} and {braced(secret)}\nthen fails", connection)
    assert secret not in said and " ".join(secret.split()) not in said
    assert said.startswith("driver says ***") and said.endswith("then fails")
    assert [attribute.value for attribute in attributes(connection) if attribute.key == key.strip()] == [
        secret
    ]
    assert all(secret not in repr(attribute) for attribute in attributes(connection))


@pytest.mark.parametrize(
    ("connection", "shown"),
    [
        # Written without braces where they are needed: what follows may belong to the password.
        ("DSN=Vista;PWD={a}b;c}", "DSN=Vista;PWD=***"),
        ("DSN=Vista;PWD={never closed;Encrypt=yes", "DSN=Vista;PWD=***"),
        ("DSN=Vista;PWD=a;b", "DSN=Vista;PWD=***;***"),
        ("DSN=Vista;PWD=a;b=c;Encrypt=yes", "DSN=Vista;PWD=***;***;Encrypt=yes"),
        ("DSN=Vista;PWD=a{b;Encrypt=yes", "DSN=Vista;PWD=***;Encrypt=yes"),
        ("DSN=Vista;PWD=", "DSN=Vista;PWD=***"),
        # A URL with a password where the name of a server belongs; a login may be an address.
        ("SERVER=postgresql://sa:hunter2@vista/db;UID=me@firm.example", "***;UID=me@firm.example"),
        ("postgresql://sa:hunter2@vista/db?x=1", "***"),
        ("hunter2", "***"),
        (
            "DRIVER={ODBC Driver 18}; Trusted_Connection = yes ;;",
            "DRIVER={ODBC Driver 18}; Trusted_Connection = yes ",
        ),
        ("env:VISTA_ODBC", "env:VISTA_ODBC"),
        ("env:PWD=hunter2", "env:***"),
        ("", "env:VISTA_ODBC"),
        (None, "env:VISTA_ODBC"),
    ],
)
def test_what_is_shown_of_odd_strings(connection: str | None, shown: str) -> None:
    assert redacted(connection) == shown


def test_a_short_password_does_not_blot_out_the_message() -> None:
    assert (
        scrub("[28000] Login failed for 'a' (PWD a)", "UID=sa;PWD=a")
        == "[28000] Login failed for '***' (PWD ***)"
    )


def test_a_connection_string_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISTA_ODBC", " DSN=Vista;PWD=hunter2 ")
    monkeypatch.setenv("OTHER", "DSN=Other")
    for given in (None, "", "env:", "env:VISTA_ODBC", "ENV:VISTA_ODBC"):
        assert resolve(given) == "DSN=Vista;PWD=hunter2"
    assert resolve("env:OTHER") == "DSN=Other"
    assert resolve("DSN=Given") == "DSN=Given"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("env:UNSET_VARIABLE", "the environment variable UNSET_VARIABLE is not set: export it"),
        ("env:PWD=hunter2", "give env:VISTA_ODBC"),
        ("env:BARE", "the environment variable BARE is no ODBC connection string"),
        ("hunter2", "the connection string is no ODBC connection string: give KEYWORD=value pairs"),
        ("mssql+pyodbc://sa:hunter2@vista/db?driver=x", "not a URL or a bare name"),
        ("DSN=Vista;PWD=hunter2\0", "holds a NUL character"),
    ],
)
def test_what_is_no_connection_string_is_named(
    given: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("UNSET_VARIABLE", raising=False)
    monkeypatch.setenv("BARE", "hunter2")
    with pytest.raises(SchemaSourceError) as caught:
        resolve(given)
    assert expected in str(caught.value)
    assert "hunter2" not in repr(caught.value)


@pytest.mark.parametrize(
    ("connection", "name"),
    [
        ("DRIVER={SQLite3};DATABASE=/data/vista.db", "/data/vista.db at SQLite3"),
        ("SERVER=tcp:vista,1433;DATABASE=Viewpoint;UID=sa;PWD=x", "Viewpoint at tcp:vista,1433"),
        ("DSN=Vista;PWD=x", "Vista"),
        ("PWD=x", "an ODBC source"),
    ],
)
def test_a_report_names_the_database_in_short(connection: str, name: str) -> None:
    assert place_name(connection) == name
