"""Examples for the OpenAPI description: the samples of the catalogue, and answers worded by the real code.

Every example is checked against its schema by a test, so that none can lie.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from doc_templates.catalogue import Form
from service.api.context import Context
from service.api.readiness import State
from service.app.problem_examples import EXAMPLE_FORM, example_violation
from service.batches.examples import answer_examples as batch_examples
from service.batches.examples import request_examples as batch_requests
from service.dossiers.examples import answer_examples as dossier_examples
from service.dossiers.examples import request_examples as dossier_requests
from service.reference.deadlines import answer_examples as deadline_examples
from service.reference.deadlines import request_examples as deadline_requests
from service.reference.editions import examples as edition_examples
from service.reference.forms import describe as describe_form
from service.reference.rules import describe as describe_rule
from service.reference.variants import EXAMPLE as VARIANT

DOCUMENT_ID: Final = "3f2b8a4e-6f0e-4d0c-9a55-0d8c1f7b2e61"
SHA256: Final = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
CREATED: Final = "2026-10-15T05:12:03.481502+00:00"
FINISHED: Final = "2026-10-15T05:12:03.702911+00:00"


def answer_examples(shared: Context, language: str) -> dict[str, Any]:
    """Return an example of each answer in the language, by the name the operation gives its examples."""
    forms = [describe_form(form, language) for form in shared.forms.values()]
    rule = describe_rule(shared.methodology.rules[0], language)
    first, document = next(iter(_forms(shared))), partial(_document, shared, language)
    queued, ready = document(first, ready=False), document(first, ready=True)
    violation = example_violation(shared, language)
    checks = State().report(language)
    return {
        "forms": {"items": forms},
        "form": describe_form(shared.forms[first], language),
        "schema": shared.methodology.json_schema(first, language),
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
        **batch_examples(violation, language),
        **dossier_examples(shared, document, language),
        "rules": {"items": [rule]},
        "rule": rule,
        **edition_examples(shared),
        "list_variants": {"items": [VARIANT]},
        **deadline_examples(shared, language),
        "live": {"status": "ok"},
        "ready": {"status": "ready", "checks": checks},
        "metrics": 'bagalau_documents{form="b2_score_sheet",status="ready"} 12.0\n',
    }


def request_examples(shared: Context, language: str) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the example requests of each operation that takes a body, one for each form; samples are as they are."""
    return {
        "reckon_deadlines": deadline_requests(language),
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


def _document(shared: Context, language: str, slug: str, *, ready: bool) -> dict[str, Any]:
    sample = shared.forms[slug].sample()
    outcome = shared.services.check(
        slug, sample, today=shared.today(), language=language, calendar=shared.services.calendar
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
