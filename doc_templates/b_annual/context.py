"""Context of the annual score: all four quarters of the year, whether assessed or not, in one position or several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from doc_templates import wording
from doc_templates.form import TemplateBinding
from doc_templates.persons import blank_person, blank_signatory, person, signatory
from validators.forms.b_annual.schema import AnnualQuarter, AnnualScore

NOT_ASSESSED = "оценка не проводилась"
NOTHING = "–"
MEAN = "среднее за квартал"


def context(record: AnnualScore, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled annual score.

    Args:
        record: the checked annual score.
        computed: ``annual_score`` (two places), ``result_wording``, ``quarter_results`` and, where a quarter was
            assessed in several positions, ``quarter_means``, as the check gives them.
    """
    return {
        "employee": person(record.employee),
        "year": wording.year(record.year),
        "quarters": list(_rows(record, computed)),
        "annual_score": wording.average(computed["annual_score"]),
        "result": computed["result_wording"],
        "signatory": blank_signatory() if record.signatory is None else signatory(record.signatory),
        "signed_on": wording.day(record.signed_on),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values, and a row for each quarter."""
    return {
        "employee": blank_person(),
        "year": "",
        "quarters": [
            {"number": numeral, "average": "", "result": "", "evaluator": ""} for numeral in wording.QUARTERS.values()
        ],
        "annual_score": "",
        "result": "",
        "signatory": blank_signatory(),
        "signed_on": "",
    }


def _rows(record: AnnualScore, computed: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the rows of all quarters; one of several positions has a row for each, and one with their mean."""
    worded = iter(computed["quarter_results"])
    results = [None if entry.average is None else next(worded)["result_wording"] for entry in record.quarters]
    means = {each["quarter"]: each["average_unrounded"] for each in computed.get("quarter_means", ())}
    for number, numeral in wording.QUARTERS.items():
        of_quarter = [place for place, entry in enumerate(record.quarters) if entry.quarter == number]
        if not of_quarter:
            yield _quarter(numeral, None, "")
        for place in of_quarter:
            yield _quarter(numeral, record.quarters[place], results[place] or "")
        if number in means:
            average = wording.mean(means[number])
            yield {"number": numeral, "average": average, "result": MEAN, "evaluator": NOTHING}


def _quarter(numeral: str, entry: AnnualQuarter | None, result: str) -> dict[str, Any]:
    """Return the row of a quarter; one without assessment names the reason where it is known."""
    if entry is None or entry.average is None:
        reason = None if entry is None else entry.not_assessed_reason
        result = f"{NOT_ASSESSED}: {reason}" if reason else NOT_ASSESSED
        return {"number": numeral, "average": NOTHING, "result": result, "evaluator": NOTHING}
    by = entry.evaluator
    return {
        "number": numeral,
        "average": wording.average(entry.average),
        "result": result,
        "evaluator": "" if by is None else f"{by.full_name}, {by.position}",
    }


BINDING = TemplateBinding(
    record=AnnualScore,
    issuer=lambda record: record.employee.organization,
    context=context,
    blank_context=blank_context,
)
