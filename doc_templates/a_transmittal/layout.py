"""The recommended layout of the covering letter of the package: item 26 says what is sent, and gives no form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doc_templates.building.markup import paragraph
from doc_templates.building.package import Layout
from doc_templates.building.phrases import field_line, running
from doc_templates.building.signature import signature
from doc_templates.building.working_papers import AUTHORIZED_BODY, head, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

TITLE = "Сопроводительное письмо к материалам оценки"
MARK = "Рекомендуемая форма (пункт 26 Методики)"
OPENING = (
    "В соответствии с пунктом 26 Методики оценки деятельности административных государственных служащих корпуса «А» "
    "направляем копии документов оцененных служащих корпуса «А»{% if year %} за {{ year }}{% endif %}."
)
COLUMNS = (
    ("№ п/п", "number", 10.0, "TableCentre"),
    ("Ф.И.О. (при его наличии), должность", "who", 76.0, "TableText"),
    ("Ежегодное соглашение, листов", "agreement", 28.0, "TableCentre"),
    ("Оценочный лист, листов", "score_sheet", 28.0, "TableCentre"),
    ("Отзыв, листов", "review", 28.0, "TableCentre"),
)


def _body() -> Iterator[etree._Element]:
    yield from head(MARK, AUTHORIZED_BODY, TITLE, day="sent_on")
    yield paragraph("LetterText", OPENING)
    yield paragraph("TableGap")
    yield table(("servant", "servants"), "Приложенные копии", COLUMNS, least=10.0, splits=False)
    yield paragraph("LetterTextKept", "{{ not_assessed }}")
    yield field_line("Оценка завершена: ", "completed_on")
    yield signature("signatory", "Подпись под письмом")


LAYOUT = Layout(TITLE, tuple(_body()), running(TITLE, "year"))
