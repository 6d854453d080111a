"""Measures of training files: readers, judgements, figures, thresholds, pages."""

from finetune.auditing.measure import Distribution, Measure
from finetune.auditing.read import read_records
from finetune.auditing.record import Record
from finetune.auditing.report import Report, audit
from finetune.auditing.thresholds import Crossing, Threshold, read_thresholds

__all__ = [
    "Crossing",
    "Distribution",
    "Measure",
    "Record",
    "Report",
    "Threshold",
    "audit",
    "read_records",
    "read_thresholds",
]
