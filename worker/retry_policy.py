"""Retry policy: what an exception means for the document that was being made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from doc_templates.errors import CatalogueError
from service.errors import StorageError
from service.texts import FAILURES, MESSAGES, WAITS
from validators.errors import ValidatorsError
from validators.messages.catalog import Message
from worker.convert.errors import (
    ConversionFailedError,
    ConversionKilledError,
    ConverterClosedError,
    ConverterKilledError,
    ConverterMissingError,
    ConverterStartError,
)
from worker.inspection import InspectionError
from worker.render import RenderError


@dataclass(frozen=True, slots=True)
class Fail:
    """The document itself is suspected: it fails after so many attempts, this one included.

    ``code`` is for programs, ``key`` names the message for the client; neither holds personal data.
    """

    code: str
    key: str
    attempts: int

    @property
    def reason(self) -> Message:
        """Why the document was not made."""
        return MESSAGES.message(FAILURES, self.key)


@dataclass(frozen=True, slots=True)
class Retry:
    """The installation lacks something: the document is tried again after ``seconds``, however often.

    ``key`` names the message of what it waits for, ``None`` when nothing is wrong.
    """

    key: str | None
    seconds: float

    @property
    def reason(self) -> Message | None:
        """What the document waits for."""
        return None if self.key is None else MESSAGES.message(WAITS, self.key)


RETRY_POLICY: Final[tuple[tuple[type[Exception], Fail | Retry], ...]] = (
    (ConverterMissingError, Retry("office_missing", 10)),
    (ConverterStartError, Retry("office_start", 5)),
    (ConverterClosedError, Retry(None, 0)),
    (ConversionFailedError, Fail("conversion_failed", "conversion_failed", 2)),
    # Killed from outside, by an operator or by a system short of memory: that may hit a good document repeatedly.
    (ConverterKilledError, Fail("quarantined", "quarantined_killed", 5)),
    (ConversionKilledError, Fail("quarantined", "quarantined_crashed", 2)),
    (InspectionError, Fail("inspection_failed", "inspection_failed", 2)),
    (RenderError, Fail("rendering_failed", "rendering_failed", 1)),
    (ValidatorsError, Fail("record_unreadable", "record_unreadable", 1)),
    (CatalogueError, Fail("form_unavailable", "form_unavailable", 1)),
    (StorageError, Retry("storage", 5)),
    (OSError, Retry("resources", 5)),
)
"""The first match decides, so subclasses come first."""

BUG: Final = Fail("internal_error", "internal_error", 5)


def retry_policy(error: Exception) -> Fail | Retry:
    """Return what an exception means for the document; one that is not in the table is a bug."""
    return next((meaning for kind, meaning in RETRY_POLICY if isinstance(error, kind)), BUG)
