"""Prometheus metrics of a web process: its requests, and the state of queues and documents from the database.

Labels are route templates, forms, states and codes, never personal data.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from prometheus_client import Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import ColumnElement, func, literal, select
from sqlalchemy.orm import Session

from service.db import schedule
from service.db.models import OPEN, BatchRow, BatchStatus, DocumentRow, Kind, Status
from service.db.workers import workforce
from service.errors import DatabaseUnavailableError
from service.own_variants import Sent
from service.preview import PAPER, Preview, Refusal
from service.queue import BATCHES, DOCUMENTS
from service.services import Services
from service.telemetry import new_registry

METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15)
FRESH_SECONDS: Final = 10.0
"""How long a count is reused: it reads every document."""


class StoreCollector(Collector):
    """Gauges from the database and the broker, the same in every web process."""

    def __init__(self, services: Services, fresh_seconds: float) -> None:
        self._services = services
        self._fresh_seconds = fresh_seconds
        self._lock = threading.Lock()
        self._found: tuple[float, list[Metric]] | None = None

    def collect(self) -> Iterator[Metric]:
        """Yield the gauges; of a database or broker that is down only the one that says so."""
        with self._lock:
            now = time.monotonic()
            if self._found is None or now - self._found[0] >= self._fresh_seconds:
                self._found = (now, [*self._of_broker(), *self._of_database()])
            yield from self._found[1]

    def describe(self) -> Iterator[Metric]:
        """Yield nothing: names are known when metrics are collected."""
        return iter(())

    def _of_broker(self) -> Iterator[Metric]:
        messages = self._services.notifier.messages()
        yield _gauge("bagalau_broker_up", "Whether the broker answers.", {(): messages is not None})
        found = {(queue,): number for queue, number in (messages or {}).items()}
        yield _gauge("bagalau_broker_messages", "Messages that wait in a queue.", found, "queue")

    def _of_database(self) -> Iterator[Metric]:
        try:
            with self._services.database.reading() as session:
                found = list(_stored(session, self._services.database.now(session)))
        except DatabaseUnavailableError:
            found = []
        yield _gauge("bagalau_database_up", "Whether the database answers.", {(): bool(found)})
        yield from found


def _gauge(name: str, meaning: str, values: Mapping[Any, float], *labels: str) -> Metric:
    gauge = GaugeMetricFamily(name, meaning, labels=labels)
    for of, value in values.items():
        gauge.add_metric(of, value)
    return gauge


def _stored(session: Session, now: datetime) -> Iterator[Metric]:
    counted = session.execute(
        select(DocumentRow.form, DocumentRow.status, func.coalesce(DocumentRow.failure_code, ""), func.count())
        .where(DocumentRow.kind == Kind.DOCUMENT)
        .group_by(DocumentRow.form, DocumentRow.status, DocumentRow.failure_code)
    ).all()
    by_status: dict[tuple[str, ...], float] = {}
    for form, status, _, number in counted:
        by_status[form, status] = by_status.get((form, status), 0) + number
    failed = {(form, code): number for form, status, code, number in counted if status == Status.FAILED}
    yield _gauge("bagalau_documents", "Documents by form and status.", by_status, "form", "status")
    yield _gauge("bagalau_documents_failed", "Documents given up, by form and code.", failed, "form", "code")

    states = dict.fromkeys(((one.value,) for one in BatchStatus if one is not BatchStatus.INCOMPLETE), 0.0)
    for batch_status, number in session.execute(select(BatchRow.status, func.count()).group_by(BatchRow.status)):
        states[batch_status,] = number
    yield _gauge("bagalau_batches", "Batches by state.", states, "status")

    lengths = {(DOCUMENTS,): _count(session, SINGLE), (BATCHES,): _count(session, DocumentRow.batch_id.in_(_open()))}
    yield _gauge("bagalau_queue_length", "Documents that wait, single ones and those of batches.", lengths, "queue")
    ages = {(DOCUMENTS,): _age_of_documents(session, now), (BATCHES,): _age_of_batches(session, now)}
    yield _gauge("bagalau_queue_age_seconds", "How long whoever waits longest has waited.", ages, "queue")

    forces = {queue: workforce(session, queue=queue, now=now) for queue in (DOCUMENTS, BATCHES)}
    workers = {(queue, "yes"): force.able for queue, force in forces.items()}
    workers |= {(queue, "no"): force.alive - force.able for queue, force in forces.items()}
    yield _gauge("bagalau_workers", "Workers heard of lately, and whether they make PDF.", workers, "queue", "pdf")
    yield _gauge("bagalau_beat_up", "Whether a beat was heard of lately.", {(): schedule.is_alive(session, now=now)})
    swept = schedule.seconds_since_sweep(session, now=now)
    since = [] if swept is None else [((), swept)]
    yield _gauge("bagalau_sweep_age_seconds", "How long ago what got lost was last looked for.", dict(since))


# As literals: neither database uses a partial index where a value is bound.
QUEUED: Final = DocumentRow.status == literal(Status.QUEUED.value, literal_execute=True)
SINGLE: Final = DocumentRow.batch_id.is_(None)


def _open() -> ColumnElement[str]:
    return select(BatchRow.id).where(BatchRow.status.in_(OPEN)).scalar_subquery()


def _count(session: Session, whose: ColumnElement[bool]) -> float:
    return session.scalar(select(func.count()).select_from(DocumentRow).where(QUEUED, whose)) or 0


def _age_of_documents(session: Session, now: datetime) -> float:
    return _seconds(session.scalar(select(func.min(DocumentRow.created_at)).where(QUEUED, SINGLE)), now)


def _age_of_batches(session: Session, now: datetime) -> float:
    """Return the longest wait of a batch, to be read or for its next chunk."""
    queued = select(DocumentRow.id).where(DocumentRow.batch_id == BatchRow.id, QUEUED).exists()
    since = (
        select(func.min(BatchRow.created_at)).where(BatchRow.status == BatchStatus.RECEIVING, BatchRow.rows.is_(None)),
        select(func.min(func.coalesce(BatchRow.served_at, BatchRow.read_at, BatchRow.created_at))).where(
            BatchRow.status.in_(OPEN), queued
        ),
    )
    return max(_seconds(session.scalar(one), now) for one in since)


def _seconds(since: datetime | None, now: datetime) -> float:
    return 0.0 if since is None else max(0.0, (now - since).total_seconds())


class Metrics:
    """The metrics of one application. Safe to share between threads."""

    def __init__(self, services: Services, *, fresh_seconds: float = FRESH_SECONDS) -> None:
        self.registry = new_registry(services.settings)
        self._requests = Counter(
            "bagalau_http_requests",
            "Requests by method, route template and status.",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self._seconds = Histogram(
            "bagalau_http_request_seconds",
            "Duration of requests by method and route template.",
            ["method", "route"],
            buckets=BUCKETS,
            registry=self.registry,
        )
        self._previews = Histogram(
            "bagalau_preview_seconds",
            "How long previews were waited for, by what came of it.",
            ["result"],
            buckets=BUCKETS,
            registry=self.registry,
        )
        self._stored = StoreCollector(services, fresh_seconds)
        self.registry.register(self._stored)

    def observe(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request; unknown methods count as ``other``, so that labels stay few."""
        known = method if method in METHODS else "other"
        self._requests.labels(known, route, str(status)).inc()
        self._seconds.labels(known, route).observe(seconds)

    def counting(self, preview: Preview) -> Preview:
        """Return the same preview, which is counted."""

        def counted(  # noqa: PLR0913 - the protocol's signature
            form: str,
            data: Any,
            language: str = "ru",
            variant: str | None = None,
            *,
            today: date,
            sent: Sequence[Sent] = (),
        ) -> bytes | Refusal:
            started = time.monotonic()
            found = preview(form, data, language, variant, today=today, sent=sent)
            result = found.value if isinstance(found, Refusal) else PAPER
            self._previews.labels(result).observe(time.monotonic() - started)
            return found

        return counted

    def numbers(self) -> dict[tuple[str, ...], float]:
        """Return the gauges of database and broker, each by its name and what it is of; one that is unknown is not."""
        return {
            (sample.name, *sample.labels.values()): sample.value
            for metric in self._stored.collect()
            for sample in metric.samples
        }

    def text(self) -> bytes:
        """Return all metrics in the text format of Prometheus, version 0.0.4."""
        return generate_latest(self.registry)
