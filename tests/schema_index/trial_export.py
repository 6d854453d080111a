"""The trial export as a folder: `:file PATH [ENCODING]` starts each of its files in data/trial_export.txt."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).parent / "data"
ENCODINGS = ("utf-16", "utf-16-le", "utf-8-sig", "latin-1")


def unpack(folder: Path) -> list[Path]:
    """Write the files with the line ends of Windows, each in its encoding; their paths."""
    found: list[Path] = []
    parts = (DATA / "trial_export.txt").read_text(encoding="utf-8").split(":file ")
    for part in parts[1:]:
        head, _, text = part.partition("\n")
        encoding = next((name for name in ENCODINGS if head.endswith(f" {name}")), "utf-8")
        path = folder / head.removesuffix(f" {encoding}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
        found.append(path)
    return found
