"""The recommended layout of the list of those not assessed for a quarter: the order names reasons and gives no form."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.docx.markup import paragraph
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, recommended, running, signature
from doc_templates.not_assessed_layout import servants

TITLE = "Список служащих корпуса «Б», в отношении которых не проведена оценка"
MARK = "Рекомендуемая форма (пункты 4, 6 Типовой методики)"


def _body() -> Iterator[etree._Element]:
    yield from recommended(MARK)
    yield paragraph("Heading1", TITLE)
    yield paragraph("RuledShort", "{{ period }}")
    yield paragraph("RuledCaption", "(оцениваемый период)")
    yield paragraph("TableGap")
    yield servants()
    yield field_line("Всего служащих: ", "servants_count")
    yield signature("signatory", "Подпись под списком", day="signed_on")


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), running("Список служащих, не прошедших оценку", "period"))}
