"""Context of annex 1: the score sheet of a person in a leading position."""

from __future__ import annotations

from doc_templates.score_sheet import BINDING

__all__ = ["BINDING"]
