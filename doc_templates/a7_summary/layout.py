"""The recommended layout of the summary of the survey: the order prescribes no form for it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.docx.markup import Row, Table, cell, heads, paragraph, row
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, running, signature
from validators.parameters import survey
from validators.parameters.survey import Question

TITLE = "Сводка результатов анонимного опроса служащих центрального государственного органа"
WIDTHS = (10.0, 116.0, 22.0, 22.0)
SHARES = (
    "Примечание: число в строке вопроса – сколько респондентов на него ответили; доля – от этого числа, с округлением "
    "до двух знаков после запятой."
)
NO_FORMULA = (
    "Процент формируется посредством информационной системы (пункт 16 Методики). Формулы для него Методика не содержит,"
    " поэтому по ответам этой сводки он не вычисляется, а указывается вместе с источником."
)
PREPARED = "Служба управления персоналом:"


def _body() -> Iterator[etree._Element]:
    yield paragraph("RecommendedMark", "Рекомендуемая форма (пункт 16, приложение 7 Методики)")
    yield paragraph("Ruled", "{{ organization }}")
    yield paragraph("RuledCaption", "(наименование центрального государственного органа)")
    yield paragraph("Heading1", TITLE)
    yield field_line("Оцениваемый период: ", "period")
    yield field_line("Число респондентов: ", "respondents")
    yield _table().element()
    yield paragraph("NoteAlone", SHARES)
    yield paragraph("Heading2", "Удовлетворенность государственных служащих условиями труда")
    yield field_line("Процент, сформированный информационной системой: ", "satisfaction.percent")
    yield field_line("Источник: ", "satisfaction.source")
    yield paragraph("Note", NO_FORMULA)
    yield paragraph("Lead", PREPARED)
    yield signature("prepared_by", "Подпись работника службы управления персоналом", day="signed_on")


def _table() -> Table:
    return Table(
        style="SheetTable",
        title="Ответы на вопросы",
        description="Вопросы приложения 7, варианты ответа, число ответов и доля каждого варианта",
        widths=WIDTHS,
        rows=tuple(_rows()),
    )


def _rows() -> Iterator[Row]:
    yield heads("№", "Вопрос, варианты ответа", "Число ответов", "Доля, %")
    for number, question in enumerate(survey().questions, start=1):
        yield from _question(number, question)


def _question(number: int, question: Question) -> Iterator[Row]:
    yield row(
        cell(paragraph("TableQuestionTotal", f"{number}")),
        cell(paragraph("TableQuestion", question.text)),
        cell(paragraph("TableQuestionTotal", f"{{{{ question_{number}.answered }}}}")),
        cell(paragraph("TableQuestionTotal")),
    )
    for place, option in enumerate(question.options, start=1):
        text, centre = (
            ("TableKept", "TableCentreKept") if place < len(question.options) else ("TableText", "TableCentre")
        )
        path = f"question_{number}.option_{place}"
        yield row(
            cell(paragraph(centre)),
            cell(paragraph(text, option)),
            cell(paragraph(centre, f"{{{{ {path}.count }}}}")),
            cell(paragraph(centre, f"{{{{ {path}.share }}}}")),
        )


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), running("Сводка результатов опроса", "period"))}
