"""The committed templates are what the layouts build, and hold nothing that a form does not need."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from doc_templates import __main__ as builder
from doc_templates.catalogue import FORMS, Form, form
from doc_templates.catalogue import form as catalogue_form
from doc_templates.docx import measure
from doc_templates.docx.lint import inspect
from doc_templates.docx.package import build
from doc_templates.layouts import layouts, lint
from validators.parameters import survey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docx.document import Document as OpenDocument

    from validators.check import Outcome

EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)
SHEET = form("b2_score_sheet")


def _parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _pack(parts: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


def _changed(part: str, old: str, new: str) -> bytes:
    parts = _parts(SHEET.template().content)
    assert old in parts[part], f"{part} does not hold {old}"
    return _pack({**parts, part: parts[part].replace(old, new, 1)})


def _inspect(content: bytes) -> list[str]:
    return inspect(content, {"blank_context": SHEET.blank_context()})


def test_every_form_has_a_layout() -> None:
    """And no layout is left of a form that went."""
    for each in FORMS:
        names = [template.path.name for template in each.templates()]
        assert sorted(f"template.{edition}.docx" for edition in layouts(each.slug)) == sorted(names)


@EVERY_FORM
def test_the_committed_template_is_what_its_layout_builds(form: Form) -> None:
    """Byte for byte; `make templates` writes it again."""
    for template in form.templates():
        edition = template.path.name.removeprefix("template.").removesuffix(".docx")
        assert template.content == build(layouts(form.slug)[edition], template.language, form.hyphenated)


def test_the_builder_writes_what_changed_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second run finds nothing to do."""
    for one in FORMS:
        (tmp_path / "doc_templates" / one.slug).mkdir(parents=True)
    readme = tmp_path / "README.md"
    readme.write_text("| slug | form |\n|---|---|\n| `x_example` | gone |\n\nRead on\n", "utf-8")
    monkeypatch.setattr(builder, "FOLDER", tmp_path / "doc_templates")
    monkeypatch.setattr(builder, "README", readme)
    builder.main()
    builder.main()
    said = capsys.readouterr().out.splitlines()
    files = [*(f"doc_templates/{one.slug}/template.ru.docx" for one in FORMS), "README.md"]
    assert said == [f"{name}: {what}" for what in ("written", "unchanged") for name in files]
    assert (tmp_path / "doc_templates" / SHEET.slug / "template.ru.docx").read_bytes() == SHEET.template().content
    rows = readme.read_text("utf-8").splitlines()
    assert [row.split("`")[1] for row in rows[2:-2]] == [one.slug for one in FORMS]
    assert rows[-2:] == ["", "Read on"]


@EVERY_FORM
def test_nothing_is_wrong_with_a_form(form: Form) -> None:
    """Placeholders and contexts agree in both directions, and the template holds only what a form needs."""
    assert lint(form) == []


