"""What a view works with. Flask hands a view nothing but the request; this is the one place that reaches further."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from flask import current_app, g

from service.local_time import local_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from flask import Flask

    from doc_templates.catalogue import Form
    from service.api.limits import Limits
    from service.api.metrics import Metrics
    from service.api.readiness import Readiness
    from service.api.streams import Streams
    from service.auth import Gate, Owner
    from service.services import Services
    from validators.rules.model import Rule

EXTENSION: Final = "bagalau"
DESCRIPTION: Final = "bagalau-openapi"


@dataclass(frozen=True, slots=True)
class Methodology:
    """What is told about the methodology itself: the shape of each form's data in a language, and the rules."""

    json_schema: Callable[[str, str], dict[str, Any]]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """Everything the views share.

    ``wait_seconds`` is how long a request waits for what a worker makes, a blank form or a file of a whole batch;
    ``streams`` are the answers that go on for as long as something happens; ``gate`` knows the keys, ``limits`` how
    often each may ask.
    """

    services: Services
    methodology: Methodology
    readiness: Readiness
    metrics: Metrics
    wait_seconds: float
    streams: Streams
    gate: Gate
    limits: Limits

    @property
    def forms(self) -> Mapping[str, Form]:
        """The official forms by slug."""
        return self.services.forms

    def today(self) -> date:
        """Return the date in Kazakhstan."""
        return local_date(self.services.clock())


@dataclass(frozen=True, slots=True)
class Description:
    """The OpenAPI description in one language as the bytes that are sent, and their hash."""

    content: bytes
    sha256: str


def install(app: Flask, context: Context) -> None:
    """Make the context reachable from the views of this application, in place of the one before."""
    app.config["MAX_CONTENT_LENGTH"] = context.services.settings.max_body_bytes
    app.extensions[EXTENSION] = context


def context() -> Context:
    """Return the context of the application that serves the present request."""
    return cast("Context", current_app.extensions[EXTENSION])


def caller() -> Owner:
    """Return the owner whose key came with the present request."""
    return cast("Owner", g.owner)


def publish(app: Flask, descriptions: Callable[[str], Description]) -> None:
    """Keep what gives the finished OpenAPI description of this application in a language."""
    app.extensions[DESCRIPTION] = descriptions


def published(language: str) -> Description:
    """Return the OpenAPI description of the application that serves the present request."""
    descriptions = cast("Callable[[str], Description]", current_app.extensions[DESCRIPTION])
    return descriptions(language)
