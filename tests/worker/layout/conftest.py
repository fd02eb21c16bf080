"""A colour profile to take over, filled papers, and their layout."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from doc_templates import catalogue
from tests.worker.layout.papers import sample_job
from worker.layout.layout import Layout, Parts
from worker.making import fill
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from collections.abc import Callable

    from worker.layout.layout import Laid
    from worker.making import RenderJob


@pytest.fixture(scope="session")
def profile() -> bytes:
    """Give a PDF with an output intent, as LibreOffice's has one."""
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        intent = pikepdf.Dictionary(DestOutputProfile=pdf.make_stream(b"profile"))
        pdf.Root.OutputIntents = pikepdf.Array([intent])
        pdf.save(target)
    return target.getvalue()


@pytest.fixture(scope="session")
def renderer() -> DocxRenderer:
    """Give what fills in forms."""
    return DocxRenderer()


@pytest.fixture(scope="session")
def lay_out(profile: bytes, renderer: DocxRenderer) -> Callable[..., Laid]:
    """Give a function that lays out the sample of a form with some values of its context changed."""
    kept: dict[str, Layout] = {}

    def lay_out(slug: str = "b2_score_sheet", **changes: Any) -> Laid:
        job: RenderJob = sample_job(catalogue.form(slug))
        job = replace(job, context={**job.context, **changes})
        parts = Parts.of(fill(renderer, job))
        if slug not in kept:
            kept[slug] = Layout(parts, profile)
        return kept[slug].make(parts, job.properties)

    return lay_out
