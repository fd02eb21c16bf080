"""Context of the review of annex 6."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import review, wording
from doc_templates.form import TemplateBinding
from validators.forms.review.schema import Review


def context(record: Review, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled review.

    Args:
        record: the checked review.
        computed: ``result_wording``, as the check of the review gives it.
    """
    additional = [
        f"Профессиональный уровень и личностные качества: {record.professional_qualities}",
        *review.penalties(record),
        *([record.additional] if record.additional else []),
    ]
    return review.filled(record, wording.year(record.year), list(review.assessment(record, computed)), additional)


BINDING = TemplateBinding(Review, context, review.blank_context)
