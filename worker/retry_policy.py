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
class Failure:
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
class Wait:
    """The installation lacks something: the document waits ``seconds`` and is tried again, however often.

    ``key`` names the words for what it waits for, ``None`` when nothing is wrong.
    """

    key: str | None
    seconds: float

    @property
    def reason(self) -> Message | None:
        """What the document waits for."""
        return None if self.key is None else MESSAGES.message(WAITS, self.key)


VERDICTS: Final[tuple[tuple[type[Exception], Failure | Wait], ...]] = (
    (ConverterMissingError, Wait("office_missing", 10)),
    (ConverterStartError, Wait("office_start", 5)),
    (ConverterClosedError, Wait(None, 0)),
    (ConversionFailedError, Failure("conversion_failed", "conversion_failed", TWICE)),
    # Killed from outside, by an operator or by a system short of memory: that may hit an innocent several times.
    (ConverterKilledError, Failure("quarantined", "quarantined_killed", STUBBORNLY)),
    (ConversionKilledError, Failure("quarantined", "quarantined_crashed", TWICE)),
    (InspectionError, Failure("inspection_failed", "inspection_failed", TWICE)),
    (RenderError, Failure("rendering_failed", "rendering_failed", AT_ONCE)),
    (ValidatorsError, Failure("record_unreadable", "record_unreadable", AT_ONCE)),
    (CatalogueError, Failure("form_unavailable", "form_unavailable", AT_ONCE)),
    (StorageError, Wait("storage", 5)),
    (OSError, Wait("resources", 5)),
)
"""The first entry that fits decides, so the more particular ones come first."""

BUG: Final = Failure("internal_error", "internal_error", STUBBORNLY)


def verdict(error: Exception) -> Failure | Wait:
    """Return what an exception means for the document; one that nobody foresaw is a bug."""
    return next((meaning for kind, meaning in VERDICTS if isinstance(error, kind)), BUG)
