"""Scripts that were read before are remembered: the same catalog, and only what changed is parsed."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from schema_index import memory as memory_module
from schema_index import read_ddl
from schema_index.ddl import script_memory
from schema_index.ddl.script import read_script
from schema_index.memory import Memory, seal
from schema_index.source import Reading, Source
from schema_index.views import resolve_views
from schema_index.views.query_tree import parse_query

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
    memory = Memory([str(schema)])
    reading = read_ddl([schema], memory)
    memory.save()
    return reading


def test_what_is_remembered_is_what_is_read(schema: Path, parsed: list[str]) -> None:
    def parsed_again() -> list[str]:
        """The files that the next reading parses; it has to say what one without a memory does."""
        parsed.clear()
        reading = read(schema)
        names = parsed.copy()
        assert reading == read_ddl([schema])
        return names

    assert parsed_again() == ["all.sql", "one.sql"]
    assert parsed_again() == []
    (schema / "one.sql").write_text("\nCREATE TABLE two (x int)", encoding="utf-8")
    assert parsed_again() == ["one.sql"]
    (schema / "one.sql").unlink()
    assert parsed_again() == []


def test_a_file_elsewhere_is_another_file(schema: Path, parsed: list[str]) -> None:
    """What is skipped is told with file and line, so the same text at another place is read there."""
    read(schema)
    (schema / "all.sql").rename(schema / "moved.sql")
    assert {Path(skipped.file).name for skipped in read(schema).skipped} == {"moved.sql"}


def test_another_program_reads_anew(schema: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    read(schema)
    monkeypatch.setattr(memory_module, "content_key", lambda _: "another reader")
    read(schema)
    assert parsed == ["all.sql", "one.sql"] * 2


VIEWS = {
    "a.sql": "CREATE TABLE a (k int NOT NULL PRIMARY KEY, x char(1))",
    "b.sql": "CREATE TABLE b (k int NOT NULL PRIMARY KEY, y char(2))",
    "over_a.sql": "CREATE VIEW over_a AS SELECT k, x AS shown FROM a WHERE k > 0",
    "joined.sql": "CREATE VIEW joined AS SELECT v.shown, b.* FROM over_a v JOIN b ON b.k = v.k",
    "alone.sql": "CREATE VIEW alone AS SELECT 1 AS one",
    "torn.sql": "CREATE VIEW torn AS SELECT FROM FROM a",
}


def test_a_view_is_parsed_again_where_what_it_shows_may_differ(
    tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    queries: list[str] = []

    def noted(text: str) -> object:
        queries.append(text.split("FROM")[0])
        return parse_query(text)

    monkeypatch.setattr(resolve_views, "parse_query", noted)
    schema = tmp_path / "views"
    schema.mkdir()
    for name, text in VIEWS.items():
        (schema / name).write_text(text, encoding="utf-8")

    def parsed_again() -> int:
        """How many views the next reading parses; it has to say what one without a memory does."""
        queries.clear()
        reading = read(schema)
        count = len(queries)
        assert reading == read_ddl([schema])
        return count

    assert parsed_again() == 4
    assert parsed_again() == 0
    (schema / "b.sql").write_text(
        "CREATE TABLE b (k int NOT NULL PRIMARY KEY, y char(3), z int)", encoding="utf-8"
    )
    assert parsed_again() == 1
    joined = read(schema).catalog.find("joined")
    assert joined and [column.name for column in joined.columns] == ["shown", "k", "y", "z"]
    (schema / "a.sql").write_text("CREATE TABLE a (k int NOT NULL PRIMARY KEY, x char(9))", encoding="utf-8")
    assert parsed_again() == 2  # over_a, and joined through it
    (schema / "a.sql").unlink()
    assert parsed_again() == 2
    (schema / "alone.sql").write_text("CREATE VIEW alone AS SELECT 2 AS two", encoding="utf-8")
    assert parsed_again() == 1


def test_views_over_each_other_are_remembered_as_they_are_read(tmp_path: Path, parsed: list[str]) -> None:
    schema = tmp_path / "circle"
    schema.mkdir()
    (schema / "all.sql").write_text(
        "CREATE TABLE t (k int)\nGO\nCREATE VIEW v AS SELECT k, x FROM w\nGO\n"
        "CREATE VIEW w AS SELECT k, 1 AS x FROM v, t\nGO\nCREATE VIEW u AS SELECT x FROM u",
        encoding="utf-8",
    )
    assert read(schema) == read(schema) == read_ddl([schema])


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
    file = Memory([str(schema)]).file
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
