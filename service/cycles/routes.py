"""``/cycles``: the quarter, or the year of corpus «А», run in one place."""

from __future__ import annotations

import shutil
import tempfile
from typing import IO, Any, Final, cast

from flask import Response, request

from service.api.blueprint import BODY_PROBLEMS, Blueprint, Endpoint, ResponseSpec
from service.api.context import context, current_services, note_readings
from service.api.downloads import FILE_HEADERS, XLSX, binary
from service.api.language import wanted_language
from service.api.problems import Problem
from service.api.schemas import IdempotencyHeader, is_identifier
from service.batches.result_routes import SVG
from service.cycles import annual, decisions, files, not_assessed, schemas, sheets, workbook
from service.cycles.annual import Annual
from service.cycles.opening import open_cycle
from service.cycles.progress import list_cycles, overview
from service.cycles.report import Report, report
from service.cycles.schemas import CYCLES, CycleAnswer, SheetAnswer
from service.cycles.sheets import Shown
from service.cycles.states import Period
from service.cycles.store import CycleNotFoundError, SheetNotFoundError, Wanted
from service.cycles.workbook import Brought
from service.db.models import KeyScope, SheetState
from service.documents.routes import ACCEPTED_HEADERS, accepted_headers, idempotency_claim
from service.documents.schemas import Document, address
from service.documents.store import StoredDocument
from service.journal.events import Kind

HEADERS: Final = {
    "Location": {"description": "Адрес цикла", "schema": {"type": "string", "format": "uri-reference"}},
    "Idempotency-Replayed": {
        "description": "true: цикл этого периода уже был открыт",
        "schema": {"type": "string", "enum": ["true"]},
    },
}
MAX_WORKBOOK: Final = 8 << 20
"""Bytes of a workbook that is brought back; one of 5,000 rows has fewer."""
SHEET: Final = ResponseSpec("Лист", schemas.WholeSheet)
STEP_PROBLEMS: Final = ("record-not-found", "step-not-allowed", "sheet-changed")

blueprint = Blueprint("cycles", __name__, url_prefix=CYCLES, description="Циклы оценки: квартал в одном месте")


@Endpoint(
    "open_cycle",
    "Открыть цикл оценки",
    ResponseSpec("Цикл открыт", schemas.WholeCycle, status=201, headers=HEADERS),
    KeyScope.CREATE,
    description=(
        "Берёт список служащих за период и решает о каждой должности по приказу: оценивается или нет и почему, "
        "на каком приложении и кем. Цикл периода открыт один: повтор запроса возвращает его."
    ),
    method="POST",
    body=schemas.CycleRequest,
    example="open_cycle",
).on(blueprint, "")
def create_cycle(asked: dict[str, Any]) -> tuple[CycleAnswer, int, dict[str, str]]:
    """Open a cycle."""
    period = Period(asked["methodology"], asked["period"]["year"], asked["period"]["quarter"])
    opened = open_cycle(current_services(), period)
    headers = {"Location": f"{CYCLES}/{opened.cycle.id}"}
    if opened.replayed:
        headers["Idempotency-Replayed"] = "true"
    return _cycle(opened.cycle.id), 201, headers


@Endpoint(
    "list_cycles",
    "Циклы оценки",
    ResponseSpec("Циклы, новые периоды первыми", schemas.CycleList),
    KeyScope.READ,
    example="list_cycles",
).on(blueprint, "")
def get_cycles() -> dict[str, Any]:
    """List the cycles."""
    today = context().today()
    return {"items": [CycleAnswer(one, today) for one in list_cycles(current_services(), today=today)]}


@Endpoint(
    "get_cycle",
    "Один цикл",
    ResponseSpec("Цикл: сколько листов в каком состоянии, сроки", schemas.WholeCycle),
    KeyScope.READ,
    problems=("record-not-found",),
    example="open_cycle",
).on(blueprint, "/<cycle_id>")
def get_cycle(cycle_id: str) -> CycleAnswer:
    """Tell how far a cycle is."""
    return _cycle(_of_cycle(cycle_id))


@Endpoint(
    "close_cycle",
    "Завершить цикл",
    ResponseSpec("Цикл; closed_at – когда завершён, null – осталось сделать", schemas.WholeCycle),
    KeyScope.CREATE,
    description=(
        "Завершает каждый лист, у которого всё сделано: срок обращения прошёл или сессия состоялась. "
        "Когда завершены все, завершён и цикл. Повтор безвреден."
    ),
    method="POST",
    problems=("record-not-found",),
    example="open_cycle",
).on(blueprint, "/<cycle_id>/close")
def close_cycle(cycle_id: str) -> CycleAnswer:
    """End what can be ended."""
    sheets.close_cycle(current_services(), _of_cycle(cycle_id))
    return _cycle(cycle_id)


