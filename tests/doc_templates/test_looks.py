"""How the forms come out of LibreOffice: on how many pages, with what on which, and with nothing lost."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import Template
from lxml import etree

from doc_templates.catalogue import FORMS, Form
from doc_templates.catalogue import form as catalogue_form
from validators.check import check

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)
EVERY_PAPER = pytest.mark.parametrize(
    ("slug", "kind"), [(form.slug, kind) for form in FORMS for kind in ("blank", "sample", "long")]
)
SHEETS = ("b1_score_sheet", "b2_score_sheet")
SHEET_SIGNED = ("Результатоценки:", "электроннойцифровойподписи")
SHEET_HEADS = "ПараметрыОценка(от0*до5баллов)Комментарий(пожеланию)Пояснениепризаполнении"
SIGNED = {
    "a1_agreement": ("*конечныйрезультат", "электроннойцифровойподписи"),
    "a2_agreement": ("*конечныйрезультат", "электроннойцифровойподписи"),
    "a3_score_sheet": ("Результатоценки", "электроннойцифровойподписи"),
    "a9_score_sheet": ("Результатоценки", "Вслучаенесогласия"),
    "b1_score_sheet": SHEET_SIGNED,
    "b2_score_sheet": SHEET_SIGNED,
    "b_calibration_protocol": ("Подпись", "Датаподписания"),
    "b_annual": ("Результатоценки:", "Службауправленияперсоналом:"),
    "b_calibration_order": ("4.Службеуправленияперсоналом", "лица,принявшегорешение"),
}
"""What must stand on the page of the signature, and by what that page is known."""
PAGES = {
    "a1_agreement": (2, 2),
    "a2_agreement": (2, 2),
    "a6_review": (1, 2),
    "a7_survey": (2, 2),
    "a8_agreement": (2, 2),
    "b1_score_sheet": (2, 2),
    "b2_score_sheet": (2, 2),
    "b_calibration_protocol": (2, 2),
    "a7_summary": (3, 3),
    "b_calibration_order": (1, 2),
    "b_session_reference": (2, 2),
}
"""Pages of the blank form and of the sample, where they are more than one."""
LONG_TEXTS = ("a6_review", "a10_review", "b1_score_sheet", "b2_score_sheet", "b_calibration_protocol")
LONG_KPIS = ("a3_score_sheet", "a9_score_sheet")
SPLIT_KPIS = ("a1_agreement", "a2_agreement", "a8_agreement")
ADDRESSED = ("a7_survey",)
"""Papers whose heading speaks to the reader instead of naming the paper."""

IMPERSONAL = ("a4_max_score_table", "a5_allowed_score_table", "a7_survey")
"""Papers about nobody, whose later pages name the form alone."""

Pages = dict[tuple[str, str], list[str]]


def _squeezed(texts: list[str]) -> str:
    """Return texts without blanks and line ends, which a PDF does not keep."""
    return "".join("".join(text.split()) for text in texts)


def _running(form: Form) -> str:
    """Return what the template says above the pages after the first, with its placeholders."""
    with zipfile.ZipFile(io.BytesIO(form.template().content)) as package:
        header = etree.fromstring(package.read("word/header.xml"))
    return "".join(text.text or "" for text in header[1].iter("{*}t"))


def _said(form: Form, data: Any) -> str:
    """Return the running line of a form filled in with data, without blanks."""
    context = form.blank_context()
    if data is not None:
        outcome = check(form.slug, data, today=form.sample_on)
        context = form.context(outcome.record, outcome.computed)
    return _squeezed([Template(_running(form)).render(context)])


def _below_headers(form: Form, texts: list[str], long_data: Callable[[Form], Any]) -> str:
    """Return the text of the pages of the longest data without what is repeated above it, so that it reads on."""
    said = _said(form, long_data(form))
    return "".join(
        _squeezed([text]).removeprefix(f"{number}{said}").removeprefix(SHEET_HEADS)
        for number, text in enumerate(texts, start=1)
    )


@EVERY_FORM
def test_an_ordinary_form_takes_as_many_pages_as_it_needs(form: Form, pages: Pages) -> None:
    """None of them for the sake of a single line."""
    assert tuple(len(pages[form.slug, kind]) for kind in ("blank", "sample")) == PAGES.get(form.slug, (1, 1))


@EVERY_PAPER
def test_pages_are_numbered_from_the_second_on(slug: str, kind: str, pages: Pages) -> None:
    """Above the text."""
    numbers = [text.split(maxsplit=1)[0] for text in pages[slug, kind]]
    assert numbers[1:] == [str(number) for number in range(2, len(numbers) + 1)]
    assert numbers[0] != "1"


@pytest.mark.parametrize("kind", ["blank", "sample", "long"])
@EVERY_FORM
def test_a_page_that_went_astray_says_whose_it_is(
    form: Form, kind: str, pages: Pages, long_data: Callable[[Form], Any]
) -> None:
    """Every page after the first names the form and, where the paper is about somebody, person and period."""
    said = _said(form, {"blank": None, "sample": form.sample(), "long": long_data(form)}[kind])
    first, *later = [_squeezed([text]) for text in pages[form.slug, kind]]
    assert all(text.startswith(f"{number}{said}") for number, text in enumerate(later, start=2))
    assert not first.startswith(f"1{said}")
    assert ("{{" in _running(form)) is (form.slug not in IMPERSONAL)


@EVERY_FORM
def test_the_line_above_later_pages_names_no_state_body(form: Form) -> None:
    """A body's name takes it to a second line, which touches the table below."""
    assert "organization" not in _running(form)


