"""One question as it was asked: by whom, for which company, with which turns before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from assistant.cancel import Cancel
from assistant.policy import Policy
from assistant.prompt import Turn


def _new_id() -> str:
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class Asking:
    """`id` ties the lines of an audit log together; `policy` limits what `user` may read, None does not.

    `company` fills parameters that the question does not; `cancel` stops the answer wherever it is.
    """

    question: str
    company: int | None = None
    turns: Sequence[Turn] = ()
    execute: bool = False
    user: str = ""
    policy: Policy | None = None
    cancel: Cancel = field(default_factory=Cancel)
    id: str = field(default_factory=_new_id)
