"""Exceptions of the methodology. Wrong data are no exception but violations."""

from __future__ import annotations


class ValidatorsError(Exception):
    """Base of every exception of the package; the text holds no personal data."""


class UnknownFormError(ValidatorsError):
    """There is no form with the slug that was asked for."""


class ParameterError(ValidatorsError):
    """A parameter file contradicts itself, or says nothing about the date that was asked for."""


class CalendarError(ValidatorsError):
    """The overrides of the working calendar cannot be read."""
