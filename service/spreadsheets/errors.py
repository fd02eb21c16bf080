"""Why a file of rows cannot be used at all; what is wrong with a single row is no error but a report."""

from __future__ import annotations

from typing import Any

from service.errors import ServiceError


class UnusableFileError(ServiceError):
    """The file as a whole cannot be read as rows of a form.

    Attributes:
        reason: key of the words for it in the catalogues of the service.
        values: what the words name, such as a limit; never a cell's content.
        row: from which row on nothing was read, as its sender counts; ``None`` where that is not known.
    """

    def __init__(self, reason: str, /, **values: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values
        self.row: int | None = None
