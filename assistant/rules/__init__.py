"""Checks SQL against the house rules and the catalog, and fixes what can be fixed."""

from assistant.rules.pipeline import CheckResult, check
from assistant.rules.repair import FixResult, fix

__all__ = ["CheckResult", "FixResult", "check", "fix"]
