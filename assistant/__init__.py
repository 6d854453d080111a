"""Plain words to checked T-SQL and its rows."""

from assistant.answer import Answer, AnswerKind, RepairStep
from assistant.assistant import Assistant
from assistant.cancel import Cancel
from assistant.database import Database, Rows, Value
from assistant.events import AskedAgain, Checked, Done, Event, Ran, Repaired, TablesFound, Wrote
from assistant.load_model import load_model
from assistant.model import LanguageModel, Message
from assistant.prompt import Turn
from assistant.violation import RULE_IDS, RuleId, Violation
from schema_index import VistaError

__all__ = [
    "RULE_IDS",
    "Answer",
    "AnswerKind",
    "AskedAgain",
    "Assistant",
    "Cancel",
    "Checked",
    "Database",
    "Done",
    "Event",
    "LanguageModel",
    "Message",
    "Ran",
    "RepairStep",
    "Repaired",
    "Rows",
    "RuleId",
    "TablesFound",
    "Turn",
    "Value",
    "Violation",
    "VistaError",
    "Wrote",
    "load_model",
]
