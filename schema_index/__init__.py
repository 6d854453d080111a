"""The catalog of a Vista database: read it, describe it, index it, search it."""

from schema_index.bundled import load_reference, read_reference
from schema_index.cache import load_reference_index, reference_index_folder
from schema_index.catalog import Catalog, Column, Join, Table, bare_name, quote, quote_table
from schema_index.ddl.read_ddl import read_ddl
from schema_index.document import document
from schema_index.encoder import Encoder, SentenceEncoder
from schema_index.errors import (
    AuditError,
    BusyError,
    CancelledError,
    DataError,
    ExecutionError,
    GateError,
    IndexFolderError,
    MissingPackageError,
    ModelError,
    ModelGoneError,
    PolicyError,
    QuestionError,
    SchemaSourceError,
    TrainingError,
    VistaError,
)
from schema_index.folder import Manifest
from schema_index.glossary import module_words, split_name, words
from schema_index.index import Changes, TableIndex
from schema_index.source import Reading, Skipped, full_name

__all__ = [
    "AuditError",
    "BusyError",
    "CancelledError",
    "Catalog",
    "Changes",
    "Column",
    "DataError",
    "Encoder",
    "ExecutionError",
    "GateError",
    "IndexFolderError",
    "Join",
    "Manifest",
    "MissingPackageError",
    "ModelError",
    "ModelGoneError",
    "PolicyError",
    "QuestionError",
    "Reading",
    "SchemaSourceError",
    "SentenceEncoder",
    "Skipped",
    "Table",
    "TableIndex",
    "TrainingError",
    "VistaError",
    "bare_name",
    "document",
    "full_name",
    "load_reference",
    "load_reference_index",
    "module_words",
    "quote",
    "quote_table",
    "read_ddl",
    "read_reference",
    "reference_index_folder",
    "split_name",
    "words",
]
