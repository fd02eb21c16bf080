"""How the forms come out of LibreOffice: on how many pages, with what on which, and with nothing lost."""

from __future__ import annotations

import pytest

from doc_templates.catalogue import FORMS, Form

EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)
EVERY_PAPER = pytest.mark.parametrize(
    ("slug", "kind"), [(form.slug, kind) for form in FORMS for kind in ("blank", "sample", "long")]
)
SHEETS = ("b1_score_sheet", "b2_score_sheet")

Pages = dict[tuple[str, str], list[str]]


def _squeezed(texts: list[str]) -> str:
    """Return texts without blanks and line ends, which a PDF does not keep."""
    return "".join("".join(text.split()) for text in texts)


@EVERY_FORM
@pytest.mark.parametrize("kind", ["blank", "sample"])
def test_an_ordinary_form_takes_one_sheet_of_paper(form: Form, kind: str, pages: Pages) -> None:
    """Two pages, printed on both sides."""
    assert len(pages[form.slug, kind]) == 2


@EVERY_PAPER
def test_pages_are_numbered_from_the_second_on(slug: str, kind: str, pages: Pages) -> None:
    """Above the text."""
    numbers = [text.split(maxsplit=1)[0] for text in pages[slug, kind]]
    assert numbers[1:] == [str(number) for number in range(2, len(numbers) + 1)]
    assert numbers[0] != "1"


@EVERY_PAPER
def test_the_signature_stands_with_what_is_signed(slug: str, kind: str, pages: Pages) -> None:
    """The page of the signature also holds the result, or the decision's votes."""
    signed = "Результатоценки:" if slug in SHEETS else "Голосовали:"
    signature = "электроннойцифровойподписи" if slug in SHEETS else "Датаподписания"
    page = next(text for text in map(_squeezed, ([text] for text in pages[slug, kind])) if signature in text)
    assert signed in page


@pytest.mark.parametrize("slug", SHEETS)
@pytest.mark.parametrize("kind", ["blank", "sample", "long"])
def test_the_header_of_the_table_is_repeated(slug: str, kind: str, pages: Pages) -> None:
    """On every page that the table reaches."""
    texts = [_squeezed([text]) for text in pages[slug, kind]]
    last = max(number for number, text in enumerate(texts) if "Средняяитоговаяоценка" in text)
    assert all("Пояснениепризаполнении" in text for text in texts[: last + 1])


@EVERY_FORM
def test_a_text_of_5000_characters_arrives_whole(form: Form, pages: Pages, long_text: str) -> None:
    """A row higher than a page would lose its last lines in silence."""
    printed = _squeezed(pages[form.slug, "long"])
    for sentence in long_text.split(". ")[:-1]:
        words = _squeezed([sentence])
        assert words in printed, sentence
    assert _squeezed([long_text[-60:]]) in printed


@EVERY_FORM
def test_the_order_of_a_blank_form_is_kept_in_the_pdf(form: Form, pages: Pages) -> None:
    """The title stands on the first page, the date on the last."""
    first, last = pages[form.slug, "blank"][0], pages[form.slug, "blank"][-1]
    assert _squeezed([form.name]) in _squeezed([first])
    assert "Дата" in last
