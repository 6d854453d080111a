"""Training data, training and evaluation of the models that answer."""

from finetune.case import Case, read_cases
from finetune.example import Example, read_examples, write_examples

__all__ = ["Case", "Example", "read_cases", "read_examples", "write_examples"]
