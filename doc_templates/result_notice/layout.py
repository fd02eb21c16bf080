"""The recommended layout of the notice of the result: the order prescribes its content and means, but no form."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.docx.markup import paragraph
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, running
from doc_templates.notices_layout import letter_head, result, sending

TITLE = "Уведомление о результатах оценки"
MARK = "Рекомендуемая форма (пункты 24, 51 Методики корпуса «А», пункт 10 Типовой методики корпуса «Б»)"


def _body() -> Iterator[etree._Element]:
    yield from letter_head(MARK, TITLE)
    yield from result()
    yield from sending("Уведомление направлено:")
    yield paragraph("Heading2", "Отметки службы управления персоналом")
    yield field_line("Служащий ознакомлен с результатами оценки: ", "received_on")
    yield field_line("Последний день для обращения при несогласии: ", "appeal_by")
    yield field_line("Заявление о несогласии поступило: ", "appealed_on", "FieldLineLast")


LAYOUTS = {
    "ru": Layout(TITLE, tuple(_body()), running("Уведомление о результатах оценки", "employee.full_name", "period"))
}
