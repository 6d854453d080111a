"""The audit log: who asked what, which SQL ran, and what came of it; a JSON object a line.

    {"event":"sends","time":…,"id":…,"user":…,"question":…,"database":…,"sql":…,"parameters":{…}}
    {"event":"answered","time":…,"id":…,"user":…,"question":…,"kind":"sql","sql":…,"violations":[…],
     "rows":12,"truncated":false,"error":"","ms":{"retrieve":…,"generate":…,"execute":…,"total":…}}

`sends` is written before a statement goes to the database, and what cannot be written is not sent. Rows are
counted, never kept. A full file is renamed to FILE.1, FILE.1 to FILE.2, and so on; the oldest goes.
"""

from __future__ import annotations

import json
import logging
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from assistant.answer import Answer
from assistant.asking import Asking
from assistant.execute import Admitted
from assistant.record import json_value
from assistant.redact import redact
from schema_index import AuditError

MOST_BYTES = 20_000_000
"""Size at which a file is full."""
KEPT = 20
"""Full files that are kept."""


class AuditLog:
    """Appends to a file that only its owner may read; implements `assistant.watcher.Watcher`."""

    def __init__(
        self,
        path: Path,
        *,
        secrets: Sequence[str] = (),
        most_bytes: int = MOST_BYTES,
        kept: int = KEPT,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`secrets` (passwords, keys, connection strings) never stand in a line.

        Raises AuditError where the file cannot be written.
        """
        self._path, self._secrets, self._now = path, tuple(secrets), now
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._handler = _File(path, most_bytes, kept)
        except OSError as error:
            raise self._unwritable(error) from error

    def sends(self, asking: Asking, admitted: Admitted, database: str) -> None:
        """Write what is about to be sent, as it is sent; raises AuditError."""
        values = {name: json_value(value) for name, value in admitted.values.items()}
        self._write("sends", asking, {"database": database, "sql": admitted.sql, "parameters": values})

    def answered(self, asking: Asking, answer: Answer) -> None:
        """Write what came of it; raises AuditError."""
        rows = answer.rows
        self._write(
            "answered",
            asking,
            {
                "kind": answer.kind,
                "sql": answer.sql,
                "violations": [one.rule for one in answer.violations],
                "repairs": len(answer.repairs),
                "rows": None if rows is None else len(rows.rows),
                "truncated": rows is not None and rows.truncated,
                "error": answer.error,
                "withheld": answer.withheld,
                "ms": {stage: round(ms, 1) for stage, ms in answer.timings.items()},
            },
        )

    def failed(self, asking: Asking, error: Exception) -> None:
        """Write that there is no answer, and why; raises AuditError."""
        self._write("failed", asking, {"error": f"{type(error).__name__}: {error}"})

    def close(self) -> None:
        """Close the file; nothing can be written after."""
        self._handler.close()

    def _write(self, event: str, asking: Asking, facts: dict[str, Any]) -> None:
        record: dict[str, Any] = {
            "event": event,
            "time": self._now().isoformat(timespec="milliseconds"),
            "id": asking.id,
            "user": asking.user,
            "role": asking.policy.role if asking.policy is not None else None,
            "question": asking.question,
            **facts,
        }
        line = json.dumps(_clean(record, self._secrets))
        try:
            with self._lock:
                self._handler.emit(logging.LogRecord("audit", logging.INFO, "", 0, line, None, None))
        except (OSError, ValueError) as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: Exception) -> AuditError:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return AuditError(
            f"the audit log {self._path} cannot be written ({reason}): nothing is run without it; free the "
            "disk or give another --audit-log"
        )


class _File(RotatingFileHandler):
    """Rotates by size; unlike its parent it raises what goes wrong, and keeps full files private."""

    def __init__(self, path: Path, most_bytes: int, kept: int) -> None:
        super().__init__(path, maxBytes=most_bytes, backupCount=kept, encoding="utf-8")

    def handleError(self, record: logging.LogRecord) -> None:
        """Called inside the handler of the error: what cannot be kept must be heard."""
        raise

    def _open(self) -> Any:
        os.close(os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
        with suppress(PermissionError):  # a file of somebody else is as open as that one made it
            os.chmod(self.baseFilename, 0o600)
        return super()._open()


def _clean(value: Any, secrets: Sequence[str]) -> Any:
    """The value with every text in it redacted."""
    if isinstance(value, str):
        return redact(value, secrets)
    if isinstance(value, dict):
        return {key: _clean(one, secrets) for key, one in value.items()}
    return [_clean(one, secrets) for one in value] if isinstance(value, list) else value
