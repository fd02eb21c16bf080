"""The official forms themselves, filled in and blank, come out as docxtpl renders them."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from doc_templates.catalogue import FORMS, Form
from validators.check import check
from worker.render.package import read_package

if TYPE_CHECKING:
    from collections.abc import Callable

    Fill = Callable[[Any, dict[str, Any]], bytes]
    Both = Callable[..., tuple[bytes, bytes]]

TODAY = date(2026, 12, 1)


def _context(form: Form) -> dict[str, Any]:
    outcome = check(form.slug, form.sample(), today=TODAY)
    assert outcome.valid, outcome.errors
    return form.context(outcome.record, outcome.computed)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)
def test_a_filled_form_is_the_one_docxtpl_renders(form: Form, both: Both) -> None:
    """With the sample of the catalogue."""
    ours, theirs = both(form.template(), _context(form))
    assert ours == theirs


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)
def test_a_blank_form_is_the_one_docxtpl_renders(form: Form, both: Both) -> None:
    """Empty texts and lists included."""
    ours, theirs = both(form.template(), form.blank_context())
    assert ours == theirs


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)
def test_awkward_texts_arrive_in_every_field(form: Form, both: Both) -> None:
    """Each text of the context is followed by markup, breaks, tabs, emoji and placeholders."""
    ours, theirs = both(form.template(), _awkward(_context(form)))
    assert ours == theirs


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)
def test_a_filled_form_opens_and_keeps_every_part_of_its_template(form: Form, fill: Fill) -> None:
    """Read by python-docx, the members of the zip file being those of the template."""
    docx = fill(form.template(), _context(form))
    assert Document(io.BytesIO(docx)).element.body is not None
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert sorted(archive.namelist()) == sorted(read_package(form.template().content))


def _awkward(value: Any) -> Any:
    if isinstance(value, str):
        return f"{value} & <б> > \"в\" 'г'\n\tд 😀  Қ {{{{ 7*7 }}}} {{% raw %}}"
    if isinstance(value, dict):
        return {key: _awkward(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_awkward(item) for item in value]
    return value
