"""What the chat shows while an answer comes."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any

from assistant.account import note_failure
from assistant.answer import Answer
from assistant.asking import Asking
from assistant.assistant import Assistant
from assistant.cancel import Cancel
from assistant.events import Done
from assistant.markdown import escape
from assistant.page.chat import Chat
from assistant.page.live import Live
from assistant.prompt import Turn
from schema_index import VistaError

UNANSWERED = "**This could not be answered.**"
FRAME_SECONDS = 0.08
"""What is being written is sent at most this often, and every other event at once."""


def answer_frames(
    assistant: Assistant,
    chat: Chat,
    text: str,
    *,
    company: int | None,
    execute: bool,
    user: str | None,
    refused: VistaError | None = None,
    finished: Callable[[Answer], Any],
) -> Iterator[list[Any]]:
    """What to show below the chat while an answer comes; at the end it is in `chat` and nothing is below.

    `finished` makes the message of a whole answer. An error becomes the answer: the page stays usable; so
    does `refused`, which says why whoever asks is not answered.
    """
    mine = chat.answering = Cancel()
    chat.messages.append({"role": "user", "content": escape(text)})
    live = Live()
    yield [{"role": "assistant", "content": live.markdown}]
    sent = time.monotonic()
    kind: type[object] = object
    try:
        if refused is not None:
            note_failure(Asking(text, company, execute=execute), refused, assistant.watchers)
            raise refused
        events = assistant.stream(
            text, company=company, turns=chat.turns, execute=execute, user=user, cancel=mine
        )
        for event in events:
            if chat.answering is not mine:
                return
            live.add(event)
            if isinstance(event, Done):
                chat.messages.append(finished(event.answer))
                chat.turns.append(Turn(text, event.answer.text))
            elif kind is not type(event) or time.monotonic() - sent >= FRAME_SECONDS:
                kind, sent = type(event), time.monotonic()
                yield [{"role": "assistant", "content": live.markdown}]
    except VistaError as error:
        if chat.answering is not mine:
            return
        chat.messages.append({"role": "assistant", "content": f"{UNANSWERED} {escape(str(error))}"})
    except Exception as error:  # the page outlives any fault of ours; the terminal has the details
        traceback.print_exc()
        fault = f"An internal error, {type(error).__name__}: the terminal has the details."
        chat.messages.append({"role": "assistant", "content": f"{UNANSWERED} {fault}"})
    chat.answering = None
    yield []
