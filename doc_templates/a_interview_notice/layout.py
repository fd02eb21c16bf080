"""The recommended layout of the notice of an interview: the order prescribes its term and means, but no form."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.docx.markup import Table, paragraph
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, listed, ruled_text, running
from doc_templates.notices_layout import letter_head, sending

TITLE = "Уведомление о проведении собеседования"
PARTICIPANTS = (
    ("Участие", "role", "TableText"),
    ("Ф.И.О.", "full_name", "TableText"),
    ("Должность, государственный орган", "office", "TableText"),
)
HAND_ROW = 8.0
"""Height of a row that may be filled in by hand, in millimetres."""


def _body() -> Iterator[etree._Element]:
    yield from letter_head("Рекомендуемая форма (пункты 22, 49 Методики)", TITLE)
    yield field_line("Дата и время: ", "interview.when")
    yield field_line("Форма проведения: ", "interview.form")
    yield field_line("Место, подключение: ", "interview.place", "FieldLineLast")
    yield paragraph("Lead", "Дополнительная информация, необходимая для проведения оценки:")
    yield from ruled_text("purpose")
    yield paragraph("Lead", "В собеседовании принимают участие:")
    yield Table(
        style="SheetTable",
        title="Участники собеседования",
        description="Участие, фамилия, имя, отчество, должность и государственный орган каждого",
        widths=(46.0, 54.0, 70.0),
        rows=tuple(listed(("participant", "participants"), PARTICIPANTS, min_height=HAND_ROW)),
    ).element()
    yield from sending("Уведомление направлено:")


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), running("Уведомление о собеседовании", "employee.full_name"))}
