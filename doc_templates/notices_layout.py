"""Phrases of layout that notices share: whose they are, to whom they go, how they were sent, who signed."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.docx.markup import paragraph
from doc_templates.docx.phrases import field_line, kept_text, number_line, person, recommended, signature

EMPLOYEE = "(фамилия, имя, отчество (при его наличии), должность, государственный орган)"
SIGNED = "(должность, подпись, фамилия, инициалы представителя службы управления персоналом)"


def letter_head(mark: str, title: str) -> Iterator[etree._Element]:
    """Yield the mark of the recommended form, the body, number and date, the employee, the title and the opening."""
    yield from recommended(mark)
    yield number_line("sent_on")
    yield paragraph("Ruled", person("employee"))
    yield paragraph("RuledCaption", EMPLOYEE)
    yield paragraph("Heading1", title)
    yield paragraph("LetterText", "{{ opening }}")


def result() -> Iterator[etree._Element]:
    """Yield the period, the score and the result, and what the employee may do against them."""
    yield field_line("Оцениваемый период: ", "period")
    yield field_line("Оценка, баллов: ", "score")
    yield field_line("Результат оценки: ", "result", "FieldLineLast")
    yield paragraph("LetterText", "{%p for line in appeal %}")
    yield paragraph("LetterText", "{{ line }}")
    yield paragraph("LetterText", "{%p endfor %}")


def sending(label: str) -> Iterator[etree._Element]:
    """Yield how the notice was sent and who signed it."""
    yield paragraph("Lead", label)
    yield from kept_text("means")
    yield signature("signed_by", "Подпись представителя службы управления персоналом", caption=SIGNED)
