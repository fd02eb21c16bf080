"""The recommended layout of the notice of the result to an employee in service: the order asks for no such paper."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.docx.markup import paragraph
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, running, signature
from doc_templates.notices_layout import SIGNED, letter_head, result

TITLE = "Уведомление для ознакомления с результатами оценки"
MARK = "Рекомендуемая форма (пункт 24 Методики корпуса «А», пункты 10, 16 Типовой методики корпуса «Б»)"


def _body() -> Iterator[etree._Element]:
    yield from letter_head(MARK, TITLE)
    yield from result()
    yield signature("signed_by", "Подпись представителя службы управления персоналом", caption=SIGNED)
    yield paragraph("Heading2", "Ознакомление служащего")
    yield field_line("Результаты оценки получены в информационной системе: ", "received_on")
    yield field_line("Последний день для обращения при несогласии: ", "appeal_by", "FieldLineLast")
    yield paragraph("Lead", "С результатами оценки ознакомлен(а):")
    yield signature("acquainted", "Подпись оцениваемого служащего", day="acquainted_on")


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), running(TITLE, "employee.full_name", "period"))}
