"""The boundary to whoever keeps account of what is asked: the audit log, metrics."""

from __future__ import annotations

from typing import Protocol

from assistant.answer import Answer
from assistant.asking import Asking
from assistant.execute import Admitted


class Watcher(Protocol):
    """Told of every question; threads may call it at once."""

    def sends(self, asking: Asking, admitted: Admitted, database: str) -> None:
        """A statement is about to be sent; it is not sent where this raises a VistaError."""

    def answered(self, asking: Asking, answer: Answer) -> None:
        """A question has its answer, with or without rows."""

    def failed(self, asking: Asking, error: Exception) -> None:
        """A question has no answer: the model could not be asked, or it was stopped."""
