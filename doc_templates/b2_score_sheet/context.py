"""Context of annex 2: the score sheet of a person in a non-leading position."""

from __future__ import annotations

from doc_templates import score_sheet
from doc_templates.names import Titles

BINDING = score_sheet.binding(
    Titles(
        title="Оценочный лист лица, занимающего не руководящую должность",
        stem="Оценочный лист",
    )
)
