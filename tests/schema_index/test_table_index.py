from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from schema_index import Catalog, IndexFolderError, SentenceEncoder, TableIndex
from schema_index.encoder import BUNDLED_MODEL
from schema_index.replace_folder import new_folder, replace_folder


class RenamedEncoder:
    """The same model under another name, as a manifest would show it."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self.name = "another/model"
        self.dimension = encoder.dimension
        self.encode = encoder.encode


class CountingEncoder:
    """The real model that notes which texts it was given."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self.name, self.dimension = encoder.name, encoder.dimension
        self.inner = encoder
        self.texts: list[str] = []

    def encode(self, texts: list[str]) -> np.ndarray:
        self.texts += texts
        return self.inner.encode(texts)


@pytest.fixture
def folder(tmp_path: Path, small_catalog: Catalog, encoder: SentenceEncoder) -> Path:
    TableIndex.build(small_catalog, encoder).save(tmp_path / "index")
    return tmp_path / "index"


def test_search_gives_the_nearest_tables_with_their_cosine(
    small_catalog: Catalog, encoder: SentenceEncoder
) -> None:
    index = TableIndex.build(small_catalog, encoder)
    found = index.search("which suppliers do we buy from", 2)
    assert [name for name, _ in found] == ["APVM", "APTH"]
    expected = encoder.encode(["which suppliers do we buy from"])[0] @ index.vectors[0]
    assert found[0][1] == pytest.approx(float(expected), abs=1e-6)
    assert len(index.search("jobs", 50)) == 3
    assert index.search("jobs", 0) == []


def test_progress_counts_tables(small_catalog: Catalog, encoder: SentenceEncoder) -> None:
    seen: list[tuple[int, int]] = []
    TableIndex.build(small_catalog, encoder, lambda done, total: seen.append((done, total)))
    assert seen == [(3, 3)]


def test_an_index_comes_back_as_it_was_saved(
    folder: Path, small_catalog: Catalog, encoder: SentenceEncoder
) -> None:
    built, loaded = TableIndex.build(small_catalog, encoder), TableIndex.load(folder, encoder)
    assert loaded.catalog == small_catalog
    assert np.array_equal(loaded.vectors, built.vectors)
    assert loaded.search("invoices", 3) == built.search("invoices", 3)
    assert sorted(file.name for file in folder.iterdir()) == ["catalog.json", "manifest.json", "tables.faiss"]
    assert sorted(file.name for file in folder.parent.iterdir()) == ["index"]


def test_without_an_encoder_the_model_of_the_manifest_is_loaded(folder: Path) -> None:
    assert TableIndex.load(folder).search("job", 1)[0][0] == "JCJM"


def test_saving_replaces_the_previous_index(
    folder: Path, small_catalog: Catalog, encoder: SentenceEncoder
) -> None:
    fewer = Catalog(small_catalog.tables[:1])
    TableIndex.build(fewer, encoder).save(folder)
    assert TableIndex.load(folder, encoder).catalog == fewer
    assert sorted(file.name for file in folder.parent.iterdir()) == ["index"]


def truncate(folder: Path) -> None:
    data = (folder / "tables.faiss").read_bytes()
    (folder / "tables.faiss").write_bytes(data[: len(data) // 2])


def edit_catalog(folder: Path) -> None:
    text = (folder / "catalog.json").read_text(encoding="utf-8")
    (folder / "catalog.json").write_text(text.replace('"JCCo"', '"JCCompany"'), encoding="utf-8")


def drop_join(folder: Path) -> None:
    data = json.loads((folder / "catalog.json").read_text(encoding="utf-8"))
    (folder / "catalog.json").write_text(json.dumps(data | {"joins": []}), encoding="utf-8")


def drop_table(folder: Path) -> None:
    data = json.loads((folder / "catalog.json").read_text(encoding="utf-8"))
    (folder / "catalog.json").write_text(json.dumps(data | {"tables": data["tables"][:2]}), encoding="utf-8")


def no_json(folder: Path) -> None:
    (folder / "catalog.json").write_text('{"tables": [', encoding="utf-8")


def other_shape(folder: Path) -> None:
    (folder / "catalog.json").write_text("[]", encoding="utf-8")


def remove_vectors(folder: Path) -> None:
    (folder / "tables.faiss").unlink()


def remove_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def damage_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text("{}", encoding="utf-8")


def drop_text(folder: Path) -> None:
    data = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    del data["texts"]["JCJM"]
    (folder / "manifest.json").write_text(json.dumps(data), encoding="utf-8")


def other_format(folder: Path) -> None:
    data = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "manifest.json").write_text(json.dumps(data | {"format_version": 99}), encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (truncate, "tables.faiss is damaged"),
        (edit_catalog, r"catalog.json was changed since it was built \(the table JCJM\)"),
        (drop_join, "catalog.json was changed since it was built"),
        (drop_table, "catalog.json was changed since it was built"),
        (no_json, "catalog.json is damaged"),
        (other_shape, "catalog.json is damaged"),
        (remove_vectors, "tables.faiss cannot be read"),
        (remove_manifest, "holds no manifest.json"),
        (damage_manifest, "manifest.json is damaged"),
        (drop_text, "manifest.json is damaged"),
        (other_format, "has format 99, this program reads format"),
    ],
)
def test_a_damaged_folder_is_refused_with_the_command_that_rebuilds_it(
    folder: Path, encoder: SentenceEncoder, damage, said: str
) -> None:
    damage(folder)
    with pytest.raises(IndexFolderError, match=said) as caught:
        TableIndex.load(folder, encoder)
    assert str(caught.value).endswith(f"run python -m schema_index build --reference --out {folder}")


