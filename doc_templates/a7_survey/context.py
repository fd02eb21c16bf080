"""Binding of the blank of the survey, in which nothing is filled in."""

from __future__ import annotations

from doc_templates.impersonal import binding
from validators.forms.survey.schema import Survey

BINDING = binding(Survey)
