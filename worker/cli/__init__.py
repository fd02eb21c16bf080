"""The ``bagalau`` command: checks and makes papers without the server, or starts it."""

import gc

# What the modules allocate stays; to look through it for cycles every 700 objects is an eighth of every start.
gc.set_threshold(max(10_000, gc.get_threshold()[0]))

from worker.cli.commands import main  # noqa: E402 - the line above is for this one

__all__ = ["main"]
