"""Phrases of layout that the papers of a calibration session share: its members, and the contested assessment."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.docx.markup import Table, paragraph
from doc_templates.docx.phrases import field_line, listed, person

EMPLOYEE = "(Ф.И.О., должность оцениваемого лица с указанием государственного органа)"
EVALUATOR = "(Ф.И.О., должность оценивающего лица с указанием государственного органа)"
MEMBERS = (
    ("№", "number", "TableCentre"),
    ("Ф.И.О.", "full_name", "TableText"),
    ("Должность, государственный орган", "office", "TableText"),
    ("Участие в составе", "capacity", "TableText"),
)
HAND_ROW = 8.0
"""Height of a row that may be filled in by hand, in millimetres."""


def composition() -> Iterator[etree._Element]:
    """Yield the table of the members and their number."""
    yield Table(
        style="SheetTable",
        title="Состав калибровочной сессии",
        description="Члены калибровочной сессии, их должности и участие в составе",
        widths=(10.0, 55.0, 65.0, 40.0),
        rows=tuple(listed(("member", "members"), MEMBERS, min_height=HAND_ROW)),
    ).element()
    yield field_line("Число членов калибровочной сессии: ", "members_count", "FieldLineLast")


def parties() -> Iterator[etree._Element]:
    """Yield the employee, the evaluator and the quarter."""
    yield paragraph("Ruled", person("appellant"))
    yield paragraph("RuledCaption", EMPLOYEE)
    yield paragraph("Ruled", person("evaluator"))
    yield paragraph("RuledCaption", EVALUATOR)
    yield paragraph("RuledShort", "{{ period }}")
    yield paragraph("RuledCaption", "(оцениваемый период)")


def contested() -> Iterator[etree._Element]:
    """Yield the employee, the evaluator, the quarter, and the days the result was received and the appeal submitted."""
    yield from parties()
    yield field_line("Результаты оценки получены: ", "appeal.received_result_on")
    yield field_line("Обращение подано: ", "appeal.submitted_on")
