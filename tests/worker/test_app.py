"""Real Celery workers, started by the standard command line, on messages in files and on RabbitMQ."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from base64 import b64encode
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

import psutil
import pytest

from service.db.models import Status
from service.documents.retrieval import get_document
from service.liveness import Liveness
from service.queue import DOCUMENTS, RENDER_DOCUMENTS, CeleryNotifier, make_celery, messages_folder
from worker.sweep import release_dead, sweep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from service.documents.store import StoredDocument
    from service.services import Services
    from service.settings import Settings

pytestmark = pytest.mark.slow

CELERY = (sys.executable, "-m", "celery", "-A", "worker.app")


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Return settings of an installation with one LibreOffice and leases of hours."""
    return replace(settings, converters=1, lease_seconds=3600.0)


@pytest.fixture
def work(services: Services, tmp_path: Path) -> Iterator[Callable[..., psutil.Popen]]:
    """Return what starts a worker; all are killed after the test."""
    settings, workers = services.settings, []
    # The workers go by the real clock.
    services.database.whole.clock = None

    def work(*arguments: str, **changes: str) -> psutil.Popen:
        environment = os.environ | {
            "BAGALAU_DATA_DIR": str(settings.data_dir),
            "BAGALAU_BROKER_URL": settings.broker_url,
            "BAGALAU_CONVERTERS": "1",
            "BAGALAU_LEASE_SECONDS": str(settings.lease_seconds),
            **changes,
        }
        log = (tmp_path / f"{len(workers)}.log").open("wb")
        workers.append(psutil.Popen([*CELERY, *arguments], env=environment, cwd=tmp_path, stdout=log, stderr=log))
        return workers[-1]

    yield work
    for worker in workers:
        for process in [*worker.children(recursive=True), worker] if worker.is_running() else []:
            process.kill()
        worker.wait()


@pytest.fixture
def status(services: Services) -> Callable[[StoredDocument], Status]:
    """Return what tells where a document stands."""
    return lambda document: get_document(services, document.id).status


def test_a_message_whose_worker_was_killed_is_gone_and_the_sweeper_sends_another(
    services: Services,
    accept: Callable[..., StoredDocument],
    work: Callable[..., psutil.Popen],
    status: Callable[[StoredDocument], Status],
    eventually: Callable[..., None],
    tmp_path: Path,
) -> None:
    """Acknowledged after the work or not: in files a message lives as long as the worker that took it."""
    hanging = tmp_path / "soffice.bin"
    hanging.write_text("#!/bin/sh\nexec sleep 600\n")
    hanging.chmod(0o700)
    notifier = CeleryNotifier(make_celery(services.settings))
    worker = work("worker", "-Q", DOCUMENTS, BAGALAU_SOFFICE=str(hanging))
    # It has caught up by then: one message is all there is.
    eventually(Liveness(services.settings.data_dir, DOCUMENTS).is_fresh, "the worker runs", 60)
    eventually((messages_folder(services.settings) / "control").exists, "and listens", 60)
    document = accept()
    notifier.notify(document.id)
    eventually(lambda: status(document) is Status.RENDERING, "the worker has it", 60)
    worker.kill()
    worker.wait()
    assert list((messages_folder(services.settings) / DOCUMENTS).iterdir()) == []
    with services.database.transaction() as session:
        assert release_dead(session, now=services.database.now(session)) == 1
    assert sweep(services.database, notifier, sweep_seconds=2) == 1
    assert len(list((messages_folder(services.settings) / DOCUMENTS).iterdir())) == 1
    work("worker", "-Q", DOCUMENTS)
    eventually(lambda: status(document) is Status.READY, "another has made it", 90)


@pytest.fixture(params=["files", "rabbitmq"])
def broker(request: pytest.FixtureRequest) -> str:
    """Return the URL of each broker."""
    return "filesystem://" if request.param == "files" else str(request.getfixturevalue("rabbitmq_url"))


def test_a_worker_answers_a_ping_while_libreoffice_works_and_stops_when_it_is_done(
    services: Services,
    accept: Callable[..., StoredDocument],
    work: Callable[..., psutil.Popen],
    status: Callable[[StoredDocument], Status],
    eventually: Callable[..., None],
    broker: str,
) -> None:
    """The one thread of its pool is at the document: LibreOffice is frozen until it is told to stop."""
    notifier = CeleryNotifier(make_celery(replace(services.settings, broker_url=broker)))
    worker = work("worker", "-Q", DOCUMENTS, BAGALAU_BROKER_URL=broker, BAGALAU_CONVERT_TIMEOUT="300")
    eventually(lambda: len(_office(worker)) == 1, "LibreOffice is warm", 120)
    first = accept()
    notifier.notify(first.id)
    eventually(lambda: status(first) is Status.READY, "it works", 120)
    [office] = _office(worker)
    os.kill(office.pid, signal.SIGSTOP)
    second = accept()
    notifier.notify(second.id)
    eventually(lambda: status(second) is Status.RENDERING, "it is being made", 60)
    who = f"celery@{socket.gethostname()}"
    ask = ("inspect", "ping", "--timeout", "10", "--destination", who)
    # Three times, as probes do: what asks shares the cores with all other tests.
    assert any(work(*ask, BAGALAU_BROKER_URL=broker).wait(60) == 0 for _ in range(3))
    assert status(second) is Status.RENDERING
    os.kill(office.pid, signal.SIGCONT)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(60) == 0
    assert status(second) is Status.READY, "what is at work is finished"


