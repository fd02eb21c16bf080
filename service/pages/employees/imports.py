"""``/employees/import``: a file with a staff list is dropped, shown by what it would change, and applied."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, Final

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from service.api.context import current_services, note_readings
from service.api.schemas import is_identifier
from service.batches import looks
from service.batches.intake import RefusedFileError
from service.batches.items import ItemStatus
from service.batches.messages import file_words
from service.batches.progress import BatchNotFoundError, list_items
from service.batches.row_readers import SourceKind
from service.batches.store import BatchOptions
from service.batches.uploads import SUFFIXES, given_name
from service.db.models import BatchStatus
from service.employees import imports
from service.employees.imports import ImportNotReadyError, StaffImport, TooManyGoneError
from service.employees.store import Change
from service.journal.events import Kind
from service.pages.bulk import views as rows
from service.pages.errors import PageError
from service.pages.forms.outline import outline
from service.pages.guard import OFFICERS
from service.pages.language import moment, page_language, word
from service.pages.rendering import page
from service.pages.shell import Pages
from service.spreadsheets.columns import STAFF

SHOWN: Final = 50
WRONG: Final = 422
FAULTY: Final = "rejected"
KINDS: Final = (Change.ADDED, Change.CHANGED, Change.GONE)
TAKEN: Final = (SourceKind.XLSX, SourceKind.CSV, SourceKind.NDJSON)

blueprint = Pages("staff_imports", __name__, roles=OFFICERS, takes_files=True)


@blueprint.get("/employees/import")
def ask() -> Response:
    """Ask for the file."""
    return _asked()


def _asked(wrong: str | None = None) -> Response:
    return page(
        "employees/import.html",
        WRONG if wrong else 200,
        wrong=wrong,
        errors=[(wrong, "file")] if wrong else [],
        mode=request.form.get("mode", imports.MERGE),
        modes=[(mode, word("staff", f"mode_{mode}"), word("staff", f"mode_{mode}_hint")) for mode in imports.MODES],
    )


@blueprint.post("/employees/import")
def take() -> AnyResponse:
    """Take a file in, to be compared with the list; nothing is changed by it."""
    file, mode = request.files.get("file"), request.form.get("mode", "")
    if file is None or not file.filename:
        return _asked(word("staff", "no_file"))
    kind = SUFFIXES.get(PurePath(file.filename).suffix.lower())
    if kind not in TAKEN:
        return _asked(word("staff", "no_sheet"))
    language = page_language()
    options = BatchOptions(STAFF, kind, given_name(file.filename), dry_run=True, message_language=language)
    mode = mode if mode in imports.MODES else imports.MERGE
    try:
        found, _ = imports.begin(current_services(), options, file.stream, mode=mode)
    except RefusedFileError as error:
        return _asked(file_words(error.failure, language))
    return redirect(url_for("staff_imports.show", import_id=found.batch.id), 303)


@blueprint.get("/employees/import/<import_id>")
def show(import_id: str) -> Response:
    """Show what a file would change, or has changed."""
    return page("employees/compared.html", **_shown(_import(import_id)))


@blueprint.get("/employees/import/<import_id>/progress")
def progress(import_id: str) -> Response:
    """Give the part of the page that changes while the file is read or applied."""
    return page("employees/compared_body.html", **_shown(_import(import_id)))


@blueprint.post("/employees/import/<import_id>/apply")
def apply(import_id: str) -> AnyResponse:
    """Apply what is shown."""
    found = _import(import_id)
    try:
        imports.apply_import(current_services(), found.batch.id, confirmed="confirmed" in request.form)
    except TooManyGoneError:
        return page("employees/compared.html", WRONG, **_shown(found, unconfirmed=True))
    except ImportNotReadyError:
        raise PageError("changed") from None
    return redirect(url_for("staff_imports.show", import_id=import_id), 303)


@blueprint.post("/employees/import/<import_id>/discard")
def discard(import_id: str) -> AnyResponse:
    """Forget a file of which nothing was applied."""
    looks.discard(current_services(), _import(import_id).batch.id)
    return redirect(url_for("staff_imports.ask"), 303)


def _shown(found: StaffImport, *, unconfirmed: bool = False) -> dict[str, Any]:
    batch, language = found.batch, page_language()
    values: dict[str, Any] = {
        "found": found,
        "name": batch.options.source_name or word("home", "unnamed"),
        "reading": batch.status is BatchStatus.RECEIVING,
        "applied": batch.status is BatchStatus.DONE and batch.look_until is None,
        "until": None if batch.look_until is None else moment(batch.look_until),
        "failure": None if batch.failure is None else file_words(batch.failure, language),
        "figures": _figures(found),
        "errors": [(word("staff", "confirm"), "confirmed")] if unconfirmed else [],
        "unconfirmed": unconfirmed,
        "wanted": None,
    }
    return values | ({} if batch.open else _lists(found))


def _figures(found: StaffImport) -> list[tuple[str, int, str]]:
    batch = found.batch
    numbers = [
        ("rows", batch.total, ""),
        ("added", found.added, "good" if found.added else ""),
        ("changed", found.changed, "warn" if found.changed else ""),
        ("unchanged", found.unchanged, ""),
        ("gone", found.gone, "bad" if found.gone else ""),
        ("faulty", batch.rejected, "bad" if batch.rejected else ""),
    ]
    return [(word("staff", f"count_{key}"), number, kind) for key, number, kind in numbers]


def _lists(found: StaffImport) -> dict[str, Any]:
    """Return the list that is chosen: who is added, changed or gone, or the rows that are wrong."""
    numbers = {Change.ADDED: found.added, Change.CHANGED: found.changed, Change.GONE: found.gone}
    counts = {str(kind): numbers[kind] for kind in KINDS} | {FAULTY: found.batch.rejected}
    asked = request.args.get("show", "")
    first = next((name for name, number in counts.items() if number), str(Change.ADDED))
    wanted = asked if asked in counts else first
    cursor, services = request.args.get("after"), current_services()
    changes: list[dict[str, Any]] = []
    faulty: list[dict[str, Any]] = []
    if wanted == FAULTY:
        items = list_items(services, found.batch.id, status=ItemStatus.REJECTED, cursor=cursor, limit=SHOWN)
        faulty, after = rows.rows(items.items), items.next_cursor
    else:
        listed = imports.list_changes(services, found.batch.id, change=Change(wanted), cursor=cursor, limit=SHOWN)
        names = {node.name: node.label for node in outline(STAFF, page_language()).nodes}
        changes = [
            {
                "external_id": one.external_id,
                "name": one.full_name,
                "in_cycle": one.in_cycle,
                "fields": ", ".join(names.get(name, name) for name in one.fields),
            }
            for one in listed.items
        ]
        after = listed.next_cursor
    note_readings(Kind.BATCH, found.batch.id)
    return {"wanted": wanted, "counts": counts, "changes": changes, "faulty": faulty, "after": after}


def _import(import_id: str) -> StaffImport:
    if not is_identifier(import_id):
        abort(404)
    try:
        return imports.get_import(current_services(), import_id)
    except BatchNotFoundError:
        abort(404)
