"""The forms of an answer that a question itself makes likely or not."""

from __future__ import annotations

from typing import Literal

Form = Literal["sql", "schema", "read-only", "not-held"]
"""A SELECT, `describe NAME`, the refusal to change data, the refusal of what no table holds. The refusal of
a name is none of them: whether it is due is known from the catalog."""
FORMS: tuple[Form, ...] = ("sql", "schema", "read-only", "not-held")
ALL_FORMS: frozenset[Form] = frozenset(FORMS)
