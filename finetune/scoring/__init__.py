"""Judges answers: rows against gold rows, parts against parts, and why an answer is wrong."""

from finetune.scoring.attribute import CAUSES, Cause, attribute, covers, needed_tables
from finetune.scoring.bench import Bench, demo_bench
from finetune.scoring.components import PARTS, components
from finetune.scoring.response import Response, response_in, response_of
from finetune.scoring.rows import contains_rows, same_rows
from finetune.scoring.score import Score, score

__all__ = [
    "CAUSES",
    "PARTS",
    "Bench",
    "Cause",
    "Response",
    "Score",
    "attribute",
    "components",
    "contains_rows",
    "covers",
    "demo_bench",
    "needed_tables",
    "response_in",
    "response_of",
    "same_rows",
    "score",
]
