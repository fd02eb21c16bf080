"""Workers are notified through files and through a real RabbitMQ, and a broken broker stops nobody."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import psutil
import pytest
from kombu import Connection
from structlog.testing import capture_logs

from service.filesystem_broker import dead_control_queues
from service.queue import (
    BATCHES,
    DELIVERY_LIMIT,
    DOCUMENTS,
    MAX_QUEUED,
    READ_BATCH,
    RENDER_CHUNK,
    RENDER_DOCUMENTS,
    SWEEP,
    CeleryNotifier,
    SilentNotifier,
    make_celery,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from celery import Celery

    from service.settings import Settings

pytestmark = pytest.mark.slow

DOCUMENT = "4be0643f-1d98-573b-97cd-ca98a65347dd"


@pytest.fixture(params=["files", "rabbitmq"])
def broker_settings(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """Return settings for each broker."""
    if request.param == "files":
        return settings
    return replace(settings, broker_url=request.getfixturevalue("rabbitmq_url"))


def _receive(celery: Celery, count: int = 1, seconds: float = 10, queue: str = DOCUMENTS) -> list[Any]:
    """Take messages as another process would, on a connection of its own."""
    received: list[Any] = []

    def keep(_body: object, message: Any) -> None:
        received.append(message)
        message.ack()

    with (
        celery.connection_for_read() as connection,
        connection.Consumer(celery.amqp.queues[queue], callbacks=[keep], accept=["json"]),
    ):
        deadline = time.monotonic() + seconds
        while len(received) < count and time.monotonic() < deadline:
            try:
                connection.drain_events(timeout=0.2)
            except TimeoutError:
                continue
    return received


def _cut_connections_to(port: int | None) -> None:
    """Shut the sockets of this process that lead to a port, as a broker that restarts does from its side."""
    for connection in psutil.Process().net_connections("tcp"):
        if connection.raddr and connection.raddr.port == port:
            with socket.socket(fileno=os.dup(connection.fd)) as duplicate:
                duplicate.shutdown(socket.SHUT_RDWR)


def test_a_message_arrives_and_holds_the_id_alone(broker_settings: Settings) -> None:
    """Whoever reads the broker learns nothing about anybody."""
    CeleryNotifier(make_celery(broker_settings)).notify(DOCUMENT)
    (message,) = _receive(make_celery(broker_settings))
    args, kwargs, links = json.loads(message.body)
    assert (args, kwargs) == ([[DOCUMENT]], {})
    assert not any(links.values())
    assert message.headers["task"] == RENDER_DOCUMENTS
    assert message.content_type == "application/json"
    assert message.properties["delivery_mode"] == 2


WORKER = """
import sys
from service.queue import RENDER_DOCUMENTS, make_celery
from service.settings import read_settings

celery = make_celery(read_settings())

@celery.task(name=RENDER_DOCUMENTS)
def render_documents(ids):
    print(*ids, flush=True)

options = ["--concurrency", "4"]
celery.worker_main(["--quiet", "worker", *options, "--loglevel", "error"])
"""


def test_a_worker_process_gets_every_message_once_and_stops_when_told(broker_settings: Settings) -> None:
    """A real Celery worker with four threads, and a hundred messages sent from eight."""
    notifier = CeleryNotifier(make_celery(broker_settings))
    ids = [f"document-{number}" for number in range(100)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(notifier.notify, ids))
    environment = {
        "PATH": os.environ["PATH"],
        "BAGALAU_DATA_DIR": str(broker_settings.data_dir),
        "BAGALAU_BROKER_URL": broker_settings.broker_url,
    }
    worker = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", WORKER], env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert worker.stdout is not None
        heard = [worker.stdout.readline().strip() for _ in ids]
    finally:
        worker.terminate()
        rest, _ = worker.communicate(timeout=20)
    assert sorted(heard) == sorted(ids)
    assert "document-" not in rest
    assert worker.returncode == 0


def test_messages_in_files_are_taken_in_order_by_one_of_many(settings: Settings) -> None:
    """Four processes' worth of readers while messages are still being written; none is seen half-written."""
    notifier = CeleryNotifier(make_celery(settings))
    ids = [f"{number:03}" for number in range(60)]
    writer = threading.Thread(target=lambda: [notifier.notify(document_id) for document_id in ids])
    writer.start()
    with ThreadPoolExecutor(4) as pool:
        parts = [pool.submit(_receive, make_celery(settings), 60, 3) for _ in range(4)]
        taken = [[json.loads(message.body)[0][0][0] for message in part.result()] for part in parts]
    writer.join()
    assert sorted(document_id for part in taken for document_id in part) == ids
    assert all(part == sorted(part) for part in taken)
    assert list((settings.data_dir / "broker" / DOCUMENTS).iterdir()) == []


