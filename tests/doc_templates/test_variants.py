"""A state body's own variant is a folder: its words and letterhead come out, and every slip in it is named."""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from doc_templates.catalogue import FORMS, form
from doc_templates.docx.lint import HARMLESS, lint_error
from doc_templates.variant_folder import read_variants
from doc_templates.variants import STANDARD, UnknownVariantError, Variants
from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from doc_templates.variant_folder import Reading
    from doc_templates.variants import Variant

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "variants"
ID = "fictional-committee"
BODY = "Комитет по вымышленным вопросам"
SHEET = "b2_score_sheet"
DAY = date(2026, 7, 1)


TRACKED = Path(__file__).parents[1] / "cases" / "files" / "t01_tracked_changes_variant"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of variants with the example in it."""
    shutil.copytree(EXAMPLES, tmp_path / "variants")
    return tmp_path / "variants"


@pytest.fixture
def example() -> Variant:
    """Return the variant the documentation shows."""
    return read_variants(EXAMPLES, FORMS).variants.get(ID)


@pytest.fixture
def changed(folder: Path) -> Callable[[str, str], Reading]:
    """Return a function that replaces a text of the example's declaration and reads the folder."""

    def read(old: str, new: str) -> Reading:
        path = folder / ID / "variant.toml"
        text = path.read_text("utf-8")
        assert text.count(old) >= 1, old
        path.write_text(text.replace(old, new, 1), "utf-8")
        return read_variants(folder, FORMS)

    return read


def _text(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in document.paragraphs), *cells])


def test_nothing_is_wrong_with_the_example() -> None:
    """Its templates pass the lint of the official ones without so much as a remark."""
    assert read_variants(EXAMPLES, FORMS).errors == ()


def test_a_variant_prints_its_own_words(example: Variant) -> None:
    """Letterhead in both languages, mark with the order, its own explanations; titles and the rest as in the annex."""
    text = _text(example.templates[SHEET, "ru"].content)
    official = _text(form(SHEET).template().content)
    assert "МӘСЕЛЕЛЕР КОМИТЕТІ" in text
    assert "Приложение 2\nк Методике оценки деятельности" in text
    assert "от 22.12.2025\u00a0г. № 45-н" in text
    assert "полнота сведений, внесенных в реестр вымышленных вопросов" in text
    for kept in ("1. Качество выполнения функциональных обязанностей", "оценка не может превышать 2,99 баллов"):
        assert kept in text
        assert kept in official
    assert "Типовой методике" not in text


def test_a_form_without_parameters_gets_the_letterhead_alone(example: Variant) -> None:
    """The protocol stays as it is below it."""
    text = _text(example.templates["b_calibration_protocol", "ru"].content)
    assert "КОМИТЕТ ПО ВЫМЫШЛЕННЫМ" in text
    assert "Протокол калибровочной сессии" in text


def test_a_variant_is_found_by_the_name_of_its_body(example: Variant) -> None:
    """Case, quotation marks and blanks do not matter; another body, form or day finds none."""
    variants = Variants([example])
    sheet = form(SHEET)
    for name in (BODY, "  комитет по  вымышленным вопросам", 'РГУ "Комитет по вымышленным вопросам"'):
        assert variants.of_body(name, sheet, DAY) is example
    assert variants.of_body("Комитет по другим вопросам", sheet, DAY) is None
    assert variants.of_body(BODY, sheet, date(2025, 12, 31)) is None
    assert variants.of_body(BODY, sheet, date(2026, 1, 1)) is example
    assert variants.of_body(BODY, form("b1_score_sheet"), DAY) is example
    with pytest.raises(UnknownVariantError, match="there are fictional-committee"):
        variants.get("other")


def test_a_variant_ends_where_its_form_is_amended(example: Variant) -> None:
    """What was adopted of the old form cannot stand for the new one."""

    class Amended:
        slug = SHEET

        def template(self, language: str = "ru", on: date | None = None) -> Any:
            assert on is not None
            return form("b1_score_sheet" if on >= date(2028, 1, 1) else SHEET).template(language)

    assert example.covers(Amended(), date(2027, 12, 31))
    assert not example.covers(Amended(), date(2028, 1, 1))


