"""Schemas of the staff list. Error messages are keys of the section ``fields`` of the message catalogues."""

from __future__ import annotations

from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, validate, validates

from service.api.schemas import (
    CURSOR_LENGTH,
    TEXT,
    IsoDate,
    PageQuery,
    Request,
    ResponseSchema,
    address_field,
    check_cursor,
    check_identifier,
    flag_field,
    moment_field,
    number_field,
    text_field,
    texts_field,
)
from service.batches.schemas import BatchFailure, flag
from service.db.cursors import MAX_PAGE
from service.db.models import SOURCE_NAME_LENGTH, BatchStatus
from service.documents.schemas import BATCHES
from service.employees import imports
from service.employees.imports import MERGE, MODES
from service.employees.listing import LONGEST_TEXT
from service.employees.store import Change, Employee
from validators.schemas.reading import payload

IMPORTS: Final = "/api/v1/employees/import"
EMPLOYEES: Final = "/api/v1/employees"
VERSION_LENGTH: Final = 12
CHANGES: Final = (str(Change.ADDED), str(Change.CHANGED), str(Change.GONE))


def _unit() -> fields.String:
    return fields.String(
        load_default=None,
        allow_none=True,
        validate=check_identifier,
        error_messages=TEXT,
        metadata={"description": "Только в этом подразделении и входящих в него: его id", "format": "uuid"},
    )


def _active_on() -> IsoDate:
    return IsoDate(
        load_default=None,
        allow_none=True,
        error_messages={"null": "null", "invalid": "date"},
        metadata={"description": "Только те, кто занимает должность в этот день", "example": "2026-09-30"},
    )


class EmployeeQuery(PageQuery):
    """Query of ``GET /employees``."""

    unit = _unit()
    active_on = _active_on()


class ExportQuery(Request):
    """Query of ``GET /employees/export.xlsx``."""

    unit = _unit()
    active_on = _active_on()


class EmployeeSearch(Request):
    """Body of ``POST /employees/search``."""

    text = fields.String(
        required=True,
        validate=validate.Length(1, LONGEST_TEXT, error="short_text"),
        error_messages=TEXT,
        metadata={
            "description": "Слова имени в любом написании, либо ИИН или внешний номер целиком",
            "minLength": 1,
            "maxLength": LONGEST_TEXT,
        },
    )
    unit = _unit()
    active_on = _active_on()
    cursor = fields.String(
        load_default=None,
        allow_none=True,
        validate=check_cursor,
        error_messages=TEXT,
        metadata={"description": "next_cursor предыдущего ответа", "maxLength": CURSOR_LENGTH},
    )
    limit = fields.Integer(
        load_default=50,
        strict=True,
        validate=validate.Range(1, MAX_PAGE, error="limit"),
        error_messages={"null": "null", "invalid": "limit", "too_large": "limit"},
        metadata={"description": "Сколько записей на странице", "default": 50},
    )


class VersionHeader(Schema):
    """The header by which nobody changes what somebody else changed meanwhile."""

    version = fields.String(
        data_key="If-Match",
        load_default=None,
        validate=validate.Regexp(r'\A"[0-9]{1,9}"\Z', error="version"),
        metadata={
            "description": (
                "Версия в кавычках, как в ETag: изменить, только если служащий всё ещё такой; «0» — только если его нет"
            ),
            "maxLength": VERSION_LENGTH,
            "example": '"3"',
        },
    )


class StaffEmployee(ResponseSchema):
    """A servant of the staff list."""

    external_id = text_field("Внешний номер: обозначение служащего в вашей системе")
    data = fields.Dict(required=True, metadata={"description": "Служащий, как его принимает PUT"})
    version = number_field("Версия: растёт с каждым изменением")
    created_at = moment_field("Когда внесён в список")
    updated_at = moment_field("Когда изменён")
    gone_at = moment_field("Когда исчез из полной выгрузки; null — стоит в списке", allow_none=True)

    def get_data(self, employee: Employee) -> dict[str, Any]:
        """Return the servant as it is sent."""
        return payload(employee.member)


class StaffList(Schema):
    """A page of the staff list."""

    items = fields.List(fields.Nested(StaffEmployee), required=True)
    next_cursor = text_field("Курсор следующей страницы; null на последней", allow_none=True)


