"""Application factory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from typing import Any, Final

from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Flask
from flask_smorest import Api  # type: ignore[import-untyped] # the package has no annotations

from service.access.keys import KeyAuthenticator
from service.administration import routes as administration
from service.api import access
from service.api.body import Provider
from service.api.context import Context, Methodology, install
from service.api.limits import Limits
from service.api.metrics import Metrics
from service.api.readiness import FRESH_SECONDS, Readiness
from service.api.schemas import ProblemDetails
from service.api.streams import Streams
from service.app import docs, error_handlers, health, observation, openapi
from service.auditing import routes as journal
from service.batches import result_routes as batch_results
from service.batches import routes as batches
from service.cycles import routes as cycles
from service.documents import routes as documents
from service.dossiers import routes as dossiers
from service.employees import routes as employees
from service.journal.readings import Readings
from service.pages import account, assets, gallery, home, openid, openid_signing, public, shell, signing
from service.pages.administration import auditing, bodies, keys, people, state, units, working_days
from service.pages.administration import variants as own_forms
from service.pages.bulk import routes as bulk
from service.pages.cycles import report as report_pages
from service.pages.cycles import routes as cycle_pages
from service.pages.cycles import sheet as sheet_pages
from service.pages.cycles import workbook as workbook_pages
from service.pages.employees import imports as staff_imports
from service.pages.employees import routes as staff
from service.pages.forms import calibration
from service.pages.forms import routes as papers
from service.pages.papers import deadlines as deadline_pages
from service.pages.papers import dossier, listing
from service.pages.retention import views as retention
from service.preview import Preview, no_preview
from service.reference import calendar, deadlines, editions, forms, previews, rules, validation, variants
from service.retention import routes as keeping
from service.services import Services
from validators.check import json_schema
from validators.methodology import RULES

FEATURES: Final = (
    forms,
    previews,
    validation,
    documents,
    batches,
    batch_results,
    dossiers,
    cycles,
    keeping,
    rules,
    deadlines,
    calendar,
    editions,
    variants,
    employees,
    journal,
    administration,
    health,
    docs,
)
PAGES: Final = (
    assets,
    public,
    home,
    signing,
    openid_signing,
    account,
    people,
    bodies,
    units,
    keys,
    auditing,
    state,
    own_forms,
    working_days,
    cycle_pages,
    report_pages,
    sheet_pages,
    workbook_pages,
    listing,
    dossier,
    deadline_pages,
    retention,
    papers,
    calibration,
    bulk,
    staff_imports,
    staff,
    gallery,
)
COUNTED_RARELY: Final = 10
"""How many times longer than readiness the counts of documents are cached: counting reads each document."""
WAIT_SECONDS: Final = 15.0


class ProblemApi(Api):  # type: ignore[misc] # the package has no annotations
    """Leaves errors to ``service.app.error_handlers``."""

    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        """Register none: the answers are problems, not the package's own shape."""


def create_app(
    services: Services,
    *,
    methodology: Methodology | None = None,
    preview: Preview = no_preview,
    fresh_seconds: float = FRESH_SECONDS,
    wait_seconds: float = WAIT_SECONDS,
) -> Flask:
    """Return the application.

    Args:
        services: what the use cases work with.
        methodology: rules and JSON Schemas to describe; by default those of ``validators``.
        preview: gives the pages of papers that are not made yet; by default, says that there are none. One that has a
            method ``warm`` is told when somebody may soon ask.
        fresh_seconds: how long the state of readiness is cached.
        wait_seconds: how long a request waits for a blank form or a file of a whole batch that is being made.
    """
    app = Flask("bagalau", static_folder=None, template_folder=None)
    app.json = Provider(app)
    app.config.update(TRAP_HTTP_EXCEPTIONS=False)
    # An address with "//" is 404, not an alias.
    app.url_map.merge_slashes = False
    shared = context_of(
        services, methodology=methodology, preview=preview, fresh_seconds=fresh_seconds, wait_seconds=wait_seconds
    )
    install(app, shared)
    observation.install(app)
    access.install(app)
    error_handlers.install(app)
    shell.install(app)
    openid.install(app, services.settings)
    register(app)
    app.extensions[docs.EXTENSION] = _descriptions(shared)
    return app


def register(app: Flask) -> None:
    """Give the application its routes."""
    for module in (*PAGES, *FEATURES):
        app.register_blueprint(module.blueprint)


def context_of(
    services: Services,
    *,
    methodology: Methodology | None = None,
    preview: Preview = no_preview,
    fresh_seconds: float = FRESH_SECONDS,
    wait_seconds: float = WAIT_SECONDS,
) -> Context:
    """Return what the views share; the arguments are those of :func:`create_app`."""
    metrics = Metrics(services, fresh_seconds=fresh_seconds * COUNTED_RARELY)
    return Context(
        installation=services,
        methodology=methodology or Methodology(json_schema, RULES),
        readiness=Readiness(services, fresh_seconds=fresh_seconds),
        metrics=metrics,
        preview=metrics.counting(preview),
        wait_seconds=wait_seconds,
        streams=Streams(),
        authenticator=KeyAuthenticator(services.database, services.clock),
        limits=Limits(services.settings),
        readings=Readings(services.database, services.clock),
        warm_preview=getattr(preview, "warm", lambda: None),
    )


@cache
def _derived() -> dict[str, Any]:
    """Return the description flask-smorest derives from the blueprints, the same for every application.

    Made on the first request: it takes ten times as long as registering the routes.
    """
    plugin = MarshmallowPlugin(schema_name_resolver=_schema_name)
    api = ProblemApi(
        Flask("bagalau", static_folder=None, template_folder=None),
        spec_kwargs={
            "title": "Бағалау",
            "version": version("bagalau"),
            "openapi_version": openapi.VERSION,
            "marshmallow_plugin": plugin,
            "info": openapi.INFO,
        },
    )
    for module in FEATURES:
        api.register_blueprint(module.blueprint)
    api.spec.components.schema("ProblemDetails", schema=ProblemDetails)
    found: dict[str, Any] = api.spec.to_dict()
    return found


def _descriptions(shared: Context) -> Callable[[str], docs.Description]:
    """Return the function that gives the description in a language, made on the first request for it (0.2 s)."""

    @cache
    def describe(language: str) -> docs.Description:
        content = json.dumps(openapi.complete(_derived(), shared, language), ensure_ascii=False, default=str).encode()
        return docs.Description(content, hashlib.sha256(content).hexdigest())

    return describe


def _schema_name(schema: Any) -> str:
    kind = schema if isinstance(schema, type) else type(schema)
    return kind.__name__
