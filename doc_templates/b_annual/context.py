"""What the annual score prints: all four quarters of the year, whether assessed or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from doc_templates import wording
from doc_templates.filling import Filling
from doc_templates.names import Naming, servant_in_year
from doc_templates.review import signatory
from doc_templates.score_sheet import blank_person, person
from validators.schemas.b_annual import AnnualScore

if TYPE_CHECKING:
    from collections.abc import Mapping

    from validators.schemas.b_annual import AnnualQuarter

NAME = "Итоговая оценка за год"
NOT_ASSESSED = "оценка не проводилась"
NOTHING = "–"


def context(record: AnnualScore, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a filled annual score prints.

    Args:
        record: the checked annual score.
        computed: ``annual_score`` (two places), ``result_wording`` and ``quarter_results``, as the check gives them.
    """
    entries = {entry.quarter: entry for entry in record.quarters}
    results = {each["quarter"]: each["result_wording"] for each in computed["quarter_results"]}
    return {
        "employee": person(record.employee),
        "year": wording.year(record.year),
        "quarters": [
            _quarter(numeral, entries.get(number), results.get(number, ""))
            for number, numeral in wording.QUARTERS.items()
        ],
        "annual_score": wording.average(computed["annual_score"]),
        "result": computed["result_wording"],
        "signatory": _blank_signatory() if record.signatory is None else signatory(record.signatory),
        "signed_on": wording.day(record.signed_on),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with nothing to print, and a row for each quarter."""
    return {
        "employee": blank_person(),
        "year": "",
        "quarters": [
            {"number": numeral, "average": "", "result": "", "evaluator": ""} for numeral in wording.QUARTERS.values()
        ],
        "annual_score": "",
        "result": "",
        "signatory": _blank_signatory(),
        "signed_on": "",
    }


def _quarter(numeral: str, entry: AnnualQuarter | None, result: str) -> dict[str, Any]:
    """Return the row of a quarter; what was not assessed says so, with the reason where it is known."""
    if entry is None or entry.average is None:
        reason = None if entry is None else entry.not_assessed_reason
        said = f"{NOT_ASSESSED}: {reason}" if reason else NOT_ASSESSED
        return {"number": numeral, "average": NOTHING, "result": said, "evaluator": NOTHING}
    by = entry.evaluator
    return {
        "number": numeral,
        "average": wording.average(entry.average),
        "result": result,
        "evaluator": "" if by is None else f"{by.full_name}, {by.position}",
    }


def _blank_signatory() -> dict[str, str]:
    return {"position": "", "initials": ""}


FILLING = Filling(
    record=AnnualScore,
    naming=Naming(title=NAME, stem=NAME, blank_stem=f"{NAME} (бланк)"),
    subject=lambda record: servant_in_year(record.employee.full_name, record.year),
    issuer=lambda record: record.employee.organization,
    context=context,
    blank_context=blank_context,
)
