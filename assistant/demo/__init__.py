"""Sample data for the reference schema, and a database that runs T-SQL on it."""

from assistant.demo.clock import TODAY
from assistant.demo.database import DemoDatabase

__all__ = ["TODAY", "DemoDatabase"]
