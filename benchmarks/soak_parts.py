"""What the soak breaks: a model server, a database and an index folder, each a real one."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from assistant.demo import DemoDatabase
from assistant.odbc import OdbcDatabase
from schema_index import Catalog, SentenceEncoder, TableIndex, load_reference, quote
from tests.assistant.odbc.conftest import connected
from tests.schema_index.postgresql_server import Server, missing, running

START_SECONDS = 900.0
NAME = "vista"
LEFT_OUT_TABLE = "HQHC"
"""The table that one of the two indexes does not have; no question of the soak is about it."""
MOST_ROWS = 200


def missing_parts() -> list[str]:
    """Which faults cannot happen on this machine, and why."""
    found = []
    if not os.environ.get("VISTA_VLLM_PYTHON") and importlib.util.find_spec("vllm") is None:
        found.append("server: vLLM is not here, the model answers in process")
    if reason := missing():
        found.append(f"database: {reason}, the demo database answers")
    return found


class KilledServer:
    """vLLM under `python -m assistant.serve`, which starts it again."""

    def __init__(self, process: subprocess.Popen[str], ready: dict[str, object]) -> None:
        self._process = process
        self.url, self._pid = str(ready["url"]), int(str(ready["pid"]))
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @classmethod
    @contextmanager
    def started(cls, log: Path, port: int, extra: list[str]) -> Iterator[KilledServer]:
        """A server that is ready."""
        command = [sys.executable, "-m", "assistant.serve", "--json", "--restarts", "1000", "--log", str(log)]
        command += ["--port", str(port), "--patience", str(START_SECONDS), "--", *extra]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            yield cls(process, _until_ready(process))
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)

    def kill(self) -> None:
        """End vLLM's process at once; its own children follow, and the command starts another.

        Nothing happens to one that is being started again already.
        """
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)

    def _read(self) -> None:
        while ready := _until_ready(self._process):
            self._pid = int(str(ready["pid"]))


def _until_ready(process: subprocess.Popen[str]) -> dict[str, object]:
    assert process.stdout is not None
    for line in process.stdout:
        status: dict[str, object] = json.loads(line)
        if status["state"] == "ready":
            return status
    return {}


class CutDatabase:
    """The demo's rows in a PostgreSQL server, behind ODBC."""

    def __init__(self, server: Server) -> None:
        self._server = server

    @classmethod
    @contextmanager
    def started(cls, catalog: Catalog) -> Iterator[CutDatabase]:
        """A server of this run alone; the login may only read."""
        import pyodbc

        with running() as server:
            with closing(pyodbc.connect(server.connection("postgres"), autocommit=True)) as link:
                link.execute(f"CREATE DATABASE {NAME}")
                link.execute("CREATE ROLE reader LOGIN PASSWORD 'reader-secret'")
            with closing(pyodbc.connect(server.connection(NAME))) as link:
                fill(link, catalog)
                link.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
                link.commit()
            yield cls(server)

    def open(self, catalog: Catalog) -> OdbcDatabase:
        """The database as an assistant opens it."""
        return OdbcDatabase.open(connected(self._server, "reader"), catalog)

    def cut(self, seconds: float) -> None:
        """End every connection, and refuse new ones for a time."""
        import pyodbc

        with closing(pyodbc.connect(self._server.connection("postgres"), autocommit=True)) as link:
            link.execute(f"ALTER DATABASE {NAME} ALLOW_CONNECTIONS false")
            link.execute(
                f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{NAME}'"
            ).fetchall()
            time.sleep(seconds)
            link.execute(f"ALTER DATABASE {NAME} ALLOW_CONNECTIONS true")


def fill(link: Any, catalog: Catalog) -> None:
    """Make every table of the catalog, with the first rows that the demo has of it."""
    demo = DemoDatabase.open()
    cursor = link.cursor()
    for table in catalog:
        columns = ", ".join(f'"{column.name}" {_type(column.type)}' for column in table.columns)
        cursor.execute(f'CREATE TABLE "{table.name}" ({columns})')
        found = demo.run(f"SELECT * FROM {quote(table.name)} WITH (NOLOCK)", {}, max_rows=MOST_ROWS)
        names = ", ".join(f'"{name}"' for name in found.columns)
        marks = ", ".join("?" * len(found.columns))
        rows = [[int(one) if isinstance(one, bool) else one for one in row] for row in found.rows]
        if rows:
            cursor.executemany(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', rows)
    demo.close()


def _type(name: str) -> str:
    """The type of PostgreSQL that takes the values of one of ours."""
    base = name.partition("(")[0]
    if "char" in base:
        return "text"
    return {"tinyint": "smallint", "bit": "smallint"}.get(base, "timestamp" if "date" in base else base)


class IndexFolder:
    """An index folder that is replaced; the two that take turns differ by one table."""

    def __init__(self, folder: Path) -> None:
        encoder = SentenceEncoder()
        self.catalog = load_reference()
        fewer = Catalog(
            tuple(table for table in self.catalog if table.name != LEFT_OUT_TABLE),
            tuple(join for join in self.catalog.joins if LEFT_OUT_TABLE not in (join.table, join.other)),
        )
        self._indexes = [TableIndex.build(one, encoder) for one in (self.catalog, fewer)]
        self.folder = folder
        self._swaps = 0
        self._indexes[0].save(folder)

    def swap(self) -> None:
        """Put the other index in the place of the one that is there."""
        self._swaps += 1
        self._indexes[self._swaps % 2].save(self.folder)
