"""``/employees``: the staff list, one servant at a time and in pages."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, jsonify, request

from service.access.units import UnitNotFoundError, list_units
from service.api.blueprint import BODY_PROBLEMS, Blueprint, Endpoint, ResponseSpec
from service.api.body import read_json
from service.api.context import current_services, note_readings
from service.api.downloads import FILE_HEADERS, XLSX, binary
from service.api.language import wanted_language
from service.api.problems import invalid_request
from service.api.schemas import IdempotencyHeader
from service.batches.routes import HEADERS, identifier
from service.batches.store import BatchOptions
from service.batches.uploads import described_bodies, sent_file
from service.db.models import KeyScope
from service.documents.routes import accepted_headers, idempotency_claim
from service.employees import imports, listing, schemas, workbooks
from service.employees.imports import ChangePage, StaffImport
from service.employees.listing import EmployeePage, Wanted
from service.employees.schemas import EMPLOYEES, IMPORTS
from service.employees.store import Change, Employee
from service.employees.submissions import Written, get_employee, patch_employee, put_employee
from service.employees.units import UnitBook
from service.files.content import describe_file
from service.journal.events import Kind
from service.services import Services
from service.spreadsheets.columns import STAFF

JSON: Final = "application/json"
MERGE_PATCH: Final = "application/merge-patch+json"
DATA: Final = {"$ref": "#/components/schemas/Data-employees"}
STAFF_LINE: Final = '{"external_id": "hr-00017", "data": {}}\n'
ETAG: Final = {"ETag": {"description": "Версия в кавычках, для If-Match", "schema": {"type": "string"}}}

blueprint = Blueprint("employees", __name__, url_prefix=EMPLOYEES, description="Список служащих")


@Endpoint(
    "list_employees",
    "Список служащих",
    ResponseSpec("Служащие по именам", schemas.StaffList),
    KeyScope.READ,
    query=schemas.EmployeeQuery,
    problems=("record-not-found",),
    example="list_employees",
).on(blueprint, "")
def list_employees(asked: dict[str, Any]) -> EmployeePage:
    """List servants."""
    return _found(asked)


@Endpoint(
    "search_employees",
    "Найти служащих",
    ResponseSpec("Служащие по именам", schemas.StaffList),
    KeyScope.READ,
    description="Имя и ИИН передаются в теле запроса: адреса сохраняются в журналах серверов.",
    method="POST",
    body=schemas.EmployeeSearch,
    problems=("record-not-found",),
    example="search_employees",
).on(blueprint, "/search")
def search_employees(asked: dict[str, Any]) -> EmployeePage:
    """Find servants."""
    return _found(asked)


@Endpoint(
    "get_employee",
    "Один служащий",
    ResponseSpec("Служащий", schemas.StaffEmployee, headers=ETAG),
    KeyScope.READ,
    problems=("record-not-found",),
    example="get_employee",
).on(blueprint, "/<external_id>")
def get_one_employee(external_id: str) -> tuple[Employee, int, dict[str, str]]:
    """Return a servant."""
    found = get_employee(current_services(), external_id)
    note_readings(Kind.EMPLOYEE, found.id)
    return found, 200, _etag(found)


@Endpoint(
    "put_employee",
    "Внести служащего в список или заменить",
    ResponseSpec("Служащий", schemas.StaffEmployee, headers=ETAG, created="Служащий, которого не было"),
    KeyScope.CREATE,
    description=(
        "Заменяет всё, что о служащем известно, присланным. Повтор безвреден: то же самое не записывается и версию не "
        "меняет. Номер стоит в адресах, поэтому с ИИН в нём — 422."
    ),
    method="PUT",
    headers=schemas.VersionHeader,
    consumes={JSON: {"schema": DATA}},
    problems=(*BODY_PROBLEMS, "changed-meanwhile"),
    example="put_employee",
).on(blueprint, "/<external_id>")
def put_one_employee(headers: dict[str, Any], external_id: str) -> Response:
    """Write a servant."""
    data = read_json(request)
    return _answer(put_employee(current_services(), external_id, data, wanted_language(), version=_version(headers)))


@Endpoint(
    "patch_employee",
    "Изменить служащего",
    ResponseSpec("Служащий", schemas.StaffEmployee, headers=ETAG),
    KeyScope.CREATE,
    description=(
        "Меняет только названное (RFC 7396): null убирает значение, список заменяется целиком. "
        "Что получится, проверяется как в PUT."
    ),
    method="PATCH",
    headers=schemas.VersionHeader,
    consumes={kind: {"schema": {"type": "object"}} for kind in (JSON, MERGE_PATCH)},
    problems=(*BODY_PROBLEMS, "record-not-found", "changed-meanwhile"),
    example="patch_employee",
).on(blueprint, "/<external_id>")
def patch_one_employee(headers: dict[str, Any], external_id: str) -> Response:
    """Change a servant."""
    patch = read_json(request, (JSON, MERGE_PATCH))
    if not isinstance(patch, dict):
        raise invalid_request([("", "object")])
    return _answer(patch_employee(current_services(), external_id, patch, wanted_language(), version=_version(headers)))


@Endpoint(
    "import_employees",
    "Прислать список служащих файлом",
    ResponseSpec("Принято; строки сравниваются со списком", schemas.StaffImport, status=202, headers=HEADERS),
    KeyScope.CREATE,
    description=(
        "Файл XLSX или CSV с заголовками из import.xlsx либо строки JSON `{external_id, data}`, телом запроса или "
        "файлом формы multipart. Каждая строка сравнивается со списком: записываются только отличия, ошибочные строки "
        "ничего не меняют. Полную выгрузку можно присылать каждую ночь."
    ),
    method="POST",
    query=schemas.StaffImportRequest,
    headers=IdempotencyHeader,
    consumes=described_bodies(schemas.StaffImportRequest, STAFF_LINE, "Строка на служащего"),
    problems=(*BODY_PROBLEMS, "unusable-file", "idempotency-conflict", "storage-unavailable"),
    example="import_employees",
).on(blueprint, "/import")
def import_employees(asked: dict[str, Any], headers: dict[str, Any]) -> tuple[StaffImport, int, dict[str, str]]:
    """Take a staff list in."""
    with sent_file(request, asked, schemas.StaffImportRequest) as (file, kind, wanted):
        name, mode, confirmed = wanted.pop("name"), wanted["mode"], wanted["confirm_gone"]
        claim = idempotency_claim(headers, {**wanted, "kind": str(kind), "rows": describe_file(file).sha256})
        file.seek(0)
        options = BatchOptions(STAFF, str(kind), name, dry_run=wanted["dry_run"], message_language=wanted_language())
        found, replayed = imports.begin(
            current_services(), options, file, mode=mode, confirmed=confirmed, idempotency=claim
        )
    return found, 202, accepted_headers(f"{IMPORTS}/{found.batch.id}", replayed=replayed)


@Endpoint(
    "get_employee_import",
    "Один импорт списка",
    ResponseSpec("Импорт и что он меняет", schemas.StaffImport),
    KeyScope.READ,
    problems=("batch-not-found",),
    example="get_employee_import",
).on(blueprint, "/import/<import_id>")
def get_employee_import(import_id: str) -> StaffImport:
    """Tell what an import changes."""
    return imports.get_import(current_services(), identifier(import_id))


@Endpoint(
    "list_employee_changes",
    "Кто добавляется, изменяется и исчезает",
    ResponseSpec("Изменения", schemas.StaffChangeList),
    KeyScope.READ,
    query=schemas.ChangeQuery,
    problems=("batch-not-found",),
    example="list_employee_changes",
).on(blueprint, "/import/<import_id>/changes")
def list_employee_changes(asked: dict[str, Any], import_id: str) -> ChangePage:
    """List what an import changes."""
    change = asked.get("change")
    found = imports.list_changes(
        current_services(),
        identifier(import_id),
        change=None if change is None else Change(change),
        cursor=asked.get("cursor"),
        limit=asked["limit"],
    )
    note_readings(Kind.BATCH, import_id)
    return found


@Endpoint(
    "apply_employee_import",
    "Применить то, что только сравнивалось",
    ResponseSpec("Импорт; изменения записываются", schemas.StaffImport),
    KeyScope.CREATE,
    description="Повтор безвреден. Если исчезает больше пятой части списка, нужно confirm_gone.",
    method="POST",
    body=schemas.ApplyRequest,
    problems=("batch-not-found", "import-not-ready", "too-many-gone"),
    example="apply_employee_import",
).on(blueprint, "/import/<import_id>/apply")
def apply_employee_import(asked: dict[str, Any], import_id: str) -> StaffImport:
    """Apply an import."""
    return imports.apply_import(current_services(), identifier(import_id), confirmed=asked["confirm_gone"])


@Endpoint(
    "get_employee_workbook",
    "Таблица списка для заполнения, XLSX",
    ResponseSpec("Книга: строка – служащий", binary(), media_type=XLSX, headers=FILE_HEADERS),
    KeyScope.READ,
    description="Лист с заголовками, примечаниями и выпадающими списками, в том числе подразделений органа.",
).on(blueprint, "/import.xlsx")
def get_employee_workbook() -> Response:
    """Return the workbook to fill in."""
    return workbooks.blank(current_services())


@Endpoint(
    "export_employees",
    "Весь список, XLSX",
    ResponseSpec("Книга: строка – служащий", binary(), media_type=XLSX, headers=FILE_HEADERS),
    KeyScope.READ,
    description="Те же столбцы, что у import.xlsx: файл можно исправить и прислать обратно. Исчезнувших в нём нет.",
    query=schemas.ExportQuery,
    problems=("record-not-found",),
).on(blueprint, "/export.xlsx")
def export_employees(asked: dict[str, Any]) -> Response:
    """Return the list as a workbook."""
    services = current_services()
    return workbooks.export(services, Wanted(_units(services, asked["unit"]), asked["active_on"]))


def _found(asked: dict[str, Any]) -> EmployeePage:
    services = current_services()
    wanted = Wanted(_units(services, asked["unit"]), asked["active_on"], asked.get("text", ""))
    with services.database.reading() as session:
        found = listing.find(session, wanted, cursor=asked.get("cursor"), limit=asked["limit"])
    note_readings(Kind.EMPLOYEE, *(each.id for each in found.items))
    return found


def _units(services: Services, unit_id: str | None) -> frozenset[str]:
    """Return a unit with all that is part of it."""
    if unit_id is None:
        return frozenset()
    book = UnitBook(list_units(services.database))
    if book.find(unit_id) is None:
        raise UnitNotFoundError(unit_id)
    return frozenset(book.within(unit_id))


def _answer(written: Written) -> Response:
    answer = jsonify(schemas.StaffEmployee().dump(written.employee))
    answer.status_code = 201 if written.change is Change.ADDED else 200
    answer.headers.extend(_etag(written.employee))
    return answer


def _etag(employee: Employee) -> dict[str, str]:
    return {"ETag": f'"{employee.version}"'}


def _version(headers: dict[str, Any]) -> int | None:
    sent = headers["version"]
    return None if sent is None else int(sent.strip('"'))
