"""Scripts that were read before are remembered: the same catalog, and only what changed is parsed."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from schema_index import read_ddl, script_memory
from schema_index.script import read_script
from schema_index.script_memory import ScriptMemory, seal
from schema_index.source import Reading, Source

DATA = Path(__file__).parent / "data"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The names of the files that were parsed, in order; the cache folder is this test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    names: list[str] = []

    def noted(text: str, file: str, source: Source) -> None:
        names.append(Path(file).name)
        read_script(text, file, source)

    monkeypatch.setattr(script_memory, "read_script", noted)
    return names


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / "all.sql").write_bytes((DATA / "ssms.sql").read_bytes())
    (folder / "one.sql").write_text("CREATE TABLE one (x bMonth NOT NULL PRIMARY KEY)", encoding="utf-8")
    return folder


def read(schema: Path) -> Reading:
    memory = ScriptMemory([schema])
    reading = read_ddl([schema], memory.read)
    memory.save()
    return reading


def test_what_is_remembered_is_what_is_read(schema: Path, parsed: list[str]) -> None:
    plain = read_ddl([schema])
    assert read(schema) == plain
    assert parsed == ["all.sql", "one.sql"]
    assert read(schema) == plain
    assert parsed == ["all.sql", "one.sql"]
    (schema / "one.sql").write_text("\nCREATE TABLE two (x int)", encoding="utf-8")
    assert read(schema) == read_ddl([schema])
    assert parsed == ["all.sql", "one.sql", "one.sql"]
    (schema / "one.sql").unlink()
    assert read(schema) == read_ddl([schema])
    assert parsed == ["all.sql", "one.sql", "one.sql"]


def test_a_file_elsewhere_is_another_file(schema: Path, parsed: list[str]) -> None:
    """What is skipped is told with file and line, so the same text at another place is read there."""
    read(schema)
    (schema / "all.sql").rename(schema / "moved.sql")
    assert {Path(skipped.file).name for skipped in read(schema).skipped} == {"moved.sql"}


def test_another_program_reads_anew(schema: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    read(schema)
    monkeypatch.setattr(script_memory, "content_key", lambda _: "another reader")
    read(schema)
    assert parsed == ["all.sql", "one.sql"] * 2


class Hostile:
    """Pickled, an instance runs a command when it is loaded without care."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> object:
        return os.mkdir, (str(self.mark),)


def sealed(value: object) -> bytes:
    data = pickle.dumps(value)
    return seal(data) + data


@pytest.mark.parametrize("damage", ["empty", "cut", "noise", "bit", "other", "hostile"])
def test_a_damaged_memory_is_not_used(schema: Path, parsed: list[str], tmp_path: Path, damage: str) -> None:
    plain = read(schema)
    file = ScriptMemory([schema]).file
    data = file.read_bytes()
    content = {
        "empty": b"",
        "cut": data[: len(data) // 2],
        "noise": bytes(range(256)),
        "bit": data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
        "other": sealed([1, 2, 3]),
        "hostile": sealed(Hostile(tmp_path / "mark")),
    }
    file.write_bytes(content[damage])
    assert read(schema) == plain
    assert parsed == ["all.sql", "one.sql"] * 2
    assert not (tmp_path / "mark").exists()


def test_a_cache_that_cannot_be_written_is_no_hindrance(
    schema: Path, parsed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert read(schema) == read(schema) == read_ddl([schema])
