"""Papers of a chunk: filled in one by one, converted joined or singly, each with an outcome of its own.

A paper that breaks the joined document is found by halving and converted singly; whatever it does then is its own
outcome, and the others go on. Knows no database and no queue.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from service.documents.files import Way
from worker.convert.converter import Converter
from worker.convert.errors import ConversionFailedError, ConversionKilledError
from worker.convert.splitting import split
from worker.inspection import InspectionError, inspect_pdf
from worker.making import RenderedFile, make_blank_docx, make_docx, make_pdf, pdf_maker, texts_of
from worker.render.errors import RenderError, TemplateRefusedError
from worker.render.fodt import FodtTemplate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from doc_templates.catalogue import Form, Template
    from worker.making import Paper, Renderer

TEMPLATES_KEPT: Final = 64
ABOUT_THE_FORM: Final = (ConversionFailedError, ConversionKilledError, RenderError)
"""What may be one paper's doing, so that the others are worth another try without it."""


class JoiningConverter(Converter, Protocol):
    """A converter that also converts many forms at once, as :class:`worker.convert.pool.LibreOfficePool` does."""

    def to_fodt(self, docx: bytes) -> bytes:
        """Return a DOCX as a flat OpenDocument text; raises as ``convert`` does."""

    def convert_joined(self, flat: bytes, forms: int) -> bytes:
        """Return the plain PDF of a flat text that joins so many forms; raises as ``convert`` does."""

    def needs_fallback(self, text: str) -> bool:
        """Tell whether a text holds a character that only a single conversion draws."""

    def icc_profile_source(self) -> bytes:
        """Return a PDF/A whose colour profile split PDFs take over."""


@dataclass(frozen=True, slots=True)
class Order:
    """A paper to be made.

    Attributes:
        paper: the form and all that is printed in it.
        formats: the files that are wanted.
        joined: whether its PDF may be made together with others, and so without tags.
        docx: the DOCX of an earlier attempt, from which the PDF must be made; such a paper is converted singly.
        blank: the form, where its blank is wanted: the DOCX then has controls, which the PDF is made without.
    """

    paper: Paper
    formats: frozenset[str]
    joined: bool
    docx: bytes | None = None
    blank: Form | None = None


Outcome = tuple[RenderedFile, ...] | Exception
"""The files of a paper, or why there are none."""


