"""What is filled into the blank of the survey: the body and the year, where they are given, and nothing personal."""

from __future__ import annotations

from doc_templates.impersonal import ImpersonalNaming, filling
from validators.schemas.a_survey import Survey

NAME = "Анонимный опрос служащих центрального государственного органа"

FILLING = filling(Survey, ImpersonalNaming(title=NAME, stem="Анонимный опрос"))
