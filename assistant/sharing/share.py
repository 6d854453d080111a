"""Makes an assistant fit for many users at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.assistant import Assistant
from assistant.load_model import load_model
from assistant.model import LanguageModel
from assistant.sharing.health import PATIENCE
from assistant.sharing.new_model import NewModel
from assistant.sharing.shared_model import SharedModel


@contextmanager
def shared(
    assistant: Assistant, folder: str | Path | None = None, *, patience: float = PATIENCE
) -> Iterator[None]:
    """Within the block, questions stand in line for the assistant's model, see `SharedModel`.

    `patience`: seconds that they wait for a model server that is gone. Where `folder` is a folder on this
    machine and is replaced, the model in it is taken over: questions under way end with the old one.
    """
    alone = assistant.model
    assistant.model = using = SharedModel(alone, patience=patience)

    def use(model: LanguageModel) -> None:
        nonlocal using
        assistant.model = using = SharedModel(model, patience=patience)

    is_here = folder is not None and Path(folder).is_dir()
    watched = NewModel(Path(folder), load_model, use) if folder is not None and is_here else None
    if watched is not None:
        watched.start()
    try:
        yield
    finally:
        if watched is not None:
            watched.close()
        using.close()
        assistant.model = alone
