"""What can be wrong with a finished file. Messages never quote its text."""

from __future__ import annotations


class InspectionError(Exception):
    """A file is not what it should be and must not be handed out; the message says in what."""
