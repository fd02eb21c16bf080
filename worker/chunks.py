"""Renders the jobs of a chunk: filled in one by one, converted joined or singly, each with an outcome of its own.

A job that breaks the joined document is found by halving and converted singly; its failure then is its own outcome.
Independent of database and queue.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final

from doc_templates.catalogue import Template
from service.documents.files import Way
from worker.convert.errors import ConversionFailedError, ConversionKilledError
from worker.convert.pool import LibreOfficePool
from worker.convert.splitting import split
from worker.docx import Docx
from worker.inspection import InspectionError, inspect_pdf
from worker.layout.layouts import Layouts, LayoutTrust
from worker.making import RenderedFile, RenderJob, docx_file, fill, make_blank_docx, make_pdf, pdf_maker, texts_of
from worker.render import DocxRenderer
from worker.render.errors import RenderError, TemplateRefusedError
from worker.render.fodt import FodtTemplate

TEMPLATES_KEPT: Final = 64
ABOUT_THE_FORM: Final = (ConversionFailedError, ConversionKilledError, RenderError)
"""Failures that one job may have caused, so that the others are tried again without it."""


Outcome = tuple[RenderedFile, ...] | Exception
"""The files of a job, or why there are none."""


class ChunkMaker:
    """Renders the jobs of a chunk; safe to use from several threads."""

    def __init__(self, renderer: DocxRenderer, converter: LibreOfficePool, trust: LayoutTrust | None = None) -> None:
        self.converter = converter
        self.layouts = Layouts(renderer, converter, trust)
        self._renderer = renderer
        self._templates: OrderedDict[str, FodtTemplate | None] = OrderedDict()
        self._lock = threading.Lock()

    def make(
        self,
        jobs: Sequence[RenderJob],
        docx_made: Callable[[int, RenderedFile], None] = lambda _place, _file: None,
        took: Callable[[str, float], None] = lambda _stage, _seconds: None,
    ) -> list[Outcome]:
        """Return the outcome of each job, in their order.

        Args:
            jobs: what to render.
            docx_made: called with the place of a job whose DOCX is wanted and made before LibreOffice makes its PDF.
            took: called with the seconds a stage took, ``fill`` and ``convert``.

        Raises:
            ConverterError: nothing can be converted now, whatever the job.
            Exception: what ``docx_made`` raised.
        """
        found: dict[int, Outcome] = {}
        plain: dict[int, Docx] = {}
        wanted: dict[int, tuple[RenderedFile, ...]] = {}
        started = time.monotonic()
        for place, job in enumerate(jobs):
            try:
                plain[place], wanted[place] = self._docx(job)
            except Exception as error:  # noqa: BLE001 - it is this job's outcome, not that of the others
                found[place] = error
        filled = time.monotonic()
        took("fill", filled - started)

        def tell(place: int) -> None:
            for file in wanted[place]:
                docx_made(place, file)

        pdf = self._pdfs(jobs, plain, tell)
        took("convert", time.monotonic() - filled)
        for place in plain:
            made = pdf.get(place, ())
            found[place] = made if isinstance(made, Exception) else (*wanted[place], *made)
        return [found[place] for place in range(len(jobs))]

    def _docx(self, job: RenderJob) -> tuple[Docx, tuple[RenderedFile, ...]]:
        """Return the DOCX the PDF is made of, and the one that is wanted, if one is."""
        if job.docx is not None:
            return Docx(job.docx), ()
        plain = fill(self._renderer, job)
        if "docx" not in job.formats:
            return plain, ()
        if job.blank is None:
            return plain, (docx_file(job, plain),)
        return plain, (make_blank_docx(self._renderer, job, job.blank),)

    def _pdfs(
        self, jobs: Sequence[RenderJob], docx: dict[int, Docx], takes_long: Callable[[int], None]
    ) -> dict[int, Outcome]:
        wanted = {place: (jobs[place], docx[place]) for place in docx if "pdf" in jobs[place].formats}
        found: dict[int, Outcome] = {place: (file,) for place, file in self.layouts.make(wanted).items()}
        groups: dict[str, list[int]] = {}
        singles = []
        # In their order: of a joined document it decides the bytes.
        for place in (place for place in wanted if place not in found):
            takes_long(place)
            if self._may_join(jobs[place]):
                groups.setdefault(jobs[place].template.sha256, []).append(place)
            else:
                singles.append(place)
        for places in groups.values():
            joined = self._joined({place: jobs[place] for place in places})
            found |= joined
            singles += [place for place in places if place not in joined]
        for place in singles:
            found[place] = self._single(jobs[place], docx[place].content)
        return found

    def _may_join(self, job: RenderJob) -> bool:
        if not job.joined or job.docx is not None:
            return False
        return not self.converter.needs_fallback("\n".join(texts_of(job.context)))

    def _single(self, job: RenderJob, docx: bytes) -> Outcome:
        try:
            return (make_pdf(self.converter, job, docx),)
        except (*ABOUT_THE_FORM, InspectionError) as error:
            return error

    def _joined(self, jobs: dict[int, RenderJob]) -> dict[int, Outcome]:
        """Return the PDFs that could be made joined; those of the others are for single conversions.

        Where a joined document fails, its halves are tried, down to the job that is to blame.
        """
        template = self._fodt_template(next(iter(jobs.values())).template) if len(jobs) > 1 else None
        if template is None:
            return {}
        try:
            parts = self._convert_joined(template, jobs)
        except ABOUT_THE_FORM:
            places = list(jobs)
            middle = len(places) // 2
            halves = (places[:middle], places[middle:])
            return {
                place: outcome
                for half in halves
                for place, outcome in self._joined({place: jobs[place] for place in half}).items()
            }
        found: dict[int, Outcome] = {}
        for place, content in parts.items():
            try:
                facts = inspect_pdf(content, texts_of(jobs[place].context), tagged=False)
            except InspectionError:
                continue
            maker = pdf_maker(self.converter, jobs[place], Way.JOINED)
            found[place] = (RenderedFile("pdf", content, maker, facts.pages),)
        return found

    def _convert_joined(self, template: FodtTemplate, jobs: dict[int, RenderJob]) -> dict[int, bytes]:
        names = {place: f"form{place}" for place in jobs}
        fodt = template.join([template.fill(names[place], job.context) for place, job in jobs.items()])
        raw = self.converter.convert_joined(fodt, len(jobs))
        properties = {names[place]: job.properties for place, job in jobs.items()}
        return dict(zip(jobs, split(raw, properties, self.converter.icc_profile_source()), strict=True))

    def _fodt_template(self, template: Template) -> FodtTemplate | None:
        """Return the template compiled for joining, ``None`` where its forms cannot follow one another."""
        with self._lock:
            if template.sha256 not in self._templates:
                try:
                    self._templates[template.sha256] = FodtTemplate(self.converter.to_fodt(template.content))
                except (TemplateRefusedError, ConversionFailedError):
                    self._templates[template.sha256] = None
            self._templates.move_to_end(template.sha256)
            while len(self._templates) > TEMPLATES_KEPT:
                self._templates.popitem(last=False)
            return self._templates.get(template.sha256)
