"""Errors of the catalogue: an unknown form or language, a record of another form, a broken folder."""

from __future__ import annotations


class CatalogueError(Exception):
    """Base of the errors of this package; the text holds no personal data."""


class UnknownFormError(CatalogueError):
    """There is no form with the slug that was asked for."""


class UnknownLanguageError(CatalogueError):
    """The form is not made in the language that was asked for."""


class WrongRecordError(CatalogueError):
    """The record was not read from data of this form."""


class BrokenFormError(CatalogueError):
    """A file of the form is missing or invalid."""
