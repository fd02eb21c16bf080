"""Context of annex 1: the score sheet of a person in a leading position."""

from __future__ import annotations

from doc_templates import score_sheet
from doc_templates.names import Titles

BINDING = score_sheet.binding(
    Titles(
        title="Оценочный лист лица, занимающего руководящую должность",
        stem="Оценочный лист",
    )
)
