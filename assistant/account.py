"""Tells the watchers what became of a question, however it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from assistant.asking import Asking
from assistant.events import Done, Event
from assistant.watcher import Watcher
from schema_index import AuditError, CancelledError


def accounted(events: Iterator[Event], asking: Asking, watchers: Sequence[Watcher]) -> Iterator[Event]:
    """The events; the answer is handed on only after every watcher has taken note of it.

    An error, and a reader who leaves before the answer, are noted as well; raises AuditError where an answer
    cannot be kept account of.
    """
    finished = False
    try:
        for event in events:
            if isinstance(event, Done):
                finished = True
                for watcher in watchers:
                    watcher.answered(asking, event.answer)
            yield event
    except GeneratorExit:
        if not finished:
            note_failure(asking, CancelledError("left before the answer"), watchers)
        raise
    except Exception as error:
        note_failure(asking, error, watchers)
        raise


def note_failure(asking: Asking, error: Exception, watchers: Sequence[Watcher]) -> None:
    """Tell every watcher; an audit log that cannot be written must not hide the error itself."""
    for watcher in watchers:
        with suppress(AuditError):
            watcher.failed(asking, error)
