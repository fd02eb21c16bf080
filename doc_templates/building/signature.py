"""The one way to sign a paper: position, room for the signature, surname with initials, on one line of a table.

A text of whatever length wraps in its own cell, so that the room stays; what the cells hold stands below their line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from doc_templates.building.markup import Table, cell, paragraph, row

if TYPE_CHECKING:
    from lxml import etree

ROOM = 45.0
"""Room for a signature by hand in millimetres, without the margins of its cell."""
WIDTHS = (61.0, 48.0, 61.0)
DATED_WIDTHS = (50.0, 48.0, 42.0, 30.0)
CAPTIONS = ("(должность)", "(подпись)", "(фамилия, инициалы)")


def signature(path: str, whose: str, *, caption: str = "", day: str = "") -> etree._Element:
    """Make the table of one signature.

    A line of text for it would part from what is signed: LibreOffice does not count the space above a paragraph when
    it keeps one with the next.

    Args:
        path: the placeholder of who signs, with ``position`` and ``initials``.
        whose: signature it is, for screen readers.
        caption: one for all cells, in the words of an annex; each has its own without it.
        day: the placeholder of the day of signing, where the paper has it beside the signature.
    """
    texts = [f"{{{{ {path}.position }}}}", "", f"{{{{ {path}.initials }}}}"]
    captions = [*CAPTIONS]
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
        widths=DATED_WIDTHS if day else WIDTHS,
        rows=(row(*(cell(paragraph("SignatureCell", text), bottom=True) for text in texts)), row(*below)),
    ).element()
