"""RFC 9457 problem details.

A kind of problem is a slug with its HTTP status here and its texts in ``*.ftl``; ``type`` is the address of a page that
explains it. ``service.app.error_handlers`` maps exceptions to kinds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from flask import Response, current_app, g, has_request_context

from service.api.language import field_text, problem_text, wanted_language
from validators.messages.catalog import Message
from validators.messages.catalog import localization as messages
from validators.schemas.reading import omission
from validators.violations import MAX_REPORTED, Violation

MEDIA_TYPE: Final = "application/problem+json"
PAGES: Final = "/problems"
SHOWN_LENGTH: Final = 60
RETRY_AFTER: Final = "5"
"""``Retry-After`` while a dependency is down, in seconds."""

STATUS: Final[Mapping[str, int]] = {
    "malformed-json": 400,
    "empty-body": 400,
    "wrong-encoding": 400,
    "duplicate-name": 400,
    "not-a-number": 400,
    "bad-request": 400,
    "unauthorized": 401,
    "insufficient-scope": 403,
    "not-found": 404,
    "unknown-form": 404,
    "document-not-found": 404,
    "dossier-not-found": 404,
    "batch-not-found": 404,
    "record-not-found": 404,
    "unknown-rule": 404,
    "unknown-edition": 404,
    "file-not-requested": 404,
    "method-not-allowed": 405,
    "request-timeout": 408,
    "not-ready": 409,
    "document-failed": 409,
    "idempotency-conflict": 409,
    "unit-in-use": 409,
    "import-not-ready": 409,
    "too-many-gone": 409,
    "sheet-changed": 409,
    "step-not-allowed": 409,
    "purge-not-possible": 409,
    "batch-finished": 409,
    "batch-refused": 409,
    "batch-unfinished": 409,
    "batch-too-large": 409,
    "changed-meanwhile": 412,
    "too-large": 413,
    "unsupported-media-type": 415,
    "encoded-body": 415,
    "range-not-satisfiable": 416,
    "invalid-request": 422,
    "limit-exceeded": 422,
    "not-a-dossier": 422,
    "unusable-file": 422,
    "forbidden-by-methodology": 422,
    "too-many-requests": 429,
    "too-many-wrong-keys": 429,
    "headers-too-large": 431,
    "internal-error": 500,
    "not-implemented": 501,
    "database-unavailable": 503,
    "storage-unavailable": 503,
    "disk-full": 503,
    "blank-not-ready": 503,
    "no-preview": 503,
    "result-not-ready": 503,
    "too-many-streams": 503,
    "too-many-bodies": 503,
    "not-operational": 503,
}


class Problem(Exception):  # noqa: N818 - RFC 9457 calls it so
    """A problem response.

    Args:
        slug: the kind, a key of ``STATUS``.
        values: placeables of the texts of the kind.
        members: further members of the body, such as ``violations``.
        headers: further headers, such as ``Retry-After``.
    """

    def __init__(
        self,
        slug: str,
        values: Mapping[str, Any] | None = None,
        *,
        members: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(slug)
        self.slug = slug
        self.values = dict(values or {})
        self.members = dict(members or {})
        self.headers = dict(headers or {})


def body(problem: Problem, language: str, instance: str | None) -> dict[str, Any]:
    """Return the members of a problem in one language; ``instance`` is the URN of the request."""
    found: dict[str, Any] = {
        "type": f"{PAGES}/{problem.slug}",
        "title": problem_text(problem.slug, "title", language),
        "status": STATUS[problem.slug],
        "detail": problem_text(problem.slug, "detail", language, **problem.values),
    }
    if instance is not None:
        found["instance"] = instance
    return found | problem.members


def response(problem: Problem) -> Response:
    """Return the response to the present request, in its language."""
    language = wanted_language()
    instance = f"urn:uuid:{g.request_id}" if has_request_context() and "request_id" in g else None
    answer = Response(
        current_app.json.dumps(body(problem, language, instance)) + "\n",
        status=STATUS[problem.slug],
        content_type=MEDIA_TYPE,
        headers=problem.headers,
    )
    answer.headers["Content-Language"] = language
    answer.headers["Cache-Control"] = "no-store"
    return answer


def invalid_request(faults: Sequence[tuple[str, str | Message]], values: Mapping[str, Any] | None = None) -> Problem:
    """Return the problem of a request with invalid fields.

    Args:
        faults: pairs of a JSON Pointer into the request (for a parameter: ``/`` and its name) and the key of a text
            of the section ``fields``, or a message.
        values: placeables of the texts, besides the limits.
    """
    language = wanted_language()
    violations: list[dict[str, Any]] = [
        {
            "rule": "schema",
            "severity": "error",
            "pointer": pointer,
            "message": field_text(key, language, **(values or {})),
        }
        for pointer, key in faults[:MAX_REPORTED]
    ]
    if omitted := len(faults) - len(violations):
        violations.append(omission(omitted, messages(language)).as_dict())
    return Problem("invalid-request", members={"violations": violations})


def forbidden(violations: Sequence[Violation]) -> Problem:
    """Return the problem of data that the methodology forbids."""
    listed = [found.as_dict() for found in violations]
    errors = sum(found["severity"] == "error" for found in listed)
    counts = {"errors": errors, "warnings": len(listed) - errors}
    return Problem("forbidden-by-methodology", counts, members={"violations": listed})


def shown(text: str) -> str:
    """Return the beginning of a client's text, valid Unicode, to be repeated in a response."""
    return text[:SHOWN_LENGTH].encode("utf-8", "replace").decode("utf-8")
