"""Phrases of layout for any form: lines for persons, fields and texts, tables of rows, signature, letterhead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict, Unpack

from lxml import etree

from doc_templates.docx.markup import Cell, Row, Table, cell, heads, kept, paragraph, row, run
from doc_templates.docx.measure import TEXT_WIDTH
from doc_templates.languages import LANGUAGE_TAGS

SIGNATURE_WIDTHS = (61.0, 48.0, 61.0)
DATED_SIGNATURE_WIDTHS = (50.0, 48.0, 42.0, 30.0)
SIGNED_ELECTRONICALLY = "(удостоверенная с помощью электронной цифровой подписи)"
FIGURES, FULL = frozenset({"TableFigure", "TableFigureNarrow"}), "TableCentre"
"""Styles of figures that are long, and the one of all others."""
SIGNATURE_CAPTIONS = ("(должность)", "(подпись)", "(фамилия, инициалы)")


def person(path: str) -> str:
    """Return the placeholders of a person, full name, position and state body, in one line and one run."""
    office = f"{{{{ {path}.position }}}}, {{{{ {path}.organization }}}}"
    return f"{{{{ {path}.full_name }}}}{{% if {path}.full_name %}}, {office}{{% endif %}}"


def running(name: str, who: str, period: str = "") -> str:
    """Return the line above the text of every page but the first: short name of the form, person, period.

    Args:
        name: short name of the form.
        who: placeholder of the person's name, or of another value in which papers differ; a blank form has none.
        period: placeholder of the assessed period, where the form has one.
    """
    about = f"{{{{ {who} }}}}" + (f", {{{{ {period} }}}}" if period else "")
    return f"{name}{{% if {who} %}}: {about}{{% endif %}}"


def field_line(label: str, path: str, style: str = "FieldLine") -> etree._Element:
    """Return a label and a field on a line that reaches to the right margin."""
    return paragraph(style, label, run(f"{{{{ {path} }}}}\t", "Field"))


def number_line(day: str) -> etree._Element:
    """Return the line of a paper's number and the placeholder of its day."""
    number, dated = run("{{ number }}\t", "Field"), run(f"{{{{ {day} }}}}\t", "Field")
    return paragraph("NumberLine", "№ ", number, run("\t"), run("Дата "), dated)


def recommended(mark: str) -> Iterator[etree._Element]:
    """Yield the mark of a form the order does not print, and the line of the state body."""
    yield paragraph("RecommendedMark", mark)
    yield paragraph("Ruled", "{{ organization }}")
    yield paragraph("RuledCaption", "(наименование государственного органа)")


def ruled_text(path: str) -> Iterator[etree._Element]:
    """Yield a paragraph with a line under it for each text of a list; empty texts make lines to write on."""
    yield paragraph("RuledText", f"{{%p for line in {path} %}}")
    yield paragraph("RuledText", "{{ line }}")
    yield paragraph("RuledText", "{%p endfor %}")


def kept_text(path: str) -> Iterator[etree._Element]:
    """Yield a text on lines, its last part on one page with what follows: a caption, a signature."""
    yield from ruled_text(f"{path}.lines")
    yield paragraph("RuledTextOpen", f"{{%p for line in {path}.open %}}")
    yield paragraph("RuledTextOpen", "{{ line }}")
    yield paragraph("RuledTextOpen", "{%p endfor %}")
    yield paragraph("RuledTextKept", f"{{{{ {path}.end }}}}")


class Repeating(TypedDict, total=False):
    """Options of the rows of a list, see :func:`repeated_rows`."""

    signed: bool
    tall: bool


def repeated_rows(name: str, path: str, one: Row, *, signed: bool = False, tall: bool = False) -> Iterator[Row]:
    """Yield the rows that repeat a row for each entry of a list.

    Args:
        name: what one entry is called.
        path: placeholder of the list.
        one: the row.
        signed: the table is followed by what is signed: its last row comes along where that begins a page.
        tall: an entry has ``tall``, whether its row may go on over pages.
    """
    yield _tag(f"for {name} in {path}", one)
    whole = tuple(either("loop.last", (kept(one),), (one,))) if signed else (one,)
    yield from either(f"{name}.tall", (replace(one, splits=True),), whole) if tall else whole
    yield _tag("endfor", one)


