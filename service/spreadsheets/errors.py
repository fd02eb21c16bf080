"""Why a file of rows cannot be used at all; what is wrong with a single row is no error but a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Protocol, TypeVar

from service.errors import ServiceError

NO_WORKBOOK: Final = "no-workbook"
BROKEN_SHEET: Final = "broken-sheet"


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

    @property
    def failure(self) -> dict[str, Any]:
        """The reason, its values and the row as a batch keeps them, without a row that is not known."""
        return {"reason": self.reason, "values": self.values} | ({} if self.row is None else {"row": self.row})


class _Numbered(Protocol):
    @property
    def number(self) -> int: ...


_Row = TypeVar("_Row", bound=_Numbered)


def broken_off_after(rows: Iterator[_Row], last: int | None = None) -> Iterator[_Row]:
    """Yield rows; where the file cannot be read on, the error names the row after the last one.

    Args:
        rows: the rows.
        last: the number of the row before them, where there is one.

    Raises:
        UnusableFileError: the file cannot be read (on).
    """
    try:
        for row in rows:
            yield row
            last = row.number
    except UnusableFileError as error:
        if last is None:
            raise
        # A workbook whose first rows were read is one, whatever its sheet breaks at.
        found = UnusableFileError(BROKEN_SHEET, **error.values) if error.reason == NO_WORKBOOK else error
        found.row = last + 1
        raise found from error.__cause__
