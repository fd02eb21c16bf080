"""Mapping of exceptions to problems, for errors of the service and of the framework, and of problems to answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import structlog
from flask import Flask, Response, g, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from service import errors
from service.access.keys import KeyNotFoundError
from service.access.units import UnitInUseError, UnitNotFoundError
from service.access.users import UserNotFoundError
from service.api.context import context
from service.api.language import wanted_language
from service.api.problems import RETRY_AFTER, STATUS, Problem, forbidden, invalid_request, response, shown
from service.batches.intake import RefusedFileError
from service.batches.messages import file_words
from service.batches.progress import (
    BatchFinishedError,
    BatchNotFoundError,
    BatchRefusedError,
    BatchTooLargeError,
    BatchUnfinishedError,
)
from service.cycles.sheets import SheetChangedError, StepNotAllowedError
from service.cycles.store import CycleNotFoundError, SheetNotFoundError
from service.cycles.words import step_words
from service.employees.imports import ImportNotReadyError, TooManyGoneError
from service.employees.submissions import (
    ChangedMeanwhileError,
    EmployeeNotFoundError,
    InvalidEmployeeError,
    UnusableExternalIdError,
)
from service.files.disk import FULL
from service.pages import errors as pages
from service.retention.holds import HoldNotFoundError
from service.retention.purges import PurgeNotFoundError, PurgeRefusedError
from service.retention.words import refusal_words

BY_STATUS: Final = {
    404: "not-found",
    413: "too-large",
    415: "unsupported-media-type",
    416: "range-not-satisfiable",
    431: "headers-too-large",
}
"""Problems by the status of the framework's exceptions; 405 has a handler, other 4xx are ``bad-request``."""

KEPT_HEADERS: Final = frozenset({"Content-Range", "Accept-Encoding"})

log = structlog.get_logger(__name__)


def install(app: Flask) -> None:
    """Answer every exception of this application with a problem, or a page about it."""
    app.register_error_handler(Problem, answer)
    app.register_error_handler(errors.ServiceError, lambda error: answer(of_service(error)))
    app.register_error_handler(HTTPException, _of_framework)
    app.register_error_handler(MethodNotAllowed, method_not_allowed)
    app.register_error_handler(OSError, _of_system)
    app.register_error_handler(Exception, _unexpected)


def answer(problem: Problem) -> Response:
    """Answer a program with the problem, and a person's browser with a page that says what it means."""
    return pages.of_problem(problem, STATUS[problem.slug]) if pages.for_people() else response(problem)


def of_service(error: errors.ServiceError) -> Problem:
    """Return the problem an error of the service is answered with."""
    found = next((make for kind, make in OURS.items() if isinstance(error, kind)), _internal)
    return found(error)


def _internal(error: errors.ServiceError) -> Problem:
    log.error("service_error", request_id=g.get("request_id"), error=type(error).__name__)
    return Problem("internal-error")


def _down(slug: str, event: str) -> Callable[[Any], Problem]:
    def make(error: errors.ServiceError) -> Problem:
        log.error(event, request_id=g.get("request_id"), reason=str(error))
        return Problem(slug, headers={"Retry-After": RETRY_AFTER})

    return make


