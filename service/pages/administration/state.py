"""The state of the system in the words of who runs it: what works, what waits, how much room is left, what to do.

The same that ``/readyz`` and ``/metrics`` tell.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

from flask import Response

from service.api.context import context
from service.db.models import Status
from service.pages.administration.reach import ADMINISTRATOR
from service.pages.language import page_language, word
from service.pages.rendering import page
from service.pages.shell import Pages
from service.queue import BATCHES, DOCUMENTS

blueprint = Pages("state", __name__, roles=ADMINISTRATOR)

GIGABYTE: Final = 1000**3
LITTLE: Final = 0.1
"""Less than this part of a disk is too little room."""
PATIENCE_SECONDS: Final = 300.0
"""Who waits longer waits for want of workers."""
MINUTE, HOUR = 60, 3600

Numbers = Mapping[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A queue: how many wait, how long who waits longest, how many work for it; ``advice`` where it does not move."""

    name: str
    length: int
    longest: str
    workers: int
    able: int
    advice: str | None


@blueprint.get("/state")
def show() -> Response:
    """Show how the service does."""
    shared, language = context(), page_language()
    found, numbers = shared.readiness.state(), shared.metrics.numbers()
    parts = [{"name": word("checks", key), **check} for key, check in found.report(language).items()]
    disk = shutil.disk_usage(shared.installation.settings.data_dir)
    swept = numbers.get(("bagalau_sweep_age_seconds",))
    return page(
        "administration/state.html",
        ready=found.ready,
        parts=parts,
        queues=[_queue(name, numbers) for name in (DOCUMENTS, BATCHES)],
        free=word("state", "free_of", free=disk.free // GIGABYTE, total=disk.total // GIGABYTE),
        little=disk.free < LITTLE * disk.total,
        made=_total(numbers, Status.READY),
        failed=_total(numbers, Status.FAILED),
        swept=None if swept is None else word("state", "ago", time=_duration(swept)),
        version=version("bagalau"),
    )


def _queue(queue: str, numbers: Numbers) -> Waiting:
    length = int(numbers.get(("bagalau_queue_length", queue), 0))
    age = numbers.get(("bagalau_queue_age_seconds", queue), 0.0)
    able, unable = (int(numbers.get(("bagalau_workers", queue, pdf), 0)) for pdf in ("yes", "no"))
    advice = None
    if length and not able + unable:
        advice = word("state", "stands")
    elif length and age > PATIENCE_SECONDS:
        advice = word("state", "slow")
    longest = _duration(age) if length else word("state", "nothing")
    return Waiting(word("state", f"queue_{queue}"), length, longest, able + unable, able, advice)


def _total(numbers: Numbers, status: Status) -> int:
    return int(sum(number for (name, *of), number in numbers.items() if name == "bagalau_documents" and status in of))


def _duration(seconds: float) -> str:
    if seconds < MINUTE:
        return word("state", "seconds", seconds=int(seconds))
    if seconds < HOUR:
        return word("state", "minutes", minutes=int(seconds // MINUTE))
    return word("state", "hours", hours=int(seconds // HOUR))
