"""T-SQL for DuckDB: a checked SELECT is carried over by its parse tree, or refused by construct."""

from assistant.tsql.carry import SETTINGS, Carried, carry_over, parameters, prepare

__all__ = ["SETTINGS", "Carried", "carry_over", "parameters", "prepare"]
