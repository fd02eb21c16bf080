"""The papers everything is measured with: the samples of the catalogue, checked and put together as the worker does."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from doc_templates.catalogue import form
from validators.check import check
from worker.papers import Origin, Paper, compose

if TYPE_CHECKING:
    from validators.check import Outcome

FORM = "b2_score_sheet"
TODAY = date(2026, 12, 1)
"""The day everything is checked on, after every date of the samples."""


def accepted(slug: str = FORM) -> Outcome:
    """Check the sample of a form.

    Raises:
        RuntimeError: the methodology forbids the sample, so there is nothing to measure.
    """
    outcome = check(slug, form(slug).sample(), today=TODAY)
    if not outcome.valid:
        raise RuntimeError(f"the sample of {slug} breaks {[violation.rule for violation in outcome.errors]}")
    return outcome


def sample_paper(slug: str = FORM) -> Paper:
    """Put the paper of a form's sample together."""
    outcome = accepted(slug)
    origin = Origin("benchmark", datetime(2025, 10, 13, tzinfo=UTC))
    return compose(form(slug), outcome.record, outcome.computed, origin)
