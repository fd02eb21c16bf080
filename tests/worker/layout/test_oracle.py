"""LibreOffice decides what is right: every form that is laid out here is compared with it, number by number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from doc_templates import catalogue
from worker.layout.layouts import Compared, Layouts
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from worker.convert.pool import LibreOfficePool

pytestmark = pytest.mark.slow

LAID_OUT: Final = [form for form in catalogue.FORMS if form.laid_out]
MOST_REFUSED: Final = 0.3
"""Of trial papers, a quarter of which have odd signs and as many texts that fill pages."""


def _compare(office: LibreOfficePool, slug: str, papers: int) -> None:
    for template in catalogue.form(slug).templates():
        compared = Compared()
        Layouts(DocxRenderer(), office, None).compare(slug, template, papers, compared, seed="test")
        assert compared.reason is None
        assert compared.refused.total() <= MOST_REFUSED * papers, compared.refused


@pytest.mark.parametrize("slug", [form.slug for form in LAID_OUT])
def test_papers_are_what_libreoffice_makes_of_them(office: LibreOfficePool, slug: str) -> None:
    """Texts in place, font, size and adjustment of each glyph, lines, pages and structure."""
    _compare(office, slug, 40)


@pytest.mark.prove
@pytest.mark.parametrize("slug", [form.slug for form in LAID_OUT])
def test_many_papers_are_what_libreoffice_makes_of_them(office: LibreOfficePool, slug: str) -> None:
    """The same in full."""
    _compare(office, slug, 1500 if slug in {"b1_score_sheet", "b2_score_sheet"} else 300)
