"""What a batch ends in: the archive, one file for printing, the report of its rows, the summary of its results.

A worker makes each as a file when it is first asked for; here it is only waited for, and sent.
"""

from __future__ import annotations

import json
import threading
from pathlib import PurePath
from typing import Any, Final

from flask import Response

from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import context, current_services, note_readings
from service.api.downloads import FILE_HEADERS, XLSX, ZIP, binary, disposition, send_stored, wait_for
from service.api.language import wanted_language
from service.api.problems import RETRY_AFTER, Problem
from service.batches import schemas
from service.batches.chart import PICTURE_WIDTH, chart, picture
from service.batches.printing import print_part
from service.batches.progress import Progress, get_progress
from service.batches.result_claims import Wanted
from service.batches.results import get_result
from service.batches.routes import identifier
from service.db.models import KeyScope, ResultKind
from service.documents.schemas import BATCHES
from service.files.content import StoredFile
from service.journal.events import Action, Event, Kind, note_alone

PDF: Final = "application/pdf"
SVG: Final = "image/svg+xml"
PNG: Final = "image/png"
NAMED: Final = {"Content-Disposition": FILE_HEADERS["Content-Disposition"]}
UNNAMED: Final = "batch"
FILES: Final = {
    ResultKind.ARCHIVE: (ZIP, ".zip"),
    ResultKind.PRINT: (PDF, ".pdf"),
    ResultKind.REPORT: (XLSX, ".xlsx"),
}
"""Media types and endings of files that are kept."""
MADE: Final = ("batch-not-found", "batch-unfinished", "result-not-ready", "storage-unavailable")
STORED: Final = (*MADE, "range-not-satisfiable")
ONCE_MADE: Final = (
    "Файл собирается при первом запросе и хранится несколько дней. Запрос ждёт его несколько секунд; если этого мало, "
    "ответ – 503 с Retry-After, и запрос нужно повторить. Понимает Range (206) с If-Range и If-None-Match (304): "
    "прерванную загрузку можно продолжить."
)
waiting = threading.Semaphore(2)
"""How many requests may wait for such files at once: each holds a thread that others need."""
blueprint = Blueprint(
    "batch_results", __name__, url_prefix=BATCHES, description="Итоги пакетов: архив, печать, отчёт, сводка"
)


@Endpoint(
    "get_batch_archive",
    "Архив пакета",
    ResponseSpec("Архив ZIP", binary(), media_type=ZIP, headers=FILE_HEADERS),
    KeyScope.READ,
    description=(
        "Все готовые файлы в папках по государственным органам, manifest.json (строка, внешний номер, файлы с "
        "SHA-256) и register.xlsx (кто, форма, оценка, результат, файл). Можно получить, когда пакет закончен. "
        f"{ONCE_MADE}"
    ),
    problems=STORED,
).on(blueprint, "/<batch_id>/archive.zip")
def get_archive(batch_id: str) -> Response:
    """Hand out all files of a batch."""
    return _sent(_progress(batch_id), ResultKind.ARCHIVE, language=wanted_language())


@Endpoint(
    "get_batch_print",
    "Все PDF пакета в одном файле для печати",
    ResponseSpec("PDF с закладкой на каждый документ", binary(), media_type=PDF, headers=FILE_HEADERS),
    KeyScope.READ,
    description=(
        "duplex=true начинает каждый документ с нечётной страницы, чтобы двусторонняя печать не смешала их. В одном "
        "файле не больше 500 документов: больший пакет запрашивают по частям. "
        f"{ONCE_MADE}"
    ),
    query=schemas.PrintQuery,
    problems=(*STORED, "batch-too-large"),
).on(blueprint, "/<batch_id>/print.pdf")
def get_print(asked: dict[str, Any], batch_id: str) -> Response:
    """Hand out one file for printing."""
    progress = _progress(batch_id)
    part = None if progress.batch.open else print_part(progress, asked["part"])
    options = {"language": wanted_language(), "part": part, "duplex": asked["duplex"]}
    return _sent(progress, ResultKind.PRINT, **options)


