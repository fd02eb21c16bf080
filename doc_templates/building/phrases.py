"""Phrases of layout that several forms use: a person on a line, a labelled field, a text on lines, repeated rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doc_templates.building.markup import Row, cell, paragraph, row, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree


def person(path: str) -> str:
    """Return the placeholders of a person, full name, position and state body, in one line and one run."""
    office = f"{{{{ {path}.position }}}}, {{{{ {path}.organization }}}}"
    return f"{{{{ {path}.full_name }}}}{{% if {path}.full_name %}}, {office}{{% endif %}}"


def running(name: str, who: str, period: str = "") -> str:
    """Return what the pages after the first say above their text: short name of the form, person, period.

    Args:
        name: short name of the form.
        who: placeholder of the person's name, or of what else tells papers of the form apart; a blank form has none.
        period: placeholder of the assessed period, where the form has one.
    """
    about = f"{{{{ {who} }}}}" + (f", {{{{ {period} }}}}" if period else "")
    return f"{name}{{% if {who} %}}: {about}{{% endif %}}"


def field_line(label: str, path: str, *, last: bool = False) -> etree._Element:
    """Return a label and a field on a line that reaches to the right margin."""
    style = "FieldLineLast" if last else "FieldLine"
    return paragraph(style, label, run(f"{{{{ {path} }}}}\t", "Field"))


def ruled_text(path: str) -> Iterator[etree._Element]:
    """Yield a paragraph with a line under it for each text of a list; empty texts make lines to write on."""
    yield paragraph("RuledText", f"{{%p for line in {path} %}}")
    yield paragraph("RuledText", "{{ line }}")
    yield paragraph("RuledText", "{%p endfor %}")


def repeated_rows(name: str, path: str, one: Row) -> Iterator[Row]:
    """Yield the rows that repeat a row for each entry of a list."""
    width = sum(part.span for part in one.cells)
    yield row(cell(paragraph("TableText", f"{{%tr for {name} in {path} %}}"), span=width))
    yield one
    yield row(cell(paragraph("TableText", "{%tr endfor %}"), span=width))
