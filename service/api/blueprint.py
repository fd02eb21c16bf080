"""Declares endpoints: one decorator with address, arguments, response and problems.

flask-smorest turns the declaration into a route, into parsing and into the OpenAPI description;
``service.app.openapi`` completes the latter. Requests are read strictly: an unknown field or parameter is refused by
name, a parameter given twice is refused, and bodies go through ``service.api.body``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final, NoReturn, TypeVar

from flask import Request
from flask_smorest import Blueprint as SmorestBlueprint  # type: ignore[import-untyped] # the package has no annotations
from marshmallow import EXCLUDE, RAISE, Schema, ValidationError
from webargs.flaskparser import FlaskParser

from service.api.body import escape, read_json
from service.api.problems import invalid_request
from service.db.models import KeyScope

View = TypeVar("View", bound="Callable[..., Any]")

PROBLEMS: Final = "x-problems"
"""Carries the problems of an endpoint from the declaration to the OpenAPI description."""

SCOPE: Final = "x-scope"
"""Carries the scope of an endpoint the same way, and on its view to who checks it."""

EXAMPLE: Final = "x-example"
"""Carries the name of an endpoint's examples the same way."""

BODY_PROBLEMS: Final = (
    "malformed-json",
    "empty-body",
    "request-timeout",
    "wrong-encoding",
    "duplicate-name",
    "not-a-number",
    "too-large",
    "unsupported-media-type",
    "encoded-body",
    "invalid-request",
    "limit-exceeded",
    "too-many-bodies",
)


class StrictParser(FlaskParser):
    """Reads the arguments of a request; unknown and repeated ones are errors."""

    DEFAULT_UNKNOWN_BY_LOCATION = {  # noqa: RUF012 - the parser's attribute
        "json": RAISE,
        "query": RAISE,
        "headers": EXCLUDE,
    }

    def load_json(self, req: Request, schema: Schema) -> Any:  # noqa: ARG002 - the parser's signature
        """Return the body as an object."""
        value = read_json(req)
        if not isinstance(value, dict):
            raise invalid_request([("", "object")])
        return value

    def load_querystring(self, req: Request, schema: Schema) -> Any:  # noqa: ARG002 - the parser's signature
        """Return the parameters after the question mark, each given once."""
        repeated = [name for name, values in req.args.lists() if len(values) > 1]
        if repeated:
            raise invalid_request([(f"/{escape(name)}", "repeated") for name in repeated])
        return req.args.to_dict()

    def handle_error(
        self,
        error: ValidationError,
        req: Request,  # noqa: ARG002 - as above
        schema: Schema,  # noqa: ARG002 - as above
        *,
        error_status_code: int | None,  # noqa: ARG002 - as above
        error_headers: Any,  # noqa: ARG002 - as above
    ) -> NoReturn:
        """Report every fault at once."""
        messages: dict[str, Any] = error.normalized_messages()  # type: ignore[no-untyped-call] # marshmallow's own gap
        raise invalid_request([fault for part in messages.values() for fault in faults_of(part, "")]) from None


class Blueprint(SmorestBlueprint):  # type: ignore[misc] # the package has no annotations
    """Endpoints whose arguments are read strictly."""

    ARGUMENTS_PARSER = StrictParser()


@dataclass(frozen=True, slots=True)
class ResponseSpec:
    """The successful response of an endpoint. ``headers`` are header objects of OpenAPI by name.

    ``created`` says when it comes with the status 201 instead; it never does where it is empty.
    """

    description: str
    schema: type[Schema] | dict[str, Any]
    status: int = 200
    media_type: str = "application/json"
    headers: Mapping[str, Any] = field(default_factory=dict)
    created: str = ""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The declaration of an endpoint. Summary and description are shown to integrators; ``name`` is the operation id.

    ``scope`` is what a key has to be good for, ``None`` where none is asked for (:data:`service.api.access.PUBLIC`).
    ``consumes`` describes a body that the view reads by itself: media types with their objects of OpenAPI.
    ``problems`` lists the problems besides those of every endpoint; ``example`` names the examples.
    """

    name: str
    summary: str
    response: ResponseSpec
    scope: KeyScope | None
    description: str = ""
    method: str = "GET"
    body: type[Schema] | None = None
    query: type[Schema] | None = None
    headers: type[Schema] | None = None
    consumes: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    example: str = ""

    def on(self, blueprint: Blueprint, rule: str) -> Callable[[View], View]:
        """Return the decorator that registers a view for this endpoint at an address.

        The view receives body, query and headers, as far as they are declared, in this order, then the path's parts.
        """

        def declare(view: View) -> View:
            wrapped: Any = blueprint.response(
                self.response.status,
                self.response.schema,
                content_type=self.response.media_type,
                description=self.response.description,
                headers=dict(self.response.headers),
            )(view)
            if self.response.created:
                wrapped = blueprint.alt_response(
                    HTTPStatus.CREATED,
                    schema=self.response.schema,
                    content_type=self.response.media_type,
                    description=self.response.created,
                    headers=dict(self.response.headers),
                    success=True,
                )(wrapped)
            for schema, location in ((self.headers, "headers"), (self.query, "query"), (self.body, "json")):
                if schema is not None:
                    wrapped = blueprint.arguments(schema, location=location)(wrapped)
            wrapped = blueprint.doc(**self._documentation())(wrapped)
            setattr(wrapped, SCOPE, self.scope)
            blueprint.add_url_rule(rule, self.name, wrapped, methods=[self.method])
            return view

        return declare

    def _documentation(self) -> dict[str, Any]:
        problems = list(self.problems)
        if self.body is not None:
            problems += BODY_PROBLEMS
        elif self.query is not None or self.headers is not None:
            problems.append("invalid-request")
        body = {"requestBody": {"required": True, "content": dict(self.consumes)}} if self.consumes else {}
        return {
            **body,
            "operationId": self.name,
            "summary": self.summary,
            "description": self.description,
            PROBLEMS: problems,
            SCOPE: self.scope,
            EXAMPLE: self.example,
        }


def faults_of(messages: Any, pointer: str) -> Iterator[tuple[str, str]]:
    """Turn marshmallow's nested messages into pairs of pointer and text key."""
    if isinstance(messages, dict):
        for name, inner in messages.items():
            yield from faults_of(inner, pointer if name == "_schema" else f"{pointer}/{escape(str(name))}")
        return
    for message in messages if isinstance(messages, list) else [messages]:
        yield pointer, str(message)
