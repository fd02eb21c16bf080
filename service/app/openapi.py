"""Completes the OpenAPI 3.1 description that flask-smorest derives from the declarations.

It adds the schema of each form's data, examples, every problem of an operation by status, and the security scheme.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from service.api.access import PUBLIC
from service.api.blueprint import EXAMPLE, PROBLEMS, SCOPE
from service.api.context import Context
from service.api.language import DEFAULT_LANGUAGE, problem_text
from service.api.problems import MEDIA_TYPE, STATUS
from service.app.translation import Translation, translation
from service.documents.retrieval import MEDIA_TYPES
from service.reference.deadlines import describe_requests, request_examples
from validators.calendar_year import YEARS
from validators.schemas.json_schema import object_schema
from validators.staff.check import EXTERNAL_ID, SCHEMA_OF_MEMBER
from validators.staff.sample import SAMPLE_MEMBER

VERSION: Final = "3.1.0"
EVERYWHERE: Final = ("method-not-allowed", "internal-error")
WITH_KEY: Final = (
    "unauthorized",
    "insufficient-scope",
    "too-many-requests",
    "too-many-wrong-keys",
    "database-unavailable",
    "disk-full",
)
UNUSED: Final = ("Error", "PaginationMetadata")
"""Components flask-smorest adds of its own accord, to which nothing refers."""
BODIES: Final = ("ValidationRequest", "DocumentRequest", "DossierDocument")
"""The components that hold a form and its data."""
STAFF: Final = "employees"
EXAMPLE_FORM: Final = "b2_score_sheet"
"""The form most readers come for: a page of documentation opens with the first example."""
FOLDER: Final = Path(__file__).parent
DOSSIER_REQUESTS: Final = FOLDER / "examples.dossiers.json"

ADMINISTRATION: Final[dict[str, dict[str, dict[str, Any]]]] = {
    name: {"example": {"summary": name, "value": value}}
    for name, value in {
        "create_key": {"name": "1С: Кадры", "scopes": ["read", "create"], "expires_on": "2027-12-31"},
        "create_user": {"login": "kasymova", "name": "Касымова Алия Сериковна", "role": "personnel_officer"},
        "give_link": {"forget_app": True},
        "create_unit": {"name": "Департамент по Костанайской области"},
        "create_organization": {"name": "Комитет образцов", "language": "kk"},
    }.items()
}

STAFF_REQUESTS: Final[dict[str, dict[str, dict[str, Any]]]] = {
    name: {"example": {"summary": name, "value": value}}
    for name, value in {
        "put_employee": SAMPLE_MEMBER,
        "patch_employee": {"contacts": {"phone": "+7 7172 70 00 01"}, "days_worked": None},
        "import_employees": [{"external_id": "hr-00017", "data": SAMPLE_MEMBER}],
        "apply_employee_import": {"confirm_gone": True},
        "search_employees": {"text": "сейткали айдана", "active_on": "2026-09-30"},
    }.items()
}

CYCLES: Final[dict[str, dict[str, dict[str, Any]]]] = {
    name: {"example": {"summary": name, "value": value}}
    for name, value in {
        "open_cycle": {"methodology": "B", "period": {"year": 2025, "quarter": 3}},
        "save_sheet": {"data": {"scores": [{"score": "4.5"}, {"score": "4"}]}, "version": 1},
        "submit_sheet": {},
        "acquaint_sheet": {"on": "2025-10-08"},
        "appeal_sheet": {"on": "2025-10-09"},
        "calibrate_sheet": {"document_id": "0b9f1c1e-5c7a-4a0e-9a53-1f6d6f0d2f4b"},
        "answer_sheet": {"version": 1, "evaluator": {"external_id": "k-0017"}},
        "make_not_assessed": {
            "signatory": {
                "full_name": "Петренко Ольга Викторовна",
                "position": "руководитель службы управления персоналом",
                "organization": "Комитет образцов",
            }
        },
        "apply_differences": {},
        "make_annual_scores": {"signed_on": "2026-01-20"},
    }.items()
}

RETENTION: Final[dict[str, dict[str, dict[str, Any]]]] = {
    name: {"example": {"summary": name, "value": value}}
    for name, value in {
        "hold_papers": {"ground": "Определение суда от 12.10.2029 № 2-17", "person": {"employee": "hr-00017"}},
        "export_person": {"employee": "hr-00017"},
        "prepare_purge": {
            "data": {
                "organization": "Комитет образцов",
                "number": "1",
                "members": [
                    {
                        "full_name": "Петренко Ольга Викторовна",
                        "position": "руководитель службы управления персоналом",
                        "organization": "Комитет образцов",
                        "role": "chair",
                    }
                ],
                "approved_by": {
                    "full_name": "Сүлейменов Дәурен Қанатұлы",
                    "position": "руководитель аппарата",
                    "organization": "Комитет образцов",
                },
            }
        },
    }.items()
}

INFO: Final = {
    "description": (
        "Проверяет данные оценки деятельности государственных служащих по методикам приказа № 13 "
        "(в редакции приказа № 121 от 28 июля 2025 года) и изготавливает официальные формы в DOCX и PDF.\n\n"
        "Ключ доступа передаётся в заголовке `Authorization: Bearer …`. "
        "Ошибки — `application/problem+json` (RFC 9457). "
        "Язык ответов и этого описания — в заголовке `Accept-Language`: `ru`, `kk` или `en`. "
        "Официальные названия, слова приказа и сами данные всегда на языке оригинала."
    ),
    "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
}


def complete(derived: dict[str, Any], shared: Context, language: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
    """Return the finished description.

    Args:
        derived: what flask-smorest derived, in Russian; it stays as it is.
        shared: forms, rules and samples to describe.
        language: what the description is in; official names, the words of the law and samples stay Russian.
    """
    translated = translation(language)
    spec: dict[str, Any] = translated.description(derived)
    components = spec["components"]
    components.pop("responses", None)
    for name in UNUSED:
        components["schemas"].pop(name, None)
    components["securitySchemes"] = {"key": translated.description(KEY)}
    _describe_data(components["schemas"], shared, language)
    describe_requests(components["schemas"], language)
    recorded = _read(recorded_path(language))
    components["examples"] = {
        _problem_name(slug): {"summary": problem_text(slug, "title", language), "value": recorded["problems"][slug]}
        for slug in STATUS
    }
    bodies = _request_examples(shared, language)
    for operation in _operations(spec):
        _add_examples(operation, recorded["answers"], bodies)
        _add_problems(operation, translated)
        _describe_parameters(operation, shared)
    _describe_file(spec, translated)
    spec["security"] = [{"key": []}]
    spec["servers"] = [{"url": "/"}]
    return spec


def recorded_path(language: str) -> Path:
    """Return the file of the answers that ``make examples`` recorded in a language."""
    return FOLDER / f"examples.{language}.json"


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _request_examples(shared: Context, language: str) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the example requests of each operation that takes a body, one for each form; samples are as they are."""
    forms = sorted(shared.forms.values(), key=lambda form: form.slug != EXAMPLE_FORM)
    samples = {form.slug: (form.name, {"form": form.slug, "data": form.sample()}) for form in forms}
    files = {"formats": ["docx", "pdf"], "external_id": "кадры-2025-3-0017"}
    title, sample = samples[EXAMPLE_FORM]
    rows = [
        {"form": EXAMPLE_FORM, "external_id": f"кадры-2026-3-{number:04}", "data": sample["data"]}
        for number in (17, 18)
    ]
    plain = {slug: {"summary": name, "value": asked} for slug, (name, asked) in samples.items()}
    dossiers = {kind: {"summary": kind, "value": asked} for kind, asked in _read(DOSSIER_REQUESTS)["dossiers"].items()}
    return {
        **ADMINISTRATION,
        **STAFF_REQUESTS,
        **CYCLES,
        **RETENTION,
        "reckon_deadlines": request_examples(language),
        "create_batch": {EXAMPLE_FORM: {"summary": title, "value": rows}},
        "validate_dossier": dossiers,
        "create_dossier": dossiers,
        "validate": plain,
        "preview": plain,
        "create_document": {slug: {"summary": name, "value": asked | files} for slug, (name, asked) in samples.items()},
    }


