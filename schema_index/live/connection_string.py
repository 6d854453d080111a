"""ODBC connection strings: where they come from, and what of them may be shown.

resolve("env:VISTA_ODBC")        the string that the environment variable VISTA_ODBC holds
redacted("DSN=Vista;PWD=x")      "DSN=Vista;PWD=***"
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus

from schema_index.errors import SchemaSourceError

VARIABLE = "VISTA_ODBC"
"""The environment variable that holds the connection string where none is given."""
PREFIX = "env:"
# What may be shown; everything else is hidden, because drivers have more names for secrets than a list
# can hold (PWD, AccessToken, ClientSecret, KeyStoreSecret, pqopt, …).
SHOWN_KEYS = frozenset(
    {
        "driver", "dsn", "filedsn", "server", "servername", "address", "addr", "host", "port", "network",
        "database", "uid", "user", "username", "trusted_connection", "authentication", "encrypt", "sslmode",
        "trustservercertificate", "hostnameincertificate", "applicationintent", "multisubnetfailover", "app",
        "timeout", "logintimeout", "tds_version", "readonly",
    }
)  # fmt: skip
# Known to be secret: the keyword stays readable, only its value is hidden.
SECRET_KEYS = frozenset({"pwd", "password", "accesstoken", "clientsecret", "token", "secret"})
# A value that holds one of these may be a URL with a password in it; a login may be an e-mail address.
URL_MARKS = ("://", "@")
LOGIN_KEYS = frozenset({"uid", "user", "username"})
HIDDEN = "***"
# Shorter pieces of a secret occur in ordinary words; the secret itself is hidden at any length.
SHORTEST_PIECE = 4


@dataclass(frozen=True, slots=True)
class Attribute:
    """One KEYWORD=value; `text` is how it is written, `value` is without its braces.

    `sound` is false where a brace is not closed, or something follows the closing one: then the
    rest of the string belongs to this attribute, since nobody can tell where a secret ends.
    """

    key: str
    value: str = field(repr=False)
    text: str = field(repr=False)
    sound: bool = True

    @property
    def shown(self) -> bool:
        """Whether the attribute holds no secret."""
        key = self.key.lower()
        marked = key not in LOGIN_KEYS and any(mark in self.value for mark in URL_MARKS)
        return self.sound and key in SHOWN_KEYS and not marked


def resolve(connection: str | None) -> str:
    """The connection string itself, where `env:NAME` (or nothing: env:VISTA_ODBC) names a variable.

    Raises SchemaSourceError where the variable is not set, or the text is no connection string.
    """
    text = (connection or "").strip() or PREFIX + VARIABLE
    what = "the connection string"
    if text.lower().startswith(PREFIX):
        name = text[len(PREFIX) :].strip() or VARIABLE
        if not name.isidentifier():
            raise SchemaSourceError(f"--odbc {PREFIX}… needs the name of a variable: give {PREFIX}{VARIABLE}")
        text, what = os.environ.get(name, "").strip(), f"the environment variable {name}"
        if not text:
            raise SchemaSourceError(
                f"{what} is not set: export it with an ODBC connection string, such as "
                "DRIVER={ODBC Driver 18 for SQL Server};SERVER=…;DATABASE=…;UID=…;PWD=…"
            )
    if "\0" in text:
        raise SchemaSourceError(f"{what} holds a NUL character: write it anew")
    keys = [attribute.key for attribute in attributes(text)]
    if not any(keys) or any(mark in keys[0] for mark in (*URL_MARKS, ":")):
        raise SchemaSourceError(
            f"{what} is no ODBC connection string: give KEYWORD=value pairs with semicolons between them, "
            "such as DSN=…;UID=…;PWD=…, not a URL or a bare name"
        )
    return text


def attributes(connection: str) -> Iterator[Attribute]:
    """The attributes in their order; text without `=` has the key "".

    A value in braces may hold semicolons, and a closing brace that is doubled.
    """
    position = 0
    while position < len(connection):
        end = connection.find(";", position)
        equals = connection.find("=", position)
        end = len(connection) if end < 0 else end
        if not 0 <= equals < end:
            if text := connection[position:end].strip():
                yield Attribute("", text, text)
            position = end + 1
            continue
        key = connection[position:equals].strip()
        start = len(connection) - len(connection[equals + 1 :].lstrip())
        if connection[start : start + 1] != "{":
            yield Attribute(key, connection[start:end].strip(), connection[position:end])
            position = end + 1
            continue
        close = _closing(connection, start)
        rest = connection[close + 1 :].lstrip()
        if close == len(connection) or rest[:1] not in {"", ";"}:
            yield Attribute(key, connection[start:], connection[position:], sound=False)
            return
        value = connection[start + 1 : close].replace("}}", "}")
        yield Attribute(key, value, connection[position : close + 1])
        position = len(connection) - len(rest) + 1


def _closing(text: str, start: int) -> int:
    """Index of the brace that closes the one at `start`, or the length where none does."""
    position = start + 1
    while (position := text.find("}", position)) >= 0:
        if text[position + 1 : position + 2] != "}":
            return position
        position += 2
    return len(text)


def redacted(connection: str | None) -> str:
    """The connection string with everything that may be a secret replaced by ***.

    A reference to an environment variable stays as it is: it holds no secret, and works again.
    """
    text = (connection or "").strip() or PREFIX + VARIABLE
    if text.lower().startswith(PREFIX):
        name = text[len(PREFIX) :].strip() or VARIABLE
        return PREFIX + (name if name.isidentifier() else HIDDEN)
    return ";".join(_shown(attribute) for attribute in attributes(text))


def _shown(attribute: Attribute) -> str:
    if attribute.shown:
        return attribute.text
    known = attribute.key.lower() in SECRET_KEYS
    return f"{attribute.text.partition('=')[0]}={HIDDEN}" if known else HIDDEN


def place_name(connection: str) -> str:
    """A short name of the database for reports: its DSN, or database and server."""
    shown = {a.key.lower(): a.value for a in attributes(connection) if a.shown}
    servers = ("server", "servername", "address", "addr", "host", "dsn", "filedsn", "driver")
    server = next((shown[key] for key in servers if shown.get(key)), "an ODBC source")
    return f"{shown['database']} at {server}" if shown.get("database") else server


def scrub(text: str, connection: str) -> str:
    """`text`, such as a driver's message, on one line and without any secret of the connection string."""
    line = " ".join(text.split())
    for secret in _secrets(connection):
        if len(secret) >= SHORTEST_PIECE:
            line = line.replace(secret, HIDDEN)
        else:
            line = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", HIDDEN, line)
    return line


def _secrets(connection: str) -> list[str]:
    """Every form in which a driver may say a secret, the longest first."""
    found: set[str] = set()
    for attribute in attributes(connection):
        if attribute.shown:
            continue
        written = attribute.text.partition("=")[2] if attribute.key else attribute.text
        for secret in (attribute.value, written.strip()):
            whole = " ".join(secret.split())
            pieces = {piece for piece in re.split(r"[;{}=\s]", secret) if len(piece) >= SHORTEST_PIECE}
            found |= {whole, quote(secret, safe=""), quote_plus(secret)} | pieces
    return sorted((secret for secret in found if secret), key=lambda secret: (-len(secret), secret))
