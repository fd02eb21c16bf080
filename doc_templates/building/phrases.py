"""Phrases of layout that several forms use: a person on a line, a labelled field, a text on lines, repeated rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from doc_templates.building.markup import Row, cell, kept, paragraph, row, run

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


def field_line(label: str, path: str, style: str = "FieldLine") -> etree._Element:
    """Return a label and a field on a line that reaches to the right margin."""
    return paragraph(style, label, run(f"{{{{ {path} }}}}\t", "Field"))


def ruled_text(path: str) -> Iterator[etree._Element]:
    """Yield a paragraph with a line under it for each text of a list; empty texts make lines to write on."""
    yield paragraph("RuledText", f"{{%p for line in {path} %}}")
    yield paragraph("RuledText", "{{ line }}")
    yield paragraph("RuledText", "{%p endfor %}")


def repeated_rows(name: str, path: str, one: Row, *, signed: bool = False, tall: bool = False) -> Iterator[Row]:
    """Yield the rows that repeat a row for each entry of a list.

    Args:
        name: what one entry is called.
        path: placeholder of the list.
        one: the row.
        signed: the table is followed by what is signed: its last row comes along where that begins a page.
        tall: an entry says by ``tall`` that its row may go on over pages.
    """
    yield _tag(f"for {name} in {path}", one)
    whole = tuple(either("loop.last", (kept(one),), (one,))) if signed else (one,)
    yield from either(f"{name}.tall", (replace(one, splits=True),), whole) if tall else whole
    yield _tag("endfor", one)


def either(condition: str, some: tuple[Row, ...], others: tuple[Row, ...]) -> Iterator[Row]:
    """Yield rows that print some rows where a condition holds, and else the others."""
    yield _tag(f"if {condition}", some[0])
    yield from some
    yield _tag("else", some[0])
    yield from others
    yield _tag("endif", some[0])


def _tag(words: str, beside: Row) -> Row:
    """Return a row that says how the rows after it are repeated, as wide as they are, and is not printed."""
    return row(cell(paragraph("TableText", f"{{%tr {words} %}}"), span=sum(part.span for part in beside.cells)))