class StaffImportRequest(Request):
    """What is asked of a staff list: parameters after the question mark, or fields of a form sent as multipart."""

    mode = fields.String(
        load_default=MERGE,
        validate=validate.OneOf(MODES, error="import_mode"),
        error_messages=TEXT,
        metadata={
            "description": (
                "merge — внести и изменить присланных; replace — полная выгрузка: кого в ней нет, отмечается "
                "исчезнувшим"
            ),
            "default": MERGE,
        },
    )
    dry_run = flag("Только сравнить, ничего не менять; хранится сутки, применяется POST …/apply")
    confirm_gone = flag("Подтверждаю, что исчезнуть может больше пятой части списка")
    name = fields.String(
        load_default=None,
        validate=validate.Length(1, SOURCE_NAME_LENGTH, error="source_name"),
        error_messages=TEXT,
        metadata={"description": "Имя файла, чтобы узнать его потом"},
    )

    @validates("name")
    def printable(self, value: str | None, **_: Any) -> None:
        """Refuse what no list could show."""
        if value is not None and not value.isprintable():
            raise ValidationError("source_name")


class ApplyRequest(Request):
    """Body of ``POST /employees/import/{id}/apply``."""

    confirm_gone = fields.Boolean(
        load_default=False,
        truthy={True},
        falsy={False},
        error_messages={"null": "null", "invalid": "boolean"},
        metadata={"description": "Подтверждаю, что исчезнуть может больше пятой части списка", "default": False},
    )


class ImportLinks(Schema):
    """Addresses of an import."""

    self = address_field("Этот импорт")
    changes = address_field("Кто добавится, изменится и исчезнет")
    items = address_field("Строки с ошибками")
    report = address_field("Таблица с замечаниями рядом с ячейками, XLSX")


class StaffImport(ResponseSchema):
    """A staff list that came in as a file."""

    id = text_field("Идентификатор", metadata={"format": "uuid"})
    status = text_field(
        "receiving — читается или применяется; done — закончен; refused — ничего не изменено; cancelled — остановлен",
        validate=validate.OneOf(tuple(map(str, BatchStatus))),
    )
    mode = text_field("merge или replace", validate=validate.OneOf(MODES))
    dry_run = flag_field("Только сравнение: список не изменён")
    total = number_field("Строк прочитано")
    accepted = number_field("Из них верных")
    rejected = number_field("С ошибками; они ничего не меняют")
    added = number_field("Служащих добавляется")
    changed = number_field("Изменяется")
    unchanged = number_field("Остаётся как есть; ничего не записывается")
    gone = number_field("Исчезает: в полной выгрузке их нет")
    needs_confirmation = flag_field("Исчезает больше пятой части; применяется только с confirm_gone")
    failure = fields.Nested(BatchFailure, required=True, allow_none=True)
    created_at = moment_field("Когда принят")
    finished_at = moment_field("Когда закончен", allow_none=True)
    links = fields.Nested(ImportLinks, required=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Return the value of a field, of its batch where that has it."""
        if hasattr(self, f"get_{attr}"):
            return super().get_attribute(obj, attr, default)
        parts = (obj, obj.batch, obj.batch.options)
        return next((getattr(part, attr) for part in parts if hasattr(part, attr)), default)

    def get_failure(self, found: imports.StaffImport) -> Any:
        """Return why it was refused."""
        return found.batch.failure

    def get_links(self, found: imports.StaffImport) -> dict[str, str]:
        """Return the addresses."""
        here, batch = f"{IMPORTS}/{found.batch.id}", f"{BATCHES}/{found.batch.id}"
        rows = {"items": f"{batch}/items?status=rejected", "report": f"{batch}/report.xlsx"}
        return {"self": here, "changes": f"{here}/changes", **rows}


class ChangeQuery(PageQuery):
    """Which changes."""

    change = fields.String(
        validate=validate.OneOf(CHANGES, error="import_change"),
        error_messages=TEXT,
        metadata={"description": "Только added, changed или gone"},
    )


class StaffChange(ResponseSchema):
    """What becomes of one servant."""

    external_id = text_field("Внешний номер")
    full_name = text_field("Фамилия, имя, отчество")
    change = text_field("added, changed или gone", validate=validate.OneOf(CHANGES))
    row = number_field("Строка файла; null — в файле служащего нет", allow_none=True)
    changed = texts_field("Что изменяется: имена полей служащего", attribute="fields")
    in_cycle = flag_field("Служащий оценивается в открытом цикле")


class StaffChangeList(Schema):
    """A page of changes."""

    items = fields.List(fields.Nested(StaffChange), required=True)
    next_cursor = text_field("Курсор следующей страницы; null на последней", allow_none=True)
