"""Dossiers to try out in the description: the samples of the forms, with their people and numbers made to agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from doc_templates.catalogue import form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SHEET, PROTOCOL, ANNUAL = "b2_score_sheet", "b_calibration_protocol", "b_annual"
QUARTERS: Final[tuple[dict[str, Any], ...]] = (
    {"days_worked": 50, "signed_on": "2025-10-15", "period": {"year": 2025, "quarter": 3}},
    {"days_worked": 50, "signed_on": "2026-01-15", "period": {"year": 2025, "quarter": 4}},
)
"""What makes the quarters of the sample annual score of the sample sheet."""

ASSESSMENT: Final = ("a1_agreement", "a3_score_sheet", "a6_review")
AGREED: Final = {"authorized_person": "2025-08-21", "employee": "2025-08-22"}
"""When the agreement of the year of the sample sheet was signed."""

Documents = list[dict[str, Any]]


def _calibration(sample: Callable[[str], dict[str, Any]]) -> Documents:
    """Return a sheet that the sample protocol could be about: of its employee, its evaluator and its score."""
    sheet, protocol = sample(SHEET), sample(PROTOCOL)
    sheet["employee"], sheet["evaluator"] = protocol["appellant"], protocol["evaluator"]
    sheet["period"] = protocol["period"]
    sheet["scores"] = [{**score, "score": protocol["decision"]["score_before"]} for score in sheet["scores"]]
    for stated in ("average", "result"):
        sheet.pop(stated, None)
    return [{"form": SHEET, "data": sheet}, {"form": PROTOCOL, "data": protocol}]


def _year(sample: Callable[[str], dict[str, Any]]) -> Documents:
    """Return two quarters of the employee of the sample sheet, and the annual score formed of them."""
    sheet, annual = sample(SHEET), sample(ANNUAL)
    annual["employee"] = sheet["employee"]
    annual["quarters"] = [
        {"quarter": quarter["period"]["quarter"], "average": sheet["average"], "evaluator": sheet["evaluator"]}
        for quarter in QUARTERS
    ]
    for stated in ("annual_score", "result"):
        annual.pop(stated)
    sheets = [{"form": SHEET, "data": {**sheet, **quarter}} for quarter in QUARTERS]
    return [*sheets, {"form": ANNUAL, "data": annual}]


def _assessment(sample: Callable[[str], dict[str, Any]]) -> Documents:
    """Return the agreement of the employee of the sample score sheet of corpus «А», the sheet, and its review."""
    agreement, sheet, review = (sample(form) for form in ASSESSMENT)
    year, printed = sheet["year"], review["kpi_achievements"][: -len(agreement["kpis"]) - 1]
    steps = {"draft_sent_on", "returned_on", "resubmitted_on"}
    agreement = {name: value for name, value in agreement.items() if name not in steps}
    agreement |= {"year": year, "approved_on": AGREED["authorized_person"], "signed_on": AGREED}
    agreement["kpis"] = [{**kpi, "due": f"{year}{kpi['due'][4:]}"} for kpi in agreement["kpis"]]
    named = [agreement["agency_kpi"], *agreement["kpis"]]
    review |= {name: sheet[name] for name in ("employee", "authorized_person", "final_score", "result")}
    review["kpi_achievements"] = [*printed, *({"name": kpi["name"], "text": printed[0]["text"]} for kpi in named)]
    return [{"form": form, "data": data} for form, data in zip(ASSESSMENT, (agreement, sheet, review), strict=True)]


def _chapter5(sample: Callable[[str], dict[str, Any]]) -> Documents:
    """Return the samples of chapter 5, which are about one employee."""
    return [{"form": form, "data": sample(form)} for form in ("a8_agreement", "a9_score_sheet", "a10_review")]


MAKE: Final[Mapping[str, Callable[[Callable[[str], dict[str, Any]]], Documents]]] = {
    "a_assessment": _assessment,
    "a_chapter5": _chapter5,
    "b_calibration": _calibration,
    "b_year": _year,
}
"""How the example of each kind of dossier is made of the samples."""


def dossier_requests() -> dict[str, dict[str, Documents]]:
    """Return an example request for each kind of dossier."""
    return {kind: {"documents": make(lambda slug: form(slug).sample())} for kind, make in MAKE.items()}