@Endpoint(
    "list_sheets",
    "Листы цикла",
    ResponseSpec("Листы по фамилиям", schemas.SheetList),
    KeyScope.READ,
    query=schemas.SheetQuery,
    problems=("record-not-found",),
    example="list_sheets",
).on(blueprint, "/<cycle_id>/sheets")
def get_sheets(asked: dict[str, Any], cycle_id: str) -> dict[str, Any]:
    """List the sheets of a cycle."""
    services, today, state = current_services(), context().today(), asked.get("state")
    wanted = Wanted(
        asked.get("unit"),
        asked.get("evaluator"),
        None if state is None else SheetState(state),
        asking=asked["asking"],
    )
    cycle, page = sheets.list_sheets(
        services, _of_cycle(cycle_id), wanted, cursor=asked.get("cursor"), limit=asked["limit"]
    )
    note_readings(Kind.SHEET, *(sheet.id for sheet in page.sheets))
    calendar = services.calendar
    found = [SheetAnswer.of(calendar, cycle, sheet, today) for sheet in page.sheets]
    return {"items": found, "next_cursor": page.next_cursor}


@Endpoint(
    "get_sheet",
    "Один лист",
    ResponseSpec("Лист с данными и замечаниями", schemas.WholeSheet),
    KeyScope.READ,
    problems=("record-not-found",),
    example="get_sheet",
).on(blueprint, "/<cycle_id>/sheets/<sheet_id>")
def get_sheet(cycle_id: str, sheet_id: str) -> SheetAnswer:
    """Return a sheet."""
    return _sheet(cycle_id, sheet_id)


@Endpoint(
    "save_sheet",
    "Сохранить черновик листа",
    SHEET,
    KeyScope.CREATE,
    description=(
        "Хранится сколь угодно неполным; что не так, сказано в violations. version – из прочитанного листа: "
        "если лист с тех пор сохранил кто-то другой, ответ 409 и ничего не изменено."
    ),
    method="PUT",
    body=schemas.SheetWriting,
    problems=STEP_PROBLEMS,
    example="get_sheet",
).on(blueprint, "/<cycle_id>/sheets/<sheet_id>")
def put_sheet(asked: dict[str, Any], cycle_id: str, sheet_id: str) -> SheetAnswer:
    """Keep what was entered."""
    shown = sheets.save_sheet(
        current_services(),
        *_ids(cycle_id, sheet_id),
        asked["data"],
        version=asked["version"],
        today=context().today(),
        language=wanted_language(),
    )
    return _answer(shown)


@Endpoint(
    "submit_sheet",
    "Отправить лист",
    ResponseSpec("Лист; документ изготавливается", schemas.WholeSheet),
    KeyScope.CREATE,
    description=(
        "Документ составляется так же, как POST /documents, и лист становится отправленным вместе с ним. Второго "
        "документа повтор не даёт. Когда документ готов, лист изготовлен (issued); если он не удался, об этом "
        "сказано в document, и лист можно исправить и отправить снова."
    ),
    method="POST",
    body=schemas.Submitting,
    problems=(*STEP_PROBLEMS, "forbidden-by-methodology", "storage-unavailable"),
    example="get_sheet",
).on(blueprint, "/<cycle_id>/sheets/<sheet_id>/submit")
def submit_sheet(asked: dict[str, Any], cycle_id: str, sheet_id: str) -> SheetAnswer:
    """Have the paper made."""
    shown, _ = sheets.submit_sheet(
        current_services(),
        *_ids(cycle_id, sheet_id),
        language=asked["language"],
        today=context().today(),
        message_language=wanted_language(),
    )
    return _answer(shown)


@Endpoint(
    "acquaint_sheet",
    "Служащий ознакомлен с результатом",
    SHEET,
    KeyScope.CREATE,
    description="С этого дня идёт срок обращения. Повтор с тем же днём безвреден.",
    method="POST",
    body=schemas.StepDay,
    problems=STEP_PROBLEMS,
    example="get_sheet",
).on(blueprint, "/<cycle_id>/sheets/<sheet_id>/acquainted")
def acquaint_sheet(asked: dict[str, Any], cycle_id: str, sheet_id: str) -> SheetAnswer:
    """Note the acquaintance."""
    sheets.acquaint(current_services(), *_ids(cycle_id, sheet_id), on=asked["on"])
    return _sheet(cycle_id, sheet_id)


