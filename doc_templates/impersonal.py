"""Bindings of papers with nothing personal in them: the text of the order alone; body and year name the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from doc_templates import wording
from doc_templates.form import TemplateBinding
from doc_templates.names import BLANK_AUTHOR, MAX_LENGTH_BODY, Subject, Titles, file_name, shortened


class HasBodyAndYear(Protocol):
    """A paper of which nothing else is filled in."""

    @property
    def organization(self) -> str | None:
        """The state body, where the paper is to be named by it."""

    @property
    def year(self) -> int | None:
        """The assessed year, where the paper is to be named by it."""


@dataclass(frozen=True, slots=True)
class ImpersonalTitles(Titles):
    """Names of papers: of the form alone where neither body nor year is given."""

    def title_of(self, subject: Subject) -> str:
        """Return the title of the paper."""
        about = ", ".join(part for part in (subject.whom, subject.period) if part)
        return f"{self.title}: {about}".replace(wording.GAP, " ") if about else self.title

    def stem_of(self, subject: Subject) -> str:
        """Return the file name of the paper, without suffix."""
        about = [part for part in (subject.period_short, subject.whom_short) if part]
        return file_name(", ".join([self.stem, *about])) if about else self.blank_stem


def binding(record: type[HasBodyAndYear], titles: ImpersonalTitles) -> TemplateBinding:
    """Return how a paper of that name is filled in from records of that class."""
    return TemplateBinding(
        record=record,
        titles=titles,
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
