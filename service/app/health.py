"""``/healthz``, ``/readyz`` and ``/metrics``: the state of the service for its operators."""

from __future__ import annotations

from typing import Any

from flask import Response
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4

from service.api import schemas
from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import context, current_caller
from service.api.language import wanted_language
from service.api.metrics import Metrics
from service.api.problems import RETRY_AFTER, Problem
from service.db.models import KeyScope

blueprint = Blueprint("health", __name__, description="Состояние службы")


@Endpoint("live", "Процесс жив", ResponseSpec("Процесс отвечает", schemas.Liveness), None, example="live").on(
    blueprint, "/healthz"
)
def live() -> dict[str, str]:
    """Return that the process is alive."""
    return {"status": "ok"}


@Endpoint(
    "ready",
    "Документы изготавливаются",
    ResponseSpec("Можно изготавливать документы, включая PDF", schemas.ReadinessReport),
    None,
    description="503, если чего-то не хватает: поле checks называет, чего именно и что сделать.",
    problems=("not-operational",),
    example="ready",
).on(blueprint, "/readyz")
def ready() -> dict[str, Any]:
    """Return whether documents can be made, PDF included."""
    state = context().readiness.state()
    checks = state.report(wanted_language())
    if not state.ready:
        # Two checks may fail for one reason, which is listed once.
        reasons = dict.fromkeys(check["detail"] for check in checks.values() if not check["ok"])
        raise Problem(
            "not-operational",
            {"reasons": " ".join(reasons)},
            members={"checks": checks},
            headers={"Retry-After": RETRY_AFTER},
        )
    return {"status": "ready", "checks": checks}


@Endpoint(
    "metrics",
    "Показатели для Prometheus",
    ResponseSpec("Текстовый формат Prometheus", {"type": "string"}, media_type="text/plain"),
    KeyScope.METRICS,
    description="Очереди, документы, пакеты и запросы; личных данных нет. Нужен ключ администратора, для других — 404.",
    problems=("not-found",),
    example="metrics",
).on(blueprint, "/metrics")
def metrics() -> Response:
    """Return the metrics; only to the administrator, since they cover every state body."""
    if not current_caller().of_installation:
        raise Problem("not-found")
    shared: Metrics = context().metrics
    return Response(shared.text(), content_type=CONTENT_TYPE_PLAIN_0_0_4)
