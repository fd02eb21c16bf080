"""What a paper is looked for by: the person or body it is about, its period, who assesses, and the result."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from validators.people import folded, identity, normalized

ABOUT: Final = ("employee", "appellant")
"""Where papers name whom they are about; others are about a body."""
ASSESSING: Final = ("evaluator", "authorized_person")
RESULTS: Final = ("result_after", "result")
SCORES: Final = ("average", "final_score", "annual_score")
"""What a score is called among the computed values of the forms that state one."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a paper is looked for by; see :class:`service.db.models.PaperRow`, whose columns these are."""

    form: str
    year: int | None
    quarter: int | None
    result: str | None
    score: str | None
    whom: str
    name: str
    evaluator: str
    unit: str


def sought_by(form: str, payload: Mapping[str, Any], computed: Mapping[str, Any]) -> Sought:
    """Return what a paper is looked for by.

    Args:
        form: slug of the form.
        payload: its canonical data.
        computed: the values that follow from them.
    """
    person = _first(payload, ABOUT)
    body = str(payload.get("organization") or person.get("organization") or "")
    whom = str(person.get("full_name") or body)
    period = payload.get("period", payload)
    result = next((computed[key] for key in RESULTS if computed.get(key)), payload.get("result"))
    return Sought(
        form=form,
        year=period.get("year"),
        quarter=period.get("quarter"),
        result=result,
        score=stated_score(computed) if result else None,
        whom=whom,
        name=folded(whom),
        evaluator=folded(str(_first(payload, ASSESSING).get("full_name", ""))),
        unit=folded(body),
    )


def stated_score(computed: Mapping[str, Any]) -> str | None:
    """Return the score that the computed values of a paper state."""
    score = next((computed[name] for name in SCORES if computed.get(name) is not None), None)
    return None if score is None else str(score)


def assessment_of(record: Any) -> tuple[Hashable, ...] | None:
    """Return the person and the period that a record is about; ``None`` where it is not about one of each.

    As for rules between papers an IIN alone decides; without one the name, position and body do.
    """
    person = getattr(record, "employee", None) or getattr(record, "appellant", None)
    period = getattr(record, "period", None) or getattr(record, "year", None)
    if person is None or period is None:
        return None
    return (person.iin or (*identity(person), normalized(person.organization)), period)


def _first(payload: Mapping[str, Any], names: tuple[str, ...]) -> Mapping[str, Any]:
    found = (payload.get(name) for name in names)
    return next((each for each in found if isinstance(each, Mapping)), {})
