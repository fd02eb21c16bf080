"""Examples for the OpenAPI description: the samples of the catalogue, and answers worded by the real code.

Every example is checked against its schema by a test, so that none can lie.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from service.http.batch_examples import answer_examples as batch_examples
from service.http.batch_examples import request_examples as batch_requests
from service.http.deadlines import answer_examples as deadline_examples
from service.http.deadlines import question_examples
from service.http.dossier_examples import answer_examples as dossier_examples
from service.http.dossier_examples import request_examples as dossier_requests
from service.http.editions import examples as edition_examples
from service.http.forms import describe as describe_form
from service.http.problems import STATUS, Problem, body
from service.http.readiness import State
from service.http.rules import describe as describe_rule
from service.http.variants import EXAMPLE as VARIANT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from doc_templates.catalogue import Form
    from service.http.context import Context
    from service.http.texts import Texts

DOCUMENT_ID: Final = "3f2b8a4e-6f0e-4d0c-9a55-0d8c1f7b2e61"
INSTANCE: Final = "urn:uuid:0b8f2c58-7d0f-4a4b-8e6c-2f5f4f0f6a10"
SHA256: Final = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
CREATED: Final = "2026-10-15T05:12:03.481502+00:00"
FINISHED: Final = "2026-10-15T05:12:03.702911+00:00"

EXAMPLE_FORM: Final = "b2_score_sheet"
EXAMPLE_RULE: Final = "B18-range"
EXAMPLE_MESSAGE: Final = "Оценка 7 по параметру 5 вне допустимых пределов: от 0 до 5 баллов"

VALUES: Final[Mapping[str, Mapping[str, Any]]] = {
    "malformed-json": {"line": 3, "column": 14, "reason": "ожидается запятая или закрывающая скобка"},
    "wrong-encoding": {"position": 24, "guess": "Похоже на Windows-1251."},
    "duplicate-name": {"name": "form"},
    "not-a-number": {"value": "NaN"},
    "unknown-form": {"form": "b3_score_sheet", "known": "b1_score_sheet, b2_score_sheet"},
    "unknown-rule": {"rule": "B99-unknown"},
    "not-a-dossier": {
        "forms": "b2_score_sheet, a7_survey",
        "kinds": "b_calibration: b1_score_sheet | b2_score_sheet, b_calibration_protocol",
    },
    "unknown-edition": {"methodology": "B", "day": "2024-01-01"},
    "file-not-requested": {"format": "pdf", "available": "docx"},
    "method-not-allowed": {"method": "DELETE", "allowed": "GET, HEAD, OPTIONS"},
    "unusable-file": {"reason": "Файл не открывается как книга XLSX"},
    "batch-too-large": {"most": 1_000, "parts": 10},
    "not-ready": {"status": "rendering", "waiting_for": ""},
    "document-failed": {"reason": "LibreOffice не смог преобразовать документ."},
    "too-large": {"limit": 2 * 1024 * 1024},
    "limit-exceeded": {"what": "Вложенность объектов и списков может быть не более 20."},
    "forbidden-by-methodology": {"errors": 1, "warnings": 0},
    "blank-not-ready": {"waiting_for": ""},
    "not-operational": {"reasons": "Ни один изготовитель документов не отзывался последние 15 секунд."},
}
"""What the texts of problems name in braces, for their examples."""


def problem_examples(shared: Context, texts: Texts) -> dict[str, dict[str, Any]]:
    """Return an example for every kind of problem."""
    members = _members(shared, texts)
    return {slug: body(Problem(slug, VALUES.get(slug), members=members.get(slug)), texts, INSTANCE) for slug in STATUS}


def answer_examples(shared: Context, texts: Texts) -> dict[str, Any]:
    """Return an example of each answer, by the name the operation gives its examples."""
    forms = [describe_form(form) for form in shared.forms.values()]
    rules = [describe_rule(rule) for rule in shared.methodology.rules]
    first = next(iter(_forms(shared)))
    queued = _document(shared, first, ready=False)
    ready = _document(shared, first, ready=True)
    violation = _violation(shared)
    checks = State(database=None, storage=None, worker=None, pdf=None).report(texts)
    return {
        "forms": {"items": forms},
        "form": describe_form(shared.forms[first]),
        "schema": shared.methodology.json_schema(first),
        "sample": shared.forms[first].sample(),
        "validate": {
            "valid": False,
            "violations": [violation],
            "computed": ready["computed"],
            "edition": ready["edition"],
            "variant": None,
        },
        "create_document": queued,
        "get_document": ready,
        "list_documents": {"items": [ready], "next_cursor": None},
        **batch_examples(violation),
        **dossier_examples(shared, partial(_document, shared)),
        "rules": {"items": rules[:1]},
        "rule": rules[0],
        **edition_examples(shared),
        "list_variants": {"items": [VARIANT]},
        **deadline_examples(shared),
        "live": {"status": "ok"},
        "ready": {"status": "ready", "checks": checks},
        "metrics": 'bagalau_documents{form="b2_score_sheet",status="ready"} 12.0\n',
    }


def request_examples(shared: Context) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the example requests of each operation that takes a body, one for each form."""
    return {
        "reckon_deadlines": question_examples(),
        **batch_requests(shared),
        **dossier_requests(shared),
        "validate": {
            slug: {"summary": form.name, "value": {"form": slug, "data": form.sample()}}
            for slug, form in _forms(shared).items()
        },
        "create_document": {
            slug: {
                "summary": form.name,
                "value": {
                    "form": slug,
                    "data": form.sample(),
                    "formats": ["docx", "pdf"],
                    "external_id": "кадры-2025-3-0017",
                },
            }
            for slug, form in _forms(shared).items()
        },
    }


