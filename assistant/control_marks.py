"""Marks by which chat templates tell turns apart, in text that comes from elsewhere.

A tokenizer makes special tokens of them wherever they stand, so that a question, a comment in the schema or
an earlier turn could end its own message and write one in another's name.
"""

from __future__ import annotations

MARKS = (
    "<|", "|>", "<<SYS>>", "<</SYS>>", "[INST]", "[/INST]", "<start_of_turn>", "<end_of_turn>", "<s>", "</s>",
    "<bos>", "<eos>", "<pad>", "<unk>", "<think>", "</think>", "<tool_call>", "</tool_call>",
)  # fmt: skip
"""ChatML, Llama 2 and 3, Mistral, Gemma, Qwen."""


def without_marks(text: str) -> str:
    """`text` with a space in every mark: readable as before, but no special token."""
    for mark in MARKS:
        if mark in text:
            text = text.replace(mark, f"{mark[0]} {mark[1:]}")
    return text