@EVERY_FORM
def test_the_longest_data_names_no_other_fields(
    form: Form, checked: Callable[..., Outcome], long_data: Callable[[Form], dict[str, Any]]
) -> None:
    """Here every list has entries."""
    outcome = checked(form, long_data(form))
    context = form.context(outcome.record, outcome.computed)
    assert inspect(form.template().content, {"context": context}, hyphenated=form.hyphenated) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "finding"),
    [
        ("word/document.xml", "{{ average }}", "{{ mean }}", 'the form does not know the placeholder "mean"'),
        ("word/document.xml", "{{ average }}", "", 'lacks the placeholder "average"'),
        ("word/document.xml", "{{ average }}", "{{ aver</w:t></w:r><w:r><w:t>age }}", "is broken up by formatting"),
        ("word/document.xml", "{{ average }}", "{{ average", "not closed"),
        ("word/document.xml", "{{ average }}", "{{ average + }}", "the placeholders cannot be read"),
        ("word/document.xml", '<w:pStyle w:val="Note"/>', '<w:pStyle w:val="Other"/>', "uses the style Other"),
        ("word/document.xml", '<w:pStyle w:val="FormMark"/>', "", "defines the style FormMark, which is not used"),
        (
            "word/document.xml",
            '<w:pStyle w:val="Note"/>',
            '<w:pStyle w:val="Note"/><w:jc w:val="left"/>',
            "formats directly (<jc>)",
        ),
        ("word/document.xml", "<w:cantSplit/>", "<w:tblHeader/><w:cantSplit/>", "<cantSplit> has to stand before"),
        ("word/document.xml", "<w:cantSplit/>", "<w:hidden/>", "<trPr> holds hidden"),
        ("word/header.xml", " PAGE ", " NUMPAGES ", 'holds the Word field "NUMPAGES"'),
        ("word/header.xml", "{{ period }}", "{{ term }}", 'the form does not know the placeholder "term"'),
        ("word/styles.xml", 'w:ascii="Times New Roman"', 'w:ascii="Arial"', "word/styles.xml names it for the whole"),
        ("word/fontTable.xml", "Times New Roman", "Calibri", "lists the font Calibri"),
        ("word/styles.xml", '<w:lang w:val="ru-RU"', '<w:lang w:val="en-US"', "that the language is ru-RU"),
        ("word/settings.xml", '<w:autoHyphenation w:val="false"/>', "", "automatic hyphenation off"),
        ("word/styles.xml", '<w:suppressAutoHyphens w:val="true"/>', "", "may be divided at line ends"),
        (
            "word/_rels/document.xml.rels",
            'Target="styles.xml"',
            'Target="http://example.org/styles.xml" TargetMode="External"',
            "reaches outside of the file (http://example.org/styles.xml)",
        ),
    ],
)  # fmt: skip
def test_the_lint_names_what_is_wrong_with_a_template(part: str, old: str, new: str, finding: str) -> None:
    """One defect at a time, in the words of its finding."""
    assert any(finding in found for found in _inspect(_changed(part, old, new)))


@pytest.mark.parametrize(
    ("part", "old", "new", "finding"),
    [
        ("word/settings.xml", 'autoHyphenation w:val="true"', 'autoHyphenation w:val="false"', "on, for kpi.unit"),
        ("word/document.xml", "TableCentreDivided", "TableCentre", "«{{ kpi.unit }}» are not divided"),
        ("word/document.xml", '"TableText"', '"TableCentreDivided"', "may be divided"),
        ("word/document.xml", '"Heading1"', '"TableCentreDivided"', "may be divided"),
        ("word/styles.xml", '<w:suppressAutoHyphens w:val="true"/>', "", "«{{ kpi.name }}» may be divided"),
    ],
)
def test_words_are_divided_in_the_columns_a_form_names_and_nowhere_else(
    part: str, old: str, new: str, finding: str
) -> None:
    """Word hyphenates a whole document, so that every style but those of the columns has to forbid it."""
    form = catalogue_form("a9_score_sheet")
    parts = _parts(form.template().content)
    assert old in parts[part]
    packed = _pack({**parts, part: parts[part].replace(old, new, 1)})
    found = inspect(packed, {"blank_context": form.blank_context()}, hyphenated=form.hyphenated)
    assert any(finding in one for one in found), found


def test_only_russian_words_are_divided() -> None:
    """There are patterns for no other language."""
    form = catalogue_form("a9_score_sheet")
    kazakh = _parts(build(layouts(form.slug)["ru"], "kk", form.hyphenated))
    assert 'autoHyphenation w:val="false"' in kazakh["word/settings.xml"]
    assert "Divided" not in kazakh["word/document.xml"]


@pytest.mark.parametrize("slug", ["b1_score_sheet", "b2_score_sheet"])
def test_words_of_comments_are_never_divided(slug: str) -> None:
    """A comment is printed as it was written."""
    assert catalogue_form(slug).hyphenated == ()


