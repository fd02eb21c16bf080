"""``/batches``: sheets are dropped, looked at before anything is made of them, and made.

Everything works without JavaScript. With it the page of a batch follows it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import PurePath
from typing import Any, Final

from flask import Response, abort, redirect, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as AnyResponse

from service.api.context import context, current_caller, current_services, note_readings
from service.api.downloads import XLSX, attach
from service.api.schemas import is_identifier
from service.api.streams import State
from service.batches import corrections, items, looks
from service.batches.intake import RefusedFileError
from service.batches.items import ItemStatus, StoredItem
from service.batches.looks import NotCorrectableError, SeveralFormsError
from service.batches.messages import file_words
from service.batches.progress import (
    BatchFinishedError,
    BatchNotFoundError,
    BatchRefusedError,
    Progress,
    cancel_batch,
    get_progress,
    list_batches,
    list_items,
    retry_batch,
)
from service.batches.row_readers import InputRow, SourceKind
from service.batches.store import BatchOptions, StoredBatch
from service.batches.uploads import SUFFIXES, given_name
from service.db.models import BatchStatus
from service.journal.events import Kind
from service.pages.bulk import results as ends
from service.pages.bulk import views
from service.pages.bulk.views import FAILED, REJECTED, WARNED, FaultyRow
from service.pages.errors import PageError
from service.pages.guard import OFFICERS
from service.pages.language import page_language, word
from service.pages.public import describe, grouped
from service.pages.rendering import page
from service.pages.shell import Pages
from service.spreadsheets.columns import STAFF
from service.spreadsheets.file_kinds import kind_of_text
from service.spreadsheets.import_workbook import import_workbook

LISTED: Final = 10
"""Batches on a page of the list: how each stands is counted from its documents."""
SHOWN_ROWS: Final = 20
MOST_FILES: Final = 20
WRONG: Final = 422
NUMBER: Final = re.compile("[1-9][0-9]{0,6}")
SHEETS: Final = (SourceKind.XLSX, SourceKind.CSV)

blueprint = Pages("bulk", __name__, roles=OFFICERS, takes_files=True)


class UnusableSheetError(Exception):
    """A file that is no sheet of a form; the argument says why, in the reader's language."""


@blueprint.get("/batches")
def list_all() -> Response:
    """List the batches, newest first, and take files."""
    return _list()


def _list(refused: list[tuple[str, str]] | None = None, taken: list[StoredBatch] | None = None) -> Response:
    found = list_batches(current_services(), cursor=request.args.get("after"), limit=LISTED)
    return page(
        "bulk/list.html",
        WRONG if refused else 200,
        batches=[views.listed(progress) for progress in found.items],
        after=found.next_cursor,
        first="after" not in request.args,
        groups=grouped(),
        errors=refused or [],
        taken=[(batch.id, views.name_of(batch)) for batch in taken or ()],
        chosen=request.form.get("form", ""),
    )


@blueprint.get("/batches/workbook")
def workbook() -> Response:
    """Give the sheet of a form to be filled in."""
    form = context().forms.get(request.args.get("form", ""))
    if form is None:
        abort(404)
    content = import_workbook(form.slug, form.sample())
    return attach(content, XLSX, f"{form.blank_stem(context().today())}.xlsx", f"{form.slug}.xlsx")


@blueprint.post("/batches")
def take() -> AnyResponse:
    """Take files in, each a batch of its own that waits to be looked at; say of each that cannot be read why."""
    sent = [file for file in request.files.getlist("files") if file.filename]
    if not sent:
        return _list([(word("bulk", "no_file"), "files")])
    if len(sent) > MOST_FILES:
        return _list([(word("bulk", "many_files", number=MOST_FILES), "files")])
    taken, refused = [], []
    for file in sent:
        try:
            taken.append(_taken(file))
        except UnusableSheetError as error:
            name = given_name(file.filename or "") or word("home", "unnamed")
            refused.append((word("bulk", "refused_file", name=name, why=str(error)), "files"))
    if refused:
        return _list(refused, taken)
    one = taken[0] if len(taken) == 1 else None
    return redirect(url_for("bulk.show", batch_id=one.id) if one else url_for("bulk.list_all"), 303)


