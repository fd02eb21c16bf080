"""Phrases of layout of corpus «А»: the mark of its annexes, the head of its working papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lxml import etree

from doc_templates.docx.markup import paragraph, run
from doc_templates.docx.phrases import number_line, recommended
from validators.parameters import result_scale

COMMISSION = "Рабочий орган Национальной комиссии по кадровой политике при Президенте Республики Казахстан"
AUTHORIZED_BODY = "Уполномоченный орган по делам государственной службы"
EMPLOYEE = "(фамилия, имя, отчество (при его наличии), должность, государственный орган)"

SCORE_SHEET = "Оценочный лист"
NAME = "(фамилия, имя, отчество (при его наличии))"


def annex_mark(number: int, style: str = "AnnexMark") -> etree._Element:
    """Return the mark in the upper right corner of the annexes of the methodology «А»."""
    lines = ("к Методике оценки", "деятельности административных", "государственных служащих", "корпуса «А»")
    return paragraph(style, "\n".join((f"Приложение {number}", *lines)))


def sheet_opening(annex: int) -> Iterator[etree._Element]:
    """Yield what stands above the table of a score sheet, from the mark of its annex to the assessed period."""
    yield annex_mark(annex)
    yield paragraph("FormMark", "Форма")
    yield paragraph("Heading1", SCORE_SHEET)
    yield from employee_line()
    yield paragraph("RuledShort", "{{ period }}")
    yield paragraph("RuledCaption", "(оцениваемый период)")
    yield paragraph("TableGap")


def employee_line() -> Iterator[etree._Element]:
    """Yield the line of the employee's name and position."""
    yield paragraph("Ruled", "{{ employee.full_name }}{% if employee.full_name %}, {{ employee.position }}{% endif %}")
    yield paragraph("RuledCaption", "(Ф.И.О. (при его наличии), должность оцениваемого лица)")


def result_and_assessor() -> Iterator[etree._Element]:
    """Yield the result of a score sheet with those of the scale, and who assesses."""
    results = ", ".join(band.wording for band in reversed(result_scale(date(2025, 1, 1), "A").bands))
    yield paragraph("ResultLine", "Результат оценки ", run("{{ result }}\t", "Field"))
    yield paragraph("ResultList", f"({results})")
    yield from signed_name("Уполномоченное лицо ", "authorized_person")
    yield paragraph("SignedName", "Должность ", run("{{ authorized_person.position }}\t", "Field"))


def signed_name(label: str, path: str) -> Iterator[etree._Element]:
    """Yield the line of the name of one who signs, and its caption."""
    yield paragraph("SignedName", label, run(f"{{{{ {path}.full_name }}}}\t", "Field"))
    yield paragraph("ResultList", NAME)


def head(mark: str, addressee: str, title: str, *, day: str) -> Iterator[etree._Element]:
    """Yield the mark of the recommended form, the body, number and date, the addressee and the title."""
    yield from recommended(mark)
    yield number_line(day)
    yield paragraph("Addressee", addressee)
    yield paragraph("Heading1", title)
