"""Our DOCX rendering against plain docxtpl: same template, same values, whole files on both sides."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from benchmarks.papers import sample_paper
from benchmarks.results import Line, compared, milliseconds, seconds_each
from doc_templates.catalogue import FORMS
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from worker.papers import Paper

AIM = 40.0


def measure(*, quick: bool) -> Iterator[Line]:
    """Render the sample of every form both ways."""
    for form in FORMS:
        yield from _compare(form.slug, sample_paper(form.slug), quick=quick)


def _compare(slug: str, paper: Paper, *, quick: bool) -> Iterator[Line]:
    """Render a paper both ways; compiling a template is done once and not part of the time."""
    renderer = DocxRenderer()

    def render() -> bytes:
        return renderer.render(paper.template, paper.context, paper.properties)

    render()
    ours = seconds_each(render, 200 if quick else 1000)
    theirs = seconds_each(lambda: _plain(paper), 5 if quick else 30)
    yield Line(f"{slug}: plain docxtpl", milliseconds(theirs))
    yield compared(f"{slug}: our rendering", ours, theirs, AIM)


def _plain(paper: Paper) -> bytes:
    """Render with docxtpl the way its manual shows, apart from being as safe and strict as we are."""
    document = DocxTemplate(io.BytesIO(paper.template.content))
    document.render(dict(paper.context), ImmutableSandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
