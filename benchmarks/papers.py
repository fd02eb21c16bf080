"""The papers everything is measured with: the samples of the catalogue, checked and put together as the worker does."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from doc_templates.catalogue import form
from validators.check import check
from worker.making import Origin, RenderJob, compose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from validators.check import Outcome

FORM = "b2_score_sheet"
TODAY = date(2026, 12, 1)
"""The day everything is checked on, after every date of the samples."""
SCORES = ("5", "4.5", "4.25", "4", "3.75", "3.5", "3", "2.5", "2", "0")


def sheet(number: int) -> dict[str, Any]:
    """Return the score sheet of a number: name, scores and comments of its own; what can be computed is left out."""
    found: dict[str, Any] = form(FORM).sample()
    for name in ("average", "result"):
        found.pop(name, None)
    found["employee"]["full_name"] = f"Сынақ Адам {number}"
    for place, score in enumerate(found["scores"]):
        score["score"] = SCORES[number // len(SCORES) ** place % len(SCORES)]
        score["comment"] = f"{score.get('comment', 'Замечаний нет.')} Пояснение {number}."
    return found


def accepted(slug: str = FORM, data: Mapping[str, Any] | None = None) -> Outcome:
    """Check data of a form, its sample when left out.

    Raises:
        RuntimeError: the methodology forbids the paper, so there is nothing to measure.
    """
    outcome = check(slug, form(slug).sample() if data is None else data, today=TODAY)
    if not outcome.valid:
        raise RuntimeError(f"the sample of {slug} breaks {[violation.rule for violation in outcome.errors]}")
    return outcome


def sample_paper(slug: str = FORM, data: Mapping[str, Any] | None = None) -> RenderJob:
    """Put a paper together, of a form's sample when the data is left out."""
    outcome = accepted(slug, data)
    origin = Origin("benchmark", datetime(2025, 10, 13, tzinfo=UTC))
    return compose(form(slug), outcome.record, outcome.computed, origin)
