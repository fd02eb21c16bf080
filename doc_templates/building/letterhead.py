"""The letterhead of a state body above a form: its name in Kazakh on the left, in Russian on the right, its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from doc_templates.building.markup import Table, cell, paragraph, row, run
from doc_templates.languages import LANGUAGE_TAGS
from doc_templates.measure import TEXT_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree


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