@Endpoint(
    "get_batch_report",
    "Отчёт о строках пакета",
    ResponseSpec("Таблица XLSX", binary(), media_type=XLSX, headers=FILE_HEADERS),
    KeyScope.READ,
    description=(
        "Строки, как присланы: ячейки с ошибками окрашены, рядом сказано, что исправить. Исправленный отчёт можно "
        "отправить снова: изготовится только недостающее. Строки JSON возвращаются списком замечаний. "
        f"{ONCE_MADE}"
    ),
    problems=STORED,
).on(blueprint, "/<batch_id>/report.xlsx")
def get_report(batch_id: str) -> Response:
    """Hand out the rows with what is wrong beside them."""
    return _sent(_progress(batch_id), ResultKind.REPORT, language=wanted_language())


@Endpoint(
    "get_batch_summary",
    "Сводка результатов пакета",
    ResponseSpec("Распределение результатов по органам и оценивающим", schemas.BatchSummary),
    KeyScope.READ,
    description="Видно, кто оценивает мягче других, ещё до калибровки. Группы – от высшей средней оценки к низшей.",
    problems=MADE,
    example="get_batch_summary",
).on(blueprint, "/<batch_id>/summary.json")
def get_summary(batch_id: str) -> dict[str, Any]:
    """Tell how results are distributed."""
    return _summary(_progress(batch_id))


@Endpoint(
    "get_batch_chart",
    "Диаграмма результатов пакета",
    ResponseSpec("Рисунок SVG", binary(), media_type=SVG, headers=NAMED),
    KeyScope.READ,
    problems=MADE,
).on(blueprint, "/<batch_id>/summary.svg")
def get_chart(batch_id: str) -> Response:
    """Draw how results are distributed."""
    progress = _progress(batch_id)
    return _named(Response(_drawn(progress), mimetype=SVG), progress, ".svg")


@Endpoint(
    "get_batch_picture",
    "Диаграмма результатов пакета рисунком",
    ResponseSpec(f"Рисунок PNG шириной {PICTURE_WIDTH} точек", binary(), media_type=PNG, headers=NAMED),
    KeyScope.READ,
    description="Та же диаграмма для Word, Excel и программ, которые не открывают SVG.",
    problems=MADE,
).on(blueprint, "/<batch_id>/summary.png")
def get_picture(batch_id: str) -> Response:
    """Draw the same for programs that open no SVG."""
    progress = _progress(batch_id)
    return _named(Response(picture(_drawn(progress)), mimetype=PNG), progress, ".png")


def _progress(batch_id: str) -> Progress:
    return get_progress(current_services(), identifier(batch_id))


def _drawn(progress: Progress) -> bytes:
    return chart(_summary(progress), wanted_language())


def _summary(progress: Progress) -> dict[str, Any]:
    file = _made(progress, Wanted(progress.batch.id, ResultKind.SUMMARY))
    found: dict[str, Any] = json.loads(current_services().files.read(file.sha256))
    note_readings(Kind.BATCH, progress.batch.id)
    return found


def _sent(progress: Progress, kind: ResultKind, **options: Any) -> Response:
    return send_result(progress, kind, _made(progress, Wanted(progress.batch.id, kind, **options)))


def send_result(progress: Progress, kind: ResultKind, file: StoredFile, called: str | None = None) -> Response:
    """Return the response with a file of a batch, after the journal was told.

    Without ``called``, its name but the end, it has that of the file that was sent.
    """
    note_alone(current_services(), Event(Action.DOWNLOAD, Kind.BATCH, progress.batch.id, kind.value))
    media_type, suffix = FILES[kind]
    name = result_name(progress, suffix) if called is None else f"{called}{suffix}"
    return send_stored(current_services().files, file, media_type, name, UNNAMED)


def _made(progress: Progress, wanted: Wanted) -> StoredFile:
    """Return the file once it is there, waiting a few seconds for it.

    Raises:
        Problem: it takes longer.
    """
    shared = context()
    services = current_services()
    file = wait_for(lambda: get_result(services, progress, wanted), waiting, shared.wait_seconds)
    if file is None:
        raise Problem("result-not-ready", headers={"Retry-After": RETRY_AFTER})
    return file


def result_name(progress: Progress, suffix: str) -> str:
    """Return the name of a file, after the one that was sent."""
    name = progress.batch.options.source_name
    return f"{PurePath(name).stem if name else UNNAMED}{suffix}"


def _named(answer: Response, progress: Progress, suffix: str) -> Response:
    answer.headers["Content-Disposition"] = disposition(result_name(progress, suffix), UNNAMED)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
