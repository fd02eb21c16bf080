"""The recommended layout of the record of a feedback meeting: item 24 names its questions and prescribes no form."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.docx.markup import paragraph
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, recommended, ruled_text, running, signature
from doc_templates.session_layout import parties

TITLE = "Запись о встрече по предоставлению обратной связи"
MARK = "Рекомендуемая форма (пункт 24 Типовой методики)"
QUESTIONS = (
    ("1. Обзор достижений за оцениваемый период", "achievements"),
    ("2. Обзор развития навыков и компетенций", "skills"),
    ("3. Обзор потенциала и обсуждение карьерных устремлений работника", "potential"),
    ("4. Договоренности", "agreed"),
    ("5. Мнение служащего", "opinion"),
)
EVALUATOR = "(должность, подпись, фамилия, инициалы оценивающего лица, дата)"
EMPLOYEE = "(должность, подпись, фамилия, инициалы оцениваемого служащего)"


def _body() -> Iterator[etree._Element]:
    yield from recommended(MARK)
    yield paragraph("Heading1", TITLE)
    yield from parties()
    yield field_line("Калибровочная сессия проведена: ", "session")
    yield field_line("Итоговая оценка, баллов: ", "final_score")
    yield field_line("Результат оценки: ", "result", "FieldLineLast")
    for question, path in QUESTIONS:
        yield paragraph("Heading2", question)
        yield from ruled_text(path)
    yield field_line("Встреча проведена: ", "met_on")
    yield signature("evaluator_signs", "Подпись оценивающего лица", caption=EVALUATOR, day="signed_on")
    yield paragraph("TableGap")
    yield signature("employee_signs", "Подпись оцениваемого служащего", caption=EMPLOYEE)


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), running(TITLE, "appellant.full_name", "period"))}