class ChunkMaker:
    """Makes the papers of a chunk; safe to use from several threads."""

    def __init__(self, renderer: Renderer, converter: JoiningConverter) -> None:
        self.converter = converter
        self._renderer = renderer
        self._flat: OrderedDict[str, FodtTemplate | None] = OrderedDict()
        self._lock = threading.Lock()

    def make(
        self,
        orders: Sequence[Order],
        docx_made: Callable[[int, RenderedFile], None] = lambda _place, _file: None,
        took: Callable[[str, float], None] = lambda _stage, _seconds: None,
    ) -> list[Outcome]:
        """Return the outcome of each order, in their order.

        Args:
            orders: what to make.
            docx_made: called with the place of an order whose DOCX is wanted and made while its PDF is not.
            took: called with how many seconds a stage took, ``fill`` and ``convert``.

        Raises:
            ConverterError: nothing can be converted now, whatever the paper.
            Exception: what ``docx_made`` raised.
        """
        found: dict[int, Outcome] = {}
        plain: dict[int, bytes] = {}
        wanted: dict[int, tuple[RenderedFile, ...]] = {}
        started = time.monotonic()
        for place, order in enumerate(orders):
            try:
                plain[place], wanted[place] = self._docx(order)
            except Exception as error:  # noqa: BLE001 - it is this paper's outcome, not that of the others
                found[place] = error
                continue
            if "pdf" in order.formats:
                for file in wanted[place]:
                    docx_made(place, file)
        filled = time.monotonic()
        took("fill", filled - started)
        pdf = self._pdfs(orders, plain)
        took("convert", time.monotonic() - filled)
        for place in plain:
            made = pdf.get(place, ())
            found[place] = made if isinstance(made, Exception) else (*wanted[place], *made)
        return [found[place] for place in range(len(orders))]

    def _docx(self, order: Order) -> tuple[bytes, tuple[RenderedFile, ...]]:
        """Return the DOCX the PDF is made of, and the one that is wanted, if one is."""
        if order.docx is not None:
            return order.docx, ()
        plain = make_docx(self._renderer, order.paper)
        if "docx" not in order.formats:
            return plain.content, ()
        if order.blank is None:
            return plain.content, (plain,)
        return plain.content, (make_blank_docx(self._renderer, order.paper, order.blank),)

    def _pdfs(self, orders: Sequence[Order], docx: dict[int, bytes]) -> dict[int, Outcome]:
        wanted = [place for place in docx if "pdf" in orders[place].formats]
        groups: dict[str, list[int]] = {}
        singles = []
        for place in wanted:
            if self._may_join(orders[place]):
                groups.setdefault(orders[place].paper.template.sha256, []).append(place)
            else:
                singles.append(place)
        found: dict[int, Outcome] = {}
        for places in groups.values():
            joined = self._joined({place: orders[place].paper for place in places})
            found |= joined
            singles += [place for place in places if place not in joined]
        for place in singles:
            found[place] = self._single(orders[place].paper, docx[place])
        return found

    def _may_join(self, order: Order) -> bool:
        if not order.joined or order.docx is not None:
            return False
        return not self.converter.needs_fallback("\n".join(texts_of(order.paper.context)))

    def _single(self, paper: Paper, docx: bytes) -> Outcome:
        try:
            return (make_pdf(self.converter, paper, docx),)
        except (*ABOUT_THE_FORM, InspectionError) as error:
            return error

    def _joined(self, papers: dict[int, Paper]) -> dict[int, Outcome]:
        """Return the PDFs that could be made joined; those of the others are for single conversions.

        Where a joined document fails, its halves are tried, down to the paper that is to blame.
        """
        flat = self._fodt_template(next(iter(papers.values())).template) if len(papers) > 1 else None
        if flat is None:
            return {}
        try:
            parts = self._convert_joined(flat, papers)
        except ABOUT_THE_FORM:
            places = list(papers)
            middle = len(places) // 2
            halves = (places[:middle], places[middle:])
            return {
                place: outcome
                for half in halves
                for place, outcome in self._joined({place: papers[place] for place in half}).items()
            }
        found: dict[int, Outcome] = {}
        for place, content in parts.items():
            try:
                facts = inspect_pdf(content, texts_of(papers[place].context), tagged=False)
            except InspectionError:
                continue
            maker = pdf_maker(self.converter, papers[place], Way.JOINED)
            found[place] = (RenderedFile("pdf", content, maker, facts.pages),)
        return found

    def _convert_joined(self, flat: FodtTemplate, papers: dict[int, Paper]) -> dict[int, bytes]:
        names = {place: f"form{place}" for place in papers}
        text = flat.join([flat.fill(names[place], paper.context) for place, paper in papers.items()])
        raw = self.converter.convert_joined(text, len(papers))
        properties = {names[place]: paper.properties for place, paper in papers.items()}
        return dict(zip(papers, split(raw, properties, self.converter.icc_profile_source()), strict=True))

    def _fodt_template(self, template: Template) -> FodtTemplate | None:
        """Return the template compiled for joining, ``None`` where its forms cannot follow one another."""
        with self._lock:
            if template.sha256 not in self._flat:
                try:
                    self._flat[template.sha256] = FodtTemplate(self.converter.to_fodt(template.content))
                except (TemplateRefusedError, ConversionFailedError):
                    self._flat[template.sha256] = None
            self._flat.move_to_end(template.sha256)
            while len(self._flat) > TEMPLATES_KEPT:
                self._flat.popitem(last=False)
            return self._flat.get(template.sha256)
