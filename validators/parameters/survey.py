"""The anonymous survey of annex 7: its questions and their options, looked up by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from validators.errors import ParameterError
from validators.parameters.loading import distinct
from validators.parameters.package import current, on_day
from validators.parameters.tables import Table

MIN_OPTIONS = 2


@dataclass(frozen=True)
class Question:
    """A question and the options of which a respondent chooses one, as printed."""

    text: str
    options: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SurveyWording(Table):
    """Wording of the survey's blank: its introduction and its questions in their order."""

    introduction: tuple[str, ...]
    questions: tuple[Question, ...]


def build_survey(raw: dict[str, Any]) -> SurveyWording:
    """Build the survey; a question twice, an option twice, or a question without a choice is refused."""
    questions = tuple(Question(entry["text"], tuple(entry["options"])) for entry in raw.pop("question"))
    distinct([question.text for question in questions], "question")
    for question in questions:
        distinct(question.options, f"{question.text}: option")
        if len(question.options) < MIN_OPTIONS:
            raise ParameterError(f"{question.text}: there is no choice")
    return SurveyWording(introduction=tuple(raw.pop("introduction")), questions=questions, **raw)


def survey(on: date | None = None) -> SurveyWording:
    """Return the survey of annex 7 in force on the day; without a day, the newest."""
    return on_day(current().tables("a/survey.toml", build_survey), on)
