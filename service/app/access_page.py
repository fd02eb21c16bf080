"""Who may do what, as the routes declare it: ``python -m service.app.access_page`` writes the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flask import Flask

from service.api.access import PUBLIC
from service.api.blueprint import SCOPE
from service.app.factory import register
from service.db.models import KeyScope, Role
from service.pages import guard
from service.pages.shell import Pages

PAGE: Final = Path(__file__).parents[2] / "docs" / "access.md"
NAMES: Final = {
    Role.INSTALLATION_ADMINISTRATOR: "administrator",
    Role.PERSONNEL_OFFICER: "officer",
    Role.EVALUATOR: "evaluator",
    Role.AUDITOR: "auditor",
}
HEAD: Final = """\
# Who may do what

Written by `make access-page` from what the routes declare; do not edit it by hand. What declares nothing is nobody's.
`tests/service/app/test_permissions.py` asks for every line of it with no key, with a key of each scope, as a user of
each role, and as others, of another state body or the same.

Whoever may ask sees the rows of the own state body alone; what is another's is answered as if it did not exist. An
evaluator sees papers and drafts that name that person as evaluator by IIN, and may have no others made. The
administrator of the installation belongs to no state body and sees no papers.
"""
OPERATIONS: Final = """\
## Operations

With a key of the scope; without a key 401, with another scope 403 `insufficient-scope`. No user's session opens them.

| operation | key |
|---|---|
"""
PAGES: Final = """\
## Pages

For users of the role (+). A stranger is led to `/sign-in`, or answered 401 where something would change; another role
is answered 403.

"""
EVERYBODY: Final = "everybody"


class UndeclaredError(Exception):
    """A route is neither an operation, nor a page, nor for everybody; the argument is its endpoint."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A route of the interface; ``scope`` is what a key has to be good for, ``None`` where none is asked for."""

    endpoint: str
    method: str
    rule: str
    scope: KeyScope | None


@dataclass(frozen=True, slots=True)
class PageRoute:
    """A route of the pages; ``roles`` are those it is for, ``None`` for everybody."""

    endpoint: str
    method: str
    rule: str
    roles: frozenset[Role] | None


def operations(app: Flask) -> list[Operation]:
    """Return what programs may ask for, pictures and scripts of the pages included, by address."""
    found = [
        Operation(endpoint, method, rule, getattr(app.view_functions[endpoint], SCOPE, None))
        for endpoint, method, rule in _routes(app)
        if not _is_page(app, endpoint)
    ]
    for one in found:
        if (one.scope is None) is not (one.endpoint in PUBLIC):
            raise UndeclaredError(one.endpoint)
    return found


def page_routes(app: Flask) -> list[PageRoute]:
    """Return what users may ask for, by address."""
    with app.app_context():
        return [
            PageRoute(endpoint, method, rule, guard.roles_of(endpoint))
            for endpoint, method, rule in _routes(app)
            if _is_page(app, endpoint)
        ]


def access_page() -> str:
    """Return the whole page."""
    app = Flask("bagalau", static_folder=None, template_folder=None)
    register(app)
    asked = [f"| `{one.method} {one.rule}` | {one.scope or EVERYBODY} |\n" for one in operations(app)]
    head = ["page", EVERYBODY, *NAMES.values()]
    lines = [f"| {' | '.join(head)} |\n|---|{'---|' * (len(head) - 1)}\n", *map(_line, page_routes(app))]
    return "\n".join([HEAD, OPERATIONS + "".join(asked), PAGES + "".join(lines)])


def _line(one: PageRoute) -> str:
    marks = ["+" if one.roles is None else ""]
    marks += ["+" if one.roles is None or role in one.roles else "" for role in NAMES]
    return f"| `{one.method} {one.rule}` | {' | '.join(marks)} |\n"


def _routes(app: Flask) -> Iterator[tuple[str, str, str]]:
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, sorted(rule.methods or ()))):
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield rule.endpoint, method, rule.rule


def _is_page(app: Flask, endpoint: str) -> bool:
    return isinstance(app.blueprints.get(endpoint.rpartition(".")[0]), Pages)


if __name__ == "__main__":
    PAGE.write_text(access_page(), "utf-8")
