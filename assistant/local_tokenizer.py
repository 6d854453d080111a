"""Counts tokens here as a model server does, where the files of the model that it serves are here as well."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

FILE = "tokenizer.json"


def local_count(place: str) -> Callable[[str], int] | None:
    """The count of tokens of a model folder, or of a name on the hub that was downloaded; None where neither
    is here, or its tokenizer is not one of the library tokenizers. Nothing is fetched.
    """
    path = _file(place)
    if path is None:
        return None
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception:  # the library raises no narrower one; the server counts then
        return None
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return lambda text: len(tokenizer.encode(text, add_special_tokens=False).ids)


def _file(place: str) -> Path | None:
    if not place:
        return None
    if (path := Path(place) / FILE).is_file():
        return path
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    try:
        found = try_to_load_from_cache(place, FILE)
    except HFValidationError:
        return None
    return Path(found) if isinstance(found, str) else None
