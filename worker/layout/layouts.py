"""Papers of any template laid out without LibreOffice, where comparisons with it allow that.

A layout is used when its key is open (:mod:`service.documents.layout_keys`). Of what is made with it, everything
unusual that this process has not seen and one of every ``SAMPLED`` papers also go through LibreOffice before they are
used; one difference shuts the key for all hosts, and the papers at hand are made by LibreOffice.
"""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import structlog

from doc_templates import catalogue
from doc_templates.template_files import Template
from service.db.database import ScopedDatabase
from service.documents import layout_keys
from service.documents.files import Way
from service.documents.layout_keys import LayoutKey, LayoutState
from worker.convert.pool import LibreOfficePool
from worker.docx import Docx
from worker.inspection import InspectionError, inspect_pdf
from worker.inspection.text import assert_contains
from worker.layout.comparison import difference
from worker.layout.errors import NotExactError
from worker.layout.layout import Laid, Layout, Parts
from worker.layout.trial import trial_jobs
from worker.layout.writing import Written
from worker.making import RenderedFile, RenderJob, fill, pdf_maker, texts_of
from worker.measures import measures
from worker.render import DocxRenderer

SAMPLED: Final = 200
TRIED: Final = 40
"""Papers compared before a key is opened."""
WAITED: Final = 200
"""Papers that a process has made by LibreOffice, and others that wait, before it compares: for fewer it would take
longer than it saves."""
TOO_FEW: Final = "most papers are left to LibreOffice"
"""Of a template whose papers could hardly be compared nothing is known."""
TRIAL_SECONDS: Final = 300.0
"""How long a process may take for that before another one takes over."""
LAYOUTS_KEPT: Final = 64
KINDS_KEPT: Final = 10_000
RULES: Final = Path(__file__).parent

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Compared:
    """What became of papers made both ways; ``reason`` is why the layout may not be used: where one differed first."""

    equal: int = 0
    different: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    reason: str | None = None


class LayoutTrust:
    """The states of keys, in the database of the installation."""

    def __init__(self, database: ScopedDatabase) -> None:
        self._database = database

    def state(self, key: LayoutKey) -> LayoutState | None:
        """Return whether papers may be made with a key, ``None`` where it was never met."""
        with self._database.reading() as session:
            return layout_keys.state(session, key)

    def waiting(self, key: LayoutKey) -> int:
        """Return how many papers of a template wait to be made, as far as that matters."""
        with self._database.reading() as session:
            return layout_keys.waiting(session, key, most=WAITED)

    def note(self, key: LayoutKey) -> None:
        """Note a key that is met for the first time."""
        with self._database.transaction() as session:
            layout_keys.note(session, key, now=self._database.now(session))

    def shut(self, key: LayoutKey, reason: str) -> None:
        """Shut a key for all hosts."""
        with self._database.transaction() as session:
            layout_keys.shut(session, key, reason, now=self._database.now(session))

    @contextmanager
    def trial(self, key: LayoutKey) -> Iterator[Compared | None]:
        """Give what to compare papers with where this process is to do it, ``None`` where it is not; record the end."""
        with self._database.transaction() as session:
            now = self._database.now(session)
            token = layout_keys.take(session, key, lease_seconds=TRIAL_SECONDS, now=now)
        found = None if token is None else Compared()
        yield found
        if found is not None and token is not None:
            with self._database.transaction() as session:
                now = self._database.now(session)
                layout_keys.finish(session, key, token, compared=found.equal, reason=found.reason, now=now)


