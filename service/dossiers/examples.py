"""Examples of dossiers: the samples of the forms, with their people and numbers made to agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from service.api.context import Context
from service.documents.schemas import DOSSIERS
from service.documents.submissions import Submission
from service.dossiers.submissions import DossierSubmission, examine

DOSSIER_ID: Final = "a4b7e9c2-1d3f-4b5a-8c6e-7f0912d4e5a3"
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
    """Return a sheet that the sample protocol could be about: of its servant, its evaluator and its score."""
    sheet, protocol = sample(SHEET), sample(PROTOCOL)
    sheet["employee"], sheet["evaluator"] = protocol["appellant"], protocol["evaluator"]
    sheet["period"] = protocol["period"]
    sheet["scores"] = [{**score, "score": protocol["decision"]["score_before"]} for score in sheet["scores"]]
    for stated in ("average", "result"):
        sheet.pop(stated, None)
    return [{"form": SHEET, "data": sheet}, {"form": PROTOCOL, "data": protocol}]


def _year(sample: Callable[[str], dict[str, Any]]) -> Documents:
    """Return two quarters of the servant of the sample sheet, and the annual score formed of them."""
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
    """Return the agreement of the servant of the sample score sheet of corpus «А», the sheet, and its review."""
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
    """Return the samples of chapter 5, which are about one servant."""
    return [{"form": form, "data": sample(form)} for form in ("a8_agreement", "a9_score_sheet", "a10_review")]


MAKE: Final[Mapping[str, Callable[[Callable[[str], dict[str, Any]]], Documents]]] = {
    "a_assessment": _assessment,
    "a_chapter5": _chapter5,
    "b_calibration": _calibration,
    "b_year": _year,
}
"""How the example of each kind of dossier is made of the samples."""


def request_examples(shared: Context) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the example requests, one for each kind of dossier."""
    examples = {
        kind: {"summary": kind, "value": {"documents": make(lambda slug: shared.forms[slug].sample())}}
        for kind, make in MAKE.items()
    }
    return {"validate_dossier": examples, "create_dossier": examples}


def answer_examples(shared: Context, document: Callable[..., dict[str, Any]], language: str) -> dict[str, Any]:
    """Return an example of each answer in the language; ``document`` gives that of one document, ready or not."""
    wrong = _calibration(lambda slug: shared.forms[slug].sample())
    wrong[1]["data"]["decision"]["score_before"] = "3.9"
    submissions = tuple(Submission(one["form"], one["data"]) for one in wrong)
    outcome = examine(shared.services, DossierSubmission(submissions, message_language=language), today=shared.today())
    return {
        "validate_dossier": {
            **outcome.as_dict(),
            "violations": [found.as_dict() for found in outcome.violations if found.documents],
        },
        "create_dossier": _dossier(document, ready=False),
        "get_dossier": _dossier(document, ready=True),
    }


def _dossier(document: Callable[..., dict[str, Any]], *, ready: bool) -> dict[str, Any]:
    here = f"{DOSSIERS}/{DOSSIER_ID}"
    documents = [document(slug, ready=ready) for slug in (SHEET, PROTOCOL)]
    for one in documents:
        one["links"]["dossier"] = here
    return {
        "id": DOSSIER_ID,
        "kind": "b_calibration",
        "status": documents[0]["status"],
        "violations": [],
        "documents": documents,
        "created_at": documents[0]["created_at"],
        "links": {"self": here, "archive": f"{here}/archive.zip"},
    }
