"""``/components``: every component in each of its states, to look at and to test; no page of the service's work."""

from __future__ import annotations

from flask import Response, request

from service.db.models import Role
from service.pages.guard import admits
from service.pages.language import word
from service.pages.rendering import page
from service.pages.shell import Pages

blueprint = Pages("gallery", __name__)
STATES = (
    "draft",
    "queued",
    "rendering",
    "ready",
    "failed",
    "receiving",
    "done",
    "refused",
    "cancelled",
    "incomplete",
    "look",
)
LONGEST = 5


@blueprint.get("/components")
@admits(Role.INSTALLATION_ADMINISTRATOR)
def components() -> Response:
    """Show all of them."""
    return page("pages/components.html", states=STATES)


@blueprint.post("/components")
@admits(Role.INSTALLATION_ADMINISTRATOR)
def echo() -> Response:
    """Say of a number beside its field what it is, as pages do that check what is entered."""
    typed = request.form.get("live", "").strip()
    number = int(typed) if typed.isdecimal() and len(typed) < LONGEST else None
    error = None if number is not None else word("gallery", "not_a_number")
    computed = None if number is None else word("gallery", "doubled", number=str(2 * number))
    return page("pages/components_answer.html", error=error, computed=computed)
