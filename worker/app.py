"""The Celery application: ``celery -A worker.app worker -Q documents``, ``-Q batches``, ``celery -A worker.app beat``.

Reads the settings from the environment, as every other program of this project does.
"""

from __future__ import annotations

import logging
import warnings
from typing import Any, Final

from celery import signals
from celery.exceptions import CPendingDeprecationWarning, SecurityWarning
from celery.worker import consumer

from service.queue import BATCHES, make_celery
from worker.runtime import Runtime
from worker.startup import begin
from worker.tasks import register

__all__ = ["app"]

CHATTY: Final = ("celery.app.trace", "celery.worker.strategy", "celery.redirected")

settings = begin()
app = make_celery(settings)
app.conf.update(beat_scheduler="worker.beat:DatabaseScheduler", worker_consumer="worker.app:Consumer")
runtime = Runtime(settings)
register(app, runtime)

# Messages are JSON with an id in it: the danger Celery warns root of, unpickling, is not there.
warnings.simplefilter("ignore", SecurityWarning)
# Work in progress is finished when the connection is lost: the database decides, whatever becomes of the message.
warnings.simplefilter("ignore", CPendingDeprecationWarning)
# The worker logs a line about every document itself, with its result.
for name in CHATTY:
    logging.getLogger(name).setLevel(logging.WARNING)


class Consumer(consumer.Consumer):  # type: ignore[misc]  # Celery has no type hints
    """Celery's consumer without the 28 queues of delayed delivery in RabbitMQ: no task is delayed."""

    class Blueprint(consumer.Consumer.Blueprint):  # type: ignore[misc]
        """The steps of its start."""

        default_steps = tuple(
            step for step in consumer.Consumer.Blueprint.default_steps if "DelayedDelivery" not in step
        )


@signals.setup_logging.connect(weak=False)  # type: ignore[untyped-decorator]  # Celery has no type hints
def _keep_logging(**_kwargs: Any) -> None:
    """Keep Celery from setting up logs: ``begin`` did."""


@signals.worker_init.connect(weak=False)  # type: ignore[untyped-decorator]  # Celery has no type hints
def _start(sender: Any, **_kwargs: Any) -> None:
    queues, slots = tuple(sender.app.amqp.queues.consume_from), int(sender.concurrency)
    runtime.start(queues, slots=slots)
    if BATCHES in queues:
        # A thread for the archive of a batch whose papers are being made in the slots.
        sender.concurrency = slots + 1


@signals.worker_shutdown.connect(weak=False)  # type: ignore[untyped-decorator]  # Celery has no type hints
def _stop(**_kwargs: Any) -> None:
    runtime.stop()
