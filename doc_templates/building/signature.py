"""The signature below a paper: position, room to sign, surname with initials, in a table that is never split."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doc_templates.building.markup import Table, cell, paragraph, row

if TYPE_CHECKING:
    from lxml import etree

HEADS = ("Должность", "Подпись", "Фамилия, инициалы")


def signature(path: str, whose: str) -> etree._Element:
    """Make the table of one signature.

    A line of text for it would part from what is signed: LibreOffice does not count the space above a paragraph when
    it keeps one with the next.

    Args:
        path: the placeholder of who signs, with ``position`` and ``initials``.
        whose: signature it is, for screen readers.
    """
    texts = (f"{{{{ {path}.position }}}}", "", f"{{{{ {path}.initials }}}}")
    return Table(
        style="SignatureTable",
        title="Подпись",
        description=whose,
        widths=(65.0, 40.0, 65.0),
        rows=(
            row(*(cell(paragraph("SignatureHead", head)) for head in HEADS), header=True),
            row(*(cell(paragraph("SignatureCell", text), bottom=True) for text in texts)),
        ),
    ).element()
