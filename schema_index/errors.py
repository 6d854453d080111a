"""Every error this project raises on purpose.

    VistaError                     one line that states the fact, the value and the fix
    ├── SchemaSourceError          DDL, a live database or a table name that cannot be read
    ├── IndexFolderError           an index folder that is missing, damaged or of another format
    ├── QuestionError              a question that is empty or too long
    ├── ModelError                 a model or model server that cannot be loaded or reached
    │   ├── ModelGoneError         a model server that is not there, or left in the middle of an answer
    │   └── BusyError              a question that is not taken in: too many are waiting
    ├── ExecutionError             a SELECT that the database refused, or that cannot be carried over to it
    │   ├── GateError              a SELECT that was not sent: it breaks a rule, or the user's policy
    │   └── CancelledError         a SELECT that was ended because its user stopped it
    ├── PolicyError                a file of policies that cannot be used, or a user that it does not name
    ├── AuditError                 an audit log that cannot be written: nothing is run without it
    ├── DataError                  training records or evaluation cases that cannot be used
    ├── TrainingError              a training run that cannot go on: memory, disk, a loss that is no number
    └── MissingPackageError        an optional package that is missing, with the command that installs it

The command lines print the message on standard error and end with status 2; nothing else is caught.
"""

from __future__ import annotations


class VistaError(Exception):
    """Base of all; `str(error)` is one line that names the fix."""


class SchemaSourceError(VistaError):
    """The catalog cannot be read from where it was asked to come from."""


class IndexFolderError(VistaError):
    """An index folder is missing, damaged, or was written by another format or embedding model."""


class QuestionError(VistaError):
    """A question that cannot be asked: empty, or longer than the limit."""


class ModelError(VistaError):
    """A model cannot be loaded, or a model server cannot be reached."""


class ModelGoneError(ModelError):
    """A model server is not there, or left in the middle of an answer: asking again later may succeed."""


class BusyError(ModelError):
    """Too many questions are waiting for the model."""


class ExecutionError(VistaError):
    """The database did not run a statement; the message says why."""


class GateError(ExecutionError):
    """A statement was not sent; the message says which rule or policy it breaks."""


class CancelledError(ExecutionError):
    """A statement was ended because whoever asked for it stopped it."""


class PolicyError(VistaError):
    """A file of policies cannot be used, or does not name a user."""


class AuditError(VistaError):
    """The audit log cannot be written."""


class DataError(VistaError):
    """A training record or evaluation case does not hold."""


class TrainingError(VistaError):
    """A training run cannot go on; the message names the setting to change."""


class MissingPackageError(VistaError):
    """An optional package is needed: the message names it and how to install it."""

    def __init__(self, package: str, purpose: str, extra: str) -> None:
        super().__init__(
            f"{purpose} needs the package {package!r}, which is not installed: "
            f"run pip install 'vista-sql-assistant[{extra}]'"
        )
