"""Batches and their rows as clients see them."""

from __future__ import annotations

from typing import Any, Final

from service.batches.items import StoredItem
from service.batches.messages import file_words
from service.batches.progress import Progress
from service.documents.routes import BATCHES, address
from service.texts import failure as told_failure
from service.texts import rendered

LINKS: Final = {
    **{name: name for name in ("items", "events", "cancel", "retry")},
    "archive": "archive.zip",
    "print": "print.pdf",
    "report": "report.xlsx",
    "summary": "summary.json",
    "chart": "summary.svg",
    "picture": "summary.png",
}
"""Where to go on from a batch, below its own address."""


def describe(progress: Progress, language: str) -> dict[str, Any]:
    """Return a batch as clients see it, why it was refused in their language."""
    batch, counts, wishes = progress.batch, progress.counts, progress.batch.wishes
    here = f"{BATCHES}/{batch.id}"
    failure = batch.failure
    return {
        "id": batch.id,
        "status": batch.status,
        "form": wishes.form,
        "source": {
            "kind": wishes.kind,
            "name": wishes.source_name,
            "sha256": batch.source_sha256,
            "size": batch.source_size,
        },
        "mode": wishes.mode,
        "dry_run": wishes.dry_run,
        "quality": wishes.quality,
        "formats": wishes.formats,
        "fail_on": wishes.fail_on,
        "language": wishes.language,
        "variant": wishes.variant,
        "total": batch.total,
        "accepted": batch.accepted,
        "rejected": batch.rejected,
        **{name: getattr(counts, name) for name in ("queued", "rendering", "ready", "failed", "cancelled")},
        "rate": None if progress.rate is None else round(progress.rate, 1),
        "eta_seconds": progress.eta_seconds,
        "failure": failure
        and {"reason": failure["reason"], "row": failure.get("row"), "message": file_words(failure, language)},
        "created_at": batch.created_at.isoformat(),
        "read_at": None if batch.read_at is None else batch.read_at.isoformat(),
        "finished_at": None if batch.finished_at is None else batch.finished_at.isoformat(),
        "links": {"self": here, **{name: f"{here}/{path}" for name, path in LINKS.items()}},
    }


def describe_item(item: StoredItem, language: str) -> dict[str, Any]:
    """Return a row as clients see it, why its document was not made in their language."""
    code, failure = item.failure_code, None
    if code is not None:
        failure = {"code": code, "message": told_failure(code, item.failure_message, language)}
    return {
        "row": item.row,
        "external_id": item.external_id,
        "form": item.form,
        "status": item.status,
        "document_id": item.document_id,
        "reused": item.reused,
        "violations": item.violations,
        "computed": item.computed,
        "files": [
            {
                "format": file.format,
                "url": address(item.document_id or "", f"/files/{file.format}"),
                "sha256": file.sha256,
                "size": file.size,
                "pages": file.pages,
            }
            for file in item.files
        ],
        "waiting_for": rendered(item.waiting_for, language),
        "failure": failure,
    }
