"""Error of a finished file. Messages never quote its text."""

from __future__ import annotations


class InspectionError(Exception):
    """A finished file fails its inspection and must not be delivered; the message says why."""
