"""Examples of batches for the OpenAPI description."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from service.api.context import Context
from service.batches.progress import reckoned
from service.batches.schemas import describe
from service.batches.store import BatchOptions, Counts, StoredBatch
from service.db.models import BatchStatus
from validators.parameters import known_results

BATCH_ID: Final = "5c0d9a8e-3a44-4b7b-9c59-0a7f4b6a1d20"
SHEET: Final = "b2_score_sheet"
SHA256: Final = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

RESULTS: Final = {"effective": 6120, "proper": 3311, "satisfactory": 402, "unsatisfactory": 151}
SUMMARY: Final = {
    "all": {"papers": 9_984, "average": "4.02", "results": RESULTS},
    "units": [{"unit": "Управление цифровых технологий", "papers": 9_984, "average": "4.02", "results": RESULTS}],
    "evaluators": [
        {
            "full_name": "Сейтқали Айдана Бауыржанқызы",
            "position": "руководитель отдела",
            "unit": "Управление цифровых технологий",
            "papers": 18,
            "average": "4.91",
            "results": {"effective": 18},
        }
    ],
    "periods": [{"year": 2026, "quarter": 3}],
    "wordings": {code: wording for wording, code in known_results().items()},
}


def request_examples(shared: Context) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the example request: two rows of one form."""
    sample = shared.forms[SHEET].sample()
    rows = [{"form": SHEET, "external_id": f"кадры-2026-3-{number:04}", "data": sample} for number in (17, 18)]
    return {"create_batch": {SHEET: {"summary": shared.forms[SHEET].name, "value": rows}}}


def answer_examples(violation: dict[str, Any], language: str) -> dict[str, Any]:
    """Return an example of each answer; ``violation`` is what is wrong with a row."""
    new = describe(reckoned(_batch(BatchStatus.RECEIVING), Counts(), _minute(1)), language)
    counts = Counts(queued=5120, rendering=80, ready=4783, failed=1)
    half = describe(reckoned(_batch(BatchStatus.RENDERING), counts, _minute(1)), language)
    row: dict[str, Any] = {
        "row": 17,
        "external_id": "кадры-2026-3-0017",
        "form": SHEET,
        "status": "rejected",
        "document_id": None,
        "reused": False,
        "violations": [violation],
        "computed": None,
        "files": [],
        "waiting_for": None,
        "failure": None,
    }
    return {
        "create_batch": new,
        "get_batch": half,
        "list_batches": {"items": [half], "next_cursor": None},
        "list_batch_items": {"items": [row], "next_cursor": None},
        "get_batch_summary": SUMMARY,
    }


def _minute(number: int) -> datetime:
    return datetime(2026, 10, 15, 5, number, tzinfo=UTC)


def _batch(status: BatchStatus) -> StoredBatch:
    read = status is not BatchStatus.RECEIVING
    return StoredBatch(
        id=BATCH_ID,
        owner_id="",
        options=BatchOptions(SHEET, "xlsx", "Оценка за 3 квартал.xlsx"),
        source_sha256=SHA256,
        source_size=2_118_400,
        status=status,
        total=10_000 if read else 0,
        accepted=9_984 if read else 0,
        rejected=16 if read else 0,
        failure=None,
        began_at=_minute(0) if read else None,
        done_before=0,
        created_at=_minute(0),
        read_at=_minute(0) if read else None,
        finished_at=None,
    )
