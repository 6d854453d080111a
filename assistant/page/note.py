"""What stands below the page."""

from __future__ import annotations

from html import escape

from assistant.database import Database


def note_html(database: Database | None) -> str:
    """A login that may write, or else where the rows are from."""
    warning = getattr(database, "warning", "")
    return escape(warning) or str(getattr(database, "note", ""))
