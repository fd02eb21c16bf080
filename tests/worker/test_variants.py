"""A paper is made from the very template it was accepted with, of whatever variant, edition or language."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from docx import Document
from pypdf import PdfReader

from doc_templates import catalogue
from doc_templates.b2_score_sheet.layout import WORDS
from doc_templates.docx.package import build
from doc_templates.score_sheet_layout import score_sheet
from doc_templates.variant_folder import read_variants
from service.documents.blanks import request_blank
from service.documents.retrieval import get_document
from service.documents.submissions import Submission, submit
from service.own_variants import OwnVariants
from validators.check import check
from worker.cli import main
from worker.documents import Result, make_single
from worker.making import Origin, compose, make_docx, make_pdf
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from service.services import Services
    from worker.context import WorkerContext
    from worker.convert.pool import LibreOfficePool

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "variants"
ID = "fictional-committee"
SHEET = "b2_score_sheet"
OWN_WORDS = "реестр вымышленных вопросов"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the example variant."""
    shutil.copytree(EXAMPLES, tmp_path / "variants")
    return tmp_path / "variants"


@pytest.fixture
def varied(services: Services, folder: Path) -> Services:
    """Return services that know the variant."""
    return replace(services, own=OwnVariants(read_variants(folder, catalogue.FORMS).variants))


def _file(services: Services, document_id: str, format_: str) -> bytes:
    found = get_document(services, document_id).file(format_)
    assert found is not None
    return services.files.read(found.sha256)


def _pdf_text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def test_a_paper_is_made_from_the_template_it_was_accepted_with(
    varied: Services, context: WorkerContext, folder: Path
) -> None:
    """The administrator may have changed or removed the folder meanwhile."""
    data = catalogue.form(SHEET).sample()
    submission = Submission(SHEET, data, variant=ID)
    document = submit(varied, submission, today=varied.clock().date()).document
    shutil.rmtree(folder)
    assert make_single(context) == {document.id: Result.READY}
    made = get_document(varied, document.id)
    assert (made.variant, made.template_sha256) == (ID, document.template_sha256)
    text = _pdf_text(_file(varied, document.id, "pdf"))
    assert OWN_WORDS in text
    assert "МӘСЕЛЕЛЕР КОМИТЕТІ" in text
    assert data["employee"]["full_name"] in text


def test_a_variant_has_a_blank_of_its_own(varied: Services, context: WorkerContext) -> None:
    """Beside that of the order, each made once."""
    own = request_blank(varied, SHEET, variant=ID)
    official = request_blank(varied, SHEET)
    assert own.id != official.id
    assert request_blank(varied, SHEET, variant=ID).id == own.id
    while own.id not in (made := make_single(context)):
        assert made
    assert made == {own.id: Result.READY}
    assert OWN_WORDS in _pdf_text(_file(varied, own.id, "pdf"))


def test_a_kazakh_form_says_that_it_is_kazakh(tmp_path: Path, office: LibreOfficePool) -> None:
    """In the DOCX and in the PDF, and its letters come out."""
    shutil.copytree(catalogue.FOLDER / SHEET, tmp_path / SHEET)
    kazakh = build(score_sheet(replace(WORDS, title="Әкімшілік қызметшіні бағалау парағы")), "kk")
    (tmp_path / SHEET / "template.kk.docx").write_bytes(kazakh)
    form = catalogue.read_form(SHEET, catalogue.form(SHEET).binding, tmp_path)
    outcome = check(SHEET, form.sample(), today=form.sample_on)
    origin = Origin("paper", datetime(2026, 12, 1, tzinfo=UTC), "kk")
    paper = compose(form, outcome.record, outcome.computed, origin)
    docx = make_docx(DocxRenderer(), paper).content
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert 'w:lang w:val="kk-KZ"' in archive.read("word/styles.xml").decode()
        assert "<dc:language>kk-KZ</dc:language>" in archive.read("docProps/core.xml").decode()
    assert any("Әкімшілік қызметшіні" in line.text for line in Document(io.BytesIO(docx)).paragraphs)
    pdf = make_pdf(office, paper, docx).content
    assert PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/Lang"] == "kk-KZ"
    assert b"<pdfuaid:part>1<" in pdf
    assert "Әкімшілік қызметшіні бағалау парағы" in _pdf_text(pdf)


