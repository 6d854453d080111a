"""What an update embeds, keeps, writes and prints."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from schema_index import Catalog, Changes, IndexFolderError, SentenceEncoder, TableIndex
from schema_index.__main__ import main
from schema_index.document import document
from schema_index.encoder import BUNDLED_MODEL, LaterEncoder
from schema_index.errors import ModelError

FOUR = "".join(f"CREATE TABLE {name} (x int);\n" for name in "abcd")
CHANGED = """\
CREATE TABLE b (x int);
CREATE TABLE c (x int, price int);
CREATE TABLE d (x int);
CREATE TABLE e (x int);
"""


@pytest.fixture(autouse=True)
def one_model(encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands use the model of the session in place of loading it again and again."""
    for module in ("cli_build", "encoder", "index"):
        monkeypatch.setattr(f"schema_index.{module}.SentenceEncoder", lambda name=None: encoder)


def run_json(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    status = main([*map(str, arguments), "--json"])
    captured = capsys.readouterr()
    assert (status, captured.err) == (0, "")
    return json.loads(captured.out)


def rows_of(folder: Path) -> dict[str, bytes]:
    """The line of catalog.json and the bytes of the vector of every table."""
    index = TableIndex.load(folder)
    lines = (folder / "catalog.json").read_bytes().splitlines()[1:-1]
    names = [json.loads(line.rstrip(b","))["name"] for line in lines]
    assert names == index.names
    stored = (folder / "tables.faiss").read_bytes()
    vectors = [row.tobytes() for row in index.vectors]
    assert all(vector in stored for vector in vectors)
    pairs = zip(lines, vectors, strict=True)
    return {name: line.rstrip(b",") + vector for name, (line, vector) in zip(names, pairs, strict=True)}


def test_what_is_unchanged_stays_byte_for_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schema, out = tmp_path / "schema.sql", tmp_path / "index"
    schema.write_text(FOUR, encoding="utf-8")
    run_json(capsys, "build", "--ddl", schema, "--out", out)
    before = rows_of(out)
    schema.write_text(CHANGED, encoding="utf-8")
    report = run_json(capsys, "update", "--ddl", schema, "--out", out)
    assert (report["added"], report["changed"], report["removed"]) == (["e"], ["c"], ["a"])
    assert (report["embedded"], report["written"], report["tables"]) == (2, True, 4)
    assert set(report["stages"]) == {"load", "read", "start", "embed", "write"}
    after = rows_of(out)
    assert sorted(after) == ["b", "c", "d", "e"]
    assert {name: after[name] for name in "bd"} == {name: before[name] for name in "bd"}
    assert after["c"] != before["c"]


def test_the_text_form_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schema, out = tmp_path / "schema.sql", tmp_path / "index"
    schema.write_text(FOUR, encoding="utf-8")
    run_json(capsys, "build", "--ddl", schema, "--out", out)
    schema.write_text(CHANGED, encoding="utf-8")
    assert main(["update", "--ddl", str(schema), "--out", str(out)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2:6] == ["added: e", "changed: c", "removed: a", "joins: 0 added, 0 removed"]
    assert lines[6] == "2 tables embedded"
    assert lines[-1].startswith(f"written to {out} in ")


def test_an_update_without_a_difference_writes_nothing_and_loads_no_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    schema, out = tmp_path / "schema.sql", tmp_path / "index"
    schema.write_text(FOUR, encoding="utf-8")
    run_json(capsys, "build", "--ddl", schema, "--out", out)
    state = [(file.name, file.stat().st_ino, file.read_bytes()) for file in sorted(out.iterdir())]

    def no_model(name: str) -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr("schema_index.encoder.SentenceEncoder", no_model)
    report = run_json(capsys, "update", "--ddl", schema, "--out", out)
    assert (report["embedded"], report["written"]) == (0, False)
    assert [(file.name, file.stat().st_ino, file.read_bytes()) for file in sorted(out.iterdir())] == state
    assert main(["update", "--ddl", str(schema), "--out", str(out)]) == 0
    assert f"no difference to {out}" in capsys.readouterr().out
    schema.write_text(FOUR.replace("CREATE TABLE a (x int);\n", ""), encoding="utf-8")
    report = run_json(capsys, "update", "--ddl", schema, "--out", out)
    assert (report["removed"], report["embedded"], report["written"]) == (["a"], 0, True)


def test_a_change_that_no_text_shows_is_kept_without_embedding(
    small_catalog: Catalog, encoder: SentenceEncoder
) -> None:
    index = TableIndex.build(small_catalog, encoder)
    vendor, *others = small_catalog.tables
    wider = replace(vendor.columns[1], type="bigint")
    after = Catalog((replace(vendor, columns=(vendor.columns[0], wider)), *others), small_catalog.joins)
    assert document(after.tables[0]) == document(vendor)
    updated, changes = index.update(after)
    assert changes == Changes((), ("APVM",), (), embedded=0, joins=True)
    assert updated.vectors.tobytes() == index.vectors.tobytes()
    assert updated.catalog == after


def test_words_that_this_program_says_anew_are_embedded_anew(
    small_catalog: Catalog, encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The glossary may have learnt a word since the index was built: the text of one table is new."""
    TableIndex.build(small_catalog, encoder).save(tmp_path / "index")
    old = TableIndex.load(tmp_path / "index", encoder)
    monkeypatch.setattr(
        "schema_index.index.document", lambda table: document(table) + " payables" * (table.name == "APTH")
    )
    updated, changes = old.update(small_catalog)
    assert changes == Changes((), (), (), embedded=1)
    assert changes
    same = [np.array_equal(left, right) for left, right in zip(updated.vectors, old.vectors, strict=True)]
    assert same == [True, False, True]


def test_a_new_order_of_tables_moves_the_vectors_with_them(
    small_catalog: Catalog, encoder: SentenceEncoder
) -> None:
    index = TableIndex.build(small_catalog, encoder)
    updated, changes = index.update(replace(small_catalog, tables=small_catalog.tables[::-1]))
    assert not changes
    assert np.array_equal(updated.vectors, index.vectors[::-1])
    assert updated.search("job", 1) == index.search("job", 1)


def test_a_model_of_another_dimension_is_refused(encoder: SentenceEncoder) -> None:
    with pytest.raises(ModelError, match="has 384 dimensions, the index was made with 100: build the index"):
        LaterEncoder(BUNDLED_MODEL, 100).encode(["text"])


def test_what_cannot_be_updated_is_refused_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").touch()
    for out, said in ((tmp_path, "holds no manifest.json"), (tmp_path / "none", "does not exist")):
        assert main(["update", "--ddl", str(tmp_path / "no.sql"), "--out", str(out)]) == 2
        error = capsys.readouterr().err
        assert said in error and error.count("\n") == 1
    with pytest.raises(IndexFolderError, match="is no index folder"):
        TableIndex.build(Catalog(()), LaterEncoder(BUNDLED_MODEL, 384)).save(tmp_path)
