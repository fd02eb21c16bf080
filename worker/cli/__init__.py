"""The ``bagalau`` command: checks and makes papers without the server, or starts it."""

from worker.cli.commands import main

__all__ = ["main"]
