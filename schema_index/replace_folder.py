"""Puts a finished folder in the place of another, so that a reader sees the old or the new one.

A writer may be killed at any moment: what it leaves beside the target is told from the folders of
writers at work by a lock that ends with its process, and removed by the next writer.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
ATTEMPTS = 10
ABANDONED_SECONDS = 24 * 3600
"""Where the system or the file system has no locks, a folder beside the target is left over when
nothing was written in it for so long."""
NEW, OLD = "new", "old"
INSIDE_OLD = "index"


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """An empty folder beside `target`, with the user's usual permissions; removed at the end.

    What killed writers left there is put back or removed first.
    """
    target.absolute().parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        restore(target)
    _remove_leftovers(target)
    with _locked_folder(target, NEW) as aside:
        mask = os.umask(0)
        os.umask(mask)
        aside.chmod(0o777 & ~mask)
        yield aside


def replace_folder(aside: Path, target: Path) -> None:
    """Rename `aside` to `target`; what was at `target` is left at `aside`, or is gone.

    On Linux the two are exchanged in one step. Elsewhere the old one is moved away first, so for
    a moment there is none; a writer killed in that moment leaves it to `restore`. Safe where
    several processes do it at once: the last one wins. Raises OSError.
    """
    for _ in range(ATTEMPTS):
        if _rename(aside, target) or _exchange(aside, target):
            return
        with _locked_folder(target, OLD) as old:
            try:
                target.rename(old / INSIDE_OLD)
            except FileNotFoundError:
                continue  # another process moved it just now
            if _rename(aside, target):
                return
            restore(target)
    raise OSError(errno.EBUSY, "other processes keep writing it", str(target))


def restore(target: Path) -> bool:
    """Put back what a writer moved away before it was killed; True where there was such a folder."""
    with suppress(OSError):
        found = [folder / INSIDE_OLD for folder in _beside(target, OLD) if (folder / INSIDE_OLD).is_dir()]
        max(found, key=lambda folder: folder.stat().st_mtime_ns, default=target).rename(target)
        return bool(found)
    return False


def _rename(aside: Path, target: Path) -> bool:
    """Whether `target` was not there, or empty, and now is what was `aside`."""
    try:
        aside.rename(target)
    except OSError as error:
        if error.errno not in {errno.ENOTEMPTY, errno.EEXIST, errno.EACCES, errno.EPERM}:
            raise
        return False
    return True


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders by renameat2(2); False where the system or the file system has none."""
    if not sys.platform.startswith("linux"):
        return False
    function = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if function is None:
        return False
    result = function(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return int(result) == 0


@contextmanager
def _locked_folder(target: Path, kind: str) -> Iterator[Path]:
    """A new folder beside `target` that no other process takes for left over; removed at the end."""
    folder, lock = _make_locked(target, kind)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _make_locked(target: Path, kind: str) -> tuple[Path, int | None]:
    for _ in range(ATTEMPTS):
        folder = Path(tempfile.mkdtemp(prefix=_prefix(target, kind), dir=target.absolute().parent))
        try:
            return folder, _lock(folder)
        except (BlockingIOError, FileNotFoundError):
            continue  # another writer took it for left over before it was locked
        except OSError:
            return folder, None  # no locks here: its age tells
    raise OSError(errno.EBUSY, "other processes keep writing it", str(target))


def _remove_leftovers(target: Path) -> None:
    for folder in [*_beside(target, NEW), *_beside(target, OLD)]:
        lock = None
        with suppress(FileNotFoundError):  # its writer has just ended
            try:
                lock = _lock(folder)
            except BlockingIOError:
                continue  # its writer is at work
            except OSError:
                if time.time() - folder.stat().st_mtime < ABANDONED_SECONDS:
                    continue
            shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _lock(folder: Path) -> int:
    """A descriptor that holds the folder's lock until it is closed or the process ends.

    Raises BlockingIOError where another process holds it, FileNotFoundError where the folder is
    gone, OSError where there are no locks.
    """
    if sys.platform == "win32":
        raise OSError(errno.ENOTSUP, "no locks on folders", str(folder))
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not os.path.samestat(os.fstat(descriptor), folder.stat()):
            raise FileNotFoundError(errno.ENOENT, "was replaced", str(folder))
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _beside(target: Path, kind: str) -> list[Path]:
    prefix = _prefix(target, kind)
    return [path for path in target.absolute().parent.iterdir() if path.name.startswith(prefix)]


def _prefix(target: Path, kind: str) -> str:
    return f".{target.absolute().name}.{kind}-"
