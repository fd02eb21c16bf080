"""A state body may bring fonts in the folder of its variant: they print what ours lack, and never stand in for ours."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from fontTools.ttLib import TTFont

from doc_templates.catalogue import FORMS, form
from doc_templates.docx.lint import MAX_PLACES
from doc_templates.fonts import FACES, FOLDER, TEXT_FAMILY
from doc_templates.variant_folder import read_variants
from service.documents.printable import printable
from validators.check import check

if TYPE_CHECKING:
    from collections.abc import Callable

    from doc_templates.variant_folder import Reading

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "variants"
ID = "fictional-committee"
BODY = "Комитет по вымышленным вопросам"
SHEET = "b1_score_sheet"
OWN = "b_calibration_protocol"
"""A form of the example without explanations, which an own template would contradict."""
FAMILY = "Committee Serif"
SIGN = "李"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of variants with the example in it."""
    shutil.copytree(EXAMPLES, tmp_path / "variants")
    return tmp_path / "variants"


@pytest.fixture
def bring(folder: Path) -> Callable[..., None]:
    """Return a function that puts a font into the folder of a variant: ours under another name, with one more sign."""

    def bring(family: str = FAMILY, variant: str = ID, sign: str = SIGN, licence: int = 0) -> None:
        font = TTFont(FOLDER / FACES[TEXT_FAMILY][0])
        for number, text in ((1, family), (4, family), (6, family.replace(" ", "")), (16, family)):
            font["name"].setName(text, number, 3, 1, 0x409)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(sign)] = table.cmap[ord("Ж")]
        font["OS/2"].fsType = licence
        font.save(folder / variant / "body.ttf")

    return bring


@pytest.fixture
def template(folder: Path) -> Callable[[bytes, bytes], Reading]:
    """Return a function that brings a template of the body's own with something replaced, and reads the folder."""

    def read(old: bytes, new: bytes) -> Reading:
        target, official = io.BytesIO(), io.BytesIO(form(OWN).template().content)
        with zipfile.ZipFile(official) as package, zipfile.ZipFile(target, "w") as own:
            for member in package.infolist():
                own.writestr(member, package.read(member).replace(old, new))
        (folder / ID / f"{OWN}.ru.docx").write_bytes(target.getvalue())
        return read_variants(folder, FORMS)

    return read


def _grave(reading: Reading) -> list[str]:
    return [str(error.full_message) for error in reading.blocking]


def test_what_may_be_printed_is_the_union_of_ours_and_the_variants(folder: Path, bring: Any) -> None:
    """A sign only the body's font has passes in its papers, and is refused in those by the form of the order."""
    bring()
    variants = read_variants(folder, FORMS).variants
    assert [font.family for font in variants.get(ID).fonts] == [FAMILY]
    official = form(SHEET)
    sample = official.sample()
    sample["employee"]["full_name"] = f"Ли Вэй ({SIGN})"
    for person in ("employee", "evaluator"):
        sample[person]["organization"] = BODY
    outcome = check(SHEET, sample, today=official.sample_on)
    assert "schema" not in {found.rule for found in printable(variants, official, ID, sample, outcome, "ru").violations}
    refused = printable(variants, official, "standard", sample, outcome, "ru").violations
    assert [found.pointer for found in refused if found.rule == "schema"] == ["/employee/full_name"]


def test_a_font_the_template_names_must_be_in_the_folder(template: Any, bring: Any) -> None:
    """The lint says which one is missing; with its file there nothing is wrong."""
    named = (b'w:ascii="Times New Roman"', f'w:ascii="{FAMILY}"'.encode())
    [error] = set(_grave(template(*named)))
    assert f"шрифта {FAMILY} нет, а он задан в word/styles.xml для всего текста: выберите" in error
    bring()
    assert _grave(template(*named)) == []


def test_where_a_font_is_that_is_missing_is_told_as_word_calls_it(template: Any) -> None:
    """By the style that names it, or by the words that are set in it, the first few of them."""
    font = b'<w:rPr><w:rFonts w:ascii="Arial"/>'
    mark = 'w:val="Отметка о рекомендуемой форме"/>'.encode()
    plain = mark + b'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:jc w:val="right"/></w:pPr><w:rPr>'
    [in_style] = _grave(template(plain, plain.removesuffix(b"<w:rPr>") + font))
    assert "шрифта Arial нет, а он задан в стилях «Отметка о рекомендуемой форме»: в Word измените" in in_style
    assert "шрифт этих стилей на Times New Roman или" in in_style
    [in_text] = (
        one for one in _grave(template(b"<w:r><w:t", b"<w:r>" + font + b"</w:rPr><w:t")) if "word/document" in one
    )
    assert "шрифта Arial нет, а им набраны абзацы «" in in_text
    assert in_text.count("«") == MAX_PLACES


def test_a_sign_of_the_template_that_no_font_has_is_named(template: Any, bring: Any) -> None:
    """It would leave a gap in every paper."""
    changed = ("Ф.И.О.".encode(), f"Ф.И.О. {SIGN}".encode())
    [error] = _grave(template(*changed))
    assert f"{SIGN} (U+674E)" in error
    bring()
    assert _grave(template(*changed)) == []


@pytest.mark.parametrize("family", ["Liberation Serif", "Times New Roman", "DejaVu Sans", "noto emoji"])
def test_a_font_named_like_one_of_ours_is_refused(folder: Path, bring: Any, family: str) -> None:
    """It would be used in the papers of everybody else."""
    bring(family=family)
    [error] = _grave(read_variants(folder, FORMS))
    assert f"{ID}/body.ttf: шрифт «{family}»" in error


def test_fonts_that_cannot_be_used_are_named(folder: Path, bring: Any) -> None:
    """No font at all, and one whose licence forbids what an archival copy needs."""
    (folder / ID / "broken.otf").write_bytes(b"OTTO no font")
    bring(licence=2)
    faults = _grave(read_variants(folder, FORMS))
    assert [error.split(":")[0] for error in faults] == [f"{ID}/body.ttf", f"{ID}/broken.otf"]
    assert "не разрешает встраивать" in faults[0]
    assert "это не шрифт" in faults[1]


def test_two_versions_of_one_font_are_refused(folder: Path, bring: Any) -> None:
    """LibreOffice sees the fonts of all variants at once; the same file twice does no harm."""
    other = folder / "other"
    shutil.copytree(folder / ID, other)
    text = (other / "variant.toml").read_text("utf-8").replace(BODY, "Другой орган")
    (other / "variant.toml").write_text(text, "utf-8")
    bring()
    shutil.copy(folder / ID / "body.ttf", other)
    assert _grave(read_variants(folder, FORMS)) == []
    bring(variant="other", sign="王")
    [error] = _grave(read_variants(folder, FORMS))
    assert error.startswith("other/body.ttf: другой файл шрифта")


def test_the_hash_of_a_variant_changes_with_its_fonts(folder: Path, bring: Any) -> None:
    """They are a part of what its papers look like."""
    before = read_variants(folder, FORMS).variants.get(ID).sha256
    bring()
    assert read_variants(folder, FORMS).variants.get(ID).sha256 != before
