"""A paper shown before it is made, to programs as the pages show it to people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from service.api.context import EXTENSION
from service.db.models import DocumentRow
from service.preview import Refusal

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services

FORM = "b2_score_sheet"


def _asked(app: Flask, client: FlaskClient, found: bytes | Refusal, **members: Any) -> tuple[Any, list[Any]]:
    """Ask for a preview that comes out as given; return the answer, and what the preview was asked."""
    asked: list[Any] = []

    def preview(*given: Any, **_: Any) -> bytes | Refusal:
        asked.append(given)
        return found

    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], preview=preview)
    return client.post("/api/v1/preview", json={"form": FORM, "data": {"scores": []}, **members}), asked


def test_unfinished_data_are_shown_and_not_kept(app: Flask, client: FlaskClient, services: Services) -> None:
    """The bytes of the PDF, which no cache may keep; language and variant are passed on."""
    answer, asked = _asked(app, client, b"%PDF-1.7", language="kk", variant="standard")
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "application/pdf", b"%PDF-1.7")
    assert "no-store" in answer.headers["Cache-Control"]
    assert asked == [(FORM, {"scores": []}, "kk", "standard")]
    with services.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(DocumentRow)) == 0


@pytest.mark.parametrize("why", [Refusal.BUSY, Refusal.ABSENT, Refusal.OFFICE])
def test_where_nothing_can_be_shown_now_asking_again_helps(app: Flask, client: FlaskClient, why: Refusal) -> None:
    """503 with the moment to come back, in the words of the page."""
    answer, _ = _asked(app, client, why)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert answer.json["type"].endswith("/no-preview")
    assert answer.json["detail"] == why.message.render("ru")


@pytest.mark.parametrize(
    ("why", "at"), [(Refusal.UNKNOWN, "/variant"), (Refusal.UNPRINTABLE, "/data"), (Refusal.TOO_LONG, "/data")]
)
def test_what_cannot_be_shown_at_all_is_a_fault_of_the_request(
    app: Flask, client: FlaskClient, why: Refusal, at: str
) -> None:
    """422 at the member that is to blame."""
    answer, _ = _asked(app, client, why, variant="nobodys")
    assert answer.status_code == 422
    assert [(each["pointer"], each["message"]) for each in answer.json["violations"]] == [
        (at, why.message.render("ru"))
    ]
