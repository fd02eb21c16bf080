"""The forms say what the order says, letter for letter, its slips included."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from doc_templates.catalogue import FORMS, Form, form
from validators.parameters import sheet_wordings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GOLDEN = Path(__file__).parents[1] / "golden"
LINE = "____"
RULED = {"Ruled", "RuledShort", "RuledText", "RuledTextKept", "SignatureCell", "SignatureListed"}
EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)
ANNEXES = {"b1_score_sheet": "order-b-annex1.txt", "b2_score_sheet": "order-b-annex2.txt"}
EVERY_ANNEX = pytest.mark.parametrize(("slug", "extract"), ANNEXES.items())


def _lines(document: Any) -> Iterator[str]:
    """Yield the lines of a document as read from top to bottom, cell by cell; a ruled line is ``____``."""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield from _paragraph_lines(block)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in {cell._tc: cell for cell in row.cells}.values():  # one over several columns comes once
                    yield from _lines(cell)


def _paragraph_lines(paragraph: Paragraph) -> Iterator[str]:
    text = _list_sign(paragraph) + "".join(LINE if run._r.style == "Field" else run.text for run in paragraph.runs)
    if paragraph.style.style_id in RULED and not text.strip():
        text = LINE
    yield from (" ".join(line.split()) for line in text.split("\n") if line.strip())


def _list_sign(paragraph: Paragraph) -> str:
    """Return what Word prints before an item of a list, which is no text of the paragraph."""
    listed = paragraph.style.element.xpath("w:pPr/w:numPr/w:numId/@w:val")
    if not listed:
        return ""
    numbering = paragraph.part.numbering_part.element
    kind = numbering.xpath(f"w:num[@w:numId='{listed[0]}']/w:abstractNumId/@w:val")[0]
    level = f"w:abstractNum[@w:abstractNumId='{kind}']/w:lvl[@w:ilvl='0']"
    assert numbering.xpath(f"{level}/w:suff/@w:val") == ["space"]
    return f"{numbering.xpath(f'{level}/w:lvlText/@w:val')[0]} "


def _blank(form: Form, fill: Callable[..., bytes]) -> list[str]:
    return list(_lines(Document(io.BytesIO(fill(form.template().content, form.blank_context())))))


def _skeleton(text: str) -> str:
    """Return a text without blanks, ruled lines and hyphens, which the order's copy breaks words with."""
    return re.sub(r"[\s_-]", "", text)


def _order(extract: str) -> str:
    """Return the order's text of an annex, with the one interleaved word put back into its row."""
    text = (GOLDEN / extract).read_text("utf-8")
    found = re.search(r"Учитывается:\s+2\.Обеспечение.*?служащими\)\n", text, re.DOTALL)
    if found:
        word, row = re.match(r"(Учитывается:)\s+(.*)", found.group(), re.DOTALL).groups()  # type: ignore[union-attr]  # matched above
        text = text.replace(found.group(), f"{row}{word}\n")
    return text


@EVERY_FORM
def test_the_blank_form_reads_as_transcribed(form: Form, fill: Callable[..., bytes]) -> None:
    """The transcription was typed from the order, not taken from the template."""
    assert _blank(form, fill) == (GOLDEN / f"{form.slug}.ru.txt").read_text("utf-8").splitlines()


@EVERY_ANNEX
def test_the_blank_form_says_what_the_order_says(slug: str, extract: str, fill: Callable[..., bytes]) -> None:
    """Every letter, digit and mark in the order's sequence; annex 2 breaks off after «Подпись» and ends as annex 1."""
    said = _skeleton("".join(_blank(form(slug), fill)))
    order = _skeleton(_order(extract))
    ending = _skeleton("(удостоверенная с помощью электронной цифровой подписи) Дата")
    assert said == (order if order.endswith(ending) else order + ending)


@EVERY_ANNEX
def test_the_transcription_says_what_the_order_says(slug: str, extract: str) -> None:
    """A slip of the transcriber is caught by the order itself."""
    said = _skeleton((GOLDEN / f"{slug}.ru.txt").read_text("utf-8"))
    assert said.startswith(_skeleton(_order(extract)))


@EVERY_ANNEX
def test_dashes_before_explanations_are_those_of_the_order(slug: str, extract: str, fill: Callable[..., bytes]) -> None:
    """«-отсутствие», «- умение» and «--отсутствие» differ in the order, so they differ on paper."""
    dashed = re.compile(r"^\s?(-+ ?\w{4})", re.MULTILINE)
    said = Counter(dashed.findall("\n".join(_blank(form(slug), fill))))
    assert said == Counter(dashed.findall((GOLDEN / extract).read_text("utf-8")))


@pytest.mark.parametrize("slug", ANNEXES)
def test_every_explanation_stands_in_the_row_of_its_parameter(slug: str, fill: Callable[..., bytes]) -> None:
    """The rows are those of the dated parameters, which rules quote too."""
    document = Document(io.BytesIO(fill(form(slug).template().content, form(slug).blank_context())))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    wordings = sheet_wordings(slug).parameters
    assert rows[1:-1] == [[row.title, "", "", "\n".join(row.explanation_lines)] for row in wordings]
    assert rows[-1] == ["Средняя итоговая оценка", "", "", ""]


@pytest.mark.parametrize(
    ("slug", "slip"),
    [
        ("b1_score_sheet", "строго выговора"),
        ("b1_score_sheet", "предусмотренных методике"),
        ("b1_score_sheet", "посредствам личного примера"),
        ("b1_score_sheet", "климата;- умение"),
        ("b1_score_sheet", "4.Соблюдения трудовой"),
        ("b2_score_sheet", "строго выговора"),
        ("b2_score_sheet", "предусмотренных методике"),
        ("b2_score_sheet", "в прорабке подходов"),
        ("b2_score_sheet", "активность и участия"),
        ("b2_score_sheet", "к типовой Методике"),
    ],
)
def test_slips_of_the_order_are_printed_as_they_stand(slug: str, slip: str, fill: Callable[..., bytes]) -> None:
    """An official form is not corrected by whoever prints it."""
    assert slip in "\n".join(_blank(form(slug), fill))


def test_the_protocol_calls_itself_recommended(fill: Callable[..., bytes]) -> None:
    """The order prescribes no form of the protocol, and nobody should think that it does."""
    protocol = form("b_calibration_protocol")
    assert _blank(protocol, fill)[0] == "Рекомендуемая форма (пункты 11, 19–24 Типовой методики)"
    assert protocol.recommended
    assert protocol.annex is None
