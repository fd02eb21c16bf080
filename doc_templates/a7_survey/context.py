"""Titles of the blank of the survey: of the form, and of the body and the year where they are given."""

from __future__ import annotations

from doc_templates.impersonal import ImpersonalTitles, binding
from validators.schemas.a_survey import Survey

NAME = "Анонимный опрос служащих центрального государственного органа"

BINDING = binding(Survey, ImpersonalTitles(title=NAME, stem="Анонимный опрос"))
