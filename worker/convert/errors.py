"""Errors of the conversion from DOCX to PDF. Messages never quote the document."""

from __future__ import annotations


class ConverterError(Exception):
    """No PDF was made; subclasses give the cause."""


class ConverterMissingError(ConverterError):
    """Something is not installed; it carries the message that names it. Not caused by the document."""


class ConverterStartError(ConverterError):
    """LibreOffice is installed but does not start. Not caused by the document."""


class ConversionFailedError(ConverterError):
    """LibreOffice rejected this document and still runs; worth one more attempt, in a fresh process."""


class ConversionKilledError(ConverterError):
    """The converter did not survive this document, which is quarantined when that happens again."""


class ConverterCrashedError(ConversionKilledError):
    """LibreOffice or its driver died while it had the document."""


class ConverterKilledError(ConverterCrashedError):
    """LibreOffice or its driver was killed (SIGKILL) from outside: by an operator, or a system short of memory."""


class ConversionTimeoutError(ConversionKilledError):
    """The document exceeded its time limit, and its process was killed."""


class ConverterClosedError(ConverterError):
    """The pool is closed."""
