"""The layout shared by the reference tables of annexes 4 and 5: the order's lines, from the dated parameters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from doc_templates.corpus_a_layout import annex_mark
from doc_templates.docx.markup import Row, Table, cell, heads, paragraph, row
from doc_templates.docx.measure import TEXT_WIDTH
from doc_templates.docx.package import Layout
from validators.parameters.corpus_a import ScoreBands

PERCENT = "Реализация КЦИ в процентах"


@dataclass(frozen=True, slots=True)
class Words:
    """The words in which the two annexes differ.

    Attributes:
        annex: number of the annex.
        title: the heading.
        score: the head of the second column.
        note: what stands under the table.
    """

    annex: int
    title: str
    score: str
    note: str


def score_table(words: Words, bands: ScoreBands) -> Layout:
    """Lay out a table, from the mark of its annex to its note."""
    return Layout(words.title, tuple(_body(words, bands)), running=f"Приложение {words.annex}")


def _body(words: Words, bands: ScoreBands) -> Iterator[etree._Element]:
    yield annex_mark(words.annex)
    yield paragraph("FormMark", "Форма")
    yield paragraph("Heading1", words.title)
    yield Table(
        style="SheetTable",
        title="Оценка по проценту реализации КЦИ",
        description=f"Две графы: {PERCENT}; {words.score.rstrip('*')}",
        widths=(TEXT_WIDTH / 2, TEXT_WIDTH / 2),
        rows=tuple(_rows(words, bands)),
    ).element()
    yield paragraph("Note", words.note)


def _rows(words: Words, bands: ScoreBands) -> Iterator[Row]:
    yield heads(PERCENT, words.score)
    for band in bands.bands:
        yield row(*(cell(paragraph("TableLine", text)) for text in (band.percent, band.score)))
