"""One answer on its way from the thread that reads the model to the thread that waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from queue import SimpleQueue

from assistant.cancel import Cancel
from schema_index import CancelledError


class _Ended:
    """Stands at the end of the pieces, with what went wrong."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error


class Writing:
    """Pieces of text from one thread to another; `cancel` asks the writer to end."""

    def __init__(self) -> None:
        self.cancel = Cancel()
        self.began = False
        self._queue: SimpleQueue[str | _Ended] = SimpleQueue()

    def put(self, piece: str) -> None:
        """Hand on a piece; never waits, so that a slow reader holds up no model."""
        self._queue.put(piece)

    def end(self, error: BaseException | None = None) -> None:
        """No more pieces; the reader gets `error`."""
        self._queue.put(_Ended(error))

    def stop(self) -> None:
        """Ask the writer to end, and let the reader go on at once; any thread may ask, repeatedly."""
        self.cancel.ask()
        where = "the answer was written" if self.began else "it was waiting for the model"
        self.end(CancelledError(f"stopped while {where}"))

    def pieces(self) -> Iterator[str]:
        """The pieces as they come; raises what ended them."""
        while not isinstance(item := self._queue.get(), _Ended):
            yield item
        if item.error is not None:
            raise item.error
