"""A form split off a joined PDF is as good as one converted singly: the same pages, letters and archival form."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import pikepdf
import pypdfium2
import pytest

from doc_templates import catalogue
from validators.check import check
from worker.convert.errors import ConversionFailedError
from worker.convert.splitting import split
from worker.inspection import inspect_pdf
from worker.inspection.text import DIVISION, HYPHEN, normalize_text
from worker.inspection.text_extraction import extract_text
from worker.properties import DocumentProperties
from worker.render import DocxRenderer
from worker.render.fodt import FodtTemplate

if TYPE_CHECKING:
    from worker.convert.pool import LibreOfficePool

JOINED: Final = ("b1_score_sheet", "b2_score_sheet")
CHUNK: Final = 10
WORDS: Final = (
    "административных", "правонарушений", "высококвалифицированного", "приостановлена", "кто-нибудь", "срок", "и",
    "удовлетворенность", "1\u00a0250\u00a0000,75", "92,1\u00a0%", "работа", "межведомственного", "служащих", "по",
    "қызметкерлердің", "Әбдіқадырова",
)  # fmt: skip
BORN: Final = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
ADDITIONS: Final = (
    "  два  пробела",
    "\nновая\tстрока",
    '<&> "кавычки" {{ скобки }} {% if %}',
    " ӘҒҚҢӨҰҮҺІ",
    " ",
    " слово" * 60,
    " слово" * 150,
)


@dataclass(frozen=True)
class Batch:
    """Forms of one kind: what is printed in each, and what each says about itself."""

    form: catalogue.Form
    contexts: list[dict[str, Any]]

    @property
    def parts(self) -> dict[str, DocumentProperties]:
        """The properties by the name of the form in the joined text."""
        return {
            f"form{place}": DocumentProperties(f"Лист {place}", "Комитет", "ru-RU", BORN, f"paper-{place}")
            for place in range(len(self.contexts))
        }

    def split(self, pool: LibreOfficePool) -> list[bytes]:
        """Convert all of them joined."""
        flat = FodtTemplate(pool.to_fodt(self.form.template().content))
        filled = [flat.fill(name, context) for name, context in zip(self.parts, self.contexts, strict=True)]
        raw = pool.convert_joined(flat.join(filled), len(filled))
        return split(raw, self.parts, pool.icc_profile_source())


def _varied(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict):
        return {key: _varied(below, chance) for key, below in value.items()}
    if isinstance(value, list):
        return [_varied(below, chance) for below in value]
    if isinstance(value, str) and value and chance.random() < 0.5:
        return value + chance.choice(ADDITIONS)
    return value


def _worded(value: Any, chance: random.Random) -> Any:
    """Return a context whose texts have some more words, long and short."""
    if isinstance(value, dict):
        return {key: _worded(below, chance) for key, below in value.items()}
    if isinstance(value, list):
        return [_worded(below, chance) for below in value]
    if isinstance(value, str) and value[:1].isalpha():
        return " ".join([value, *chance.choices(WORDS, k=chance.randrange(4))])
    return value


@pytest.fixture(scope="module", params=JOINED)
def batch(request: pytest.FixtureRequest) -> Batch:
    """Return a blank form, the sample, and variations of it with all that is hard to set."""
    form = catalogue.form(request.param)
    outcome = check(form.slug, form.sample(), today=form.sample_on)
    sample = form.context(outcome.record, outcome.computed)
    chance = random.Random(20261231)
    return Batch(form, [form.blank_context(), sample, *(_varied(sample, chance) for _ in range(10))])


@pytest.fixture(scope="module")
def apart(batch: Batch, pool: LibreOfficePool) -> list[bytes]:
    """Return the forms of the batch, converted joined and split again."""
    return batch.split(pool)


def _letters(text: str) -> str:
    """Return what is written without hyphens: of those at line ends the general reader does not say whose they are."""
    return normalize_text(text).replace(HYPHEN, "").replace(DIVISION, "")


def _pages(content: bytes) -> list[tuple[str, bytes]]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [(page.get_textpage().get_text_range(), bytes(page.render(scale=1.5).buffer)) for page in document]
    finally:
        document.close()


def test_every_form_equals_its_single_conversion(batch: Batch, apart: list[bytes], pool: LibreOfficePool) -> None:
    """As many pages, with the same text in the same order and the same dots."""
    renderer = DocxRenderer()
    for context, properties, found in zip(batch.contexts, batch.parts.values(), apart, strict=True):
        docx = renderer.render(batch.form.template(), context, properties)
        single = pool.convert(docx, properties)
        assert _pages(found) == _pages(single), f"{properties.identifier} differs"


@pytest.mark.parametrize("papers", [10, pytest.param(300, marks=pytest.mark.prove)])
@pytest.mark.parametrize("slug", [*JOINED, "a9_score_sheet"])
def test_lines_end_alike_in_many_papers(slug: str, pool: LibreOfficePool, papers: int) -> None:
    """Divided words included."""
    form = catalogue.form(slug)
    outcome = check(form.slug, form.sample(), today=form.sample_on)
    sample = form.context(outcome.record, outcome.computed)
    chance = random.Random(slug)
    renderer = DocxRenderer()
    compared = divided = 0
    while compared < papers:
        batch = Batch(form, [_worded(sample, chance) for _ in range(CHUNK)])
        for context, properties, found in zip(batch.contexts, batch.parts.values(), batch.split(pool), strict=True):
            single = pool.convert(renderer.render(form.template(), context, properties), properties)
            assert _pages(found) == _pages(single), f"{compared} differs"
            with pikepdf.open(io.BytesIO(found)) as pdf:
                divided += "".join(extract_text(pdf)).count(DIVISION)
            compared += 1
    assert (divided > 0) == bool(form.hyphenated)


def test_every_form_is_an_archival_copy_of_its_own(batch: Batch, apart: list[bytes]) -> None:
    """PDF/A-2b with its own title, the same fonts embedded once, and the numbers of its own pages."""
    for properties, found in zip(batch.parts.values(), apart, strict=True):
        facts = inspect_pdf(found, (), tagged=False)
        assert facts.title == properties.title
        assert b"pdfuaid" not in found
        assert facts.language == "ru-RU"
        assert facts.blank_pages == ()
        with pikepdf.open(io.BytesIO(found)) as pdf:
            fonts = {font.objgen for page in pdf.pages for font in page.obj.Resources.Font.values()}
            assert len(fonts) <= len(facts.fonts)
            assert "/Dests" not in pdf.Root


def test_what_is_read_quickly_is_what_a_general_reader_reads(apart: list[bytes]) -> None:
    """Letter by letter and page by page, whatever is hard to set; so no paper of a batch is read twice."""
    for content in apart:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            drawn = extract_text(pdf)
        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]
        assert list(map(_letters, drawn)) == list(map(_letters, pages))
        assert all(map(normalize_text, drawn))


def test_a_split_form_is_no_bigger_than_a_single_one(batch: Batch, apart: list[bytes], pool: LibreOfficePool) -> None:
    """What the other forms of the batch need does not weigh on this one."""
    properties = list(batch.parts.values())[1]
    docx = DocxRenderer().render(batch.form.template(), batch.contexts[1], properties)
    assert len(apart[1]) < len(pool.convert(docx, properties))


def test_the_same_batch_gives_the_same_bytes(batch: Batch, apart: list[bytes], pool: LibreOfficePool) -> None:
    """Nothing of the time of day, of memory or of chance is left in the files."""
    assert batch.split(pool) == apart


def test_a_form_that_lost_its_beginning_is_noticed(pool: LibreOfficePool) -> None:
    """A joined PDF with fewer or other forms than were put in is refused as a whole."""
    form = catalogue.form("b2_score_sheet")
    flat = FodtTemplate(pool.to_fodt(form.template().content))
    raw = pool.convert_joined(flat.join([flat.fill("form0", form.blank_context())]), 1)
    properties = DocumentProperties("Лист", "Комитет", "ru-RU", BORN, "paper")
    with pytest.raises(ConversionFailedError, match="lost a form"):
        split(raw, {"form0": properties, "form1": properties}, pool.icc_profile_source())
    with pytest.raises(ConversionFailedError, match="not usable"):
        split(b"%PDF-1.7 nonsense", {"form0": properties}, pool.icc_profile_source())


def test_a_character_outside_of_the_text_font_is_told_beforehand(pool: LibreOfficePool) -> None:
    """Such a form is converted singly, where its fonts are named."""
    assert pool.needs_fallback("Отлично 👍")
    assert not pool.needs_fallback("Құрметті әріптес – «Өте жақсы»")
