"""What a batch ends in, on its page: the archive, the file for printing, the register, the chart, the report.

A worker makes each as a file when it is asked for; the page says how far it is, how large, and what it is for.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, cast

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from service.api.context import current_services
from service.api.downloads import XLSX, send
from service.batches.archive import REGISTER
from service.batches.chart import chart, picture
from service.batches.printing import MAX_PAPERS
from service.batches.progress import Progress
from service.batches.result_claims import UNMADE, Wanted
from service.batches.result_routes import PNG, SVG, UNNAMED, result_name, send_result
from service.batches.results import ResultFailedError, find_result, get_result
from service.db.models import BatchStatus, ResultKind, ResultState
from service.files.content import StoredFile
from service.journal.events import Action, Event, Kind, note_alone
from service.pages.language import page_language, word
from service.pages.rendering import page

REGISTERED: Final = "register"
OWN_NAMES: Final = frozenset({REGISTERED, "duplex", "report"})
"""Files of which another one has the same end."""
STEP: Final = 1024
UNITS: Final = ("kilobytes", "megabytes", "gigabytes")


@dataclass(frozen=True, slots=True)
class Result:
    """A file of a batch.

    Attributes:
        key: what it is called in addresses.
        name: what it is called.
        use: what it is for.
        ready: whether it can be had.
        making: whether a worker makes it now.
        failed: whether it could not be made lately.
        size: how large it is, in words; ``None`` where that is not known.
        shown: whether it is a picture that the page shows; ``empty`` that nothing is in it.
    """

    key: str
    name: str
    use: str
    ready: bool
    making: bool
    failed: bool
    size: str | None
    shown: bool = False
    empty: bool = False


def results_of(progress: Progress) -> list[Result]:
    """Return the files of a batch that can be had by now."""
    return [_result(progress, key, wanted) for key, wanted in _wanted(progress)]


def _wanted(progress: Progress) -> Iterator[tuple[str, Wanted]]:
    batch, language = progress.batch, page_language()
    if batch.open or batch.status is BatchStatus.REFUSED or batch.options.form is None:
        return
    if progress.counts.ready:
        archive = Wanted(batch.id, ResultKind.ARCHIVE, language=language)
        yield "archive", archive
        parts = -(-progress.counts.ready // MAX_PAPERS)
        if "pdf" in batch.options.formats:
            for part in range(1, parts + 1):
                for key, duplex in (("print", False), ("duplex", True)):
                    asked = Wanted(batch.id, ResultKind.PRINT, language=language, part=part, duplex=duplex)
                    yield (key if parts == 1 else f"{key}-{part}"), asked
        yield REGISTERED, archive
        yield "chart", Wanted(batch.id, ResultKind.SUMMARY)
    if batch.rejected or not progress.counts.ready:
        yield "report", Wanted(batch.id, ResultKind.REPORT, language=language)


def _result(progress: Progress, key: str, wanted: Wanted) -> Result:
    state, file = find_result(current_services(), progress, wanted)
    kind, _, part = key.partition("-")
    name = word("bulk", f"result_{kind}")
    if part:
        name = word("bulk", "part", name=name, part=part)
    is_chart = wanted.kind is ResultKind.SUMMARY
    summary = _summary(file) if is_chart and file is not None else None
    return Result(
        key=key,
        name=name,
        use=word("bulk", f"use_{kind}"),
        ready=file is not None,
        making=state in UNMADE,
        failed=state is ResultState.FAILED,
        # Of the register only the archive is known, in which it lies.
        size=None if file is None or key == REGISTERED else _size(file.size),
        shown=is_chart and bool(summary and summary["all"]["papers"]),
        empty=is_chart and summary is not None and not summary["all"]["papers"],
    )


def _summary(file: StoredFile) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(current_services().files.read(file.sha256))
    return found


def _size(size: int) -> str:
    value, unit = max(size / STEP, 0.1), 0
    while value >= STEP and unit < len(UNITS) - 1:
        value, unit = value / STEP, unit + 1
    text = f"{value:.0f}" if value >= 10 else f"{value:.1f}".replace(".", word("summary", "decimal_point"))  # noqa: PLR2004 - two digits suffice
    return word("bulk", UNITS[unit], number=text)


def ask(progress: Progress, key: str) -> AnyResponse:
    """Have a file made, and show how far it is."""
    with suppress(ResultFailedError):
        get_result(current_services(), progress, _one(progress, key))
    if "HX-Request" in request.headers:
        return part_of(progress)
    return redirect(url_for("bulk.show", batch_id=progress.batch.id) + "#results", 303)


def part_of(progress: Progress) -> Response:
    """Return the part of the page with the files."""
    return page("bulk/results.html", batch=progress.batch, results=results_of(progress))


def give(progress: Progress, key: str) -> AnyResponse:
    """Give a file; who asks for one that is not there (any more) comes to the page that has it made."""
    wanted = _one(progress, "chart" if key == "picture" else key)
    _, file = find_result(current_services(), progress, wanted)
    if file is None:
        return redirect(url_for("bulk.show", batch_id=progress.batch.id) + "#results", 303)
    if key == REGISTERED:
        return _register(progress, file)
    if wanted.kind is ResultKind.SUMMARY:
        return _chart(progress, file, as_picture=key == "picture")
    return send_result(progress, wanted.kind, file, _called(progress, key))


def _called(progress: Progress, key: str) -> str:
    """Return what a file is called: none lies over another of the batch, nor over the workbook that was sent."""
    kind, _, part = key.partition("-")
    name = result_name(progress, "")
    if kind in OWN_NAMES:
        name = word("bulk", f"{kind}_of", name=name)
    return word("bulk", "part", name=name, part=part) if part else name


def _one(progress: Progress, key: str) -> Wanted:
    found = dict(_wanted(progress)).get(key)
    if found is None:
        abort(404)
    return found


def _register(progress: Progress, archive: StoredFile) -> Response:
    """Give the register alone, which lies in the archive."""
    note_alone(current_services(), Event(Action.DOWNLOAD, Kind.BATCH, progress.batch.id, ResultKind.ARCHIVE.value))
    with (
        current_services().files.open(archive.sha256, archive.size) as stream,
        zipfile.ZipFile(cast("Any", stream)) as files,
    ):
        content = files.read(REGISTER)
    return send(content, XLSX, f"{_called(progress, REGISTERED)}.xlsx", UNNAMED)


def _chart(progress: Progress, file: StoredFile, *, as_picture: bool) -> Response:
    drawn = chart(_summary(file), page_language())
    if as_picture:
        return send(picture(drawn), PNG, result_name(progress, ".png"), UNNAMED)
    return send(drawn, SVG, result_name(progress, ".svg"), UNNAMED)
