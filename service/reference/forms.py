"""``/forms``: the official forms, the JSON Schemas of their data, samples, workbooks and blank forms."""

from __future__ import annotations

import threading
from typing import Any, Final

from flask import Response, current_app

from doc_templates.catalogue import Form
from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import context, current_services
from service.api.downloads import FILE_HEADERS, XLSX, attach, binary, send, wait_for
from service.api.language import wanted_language
from service.api.problems import RETRY_AFTER, Problem, shown
from service.db.models import KeyScope, Status
from service.documents.blanks import request_blank, shared_by_all
from service.documents.retrieval import MEDIA_TYPES, get_document, open_file
from service.documents.schemas import what_is_missing, why_failed
from service.documents.store import StoredDocument
from service.reference import schemas
from service.spreadsheets.import_workbook import import_workbook

SCHEMA_TYPE: Final = "application/schema+json"

blueprint = Blueprint("forms", __name__, url_prefix=schemas.FORMS, description="Официальные формы")

waiting = threading.Semaphore(2)
"""How many requests may wait for a blank form at once: each holds a thread."""


def find_form(slug: str) -> Form:
    """Return the form with the slug.

    Raises:
        Problem: there is none.
    """
    forms = context().forms
    if slug not in forms:
        raise Problem("unknown-form", {"form": shown(slug), "known": ", ".join(forms)})
    return forms[slug]


@Endpoint("list_forms", "Список форм", ResponseSpec("Все формы", schemas.FormList), KeyScope.READ, example="forms").on(
    blueprint, ""
)
def list_forms() -> dict[str, Any]:
    """List the forms."""
    return {"items": list(context().forms.values())}


@Endpoint(
    "get_form",
    "Одна форма",
    ResponseSpec("Форма", schemas.OfficialForm),
    KeyScope.READ,
    problems=("unknown-form",),
    example="form",
).on(blueprint, "/<form>")
def get_form(form: str) -> Form:
    """Return one form."""
    return find_form(form)


@Endpoint(
    "get_form_schema",
    "JSON Schema данных формы",
    ResponseSpec("JSON Schema 2020-12 поля data", {"type": "object"}, media_type=SCHEMA_TYPE),
    KeyScope.READ,
    problems=("unknown-form",),
    example="schema",
).on(blueprint, "/<form>/schema")
def get_form_schema(form: str) -> Response:
    """Return the JSON Schema of the data."""
    language = wanted_language()
    schema = context().methodology.json_schema(find_form(form).slug, language)
    headers = {"Content-Language": language}
    return Response(current_app.json.dumps(schema), content_type=SCHEMA_TYPE, headers=headers)


@Endpoint(
    "get_form_sample",
    "Пример данных формы",
    ResponseSpec("Полные верные данные с вымышленными людьми", {"type": "object"}),
    KeyScope.READ,
    problems=("unknown-form",),
    example="sample",
).on(blueprint, "/<form>/sample")
def get_form_sample(form: str) -> Response:
    """Return complete, valid data."""
    return Response(current_app.json.dumps(find_form(form).sample()), content_type="application/json")


@Endpoint(
    "get_import_workbook",
    "Таблица для заполнения, XLSX",
    ResponseSpec("Книга: строка – документ", binary(), media_type=XLSX, headers=FILE_HEADERS),
    KeyScope.READ,
    description=(
        "Лист с заголовками, выпадающими списками и примечаниями; строка примера не импортируется. "
        "Заполненную таблицу принимает POST /batches."
    ),
    problems=("unknown-form",),
).on(blueprint, "/<form>/import.xlsx")
def get_import_workbook(form: str) -> Response:
    """Return the workbook to fill in."""
    found = find_form(form)
    content = import_workbook(found.slug, found.sample())
    return attach(content, XLSX, f"{found.blank_stem(context().today())}.xlsx", f"{found.slug}.xlsx")


def _blank_endpoint(format_: str) -> Endpoint:
    return Endpoint(
        f"get_blank_{format_}",
        f"Пустой бланк, {format_.upper()}",
        ResponseSpec("Файл", binary(), media_type=MEDIA_TYPES[format_], headers=FILE_HEADERS),
        KeyScope.READ,
        description=(
            "Бланк изготавливается один раз для каждого образца формы, дальше отдаётся готовый. "
            "Если он ещё не готов, запрос ждёт несколько секунд."
        ),
        query=schemas.BlankQuery,
        problems=("unknown-form", "blank-not-ready", "storage-unavailable", "range-not-satisfiable"),
    )


@_blank_endpoint("docx").on(blueprint, "/<form>/blank.docx")
def get_blank_docx(asked: dict[str, Any], form: str) -> Response:
    """Return the blank form as DOCX."""
    return _blank(find_form(form), "docx", asked)


@_blank_endpoint("pdf").on(blueprint, "/<form>/blank.pdf")
def get_blank_pdf(asked: dict[str, Any], form: str) -> Response:
    """Return the blank form as PDF."""
    return _blank(find_form(form), "pdf", asked)


def _blank(form: Form, format_: str, asked: dict[str, Any]) -> Response:
    shared = context()
    services = shared_by_all(current_services())
    document = request_blank(services, form.slug, asked["language"], variant=asked["variant"], today=shared.today())

    def look() -> StoredDocument | None:
        found = get_document(services, document.id)
        if found.file(format_) is None and (found.status is Status.FAILED or found.waiting_for is not None):
            raise _not_ready(found)
        return None if found.file(format_) is None else found

    if wait_for(look, waiting, shared.wait_seconds) is None:
        raise _not_ready(document)
    opened = open_file(services, document.id, format_)
    return send(opened.content, opened.media_type, opened.name, form.slug)


def _not_ready(document: StoredDocument) -> Problem:
    reason = what_is_missing(document) or why_failed(document)
    return Problem("blank-not-ready", {"waiting_for": reason}, headers={"Retry-After": RETRY_AFTER})
