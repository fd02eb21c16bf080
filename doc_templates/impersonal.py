"""Bindings of papers with nothing personal in them: the text of the order alone; body and year name the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from doc_templates import wording
from doc_templates.form import TemplateBinding
from doc_templates.names import BLANK_AUTHOR, MAX_LENGTH_BODY, Subject, shortened


class HasBodyAndYear(Protocol):
    """A paper of which nothing else is filled in."""

    @property
    def organization(self) -> str | None:
        """The state body, where the paper is to be named by it."""

    @property
    def year(self) -> int | None:
        """The assessed year, where the paper is to be named by it."""


def binding(record: type[HasBodyAndYear]) -> TemplateBinding:
    """Return how a paper of that name is filled in from records of that class."""
    return TemplateBinding(
        record=record,
        subject=subject,
        issuer=lambda record: record.organization or BLANK_AUTHOR,
        context=context,
        blank_context=blank_context,
    )


def context(_record: HasBodyAndYear, _computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is printed besides the order's text: nothing, since the annexes have no place for it."""
    return {}


def blank_context() -> dict[str, Any]:
    """Return the same for the form to be filled in by hand."""
    return {}


def subject(record: HasBodyAndYear) -> Subject:
    """Return which body and year the paper is for; parts that are not given are empty."""
    organization, year = record.organization or "", record.year
    return Subject(
        organization,
        shortened(organization, MAX_LENGTH_BODY),
        "" if year is None else wording.year(year),
        "" if year is None else str(year),
    )
