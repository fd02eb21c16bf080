"""The recommended layout of the reference on an employee for a calibration session: the order prescribes no form."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.b_session_reference.context import COLUMN_WIDTHS
from doc_templates.docx.markup import Table, paragraph
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, listed, recommended, ruled_text, running, signature, table
from doc_templates.session_layout import HAND_ROW, contested

TITLE = "Справка о работнике к калибровочной сессии"
MARK = "Рекомендуемая форма (подпункт 3) пункта 16 Типовой методики)"
SCORES = (("Параметр", "name", "TableText"), ("Оценка, баллов", "score", "TableCentre"))
SCORE_ROW = 6.0
"""Height of the row of a score, in millimetres: its name stands there, no more than a number is written in by hand."""
PREVIOUS = (
    ("Квартал", "period", "TableCentre"),
    ("Оценка", "score", "TableCentre"),
    ("Результат оценки", "result", "TableText"),
    ("Примечание", "note", "TableText"),
)


def _body() -> Iterator[etree._Element]:
    yield from recommended(MARK)
    yield paragraph("Heading1", TITLE)
    yield from contested()
    yield paragraph("Heading2", "1. Служба")
    yield field_line("Категория должности: ", "category")
    yield field_line("На должности: ", "in_position")
    yield field_line("На государственной службе с: ", "in_service_since", "FieldLineLast")
    yield paragraph("Heading2", "2. Обжалуемая оценка")
    yield Table(
        style="SheetTable",
        title="Обжалуемая оценка",
        description="Оценки параметров оценочного листа",
        widths=(140.0, 30.0),
        rows=tuple(listed(("parameter", "scores"), SCORES, min_height=SCORE_ROW)),
    ).element()
    yield field_line("Средняя итоговая оценка: ", "average")
    yield field_line("Результат оценки: ", "result", "FieldLineLast")
    yield paragraph("Heading2", "3. Оценки предыдущих кварталов")
    yield table(("row", "previous"), "Оценки предыдущих кварталов", PREVIOUS, COLUMN_WIDTHS, min_height=HAND_ROW)
    yield paragraph("Heading2", "4. Дисциплинарные взыскания")
    yield from ruled_text("penalties")
    yield paragraph("Heading2", "5. Обсуждаемые вопросы")
    yield paragraph("Lead", "С чем не согласен оцениваемый служащий:")
    yield from ruled_text("contested")
    yield paragraph("Lead", "Доводы оценивающего лица:")
    yield from ruled_text("reasons")
    yield field_line("Справка составлена: ", "signed_on")
    yield signature("signatory", "Подпись работника службы управления персоналом")


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), running(TITLE, "appellant.full_name", "period"))}