def test_flower_shows_tasks_by_name(
    services: Services,
    accept: Callable[..., StoredDocument],
    work: Callable[..., psutil.Popen],
    status: Callable[[StoredDocument], Status],
    eventually: Callable[..., None],
    free_port: Callable[[], int],
    rabbitmq_url: str,
) -> None:
    """With the worker that had each, its queue and what became of it; of the document there is its id alone."""
    port, told = free_port(), {"BAGALAU_BROKER_URL": rabbitmq_url, "FLOWER_BASIC_AUTH": "operator:secret"}
    key = {"Authorization": f"Basic {b64encode(b'operator:secret').decode()}"}

    def ask(what: str) -> Any:
        with suppress(OSError), urlopen(Request(f"http://127.0.0.1:{port}/api/{what}", headers=key)) as answer:
            return json.load(answer)
        return {}

    work("flower", "--address=127.0.0.1", f"--port={port}", **told)
    worker = work("worker", "-Q", DOCUMENTS, **told)
    eventually(lambda: len(_office(worker)) == 1, "LibreOffice is warm", 120)
    eventually(lambda: any(ask("workers?status=true").values()), "Flower knows it", 60)
    document = accept()
    CeleryNotifier(make_celery(replace(services.settings, broker_url=rabbitmq_url))).notify(document.id)
    eventually(lambda: status(document) is Status.READY, "it is made", 120)
    tasks = f"tasks?taskname={RENDER_DOCUMENTS}"
    eventually(lambda: [one["state"] for one in ask(tasks).values()] == ["SUCCESS"], "Flower shows it", 30)
    [task] = ask(tasks).values()
    assert (task["name"], task["args"]) == (RENDER_DOCUMENTS, f"[['{document.id}']]")


def _office(worker: psutil.Popen) -> list[psutil.Process]:
    found = worker.children(recursive=True)
    return [one for one in found if one.name().startswith("soffice") and one.status() != psutil.STATUS_ZOMBIE]


def test_what_watches_celery_sees_tasks_by_their_names(
    services: Services,
    accept: Callable[..., StoredDocument],
    work: Callable[..., psutil.Popen],
    status: Callable[[StoredDocument], Status],
    eventually: Callable[..., None],
    rabbitmq_url: str,
) -> None:
    """Events are on at RabbitMQ; they hold ids and no more."""
    celery = make_celery(replace(services.settings, broker_url=rabbitmq_url))
    work("worker", "-Q", DOCUMENTS, BAGALAU_BROKER_URL=rabbitmq_url)
    eventually(Liveness(services.settings.data_dir, DOCUMENTS).is_fresh, "the worker runs", 60)
    seen: list[dict[str, object]] = []
    with celery.connection_for_read() as connection:
        receiver = celery.events.Receiver(connection, handlers={"*": seen.append})
        thread = threading.Thread(target=lambda: list(receiver.itercapture(timeout=60)), daemon=True)
        thread.start()
        document = accept()
        CeleryNotifier(celery).notify(document.id)
        eventually(lambda: any(event["type"] == "task-succeeded" for event in seen), "it is seen", 90)
        receiver.should_stop = True
    [received] = [event for event in seen if event["type"] == "task-received"]
    assert (received["name"], received["args"]) == (RENDER_DOCUMENTS, f"[['{document.id}']]")
    assert status(document) is Status.READY


def test_logs_and_metrics_of_a_worker_hold_no_person(
    accept: Callable[..., StoredDocument],
    work: Callable[..., psutil.Popen],
    services: Services,
    status: Callable[[StoredDocument], Status],
    eventually: Callable[..., None],
    free_port: Callable[..., int],
    tmp_path: Path,
) -> None:
    """One JSON object a line, and of a document its id; the numbers are told on the port after that of the web."""
    port = free_port(following=1)
    told = {"BAGALAU_LOG_LEVEL": "debug", "BAGALAU_METRICS_PORT": str(port)}
    work("-q", "worker", "-Q", DOCUMENTS, "-l", "debug", **told)
    document = accept()
    CeleryNotifier(make_celery(services.settings)).notify(document.id)
    eventually(lambda: status(document) is Status.READY, "it is made", 90)
    with urlopen(f"http://127.0.0.1:{port + 1}/metrics") as answer:
        metrics = answer.read().decode()
    assert 'bagalau_documents_made_total{form="b2_score_sheet",queue="documents",result="ready"} 1.0' in metrics
    assert 'bagalau_stage_seconds_count{form="b2_score_sheet",queue="documents",stage="convert"} 1.0' in metrics
    assert "bagalau_worker_stuck 0.0" in metrics
    assert document.id not in metrics
    log = (tmp_path / "0.log").read_text("utf-8")
    assert document.id in log
    assert not any(name in log + metrics for name in ("Әбдіқадырова", "Сүлейменова"))
    assert all(line.startswith("{") for line in log.splitlines() if line.strip()), log


def test_the_command_line_names_what_a_setting_lacks(tmp_path: Path) -> None:
    """Before anything is started."""
    done = subprocess.run(
        [*CELERY, "worker", "-Q", DOCUMENTS],
        env=os.environ | {"BAGALAU_DATA_DIR": str(tmp_path), "BAGALAU_CONVERTERS": "many"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "BAGALAU_CONVERTERS" in done.stderr
