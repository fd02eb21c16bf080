"""The recommended layout of the list of those not assessed: item 26 asks for it with the reasons and gives no form."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.docx.markup import paragraph
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, recommended, running, signature
from doc_templates.not_assessed_layout import servants

TITLE = "Список служащих, в отношении которых не проведена оценка"
MARK = "Рекомендуемая форма (пункты 3, 26 Методики)"


def _body() -> Iterator[etree._Element]:
    yield from recommended(MARK)
    yield paragraph("Heading1", TITLE)
    yield paragraph("RuledShort", "{{ year }}")
    yield paragraph("RuledCaption", "(оцениваемый год)")
    yield paragraph("TableGap")
    yield servants()
    yield field_line("Оценка завершена: ", "completed_on")
    yield signature("signatory", "Подпись под списком", day="signed_on")


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), running("Список служащих, не прошедших оценку", "year"))}
