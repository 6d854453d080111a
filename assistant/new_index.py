"""Notices that an index folder was replaced, and loads the new index beside the one in use."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from time import monotonic

from retriever import SchemaRetriever
from schema_index import VistaError
from schema_index.folder import CATALOG, MANIFEST, VECTORS

PATIENCE = 5.0
"""Seconds that questions wait for a new index; if it takes longer, they are answered over the old one."""
Signature = tuple[tuple[int, int, int], ...]
"""Inode, modification time and size of each file."""

log = logging.getLogger(__name__)


class NewIndex:
    """The retriever over the newest index that a folder held; threads may share it.

    An index that cannot be loaded leaves the one before it in use, with one warning in the log until
    a sound one is there.
    """

    def __init__(self, folder: Path, retriever: SchemaRetriever, seen: Signature | None) -> None:
        """`retriever` is over the index in `folder`, `seen` the folder's signature before it was read."""
        self._folder = folder
        self._newest = retriever
        self._seen = seen
        self._warned = False
        self._lock = threading.Lock()
        self._loading: threading.Thread | None = None
        self._patient_until = 0.0

    def retriever(self, patience: float = PATIENCE) -> SchemaRetriever:
        """The newest; where the folder has changed it is loaded now.

        Questions wait for it until `patience` seconds after the first of them began to.
        """
        with self._lock:
            if self._loading is None and (found := signature(self._folder)) != self._seen:
                self._seen = found
                # A daemon: a question that is stopped, or the end of the program, waits for no index.
                self._loading = threading.Thread(target=self._load, name="new index", daemon=True)
                self._patient_until = monotonic() + patience
                self._loading.start()
            loading = self._loading
        if loading is not None:
            loading.join(max(0.0, self._patient_until - monotonic()))
        return self._newest

    def _load(self) -> None:
        try:
            self._newest = SchemaRetriever(self._newest.index.reload(self._folder))
            self._warned = False
        except VistaError as error:
            self._warn(str(error))
        except Exception as error:  # whatever is wrong with the new index, the old one serves
            self._warn(f"{type(error).__name__}: {error}")
        finally:
            with self._lock:
                self._loading = None

    def _warn(self, reason: str) -> None:
        if not self._warned:
            log.warning("the new index cannot be used, the one before it goes on serving: %s", reason)
        self._warned = True


def signature(folder: Path) -> Signature | None:
    """What tells one state of an index folder from another without reading it; None where a file is missing.

    All three files count, so that a folder that is copied file by file is looked at again.
    """
    try:
        found = [(folder / name).stat() for name in (MANIFEST, CATALOG, VECTORS)]
    except OSError:
        return None
    return tuple((one.st_ino, one.st_mtime_ns, one.st_size) for one in found)
