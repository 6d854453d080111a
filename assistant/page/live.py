"""An answer while it is being written, as Markdown."""

from __future__ import annotations

from assistant.answer_text import DescribeText, SqlText, parse_answer
from assistant.events import AskedAgain, Checked, Event, TablesFound, Wrote
from assistant.markdown import escape, fence

_SHOWN = 4


class Live:
    """Collects events; `markdown` is what to show after the latest."""

    def __init__(self) -> None:
        self._status = "Looking for the tables …"
        self._text = ""

    def add(self, event: Event) -> None:
        """Take in one event."""
        if isinstance(event, TablesFound):
            names = [hit.table.name for hit in event.schema.tables]
            more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
            self._status = f"Found {', '.join(names[:_SHOWN])}{more}. Writing …"
        elif isinstance(event, Wrote):
            self._text += event.text
        elif isinstance(event, AskedAgain):
            self._status = f"{_why(event)}Writing it anew …"
            self._text = ""
        elif isinstance(event, Checked):
            self._status = "Checked. Running …" if not event.violations else "Checked."
            self._text = fence(event.sql)

    @property
    def markdown(self) -> str:
        """The status in italics, and below it as much of the answer as there is."""
        return "\n\n".join(part for part in (f"*{escape(self._status)}*", self._answer()) if part)

    def _answer(self) -> str:
        if not self._text.strip():
            return ""
        read = parse_answer(self._text)
        if isinstance(read, SqlText):
            return fence(read.sql)
        return "" if isinstance(read, DescribeText) else escape(read.message.replace("```", ""))


def _why(event: AskedAgain) -> str:
    if event.violations:
        return f"The SQL breaks {', '.join(dict.fromkeys(one.rule for one in event.violations))}. "
    return f"The SQL does not use {', '.join(event.unused)}. " if event.unused else ""