def _forms(shared: Context) -> dict[str, Form]:
    """Return the forms with the one most readers come for first, since a page of documentation opens with the first."""
    return dict(sorted(shared.forms.items(), key=lambda named: named[0] != EXAMPLE_FORM))


def _members(shared: Context, texts: Texts) -> dict[str, dict[str, Any]]:
    shape = {
        "rule": "schema",
        "severity": "error",
        "pointer": "/formats",
        "message": texts.field("formats"),
    }
    failed = State(database=None, storage=None, worker="worker", pdf="worker").report(texts)
    return {
        "invalid-request": {"violations": [shape]},
        "forbidden-by-methodology": {"violations": [_violation(shared)]},
        "not-operational": {"checks": failed},
    }


def _violation(shared: Context) -> dict[str, Any]:
    rule = next((rule for rule in shared.methodology.rules if rule.id == EXAMPLE_RULE), shared.methodology.rules[0])
    return {
        "rule": rule.id,
        "severity": "error",
        "pointer": "/scores/4/score",
        "message": EXAMPLE_MESSAGE,
        "law": {
            "act": "order-13",
            "methodology": rule.methodology,
            "item": rule.item,
            "annex": rule.annex,
            "text": rule.text,
        },
    }


def _document(shared: Context, slug: str, *, ready: bool) -> dict[str, Any]:
    sample = shared.forms[slug].sample()
    outcome = shared.services.check(
        slug, sample, today=shared.today(), language="ru", calendar=shared.services.calendar
    )
    here = f"/api/v1/documents/{DOCUMENT_ID}"
    files = [
        {"format": name, "url": f"{here}/files/{name}", "sha256": SHA256, "size": size, "pages": pages}
        for name, size, pages in (("docx", 21_394, None), ("pdf", 88_120, 2))
    ]
    return {
        "id": DOCUMENT_ID,
        "form": slug,
        "status": "ready" if ready else "queued",
        "external_id": "кадры-2025-3-0017",
        "formats": ["docx", "pdf"],
        "edition": outcome.edition,
        "variant": None,
        "template": {"language": "ru", "sha256": SHA256},
        "violations": [],
        "computed": outcome.explained,
        "files": files if ready else [],
        "waiting_for": None,
        "failure": None,
        "created_at": CREATED,
        "updated_at": FINISHED if ready else CREATED,
        "finished_at": FINISHED if ready else None,
        "links": {"self": here},
    }
