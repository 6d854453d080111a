"""Contrasts: each makes, from a gated record, a rejected answer that is wrong in one way."""

from finetune.contrasts.aggregation import wrong_aggregation
from finetune.contrasts.company import missing_company, wrong_company
from finetune.contrasts.complete_join import incomplete_join
from finetune.contrasts.false_refusal import false_refusal
from finetune.contrasts.invented_answer import invented_answer
from finetune.contrasts.subject import Rejected, Subject, subject_of
from finetune.contrasts.unknown_column import unknown_column
from finetune.contrasts.wrong_table import wrong_table

__all__ = [
    "Rejected",
    "Subject",
    "false_refusal",
    "incomplete_join",
    "invented_answer",
    "missing_company",
    "subject_of",
    "unknown_column",
    "wrong_aggregation",
    "wrong_company",
    "wrong_table",
]
