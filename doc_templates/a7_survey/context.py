"""What is filled into the blank of the survey: the body and the year, where they are given, and nothing personal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from doc_templates import wording
from doc_templates.filling import Filling
from doc_templates.names import BLANK_AUTHOR, LONGEST_BODY, Naming, Subject, file_name
from validators.schemas.a_survey import Survey

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "Анонимный опрос служащих центрального государственного органа"


@dataclass(frozen=True, slots=True)
class SurveyNaming(Naming):
    """Names of blanks: of the form alone where neither body nor year is given."""

    def title_of(self, subject: Subject) -> str:
        """Return the title of the blank."""
        about = ", ".join(part for part in (subject.whom, subject.period) if part)
        return f"{self.title}: {about}" if about else self.title

    def stem_of(self, subject: Subject) -> str:
        """Return the file name of the blank, without suffix."""
        about = [part for part in (subject.period_short, subject.whom_short) if part]
        return file_name(", ".join([self.stem, *about])) if about else self.blank_stem


def context(record: Survey, _computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is printed above the questions."""
    return {
        "organization": record.organization or "",
        "year": "" if record.year is None else wording.year(record.year),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with nothing to print."""
    return {"organization": "", "year": ""}


def subject(record: Survey) -> Subject:
    """Return which body and year the blank is for; parts that are not given are empty."""
    organization = record.organization or ""
    year = record.year
    return Subject(
        organization,
        organization[:LONGEST_BODY].strip(),
        "" if year is None else wording.year(year),
        "" if year is None else str(year),
    )


FILLING = Filling(
    record=Survey,
    naming=SurveyNaming(title=NAME, stem="Анонимный опрос", blank_stem=f"{NAME} (бланк)"),
    subject=subject,
    issuer=lambda record: record.organization or BLANK_AUTHOR,
    context=context,
    blank_context=blank_context,
)