OURS: Final[dict[type[errors.ServiceError], Callable[[Any], Problem]]] = {
    errors.ForbiddenByMethodology: lambda error: forbidden(error.violations),
    errors.IdempotencyConflict: lambda _: Problem("idempotency-conflict"),
    errors.InvalidSubmissionError: lambda error: invalid_request([(error.pointer, error.message)]),
    errors.UnknownFormError: lambda _: invalid_request([("/form", "form")]),
    errors.NotADossierError: lambda error: Problem(
        "not-a-dossier", {"forms": ", ".join(error.forms), "kinds": "; ".join(error.kinds)}
    ),
    errors.DossierNotFoundError: lambda _: Problem("dossier-not-found"),
    errors.DocumentNotFoundError: lambda _: Problem("document-not-found"),
    RefusedFileError: lambda error: Problem(
        "unusable-file",
        {"reason": file_words(error.failure, wanted_language()).rstrip(".")},
    ),
    KeyNotFoundError: lambda _: Problem("record-not-found"),
    UserNotFoundError: lambda _: Problem("record-not-found"),
    UnitNotFoundError: lambda _: Problem("record-not-found"),
    EmployeeNotFoundError: lambda _: Problem("record-not-found"),
    UnusableExternalIdError: lambda error: invalid_request([("/external_id", error.said)]),
    InvalidEmployeeError: lambda error: Problem(
        "invalid-request", members={"violations": [each.as_dict() for each in error.violations]}
    ),
    ChangedMeanwhileError: lambda error: Problem("changed-meanwhile", {"version": error.version}),
    ImportNotReadyError: lambda _: Problem("import-not-ready"),
    TooManyGoneError: lambda error: Problem("too-many-gone", {"gone": error.gone, "present": error.present}),
    UnitInUseError: lambda _: Problem("unit-in-use"),
    CycleNotFoundError: lambda _: Problem("record-not-found"),
    SheetNotFoundError: lambda _: Problem("record-not-found"),
    SheetChangedError: lambda _: Problem("sheet-changed"),
    StepNotAllowedError: lambda error: Problem("step-not-allowed", {"reason": step_words(error, wanted_language())}),
    HoldNotFoundError: lambda _: Problem("record-not-found"),
    PurgeNotFoundError: lambda _: Problem("record-not-found"),
    PurgeRefusedError: lambda error: Problem("purge-not-possible", {"reason": refusal_words(error, wanted_language())}),
    BatchNotFoundError: lambda _: Problem("batch-not-found"),
    BatchFinishedError: lambda _: Problem("batch-finished"),
    BatchRefusedError: lambda _: Problem("batch-refused"),
    BatchUnfinishedError: lambda _: Problem("batch-unfinished", headers={"Retry-After": RETRY_AFTER}),
    BatchTooLargeError: lambda error: Problem("batch-too-large", {"most": error.most, "parts": error.parts}),
    errors.DiskFullError: _down("disk-full", "disk_full"),
    errors.DatabaseUnavailableError: _down("database-unavailable", "database_unavailable"),
    errors.StorageError: _down("storage-unavailable", "storage_failed"),
}


def _of_framework(error: HTTPException) -> Response:
    if error.response is not None or error.code is None or error.code < 400:  # noqa: PLR2004 - redirects are answers
        redirect: Response = error.get_response()  # type: ignore[assignment] # Flask sends any WSGI response
        return redirect
    if error.code >= 500:  # noqa: PLR2004 - the framework's own failures
        return _unexpected(error)
    headers = {name: value for name, value in error.get_headers() if name in KEPT_HEADERS}
    return answer(Problem(BY_STATUS.get(error.code, "bad-request"), {"limit": _limit()}, headers=headers))


def _limit() -> int:
    """Return the limit of this request's body, which differs between operations."""
    return request.max_content_length or context().installation.settings.max_body_bytes


def method_not_allowed(error: MethodNotAllowed) -> Response:
    """Answer a method that is not allowed, naming those that are."""
    allowed = ", ".join(sorted(getattr(error, "valid_methods", None) or ()))
    values = {"method": shown(request.method), "allowed": allowed}
    return answer(Problem("method-not-allowed", values, headers={"Allow": allowed}))


def _of_system(error: OSError) -> Response:
    """Answer an ``OSError``: a full disk is a problem of its own, anything else is a bug."""
    if error.errno not in FULL:
        return _unexpected(error)
    return answer(of_service(errors.DiskFullError(f"no room for a temporary file: {error.strerror}")))


def _unexpected(error: Exception) -> Response:
    # The type and the place are enough to find the cause; the text of an exception may hold people's data.
    log.error(
        "unexpected_error",
        request_id=g.get("request_id"),
        error=type(error).__name__,
        place=_place(error),
    )
    return answer(Problem("internal-error"))


def _place(error: BaseException) -> list[str]:
    places = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_qualname}")
        trace = trace.tb_next
    return places[-8:]
