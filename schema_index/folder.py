"""The index folder on disk: written whole or not at all, checked when read.

catalog.json (one line a table), tables.faiss (one row a table, in catalog order) and manifest.json.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from schema_index.catalog import Catalog
from schema_index.encoder import BUNDLED_MODEL
from schema_index.errors import IndexFolderError
from schema_index.replace_folder import new_folder, replace_folder, restore

# To be raised whenever a file's form changes.
FORMAT_VERSION = 2
CATALOG, VECTORS, MANIFEST = "catalog.json", "tables.faiss", "manifest.json"
READ_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index folder holds and how to make it again.

    `tables` maps each table to the SHA-256 of its content, `texts` to the one of the text that was
    embedded for it, `joins` is the one of all joins and types, `vectors` and `catalog` those of the
    files ("" where it was written before that was kept); `built_from` is the source as command line
    arguments; `built_at` is UTC.
    """

    format_version: int
    model: str
    dimension: int
    tables: dict[str, str]
    texts: dict[str, str]
    joins: str
    vectors: str
    built_at: str
    built_from: tuple[str, ...]
    catalog: str = ""

    def rebuild(self, folder: Path) -> str:
        """What to run where the folder cannot be used."""
        model = () if self.model == BUNDLED_MODEL else ("--model", self.model)
        return rebuild_command(folder, (*self.built_from, *model))


@dataclass(frozen=True, slots=True)
class Contents:
    """A checked index folder; `vectors` are the bytes of a FAISS index with one row a table."""

    manifest: Manifest
    catalog: Catalog
    vectors: bytes


def write_folder(
    folder: Path,
    catalog: Catalog,
    vectors: bytes | memoryview,
    model: str,
    dimension: int,
    built_from: tuple[str, ...],
    tables: dict[str, str],
    texts: dict[str, str],
) -> Manifest:
    """Write the three files aside and put them in the place of `folder` in one step.

    See Manifest for `tables` and `texts`.

    Raises IndexFolderError where `folder` holds something else, or cannot be written.
    """
    with _aside(folder) as aside:
        with _written(aside / CATALOG) as file:
            written = _write_catalog(file, catalog)
        with _written(aside / VECTORS) as file:
            file.write(vectors)
        manifest = Manifest(
            format_version=FORMAT_VERSION,
            model=model,
            dimension=dimension,
            tables=tables,
            texts=texts,
            joins=joins_hash(catalog),
            vectors=hashlib.sha256(vectors).hexdigest(),
            built_at=datetime.now(UTC).isoformat(timespec="seconds"),
            built_from=built_from,
            catalog=written,
        )
        with _written(aside / MANIFEST) as file:
            file.write((json.dumps(asdict(manifest), indent=1) + "\n").encode())
        replace_folder(aside, folder)
    return manifest


@contextmanager
def _written(path: Path) -> Iterator[IO[bytes]]:
    """A new file that is on the disk, not only in memory, before its folder takes the old one's place."""
    with path.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _write_catalog(file: IO[bytes], catalog: Catalog) -> str:
    """Write `catalog.to_json()` table by table, so that it is never in memory twice; its SHA-256."""
    digest = hashlib.sha256()

    def write(text: str) -> None:
        data = text.encode()
        digest.update(data)
        file.write(data)

    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    separator = '{"tables":[\n'
    for table in catalog:
        write(separator + encode(table.to_json()))
        separator = ",\n"
    rest = replace(catalog, tables=()).to_json()
    del rest["tables"]
    write(("" if len(catalog) else separator) + "\n]," + encode(rest)[1:])
    return digest.hexdigest()


