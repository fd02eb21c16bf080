"""The fast rendering gives, to the byte, the document plain docxtpl gives."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from docx.oxml import OxmlElement
from docx.shared import Pt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as DocxDocument

    Build = Callable[..., Any]
    Fill = Callable[[Any, dict[str, Any]], bytes]
    Both = Callable[..., tuple[bytes, bytes]]
    Read = Callable[..., bytes]

pytestmark = pytest.mark.slow

TEXTS = {
    "markup characters": "<w:p/> & &amp; \" ' > ]]> &#39; &quot;",
    "newlines": "первая\nвторая\n\nчетвёртая\n",
    "tabs": "\tотступ\tи ещё\t",
    "newlines and tabs": "а\n\tб\t\nв",
    "spaces": "  два  пробела   ",
    "emoji": "😀👩🏽‍💼𝔘",
    "Kazakh letters": "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі",
    "five thousand characters": "Орындалды. " * 454 + "конец!",
    "expressions": "{{ 7*7 }} {% raw %} {# нет #} {%tr endfor %} }} %}",
    "separators": "\u00a0\u00ad\u200b\u2028\u2029\u0085\ufeff\x7f",
    "nothing": "",
}


def _score_table(document: DocxDocument) -> None:
    """Build a table with a heading, a repeated row, a conditional row and a formatted cell."""
    table = document.add_table(rows=7, cols=3)
    for cell, text in zip(table.rows[0].cells, ("№", "Параметр", "Оценка"), strict=True):
        cell.text = text
    table.rows[1].cells[0].text = "{%tr for score in scores %}"
    table.rows[2].cells[0].text = "{{ loop.index }}"
    run = table.rows[2].cells[1].paragraphs[0].add_run("{{ score.name }}")
    run.bold, run.font.size = True, Pt(9)
    table.rows[2].cells[2].text = "{% if score.value %}{{ score.value }}{% else %}—{% endif %}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    table.rows[4].cells[0].text = "{%tr if total %}"
    table.rows[5].cells[0].merge(table.rows[5].cells[2]).text = "Итого {{ total }}"
    table.rows[6].cells[0].text = "{%tr endif %}"


def _column_table(document: DocxDocument) -> None:
    """Build a table whose columns are repeated, so that docxtpl has to mend its grid."""
    table = document.add_table(rows=1, cols=4)
    for cell, text in zip(
        table.rows[0].cells, ("Член", "{%tc for x in votes %}", "{{ x }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text


def _ragged_table(document: DocxDocument) -> None:
    """Build a table whose only full row depends on a value."""
    table = document.add_table(rows=4, cols=3)
    table.rows[0].cells[0].text = "{%tr if full %}"
    table.rows[1].cells[2].text = "{{ full }}"
    table.rows[2].cells[0].text = "{%tr endif %}"
    last = table.rows[3]._tr
    last.remove(last.tc_lst[2])


def _merged_table(document: DocxDocument) -> None:
    """Build a table with a cell merged downwards over the repeated rows."""
    table = document.add_table(rows=3, cols=2)
    table.rows[0].cells[0].text = "{%tr for name in names %}"
    table.rows[1].cells[0].text = "{% vm %}общее"
    table.rows[1].cells[1].text = "{{ name }}"
    table.rows[2].cells[0].text = "{%tr endfor %}"


def _blocks(document: DocxDocument) -> None:
    """Build conditional paragraphs and runs, and an expression Word split between runs."""
    for text in ("{%p if shown %}", "Показано: {{ shown }}", "{%p endif %}"):
        document.add_paragraph(text)
    paragraph = document.add_paragraph()
    for text in ("{%r if shown %}", "да", "{%r endif %}"):
        paragraph.add_run(text)
    paragraph = document.add_paragraph("Имя: {")
    for text in ("{ na", "me }", "} и «“кавычки”»"):
        paragraph.add_run(text).italic = True


def _picture(document: DocxDocument) -> None:
    """Build two drawings, which docxtpl numbers anew."""
    chunk = lambda kind, data: struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))  # noqa: E731 - one use
    header = struct.pack(">2L5B", 1, 1, 8, 0, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    document.add_picture(io.BytesIO(png))
    document.add_picture(io.BytesIO(png))


DESIGNS: dict[str, tuple[Callable[[DocxDocument], None], dict[str, Any]]] = {
    "table": (
        _score_table,
        {"scores": [{"name": "Ответственность\n\tи честность", "value": "4,5"}, {"name": "", "value": ""}], "total": 2},
    ),
    "table without rows": (_score_table, {"scores": [], "total": ""}),
    "more columns": (_column_table, {"votes": ["за"] * 6}),
    "fewer columns": (_column_table, {"votes": []}),
    "full row stands": (_ragged_table, {"full": "да"}),
    "full row falls": (_ragged_table, {"full": ""}),
    "merged downwards": (_merged_table, {"names": ["а", "б", "в"]}),
    "blocks shown": (_blocks, {"shown": "да", "name": "Қайрат"}),
    "blocks hidden": (_blocks, {"shown": "", "name": ""}),
    "pictures": (_picture, {}),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_arrives_as_docxtpl_writes_it(template: Build, both: Both, text: str) -> None:
    """Alone in a paragraph, between words, in bold, and in a list."""

    def design(document: DocxDocument) -> None:
        document.add_paragraph().add_run("{{ text }}").bold = True

    form = template("{{ text }}", "до {{ text }} после", "{{ texts|join(', ') }}", design=design)
    context = {"text": text, "texts": [text, "б"]}
    ours, theirs = both(form, context)
    assert ours == theirs


@pytest.mark.parametrize(("design", "context"), DESIGNS.values(), ids=DESIGNS)
def test_a_layout_arrives_as_docxtpl_builds_it(
    template: Build, both: Both, design: Callable[[DocxDocument], None], context: dict[str, Any]
) -> None:
    """Repetitions, conditions, merged and counted columns, drawings."""
    form = template("Начало", design=design)
    ours, theirs = both(form, context)
    assert ours == theirs


@pytest.mark.parametrize("name", ["word/header1.xml", "word/footer1.xml"])
def test_headers_and_footers_are_filled_in_too(template: Build, both: Both, name: str) -> None:
    """With line breaks, as in the body."""

    def design(document: DocxDocument) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].text = "Приложение {{ annex }}"
        section.footer.paragraphs[0].text = "{{ annex }}"

    form = template("Текст {{ annex }}", design=design)
    context = {"annex": "1 <к>\nМетодике & правилам"}
    ours, theirs = both(form, context, name)
    assert ours == theirs


def test_a_header_without_placeholders_is_copied_as_it_is(template: Build, fill: Fill, part: Read) -> None:
    """Its bytes are those of the template."""

    def design(document: DocxDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "Для служебного пользования"

    form = template("{{ a }}", design=design)
    assert part(fill(form, {"a": "б"}), "word/header1.xml") == part(form.content, "word/header1.xml")


def test_a_page_number_field_is_allowed(template: Build, both: Both) -> None:
    """Instructions of Word's fields may be spread over runs."""

    def design(document: DocxDocument) -> None:
        run = document.add_paragraph().add_run()._r
        for tag, text in (("begin", ""), ("", " PA"), ("", r"GE \* MERGEFORMAT "), ("separate", ""), ("end", "")):
            element = OxmlElement("w:fldChar" if tag else "w:instrText")
            if tag:
                element.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}fldCharType", tag)
            element.text = text or None
            run.append(element)

    form = template("{{ a }}", design=design)
    ours, theirs = both(form, {"a": "б"})
    assert ours == theirs


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(
        st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Z"), include_characters="\n\t"), max_size=80
    ).filter(lambda text: not any(mark in text for mark in ("{_", "}_", "_}", "%_")))
)
def test_any_text_arrives_as_docxtpl_writes_it(template: Build, both: Both, text: str) -> None:
    """Whatever Unicode people type, apart from docxtpl's own escapes for braces, which it undoes in their texts."""
    form = template("а{{ text }}б")
    ours, theirs = both(form, {"text": text})
    assert ours == theirs