def test_a_missing_folder_and_another_model_are_refused(folder: Path, encoder: SentenceEncoder) -> None:
    with pytest.raises(IndexFolderError, match=r"nowhere does not exist: run python -m schema_index build"):
        TableIndex.load(folder.parent / "nowhere", encoder)
    said = rf"made with the embedding model {BUNDLED_MODEL} .* not another/model"
    with pytest.raises(IndexFolderError, match=said):
        TableIndex.load(folder, RenamedEncoder(encoder))


def test_the_rebuild_command_names_the_source_and_the_model(
    tmp_path: Path, small_catalog: Catalog, encoder: SentenceEncoder
) -> None:
    place = tmp_path / "my index"
    TableIndex.build(small_catalog, RenamedEncoder(encoder)).save(place, ("--ddl", "/schema/my tables"))
    truncate(place)
    with pytest.raises(IndexFolderError) as caught:
        TableIndex.load(place, encoder)
    assert str(caught.value).endswith(
        f"run python -m schema_index build --ddl '/schema/my tables' --model another/model --out '{place}'"
    )


def test_a_folder_of_something_else_is_not_overwritten(
    tmp_path: Path, small_catalog: Catalog, encoder: SentenceEncoder
) -> None:
    (tmp_path / "photo.jpg").write_text("mine", encoding="utf-8")
    index = TableIndex.build(small_catalog, encoder)
    for place in (tmp_path, tmp_path / "photo.jpg"):
        with pytest.raises(IndexFolderError, match="is no index folder"):
            index.save(place)
    assert (tmp_path / "photo.jpg").read_text(encoding="utf-8") == "mine"
    with pytest.raises(IndexFolderError, match="cannot be written"):
        index.save(tmp_path / "photo.jpg" / "index")


def test_update_embeds_only_what_changed(small_catalog: Catalog, encoder: SentenceEncoder) -> None:
    counting = CountingEncoder(encoder)
    index = TableIndex.build(small_catalog, counting)
    vendor, invoice, job = small_catalog.tables
    after = Catalog((replace(job, description="Jobs and projects"), replace(vendor, name="APVX"), invoice))
    counting.texts.clear()
    updated, changes = index.update(after)
    assert (changes.added, changes.changed, changes.removed) == (("APVX",), ("JCJM",), ("APVM",))
    assert sorted(text[:4] for text in counting.texts) == ["APVX", "JCJM"]
    assert np.array_equal(updated.vectors[2], index.vectors[1])
    rebuilt = TableIndex.build(after, encoder)
    assert np.allclose(updated.vectors, rebuilt.vectors, atol=0.005), "bfloat16 rounds by the batch"
    assert not index.update(small_catalog)[1]


@pytest.mark.parametrize("exchange", [True, False], ids=["exchanged", "moved away first"])
def test_a_folder_is_replaced_and_the_old_one_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr("schema_index.replace_folder._exchange", lambda *_: False)
    target = tmp_path / "target"
    for content in ("one", "two"):
        with new_folder(target) as aside:
            (aside / content).touch()
            replace_folder(aside, target)
        assert [file.name for file in tmp_path.iterdir()] == ["target"]
        assert [file.name for file in target.iterdir()] == [content]
        assert target.stat().st_mode & 0o077 == 0o055 & ~_umask()


def test_only_what_dead_writers_left_is_removed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    for name in (".target.new-dead", ".target.old-dead", ".target.backup", ".targets.new-other"):
        (tmp_path / name).mkdir()
    with new_folder(target) as aside, new_folder(target) as other:
        assert aside != other and aside.is_dir() and other.is_dir()
        left = {path.name for path in tmp_path.iterdir()} - {aside.name, other.name}
        assert left == {".target.backup", ".targets.new-other"}


def test_without_locks_only_old_leftovers_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows, and on a network drive without locks, the age of a folder tells."""

    def no_locks(folder: Path) -> int:
        raise OSError(errno.ENOTSUP, "no locks", str(folder))

    monkeypatch.setattr("schema_index.replace_folder._lock", no_locks)
    young, old = tmp_path / ".target.new-young", tmp_path / ".target.new-old"
    young.mkdir(), old.mkdir()
    two_days_ago = young.stat().st_mtime - 2 * 24 * 3600
    os.utime(old, (two_days_ago, two_days_ago))
    with new_folder(tmp_path / "target") as aside:
        assert {path.name for path in tmp_path.iterdir()} == {young.name, aside.name}


def test_an_index_that_was_moved_away_is_put_back(
    tmp_path: Path, folder: Path, encoder: SentenceEncoder
) -> None:
    """What a writer leaves that is killed between its two renames, where folders cannot be exchanged."""
    away = tmp_path / ".index.old-dead"
    away.mkdir()
    folder.rename(away / "index")
    assert TableIndex.load(folder, encoder).search("job", 1)[0][0] == "JCJM"
    folder.rename(away / "index")
    with new_folder(folder):
        assert TableIndex.load(folder, encoder).search("job", 1)[0][0] == "JCJM"
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
