"""The recommended layout of the covering letter of the package: item 26 lists its enclosures and prescribes no form."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.a_transmittal.context import CHAPTER_5_COLUMN_WIDTHS, COLUMN_WIDTHS
from doc_templates.corpus_a_layout import AUTHORIZED_BODY, head
from doc_templates.docx.markup import paragraph
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, running, signature, table

TITLE = "Сопроводительное письмо к материалам оценки"
MARK = "Рекомендуемая форма (пункт {{ item }} Методики)"
COLUMNS = (
    ("№ п/п", "number", "TableCentre"),
    ("Ф.И.О. (при его наличии), должность", "who", "TableText"),
    ("Ежегодное соглашение, листов", "agreement", "TableCentre"),
    ("Оценочный лист, листов", "score_sheet", "TableCentre"),
    ("Отзыв, листов", "review", "TableCentre"),
)
CHAPTER_5_COLUMNS = (
    *COLUMNS,
    ("Стратегия управления персоналом, листов*", "strategy", "TableCentre"),
    ("Справка об исполнении стратегии, листов*", "report", "TableCentre"),
)
NOTE = "* Данные документы предусмотрены в отношении лиц, указанных в подпункте 1) пункта 34 Методики."


def _body() -> Iterator[etree._Element]:
    yield from head(MARK, AUTHORIZED_BODY, TITLE, day="sent_on")
    yield paragraph("LetterText", "{{ opening }} за {{ year }}.")
    yield from _where(
        "servants", table(("servant", "servants"), "Приложенные копии", COLUMNS, COLUMN_WIDTHS, min_height=10.0)
    )
    five = table(
        ("one", "chapter5_servants"),
        "Приложенные копии, глава 5",
        CHAPTER_5_COLUMNS,
        CHAPTER_5_COLUMN_WIDTHS,
        min_height=10.0,
    )
    yield from _where("chapter5_servants", five, paragraph("NoteLine", NOTE))
    yield from _where("not_assessed", paragraph("LetterTextKept", "{{ not_assessed }}"))
    yield field_line("Оценка завершена: ", "completed_on")
    yield signature("signatory", "Подпись под письмом")


def _where(name: str, *elements: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements for letters that have something under the name; tables with their gap."""
    yield paragraph("LetterText", f"{{%p if {name} %}}")
    if elements[0].tag.endswith("}tbl"):
        yield paragraph("TableGap")
    yield from elements
    yield paragraph("LetterText", "{%p endif %}")


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), running(TITLE, "year"))}
