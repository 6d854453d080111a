"""One visitor's conversation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from assistant.cancel import Cancel
from assistant.prompt import Turn


@dataclass
class Chat:
    """One visitor's conversation, kept on the server: messages as the chat shows them, and the turns.

    `answering` stops the answer being written: what is asked meanwhile, by a click on an example, is
    dropped, and an answer that finds another in its place, or None, was stopped. `user` is whose it is.
    """

    messages: list[Any] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    answering: Cancel | None = None
    user: str | None = None

    def of(self, user: str | None) -> Chat:
        """This conversation where it is the user's or nobody's yet, else a new one."""
        if self.user not in (None, user):
            return Chat(user=user)
        self.user = user
        return self

    def stop(self) -> None:
        """Stop the answer being written, at the model or at the database."""
        if self.answering is not None:
            self.answering.ask()
        self.answering = None