def _run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    return result.exit_code, result.output


def test_the_command_finds_the_example_fit_for_use(folder: Path, tmp_path: Path) -> None:
    """And leaves papers to look at: each form filled in and blank."""
    code, said = _run("variants", "check", folder, "-o", tmp_path / "try")
    assert (code, said.splitlines()[0]) == (
        0,
        f"Годен  {ID}: Комитет по вымышленным вопросам, b1_score_sheet, b2_score_sheet, b_calibration_protocol",
    )
    assert "приказ № 45-н от 22.12.2025, действует с 01.01.2026" in said
    assert len(list((tmp_path / "try").glob("*.docx"))) == 6


def test_the_command_says_what_is_wrong_and_where(folder: Path) -> None:
    """In Russian, with the folder, the file and what would be right; exit code 2."""
    (folder / "Bad Name").mkdir()
    path = folder / ID / "variant.toml"
    path.write_text(path.read_text("utf-8").replace('number = "45-н"', "number = 45"), "utf-8")
    code, said = _run("variants", "check", folder)
    assert code == 2
    assert f"Ошибка  {ID}/variant.toml: order.number: ожидается номер приказа в кавычках" in said
    assert "Ошибка  Bad Name: имя папки" in said
    assert "Годен" not in said


def test_the_command_says_that_a_single_variant_is_not_the_folder(folder: Path) -> None:
    """A slip of one level."""
    code, said = _run("variants", "check", folder / ID)
    assert code == 2
    assert f"укажите папку, в которой он лежит: {folder}" in said


def test_the_command_says_that_there_are_no_variants(folder: Path, tmp_path: Path) -> None:
    """That is how most installations are."""
    assert _run("variants", "check", tmp_path / "none")[0] == 0
    shutil.rmtree(folder / ID)
    assert _run("variants", "check", folder) == (0, "Вариантов в папке нет.\n")


def test_the_service_does_not_start_with_a_broken_variant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same words as those of the check, and exit code 2, before anything is started."""
    (tmp_path / "data" / "variants" / "broken").mkdir(parents=True)
    monkeypatch.setenv("BAGALAU_DATA_DIR", str(tmp_path / "data"))
    code, said = _run("serve")
    assert code == 2
    assert "broken/variant.toml: файла нет; вариант описывается в нём" in said
    assert "Исправьте и проверьте командой: bagalau variants check" in said


def test_the_command_renders_a_variant(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for by its id; an unknown one is refused."""
    monkeypatch.setenv("BAGALAU_VARIANTS_DIR", str(folder))
    source = tmp_path / "paper.json"
    source.write_text(json.dumps({"form": SHEET, "data": catalogue.form(SHEET).sample()}), "utf-8")
    asked = ("render", source, "--as-of", catalogue.form(SHEET).sample_on, "--format", "docx", "-o", tmp_path / "out")
    assert _run(*asked, "--variant", ID)[0] == 0
    [made] = (tmp_path / "out").glob("*.docx")
    cells = [cell.text for table in Document(made).tables for row in table.rows for cell in row.cells]
    assert any(OWN_WORDS in text for text in cells)
    code, said = _run(*asked, "--overwrite", "--variant", "other")
    assert code == 2
    assert "такого варианта нет; есть: standard, fictional-committee" in said


def test_papers_with_a_letterhead_claim_pdf_ua(varied: Services, context: WorkerContext) -> None:
    """Its two names, side by side, are no table to a reader aloud, and the Kazakh one says so in Word."""
    own = request_blank(varied, SHEET, variant=ID)
    while own.id not in (made := make_single(context)):
        assert made
    assert made == {own.id: Result.READY}
    content = _file(varied, own.id, "pdf")
    assert b"<pdfuaid:part>1<" in content
    with zipfile.ZipFile(io.BytesIO(_file(varied, own.id, "docx"))) as archive:
        document = archive.read("word/document.xml").decode()
    assert '<w:lang w:val="kk-KZ"/></w:rPr><w:t>ОЙДАН ШЫҒАРЫЛҒАН</w:t>' in document
