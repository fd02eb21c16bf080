"""Dependencies of the views, reachable while a request is served."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast

from flask import Flask, current_app, g

from doc_templates.catalogue import Form
from service.access.caller import Caller
from service.access.keys import KeyAuthenticator
from service.api.limits import Limits
from service.api.metrics import Metrics
from service.api.readiness import Readiness
from service.api.streams import Streams
from service.journal.events import Kind
from service.journal.readings import Readings
from service.local_time import local_date
from service.preview import Preview
from service.services import Services
from validators.rules.model import Rule

EXTENSION: Final = "bagalau"


@dataclass(frozen=True, slots=True)
class Methodology:
    """The methodology as the interface describes it: the JSON Schema of each form in a language, and the rules."""

    json_schema: Callable[[str, str], dict[str, Any]]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """Dependencies shared by all views.

    ``installation`` is for what is no state body's; what a caller asks for is done by :func:`current_services`.
    ``wait_seconds`` is how long a request waits for a file that a worker makes, a blank form or a result of a batch;
    ``preview`` gives the pages of papers that are not made yet, ``warm_preview`` says that somebody will ask for them;
    ``streams`` are the event streams; ``authenticator``
    checks keys, ``limits`` how often each key and address may ask, and
    ``readings`` takes who looked at what.
    """

    installation: Services
    methodology: Methodology
    readiness: Readiness
    metrics: Metrics
    preview: Preview
    wait_seconds: float
    streams: Streams
    authenticator: KeyAuthenticator
    limits: Limits
    readings: Readings
    warm_preview: Callable[[], None] = lambda: None

    @property
    def forms(self) -> Mapping[str, Form]:
        """The official forms by slug."""
        return self.installation.forms

    def today(self) -> date:
        """Return the date in Kazakhstan."""
        return local_date(self.installation.clock())


def install(app: Flask, context: Context) -> None:
    """Give the views of this application their context, in place of an earlier one."""
    # The form of a page is as long as any body: else Flask stops at half a megabyte, and a list of people is longer.
    app.config["MAX_CONTENT_LENGTH"] = context.installation.settings.max_body_bytes
    app.config["MAX_FORM_MEMORY_SIZE"] = context.installation.settings.max_body_bytes
    app.extensions[EXTENSION] = context


def context() -> Context:
    """Return the context of the present application."""
    return cast("Context", current_app.extensions[EXTENSION])


def current_caller() -> Caller:
    """Return who sent the present request."""
    return cast("Caller", g.caller)


def current_services() -> Services:
    """Return what use cases work with for the caller of the present request: the rows of its state body alone."""
    return cast("Services", g.services)


def note_readings(kind: Kind, *subject_ids: str) -> None:
    """Note that the caller of the present request is shown papers.

    Raises:
        DatabaseUnavailableError: it had to be written at once, and could not be.
    """
    for subject_id in subject_ids:
        context().readings.note(g.scope, kind, subject_id)
