"""A question without what does not tell it from another."""

from __future__ import annotations

import re


def bare(question: str) -> str:
    """The words of a question in lower case, without punctuation at their ends and without please."""
    return " ".join(word for word in re.findall(r"[^\s?.!,]+", question.lower()) if word != "please")
