"""The recommended layout of the decision to hold a calibration session.

The order prescribes no form for it: what it has to decide is in item 20, and the captions keep to its words.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.docx.markup import paragraph
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, number_line, recommended, running, signature
from doc_templates.session_layout import composition, contested

TITLE = "Решение о проведении калибровочной сессии"
MARK = "Рекомендуемая форма (пункты 11, 20–22 Типовой методики)"
SIGNED = "(должность, подпись, фамилия, инициалы лица, принявшего решение о проведении калибровочной сессии)"


def _body() -> Iterator[etree._Element]:
    yield from recommended(MARK)
    yield paragraph("Heading1", TITLE)
    yield number_line("signed_on")
    yield paragraph("LetterText", "{{ opening }}")
    yield paragraph("Heading2", "1. Провести калибровочную сессию по обращению о несогласии с оценкой")
    yield from contested()
    yield paragraph("Heading2", "2. Утвердить состав калибровочной сессии")
    yield from composition()
    yield paragraph("Heading2", "3. Назначить калибровочную сессию")
    yield field_line("Дата проведения: ", "session_on")
    yield field_line("Место и время: ", "place")
    yield paragraph("Heading2", "4. Службе управления персоналом организовать деятельность калибровочной сессии")
    yield signature("called_by", "Подпись лица, принявшего решение", caption=SIGNED)


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), running(TITLE, "appellant.full_name", "period"))}
