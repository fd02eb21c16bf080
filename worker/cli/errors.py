"""What ends a command early, and with which exit code."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
FORBIDDEN: Final = 1
UNUSABLE: Final = 2


class UnusableError(Exception):
    """What was given, or the machine itself, cannot be worked with; the message says in Russian what would help."""
