"""What was written by hand: questions, refusals, acceptances, corrections, follow-ups, and their records."""

from finetune.curated.question import Curated, read_curated, sql_faults

__all__ = ["Curated", "read_curated", "sql_faults"]
