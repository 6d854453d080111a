"""Whether pyodbc can be used here."""

from __future__ import annotations

from schema_index.errors import MissingPackageError, SchemaSourceError


def check_pyodbc(purpose: str) -> None:
    """Raises MissingPackageError without pyodbc, naming the `purpose` it is missing for, and
    SchemaSourceError without an ODBC manager."""
    reason = ""
    try:
        import pyodbc  # type: ignore[import-not-found] # noqa: F401
    except ModuleNotFoundError:
        raise MissingPackageError("pyodbc", purpose, "odbc") from None
    except ImportError as error:
        # Without an ODBC manager the package is there, but its library is not.
        reason = f"pyodbc finds no ODBC manager ({error}): run apt-get install unixodbc"
    if reason:
        raise SchemaSourceError(reason)