def listed(
    names: tuple[str, str],
    columns: Sequence[tuple[str, str, str]],
    *,
    min_height: float,
    head: str = "TableHead",
    **how: Unpack[Repeating],
) -> Iterator[Row]:
    """Yield the row of heads, and the rows that repeat one row for each entry of a list.

    Args:
        names: what one entry is called, and the placeholder of the list.
        columns: head, placeholder within the entry and style of each.
        min_height: least height of a row in millimetres, so that one may be written in by hand.
        head: style of the heads.
        how: as for :func:`repeated_rows`.
    """
    yield heads(*(words for words, *_ in columns), style=head)
    cells = (value(style, f"{names[0]}.{name}") for _, name, style in columns)
    yield from repeated_rows(*names, row(*cells, min_height=min_height), **how)


def value(style: str, path: str) -> Cell:
    """Return the cell of a value; a figure has the smaller letters of its style in rows that are ``small``."""
    words = f"{{{{ {path} }}}}"
    if style not in FIGURES:
        return cell(paragraph(style, words))
    condition = f"{{%p if {path.partition('.')[0]}.small %}}"
    lines = ((style, condition), (style, words), (style, "{%p else %}"), (FULL, words), (FULL, "{%p endif %}"))
    return cell(*(paragraph(*line) for line in lines))


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
    return Table(
        style="SheetTable",
        title=title,
        description=", ".join(words for words, *_ in columns),
        widths=tuple(widths[name] for _, name, _ in columns),
        rows=tuple(listed(names, columns, min_height=min_height, signed=True, tall=True)),
    ).element()


def either(condition: str, some: tuple[Row, ...], others: tuple[Row, ...]) -> Iterator[Row]:
    """Yield rows that print some rows where a condition holds, and else the others."""
    yield _tag(f"if {condition}", some[0])
    yield from some
    yield _tag("else", some[0])
    yield from others
    yield _tag("endif", some[0])


def _tag(words: str, beside: Row) -> Row:
    """Return a row of control words for the rows after it, as wide as they are, which is not printed."""
    return row(cell(paragraph("TableText", f"{{%tr {words} %}}"), span=sum(part.span for part in beside.cells)))


def signature(path: str, whose: str, *, caption: str = "", day: str = "") -> etree._Element:
    """Return the table of one signature: position, room for the signature, surname with initials.

    A long text wraps in its own cell, so that the room stays; the captions stand below the line. A line of
    text would part from what is signed: LibreOffice does not count the space above a paragraph when it keeps one with
    the next.

    Args:
        path: the placeholder of who signs, with ``position`` and ``initials``.
        whose: signature it is, for screen readers.
        caption: one for all cells, in the words of an annex; each has its own without it.
        day: the placeholder of the day of signing, where the paper has it beside the signature.
    """
    texts = [f"{{{{ {path}.position }}}}", "", f"{{{{ {path}.initials }}}}"]
    captions = [*SIGNATURE_CAPTIONS]
    if day:
        texts.append(f"{{{{ {day} }}}}")
        captions.append("(дата)")
    below = (
        [cell(paragraph("SignatureBelow", caption), span=len(texts))]
        if caption
        else [cell(paragraph("SignatureBelow", words)) for words in captions]
    )
    return Table(
        style="SignatureTable",
        title="Подпись",
        description=whose,
        widths=DATED_SIGNATURE_WIDTHS if day else SIGNATURE_WIDTHS,
        rows=(row(*(cell(paragraph("SignatureCell", text), bottom=True) for text in texts)), row(*below)),
    ).element()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Lines of the body's name in both languages, either of which may be empty, and a line of address, or none."""

    kk: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    address: str = ""

    def elements(self) -> Iterator[etree._Element]:
        """Yield the paragraphs and tables; nothing where there is no letterhead."""
        named = ((self.kk, LANGUAGE_TAGS["kk"]), (self.ru, LANGUAGE_TAGS["ru"]))
        sides = [[paragraph("LetterheadName", run(line, language=tag)) for line in side] for side, tag in named if side]
        if len(sides) == 1:
            yield from sides[0]
        elif sides:
            yield _beside(sides)
        if sides or self.address:
            yield paragraph("LetterheadAddress", self.address)


def _beside(sides: list[list[etree._Element]]) -> etree._Element:
    return Table(
        style="LetterheadTable",
        title="Бланк государственного органа",
        description="Наименование государственного органа на казахском и русском языках",
        widths=(TEXT_WIDTH / 2, TEXT_WIDTH / 2),
        rows=(row(*(cell(*side) for side in sides)),),
    ).element()
