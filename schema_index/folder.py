"""The index folder on disk: written whole or not at all, checked when read.

catalog.json, tables.faiss (one row a table, in catalog order) and manifest.json.
"""

from __future__ import annotations

import hashlib
import json
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from schema_index.catalog import Catalog
from schema_index.encoder import BUNDLED_MODEL
from schema_index.errors import IndexFolderError
from schema_index.replace_folder import new_folder, replace_folder

# To be raised whenever a file's form or the text made by document() changes.
FORMAT_VERSION = 1
CATALOG, VECTORS, MANIFEST = "catalog.json", "tables.faiss", "manifest.json"
READ_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index folder holds and how to make it again.

    `tables` maps each table to the SHA-256 of its content, `joins` is the one of all joins and
    types, `vectors` the one of tables.faiss; `built_from` is the source as command line
    arguments; `built_at` is UTC.
    """

    format_version: int
    model: str
    dimension: int
    tables: dict[str, str]
    joins: str
    vectors: str
    built_at: str
    built_from: tuple[str, ...]

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
    folder: Path, catalog: Catalog, vectors: bytes, model: str, dimension: int, built_from: tuple[str, ...]
) -> Manifest:
    """Write the three files aside and put them in the place of `folder` in one step.

    Raises IndexFolderError where `folder` holds something else, or cannot be written.
    """
    manifest = Manifest(
        format_version=FORMAT_VERSION,
        model=model,
        dimension=dimension,
        tables={table.name: table.content_hash() for table in catalog},
        joins=_joins_hash(catalog),
        vectors=hashlib.sha256(vectors).hexdigest(),
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        built_from=built_from,
    )
    with _aside(folder) as aside:
        text = json.dumps(catalog.to_json(), ensure_ascii=False, separators=(",", ":"))
        (aside / CATALOG).write_text(text, encoding="utf-8")
        (aside / VECTORS).write_bytes(vectors)
        (aside / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1) + "\n", encoding="utf-8")
        replace_folder(aside, folder)
    return manifest


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


def read_folder(folder: Path) -> Contents:
    """Read an index folder and check every hash; loads no model and no FAISS.

    Raises IndexFolderError with the command that rebuilds the folder.
    """
    if not (folder / MANIFEST).is_file():
        missing = "does not exist" if not folder.exists() else f"holds no {MANIFEST}"
        raise IndexFolderError(f"the index folder {folder} {missing}: {rebuild_command(folder)}")
    manifest_bytes, files, fault = _snapshot(folder)
    manifest = _parse_manifest(folder, manifest_bytes)
    rebuild = manifest.rebuild(folder)
    if fault:
        raise IndexFolderError(f"{fault.filename} cannot be read ({fault.strerror}): {rebuild}") from fault
    try:
        catalog = Catalog.from_json(json.loads(files[CATALOG]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexFolderError(f"{folder / CATALOG} is damaged: {rebuild}") from error
    changed = [table.name for table in catalog if manifest.tables.get(table.name) != table.content_hash()]
    if changed or len(manifest.tables) != len(catalog) or manifest.joins != _joins_hash(catalog):
        what = f"the table {changed[0]}" if changed else "the list of tables or joins"
        raise IndexFolderError(f"{folder / CATALOG} was changed since it was built ({what}): {rebuild}")
    if hashlib.sha256(files[VECTORS]).hexdigest() != manifest.vectors:
        raise IndexFolderError(f"{folder / VECTORS} is damaged: {rebuild}")
    return Contents(manifest, catalog, files[VECTORS])


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
            manifest.tables.keys()
            return manifest
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexFolderError(f"{folder / MANIFEST} is damaged: {rebuild_command(folder)}") from error
    raise IndexFolderError(
        f"the index in {folder} has format {version}, this program reads format {FORMAT_VERSION}: "
        f"{rebuild_command(folder, source)}"
    )


def _may_replace(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MANIFEST).exists() or not any(folder.iterdir()))


def _joins_hash(catalog: Catalog) -> str:
    data = [[asdict(join) for join in catalog.joins], catalog.types]
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
