"""Errors that end a command early, their exit codes and messages."""

from __future__ import annotations

from typing import Any, Final

from service.errors import DatabaseUnavailableError, StorageError
from validators.messages.catalog import Message, render
from worker.convert.errors import ConverterError
from worker.inspection import InspectionError
from worker.retry_policy import retry_policy
from worker.texts import message

DONE: Final = 0
FORBIDDEN: Final = 1
UNUSABLE: Final = 2


class UnusableError(Exception):
    """The input or the machine is unusable; the message it carries says what would help."""


def unusable(key: str, /, **values: Any) -> UnusableError:
    """Return the error with a message of the section ``files``."""
    return UnusableError(message("files", key, **values))


def sentence(error: Exception, language: str) -> str:
    """Return the message of an error that ends a command; technical detail stays in brackets, in English."""
    if isinstance(error, DatabaseUnavailableError):
        return message("files", "database", reason=str(error)).render(language)
    if isinstance(error, StorageError):
        return message("files", "store", reason=str(error)).render(language)
    technical = isinstance(error, ConverterError | InspectionError) and not isinstance(error.args[0], Message)
    what = retry_policy(error).reason if technical else None
    return render(error if what is None else message("files", "made_wrong", what=what, reason=str(error)), language)
