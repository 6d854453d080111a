"""How much one statement, and one assistant, may ask of a live database."""

from __future__ import annotations

from dataclasses import dataclass

LOGIN_SECONDS = 15
"""Seconds to wait for the server to accept a connection."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is not to be exceeded.

    `query_seconds`: one statement. `lock_ms`: waiting for a lock of somebody else. `most_bytes`: all values
    of a result, rows beyond it are left out. `longest_text`: bytes of one value, where the server can cut.
    `connections` at most are open at once; who finds none waits `wait_seconds`: of the page's 64 answers at
    once, the last waits for four statements of the longest time at most. One that was idle for
    `idle_seconds` is tried before it is used. `grace_seconds`: how long a driver has to end a statement that
    is stopped, before its connection is left.
    """

    query_seconds: float = 30.0
    lock_ms: int = 5_000
    most_bytes: int = 16_000_000
    longest_text: int = 65_536
    connections: int = 16
    wait_seconds: float = 120.0
    idle_seconds: float = 30.0
    grace_seconds: float = 5.0

    def settings(self) -> dict[str, int]:
        """What stands in the session statements of dbms.toml."""
        return {
            "query_ms": round(self.query_seconds * 1000),
            "lock_ms": self.lock_ms,
            "longest_text": self.longest_text,
        }
