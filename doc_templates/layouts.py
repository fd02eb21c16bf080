"""Layouts of the forms, found in their folders, and the lint of the templates they build."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from doc_templates.docx.lint import inspect
from doc_templates.docx.package import Layout
from doc_templates.form import Form


def layouts(slug: str) -> Mapping[str, Layout]:
    """Return the layouts of a form by edition: ``LAYOUTS`` of ``<slug>/layout.py``.

    An edition is the middle of the template's file name: ``ru``, and ``ru.2028-01-01`` for one of an amended form.

    Raises:
        ModuleNotFoundError: the form's folder has no ``layout.py``.
    """
    found: Mapping[str, Layout] = import_module(f"doc_templates.{slug}.layout").LAYOUTS
    return found


def lint(form: Form) -> list[str]:
    """Return the errors of a form's templates, a sentence each, against the contexts of its sample and its blank.

    Raises:
        BrokenFormError: the sample cannot be read or has the wrong shape.
    """
    contexts = form.example_contexts()
    return [
        f"{form.slug}.{template.language}: {finding}"
        for template in form.templates()
        for finding in inspect(template.content, contexts, template.language, form.hyphenated)
    ]