def check_writable(folder: Path) -> None:
    """Raise IndexFolderError now where `write_folder` would later, after the work is done."""
    with _aside(folder):
        pass


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """A new folder beside `folder`; what the system refuses becomes an IndexFolderError."""
    try:
        if folder.exists() and not _may_replace(folder):
            raise IndexFolderError(f"{folder} exists and is no index folder: give --out another folder")
        with new_folder(folder) as aside:
            yield aside
    except OSError as error:
        reason = error.strerror or str(error)
        raise IndexFolderError(
            f"the index cannot be written to {folder} ({reason}): give --out another folder"
        ) from error


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest alone; raises IndexFolderError as `read_folder` does."""
    _check_there(folder)
    try:
        return _parse_manifest(folder, (folder / MANIFEST).read_bytes())
    except OSError as error:
        reason = f"{folder / MANIFEST} cannot be read ({error.strerror})"
        raise IndexFolderError(f"{reason}: {rebuild_command(folder)}") from error


def read_folder(folder: Path) -> Contents:
    """Read an index folder and check every hash; loads no model and no FAISS.

    Raises IndexFolderError with the command that rebuilds the folder.
    """
    _check_there(folder)
    manifest_bytes, files, fault = _snapshot(folder)
    manifest = _parse_manifest(folder, manifest_bytes)
    rebuild = manifest.rebuild(folder)
    if fault:
        raise IndexFolderError(f"{fault.filename} cannot be read ({fault.strerror}): {rebuild}") from fault
    try:
        written = files.pop(CATALOG)
        whole = hashlib.sha256(written).hexdigest() == manifest.catalog
        data = json.loads(written)
        known = manifest.tables
        rows = [] if whole else data["tables"]  # each by itself only to name the one that was changed
        changed = [row["name"] for row in rows if known.get(row["name"]) != _row_hash(row)]
        catalog = Catalog.from_json(data)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexFolderError(f"{folder / CATALOG} is damaged: {rebuild}") from error
    if changed or known.keys() != {table.name for table in catalog} or manifest.joins != joins_hash(catalog):
        what = f"the table {changed[0]}" if changed else "the list of tables or joins"
        raise IndexFolderError(f"{folder / CATALOG} was changed since it was built ({what}): {rebuild}")
    if hashlib.sha256(files[VECTORS]).hexdigest() != manifest.vectors:
        raise IndexFolderError(f"{folder / VECTORS} is damaged: {rebuild}")
    return Contents(manifest, catalog, files[VECTORS])


def _check_there(folder: Path) -> None:
    """Raise IndexFolderError where there is no manifest, after a writer killed half way was undone."""
    if not (folder / MANIFEST).is_file() and not restore(folder):
        missing = "does not exist" if not folder.exists() else f"holds no {MANIFEST}"
        raise IndexFolderError(f"the index folder {folder} {missing}: {rebuild_command(folder)}")


def rebuild_command(folder: Path, built_from: tuple[str, ...] = ()) -> str:
    """The advice that ends every message about an index folder."""
    source = shlex.join(built_from or ("--reference",))
    return f"run python -m schema_index build {source} --out {shlex.quote(str(folder))}"


def _snapshot(folder: Path) -> tuple[bytes, dict[str, bytes], OSError | None]:
    """The bytes of the files as one writer left them: read again where the manifest changed meanwhile."""
    before = b""
    files: dict[str, bytes] = {}
    fault: OSError | None = None
    for _ in range(READ_ATTEMPTS):
        fault = None
        try:
            before = (folder / MANIFEST).read_bytes()
            files = {name: (folder / name).read_bytes() for name in (CATALOG, VECTORS)}
        except OSError as error:
            fault = error
        try:
            if (folder / MANIFEST).read_bytes() == before:
                break
        except OSError as error:
            fault = error
    return before, files, fault


def _parse_manifest(folder: Path, data: bytes) -> Manifest:
    try:
        fields: dict[str, Any] = json.loads(data)
        version = fields["format_version"]
        source = tuple(str(part) for part in fields["built_from"])
        if version == FORMAT_VERSION:
            manifest = Manifest(**{**fields, "built_from": source})
            if manifest.tables.keys() == manifest.texts.keys():
                return manifest
            raise ValueError("tables and texts differ")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexFolderError(f"{folder / MANIFEST} is damaged: {rebuild_command(folder)}") from error
    raise IndexFolderError(
        f"the index in {folder} has format {version}, this program reads format {FORMAT_VERSION}: "
        f"{rebuild_command(folder, source)}"
    )


def _may_replace(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MANIFEST).exists() or not any(folder.iterdir()))


def joins_hash(catalog: Catalog) -> str:
    """SHA-256 of all joins and types of a catalog, as 64 hex digits."""
    data = [[join.to_json() for join in catalog.joins], catalog.types]
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def _row_hash(row: dict[str, Any]) -> str:
    """The `content_hash` of the table that a row of catalog.json holds."""
    return hashlib.sha256(json.dumps(row, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
