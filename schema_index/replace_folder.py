"""Puts a finished folder in the place of another, so that a reader sees the old or the new one."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
ATTEMPTS = 10


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """An empty folder beside `target`, with the user's usual permissions; removed at the end."""
    target.absolute().parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.absolute().parent))
    mask = os.umask(0)
    os.umask(mask)
    aside.chmod(0o777 & ~mask)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def replace_folder(aside: Path, target: Path) -> None:
    """Rename `aside` to `target`; what was at `target` is left at `aside`, or is gone.

    On Linux the two are exchanged in one step. Elsewhere the old one is moved away first, so for
    a moment there is none. Safe where several processes do it at once: the last one wins.
    Raises OSError.
    """
    for _ in range(ATTEMPTS):
        try:
            aside.rename(target)
            return
        except OSError as error:
            if error.errno not in {errno.ENOTEMPTY, errno.EEXIST, errno.EACCES, errno.EPERM}:
                raise
        if _exchange(aside, target):
            return
        old = Path(tempfile.mkdtemp(prefix=f".{target.name}.old.", dir=target.absolute().parent))
        try:
            target.rename(old / "index")
        except FileNotFoundError:
            continue  # another process moved it just now
        finally:
            shutil.rmtree(old, ignore_errors=True)
    raise OSError(errno.EBUSY, "other processes keep writing it", str(target))


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders by renameat2(2); False where the system or the file system has none."""
    if not sys.platform.startswith("linux"):
        return False
    function = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if function is None:
        return False
    result = function(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return int(result) == 0