@Endpoint(
    "appeal_sheet",
    "Служащий не согласен с результатом",
    SHEET,
    KeyScope.CREATE,
    description="С этого дня идут сроки созыва и проведения калибровочной сессии. Повтор с тем же днём безвреден.",
    method="POST",
    body=schemas.StepDay,
    problems=STEP_PROBLEMS,
    example="get_sheet",
).on(blueprint, "/<cycle_id>/sheets/<sheet_id>/appeal")
def appeal_sheet(asked: dict[str, Any], cycle_id: str, sheet_id: str) -> SheetAnswer:
    """Note the appeal."""
    sheets.appeal(current_services(), *_ids(cycle_id, sheet_id), on=asked["on"])
    return _sheet(cycle_id, sheet_id)


@Endpoint(
    "calibrate_sheet",
    "Калибровочная сессия состоялась",
    SHEET,
    KeyScope.CREATE,
    description="Оценка после сессии берётся из её протокола: документа об этом служащем за этот период.",
    method="POST",
    body=schemas.Calibrated,
    problems=(*STEP_PROBLEMS, "document-not-found"),
    example="get_sheet",
).on(blueprint, "/<cycle_id>/sheets/<sheet_id>/calibrated")
def calibrate_sheet(asked: dict[str, Any], cycle_id: str, sheet_id: str) -> SheetAnswer:
    """Take the score after the session."""
    sheets.calibrate(current_services(), *_ids(cycle_id, sheet_id), document_id=asked["document_id"])
    return _sheet(cycle_id, sheet_id)


@Endpoint(
    "close_sheet",
    "Завершить лист",
    SHEET,
    KeyScope.CREATE,
    description="Когда срок обращения прошёл, или после сессии. Повтор безвреден.",
    method="POST",
    problems=STEP_PROBLEMS,
    example="get_sheet",
).on(blueprint, "/<cycle_id>/sheets/<sheet_id>/close")
def close_sheet(cycle_id: str, sheet_id: str) -> SheetAnswer:
    """End a sheet."""
    sheets.close_sheet(current_services(), *_ids(cycle_id, sheet_id))
    return _sheet(cycle_id, sheet_id)


@Endpoint(
    "answer_sheet",
    "Ответить на вопросы о листе",
    SHEET,
    KeyScope.CREATE,
    description=(
        "Чего приказ не решает, решает кадровая служба: ответ на вопрос, кто оценивает, сколько отработано. "
        "После ответа о должности решается заново; введённые оценки остаются."
    ),
    method="PUT",
    body=schemas.Answering,
    problems=STEP_PROBLEMS,
    example="get_sheet",
).on(blueprint, "/<cycle_id>/sheets/<sheet_id>/answers")
def answer_sheet(asked: dict[str, Any], cycle_id: str, sheet_id: str) -> SheetAnswer:
    """Decide what the order leaves open."""
    decided = {name: value for name, value in asked.items() if name != "version"}
    decisions.answer(current_services(), *_ids(cycle_id, sheet_id), decided, version=asked["version"])
    return _sheet(cycle_id, sheet_id)


@Endpoint(
    "list_not_assessed",
    "Кто не оценивается и почему",
    ResponseSpec("По фамилиям, каждый с причиной и пунктом", schemas.NotAssessedShownList),
    KeyScope.READ,
    problems=("record-not-found",),
    example="list_not_assessed",
).on(blueprint, "/<cycle_id>/not-assessed")
def get_not_assessed(cycle_id: str) -> dict[str, Any]:
    """List who is not assessed."""
    found = not_assessed.not_assessed(current_services(), _of_cycle(cycle_id))
    note_readings(Kind.SHEET, *(sheet.id for sheet in found.sheets))
    return {"items": found.sheets}


@Endpoint(
    "make_not_assessed",
    "Список не оцениваемых документом",
    ResponseSpec("Принято; документ изготавливается", Document, status=202, headers=ACCEPTED_HEADERS),
    KeyScope.CREATE,
    description="Форма a_not_assessed или b_not_assessed, заполненная циклом.",
    method="POST",
    body=schemas.NotAssessedPaper,
    headers=IdempotencyHeader,
    problems=("record-not-found", "forbidden-by-methodology", "idempotency-conflict", "storage-unavailable"),
    example="create_document",
).on(blueprint, "/<cycle_id>/not-assessed")
def make_not_assessed(
    asked: dict[str, Any], headers: dict[str, Any], cycle_id: str
) -> tuple[StoredDocument, int, dict[str, str]]:
    """Have the list made."""
    accepted = not_assessed.make_paper(
        current_services(),
        _of_cycle(cycle_id),
        schemas.NotAssessedPaper().dump(asked),
        today=context().today(),
        message_language=wanted_language(),
        idempotency=idempotency_claim(headers, {"cycle": cycle_id, **asked}),
    )
    return accepted.document, 202, accepted_headers(address(accepted.document.id), replayed=accepted.replayed)


