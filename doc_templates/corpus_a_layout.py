"""Phrases of layout of corpus «А»: the mark of its annexes, the head of its working papers, plain tables of rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from doc_templates.docx.markup import Table, cell, paragraph, row, run
from doc_templates.docx.phrases import repeated_rows

COMMISSION = "Рабочий орган Национальной комиссии по кадровой политике при Президенте Республики Казахстан"
AUTHORIZED_BODY = "Уполномоченный орган по делам государственной службы"
EMPLOYEE = "(фамилия, имя, отчество (при его наличии), должность, государственный орган)"

NAME = "(фамилия, имя, отчество (при его наличии))"


def annex_mark(number: int, style: str = "AnnexMark") -> etree._Element:
    """Return the mark in the upper right corner of the annexes of the methodology «А»."""
    lines = ("к Методике оценки", "деятельности административных", "государственных служащих", "корпуса «А»")
    return paragraph(style, "\n".join((f"Приложение {number}", *lines)))


def head(mark: str, addressee: str, title: str, *, day: str) -> Iterator[etree._Element]:
    """Yield the mark of the recommended form, the body, number and date, the addressee and the title."""
    yield paragraph("RecommendedMark", mark)
    yield paragraph("Ruled", "{{ organization }}")
    yield paragraph("RuledCaption", "(наименование государственного органа)")
    yield paragraph(
        "NumberLine", "№ ", run("{{ number }}\t", "Field"), run("\t"), run("Дата "), run(f"{{{{ {day} }}}}\t", "Field")
    )
    yield paragraph("Addressee", addressee)
    yield paragraph("Heading1", title)


def table(
    names: tuple[str, str],
    title: str,
    columns: Sequence[tuple[str, str, str]],
    widths: Mapping[str, float],
    *,
    min_height: float,
) -> etree._Element:
    """Return a table with a row for each entry of a list; one with ``tall`` may go on over pages.

    Args:
        names: what one entry is called, and the placeholder of the list.
        title: of the table, for screen readers.
        columns: head, placeholder within the entry and style of each.
        widths: of the columns in millimetres, by placeholder.
        min_height: least height of a row in millimetres.
    """
    one = row(
        *(cell(paragraph(style, f"{{{{ {names[0]}.{name} }}}}")) for _, name, style in columns),
        min_height=min_height,
    )
    heads = row(*(cell(paragraph("TableHead", words)) for words, *_ in columns), header=True)
    return Table(
        style="SheetTable",
        title=title,
        description=", ".join(words for words, *_ in columns),
        widths=tuple(widths[name] for _, name, _ in columns),
        rows=(heads, *repeated_rows(*names, one, signed=True, tall=True)),
    ).element()