def _taken(file: FileStorage) -> StoredBatch:
    """Return the look at a file.

    Raises:
        UnusableSheetError: it cannot be used.
    """
    path, form = PurePath(file.filename or ""), request.form.get("form") or None
    kind, language = SUFFIXES.get(path.suffix.lower()), page_language()
    if kind not in SHEETS:
        foreign = kind_of_text(file.stream) if kind is None else None
        known = foreign is not None and foreign not in {"empty-file", "is-workbook"}
        why = file_words({"reason": foreign, "values": {}}, language) if known else word("bulk", "no_sheet")
        raise UnusableSheetError(why)
    if form is not None and form not in context().forms:
        abort(404)
    options = BatchOptions(form, kind, given_name(file.filename or ""), message_language=language)
    try:
        return looks.begin(current_services(), options, file.stream)
    except SeveralFormsError as error:
        raise UnusableSheetError(_which(error.forms)) from None
    except RefusedFileError as error:
        raise UnusableSheetError(file_words(error.failure, language)) from None


def _which(forms: tuple[str, ...] | None) -> str:
    """Return why it has to be said of which form a sheet is."""
    if not forms:
        return word("bulk", "slow" if forms is None else "no_form")
    told = (describe(context().forms[slug]) for slug in forms)
    return word("bulk", "several_forms", names="; ".join(f"«{one['name']}» ({one['source']})" for one in told))


@blueprint.get("/batches/<batch_id>")
def show(batch_id: str) -> Response:
    """Show where a batch stands; of a look, what was understood of its file."""
    progress = _progress(batch_id)
    batch = progress.batch
    found = None
    if batch.look_until is not None and batch.status is not BatchStatus.REFUSED:
        found = looks.glance(current_services(), batch)
    understood = None if found is None else {"glance": found, "facts": views.facts_of(found, batch)}
    return page("bulk/batch.html", **_shown(progress), understood=understood)


@blueprint.get("/batches/<batch_id>/progress")
def progress(batch_id: str) -> Response:
    """Give the part of the page that changes while a batch is worked on."""
    return page("bulk/progress.html", **_shown(_progress(batch_id)))


@blueprint.get("/batches/<batch_id>/events")
def follow(batch_id: str) -> Response:
    """Tell the page of a batch whenever it changes, so that it need not ask."""
    services, found = current_services(), _progress(batch_id).batch.id

    def look() -> State:
        progress = get_progress(services, found)
        batch = progress.batch
        return {"status": batch.status, "read": batch.total, "finished": progress.counts.finished}, batch.open

    return context().streams.answer(current_caller().id, look)


def _shown(progress: Progress) -> dict[str, Any]:
    values = views.shown(progress)
    batch = progress.batch
    rows = after = None
    wanted = request.args.get("rows") or _worst(progress)
    correctable: list[FaultyRow] = []
    if not batch.open:
        status = None if wanted == WARNED else ItemStatus.FAILED if wanted == FAILED else ItemStatus.REJECTED
        found = list_items(
            current_services(),
            batch.id,
            status=status,
            warned=wanted == WARNED,
            cursor=request.args.get("after"),
            limit=SHOWN_ROWS,
        )
        rows, after = views.rows(found.items), found.next_cursor
        correctable = _correctable(batch, found.items) if status is ItemStatus.REJECTED else []
        note_readings(Kind.BATCH, batch.id)
    return {
        **values,
        "results": ends.results_of(progress),
        "rows": rows,
        "correctable": correctable,
        "rows_after": after,
        "wanted": wanted,
    }


def _worst(progress: Progress) -> str:
    """Return which rows are shown where nobody chose: those with errors, else those not made, else with warnings."""
    if progress.batch.rejected:
        return REJECTED
    return FAILED if progress.counts.failed else WARNED


def _correctable(batch: StoredBatch, found: Sequence[StoredItem]) -> list[FaultyRow]:
    """Return those rows of a look that can be corrected on its page."""
    form = batch.options.form
    if batch.look_until is None or batch.status is BatchStatus.REFUSED or form is None:
        return []
    with current_services().database.reading() as session:
        kept = corrections.kept(session, batch.id, [item.row for item in found])
    return [views.faulty(form, item, kept[item.row]) for item in found if item.row in kept]


@blueprint.get("/batches/<batch_id>/rows/<number>")
def row(batch_id: str, number: str) -> Response:
    """Show every cell of a faulty row of a look."""
    progress = _progress(batch_id)
    form, item, sent = _row(progress.batch, number)
    note_readings(Kind.BATCH, batch_id)
    return page("bulk/row.html", **views.shown(progress), row=views.faulty(form, item, sent, every=True))


