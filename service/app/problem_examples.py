"""An example of every kind of problem for the OpenAPI description, worded as the service itself words it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from service.api.context import Context
from service.api.language import answer_text, field_text
from service.api.problems import STATUS, Problem, body
from service.api.readiness import State
from service.batches.messages import file_words
from service.texts import failure

INSTANCE: Final = "urn:uuid:0b8f2c58-7d0f-4a4b-8e6c-2f5f4f0f6a10"
EXAMPLE_FORM: Final = "b2_score_sheet"
EXAMPLE_RULE: Final = "B18-range"
TOO_HIGH: Final = "7"
NOBODY: Final = State(worker="worker", pdf="worker")

VALUES: Final[Mapping[str, Mapping[str, Any]]] = {
    "duplicate-name": {"name": "form"},
    "not-a-number": {"value": "NaN"},
    "unknown-form": {"form": "b3_score_sheet", "known": "b1_score_sheet, b2_score_sheet"},
    "unknown-rule": {"rule": "B99-unknown"},
    "not-a-dossier": {
        "forms": "b2_score_sheet, a7_survey",
        "kinds": "b_calibration: b1_score_sheet | b2_score_sheet, b_calibration_protocol",
    },
    "unknown-edition": {"methodology": "B", "day": "2024-01-01"},
    "file-not-requested": {"format": "pdf", "available": "docx"},
    "method-not-allowed": {"method": "DELETE", "allowed": "GET, HEAD, OPTIONS"},
    "batch-too-large": {"most": 1_000, "parts": 10},
    "not-ready": {"status": "rendering", "waiting_for": ""},
    "too-large": {"limit": 2 * 1024 * 1024},
    "forbidden-by-methodology": {"errors": 1, "warnings": 0},
    "blank-not-ready": {"waiting_for": ""},
}
"""What the texts of problems name in braces and what is the same in every language."""


def example_values(language: str) -> dict[str, Mapping[str, Any]]:
    """Return what the texts of problems name in braces, for their examples in the language."""
    reasons = dict.fromkeys(check["detail"] for check in NOBODY.report(language).values() if not check["ok"])
    return {
        **VALUES,
        "malformed-json": {"line": 3, "column": 14, "reason": answer_text("json", "comma", language)},
        "wrong-encoding": {"position": 24, "guess": answer_text("guesses", "cp1251", language)},
        "unusable-file": {"reason": file_words({"reason": "no-workbook", "values": {}}, language)},
        "limit-exceeded": {"what": answer_text("limits", "depth", language, limit=20)},
        "not-operational": {"reasons": " ".join(reasons)},
        "document-failed": {"reason": failure("conversion_failed", None, language)},
    }


def problem_examples(shared: Context, language: str) -> dict[str, dict[str, Any]]:
    """Return an example for every kind of problem in the language."""
    members, values = _members(shared, language), example_values(language)
    return {
        slug: body(Problem(slug, values.get(slug), members=members.get(slug)), language, INSTANCE) for slug in STATUS
    }


def example_violation(shared: Context, language: str) -> dict[str, Any]:
    """Return what the methodology says in the language about a score that is too high."""
    data = shared.forms[EXAMPLE_FORM].sample()
    data["scores"][-1]["score"] = TOO_HIGH
    checked = shared.services.check(
        EXAMPLE_FORM, data, today=shared.today(), language=language, calendar=shared.services.calendar
    )
    found = next(one for one in checked.violations if one.rule == EXAMPLE_RULE)
    told: dict[str, Any] = found.as_dict()
    return told


def _members(shared: Context, language: str) -> dict[str, dict[str, Any]]:
    shape = {
        "rule": "schema",
        "severity": "error",
        "pointer": "/formats",
        "message": field_text("formats", language),
    }
    return {
        "invalid-request": {"violations": [shape]},
        "forbidden-by-methodology": {"violations": [example_violation(shared, language)]},
        "not-operational": {"checks": NOBODY.report(language)},
    }
