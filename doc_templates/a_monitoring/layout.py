"""The recommended layout of the monitoring of the half-year: items 10 and 26 ask for it and give no form."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.a_monitoring.context import COLUMN_WIDTHS
from doc_templates.corpus_a_layout import EMPLOYEE
from doc_templates.docx.markup import paragraph
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, person, running, signature, table

TITLE = "Мониторинг достижения КЦИ по итогам полугодия"
MARK = "Рекомендуемая форма (пункты 10, 26 Методики)"
COLUMNS = (
    ("№ п/п", "number", "TableCentre"),
    ("Наименование КЦИ", "name", "TableText"),
    ("Единица измерения", "unit", "TableCentre"),
    ("Плановое значение (на год)", "planned", "TableFigure"),
    ("Факт за полугодие", "actual", "TableFigure"),
    ("Достижение в процентах", "percent", "TableCentre"),
    ("Примечание", "note", "TableText"),
)


def _body() -> Iterator[etree._Element]:
    yield paragraph("RecommendedMark", MARK)
    yield paragraph("Heading1", TITLE)
    yield paragraph("Ruled", person("employee"))
    yield paragraph("RuledCaption", EMPLOYEE)
    yield paragraph("RuledShort", "{{ period }}")
    yield paragraph("RuledCaption", "(отчетный период)")
    yield paragraph("TableGap")
    yield table(("kpi", "kpis"), "Достижение КЦИ", COLUMNS, COLUMN_WIDTHS, min_height=12.0)
    yield field_line("Направлен в уполномоченный орган по делам государственной службы: ", "sent_on")
    yield signature("authorized_person", "Подпись уполномоченного лица", day="signed_on")


LAYOUTS = {
    "ru": Layout(
        TITLE, tuple(_body()), running("Мониторинг достижения КЦИ", "employee.full_name", "period"), landscape=True
    )
}
