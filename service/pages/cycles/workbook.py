"""The workbook of a cycle on a page: taken filled in, and brought back with scores.

What became of a workbook is shown with the answer and kept nowhere: sent once more, it changes nothing.
"""

from __future__ import annotations

from typing import Any, Final

from flask import Response, request

from service.api.context import context, current_services
from service.batches.intake import RefusedFileError
from service.batches.messages import file_words
from service.cycles import files
from service.cycles.sheets import SheetChangedError
from service.cycles.workbook import REFUSED, SAVED, SUBMITTED, UNCHANGED, Brought, Remark, bring_back
from service.db.models import SheetState
from service.pages import errors
from service.pages.cycles import views
from service.pages.cycles.routes import choices_of, frame, of_address, overview_of
from service.pages.cycles.views import SECTION
from service.pages.guard import WITH_PAPERS
from service.pages.language import page_language, word
from service.pages.rendering import page
from service.pages.shell import Pages

KINDS: Final = {SUBMITTED: "good", SAVED: "good", UNCHANGED: "", REFUSED: "bad"}
"""What can become of a row, and how it is shown where there are such rows."""
MOST_SHOWN: Final = 200
"""So many remarks are shown: who has more begins with them."""

blueprint = Pages("score_workbooks", __name__, template_folder="../templates", roles=WITH_PAPERS, takes_files=True)


@blueprint.get("/cycles/<cycle_id>/workbook")
def ask(cycle_id: str) -> Response:
    """Offer the workbook, and ask for it back."""
    return _shown(cycle_id)


@blueprint.get("/cycles/<cycle_id>/workbook.xlsx")
def give(cycle_id: str) -> Response:
    """Give the workbook, of all sheets or of those of one unit or evaluator."""
    picked = {name: views.of_address(request.args.get(name)) for name in ("unit", "evaluator")}
    return files.workbook(
        current_services(),
        of_address(cycle_id),
        evaluator_id=picked["evaluator"],
        unit_id=picked["unit"],
        language=page_language(),
    )


@blueprint.post("/cycles/<cycle_id>/workbook")
def take(cycle_id: str) -> Response:
    """Take what was entered, and say of each row that was not taken what is wrong with it."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return _shown(cycle_id, wrong=word("staff", "no_file"))
    try:
        brought = bring_back(
            current_services(),
            of_address(cycle_id),
            file.stream,
            submit="submit" in request.form,
            today=context().today(),
            language=page_language(),
        )
    except RefusedFileError as error:
        return _shown(cycle_id, wrong=file_words(error.failure, page_language()))
    except SheetChangedError:
        raise errors.PageError("changed") from None
    return _shown(cycle_id, brought=brought)


def _shown(cycle_id: str, *, wrong: str | None = None, brought: Brought | None = None) -> Response:
    found = overview_of(cycle_id)
    # What keeps a row from being taken first: warnings may be many.
    remarks = [] if brought is None else sorted(brought.remarks, key=lambda one: one.violation["severity"] != "error")
    counts = found.counts.states
    return page(
        "cycles/workbook.html",
        422 if wrong else 200,
        **frame(found.cycle, found),
        left=counts[SheetState.NOT_STARTED] + counts[SheetState.DRAFT],
        choices=choices_of(found),
        wrong=wrong,
        errors=[(wrong, "file")] if wrong else [],
        figures=brought and [(word(SECTION, f"row_{key}"), brought.rows[key], kind) for key, kind in KINDS.items()],
        remarks=[_remark(one) for one in remarks[:MOST_SHOWN]],
        more=max(len(remarks) - MOST_SHOWN, 0),
    )


def _remark(one: Remark) -> dict[str, Any]:
    return {
        "place": one.cell or word(SECTION, "row", number=str(one.row)),
        "worksheet": one.worksheet,
        "text": one.violation["message"],
        "kind": "bad" if one.violation["severity"] == "error" else "warn",
    }
