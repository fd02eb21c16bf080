"""How papers with texts of every length break over pages."""

from __future__ import annotations

import copy
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from doc_templates.catalogue import form
from validators.check import check
from worker.inspection.text import normalize_text
from worker.properties import DocumentProperties
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from worker.convert.pool import LibreOfficePool

PROPERTIES = DocumentProperties("Лист", "Комитет", "ru-RU", datetime(2026, 10, 12, tzinfo=UTC), "paper")
SENTENCE = "Поручения исполнены в срок и без возвратов. "


def _pages(slug: str, data: dict[str, Any], pool: LibreOfficePool) -> list[str]:
    """Return the text of each page, without blanks and hyphens."""
    one = form(slug)
    outcome = check(slug, data, today=one.sample_on)
    docx = DocxRenderer().render(one.template(), one.context(outcome.record, outcome.computed), PROPERTIES)
    document = pypdfium2.PdfDocument(io.BytesIO(pool.convert(docx, PROPERTIES)))
    try:
        return [normalize_text(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("slug", ["b1_score_sheet", "b2_score_sheet"])
def test_a_longer_comment_never_makes_a_shorter_paper(slug: str, pool: LibreOfficePool) -> None:
    """380 letters took three pages and 400 two; an ordinary comment of a few hundred letters needs no third page."""
    found = {}
    for length in (60, 200, 380, 400, 800, 1500, 3000, 5000):
        data = form(slug).sample()
        data["scores"][1]["comment"] = (SENTENCE * 120)[:length].strip()
        found[length] = len(_pages(slug, data, pool))
    assert list(found.values()) == sorted(found.values()), found
    assert found[400] == 2


@pytest.mark.parametrize("rows", range(1, 16))
def test_the_last_row_of_a_list_comes_along_with_its_signature(rows: int, pool: LibreOfficePool) -> None:
    """Wherever the page ends: the page that is signed names somebody, or says what is signed."""
    data = form("a_not_assessed").sample()
    servant = data["servants"][0]
    data["servants"] = [{**copy.deepcopy(servant), "full_name": f"Служащий{number:02}"} for number in range(rows)]
    last = _pages("a_not_assessed", data, pool)[-1]
    assert normalize_text("(подпись)") in last
    assert normalize_text(f"Служащий{rows - 1:02}") in last


@pytest.mark.parametrize("kpis", [3, 4, 5])
@pytest.mark.parametrize("words", [1, 2, 3, 5])
def test_an_agreement_is_signed_on_a_page_with_words_of_it(kpis: int, words: int, pool: LibreOfficePool) -> None:
    """The last row comes along, or as much of it as the page before has no room for; not one taller than a third."""
    data = form("a8_agreement").sample()
    for number, kpi in enumerate(data["kpis"], start=1):
        kpi["name"] = f"Показатель{number} " + SENTENCE * (words if number <= kpis else 1)
    pages = _pages("a8_agreement", data, pool)
    signed = next(page for page in pages if normalize_text("Уполномоченное лицо") in page)
    assert normalize_text("Показатель5") in signed or normalize_text(SENTENCE) in signed


def test_the_end_of_a_long_review_comes_along_with_its_signature(pool: LibreOfficePool) -> None:
    """And only the end: no page is left half empty before it."""
    for sentences in range(30, 80, 10):
        data = form("a6_review").sample()
        data["additional"] = SENTENCE * sentences + "Конец."
        pages = _pages("a6_review", data, pool)
        assert normalize_text("в срок и без возвратов. Конец.") in pages[-1]
        assert min(map(len, pages[:-1])) > 1000
