"""Metrics of the same events as the audit log, in Prometheus' text format.

metrics = Metrics()
metrics.text()
metrics.serve(9400)         http://127.0.0.1:9400/metrics
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from assistant.answer import Answer
from assistant.asking import Asking
from assistant.execute import Admitted
from schema_index import CancelledError, ModelError

if TYPE_CHECKING:
    from wsgiref.simple_server import WSGIServer

SECONDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
ROWS = (0, 1, 10, 100, 1000, 10_000)


class Metrics:
    """Counts and times in a registry of their own; implements `assistant.watcher.Watcher`.

    Users and questions are no labels: they are the audit log's.
    """

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        to = self._registry
        self._questions = Counter(
            "questions", "Questions by what came of them", ["outcome"], namespace="vista", registry=to
        )
        self._violations = Counter(
            "violations", "Answers whose SQL breaks a rule", ["rule"], namespace="vista", registry=to
        )
        self._sent = Counter(
            "statements_sent", "Statements sent to a database", ["database"], namespace="vista", registry=to
        )
        self._runs = Counter(
            "runs", "SQL that was to be run, by outcome", ["outcome"], namespace="vista", registry=to
        )
        self._rows = Histogram("rows", "Rows of a result", buckets=ROWS, namespace="vista", registry=to)
        self._seconds = Histogram(
            "stage_seconds", "Seconds by stage", ["stage"], buckets=SECONDS, namespace="vista", registry=to
        )
        self._running = Gauge(
            "statements_running", "Statements sent and not answered yet", namespace="vista", registry=to
        )
        self._open: set[str] = set()

    def sends(self, asking: Asking, admitted: Admitted, database: str) -> None:
        """Count a statement on its way."""
        self._sent.labels(database).inc()
        self._open.add(asking.id)
        self._running.set(len(self._open))

    def answered(self, asking: Asking, answer: Answer) -> None:
        """Count an answer, its faults, its rows and its times."""
        self._close(asking)
        self._questions.labels(answer.kind).inc()
        for rule in {one.rule for one in answer.violations}:
            self._violations.labels(rule).inc()
        for stage, ms in answer.timings.items():
            self._seconds.labels(stage).observe(ms / 1000)
        if answer.rows is not None:
            self._runs.labels("truncated" if answer.rows.truncated else "rows").inc()
            self._rows.observe(len(answer.rows.rows))
        elif answer.error:
            self._runs.labels("refused by database" if answer.refused_by_database else "not run").inc()

    def failed(self, asking: Asking, error: Exception) -> None:
        """Count a question without an answer."""
        self._close(asking)
        stopped, no_model = isinstance(error, CancelledError), isinstance(error, ModelError)
        self._questions.labels("stopped" if stopped else "no model" if no_model else "failed").inc()

    def text(self) -> str:
        """All metrics, as Prometheus scrapes them."""
        return generate_latest(self._registry).decode("utf-8")

    def serve(self, port: int, host: str = "127.0.0.1") -> WSGIServer:
        """Serve /metrics from a thread of its own until `shutdown()` of what is returned; raises OSError."""
        from prometheus_client import start_http_server

        server, _ = start_http_server(port, host, registry=self._registry)
        return server

    def _close(self, asking: Asking) -> None:
        self._open.discard(asking.id)
        self._running.set(len(self._open))