def test_the_lint_looks_into_lists() -> None:
    """Entries are compared as soon as there are some."""
    context = SHEET.blank_context()
    context["parameter_1"]["comment_below"] = ["text"]
    found = inspect(_changed("word/document.xml", "{{ part }}", ""), {"context": context})
    (lacking,) = found
    assert lacking.startswith('lacks the placeholder "parameter_1.comment_below[]"')


def test_the_lint_names_parts_too_many_and_too_few() -> None:
    """Macros above all."""
    parts = _parts(SHEET.template().content)
    (spare,) = _inspect(_pack({**parts, "word/vbaProject.bin": ""}))
    assert spare.startswith("holds word/vbaProject.bin, which the form neither needs nor may have")
    del parts["word/settings.xml"]
    (lacking,) = _inspect(_pack(parts))
    assert lacking.startswith("lacks word/settings.xml")


def test_the_lint_names_values_that_a_template_cannot_print() -> None:
    """Decimals, dates and the like are worded before they reach the template."""
    context = {**SHEET.blank_context(), "average": None, "period": 4.2}
    found = inspect(SHEET.template().content, {"context": context})
    assert found == [f'the value "{name}" is neither text nor a whole number' for name in ("average", "period")]


def _rows(document: OpenDocument) -> Iterator[Any]:
    for table in document.tables:
        yield from table._tbl.tr_lst


SPLIT_ROWS = {
    "a1_agreement": 2,
    **dict.fromkeys(("a2_agreement", "a3_score_sheet", "a8_agreement", "a9_score_sheet", "a_disagreement"), 1),
    **dict.fromkeys(("a_monitoring", "a_not_assessed", "b_not_assessed", "b_session_reference", "destruction_act"), 1),
    "a_transmittal": 2,
    "assessment_schedule": 3,
    "b_assessor_decision": 1,
}
"""Rows of long texts, in the variant for one taller than a third of a page."""


@EVERY_FORM
def test_word_keeps_together_what_belongs_together(form: Form) -> None:
    """Only rows of the longest texts are split, heads of tables are printed again, a signature never stands alone."""
    document = Document(io.BytesIO(form.template().content))
    whole = [bool(row.xpath("w:trPr/w:cantSplit")) for row in _rows(document)]
    assert whole.count(False) == SPLIT_ROWS.get(form.slug, 0)
    tables = [table._tbl.tr_lst for table in document.tables if table.style.style_id == "SheetTable"]
    assert all(rows[0].xpath("w:trPr/w:tblHeader") for rows in tables if len(rows) > 1)
    kept = {style.style_id for style in document.styles if style.element.xpath("w:pPr/w:keepNext")}
    assert kept & {"Note", "Footnote", "VotesLine", "SignatureCell", "SurveyQuestion", "SignatureAndDate"}
    assert "Heading1" in kept


def test_options_of_the_survey_are_items_of_a_list() -> None:
    """Word and readers aloud count them; a sign typed before a text is a letter among letters to both."""
    document = Document(io.BytesIO(form("a7_survey").template().content))
    listed = [line for line in document.paragraphs if line.style.element.xpath("w:pPr/w:numPr")]
    options = [option for question in survey().questions for option in question.options]
    assert [line.text for line in listed] == options
    assert len(document.part.numbering_part.element.xpath("w:num")) == 1


def test_the_lint_wants_lists_described_only_where_there_are_some() -> None:
    """A part without use is one more thing to look at."""
    survey_parts = _parts(form("a7_survey").template().content)
    spare = {**_parts(SHEET.template().content), "word/numbering.xml": survey_parts["word/numbering.xml"]}
    assert inspect(_pack(survey_parts), {}) == []
    assert [finding for finding in _inspect(_pack(spare)) if "word/numbering.xml" in finding] == _inspect(_pack(spare))
    assert _inspect(_pack(spare))


