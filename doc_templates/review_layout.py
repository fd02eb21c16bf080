"""The layout shared by the two reviews of corpus «А», annexes 6 and 10: they differ in words only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from doc_templates.corpus_a_layout import NAME, annex_mark
from doc_templates.docx.markup import paragraph
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, kept_text, running, signature

COMMISSION = "Национальная комиссия по кадровой политике при Президенте Республики Казахстан"
TITLE = "Отзыв о деятельности административного государственного служащего корпуса «А»"


@dataclass(frozen=True, slots=True)
class Words:
    """The words in which the two annexes differ.

    Attributes:
        annex: number of the annex.
        assessment: the caption under the lines on the assessment.
        additional: the words before the lines of additional information.
        signature: the caption under the signature of the authorized person.
    """

    annex: int
    assessment: str
    additional: str
    signature: str


def review(words: Words) -> Layout:
    """Lay out a review, from the mark of its annex to the signature."""
    return Layout(
        TITLE,
        tuple(_body(words)),
        running("Отзыв о деятельности служащего корпуса «А»", "employee.full_name", "period"),
    )


def _body(words: Words) -> Iterator[etree._Element]:
    yield annex_mark(words.annex)
    yield paragraph("FormMark", "Форма")
    yield paragraph("CommissionMark", COMMISSION)
    yield paragraph("Heading1", TITLE)
    yield paragraph("Ruled", "{{ employee.full_name }}")
    yield paragraph("RuledCaption", NAME)
    yield field_line("Период оценки ", "period", "FieldLineCaptioned")
    yield paragraph("RuledCaption", "(указывается период оценки)")
    yield from kept_text("assessment")
    yield paragraph("RuledCaption", words.assessment)
    yield paragraph("Lead", words.additional)
    yield from kept_text("additional")
    yield signature("authorized_person", "Подпись уполномоченного лица", caption=words.signature)
