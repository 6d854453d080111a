"""What the command line and the page have in common: which database, for whom, kept account of where."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Literal

from assistant.assistant import Assistant
from assistant.audit_log import AuditLog
from assistant.database import Database
from assistant.policy import Policies
from assistant.server_model import API_KEY_VARIABLE
from assistant.watcher import Watcher
from schema_index import Catalog
from schema_index.live.connection_string import VARIABLE


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of both."""
    parser.add_argument("--index", type=Path, metavar="DIR", help="an index folder (default: the reference)")
    parser.add_argument("--model", metavar="PATH", help="a model folder (default: the bundled vista-nano)")
    parser.add_argument("--server", metavar="URL", help="an OpenAI-compatible server such as vLLM")
    parser.add_argument(
        "--links",
        action="store_true",
        help="tell the model which columns the words may mean (for models trained with build_data --links)",
    )
    parser.add_argument(
        "--no-shots", action="store_true", help="show the model no answered questions like the one asked"
    )
    add_likely_tables(parser)
    parser.add_argument(
        "--odbc",
        metavar="SOURCE",
        help="the live database: env:NAME, file:PATH, or the name of a data source (default: the demo)",
    )
    parser.add_argument(
        "--user", metavar="NAME", help="who asks, for --policy and --audit-log (default: who is logged in)"
    )
    parser.add_argument("--policy", type=Path, metavar="FILE.toml", help="what each user may read")
    parser.add_argument("--audit-log", type=Path, metavar="FILE", help="keep account of every question here")


def add_likely_tables(parser: argparse.ArgumentParser) -> None:
    """The option of whoever asks a model, to measure it as well."""
    parser.add_argument(
        "--likely-tables",
        action=argparse.BooleanOptionalAction,
        help="let SQL read only the tables that the question most likely needs (default: with vista-nano)",
    )


@contextmanager
def open_assistant(
    options: argparse.Namespace, *, execute: bool, watchers: tuple[Watcher, ...] = ()
) -> Iterator[Assistant]:
    """The assistant that the options name, with `execute` over a database; what it opened is closed after.

    A login that may write is warned of on standard error. Raises VistaError, whose message names the fix.
    """
    with ExitStack() as stack:
        policies = Policies.read(options.policy) if options.policy is not None else None
        database = _database(options.odbc, stack) if execute else None
        assistant = Assistant.open(
            options.index,
            options.model,
            options.server,
            database,
            links=options.links,
            shots=not options.no_shots,
            likely_tables=options.likely_tables,
        )
        assistant.policies, assistant.user = policies, options.user or _login()
        if policies is not None:
            policies.check(assistant.catalog)
        if options.audit_log is not None:
            log = stack.enter_context(closing(AuditLog(options.audit_log, secrets=_secrets(options.odbc))))
            watchers = (log, *watchers)
        assistant.watchers = watchers
        if warning := getattr(assistant.database, "warning", ""):
            print(f"warning: {warning}", file=sys.stderr)
        yield assistant


def _database(source: str | None, stack: ExitStack) -> Literal["demo"] | Callable[[Catalog], Database]:
    if source is None:
        return "demo"

    def opened(catalog: Catalog) -> Database:
        from assistant.odbc import OdbcDatabase

        return stack.enter_context(closing(OdbcDatabase.open(source, catalog)))

    return opened


def _secrets(source: str | None) -> tuple[str, ...]:
    """What must not stand in an audit log: the connection string, and the keys in the environment."""
    from assistant.odbc.connection import connection_of

    given = connection_of(source) if source is not None else os.environ.get(VARIABLE, "")
    return tuple(secret for secret in (given, os.environ.get(API_KEY_VARIABLE, "")) if secret)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run as a user without a name
        return ""
