"""Notices that a model folder was replaced, loads the new model beside the one in use, and hands it over."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from assistant.model import LanguageModel
from schema_index import VistaError

SECONDS = 10.0
"""Between two looks at the folder."""
Signature = tuple[tuple[str, int, int, int], ...]
"""Name, inode, modification time and size of each file."""

log = logging.getLogger(__name__)


class NewModel:
    """Looks at a folder from a thread of its own; what has changed is loaded once it changes no more.

    Questions under way end with the model that they began with. A model that cannot be loaded leaves the
    one before it in use, with one warning in the log for each state of the folder.
    """

    def __init__(
        self,
        folder: Path,
        load: Callable[[Path], LanguageModel],
        use: Callable[[LanguageModel], None],
        seconds: float = SECONDS,
    ) -> None:
        """`load` reads a folder, `use` takes a model over; the folder as it is now counts as loaded."""
        self._folder, self._load, self._use, self._seconds = folder, load, use, seconds
        self._loaded = self._seen = _signature(folder)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="new model", daemon=True)

    def start(self) -> None:
        """Look every few seconds until `close`."""
        self._thread.start()

    def close(self) -> None:
        """Look no more."""
        self._ended.set()

    def look(self) -> bool:
        """Load the folder if it has changed, and not since the last look; whether a model was taken over."""
        found, before = _signature(self._folder), self._seen
        self._seen = found
        if not found or found == self._loaded or found != before:
            return False
        self._loaded = found
        try:
            self._use(self._load(self._folder))
        except VistaError as error:
            self._warn(str(error))
        except Exception as error:  # whatever is wrong with the new model, the old one serves
            self._warn(f"{type(error).__name__}: {error}")
        else:
            log.info("the new model in %s is in use", self._folder)
            return True
        return False

    def _watch(self) -> None:
        while not self._ended.wait(self._seconds):
            self.look()

    def _warn(self, reason: str) -> None:
        log.warning("the new model cannot be used, the one before it goes on serving: %s", reason)


def _signature(folder: Path) -> Signature:
    """What tells one state of a model folder from another without reading it; () where there is none."""
    try:
        found = [(path.name, path.stat()) for path in sorted(folder.iterdir()) if path.is_file()]
    except OSError:
        return ()
    return tuple((name, one.st_ino, one.st_mtime_ns, one.st_size) for name, one in found)
