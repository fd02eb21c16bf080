"""Context of the review of annex 10."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from doc_templates import review, wording
from doc_templates.form import TemplateBinding
from validators.forms.review.schema import Chapter5Review
from validators.parameters import quality_indicators

QUALITIES = "Характеристика по показателям профессионального уровня и личностных качеств:"


def context(record: Chapter5Review, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled review.

    Args:
        record: the checked review.
        computed: ``result_wording``, as the check of the review gives it.
    """
    assessed = [*review.assessment(record, computed), *_qualities(record)]
    additional = [*review.penalties(record), *([record.additional] if record.additional else [])]
    return review.filled(record, wording.chapter5_period(record.year), assessed, additional)


def _qualities(record: Chapter5Review) -> Iterator[str]:
    yield QUALITIES
    # The rules have seen to it that there is a text for each indicator.
    for number, (title, quality) in enumerate(
        zip(quality_indicators(), record.professional_qualities, strict=False), start=1
    ):
        yield f"{number}. {title}: {quality.text}"


BINDING = TemplateBinding(Chapter5Review, context, review.blank_context)
