"""What becomes of a document whose making went wrong: one table from exceptions to verdicts."""

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

AT_ONCE: Final = 1
TWICE: Final = 2
STUBBORNLY: Final = 5


@dataclass(frozen=True, slots=True)
class Fail:
    """The document itself is suspected: it is given up after so many failed attempts, this one included.

    ``code`` is for programs, ``key`` names the words for the client; neither holds personal data.
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
    """The installation lacks something: the document waits ``seconds`` and is tried again, however often.

    ``key`` names the words for what it waits for, ``None`` when nothing is wrong.
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
    (ConversionFailedError, Fail("conversion_failed", "conversion_failed", TWICE)),
    # Killed from outside, by an operator or by a system short of memory: that may hit an innocent several times.
    (ConverterKilledError, Fail("quarantined", "quarantined_killed", STUBBORNLY)),
    (ConversionKilledError, Fail("quarantined", "quarantined_crashed", TWICE)),
    (InspectionError, Fail("inspection_failed", "inspection_failed", TWICE)),
    (RenderError, Fail("rendering_failed", "rendering_failed", AT_ONCE)),
    (ValidatorsError, Fail("record_unreadable", "record_unreadable", AT_ONCE)),
    (CatalogueError, Fail("form_unavailable", "form_unavailable", AT_ONCE)),
    (StorageError, Retry("storage", 5)),
    (OSError, Retry("resources", 5)),
)
"""The first entry that fits decides, so the more particular ones come first."""

BUG: Final = Fail("internal_error", "internal_error", STUBBORNLY)


def retry_policy(error: Exception) -> Fail | Retry:
    """Return what an exception means for the document; one that nobody foresaw is a bug."""
    return next((meaning for kind, meaning in RETRY_POLICY if isinstance(error, kind)), BUG)
