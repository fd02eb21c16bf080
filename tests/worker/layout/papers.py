"""Papers to be laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from worker.layout.trial import trial_jobs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from doc_templates.form import Form
    from worker.making import RenderJob


def sample_job(form: Form) -> RenderJob:
    """Return the sample of a form as a job."""
    return next(trial_jobs(form, form.template(), 1))


def with_comment(context: Mapping[str, Any], comment: str) -> dict[str, Any]:
    """Return the context of a score sheet with one comment on every parameter."""
    return {
        name: {**value, "comment": comment} if name.startswith("parameter_") else value
        for name, value in context.items()
    }
