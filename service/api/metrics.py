"""Numbers for Prometheus: counts and durations by route template, documents by form and status. Nothing personal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import func, select

from service.db.models import DocumentRow, Kind
from service.db.workers import workforce
from service.errors import DatabaseUnavailableError
from service.queue import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prometheus_client.core import Metric

    from service.services import Services

METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15)


class StoreCollector(Collector):
    """Counts in the database at the moment of asking."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def collect(self) -> Iterator[Metric]:
        """Yield the documents by form and status, and the workers; only ``bagalau_database_up 0`` in an outage."""
        up = GaugeMetricFamily("bagalau_database_up", "Whether the database answers.")
        try:
            with self._services.database.reading() as session:
                counted = session.execute(
                    select(DocumentRow.form, DocumentRow.status, func.count())
                    .where(DocumentRow.kind == Kind.DOCUMENT)
                    .group_by(DocumentRow.form, DocumentRow.status)
                ).all()
                force = workforce(session, queue=DOCUMENTS, now=self._services.database.now(session))
        except DatabaseUnavailableError:
            up.add_metric([], 0)
            yield up
            return
        up.add_metric([], 1)
        yield up
        documents = GaugeMetricFamily("bagalau_documents", "Documents by form and status.", labels=["form", "status"])
        for form, status, count in counted:
            documents.add_metric([form, status], count)
        yield documents
        workers = GaugeMetricFamily("bagalau_workers", "Workers heard of lately.", labels=["pdf"])
        workers.add_metric(["yes"], force.able)
        workers.add_metric(["no"], force.alive - force.able)
        yield workers


class Metrics:
    """The numbers of one application. Safe to share between threads."""

    def __init__(self, services: Services) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "bagalau_http_requests",
            "Requests by method, route template and status.",
            ["method", "route", "status"],
            registry=self._registry,
        )
        self._seconds = Histogram(
            "bagalau_http_request_seconds",
            "Duration of requests by method and route template.",
            ["method", "route"],
            buckets=BUCKETS,
            registry=self._registry,
        )
        self._registry.register(StoreCollector(services))

    def observe(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request; a method nobody knows is counted as ``other``, so that labels stay few."""
        known = method if method in METHODS else "other"
        self._requests.labels(known, route, str(status)).inc()
        self._seconds.labels(known, route).observe(seconds)

    def text(self) -> bytes:
        """Return everything in the text format of Prometheus, version 0.0.4."""
        return generate_latest(self._registry)