def test_a_folder_that_is_not_there_holds_no_variant(tmp_path: Path) -> None:
    """Most installations have none."""
    reading = read_variants(tmp_path / "none", FORMS)
    assert (len(reading.variants), reading.errors) == (0, ())


def test_the_hash_of_a_variant_changes_with_its_files(
    example: Variant, changed: Callable[[str, str], Reading], folder: Path
) -> None:
    """Documents can be told apart by it."""
    assert read_variants(folder, FORMS).variants.get(ID).sha256 == example.sha256
    other = changed("45-н", "46-н").variants.get(ID)
    assert other.sha256 != example.sha256
    assert other.templates[SHEET, "ru"].sha256 != example.templates[SHEET, "ru"].sha256


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("body = ", "bodies = ", "body: не указано; ожидается наименование"),
        ("body = ", "bodies = ", "bodies: лишний ключ; допустимы: body, names"),
        ("since = 2026-01-01", 'since = "2026-01-01"', "since: ожидается дата начала действия без кавычек"),
        ("since = 2026-01-01", "since = 2025-06-30", "since: форма b1_score_sheet действует с 2025-07-01"),
        ("since = 2026-01-01", "since = 2026-01-01\nuntil = 2026-01-01", "until: должно быть позже since"),
        ("[order]", "[orders]", "order: нет таблицы [order]"),
        ('number = "45-н"', "number = 45", "order.number: ожидается номер приказа в кавычках"),
        ("ru = [", "ru = 5 # [", "letterhead.ru: ожидается список строк"),
        ('address = "', 'address = "{{ employee }} ', "letterhead.address: ожидается строка с адресом"),
        ("\n3 = [", "\n5 = [", "forms.b1_score_sheet.explanations.5: лишний ключ; допустимы: 1, 2, 3, 4"),
        ("[forms.b_calibration_protocol]", "[forms.a3_score_sheet]", "forms.a3_score_sheet: нет такой формы"),
        (
            "[forms.b_calibration_protocol]",
            '[forms.b_calibration_protocol.explanations]\n1 = ["а"]',
            "explanations: в этой форме нет параметров; они есть в b1_score_sheet, b2_score_sheet",
        ),
        ("mark = [", "mark = ", "это не TOML"),
    ],
)
def test_a_slip_in_the_declaration_is_named(
    changed: Callable[[str, str], Reading], old: str, new: str, complaint: str
) -> None:
    """Folder, file, key, and what would be right; the variant is not used."""
    reading = changed(old, new)
    assert any(
        str(error).startswith(f"{ID}/variant.toml: ") and complaint in str(error) for error in reading.blocking
    ), [str(error) for error in reading.errors]
    assert len(reading.variants) == 0


@pytest.mark.parametrize(("name", "complaint"), [("Комитет", "имя папки"), (STANDARD, "имя «standard» занято")])
def test_the_name_of_a_folder_is_the_id(folder: Path, name: str, complaint: str) -> None:
    """It stands in requests and addresses."""
    (folder / ID).rename(folder / name)
    assert any(complaint in str(error) for error in read_variants(folder, FORMS).blocking)


def test_a_folder_without_a_declaration_is_named(folder: Path) -> None:
    """Whoever made the folder meant something by it."""
    (folder / "empty").mkdir()
    reading = read_variants(folder, FORMS)
    assert [str(error) for error in reading.blocking] == ["empty/variant.toml: файла нет; вариант описывается в нём"]
    assert len(reading.variants) == 1


def test_two_variants_of_one_body_on_the_same_day_are_refused(folder: Path) -> None:
    """Nobody could say which one a document is made by; one that follows the other is welcome."""
    shutil.copytree(folder / ID, folder / "later")
    assert any(
        "действует и вариант fictional-committee" in str(error) for error in read_variants(folder, FORMS).blocking
    )
    for name, old, new in ((ID, "2026-01-01", "2026-01-01\nuntil = 2027-01-01\n#"), ("later", "2026-", "2027-")):
        path = folder / name / "variant.toml"
        path.write_text(path.read_text("utf-8").replace(f"since = {old}", f"since = {new}", 1), "utf-8")
    reading = read_variants(folder, FORMS)
    assert reading.errors == ()
    found = {day.year: reading.variants.of_body(BODY, form(SHEET), day) for day in (DAY, date(2027, 7, 1))}
    assert {year: variant and variant.id for year, variant in found.items()} == {2026: ID, 2027: "later"}