class Layouts:
    """Lays out the papers of a process; safe to use from several threads.

    Args:
        renderer: fills in the papers of trials.
        converter: LibreOffice, which decides what is right.
        trust: which keys are open; without it, as on the command line, LibreOffice makes everything.
    """

    def __init__(self, renderer: DocxRenderer, converter: LibreOfficePool, trust: LayoutTrust | None) -> None:
        self._renderer = renderer
        self._converter = converter
        self._trust = trust
        self._layouts: dict[str, Layout | None] = {}
        self._waited: Counter[tuple[LayoutKey, Template]] = Counter()
        self._seen: set[tuple[str, str]] = set()
        self._made = 0
        self._lock = threading.Lock()

    def make(self, jobs: Mapping[int, tuple[RenderJob, Docx]]) -> dict[int, RenderedFile]:
        """Return the PDFs of those jobs that can be laid out here; LibreOffice has to make the others.

        Args:
            jobs: by place, each with its filled DOCX.

        Raises:
            ConverterError: nothing can be compared now.
            DatabaseUnavailableError: it cannot be told what is allowed.
        """
        if self._trust is None:
            return {}
        groups: dict[str, dict[int, tuple[RenderJob, Docx]]] = {}
        for place, (job, docx) in jobs.items():
            if job.laid_out:
                groups.setdefault(job.template.sha256, {})[place] = job, docx
        found: dict[int, RenderedFile] = {}
        for group in groups.values():
            found |= self._group(group, self._trust)
        return found

    def preview(self, job: RenderJob, docx: Docx) -> bytes | None:
        """Return the PDF of a paper that is only looked at, and so compared with nothing; ``None`` as in :meth:`make`.

        Raises:
            ConverterError: LibreOffice, whose colour profile is needed once, does not come up.
            DatabaseUnavailableError: it cannot be told what is allowed.
        """
        if not job.laid_out or self._trust is None:
            return None
        if self._trust.state(self.key(job.form, job.template)) is not LayoutState.OPEN:
            return None
        try:
            written = self._laid(job, docx).written
            read_back(job, written)
        except (NotExactError, InspectionError):
            return None
        return written.content

    def try_waiting(self) -> None:
        """Compare the papers of a key that was met for the first time, unless another process is at it.

        Raises:
            ConverterError: nothing can be converted now.
            DatabaseUnavailableError: nothing can be recorded.
        """
        if self._trust is None:
            return
        for (key, template), papers in [*self._waited.items()]:
            if papers + self._trust.waiting(key) < WAITED:
                continue
            del self._waited[key, template]
            with self._trust.trial(key) as compared:
                if compared is not None:
                    self.compare(key.form, template, TRIED, compared, seed=key.id)
                    log.info("layout_tried", form=key.form, equal=compared.equal, different=compared.different)

    def compare(self, form: str, template: Template, number: int, compared: Compared, *, seed: str = "") -> None:
        """Make trial papers both ways, up to the first that differs.

        Raises:
            ConverterError: nothing can be converted now.
        """
        for job in trial_jobs(catalogue.form(form), template, number, seed):
            docx = fill(self._renderer, job)
            try:
                laid = self._laid(job, docx)
            except NotExactError as error:
                compared.refused[error.reason] += 1
                continue
            compared.reason = difference(laid.written.content, self._converter.convert(docx.content, job.properties))
            if compared.reason is not None:
                compared.different += 1
                return
            compared.equal += 1
        if compared.equal < compared.refused.total():
            compared.reason = TOO_FEW

    def key(self, form: str, template: Template) -> LayoutKey:
        """Return the key of a template on this machine."""
        converter = self._converter
        return LayoutKey(form, template.sha256, converter.version, converter.fonts_sha256, _rules_sha256())

    def _group(self, jobs: Mapping[int, tuple[RenderJob, Docx]], trust: LayoutTrust) -> dict[int, RenderedFile]:
        first = next(iter(jobs.values()))[0]
        key = self.key(first.form, first.template)
        state = trust.state(key)
        if state is None:
            trust.note(key)
        if state is not LayoutState.OPEN:
            self._waited[key, first.template] += len(jobs)
            return {}
        made: dict[int, Laid] = {}
        for place, (job, docx) in jobs.items():
            try:
                laid = self._laid(job, docx)
                read_back(job, laid.written)
            except NotExactError as error:
                measures.laid_out(key.form, error.reason)
            except InspectionError:
                measures.laid_out(key.form, "read back")
            else:
                made[place] = laid
        reason = self._checked(key, {place: (*jobs[place], laid) for place, laid in made.items()})
        if reason is not None:
            log.error("layout_differs", form=key.form, reason=reason)
            trust.shut(key, reason)
            measures.laid_out(key.form, "different")
            return {}
        for _ in made:
            measures.laid_out(key.form, "")
        return {
            place: RenderedFile(
                "pdf", laid.written.content, pdf_maker(self._converter, jobs[place][0], Way.LAYOUT), laid.written.pages
            )
            for place, laid in made.items()
        }

    def _checked(self, key: LayoutKey, made: Mapping[int, tuple[RenderJob, Docx, Laid]]) -> str | None:
        """Compare the papers that are unusual or whose turn it is with LibreOffice; return where one differs."""
        for job, docx, laid in made.values():
            unseen = {(key.id, kind) for kind in laid.kinds} - self._seen
            self._made += 1
            if not unseen and self._made % SAMPLED:
                continue
            try:
                inspect_pdf(laid.written.content, texts_of(job.context))
            except InspectionError:
                return "inspection"
            reason = difference(laid.written.content, self._converter.convert(docx.content, job.properties))
            if reason is not None:
                return reason
            if len(self._seen) >= KINDS_KEPT:
                self._seen.clear()
            self._seen |= unseen
        return None

    def _laid(self, job: RenderJob, docx: Docx) -> Laid:
        parts = Parts.of(docx)
        try:
            with self._lock:
                layout = self._layout(job.template, parts)
                return layout.make(parts, job.properties)
        finally:
            docx.forget_parts()

    def _layout(self, template: Template, parts: Parts) -> Layout:
        if template.sha256 not in self._layouts:
            if len(self._layouts) >= LAYOUTS_KEPT:
                self._layouts.clear()
            try:
                layout: Layout | None = Layout(parts, self._converter.icc_profile_source())
            except NotExactError:
                layout = None
            self._layouts[template.sha256] = layout
        found = self._layouts[template.sha256]
        if found is None:
            raise NotExactError("template")
        return found


def read_back(job: RenderJob, written: Written) -> None:
    """Check that every text of a paper stands in the bytes that were written.

    Raises:
        InspectionError: one does not.
    """
    pages, wanted = written.texts(), tuple(texts_of(job.context))
    whole = "".join(pages)
    # What stands there letter by letter needs no closer look.
    if not all(text in whole for text in wanted):
        assert_contains(wanted, pages)


@cache
def _rules_sha256() -> str:
    """Return the hash of our own rules: another version of them is compared anew."""
    digest = hashlib.sha256()
    for path in sorted(RULES.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
