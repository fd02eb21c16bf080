"""The recommended layout of the decision on who assesses: items 4 and 18 speak of it and prescribe no form."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.b_assessor_decision.context import COLUMN_WIDTHS
from doc_templates.docx.markup import paragraph
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, number_line, person, recommended, running, signature, table

TITLE = "Решение об оценивающих лицах"
MARK = "Рекомендуемая форма (пункты 4, 18 Типовой методики)"
EVALUATOR = "(Ф.И.О., должность оценивающего лица с указанием государственного органа)"
COLUMNS = (
    ("№ п/п", "number", "TableCentre"),
    ("Кто оценивает: Ф.И.О. (при его наличии), должность", "who", "TableText"),
    ("Кого оценивает", "assesses", "TableText"),
)


def _body() -> Iterator[etree._Element]:
    yield from recommended(MARK)
    yield paragraph("Heading1", TITLE)
    yield number_line("signed_on")
    yield paragraph("Ruled", person("evaluator"))
    yield paragraph("RuledCaption", EVALUATOR)
    yield paragraph("RuledShort", "{{ period }}")
    yield paragraph("RuledCaption", "(оцениваемый период)")
    yield from _where("of_absence", field_line("Отсутствует (причина, срок): ", "absence"))
    yield from _where("of_number", field_line("Количество оцениваемых лиц: ", "assessed"))
    yield paragraph("LetterText", "{{ opening }}")
    yield paragraph("TableGap")
    yield table(("row", "assessors"), "Кто оценивает", COLUMNS, COLUMN_WIDTHS, min_height=10.0)
    yield signature("decided_by", "Подпись лица, принявшего решение")


def _where(name: str, line: etree._Element) -> Iterator[etree._Element]:
    """Yield a line for decisions that rest on what it tells."""
    yield paragraph("FieldLine", f"{{%p if {name} %}}")
    yield line
    yield paragraph("FieldLine", "{%p endif %}")


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), running(TITLE, "period"))}
