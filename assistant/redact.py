"""Keeps secrets out of what is written down: those that are known, and what looks like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schema_index.live.connection_string import HIDDEN, SECRET_KEYS, attributes, scrub

SHORTEST = 4
"""Characters: a shorter known secret would be found in ordinary words."""
# People paste connection strings, keys and headers into questions: `PWD=…`, `api_key: …`, `Bearer …`.
_KEYS = "|".join(sorted({*SECRET_KEYS, "passwd", "api[_-]?key", "secret[_-]?key", "access[_-]?token"}))
_PAIR = re.compile(rf"""(?i)\b({_KEYS})(\s*[=:]\s*)(\{{[^}}]*\}}|"[^"]*"|'[^']*'|[^\s;,'"]+)""")
_BEARER = re.compile(r"(?i)\b(bearer\s+)[\w.~+/=-]{8,}")
_TOKEN = re.compile(r"\b(?:sk|ghp|gho|hf|xox[abp])[-_][\w-]{16,}")


def redact(text: str, secrets: Sequence[str] = ()) -> str:
    """`text` with *** in the place of each secret; a secret that is a connection string hides its parts."""
    for secret in secrets:
        if "=" in secret and any(not attribute.shown for attribute in attributes(secret)):
            text = _scrubbed(text, secret)
        elif len(secret) >= SHORTEST:
            text = text.replace(secret, HIDDEN)
    text = _PAIR.sub(lambda found: f"{found[1]}{found[2]}{HIDDEN}", text)
    return _TOKEN.sub(HIDDEN, _BEARER.sub(lambda found: f"{found[1]}{HIDDEN}", text))


def _scrubbed(text: str, connection: str) -> str:
    """Line by line, since scrubbing joins lines and SQL has several."""
    return "\n".join(scrub(line, connection) if line.strip() else line for line in text.split("\n"))
