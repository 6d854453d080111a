"""CSV files of the page: names that cannot be guessed, and no more bytes than the folder may hold."""

from __future__ import annotations

from pathlib import Path

from assistant import Rows
from assistant.page import CsvFolder


def test_the_oldest_files_go(tmp_path: Path) -> None:
    folder = CsvFolder(tmp_path, most_bytes=100)
    rows = Rows(("A",), (("x" * 30,),))
    names = [folder.write(rows) for _ in range(5)]
    assert len(set(names)) == 5 and all(len(name) > 20 for name in names)
    assert {path.name for path in tmp_path.iterdir()} == set(names[-2:])
    assert (tmp_path / names[-1]).read_text("utf-8-sig").splitlines() == ["A", "x" * 30]


def test_one_that_is_larger_than_all_is_written(tmp_path: Path) -> None:
    folder = CsvFolder(tmp_path, most_bytes=10)
    folder.write(Rows(("A",), (("1",),)))
    name = folder.write(Rows(("A",), (("x" * 30,),)))
    assert [path.name for path in tmp_path.iterdir()] == [name]