HEADINGS = {
    "a7_survey": (
        "Уважаемые респонденты, данный опрос проводится в целях оценки деятельности руководителя аппарата вашего "
        "государственного органа."
    )
}
"""Headings that speak to the reader instead of naming the paper."""
LANDSCAPE = ("a1_agreement", "a2_agreement", "a8_agreement", "a_monitoring")
"""Papers with tables too wide for an upright page; they are filed by the upper edge."""


@EVERY_FORM
def test_a_template_is_a_page_of_an_official_paper(form: Form) -> None:
    """A4, 30 mm where it is filed, a number above every page but the first, a heading for readers aloud."""
    document = Document(io.BytesIO(form.template().content))
    section = document.sections[0]
    size = [round(length.mm) for length in (section.page_width, section.page_height)]
    margins = [section.left_margin, section.right_margin, section.top_margin, section.bottom_margin]
    upright = form.slug not in LANDSCAPE
    assert size == ([210, 297] if upright else [297, 210])
    assert [round(length.mm) for length in margins] == ([30, 10, 20, 20] if upright else [20, 20, 30, 10])
    assert section.different_first_page_header_footer
    headings = [" ".join(line.text.split()) for line in document.paragraphs if line.style.name == "Heading 1"]
    assert headings == [HEADINGS.get(form.slug, form.name)]
    assert all(table._tbl.tblPr.xpath("w:tblCaption/@w:val") for table in document.tables)


@EVERY_FORM
def test_styles_have_names_a_personnel_officer_understands(form: Form) -> None:
    """Word translates its own names; ours are Russian."""
    own = {"Normal", "Heading 1", "Heading 2", "Header"}
    names = {style.name for style in Document(io.BytesIO(form.template().content)).styles}
    assert all(any("а" <= letter <= "я" for letter in name) for name in names - own)


ROOM_TO_SIGN = 45.0
TWIPS = 1440 / 25.4
SIGNED_BY_HAND = {form.slug for form in FORMS} - {"a4_max_score_table", "a5_allowed_score_table", "a7_survey"}


def _rooms(document: OpenDocument) -> Iterator[float]:
    """Yield the room in millimetres for each signature: an empty cell of a table, or a blank line after «Подпись»."""
    for table in document.tables:
        if table.style.style_id != "SignatureTable":
            continue
        beside = sum(int(side.get(qn("w:w"))) for side in table.style.element.iter(qn("w:left"), qn("w:right")))
        for row in table._tbl.tr_lst:
            for cell in row.tc_lst:
                lines = [line for line in cell.p_lst if line.style in ("SignatureCell", "SignatureListed")]
                if lines and not "".join(cell.itertext()).strip():
                    yield (int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) - beside) / TWIPS
    for line in document.element.iter(qn("w:p")):
        style = next(one for one in document.styles if one.style_id == (line.style or "Normal"))
        for before, blank in pairwise([None, *line.r_lst]):
            text = "" if before is None else before.text
            if blank.style == "Field" and blank.text == "\t" and text in ("", "Подпись "):
                tabs = [int(tab.get(qn("w:pos"))) for tab in style.element.iter(qn("w:tab"))]
                yield min(tabs) / TWIPS - measure.width(text, 12) / measure.POINTS_PER_MM


@EVERY_FORM
def test_there_is_room_to_sign_in_every_form(form: Form) -> None:
    """At least 45 mm for each signature, however long the position and the name beside it are."""
    rooms = list(_rooms(Document(io.BytesIO(form.template().content))))
    assert bool(rooms) is (form.slug in SIGNED_BY_HAND)
    assert all(room >= ROOM_TO_SIGN - 0.1 for room in rooms), rooms


def test_every_variant_of_a_row_holds_the_same_texts() -> None:
    """Whole, kept with what follows, or going on over pages: nothing is lost with any."""
    document = Document(io.BytesIO(form("a_monitoring").template().content))
    rows = ["".join(row.itertext()) for row in _rows(document)]
    variants = [text for text in rows if "{{ kpi.name }}" in text]
    assert len(variants) == 3
    assert len(set(variants)) == 1
