"""Why a paper is not laid out here."""

from __future__ import annotations


class NotExactError(Exception):
    """It is not known exactly how LibreOffice lays something out, so LibreOffice has to do it.

    Attributes:
        reason: a few words without anything of the paper, by which such cases are counted.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
