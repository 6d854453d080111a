"""What differs between two catalogs."""

from __future__ import annotations

from dataclasses import dataclass

from schema_index.catalog import Catalog, Table


@dataclass(frozen=True, slots=True)
class TableChange:
    """One table that both catalogs have: columns by name, and whether key, joins or text changed."""

    name: str
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    changed: tuple[str, ...]
    other: tuple[str, ...]
    """Of base, kind, module, description, key, joins: those that differ."""


@dataclass(frozen=True, slots=True)
class CatalogDiff:
    """Tables added, dropped and changed on the way from one catalog to another, sorted by name."""

    added: tuple[str, ...]
    dropped: tuple[str, ...]
    changed: tuple[TableChange, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.changed)


def diff(before: Catalog, after: Catalog) -> CatalogDiff:
    """Compare two catalogs by the names of their tables."""
    old, new = ({table.name: table for table in catalog} for catalog in (before, after))
    changes = []
    for name in sorted(old.keys() & new.keys()):
        change = _compare(old[name], new[name], set(before.joins_of(name)) != set(after.joins_of(name)))
        if change.added or change.dropped or change.changed or change.other:
            changes.append(change)
    added, dropped = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    return CatalogDiff(tuple(added), tuple(dropped), tuple(changes))


def _compare(old: Table, new: Table, joins_differ: bool) -> TableChange:
    left, right = ({column.name: column for column in table.columns} for table in (old, new))
    fields = ("base", "kind", "module", "description", "key")
    other = [field for field in fields if getattr(old, field) != getattr(new, field)]
    return TableChange(
        name=new.name,
        added=tuple(name for name in right if name not in left),
        dropped=tuple(name for name in left if name not in right),
        changed=tuple(name for name in right if name in left and left[name] != right[name]),
        other=tuple(other + (["joins"] if joins_differ else [])),
    )
