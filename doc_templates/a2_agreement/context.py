"""Context of the agreement of annex 2."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import wording
from doc_templates.agreement import blank_parties, blank_rows, numbered, parties
from doc_templates.form import TemplateBinding
from validators.forms.agreement.schema import Agreement2
from validators.parameters.kpis import agreement_kpis

OWN = agreement_kpis(2).own


def context(record: Agreement2, _computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled agreement."""
    return {**parties(record), "year": wording.year(record.year), "kpis": numbered(record.kpis)}


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values, for the form to be filled in by hand."""
    return {**blank_parties(), "year": "", "kpis": blank_rows(OWN, with_numbers=True)}


BINDING = TemplateBinding(Agreement2, context, blank_context)
