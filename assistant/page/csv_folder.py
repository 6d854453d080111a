"""Rows as CSV files that the page may fetch, as many as a folder may hold."""

from __future__ import annotations

import secrets
import threading
from collections import deque
from pathlib import Path

from assistant.database import Rows
from assistant.page.rows_csv import rows_csv

MOST_BYTES = 500_000_000
"""Of all files together; the oldest go."""


class CsvFolder:
    """Writes files under names that cannot be guessed, and removes the oldest ones; threads share it."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self.folder = folder
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._written: deque[tuple[Path, int]] = deque()
        self._bytes = 0

    def write(self, rows: Rows) -> str:
        """Write the rows; the name of their file."""
        content = rows_csv(rows).encode("utf-8-sig")
        path = self.folder / f"{secrets.token_urlsafe(16)}.csv"
        with self._lock:
            while self._written and self._bytes + len(content) > self._most_bytes:
                oldest, size = self._written.popleft()
                oldest.unlink(missing_ok=True)
                self._bytes -= size
            self._written.append((path, len(content)))
            self._bytes += len(content)
        path.write_bytes(content)
        return path.name
