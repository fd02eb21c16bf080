"""Work is measured where it is done, and told by the process that has a port."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from prometheus_client import CollectorRegistry

from worker.children import Child, ChildDiedError, Children
from worker.convert.errors import ConversionFailedError
from worker.documents import make_single
from worker.measures import Measures, measures

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.documents.store import StoredDocument
    from worker.context import WorkerContext

CHILD = """
import sys, time
from multiprocessing.connection import Connection
from worker.children import serve_jobs
from worker.measures import measures
measures.keep()
def work(dies):
    measures.seconds("batches", "b2_score_sheet", "fill", 0.5)
    measures.restarted("crashed")
    if dies:
        time.sleep(1.5)
        raise SystemExit(3)
serve_jobs(Connection(int(sys.argv[1])), {"work": work})
"""
SHEET = "b2_score_sheet"


@pytest.fixture
def told() -> Callable[..., float]:
    """Return what tells how much a number has grown since the test began."""
    registry = CollectorRegistry()
    measures.register(registry)
    before = {(one.name, *one.labels.values()): one.value for family in registry.collect() for one in family.samples}

    def told(name: str, **labels: str) -> float:
        return (registry.get_sample_value(name, labels) or 0) - before.get((name, *labels.values()), 0)

    return told


@pytest.mark.slow
def test_a_child_hands_what_it_measured_to_its_worker(told: Callable[..., float]) -> None:
    """With each result, and every second: what a child that dies had measured is not lost with it."""
    children = Children(lambda: Child((sys.executable, "-c", CHILD)))
    for number, dies in enumerate((False, True), 1):
        if dies:
            with pytest.raises(ChildDiedError):
                children.do("work", dies, limit=30)
        else:
            children.do("work", dies, limit=30)
        labels = {"queue": "batches", "form": SHEET, "stage": "fill"}
        assert told("bagalau_stage_seconds_sum", **labels) == 0.5 * number
        assert told("bagalau_libreoffice_restarts_total", reason="crashed") == number
    children.end_idle(-1)


def test_what_is_kept_for_another_process_is_taken_once() -> None:
    """And not counted here as well."""
    child, registry = Measures(), CollectorRegistry()
    child.register(registry)
    child.keep()
    child.made("documents", SHEET, "ready")
    assert child.take() == [("documents", ("documents", SHEET, "ready"), 1)]
    assert child.take() == []
    assert (
        registry.get_sample_value(
            "bagalau_documents_made_total", {"queue": "documents", "form": SHEET, "result": "ready"}
        )
        is None
    )


def test_every_stage_of_a_document_is_told_by_form(
    context: WorkerContext, accept: Callable[..., StoredDocument], told: Callable[..., float]
) -> None:
    """From the stored record to the recorded files, and what became of it."""
    accept()
    make_single(context)
    for stage in ("compose", "fill", "convert", "store", "record"):
        labels = {"queue": "documents", "form": SHEET, "stage": stage}
        assert told("bagalau_stage_seconds_count", **labels) == 1, stage
    assert told("bagalau_stage_seconds_sum", queue="documents", form=SHEET, stage="convert") > 0.01
    assert told("bagalau_documents_made_total", queue="documents", form=SHEET, result="ready") == 1


def test_an_attempt_that_failed_is_told_as_one(
    broken: Callable[..., WorkerContext], accept: Callable[..., StoredDocument], told: Callable[..., float]
) -> None:
    """It is tried once more, and given up."""
    accept()
    make_single(broken(ConversionFailedError("it cannot be")))
    assert told("bagalau_documents_made_total", queue="documents", form=SHEET, result="queued") == 1
    assert told("bagalau_stage_seconds_count", queue="documents", form=SHEET, stage="record") == 1