def test_a_torn_message_is_passed_over(settings: Settings) -> None:
    """A power failure may leave an empty file under a full name; the rest is still heard."""
    celery = make_celery(settings)
    (settings.data_dir / "broker" / DOCUMENTS / "000000000000000000001_torn.msg").write_text("")
    CeleryNotifier(celery).notify(DOCUMENT)
    (message,) = _receive(celery)
    assert json.loads(message.body)[0] == [[DOCUMENT]]


def test_two_installations_in_one_process_do_not_share_their_messages(settings: Settings, tmp_path: Any) -> None:
    """Each has its own folder, though both say ``filesystem://``."""
    other = replace(settings, data_dir=tmp_path / "other")
    CeleryNotifier(make_celery(settings)).notify("first")
    CeleryNotifier(make_celery(other)).notify("second")
    assert [json.loads(message.body)[0] for message in _receive(make_celery(other), 2, 1)] == [[["second"]]]


def test_a_folder_that_cannot_be_written_does_not_stop_the_client(settings: Settings) -> None:
    """It is logged, by id alone, and the sweeper notifies again."""
    notifier = CeleryNotifier(make_celery(settings))
    (settings.data_dir / "broker" / DOCUMENTS).rmdir()
    (settings.data_dir / "broker" / DOCUMENTS).write_text("")
    with capture_logs() as logs:
        notifier.notify(DOCUMENT)
    assert [(line["event"], line["ids"]) for line in logs] == [("notification_failed", [[DOCUMENT]])]


@pytest.mark.parametrize("address", ["amqp://guest:guest@127.0.0.1:{port}//", "amqp://no.such.host.invalid//"])
def test_a_broker_that_is_not_there_holds_nobody_up(
    settings: Settings, free_port: Callable[[], int], address: str
) -> None:
    """The first message finds out, those of the next seconds do not even try."""
    notifier = CeleryNotifier(make_celery(replace(settings, broker_url=address.format(port=free_port()))))
    started = time.monotonic()
    with capture_logs() as logs:
        for _ in range(100):
            notifier.notify(DOCUMENT)
    assert time.monotonic() - started < 2
    assert len(logs) == 1


def test_the_broker_tells_how_many_messages_wait(settings: Settings) -> None:
    """Of each queue; those in files are counted alike."""
    notifier = CeleryNotifier(make_celery(settings))
    assert notifier.messages() == {"documents": 0, "batches": 0}
    notifier.notify(DOCUMENT)
    notifier.notify_chunks(2)
    assert notifier.messages() == {"documents": 1, "batches": 2}


def test_a_frozen_broker_costs_a_second_and_is_used_again_when_it_thaws(
    settings: Settings, rabbitmq_url: str, rabbitmq_server: Any
) -> None:
    """It accepts connections and answers nothing, as a machine out of memory does."""
    celery = make_celery(replace(settings, broker_url=rabbitmq_url))
    notifier = CeleryNotifier(celery, pause=0.2)
    notifier.notify("before")
    asking = CeleryNotifier(celery, pause=0.2)
    assert asking.messages() == {"documents": 1, "batches": 0}
    rabbitmq_server.signal(signal.SIGSTOP)
    try:
        for use in (lambda: notifier.notify("meanwhile"), asking.messages):
            started = time.monotonic()
            assert use() is None
            assert time.monotonic() - started < 2
    finally:
        rabbitmq_server.signal(signal.SIGCONT)
    time.sleep(0.3)
    assert asking.messages() is not None
    notifier.notify("after")
    heard = {json.loads(message.body)[0][0][0] for message in _receive(celery, 3, 2)}
    assert {"before", "after"} <= heard


def test_a_connection_that_was_cut_while_idle_is_replaced_at_once(settings: Settings, rabbitmq_url: str) -> None:
    """A restarted broker or a firewall does that; no message is lost over it."""
    celery = make_celery(replace(settings, broker_url=rabbitmq_url))
    notifier = CeleryNotifier(celery)
    notifier.notify("before")
    _cut_connections_to(urlsplit(rabbitmq_url).port)
    with capture_logs() as logs:
        notifier.notify("after")
    assert logs == []
    assert [json.loads(message.body)[0] for message in _receive(celery, 2)] == [[["before"]], [["after"]]]


def test_rabbitmq_keeps_the_queues_as_quorum_queues_and_drops_what_kills_every_worker(
    settings: Settings, rabbitmq_url: str
) -> None:
    """Durable, replicated where there are several nodes, and with a limit of deliveries."""
    celery = make_celery(replace(settings, broker_url=rabbitmq_url))
    CeleryNotifier(celery).notify(DOCUMENT)
    CeleryNotifier(celery).notify_batch(DOCUMENT)
    for queue in (DOCUMENTS, BATCHES):
        with Connection(rabbitmq_url) as connection:
            # Declaring it again as anything else is refused by the server, which says what it is.
            channel = connection.default_channel
            with pytest.raises(channel.connection.client.channel_errors, match="inequivalent arg 'x-queue-type'"):
                channel.queue_declare(queue, durable=True, auto_delete=False)
        with Connection(rabbitmq_url) as connection:
            arguments = {"x-queue-type": "quorum", "x-delivery-limit": DELIVERY_LIMIT}
            connection.default_channel.queue_declare(queue, durable=True, auto_delete=False, arguments=arguments)


