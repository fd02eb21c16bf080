"""What can go wrong in this room: asking for a form, a language or a record that does not belong to it."""

from __future__ import annotations


class CatalogueError(Exception):
    """Base of every exception of this room; the text holds no personal data."""


class UnknownFormError(CatalogueError):
    """There is no form with the slug that was asked for."""


class UnknownLanguageError(CatalogueError):
    """The form is not made in the language that was asked for."""


class WrongRecordError(CatalogueError):
    """The record was not read from data of this form."""


class BrokenFormError(CatalogueError):
    """A file of the form is missing or does not say what it should."""
