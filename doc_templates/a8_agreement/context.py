"""Context of the agreement of annex 8."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates.agreement import blank_parties, blank_rows, numbered, parties
from doc_templates.form import TemplateBinding
from validators.forms.agreement.schema import Chapter5Agreement
from validators.parameters import corpus_a_terms

OWN = corpus_a_terms().kpis


def context(record: Chapter5Agreement, _computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled agreement; the state body's site only with consent to publication."""
    publication = record.publication
    published_by = record.employee.organization if publication is not None and publication.consent else ""
    return {**parties(record), "kpis": numbered(record.kpis), "published_by": published_by}


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values, for the form to be filled in by hand."""
    return {**blank_parties(), "kpis": blank_rows(OWN, with_numbers=False), "published_by": ""}


BINDING = TemplateBinding(Chapter5Agreement, context, blank_context)