def test_as_many_licences_are_queued_as_chunks_wait_and_no_more(broker_settings: Settings) -> None:
    """Whoever asks, and however often: a queue that grew with every sweep would outlast its work."""
    notifier = CeleryNotifier(make_celery(broker_settings))
    notifier.notify_chunks(3)
    time.sleep(0.3)
    notifier.notify_chunks(2)
    notifier.notify_chunks(5)
    found = _receive(make_celery(broker_settings), 9, 2, BATCHES)
    assert [message.headers["task"] for message in found] == [RENDER_CHUNK] * 5


def test_the_schedule_stops_sending_when_nobody_takes_its_tasks(settings: Settings) -> None:
    """A day without workers must not leave them a day's sweeps."""
    notifier = CeleryNotifier(make_celery(settings))
    for _ in range(2 * MAX_QUEUED):
        notifier.notify_periodic(SWEEP)
    assert len(_receive(make_celery(settings), 2 * MAX_QUEUED, 2, BATCHES)) == MAX_QUEUED


def test_what_must_not_wait_for_chunks_is_taken_first_from_files(settings: Settings) -> None:
    """A batch that arrives is read before the chunks of another that are queued already."""
    notifier = CeleryNotifier(make_celery(settings))
    notifier.notify_chunks(3)
    notifier.notify_batch(DOCUMENT)
    notifier.notify_periodic(SWEEP)
    found = _receive(make_celery(settings), 5, 5, BATCHES)
    assert [message.headers["task"] for message in found] == [READ_BATCH, SWEEP, *[RENDER_CHUNK] * 3]


def _answering(celery: Celery) -> set[str]:
    return {name for answer in celery.control.ping(timeout=10, limit=2) for name in answer}


def test_remote_control_reaches_every_worker_and_leaves_no_reply_behind(
    broker_settings: Settings, eventually: Callable[..., None]
) -> None:
    """Two workers answer a ping while their only thread is busy; queues of tasks are never touched by it."""
    environment = {
        "PATH": os.environ["PATH"],
        "BAGALAU_DATA_DIR": str(broker_settings.data_dir),
        "BAGALAU_BROKER_URL": broker_settings.broker_url,
    }
    celery = make_celery(broker_settings)
    for _ in range(2):
        CeleryNotifier(celery).notify(DOCUMENT)
    workers = [
        subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", BUSY, f"worker-{number}@here"],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(2)
    ]
    try:
        for worker in workers:
            assert worker.stdout is not None
            assert worker.stdout.readline() == "busy\n"
        eventually(lambda: _answering(celery) == {"worker-0@here", "worker-1@here"}, "both answer", 60)
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
    assert _receive(celery, 1, 0.5) == [] or not broker_settings.embedded_broker
    control = broker_settings.data_dir / "broker" / "control"
    assert not list(control.glob("*.reply.*"))


BUSY = WORKER.replace("print(*ids, flush=True)", "print('busy', flush=True); import time; time.sleep(60)").replace(
    '"--concurrency", "4"', '"--concurrency", "1", "-n", sys.argv[1]'
)


def test_control_queues_nobody_reads_are_found(tmp_path: Path) -> None:
    """A reply whose asker was killed, and orders to a worker that is gone; one that is idle is left alone."""
    for name, message in (("a@h.celery.pidbox", True), ("b@h.celery.pidbox", False), ("x.reply.celery.pidbox", False)):
        folder = tmp_path / "control" / name
        folder.mkdir(parents=True)
        if message:
            (folder / "1.msg").write_text("{}")
    assert list(dead_control_queues(tmp_path, time.time() - 60)) == []
    found = sorted(folder.name for folder in dead_control_queues(tmp_path, time.time() + 60))
    assert found == ["a@h.celery.pidbox", "x.reply.celery.pidbox"]


def test_a_silent_notifier_notifies_nobody() -> None:
    """For tests and tools that leave everything to the sweeper."""
    SilentNotifier().notify(DOCUMENT)
    SilentNotifier().notify_batch(DOCUMENT)
    SilentNotifier().notify_chunks(3)


def test_celery_is_set_up_for_work_that_may_not_be_lost(settings: Settings) -> None:
    """Acknowledged after the work, one at a time, JSON only, no results kept anywhere."""
    conf = make_celery(settings).conf
    assert conf.task_acks_late
    assert conf.task_reject_on_worker_lost
    assert conf.worker_prefetch_multiplier == 1
    assert conf.accept_content == ["json"]
    assert conf.result_backend is None
    assert conf.broker_transport_options["polling_interval"] == 0.05