def _own(folder: Path, content: bytes, name: str = f"{SHEET}.ru.docx") -> Reading:
    path = folder / ID / "variant.toml"
    text = path.read_text("utf-8")
    path.write_text(
        text.partition("[forms.b2_score_sheet")[0] + "[forms.b2_score_sheet]\n[forms.b_calibration_protocol]\n", "utf-8"
    )
    (folder / ID / name).write_bytes(content)
    return read_variants(folder, FORMS)


def _repacked(parts: dict[str, tuple[str, str]], spare: dict[str, str] | None = None) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form(SHEET).template().content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name in parts:
                assert parts[name][0] in text
                text = text.replace(*parts[name], 1)
            new.writestr(name, text)
        for name, text in (spare or {}).items():
            new.writestr(name, text)
    return packed.getvalue()


def test_a_template_of_its_own_stands_in_for_the_built_one(folder: Path) -> None:
    """With the words the body put there, in another language too."""
    content = _repacked({"word/document.xml": ("Форма", "Форма Комитета")})
    variant = _own(folder, content).variants.get(ID)
    assert variant.templates[SHEET, "ru"].content == content
    assert variant.languages(SHEET) == ("ru",)
    assert _own(folder, content, f"{SHEET}.kk.docx").variants.get(ID).languages(SHEET) == ("ru", "kk")


@pytest.mark.parametrize(
    ("part", "old", "new", "complaint"),
    [
        ("word/document.xml", "{{ average }}", "{{ mean }}", "метка «mean» форме неизвестна"),
        ("word/document.xml", "{{ average }}", "", "нет метки «average»: без неё это значение не будет напечатано"),
        ("word/document.xml", "{{ average }}", "{{ aver</w:t></w:r><w:r><w:t>age }}", "разорвана оформлением"),
        ("word/header.xml", " PAGE ", " DATE ", "содержит поле Word «DATE»"),
        (
            "word/styles.xml",
            'w:ascii="Times New Roman"',
            'w:ascii="Arial"',
            "шрифта Arial нет, а он задан в word/styles.xml для всего текста",
        ),
    ],
)
def test_a_template_of_its_own_passes_the_same_lint(
    folder: Path, part: str, old: str, new: str, complaint: str
) -> None:
    """In Russian, with the file, and the variant is not used."""
    reading = _own(folder, _repacked({part: (old, new)}))
    place = f"{ID}/{SHEET}.ru.docx: "
    assert any(str(error).startswith(place) and complaint in str(error) for error in reading.blocking)
    assert len(reading.variants) == 0


WHO = 'w:id="1" w:author="Кадры" w:date="2026-01-01T00:00:00Z"'
RUN = "<w:r><w:t>лишнее</w:t></w:r>"


@pytest.mark.parametrize(
    "tracked",
    [
        f"<w:ins {WHO}>{RUN}</w:ins>",
        f"<w:del {WHO}><w:r><w:delText>лишнее</w:delText></w:r></w:del>",
        f"<w:moveFrom {WHO}>{RUN}</w:moveFrom>",
        f"<w:moveTo {WHO}>{RUN}</w:moveTo>",
        f'<w:moveFromRangeStart {WHO} w:name="a"/><w:moveFromRangeEnd w:id="1"/>',
        f"<w:r><w:rPr><w:rPrChange {WHO}><w:rPr/></w:rPrChange></w:rPr><w:t>лишнее</w:t></w:r>",
        f"<w:customXmlInsRangeStart {WHO}/>",
    ],
)
def test_tracked_changes_are_refused_with_what_to_do(folder: Path, tracked: str) -> None:
    """Both what was deleted and what was put in its place would be printed."""
    reading = _own(folder, _repacked({"word/document.xml": ("</w:p>", f"{tracked}</w:p>")}))
    assert any("примите или отклоните все исправления" in str(error) for error in reading.blocking)
    assert len(reading.variants) == 0


