"""The recommended layout of the act of destruction: kinds and periods of papers, and no name of whom they were about.

The order gives no form and knows no such act; it says how long papers are kept. Acts of archives list groups of papers
with their number and years, are signed by a commission and approved by the head.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.destruction_act.context import COLUMN_WIDTHS
from doc_templates.docx.markup import Table, paragraph
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, listed, number_line, recommended, signature, table

TITLE = "Акт об уничтожении документов по оценке"
MARK = "Рекомендуемая форма (пункт 13 Типовой методики, пункт 14 Методики)"
COLUMNS = (
    ("№ п/п", "number", "TableCentre"),
    ("Вид документов", "kind", "TableText"),
    ("Период", "period", "TableCentre"),
    ("Количество", "papers", "TableCentre"),
    ("Хранились по", "kept_until", "TableCentre"),
)
MEMBERS = (
    ("Участие в комиссии", "role", "TableText"),
    ("Ф.И.О., должность", "who", "TableText"),
    ("Подпись", "room", "TableText"),
)
HAND_ROW = 10.0
RUNNING = f"{TITLE}{{% if number %}} № {{{{ number }}}}{{% endif %}}"
"""The line above later pages; with the name of the state body it would take two lines and touch the table."""


def _body() -> Iterator[etree._Element]:
    yield from recommended(MARK)
    yield paragraph("Heading1", TITLE)
    yield number_line("signed_on")
    yield paragraph("LetterText", "{{ opening }}")
    yield paragraph("TableGap")
    yield table(("group", "groups"), "Уничтожаемые документы", COLUMNS, COLUMN_WIDTHS, min_height=HAND_ROW)
    yield field_line("Всего документов: ", "papers")
    yield field_line("Способ уничтожения: ", "means", "FieldLineLast")
    yield paragraph("Heading2", "Комиссия")
    yield Table(
        style="SheetTable",
        title="Комиссия",
        description="Участие в комиссии, фамилии и должности, место для подписи",
        widths=(40.0, 90.0, 40.0),
        rows=tuple(listed(("member", "members"), MEMBERS, min_height=HAND_ROW)),
    ).element()
    yield paragraph("Heading2", "Утверждаю")
    yield signature("approved_by", "Подпись лица, которое утверждает акт")


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), RUNNING)}
