"""JSONL is cut at line feeds alone, written whole or not at all, and what cannot be read is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from finetune.jsonl import read_jsonl, read_rows, write_jsonl
from schema_index import DataError

ODD = "one\u2028two\u2029three\x85four\x0bfive\x0csix\rseven"
"""What `str.splitlines` would cut."""


def test_a_separator_inside_a_text_does_not_split_a_record(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [{"text": ODD}, {"text": "plain"}]
    assert write_jsonl(path, rows) == 2
    assert list(read_jsonl(path, "give rows")) == [(1, rows[0]), (2, rows[1])]
    assert [row for _, row in read_rows(path, "give rows")] == rows
    assert "\u2028" in path.read_text(encoding="utf-8")


def test_blank_lines_and_a_mark_at_the_start_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}\r\n\n  \n{"a": 2}')
    assert list(read_jsonl(path, "")) == [(1, {"a": 1}), (4, {"a": 2})]


def test_a_list_is_read_as_rows(tmp_path: Path) -> None:
    path = tmp_path / "rows.json"
    path.write_text('\n [{"a": 1},\n {"a": 2}]', encoding="utf-8")
    assert list(read_rows(path, "")) == [(1, {"a": 1}), (2, {"a": 2})]


def test_a_broken_writer_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    write_jsonl(path, [1])

    def torn() -> Iterator[int]:
        yield 2
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        write_jsonl(path, torn())
    assert list(read_jsonl(path, "")) == [(1, 1)]


@pytest.mark.parametrize("reader", [read_jsonl, read_rows])
def test_what_cannot_be_read_is_named(reader: object, tmp_path: Path) -> None:
    assert callable(reader)
    with pytest.raises(DataError, match=r"cannot read .*none\.jsonl: No such file.*: make it first"):
        list(reader(tmp_path / "none.jsonl", "make it first"))
    (tmp_path / "latin.jsonl").write_bytes(b'{"a": "\xe9"}')
    with pytest.raises(DataError, match=r"latin\.jsonl: it is not UTF-8"):
        list(reader(tmp_path / "latin.jsonl", ""))
    (tmp_path / "torn.jsonl").write_text('{"a": 1}\n{"a": ', encoding="utf-8")
    with pytest.raises(DataError, match=r"torn\.jsonl:2: not JSON"):
        list(reader(tmp_path / "torn.jsonl", ""))
    (tmp_path / "torn.json").write_text("[1, 2", encoding="utf-8")
    with pytest.raises(DataError, match=r"torn\.json"):
        list(reader(tmp_path / "torn.json", ""))
