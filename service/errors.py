"""Errors of the service: one base class, so that one table maps them to HTTP problems.

Messages are written for logs and for operators: they carry ids and limits, never a person's data.
"""

from __future__ import annotations

from typing import Any

from service.texts import MESSAGES
from validators.violations import Violation


class ServiceError(Exception):
    """Base of all errors the service raises deliberately."""


class SettingsError(ServiceError):
    """A setting is missing or unusable; the message names it and says what would be valid."""


class DatabaseUnavailableError(ServiceError):
    """The database cannot be reached, is locked for too long, or dropped the connection; trying again may help."""


class NotOwnPaperError(ServiceError):
    """An evaluator was about to write a paper that names another evaluator, or none."""


class StorageError(ServiceError):
    """The file store cannot keep or give back a file; the message says which and why."""


class DiskFullError(ServiceError):
    """A disk is full; what was there before is untouched."""


class DatabaseFullError(DiskFullError, DatabaseUnavailableError):
    """The disk of the database is full; what was to be written was not, and reading goes on."""


class StorageFullError(DiskFullError, StorageError):
    """The disk of the file store is full."""


class FileMissingError(StorageError):
    """A file recorded in the database is not in the store."""


class FileDamagedError(StorageError):
    """A file in the store has another size or hash than recorded."""


class SubmissionError(ServiceError):
    """Base of errors in a client's request."""


class InvalidSubmissionError(SubmissionError):
    """A field beside ``data`` is unusable.

    ``pointer`` is the JSON Pointer of the field within the request, ``message`` says what would be valid.

    Args:
        pointer: place of the field.
        key: of a text of the section ``fields``.
        values: what that text names in braces.
    """

    def __init__(self, pointer: str, key: str, /, **values: Any) -> None:
        self.pointer = pointer
        self.message = MESSAGES.message("fields", key, **values)
        super().__init__(MESSAGES.message("place", "field", pointer=pointer, fault=self.message))

    def below(self, pointer: str) -> InvalidSubmissionError:
        """Return the same error of a request that holds this one at a place."""
        return InvalidSubmissionError(pointer + self.pointer, self.message.key, **self.message.values)


class LanguageUnavailableError(InvalidSubmissionError):
    """The form has no template in the language; the official texts of the order are here in Russian only."""

    def __init__(self, form: str, available: tuple[str, ...]) -> None:
        super().__init__("/language", "language", form=form, languages=", ".join(available))


class UnknownFormError(SubmissionError):
    """No form has this slug; ``known`` lists those there are."""

    def __init__(self, asked: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there is no form {asked[:60]!r}; there are {', '.join(known)}")
        self.asked = asked
        self.known = known


class ForbiddenByMethodology(SubmissionError):  # noqa: N818 - it names the verdict, as the contract does
    """The methodology forbids the document; ``violations`` holds everything found, warnings included."""

    def __init__(self, violations: tuple[Violation, ...]) -> None:
        super().__init__(f"{len(violations)} violations: {', '.join(sorted({found.rule for found in violations}))}")
        self.violations = violations


class IdempotencyConflict(SubmissionError):  # noqa: N818 - it names the HTTP meaning, 409 Conflict
    """The ``Idempotency-Key`` was used before with another request."""

    def __init__(self) -> None:
        super().__init__("the Idempotency-Key was used before with another request")


class NotADossierError(SubmissionError):
    """Documents of these forms make up no dossier; ``kinds`` says in a line each what would be one."""

    def __init__(self, forms: tuple[str, ...], kinds: tuple[str, ...]) -> None:
        super().__init__(f"{len(forms)} documents make up no dossier: {', '.join(sorted(set(forms)))}")
        self.forms = forms
        self.kinds = kinds


class DossierNotFoundError(SubmissionError):
    """The caller has no dossier with this id."""


class DossierNotReadyError(SubmissionError):
    """Not every file of the dossier is there (yet); ``status`` is that of the dossier."""

    def __init__(self, dossier_id: str, status: str) -> None:
        super().__init__(f"dossier {dossier_id} is {status}")
        self.status = status


class DocumentNotFoundError(SubmissionError):
    """The caller has no document with this id."""


class FileNotReadyError(SubmissionError):
    """The document exists, but has no file of this format (yet).

    ``status`` is the document's status, ``asked`` is whether the format was requested at all.
    """

    def __init__(self, document_id: str, format_: str, status: str, *, asked: bool) -> None:
        super().__init__(f"document {document_id} has no {format_[:10]!r} file; it is {status}")
        self.format = format_
        self.status = status
        self.asked = asked
