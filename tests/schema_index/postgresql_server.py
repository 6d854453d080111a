"""A PostgreSQL server of its own in a temporary folder, and a wire to it that can be cut."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

DRIVER = "PostgreSQL Unicode"
HOST = "127.0.0.1"
# Every character that a connection string or a URL gives a meaning to.
PASSWORD = "p;}{w=%2F@:/?#&+ d"


@dataclass(frozen=True)
class Server:
    """A running server; its superuser is postgres."""

    port: int

    def connection(self, database: str = "vista", password: str = PASSWORD, **others: object) -> str:
        """A connection string without a DSN, its password in braces."""
        parts = {"DRIVER": f"{{{DRIVER}}}", "SERVER": HOST, "PORT": self.port, "DATABASE": database}
        parts |= {"UID": "postgres", "PWD": "{" + password.replace("}", "}}") + "}"} | others
        return ";".join(f"{key}={value}" for key, value in parts.items())


def missing() -> str:
    """What has to be installed before a server can be started, or ""."""
    try:
        import pyodbc
    except ImportError:
        return "needs pyodbc and apt-get install unixodbc"
    if DRIVER not in pyodbc.drivers():
        return "needs apt-get install odbc-postgresql"
    if not _programs():
        return "needs apt-get install postgresql"
    if os.getuid() == 0 and not shutil.which("setpriv"):
        return "needs setpriv of util-linux: PostgreSQL does not run as root"
    return ""


def _programs() -> Path | None:
    """The folder of initdb and postgres, where Debian or a PATH has it."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    candidates = [*folders, *([Path(on_path).parent] if on_path else [])]
    return next((folder for folder in candidates if (folder / "postgres").exists()), None)


@contextmanager
def running() -> Iterator[Server]:
    """Make a cluster, start it on a free port of this machine only, stop and remove it at the end."""
    programs = _programs()
    assert programs is not None
    # Not in pytest's folder: PostgreSQL's own user may not look into that one.
    folder = Path(tempfile.mkdtemp(prefix="vista-postgresql-"))
    server: subprocess.Popen[bytes] | None = None
    try:
        secret = folder / "password"
        secret.write_text(PASSWORD, encoding="utf-8")
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
            shutil.chown(secret, "postgres")
        options = ["--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync", "--encoding=UTF8", "--locale=C"]
        initdb = [str(programs / "initdb"), "-D", str(folder / "data"), "-U", "postgres", *options]
        subprocess.run([*_as_postgres(), *initdb], check=True, capture_output=True, cwd=folder)
        port = _free_port()
        settings = (
            "listen_addresses=" + HOST,
            "unix_socket_directories=",
            "fsync=off",
            "shared_buffers=16MB",
        )
        start = [str(programs / "postgres"), "-D", str(folder / "data"), "-p", str(port)]
        start += [word for setting in settings for word in ("-c", setting)]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen([*_as_postgres(), *start], stdout=log, stderr=log, cwd=folder)
        _wait(server, folder / "log")
        yield Server(port)
    finally:
        if server is not None:
            server.send_signal(signal.SIGINT)  # a fast shutdown: it does not wait for clients
            with suppress(subprocess.TimeoutExpired):
                server.wait(10)
            server.kill()
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _as_postgres() -> list[str]:
    """How to run a command as a user that PostgreSQL runs as, which ends when the tests are killed."""
    if not shutil.which("setpriv"):
        return []
    user = ["--reuid=postgres", "--regid=postgres", "--init-groups"] if os.getuid() == 0 else []
    return ["setpriv", *user, "--pdeathsig=INT"]


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], log: Path) -> None:
    """Until it says that it takes connections: its port is open before it does."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        if b"ready to accept connections" in log.read_bytes():
            return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text(errors='replace')}")


class Wire:
    """Passes bytes on to a server until `limit` of its answers went through; then cuts, or goes silent."""

    def __init__(self, port: int, limit: int, silent: bool = False) -> None:
        self._server, self._limit, self._silent = port, limit, silent
        self._listener = socket.create_server((HOST, 0))
        self._listener.settimeout(30)
        self.port = int(self._listener.getsockname()[1])
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the connection, if it has not yet."""
        self._ended.set()
        self._listener.close()
        self._thread.join(10)

    def _run(self) -> None:
        try:
            client, _ = self._listener.accept()
        except OSError:
            return  # nobody came
        with closing(client), closing(socket.create_connection((HOST, self._server))) as server:
            asking = threading.Thread(target=_copy, args=(client, server), daemon=True)
            asking.start()
            passed = 0
            with suppress(OSError):
                while data := server.recv(4096):
                    passed += len(data)
                    if passed > self._limit:
                        if self._silent:
                            self._ended.wait()
                        break
                    client.sendall(data)
            for end in (client, server):
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
            asking.join(10)


def _copy(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(4096):
            target.sendall(data)