@pytest.mark.parametrize("slug", SIGNED)
@pytest.mark.parametrize("kind", ["blank", "sample", "long"])
def test_the_signature_stands_with_what_is_signed(slug: str, kind: str, pages: Pages) -> None:
    """The page of the signature also holds the result, or the decision's votes."""
    signed, signature = SIGNED[slug]
    page = next(text for text in map(_squeezed, ([text] for text in pages[slug, kind])) if signature in text)
    assert signed in page


@pytest.mark.parametrize("slug", SHEETS)
@pytest.mark.parametrize("kind", ["blank", "sample", "long"])
def test_the_header_of_the_table_is_repeated(slug: str, kind: str, pages: Pages) -> None:
    """On every page that the table reaches."""
    texts = [_squeezed([text]) for text in pages[slug, kind]]
    last = max(number for number, text in enumerate(texts) if "Средняяитоговаяоценка" in text)
    assert all("Пояснениепризаполнении" in text for text in texts[: last + 1])


@pytest.mark.parametrize("slug", LONG_TEXTS)
def test_a_text_of_5000_characters_arrives_whole(
    slug: str, pages: Pages, long_text: str, long_data: Callable[[Form], Any]
) -> None:
    """A row higher than a page would lose its last lines in silence."""
    printed = _below_headers(catalogue_form(slug), pages[slug, "long"], long_data)
    for sentence in long_text.split(". ")[:-1]:
        words = _squeezed([sentence])
        assert words in printed, sentence
    assert _squeezed([long_text[-60:]]) in printed


@pytest.mark.parametrize("slug", LONG_KPIS)
def test_the_longest_names_of_kpis_arrive_whole(slug: str, pages: Pages, long_data: Callable[[Form], Any]) -> None:
    """Each in its row, which goes on over pages where it is high: its sentences are looked for one by one."""
    printed = _below_headers(catalogue_form(slug), pages[slug, "long"], long_data)
    for kpi in long_data(catalogue_form(slug))["kpis"]:
        for sentence in kpi.get("name", "").split(". ")[:-1]:
            assert _squeezed([sentence]) in printed, sentence[:10]


@pytest.mark.parametrize("slug", SPLIT_KPIS)
def test_the_longest_texts_of_agreements_arrive_whole(
    slug: str, pages: Pages, long_data: Callable[[Form], Any], long_text: str
) -> None:
    """Their rows go on over pages, column beside column, so that the words are counted."""
    word = long_text.split(maxsplit=1)[0]
    kpis = long_data(catalogue_form(slug))["kpis"]
    sent = sum(kpi[column].count(word) for kpi in kpis for column in ("name", "linkage", "expected_result"))
    assert "".join(pages[slug, "long"]).count(word) >= sent


@EVERY_FORM
def test_the_order_of_a_blank_form_is_kept_in_the_pdf(form: Form, pages: Pages) -> None:
    """The title stands on the first page; of a paper of corpus «Б» the order dates, the date on the last."""
    first, last = pages[form.slug, "blank"][0], pages[form.slug, "blank"][-1]
    if form.slug not in ADDRESSED:
        assert _squeezed([form.name]) in _squeezed([first])
    if form.slug in SIGNED:
        assert "дата" in last.casefold()
