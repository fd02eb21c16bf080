"""The recommended layout of the referral of a disputed draft agreement: item 12 names its addressee and its grounds."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.a_disagreement.context import COLUMN_WIDTHS
from doc_templates.corpus_a_layout import COMMISSION, EMPLOYEE, head
from doc_templates.docx.markup import paragraph
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import person, running, signature, table

TITLE = "Обращение о несогласии служащего с КЦИ"
MARK = "Рекомендуемая форма (пункт 12 Методики)"
OPENING = (
    "В соответствии с пунктом 12 Методики оценки деятельности административных государственных служащих корпуса «А» "
    "направляю проект ежегодного соглашения на {{ year }} в связи с несогласием служащего с "
    "установленными КЦИ."
)
COLUMNS = (
    ("№ п/п", "number", "TableCentre"),
    ("Наименование КЦИ", "name", "TableText"),
    ("Обоснование служащего", "employee_grounds", "TableText"),
    (
        "Обоснование уполномоченного лица",
        "authorized_person_grounds",
        "TableText",
    ),
)
ENCLOSED = "Приложение: проект ежегодного соглашения."


def _body() -> Iterator[etree._Element]:
    yield from head(MARK, COMMISSION, TITLE, day="signed_on")
    yield paragraph("Ruled", person("employee"))
    yield paragraph("RuledCaption", EMPLOYEE)
    yield paragraph("LetterText", OPENING)
    yield paragraph("TableGap")
    yield table(("kpi", "kpis"), "Спорные КЦИ", COLUMNS, COLUMN_WIDTHS, min_height=24.0)
    yield paragraph("LetterTextKept", ENCLOSED)
    yield signature("authorized_person", "Подпись уполномоченного лица")


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), running("Обращение о несогласии с КЦИ", "employee.full_name", "year"))}
