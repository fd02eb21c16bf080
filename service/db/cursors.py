"""Cursors: the end of a page, as clients send it back."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from service.errors import InvalidSubmissionError

MAX_PAGE: Final = 200
"""Most entries of a page."""
MAX_NUMBER: Final = 2**31 - 1


def write_cursor(created_at: datetime, row_id: str) -> str:
    """Return the cursor of a row in a list by moment and id."""
    return _write([created_at.isoformat(), row_id])


def read_cursor(cursor: str) -> tuple[datetime, str]:
    """Return the moment and the id that a cursor stands for.

    Raises:
        InvalidSubmissionError: the cursor was not written by this service.
    """
    try:
        moment, row_id = _read(cursor)
        created_at = datetime.fromisoformat(moment).astimezone(UTC)
        row_id = str(UUID(row_id))
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        raise not_ours() from None
    return created_at, row_id


def write_id(row_id: str) -> str:
    """Return the cursor of a row in a list by what the row itself says, which is not to stand in addresses."""
    return _write([row_id])


def read_id(cursor: str) -> str:
    """Return the id that a cursor stands for.

    Raises:
        InvalidSubmissionError: the cursor was not written by this service.
    """
    try:
        (row_id,) = _read(cursor)
        return str(UUID(row_id))
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise not_ours() from None


def write_number(number: int) -> str:
    """Return the cursor of a row in a list by number."""
    return _write([number])


def read_number(cursor: str) -> int:
    """Return the number that a cursor stands for.

    Raises:
        InvalidSubmissionError: the cursor was not written by this service.
    """
    try:
        (number,) = _read(cursor)
    except (ValueError, TypeError, RecursionError):
        raise not_ours() from None
    if type(number) is not int or not 0 <= number <= MAX_NUMBER:
        raise not_ours()
    return number


def _write(place: list[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def _read(cursor: str) -> Any:
    return json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))


def not_ours() -> InvalidSubmissionError:
    """Return the error of a cursor that stands for nothing here."""
    return InvalidSubmissionError("/cursor", "cursor")
