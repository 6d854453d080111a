"""Probes of a model: does it know which tables exist, and which do not?"""

from finetune.probing.fakes import Fake, fake_tables
from finetune.probing.history import append_history, read_history
from finetune.probing.page import page
from finetune.probing.probe import Probe, probe, rates

__all__ = ["Fake", "Probe", "append_history", "fake_tables", "page", "probe", "rates", "read_history"]
