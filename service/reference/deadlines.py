"""``/deadlines``: deadlines of the order calculated from dates, and those of a year as a calendar file."""

from __future__ import annotations

import hashlib
from typing import Any, Final

from flask import Response, request
from marshmallow import fields, pre_load, validate

from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import context, current_services
from service.api.downloads import FILE_HEADERS, binary, disposition
from service.api.language import wanted_language
from service.api.problems import Problem
from service.api.schemas import TEXT, Request, WholeNumber
from service.db.models import KeyScope
from service.reference.deadline_calendar import MEDIA_TYPE, calendar_file
from service.reference.schemas import DeadlineKindList, Reckoned
from validators.calendar import WorkingCalendar
from validators.deadlines.agenda import YEARS
from validators.deadlines.describing import (
    DeadlineResult,
    calculate,
    described_kind,
    described_term,
    kind_example,
    kind_schema,
)
from validators.deadlines.terms import TERMS_BY_KIND
from validators.messages.catalog import MESSAGES
from validators.parameters import METHODOLOGIES

REQUEST: Final = "DeadlineRequest"
HEADERS: Final = {name: FILE_HEADERS[name] for name in ("Content-Disposition", "ETag")}

blueprint = Blueprint("deadlines", __name__, url_prefix="/api/v1/deadlines", description="Сроки")


class DeadlineRequest(Request):
    """A kind of deadline and its dates; each kind has fields of its own."""

    question = fields.Raw(required=True)

    @pre_load
    def whole(self, data: Any, **_: Any) -> dict[str, Any]:
        """Keep the body as it was sent: its fields depend on the kind."""
        return {"question": data}


class AgendaQuery(Request):
    """Parameters of the calendar file."""

    year = WholeNumber(
        validate=validate.Range(YEARS[0], YEARS[-1], error="agenda_year"),
        error_messages={"null": "null", "invalid": "agenda_year", "too_large": "agenda_year"},
        metadata={"description": "Год, в который сроки истекают (по умолчанию текущий)"},
    )
    methodology = fields.String(
        validate=validate.OneOf(METHODOLOGIES, error="methodology"),
        error_messages=TEXT,
        metadata={"description": "Только сроки корпуса «А» или «Б» (по умолчанию оба)"},
    )


@Endpoint(
    "list_deadlines",
    "Виды сроков",
    ResponseSpec("Виды сроков по порядку пунктов и даты, от которых они считаются", DeadlineKindList),
    KeyScope.READ,
    example="deadline_kinds",
).on(blueprint, "")
def list_deadlines() -> dict[str, Any]:
    """List the kinds of deadlines."""
    language = wanted_language()
    return {"items": [described_kind(kind, language) for kind in TERMS_BY_KIND]}


@Endpoint(
    "reckon_deadlines",
    "Сосчитать срок",
    ResponseSpec("Последний день срока и как он сосчитан", Reckoned),
    KeyScope.READ,
    description=(
        "Вид срока и его даты: GET /api/v1/deadlines. Рабочие дни считаются по календарю GET /api/v1/calendar/{year}. "
        "Срок, который приходится на нерабочий день, не переносится: такого правила в методиках нет."
    ),
    method="POST",
    body=DeadlineRequest,
    example="reckon_deadlines",
).on(blueprint, "")
def calculate_deadlines(asked: dict[str, Any]) -> dict[str, Any]:
    """Calculate the deadlines of a kind."""
    language, calendar = wanted_language(), current_services().calendar
    result = calculate(asked["question"], calendar=calendar, language=language)
    if result.violations:
        raise Problem("invalid-request", members={"violations": [one.as_dict() for one in result.violations]})
    return _described(result, calendar, language)


@Endpoint(
    "get_deadline_calendar",
    "Сроки года для Outlook",
    ResponseSpec("Файл iCalendar (RFC 5545)", binary(), media_type=MEDIA_TYPE, headers=HEADERS),
    KeyScope.READ,
    description=(
        "События на весь день с напоминанием за три дня. Сроки, которые отсчитываются от событий (обращение, "
        "согласование, подписание), в календарь не входят: их считает POST /api/v1/deadlines."
    ),
    query=AgendaQuery,
).on(blueprint, "/calendar.ics")
def get_deadline_calendar(query: dict[str, Any]) -> Response:
    """Give the year as a file."""
    shared = context()
    year = query.get("year", shared.today().year)
    methodology, language = query.get("methodology"), wanted_language()
    file = calendar_file(year, current_services().calendar, methodology=methodology, language=language)
    answer = Response(file.content, content_type=f"{MEDIA_TYPE}; charset=utf-8; method=PUBLISH")
    answer.headers["Content-Disposition"] = disposition(file.name, f"deadlines-{year}")
    answer.headers["Content-Language"] = file.language
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Vary"] = "Accept-Language"
    answer.set_etag(hashlib.sha256(file.content).hexdigest())
    answer.make_conditional(request)
    return answer


def _described(result: DeadlineResult, calendar: WorkingCalendar, language: str) -> dict[str, Any]:
    return {
        "kind": result.kind,
        "title": MESSAGES.text("deadlines-titles", str(result.kind), language),
        "deadlines": [described_term(found, calendar, language) for found in result.found],
    }


def describe_requests(schemas: dict[str, Any], language: str) -> None:
    """Add an alternative for each kind of deadline to the components of the OpenAPI document."""
    names = {kind: f"{REQUEST}-{kind}" for kind in TERMS_BY_KIND}
    schemas |= {name: kind_schema(kind, language) for kind, name in names.items()}
    mapping = {kind: f"#/components/schemas/{name}" for kind, name in names.items()}
    schemas[REQUEST] = {
        "oneOf": [{"$ref": reference} for reference in mapping.values()],
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }


def request_examples(language: str) -> dict[str, dict[str, Any]]:
    """Return an example request for each kind, named in the language."""
    return {
        kind: {"summary": MESSAGES.text("deadlines-titles", kind, language), "value": kind_example(kind)}
        for kind in TERMS_BY_KIND
    }
