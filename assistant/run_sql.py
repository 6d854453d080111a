"""Runs the SQL of an answer, and says in the answer why it could not be run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.asking import Asking
from assistant.database import Database
from assistant.execute import Admitted, execute
from assistant.watcher import Watcher
from schema_index import CancelledError, Catalog, ExecutionError, GateError


def run_sql(
    answer: Answer,
    catalog: Catalog,
    database: Database | None,
    company: int | None,
    asking: Asking,
    *,
    max_rows: int,
    watchers: Sequence[Watcher] = (),
) -> Answer:
    """The answer with its rows, or with the `error` that kept it from them.

    `withheld` is what the database said where the user's policy keeps that from the user. Raises what a
    watcher raises: what cannot be kept account of is not run.
    """
    if database is None:
        return replace(answer, error="not run: no database is connected")
    name = database.name

    def before(admitted: Admitted) -> None:
        for watcher in watchers:
            watcher.sends(asking, admitted, name)

    try:
        rows = execute(
            answer.sql or "",
            catalog,
            database,
            company,
            max_rows=max_rows,
            policy=asking.policy,
            cancel=asking.cancel,
            before=before,
        )
    except (GateError, CancelledError) as error:
        return replace(answer, error=str(error))
    except ExecutionError as error:
        cause = error.__cause__
        withheld = str(cause) if isinstance(cause, ExecutionError) else ""
        return replace(answer, error=str(error), withheld=withheld, refused_by_database=True)
    return replace(answer, rows=rows)
