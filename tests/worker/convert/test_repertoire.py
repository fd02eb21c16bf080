"""Every character that is let in where data comes in comes out on the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from doc_templates.fonts.coverage import carried
from worker.inspection import inspect_pdf

if TYPE_CHECKING:
    from worker.convert.pool import LibreOfficePool
    from worker.properties import DocumentProperties

pytestmark = pytest.mark.slow

AT_ONCE = 150
WORDS = (
    "Әбдіғаппарұлы Щёголь\u0301 Nguyễn Müller Łukasz Παπαδοπούλου",
    "Գևորգյան და გიორგი ລາວ ⵣⵣ ᓄᓇ",
    "👍🏽 👩\u200d💻 🇰🇿 1\ufe0f\u20e3 ❤\ufe0f\u200d🔥 🙂\u200d↔\ufe0f",
    "м² ½ ‰ № ₸ → ✓ ★ ① ∑ ≥ ﬁ 5\u2011й",
)


def test_every_character_that_is_let_in_is_printed(
    pool: LibreOfficePool, properties: DocumentProperties, paper: Any
) -> None:
    """Between Cyrillic letters, and alone."""
    coverage = carried()
    known = sorted(coverage.text.union(*(font.characters for font in coverage.fallbacks)))
    texts = [text for sign in known if not coverage.lacking(text := f"а{sign}б {sign} № {sign}в")]
    assert len(texts) > 6500
    for start in range(0, len(texts), AT_ONCE):
        some = tuple(texts[start : start + AT_ONCE])
        inspect_pdf(pool.convert(paper(some).docx(), properties), some)


@pytest.mark.parametrize("text", WORDS)
def test_words_of_many_scripts_are_printed_whole(
    pool: LibreOfficePool, properties: DocumentProperties, paper: Any, text: str
) -> None:
    """In one line with Russian ones."""
    assert carried().lacking(text) == ()
    inspect_pdf(pool.convert(paper((f"Имя {text} конец",)).docx(), properties), (text,))