@pytest.mark.parametrize(
    ("element", "properties"),
    [("pPr", "pPrChange"), ("trPr", "trPrChange"), ("tcPr", "tcPrChange"), ("sectPr", "sectPrChange"), ("trPr", "ins")],
)
def test_tracked_changes_of_looks_and_rows_are_refused(folder: Path, element: str, properties: str) -> None:
    """They are kept among the properties of what was changed."""
    change = f"<w:{properties} {WHO}/></w:{element}>"
    reading = _own(folder, _repacked({"word/document.xml": (f"</w:{element}>", change)}))
    assert any("примите или отклоните все исправления" in str(error) for error in reading.blocking)


@pytest.mark.parametrize("part", [{}, {"word/comments.xml": "<a/>"}])
def test_comments_are_refused_with_what_to_do(folder: Path, part: dict[str, str]) -> None:
    """They would be printed in the margin, or hide in the file."""
    mark = "" if part else '<w:r><w:commentReference w:id="0"/></w:r>'
    reading = _own(folder, _repacked({"word/document.xml": ("</w:p>", f"{mark}</w:p>")}, part))
    assert any("удалите их все" in str(error) for error in reading.blocking)


def test_a_template_with_a_sentence_changed_and_not_accepted_is_refused() -> None:
    """As Word saves it while changes are tracked."""
    reading = read_variants(TRACKED, FORMS)
    (error,) = [error for error in reading.blocking if "исправления" in str(error)]
    assert str(error).startswith("our/b1_score_sheet.ru.docx: в word/document.xml")
    assert len(reading.variants) == 0


def test_macros_are_refused_and_what_word_adds_is_only_remarked_upon(folder: Path) -> None:
    """A template saved by Word is welcome, one that acts is not."""
    saved = _own(folder, _repacked({}, {"word/theme/theme1.xml": "<a/>", "docProps/app.xml": "<a/>"}))
    assert len(saved.variants) == 1
    assert {error.harmless for error in saved.errors} == {True}
    assert any("word/theme/theme1.xml" in str(error) for error in saved.errors)
    acting = _own(folder, _repacked({}, {"word/vbaProject.bin": ""}))
    [error] = acting.blocking
    assert "внутри файла есть word/vbaProject.bin; форме это не нужно и не разрешено: уберите макросы" in str(error)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        (f"{SHEET}.docx", b"", "имя файла должно быть ФОРМА.ЯЗЫК.docx"),
        ("a3_score_sheet.ru.docx", b"", "имя файла должно быть ФОРМА.ЯЗЫК.docx"),
        (f"{SHEET}.ru.docx", b"no zip", "файл не открывается как документ DOCX"),
        (f"{SHEET}.ru.docx", b"0" * (5 * 1024 * 1024 + 1), "файл больше 5 МиБ"),
    ],
)
def test_a_file_that_is_no_template_is_named(folder: Path, name: str, content: bytes, complaint: str) -> None:
    """Lost files do no silent harm."""
    assert any(complaint in str(error) for error in _own(folder, content, name).blocking)


def test_explanations_and_a_template_of_its_own_exclude_each_other(folder: Path) -> None:
    """Otherwise nobody knows which of the two is printed."""
    (folder / ID / f"{SHEET}.ru.docx").write_bytes(form(SHEET).template().content)
    assert any("оставьте что-то одно" in str(error) for error in read_variants(folder, FORMS).blocking)


def test_what_is_harmless_is_a_kind_of_fault() -> None:
    """A slip in a name would turn a remark into a refusal."""
    for kind in HARMLESS:
        assert lint_error(kind).harmless
    with pytest.raises(KeyError):
        lint_error("nothing_known")
    assert not lint_error("no_docx", reason="").harmless


def test_a_fault_is_told_in_the_language_of_the_reader(changed: Callable[[str, str], Reading]) -> None:
    """With the same place; only names and values are not translated."""
    [found] = changed("body = ", "body = 5 #").blocking
    told = {language: found.full_message.render(language) for language in LANGUAGES}
    assert all(text.startswith(f"{ID}/variant.toml: body: ") for text in told.values())
    assert told["ru"] == str(found)
    assert "the name of the state body as in documents" in told["en"]
    assert "мемлекеттік органның құжаттардағыдай атауы" in told["kk"]
