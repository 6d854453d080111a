"""Databases behind ODBC as `assistant.database.Database`: SQL Server, and by translation others."""

from assistant.odbc.database import OdbcDatabase
from assistant.odbc.limits import Limits

__all__ = ["Limits", "OdbcDatabase"]
