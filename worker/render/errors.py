"""What can go wrong when a DOCX is rendered. The sayings are read by people and never hold a value of the data."""

from __future__ import annotations


class RenderError(Exception):
    """A document cannot be rendered; trying again with the same template and data gives the same error."""


class TemplateRefusedError(RenderError):
    """The template itself is unusable or asks for something a form may not do."""


class ContextRefusedError(RenderError):
    """The data given to a template cannot stand in a document; the message names the field, not its value."""
