"""What a state body's fonts have is printed with them, ours come first, and papers of others stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from fontTools.ttLib import TTFont

from doc_templates.fonts import FACES, FOLDER, TEXT_FAMILY
from doc_templates.fonts.brought import brought_fonts
from worker.inspection import inspect_pdf
from worker.inspection.errors import InspectionError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from worker.convert.pool import LibreOfficePool
    from worker.properties import DocumentProperties

pytestmark = pytest.mark.slow

FAMILY, POSTSCRIPT = "Committee Serif", "CommitteeSerif"
SIGN = "李"
NAME = f"Ли Вэй ({SIGN}), Әбдіқадырова"


@pytest.fixture(scope="module")
def variants(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of variants with a font: ours under another name, with one more sign and without a letter."""
    folder = tmp_path_factory.mktemp("variants")
    (folder / "committee").mkdir()
    font = TTFont(FOLDER / FACES[TEXT_FAMILY][0])
    for number, text in ((1, FAMILY), (4, FAMILY), (6, POSTSCRIPT), (16, FAMILY)):
        font["name"].setName(text, number, 3, 1, 0x409)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(SIGN)] = table.cmap[ord("Ж")]
            table.cmap.pop(ord("қ"), None)
    font.save(folder / "committee" / "body.ttf")
    (folder / "committee" / "broken.ttf").write_bytes(b"no font")
    return folder


def test_a_sign_of_a_brought_font_is_printed_with_it(
    new_pool: Callable[..., LibreOfficePool], properties: DocumentProperties, paper: Any, sheet: Any, variants: Path,
    pool: LibreOfficePool,
) -> None:  # fmt: skip
    """The same bytes at every start; without the sign the bytes of a machine without the font."""
    made = []
    for _ in range(2):
        with new_pool(brought=brought_fonts(variants)) as with_font:
            made.append(with_font.convert(paper((NAME,)).docx(), properties))
            assert with_font.convert(sheet.docx(), properties) == pool.convert(sheet.docx(), properties)
    assert made[0] == made[1]
    facts = inspect_pdf(made[0], (NAME,), brought=with_font.brought)
    assert facts.fonts == (POSTSCRIPT, "LiberationSerif")
    with pytest.raises(InspectionError, match=POSTSCRIPT):
        inspect_pdf(made[0], (NAME,))


def test_a_paper_set_in_a_brought_font_takes_ours_for_what_it_lacks(
    new_pool: Callable[..., LibreOfficePool], properties: DocumentProperties, paper: Any, variants: Path
) -> None:
    """Not whatever LibreOffice finds; bold letters stay bold."""
    run = (
        f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{FAMILY}" w:hAnsi="{FAMILY}" w:cs="{FAMILY}"/><w:b/></w:rPr>'
        f"<w:t>{NAME}</w:t></w:r></w:p>"
    )
    with new_pool(brought=brought_fonts(variants)) as with_font:
        made = with_font.convert(paper(("Обычный",), markup=run).docx(), properties)
    facts = inspect_pdf(made, (NAME,), brought=with_font.brought)
    assert facts.fonts == (POSTSCRIPT, "LiberationSerif", "LiberationSerif-Bold")
