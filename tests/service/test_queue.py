"""The bell is heard through files and through a real RabbitMQ, and a broken broker stops nobody."""

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

from service.queue import INTERACTIVE, RENDER_DOCUMENT, CeleryBell, SilentBell, make_celery

if TYPE_CHECKING:
    from collections.abc import Callable

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


def _receive(celery: Celery, count: int = 1, seconds: float = 10) -> list[Any]:
    """Take messages as another process would, on a connection of its own."""
    received: list[Any] = []

    def keep(_body: object, message: Any) -> None:
        received.append(message)
        message.ack()

    with (
        celery.connection_for_read() as connection,
        connection.Consumer(celery.amqp.queues[INTERACTIVE], callbacks=[keep], accept=["json"]),
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
    CeleryBell(make_celery(broker_settings)).ring(DOCUMENT)
    (message,) = _receive(make_celery(broker_settings))
    args, kwargs, links = json.loads(message.body)
    assert (args, kwargs) == ([DOCUMENT], {})
    assert not any(links.values())
    assert message.headers["task"] == RENDER_DOCUMENT
    assert message.content_type == "application/json"
    assert message.properties["delivery_mode"] == 2


WORKER = """
import sys
from service.queue import RENDER_DOCUMENT, make_celery
from service.settings import read_settings

celery = make_celery(read_settings())

@celery.task(name=RENDER_DOCUMENT)
def render_document(document_id):
    print(document_id, flush=True)

options = ["--pool", "threads", "--concurrency", "4", "--without-gossip", "--without-mingle"]
celery.worker_main(["--quiet", "worker", *options, "--loglevel", "error"])
"""


def test_a_worker_process_gets_every_message_once_and_stops_when_told(broker_settings: Settings) -> None:
    """A real Celery worker with four threads, and a hundred bells rung from eight."""
    bell = CeleryBell(make_celery(broker_settings))
    ids = [f"document-{number}" for number in range(100)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(bell.ring, ids))
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
    bell = CeleryBell(make_celery(settings))
    ids = [f"{number:03}" for number in range(60)]
    writer = threading.Thread(target=lambda: [bell.ring(document_id) for document_id in ids])
    writer.start()
    with ThreadPoolExecutor(4) as pool:
        parts = [pool.submit(_receive, make_celery(settings), 60, 3) for _ in range(4)]
        taken = [[json.loads(message.body)[0][0] for message in part.result()] for part in parts]
    writer.join()
    assert sorted(document_id for part in taken for document_id in part) == ids
    assert all(part == sorted(part) for part in taken)
    assert list((settings.data_dir / "broker").iterdir()) == []


def test_a_torn_message_is_passed_over(settings: Settings) -> None:
    """A power failure may leave an empty file under a full name; the rest is still heard."""
    celery = make_celery(settings)
    (settings.data_dir / "broker" / f"00000000000000000001_torn.{INTERACTIVE}.msg").write_text("")
    CeleryBell(celery).ring(DOCUMENT)
    (message,) = _receive(celery)
    assert json.loads(message.body)[0] == [DOCUMENT]


def test_two_installations_in_one_process_do_not_share_their_bells(settings: Settings, tmp_path: Any) -> None:
    """Each has its own folder, though both say ``filesystem://``."""
    other = replace(settings, data_dir=tmp_path / "other")
    CeleryBell(make_celery(settings)).ring("first")
    CeleryBell(make_celery(other)).ring("second")
    assert [json.loads(message.body)[0] for message in _receive(make_celery(other), 2, 1)] == [["second"]]


def test_a_folder_that_cannot_be_written_does_not_stop_the_client(settings: Settings) -> None:
    """It is logged, by id alone, and the sweeper rings later."""
    bell = CeleryBell(make_celery(settings))
    (settings.data_dir / "broker").rmdir()
    with capture_logs() as logs:
        bell.ring(DOCUMENT)
    assert [(line["event"], line["document_id"]) for line in logs] == [("bell_failed", DOCUMENT)]


@pytest.mark.parametrize("address", ["amqp://guest:guest@127.0.0.1:{port}//", "amqp://no.such.host.invalid//"])
def test_a_broker_that_is_not_there_holds_nobody_up(
    settings: Settings, free_port: Callable[[], int], address: str
) -> None:
    """The first bell finds out, those of the next seconds do not even try."""
    bell = CeleryBell(make_celery(replace(settings, broker_url=address.format(port=free_port()))))
    started = time.monotonic()
    with capture_logs() as logs:
        for _ in range(100):
            bell.ring(DOCUMENT)
    assert time.monotonic() - started < 2
    assert len(logs) == 1


def test_a_frozen_broker_costs_a_second_and_is_used_again_when_it_thaws(
    settings: Settings, rabbitmq_url: str, rabbitmq_server: Any
) -> None:
    """It accepts connections and answers nothing, as a machine out of memory does."""
    celery = make_celery(replace(settings, broker_url=rabbitmq_url))
    bell = CeleryBell(celery, pause=0.2)
    bell.ring("before")
    rabbitmq_server.signal(signal.SIGSTOP)
    try:
        started = time.monotonic()
        bell.ring("meanwhile")
        assert time.monotonic() - started < 2
    finally:
        rabbitmq_server.signal(signal.SIGCONT)
    time.sleep(0.3)
    bell.ring("after")
    heard = {json.loads(message.body)[0][0] for message in _receive(celery, 3, 2)}
    assert {"before", "after"} <= heard


def test_a_connection_that_was_cut_while_idle_is_replaced_at_once(settings: Settings, rabbitmq_url: str) -> None:
    """A restarted broker or a firewall does that; no bell is lost over it."""
    celery = make_celery(replace(settings, broker_url=rabbitmq_url))
    bell = CeleryBell(celery)
    bell.ring("before")
    _cut_connections_to(urlsplit(rabbitmq_url).port)
    with capture_logs() as logs:
        bell.ring("after")
    assert logs == []
    assert [json.loads(message.body)[0] for message in _receive(celery, 2)] == [["before"], ["after"]]


def test_rabbitmq_keeps_the_queue_and_its_messages_over_a_restart(settings: Settings, rabbitmq_url: str) -> None:
    """The queue is durable; that the message is persistent is seen in its delivery mode."""
    celery = make_celery(replace(settings, broker_url=rabbitmq_url))
    CeleryBell(celery).ring(DOCUMENT)
    with Connection(rabbitmq_url) as connection:
        # Declaring it again as anything but durable is refused by the server.
        channel = connection.default_channel
        with pytest.raises(channel.connection.client.channel_errors, match="durable"):
            channel.queue_declare(INTERACTIVE, durable=False, auto_delete=False)


def test_a_silent_bell_tells_nobody() -> None:
    """For tests and tools that leave everything to the sweeper."""
    SilentBell().ring(DOCUMENT)


def test_celery_is_set_up_for_work_that_may_not_be_lost(settings: Settings) -> None:
    """Acknowledged after the work, one at a time, JSON only, no results kept anywhere."""
    conf = make_celery(settings).conf
    assert conf.task_acks_late
    assert conf.task_reject_on_worker_lost
    assert conf.worker_prefetch_multiplier == 1
    assert conf.accept_content == ["json"]
    assert conf.result_backend is None
    assert conf.broker_transport_options["polling_interval"] == 0.05