@blueprint.post("/batches/<batch_id>/rows/<number>")
def correct(batch_id: str, number: str) -> AnyResponse:
    """Put what was typed into cells of a faulty row, and say what is wrong with it now."""
    batch = _progress(batch_id).batch
    form, item, sent = _row(batch, number)
    known = views.texts(form, sent)
    posted = {name: text.replace("\r\n", "\n") for name, text in request.form.items() if name.startswith("/")}
    typed = {pointer: text for pointer, text in posted.items() if text.strip() != known.get(pointer, "").strip()}
    if typed:
        try:
            looks.correct(current_services(), batch_id, item.row, typed)
        except NotCorrectableError:
            raise PageError("changed") from None
    if "HX-Request" in request.headers:
        form, item, sent = _row(batch, number)
        found = views.faulty(form, item, sent, posted)
        return page("bulk/row_saved.html", **views.shown(_progress(batch_id)), row=found, posted=posted)
    here = url_for("bulk.show", batch_id=batch_id)
    if "every" in request.form:
        here = url_for("bulk.row", batch_id=batch_id, number=number)
    return redirect(f"{here}#remarks", 303)


def _row(batch: StoredBatch, named: str) -> tuple[str, StoredItem, InputRow]:
    """Return the form of a faulty row of a look, the row as it was checked, and what it says."""
    number = int(named) if NUMBER.fullmatch(named) else 0
    with current_services().database.reading() as session:
        kept = corrections.kept(session, batch.id, [number])
        found = items.following(session, batch.id, after=number - 1, limit=1)
    if batch.look_until is None or batch.options.form is None or number not in kept or not found:
        abort(404)
    return batch.options.form, found[0], kept[number]


@blueprint.post("/batches/<batch_id>/correct")
def look_again(batch_id: str) -> AnyResponse:
    """Let the faulty rows of a batch be corrected: in another look at its file, of which only what is new is made."""
    batch = _progress(batch_id).batch
    if batch.open or batch.look_until is not None or batch.options.form is None or batch.source_gone_at is not None:
        abort(409)
    return _to(looks.look_again(current_services(), batch.id).id)


@blueprint.post("/batches/<batch_id>/make")
def make(batch_id: str) -> AnyResponse:
    """Have made what a look found good."""
    looks.confirm(current_services(), _progress(batch_id).batch.id)
    return _to(batch_id)


@blueprint.post("/batches/<batch_id>/discard")
def discard(batch_id: str) -> AnyResponse:
    """Delete a look: nothing is made of it."""
    looks.discard(current_services(), _progress(batch_id).batch.id)
    return redirect(url_for("bulk.list_all"), 303)


@blueprint.get("/batches/<batch_id>/results")
def results(batch_id: str) -> Response:
    """Give the part of the page with the files of a batch, which changes while one is made."""
    return ends.part_of(_progress(batch_id))


@blueprint.post("/batches/<batch_id>/results/<key>")
def ask(batch_id: str, key: str) -> AnyResponse:
    """Have a file of a batch made."""
    return ends.ask(_progress(batch_id), key)


@blueprint.get("/batches/<batch_id>/results/<key>")
def file(batch_id: str, key: str) -> AnyResponse:
    """Give a file of a batch, or the part of it that is asked for."""
    return ends.give(_progress(batch_id), key)


@blueprint.post("/batches/<batch_id>/stop")
def stop(batch_id: str) -> AnyResponse:
    """Stop what has not begun; where there is nothing left to stop, the page says how it ended."""
    with suppress(BatchFinishedError):
        cancel_batch(current_services(), _progress(batch_id).batch.id)
    return _to(batch_id)


@blueprint.post("/batches/<batch_id>/retry")
def retry(batch_id: str) -> AnyResponse:
    """Make again what failed or was stopped."""
    try:
        retry_batch(current_services(), _progress(batch_id).batch.id)
    except BatchRefusedError:
        abort(409)
    return _to(batch_id)


def _to(batch_id: str) -> AnyResponse:
    return redirect(url_for("bulk.show", batch_id=batch_id), 303)


def _progress(batch_id: str) -> Progress:
    if not is_identifier(batch_id):
        abort(404)
    try:
        found = get_progress(current_services(), batch_id)
    except BatchNotFoundError:
        abort(404)
    if found.batch.options.form == STAFF:
        # A staff list has pages of its own.
        abort(404)
    return found