@Endpoint(
    "list_differences",
    "Что список служащих говорит иначе, чем цикл",
    ResponseSpec("По фамилиям", schemas.DifferenceList),
    KeyScope.READ,
    description="Кто пришёл, у кого изменилось что-то, кого больше нет. Само ничего не меняется.",
    problems=("record-not-found",),
    example="list_differences",
).on(blueprint, "/<cycle_id>/differences")
def get_differences(cycle_id: str) -> dict[str, Any]:
    """List what differs."""
    _, found = decisions.differences(current_services(), _of_cycle(cycle_id))
    return {"items": found}


@Endpoint(
    "apply_differences",
    "Применить изменения списка служащих к циклу",
    ResponseSpec("Сколько применено и осталось", schemas.Applied),
    KeyScope.CREATE,
    description="Все названные или ни одного. Введённые оценки остаются; повтор безвреден.",
    method="POST",
    body=schemas.Applying,
    problems=("record-not-found", "sheet-changed"),
    example="apply_differences",
).on(blueprint, "/<cycle_id>/differences")
def apply_differences(asked: dict[str, Any], cycle_id: str) -> dict[str, int]:
    """Apply what was decided."""
    applied, left = decisions.apply_differences(current_services(), _of_cycle(cycle_id), asked["ids"])
    return {"applied": applied, "left": left}


@Endpoint(
    "get_workbook",
    "Книга для оценок, заполненная циклом",
    ResponseSpec("Книга XLSX", binary(), media_type=XLSX, headers=FILE_HEADERS),
    KeyScope.READ,
    description=(
        "Служащие, должности, оценивающие и дни заполнены и закрыты, открыты ячейки оценок. "
        "В книге листы, которые ещё не отправлены; строка находит свой лист по скрытому столбцу."
    ),
    query=schemas.WorkbookQuery,
    problems=("record-not-found", "range-not-satisfiable"),
).on(blueprint, "/<cycle_id>/workbook.xlsx")
def get_workbook(asked: dict[str, Any], cycle_id: str) -> Response:
    """Give the workbook."""
    return files.workbook(
        current_services(),
        _of_cycle(cycle_id),
        evaluator_id=asked.get("evaluator"),
        unit_id=asked.get("unit"),
        language=wanted_language(),
    )


@Endpoint(
    "bring_workbook",
    "Принять заполненную книгу",
    ResponseSpec("Что стало со строками и что не так", schemas.BroughtBack),
    KeyScope.CREATE,
    description=(
        "Каждая строка становится черновиком своего листа, с submit=true строки без нарушений – документами. "
        "Строка о чужом служащем, изменённая или уже отправленная не принимается; об этом сказано у её ячейки."
    ),
    method="POST",
    query=schemas.BringingBack,
    consumes={XLSX: {"schema": {"type": "string", "format": "binary"}}},
    problems=("record-not-found", "sheet-changed", "unusable-file", *BODY_PROBLEMS),
    example="bring_workbook",
).on(blueprint, "/<cycle_id>/workbook")
def bring_workbook(asked: dict[str, Any], cycle_id: str) -> Brought:
    """Take what was entered."""
    if request.mimetype != XLSX:
        raise Problem("unsupported-media-type", headers={"Accept": XLSX})
    request.max_content_length = MAX_WORKBOOK
    with tempfile.SpooledTemporaryFile(MAX_WORKBOOK) as spooled:
        file = cast("IO[bytes]", spooled)
        shutil.copyfileobj(request.stream, file)
        if not file.tell():
            raise Problem("empty-body")
        file.seek(0)
        return workbook.bring_back(
            current_services(),
            _of_cycle(cycle_id),
            file,
            submit=asked["submit"],
            today=context().today(),
            language=wanted_language(),
        )


@Endpoint(
    "get_cycle_report",
    "Отчёт о цикле",
    ResponseSpec("Сколько сделано и как распределены результаты", schemas.CycleReport),
    KeyScope.READ,
    description=(
        "По подразделениям и оценивающим: сколько листов в каком состоянии, сколько каких результатов, средняя оценка; "
        "рядом – прежние периоды той же методики с той же шкалой. Чем выше leniency, тем мягче оценивали до сессий."
    ),
    problems=("record-not-found",),
    example="get_cycle_report",
).on(blueprint, "/<cycle_id>/report.json")
def get_report(cycle_id: str) -> Report:
    """Answer the questions of the head."""
    found = _report(cycle_id)
    note_readings(Kind.SHEET, *(one.sheet.id for one in found.failing))
    return found


