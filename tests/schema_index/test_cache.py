from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from schema_index import (
    Catalog,
    SentenceEncoder,
    TableIndex,
    cache,
    load_reference_index,
    reference_index_folder,
)


@pytest.fixture(autouse=True)
def small_reference(tmp_path: Path, small_catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reference of three tables, which is embedded in no time, in a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "load_reference", lambda: small_catalog)


def test_the_index_is_built_once_and_then_read(encoder: SentenceEncoder, small_catalog: Catalog) -> None:
    folder = reference_index_folder(encoder.name)
    assert not folder.exists()
    calls: list[int] = []
    assert load_reference_index(encoder, lambda done, total: calls.append(done)).catalog == small_catalog
    assert load_reference_index(encoder, lambda done, total: calls.append(done)).catalog == small_catalog
    assert calls == [3]
    assert TableIndex.load(folder, encoder).catalog == small_catalog


def test_a_damaged_cache_is_mended(encoder: SentenceEncoder, small_catalog: Catalog) -> None:
    load_reference_index(encoder)
    folder = reference_index_folder(encoder.name)
    (folder / "tables.faiss").write_bytes(b"")
    assert load_reference_index(encoder).search("suppliers", 1)[0][0] == "APVM"
    assert TableIndex.load(folder, encoder).catalog == small_catalog


def test_a_cache_that_cannot_be_written_is_no_hindrance(
    encoder: SentenceEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert load_reference_index(encoder).search("suppliers", 1)[0][0] == "APVM"


def test_the_folder_depends_on_the_model_and_the_users_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = reference_index_folder("one"), reference_index_folder("other")
    assert one.parent == other.parent == tmp_path / "cache" / "vista-sql-assistant"
    assert one != other
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert reference_index_folder("one") == tmp_path / ".cache" / "vista-sql-assistant" / one.name


def save_often(folder: str, catalog: Catalog, vectors: bytes, times: int) -> None:
    from schema_index.encoder import BUNDLED_MODEL
    from schema_index.folder import write_folder

    tables = {table.name: table.content_hash() for table in catalog}
    texts = {table.name: "" for table in catalog}
    for _ in range(times):
        write_folder(Path(folder), catalog, vectors, BUNDLED_MODEL, 384, ("--reference",), tables, texts)


def test_processes_that_build_at_once_leave_a_whole_index(
    encoder: SentenceEncoder, small_catalog: Catalog, tmp_path: Path
) -> None:
    index = TableIndex.build(small_catalog, encoder)
    folder = tmp_path / "index"
    index.save(folder)
    vectors = (folder / "tables.faiss").read_bytes()
    arguments = (str(folder), small_catalog, vectors, 60)
    writers = [
        multiprocessing.get_context("spawn").Process(target=save_often, args=arguments) for _ in range(2)
    ]
    for writer in writers:
        writer.start()
    reads = 0
    while any(writer.is_alive() for writer in writers):
        assert TableIndex.load(folder, encoder).catalog == small_catalog
        reads += 1
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert reads > 10
    assert os.listdir(tmp_path) == ["index"]
