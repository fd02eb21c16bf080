"""The benchmark of modules on the way counts those whose functions run, in whatever thread, and no others."""

from __future__ import annotations

import json
import threading
from decimal import Decimal

from benchmarks.crossing import DOCUMENT, ROW, Crossing, crossed
from validators.numbers import plain


def test_a_module_counts_for_the_step_on_which_a_function_of_it_runs() -> None:
    """Also where another thread runs it; before and after a step, and for modules of others, nothing is noted."""
    crossing = Crossing()
    with crossing.watching():
        plain(Decimal(1))
        with crossing.step("there"):
            thread = threading.Thread(target=plain, args=[Decimal(2)])
            thread.start()
            thread.join()
        with crossing.step("not there"):
            json.dumps([])
        plain(Decimal(3))
    assert crossing.modules == {"there": {"validators.numbers"}}


def test_both_ways_are_gone_to_their_end() -> None:
    """With the real server, messages, tasks and LibreOffice; modules that only start something are not on the way."""
    modules = crossed()
    assert set(modules) == {*DOCUMENT, *ROW}
    for steps in (DOCUMENT, ROW):
        assert "service.app.connection" in modules[steps[0]]
        assert {"service.filesystem_broker", "worker.tasks", "worker.convert.pool"} <= modules[steps[1]]
        assert "service.api.downloads" in modules[steps[-1]]
    assert "service.batches.archive" in modules["assembling"]
    assert {"worker.heartbeat", "worker.prepare", "worker.supervisor"}.isdisjoint(set().union(*modules.values()))
