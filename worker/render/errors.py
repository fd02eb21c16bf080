"""Errors of rendering a DOCX. Their messages are shown to people and never hold a value of the data."""

from __future__ import annotations


class RenderError(Exception):
    """A document cannot be rendered; another attempt with the same template and data fails the same way."""


class TemplateRefusedError(RenderError):
    """The template itself is unusable or requires something a form may not do."""


class ContextRefusedError(RenderError):
    """The data given to a template cannot stand in a document; the message names the field, not its value."""
