"""Our DOCX rendering against plain docxtpl: same template, same values, whole files on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.alternatives import plain_docx
from benchmarks.papers import sample_paper
from benchmarks.results import Line, compared, milliseconds, seconds_each
from doc_templates.catalogue import FORMS
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.results import Extent
    from worker.making import RenderJob

AIM = 40.0


def measure(extent: Extent) -> Iterator[Line]:
    """Render the sample of every form both ways."""
    for form in FORMS:
        yield from _compare(form.slug, sample_paper(form.slug), extent)


def _compare(slug: str, paper: RenderJob, extent: Extent) -> Iterator[Line]:
    """Render a paper both ways; compiling a template is done once and not part of the time."""
    renderer = DocxRenderer()

    def render() -> bytes:
        return renderer.render(paper.template, paper.context, paper.properties)

    render()
    ours = seconds_each(render, extent.of(1000, 200))
    theirs = seconds_each(lambda: plain_docx(paper), extent.of(30, 5))
    yield Line(f"{slug}: plain docxtpl", milliseconds(theirs))
    yield compared(f"{slug}: our rendering", ours, theirs, AIM)
