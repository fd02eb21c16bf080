"""``python -m benchmarks [BENCHMARK ...] [--quick] [--sheets N]``: measures and prints one table."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks.results import Extent
from service.logs import configure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.results import Line

BENCHMARKS = {
    "render": ("benchmarks.rendering", "DOCX rendering, per document"),
    "convert": ("benchmarks.conversion", "PDF conversion, per document"),
    "layout": ("benchmarks.layouts", "PDF without LibreOffice, per score sheet"),
    "validate": ("benchmarks.validation", "Validation"),
    "serve": ("benchmarks.serving", "The whole service, one document at a time"),
    "read": ("benchmarks.reading", "Reading a batch, processor time"),
    "staff": ("benchmarks.staff", "A staff list sent every night, processor time"),
    "cycles": ("benchmarks.cycles", "A cycle of a ministry, processor time"),
    "hosts": ("benchmarks.hosts", "One host and two"),
    "batch": ("benchmarks.batch", "A batch of score sheets"),
    "pages": ("benchmarks.pages", "Pages beside 20,000 papers, the slowest of 20 times"),
    "crossed": ("benchmarks.crossing", "Modules on the way"),
}
"""Modules by the name one asks for them with; imported one by one, since each needs other programs."""

TABLE_WIDTH = 110
"""Narrower terminals wrap; a file gets the table whole."""

VERDICTS = {True: "[green]yes[/]", False: "[red]no[/]", None: ""}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what was asked for and print the table; a missed aim is told there and fails nothing."""
    options = _read(arguments)
    configure("warning")
    table = Table("what", "measured", "ratio", "aim", "met", title=_machine(), title_justify="left")
    console = Console()
    console.width = max(console.width, TABLE_WIDTH)
    extent = Extent(options.quick, options.sheets)
    for name in options.benchmarks or BENCHMARKS:
        module, title = BENCHMARKS[name]
        table.add_section()
        table.add_row(f"[bold]{title}[/]")
        with console.status(f"{title} ..."):
            lines: list[Line] = list(importlib.import_module(module).measure(extent))
        for line in lines:
            table.add_row(line.what, line.value, line.ratio, line.aim, VERDICTS[line.met])
    console.print(table)


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = ", ".join(BENCHMARKS)
    parser.add_argument("benchmarks", nargs="*", metavar="BENCHMARK", help=f"any of {names}; all when left out")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions: a minute instead of several")
    parser.add_argument("--sheets", type=int, metavar="N", help="score sheets of the batch; 1000, or 200 with --quick")
    options = parser.parse_args(arguments)
    if options.sheets is not None and options.sheets < 1:
        parser.error("--sheets is at least 1")
    unknown = set(options.benchmarks) - set(BENCHMARKS)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}; there are {names}")
    return options


def _machine() -> str:
    """Say what the figures were taken on; a machine that is busy with something else gives worse ones."""
    cores, load = len(os.sched_getaffinity(0)), os.getloadavg()[0]
    return f"{cores} cores, {platform.machine()}, Python {platform.python_version()}, load {load:.1f} before the start"


if __name__ == "__main__":
    main()