@Endpoint(
    "get_cycle_report_table",
    "Отчёт о цикле таблицей",
    ResponseSpec("Книга XLSX", binary(), media_type=XLSX, headers=FILE_HEADERS),
    KeyScope.READ,
    description="Листы: весь орган по периодам, подразделения, оценивающие, неудовлетворительные результаты подряд.",
    problems=("record-not-found", "range-not-satisfiable"),
).on(blueprint, "/<cycle_id>/report.xlsx")
def get_report_table(cycle_id: str) -> Response:
    """Give the report as a table."""
    return files.table(current_services(), _report(cycle_id), wanted_language())


@Endpoint(
    "get_cycle_report_chart",
    "Отчёт о цикле диаграммой",
    ResponseSpec("Рисунок SVG", binary(), media_type=SVG, headers=FILE_HEADERS),
    KeyScope.READ,
    description="Результаты до калибровочных сессий; в длинном списке – самые мягкие и самые строгие.",
    problems=("record-not-found", "range-not-satisfiable"),
).on(blueprint, "/<cycle_id>/report.svg")
def get_report_chart(cycle_id: str) -> Response:
    """Give the report as a drawing."""
    return files.drawing(current_services(), _report(cycle_id, drawn=True), wanted_language())


@Endpoint(
    "list_annual_scores",
    "Оценки за год из циклов года",
    ResponseSpec("По фамилиям", schemas.AnnualList),
    KeyScope.READ,
    description="Среднее оценённых кварталов (пункт 5); после калибровочной сессии берётся её оценка.",
    problems=("not-found",),
    example="list_annual_scores",
).on(blueprint, "/annual/<year>")
def get_annual_scores(year: str) -> dict[str, Any]:
    """Tell the annual scores."""
    found = annual.annual_scores(current_services(), _year(year), today=context().today(), language=wanted_language())
    return {"items": [_annual(one) for one in found]}


@Endpoint(
    "make_annual_scores",
    "Изготовить оценки за год",
    ResponseSpec("Сколько принято и осталось", schemas.AnnualMade, status=202),
    KeyScope.CREATE,
    description=(
        "Документ b_annual каждому, у кого изготовлены листы всех кварталов. За один запрос – не больше 200: "
        "повторяйте, пока остаётся. Второго документа с теми же данными не будет; исправленный заменит прежний."
    ),
    method="POST",
    body=schemas.AnnualPapers,
    problems=("not-found", "storage-unavailable"),
    example="make_annual_scores",
).on(blueprint, "/annual/<year>")
def make_annual_scores(asked: dict[str, Any], year: str) -> tuple[dict[str, int], int]:
    """Have the annual scores made."""
    made, left = annual.make_annual_scores(
        current_services(),
        _year(year),
        schemas.AnnualPapers().dump(asked),
        today=context().today(),
        language=wanted_language(),
    )
    return {"made": made, "left": left}, 202


def _year(text: str) -> int:
    if text not in map(str, schemas.YEARS):
        raise Problem("not-found")
    return int(text)


def _annual(one: Annual) -> dict[str, Any]:
    return {
        "employee": {"id": None, **one.data["employee"]},
        "data": one.data,
        "violations": [each.as_dict() for each in one.outcome.violations],
        "computed": one.outcome.explained,
        "left": one.left,
        "document_id": one.document_id,
    }


def _cycle(cycle_id: str) -> CycleAnswer:
    today = context().today()
    return CycleAnswer(overview(current_services(), cycle_id, today=today), today)


def _report(cycle_id: str, *, drawn: bool = False) -> Report:
    return report(current_services(), _of_cycle(cycle_id), today=context().today(), drawn=drawn)


def _sheet(cycle_id: str, sheet_id: str) -> SheetAnswer:
    ids = _ids(cycle_id, sheet_id)
    return _answer(sheets.show_sheet(current_services(), *ids, today=context().today(), language=wanted_language()))


def _answer(shown: Shown) -> SheetAnswer:
    note_readings(Kind.SHEET, shown.sheet.id)
    return SheetAnswer(shown.sheet, shown.due, context().today(), shown)


def _of_cycle(text: str) -> str:
    if not is_identifier(text):
        raise CycleNotFoundError(text[:36])
    return text


def _ids(cycle_id: str, sheet_id: str) -> tuple[str, str]:
    if not is_identifier(sheet_id):
        raise SheetNotFoundError(sheet_id[:36])
    return _of_cycle(cycle_id), sheet_id