def _operations(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in spec["paths"].values():
        shared = path.pop("parameters", [])
        for operation in path.values():
            # Parameters of the path are repeated in each operation: Swagger UI shows them there.
            operation["parameters"] = [dict(one) for one in shared] + operation.get("parameters", [])
            yield operation


def _describe_data(schemas: dict[str, Any], shared: Context, language: str) -> None:
    """Put each form's schema and that of a servant into the components; a body is one alternative for each form."""
    for slug in shared.forms:
        schemas[_data_name(slug)] = _without_draft(shared.methodology.json_schema(slug, language), _data_name(slug))
    schemas[_data_name(STAFF)] = object_schema(SCHEMA_OF_MEMBER, language)
    schemas["StaffEmployee"]["properties"]["data"] = {"$ref": f"#/components/schemas/{_data_name(STAFF)}"}
    for body in BODIES:
        general = schemas.pop(body)
        alternatives = {}
        for slug in shared.forms:
            name = f"{body}-{slug}"
            alternatives[slug] = f"#/components/schemas/{name}"
            properties = {
                **general["properties"],
                "form": {"type": "string", "const": slug},
                "data": {"$ref": f"#/components/schemas/{_data_name(slug)}"},
            }
            schemas[name] = {**general, "properties": properties, "additionalProperties": False}
        schemas[body] = {
            "oneOf": [{"$ref": reference} for reference in alternatives.values()],
            "discriminator": {"propertyName": "form", "mapping": alternatives},
        }


def _without_draft(schema: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a schema as it stands among the components: no dialect or address of its own, references led home."""
    here = f"#/components/schemas/{name}"

    def moved(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: _moved_reference(key, inner, here) or moved(inner) for key, inner in value.items()}
        return [moved(one) for one in value] if isinstance(value, list) else value

    found: dict[str, Any] = moved({key: value for key, value in schema.items() if key not in {"$schema", "$id"}})
    return found


def _moved_reference(key: str, value: Any, here: str) -> str | None:
    return here + value[1:] if key == "$ref" and isinstance(value, str) and value.startswith("#") else None


def _add_examples(operation: dict[str, Any], answers: dict[str, Any], bodies: dict[str, Any]) -> None:
    name = operation.pop(EXAMPLE)
    for response in operation["responses"].values():
        for media in response.get("content", {}).values() if name else ():
            media["example"] = answers[name]
    for media_type, media in operation.get("requestBody", {}).get("content", {}).items():
        if media_type == "application/json":
            asked = operation["operationId"]
            media["examples"] = bodies[asked if asked in bodies else name]


def _add_problems(operation: dict[str, Any], translated: Translation) -> None:
    """Describe every problem the operation can end in, by status, each kind with its example."""
    public = f"{operation['tags'][0]}.{operation['operationId']}" in PUBLIC
    slugs = [*operation.pop(PROBLEMS), *EVERYWHERE, *(() if public else WITH_KEY)]
    responses = operation["responses"]
    responses.get("204", {}).pop("content", None)
    for status in [status for status in responses if not str(status).startswith("2")]:
        del responses[status]
    for status in sorted({STATUS[slug] for slug in slugs}):
        kinds = [slug for slug in dict.fromkeys(slugs) if STATUS[slug] == status]
        responses[str(status)] = _problem_response(status, kinds, translated)
    scope = operation.pop(SCOPE)
    operation["security"] = [] if public else [{"key": [str(scope)]}]


def _problem_response(status: int, kinds: list[str], translated: Translation) -> dict[str, Any]:
    found: dict[str, Any] = {
        "description": "; ".join(problem_text(slug, "title", translated.language) for slug in kinds),
        "content": {
            MEDIA_TYPE: {
                "schema": {"$ref": "#/components/schemas/ProblemDetails"},
                "examples": {slug: {"$ref": f"#/components/examples/{_problem_name(slug)}"} for slug in kinds},
            }
        },
    }
    if headers := PROBLEM_HEADERS.get(status):
        found["headers"] = translated.description(headers)
    return found


KEY: Final = {"type": "http", "scheme": "bearer", "description": "Ключ доступа; печатается при первом запуске"}
PROBLEM_HEADERS: Final = {
    403: {"WWW-Authenticate": {"description": "Bearer", "schema": {"type": "string"}}},
    401: {"WWW-Authenticate": {"description": "Bearer", "schema": {"type": "string"}}},
    405: {"Allow": {"description": "Допустимые методы", "schema": {"type": "string"}}},
    429: {"Retry-After": {"description": "Через сколько секунд повторить", "schema": {"type": "integer"}}},
    503: {"Retry-After": {"description": "Через сколько секунд повторить", "schema": {"type": "integer"}}},
}


def _describe_parameters(operation: dict[str, Any], shared: Context) -> None:
    known: dict[str, dict[str, Any]] = {
        "form": {"schema": {"type": "string", "enum": list(shared.forms)}},
        "batch_id": {"schema": {"type": "string", "format": "uuid"}},
        "import_id": {"schema": {"type": "string", "format": "uuid"}},
        "cycle_id": {"schema": {"type": "string", "format": "uuid"}},
        "sheet_id": {"schema": {"type": "string", "format": "uuid"}},
        "hold_id": {"schema": {"type": "string", "format": "uuid"}},
        "purge_id": {"schema": {"type": "string", "format": "uuid"}},
        "key_id": {"schema": {"type": "string", "format": "uuid"}},
        "user_id": {"schema": {"type": "string", "format": "uuid"}},
        "unit_id": {"schema": {"type": "string", "format": "uuid"}},
        "external_id": {"schema": {"type": "string", "pattern": EXTERNAL_ID.pattern}, "example": "hr-00017"},
        "dossier_id": {"schema": {"type": "string", "format": "uuid"}},
        "document_id": {"schema": {"type": "string", "format": "uuid"}},
        "file_format": {"schema": {"type": "string", "enum": list(MEDIA_TYPES)}},
        "rule_id": {
            "schema": {"type": "string", "pattern": r"^[A-Za-z0-9.-]{1,60}$"},
            "example": shared.methodology.rules[0].id,
        },
        "methodology": {"schema": {"type": "string", "enum": ["A", "B"]}},
        "day": {"schema": {"type": "string", "format": "date"}, "example": "2026-10-15"},
        "year": {"schema": {"type": "integer", "minimum": YEARS[0], "maximum": YEARS[-1]}, "example": 2027},
    }
    for parameter in operation["parameters"]:
        if parameter["name"] in known and (parameter["in"] == "path" or parameter["name"] == "form"):
            parameter.update(known[parameter["name"]])
    if not operation["parameters"]:
        del operation["parameters"]


def _describe_file(spec: dict[str, Any], translated: Translation) -> None:
    """Name both media types of a file, and the answers that carry only a part of it or none."""
    for path, item in spec["paths"].items():
        if not re.search(r"/files/|/blank\.|\.ics$|/archive\.zip$", path):
            continue
        responses = item["get"]["responses"]
        if path.endswith(".ics"):
            responses["304"] = {"description": translated.sentence("Календарь не изменился (If-None-Match)")}
            continue
        if "/files/" in path:
            responses["200"]["content"] = {media: {} for media in MEDIA_TYPES.values()}
        responses["206"] = {**responses["200"], "description": translated.sentence("Часть файла (заголовок Range)")}
        responses["304"] = {"description": translated.sentence("Файл не изменился (If-None-Match)")}


def _data_name(slug: str) -> str:
    return f"Data-{slug}"


def _problem_name(slug: str) -> str:
    return f"problem-{slug}"
