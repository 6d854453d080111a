"""Asks a suite of cases, keeps the results, and sums them up."""

from finetune.evaluating.ask import Asker
from finetune.evaluating.report import table
from finetune.evaluating.results import ResultFile, read_results, result_row
from finetune.evaluating.summary import summarise

__all__ = ["Asker", "ResultFile", "read_results", "result_row", "summarise", "table"]
