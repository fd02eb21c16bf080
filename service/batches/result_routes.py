"""What a batch ends in: the archive, one file for printing, the report of its rows, the summary of its results."""

from __future__ import annotations

from pathlib import PurePath
from typing import IO, Any, Final

from flask import Response, send_file

from service.api.blueprint import Answer, Family, Operation
from service.api.context import caller, context
from service.api.filenames import disposition
from service.api.language import wanted_language
from service.batches import result_schemas as shapes
from service.batches.archive import archive
from service.batches.chart import chart
from service.batches.picture import WIDTH, picture
from service.batches.printing import print_file
from service.batches.progress import get_progress
from service.batches.report import report
from service.batches.routes import identifier
from service.batches.summary import summary
from service.documents.downloads import FILE_HEADERS, binary
from service.documents.routes import BATCHES

ZIP: Final = "application/zip"
PDF: Final = "application/pdf"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SVG: Final = "image/svg+xml"
PNG: Final = "image/png"
NAMED: Final = {"Content-Disposition": FILE_HEADERS["Content-Disposition"]}
UNNAMED: Final = "batch"
STORED: Final = ("batch-not-found", "batch-unfinished", "storage-unavailable")
family = Family(
    "batch_results", __name__, url_prefix=BATCHES, description="Итоги пакетов: архив, печать, отчёт, сводка"
)


@Operation(
    "get_batch_archive",
    "Архив пакета",
    Answer("Архив ZIP, передаётся по мере чтения", binary(), media_type=ZIP, headers=NAMED),
    description=(
        "Все готовые файлы в папках по государственным органам, manifest.json (строка, внешний номер, файлы с "
        "SHA-256) и register.xlsx (кто, форма, оценка, результат, файл). Можно получить, когда пакет закончен."
    ),
    problems=STORED,
).on(family, "/<batch_id>/archive.zip")
def get_archive(batch_id: str) -> Response:
    """Hand out all files of a batch."""
    pieces = archive(context().services, caller().id, identifier(batch_id), wanted_language())
    answer = Response(pieces, mimetype=ZIP)
    return _named(answer, batch_id, ".zip")


@Operation(
    "get_batch_print",
    "Все PDF пакета в одном файле для печати",
    Answer("PDF с закладкой на каждый документ", binary(), media_type=PDF, headers=NAMED),
    description=(
        "duplex=true начинает каждый документ с нечётной страницы, чтобы двусторонняя печать не смешала их. В одном "
        "файле не больше 500 документов: больший пакет запрашивают по частям."
    ),
    query=shapes.PrintQuery,
    problems=(*STORED, "batch-too-large"),
).on(family, "/<batch_id>/print.pdf")
def get_print(asked: dict[str, Any], batch_id: str) -> Response:
    """Hand out one file for printing."""
    made = print_file(
        context().services,
        caller().id,
        identifier(batch_id),
        duplex=asked["duplex"],
        part=asked["part"],
        language=wanted_language(),
    )
    return _named(_sent(made, PDF), batch_id, ".pdf")


@Operation(
    "get_batch_report",
    "Отчёт о строках пакета",
    Answer("Таблица XLSX", binary(), media_type=XLSX, headers=NAMED),
    description=(
        "Строки, как присланы: ячейки с ошибками окрашены, рядом сказано, что исправить. Исправленный отчёт можно "
        "отправить снова: изготовится только недостающее. Строки JSON возвращаются списком замечаний."
    ),
    problems=STORED,
).on(family, "/<batch_id>/report.xlsx")
def get_report(batch_id: str) -> Response:
    """Hand out the rows with what is wrong beside them."""
    language = wanted_language()
    made = report(context().services, caller().id, identifier(batch_id), language)
    return _named(_sent(made, XLSX), batch_id, ".xlsx")


@Operation(
    "get_batch_summary",
    "Сводка результатов пакета",
    Answer("Распределение результатов по органам и оценивающим", shapes.BatchSummary),
    description="Видно, кто оценивает мягче других, ещё до калибровки. Группы – от высшей средней оценки к низшей.",
    problems=("batch-not-found", "batch-unfinished"),
    example="get_batch_summary",
).on(family, "/<batch_id>/summary.json")
def get_summary(batch_id: str) -> dict[str, Any]:
    """Tell how results are distributed."""
    return summary(context().services, caller().id, identifier(batch_id))


@Operation(
    "get_batch_chart",
    "Диаграмма результатов пакета",
    Answer("Рисунок SVG", binary(), media_type=SVG, headers=NAMED),
    problems=("batch-not-found", "batch-unfinished"),
).on(family, "/<batch_id>/summary.svg")
def get_chart(batch_id: str) -> Response:
    """Draw how results are distributed."""
    return _named(Response(_drawn(batch_id), mimetype=SVG), batch_id, ".svg")


@Operation(
    "get_batch_picture",
    "Диаграмма результатов пакета рисунком",
    Answer(f"Рисунок PNG шириной {WIDTH} точек", binary(), media_type=PNG, headers=NAMED),
    description="Та же диаграмма для Word, Excel и программ, которые не открывают SVG.",
    problems=("batch-not-found", "batch-unfinished"),
).on(family, "/<batch_id>/summary.png")
def get_picture(batch_id: str) -> Response:
    """Draw the same for programs that open no SVG."""
    return _named(Response(picture(_drawn(batch_id)), mimetype=PNG), batch_id, ".png")


def _drawn(batch_id: str) -> bytes:
    found = summary(context().services, caller().id, identifier(batch_id))
    return chart(found, wanted_language())


def _sent(made: IO[bytes], media_type: str) -> Response:
    return send_file(made, mimetype=media_type, conditional=False, etag=False)


def _named(answer: Response, batch_id: str, suffix: str) -> Response:
    """Name the file after the one that was sent."""
    name = get_progress(context().services, caller().id, batch_id).batch.wishes.source_name
    stem = PurePath(name).stem if name else UNNAMED
    answer.headers["Content-Disposition"] = disposition(f"{stem}{suffix}", UNNAMED)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
