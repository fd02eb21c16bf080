"""The recommended layout of the schedule of an assessment, with room for the signatures of acquainting."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.assessment_schedule.context import EVALUATORS, SERVANTS, STAGES
from doc_templates.docx.markup import paragraph
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, recommended, running, signature, table

TITLE = "График проведения оценки и лист ознакомления"
MARK = "Рекомендуемая форма (пункты 5, 16, 17 Методики корпуса «А», пункты 9, 16 Типовой методики корпуса «Б»)"
SIGNED = "Ознакомлен(а): подпись, дата"
STAGE_COLUMNS = (
    ("№ п/п", "number", "TableCentre"),
    ("Этап", "name", "TableText"),
    ("Срок", "due", "TableCentre"),
    ("Кто отвечает", "responsible", "TableText"),
)
SERVANT_COLUMNS = (
    ("№ п/п", "number", "TableCentre"),
    ("Оцениваемое лицо: Ф.И.О. (при его наличии), должность", "who", "TableText"),
    ("Оценивающее (уполномоченное) лицо", "evaluator", "TableText"),
    ("Оценить не позднее", "due", "TableCentre"),
    (SIGNED, "signed", "TableCentre"),
)
EVALUATOR_COLUMNS = (
    ("№ п/п", "number", "TableCentre"),
    ("Оценивающее (уполномоченное) лицо: Ф.И.О. (при его наличии), должность", "who", "TableText"),
    (SIGNED, "signed", "TableCentre"),
)
HAND_ROW = 10.0
"""Height of a row that is signed by hand, in millimetres."""


def _body() -> Iterator[etree._Element]:
    yield from recommended(MARK)
    yield paragraph("Heading1", TITLE)
    yield paragraph("RuledShort", "{{ period }}")
    yield paragraph("RuledCaption", "(оцениваемый период)")
    yield field_line("Оценка проводится не позднее: ", "assess_by", "FieldLineLast")
    yield paragraph("Heading2", "1. Этапы")
    yield table(("stage", "stages"), "Этапы оценки", STAGE_COLUMNS, STAGES, min_height=8.0)
    yield paragraph("Heading2", "2. Оцениваемые лица и их ознакомление с порядком проведения оценки")
    yield table(("row", "servants"), "Кто кого оценивает", SERVANT_COLUMNS, SERVANTS, min_height=HAND_ROW)
    yield paragraph("Heading2", "3. Ознакомление оценивающих лиц с порядком проведения оценки")
    yield table(("one", "evaluators"), "Оценивающие лица", EVALUATOR_COLUMNS, EVALUATORS, min_height=HAND_ROW)
    yield signature("signatory", "Подпись работника службы управления персоналом", day="signed_on")


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), running("График проведения оценки", "period"))}
