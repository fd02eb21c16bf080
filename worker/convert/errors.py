"""What can go wrong on the way from DOCX to PDF. Messages never hold a word of the document."""

from __future__ import annotations


class ConverterError(Exception):
    """No PDF came out; the subclasses say whose fault it is."""


class ConverterMissingError(ConverterError):
    """Something is not installed; it carries the message that tells what. Says nothing about the document."""


class ConverterStartError(ConverterError):
    """LibreOffice is installed but does not come up. Says nothing about the document."""


class ConversionFailedError(ConverterError):
    """LibreOffice refused this document and lives on; worth one more attempt, in a fresh process."""


class ConversionKilledError(ConverterError):
    """The converter did not survive this document: whoever keeps count should set a second offender aside."""


class ConverterCrashedError(ConversionKilledError):
    """LibreOffice or its driver died while it had the document."""


class ConverterKilledError(ConverterCrashedError):
    """LibreOffice or its driver was killed (SIGKILL) by somebody else: an operator, or a system short of memory."""


class ConversionTimeoutError(ConversionKilledError):
    """The document was not finished in time, and the process that had it was killed."""


class ConverterClosedError(ConverterError):
    """The pool was closed; nothing was begun."""
