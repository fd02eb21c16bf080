"""Metrics endpoint of a process on a port of its own, with what every process exports: its memory, free disk space.

A metric is exported where it arises: durations by the process that did the work, queues by the web processes, which
read the same database.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import structlog
from prometheus_client import CollectorRegistry, ProcessCollector, start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from service.settings import Settings

PROCESSES: Final = ("web", "documents", "batches", "preview")
"""Each serves metrics on the port of the setting plus its index here, so that all of them fit on one machine."""

log = structlog.get_logger(__name__)


class DiskCollector(Collector):
    """Free space on the disks that this process writes to."""

    def __init__(self, settings: Settings) -> None:
        self._folders = {"data": settings.data_dir, "temporary": Path(tempfile.gettempdir())}

    def collect(self) -> Iterator[Metric]:
        """Yield free and all bytes of each folder's disk; a folder that is not there (yet) is left out."""
        free = GaugeMetricFamily("bagalau_disk_free_bytes", "Room left on the disk of a folder.", labels=["folder"])
        size = GaugeMetricFamily("bagalau_disk_size_bytes", "Size of the disk of a folder.", labels=["folder"])
        for name, folder in self._folders.items():
            try:
                usage = shutil.disk_usage(folder)
            except OSError:
                continue
            free.add_metric([name], usage.free)
            size.add_metric([name], usage.total)
        yield free
        yield size


def new_registry(settings: Settings) -> CollectorRegistry:
    """Return a registry with the metrics of every process."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    registry.register(DiskCollector(settings))
    return registry


def listen(registry: CollectorRegistry, settings: Settings, process: str) -> None:
    """Serve metrics from a thread of its own, on the port of this kind of process, where one is set.

    It needs no key. A port that is taken is logged and does not stop the process.

    Args:
        registry: the metrics.
        settings: those of the installation.
        process: the kind, one of ``PROCESSES``.
    """
    if settings.metrics_port is None:
        return
    port = settings.metrics_port + PROCESSES.index(process)
    try:
        start_http_server(port, settings.host, registry)
    except OSError as error:
        log.warning("metrics_port_unavailable", process=process, port=port, reason=error.strerror or str(error))
