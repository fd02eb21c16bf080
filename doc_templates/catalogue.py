"""Official forms: which there are, where they come from in the law, and what each prints."""

from __future__ import annotations

from importlib import import_module

from doc_templates.errors import (
    BrokenFormError,
    CatalogueError,
    UnknownFormError,
    UnknownLanguageError,
    WrongRecordError,
)
from doc_templates.form import FOLDER, Form, TemplateBinding, read_form
from doc_templates.template_files import Template
from validators.forms import SPECS

__all__ = [
    "FOLDER",
    "FORMS",
    "BrokenFormError",
    "CatalogueError",
    "Form",
    "Template",
    "UnknownFormError",
    "UnknownLanguageError",
    "WrongRecordError",
    "form",
    "read_form",
]


def find_binding(slug: str) -> TemplateBinding:
    """Return how a form is filled in: ``BINDING`` of ``<slug>/context.py``.

    Raises:
        BrokenFormError: the file is missing.
    """
    module = f"doc_templates.{slug}.context"
    try:
        found: TemplateBinding = import_module(module).BINDING
    except ModuleNotFoundError as error:
        if error.name is None or not module.startswith(error.name):
            raise
        raise BrokenFormError(f"doc_templates/{slug}/context.py is missing") from error
    return found


FORMS: tuple[Form, ...] = tuple(read_form(slug, find_binding(slug)) for slug in SPECS)


def form(slug: str) -> Form:
    """Return the form with the slug.

    Raises:
        UnknownFormError: there is none.
    """
    for candidate in FORMS:
        if candidate.slug == slug:
            return candidate
    raise UnknownFormError(f"no form {slug[:60]!r}; there are {', '.join(known.slug for known in FORMS)}")
