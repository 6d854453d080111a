"""Writers that are killed, stopped by a full disk, or at work at once: a reader always has a whole index.

The writers are real processes, forked from one that has loaded neither torch nor a model, and killed by
SIGKILL before each single thing they ask of the system, or by another process at any time.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from schema_index import Catalog, Column, IndexFolderError, Table, TableIndex, replace_folder

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork")


class LetterEncoder:
    """Eight numbers that follow from a text's hash: an encoder without a model."""

    name, dimension = "letters", 8

    def encode(self, texts: list[str]) -> np.ndarray:
        rows = np.array(
            [list(hashlib.sha256(text.encode()).digest()[:8]) for text in texts], dtype=np.float32
        )
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


ENCODER = LetterEncoder()


def catalog(*names: str, columns: int = 1) -> Catalog:
    made = tuple(Column(f"Column{number}", "int") for number in range(columns))
    return Catalog(tuple(Table(name, name, columns=made) for name in names))


BEFORE, AFTER = catalog("APTH", "APVM"), catalog("APTH", "APTL", columns=2)


def build(folder: Path) -> None:
    TableIndex.build(AFTER, ENCODER).save(folder)


def update(folder: Path) -> None:
    TableIndex.load(folder, ENCODER).update(AFTER)[0].save(folder)


def answers(folder: Path) -> Catalog:
    """The catalog of the index in a folder, which is searched and found whole."""
    index = TableIndex.load(folder, ENCODER)
    assert index.catalog in (BEFORE, AFTER)
    assert index.search("x", 8) and np.array_equal(
        index.vectors, TableIndex.build(index.catalog, ENCODER).vectors
    )
    return index.catalog


def forked(work: Callable[[], None]) -> int:
    """Do the work in a process of its own; its status as os.waitpid gives it."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException as error:
            print(repr(error), file=sys.stderr, flush=True)
            os._exit(1)
    return os.waitpid(child, 0)[1]


def die_at(count: int) -> None:
    """Let this process be killed before it asks the system for a thing the `count`-th time."""
    left = count

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event.startswith(("open", "os.", "shutil.", "tempfile.", "fcntl.", "ctypes.")):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def sweep(place: Path, write: Callable[[Path], None], *, first: bool) -> dict[str, int]:
    """Kill a writer at its first, second, … step until one comes through; counts of what was then there."""
    seen = {"none": 0, "before": 0, "after": 0, "left": 0}
    for count in range(1, 500):
        folder = place / str(count) / "index"
        folder.parent.mkdir(parents=True)
        if not first:
            TableIndex.build(BEFORE, ENCODER).save(folder)

        def work(folder: Path = folder, count: int = count) -> None:
            die_at(count)
            write(folder)

        status = forked(work)
        assert status in (0, signal.SIGKILL), status
        seen["left"] += len(os.listdir(folder.parent)) > 1
        if first and not (folder / "manifest.json").exists():
            seen["none"] += 1
        else:
            seen["after" if answers(folder) == AFTER else "before"] += 1
        build(folder)  # the next writer tidies up
        assert os.listdir(folder.parent) == ["index"] and answers(folder) == AFTER
        if status == 0:
            return seen
    raise AssertionError("the writer never came to its end")


def kill_at_random(place: Path) -> dict[str, int]:
    """Kill a process that writes without pause, forty times, and look at what it left."""
    rng = random.Random(0)
    folder = place / "index"
    build(folder)
    seen = {"before": 0, "after": 0}
    for _ in range(40):
        child = os.fork()
        if child == 0:
            while True:
                TableIndex.load(folder, ENCODER).update(BEFORE)[0].save(folder)
                TableIndex.load(folder, ENCODER).update(AFTER)[0].save(folder)
        time.sleep(rng.uniform(0.002, 0.04))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        seen["after" if answers(folder) == AFTER else "before"] += 1
    build(folder)
    assert os.listdir(place) == ["index"]
    return seen


def fill_the_disk(place: Path) -> dict[str, str]:
    """Write with a limit on the size of files, which the system enforces as it does a full disk."""
    import resource

    folder = place / "index"
    TableIndex.build(BEFORE, ENCODER).save(folder)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    said = {}
    for limit in (0, 100, 300, 500):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        try:
            build(folder)
            said[str(limit)] = ""
        except IndexFolderError as error:
            said[str(limit)] = str(error)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert answers(folder) == BEFORE and os.listdir(place) == ["index"]
    return said


def in_a_process(call: str) -> Any:
    """What a call in this module returns, in a process that has loaded no model and may fork."""
    imports = "import json; from pathlib import Path; from tests.schema_index import test_update_killed as t"
    code = f"{imports}\n{call}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_an_update_killed_at_any_step_leaves_the_old_index_or_the_new_one(tmp_path: Path) -> None:
    seen = in_a_process(f"print(json.dumps(t.sweep(Path({str(tmp_path)!r}), t.update, first=False)))")
    assert seen["none"] == 0
    assert seen["before"] > 10 and seen["after"] > 1
    assert seen["left"] > 5, "the kills came while folders lay beside the index"


def test_so_does_one_where_folders_cannot_be_exchanged(tmp_path: Path) -> None:
    call = f"""
t.replace_folder._exchange = lambda *_: False
print(json.dumps(t.sweep(Path({str(tmp_path)!r}), t.update, first=False)))"""
    seen = in_a_process(call)
    assert seen["none"] == 0
    assert seen["before"] > 10 and seen["after"] > 1


def test_a_first_build_killed_at_any_step_leaves_nothing_or_the_index(tmp_path: Path) -> None:
    seen = in_a_process(f"print(json.dumps(t.sweep(Path({str(tmp_path)!r}), t.build, first=True)))")
    assert seen["none"] > 5 and seen["after"] > 1 and seen["before"] == 0


def test_a_writer_killed_at_any_time_leaves_a_whole_index(tmp_path: Path) -> None:
    seen = in_a_process(f"print(json.dumps(t.kill_at_random(Path({str(tmp_path)!r}))))")
    assert sum(seen.values()) == 40


def test_a_full_disk_is_one_line_and_the_old_index_stays(tmp_path: Path) -> None:
    said = in_a_process(f"print(json.dumps(t.fill_the_disk(Path({str(tmp_path)!r}))))")
    for message in said.values():
        assert message.startswith(f"the index cannot be written to {tmp_path / 'index'} (File too large)")
        assert message.endswith("give --out another folder") and "\n" not in message


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC, errno.EIO])
def test_what_the_system_refuses_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """Refusals that need a file system of their own to come about, at the step where they do."""
    TableIndex.build(BEFORE, ENCODER).save(tmp_path / "index")

    def refuse(prefix: str, dir: Path) -> str:
        raise OSError(code, os.strerror(code), str(dir / prefix))

    with monkeypatch.context() as patch:
        patch.setattr(replace_folder.tempfile, "mkdtemp", refuse)
        with pytest.raises(IndexFolderError) as caught:
            build(tmp_path / "index")
    assert f"({os.strerror(code)}): give --out another folder" in str(caught.value)
    assert answers(tmp_path / "index") == BEFORE
