"""Decrees on working days on a page: valid at once for every process, and told with what would be right."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from sqlalchemy import select

from doc_templates.catalogue import form
from service.api.context import EXTENSION
from service.app.factory import context_of
from service.db.decrees import Calendars
from service.db.models import BUILTIN_STATE_BODY_ID, JournalRow, Role
from service.db.tenancy import Scope
from service.pages.language import word
from service.queue import SilentNotifier
from service.wiring import open_services
from tests.service.pages.conftest import BROWSER, send_form, signed_in
from validators.calendar import WorkingCalendar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services
    from tests.service.pages.conftest import Watched

NEW, DECREE = "/working-days/new", "Постановление Правительства от 1 июля 2026 года № 000"
SHEET = "b2_score_sheet"


def _errors(answer: Any) -> list[tuple[str, str]]:
    found = html.fromstring(answer.text).xpath("//*[@class='summary']//li//a")
    return [(one.get("href"), " ".join(one.text_content().split())) for one in found]


def _told(key: str, **values: Any) -> str:
    return word("working_days", key, "ru", **values)


def test_a_decree_counts_at_once_in_every_process_and_leaves_verdicts_as_they_are(
    client: FlaskClient, services: Services, browser_of: Callable[..., FlaskClient]
) -> None:
    """Days of August become free: who worked on every day of the quarter worked too many; then it is taken back."""
    administrator, paper = (
        browser_of(Role.INSTALLATION_ADMINISTRATOR),
        {"form": SHEET, "data": form(SHEET).sample() | {"days_worked": 65}},
    )
    accepted = client.post("/api/v1/documents", json=paper).json
    moved = {
        "source": DECREE,
        "off_1": "28.08.2026",
        "worked_1": "29.08.2026",
        "off_3": "31.08.2026",
    }
    assert send_form(administrator, NEW, **moved).headers["Location"] == "/working-days"
    year = client.get("/api/v1/calendar/2026").json
    reasons = {day["day"]: day["reason"] for day in year["days_off"] + year["worked_days_off"]}
    assert reasons["2026-08-28"] == f"перенос дня отдыха с 29.08.2026 ({DECREE})"
    assert reasons["2026-08-29"] == f"рабочий день: день отдыха перенесён на 28.08.2026 ({DECREE})"
    assert reasons["2026-08-31"] == f"перенос дня отдыха ({DECREE})"
    assert year["overrides"] is None
    rules = [found["rule"] for found in client.post("/api/v1/validate", json=paper).json["violations"]]
    assert rules == ["B6-days-possible"]
    other = open_services(services.settings, notifier=SilentNotifier())
    with ExitStack() as stack:
        stack.callback(other.database.dispose)
        assert other.calendar is other.calendar
        assert not other.calendar.is_working_day(date(2026, 8, 28))
        assert client.get(f"/api/v1/documents/{accepted['id']}").json["violations"] == accepted["violations"] == []
        page = html.fromstring(administrator.get("/working-days", headers=BROWSER).text)
        [link] = page.xpath("//tbody//a/@href")
        assert "28.08.2026 отдыхаем, 29.08.2026 работаем" in page.text_content()
        shown = html.fromstring(administrator.get(link, headers=BROWSER).text)
        assert [day for day in shown.xpath("//input[@id]/@value") if day] == [
            "28.08.2026",
            "29.08.2026",
            "31.08.2026",
        ]
        assert "31.08.2026" in administrator.get("/deadlines/days?year=2026", headers=BROWSER).text
        send_form(administrator, link, source=DECREE, off_1="28.08.2026")
        assert other.calendar.is_working_day(date(2026, 8, 31))
        assert send_form(administrator, f"{link}/remove", form_on=link).status_code == 303
        assert other.calendar.is_working_day(date(2026, 8, 28))
    assert client.post("/api/v1/validate", json=paper).json["violations"] == []
    assert administrator.get(link, headers=BROWSER).status_code == 404
    with services.database.whole.of(Scope(BUILTIN_STATE_BODY_ID)).reading() as session:
        told = session.scalars(select(JournalRow.action).where(JournalRow.subject_kind == "working_days"))
        assert list(told) == ["create", "change", "remove"]


def test_what_a_decree_cannot_do_is_told_beside_its_field(browser_of: Callable[..., FlaskClient]) -> None:
    """With the reason, and nothing is entered; a holiday whose date was estimated is confirmed or moved."""
    administrator = browser_of(Role.INSTALLATION_ADMINISTRATOR)
    assert _errors(send_form(administrator, NEW, source=" ")) == [
        ("#source", _told("no_source", limit=300)),
        ("#off_1", _told("no_days")),
    ]
    unreadable = send_form(administrator, NEW, source=DECREE, off_1="31.02.2027", worked_2="2027-01-09")
    assert _errors(unreadable) == [(f"#{at}", word("forms", "wrong_date", "ru")) for at in ("off_1", "worked_2")]
    assert html.fromstring(unreadable.text).xpath("//input[@id='off_1']/@value") == ["31.02.2027"]
    days = {"off_1": "09.01.2027", "off_2": "12.01.2027", "worked_2": "13.01.2027", "off_4": "12.01.2027"}
    assert _errors(send_form(administrator, NEW, source=DECREE, worked_4="01.01.1999", **days)) == [
        ("#off_1", _told("already_off", day="09.01.2027", reason="суббота")),
        ("#worked_2", _told("already_worked", day="13.01.2027")),
        ("#off_4", _told("twice", day="12.01.2027")),
        ("#worked_4", _told("no_year", first="2000", last="2099")),
    ]
    send_form(administrator, NEW, source=DECREE, off_1="16.05.2027", worked_1="17.05.2027")
    send_form(administrator, NEW, source=DECREE, off_1="14.01.2027", off_9="15.01.2027")
    again = send_form(administrator, NEW, source="Другое", worked_1="14.01.2027")
    assert _errors(again) == [("#worked_1", _told("elsewhere", day="14.01.2027", source=DECREE))]
    page = html.fromstring(administrator.get("/working-days", headers=BROWSER).text).text_content()
    assert ("14.01.2027 отдыхаем" in page, "15.01.2027 отдыхаем" in page) == (True, True)
    for role in set(Role) - {Role.INSTALLATION_ADMINISTRATOR}:
        assert browser_of(role).get("/working-days", headers=BROWSER).status_code == 403


def test_a_decree_goes_before_the_file_of_the_installation(services: Services, tmp_path: Path, app: Flask) -> None:
    """Which is listed beside it and keeps working."""
    path = tmp_path / "days.toml"
    path.write_text('source = "Из файла"\ndays_off = [2027-02-02, 2027-02-03]\n', "utf-8")
    own = replace(services, calendars=Calendars(WorkingCalendar(path)))
    app.extensions[EXTENSION] = context_of(own)
    client = app.test_client()
    client.set_cookie("session", signed_in(services, Role.INSTALLATION_ADMINISTRATOR))
    assert "02.02.2027" in client.get("/working-days", headers=BROWSER).text
    assert send_form(client, NEW, source=DECREE, worked_1="02.02.2027").status_code == 303
    assert [own.calendar.is_working_day(date(2027, 2, day)) for day in (2, 3)] == [True, False]


@pytest.mark.slow
def test_the_pages_are_accessible_empty_filled_and_with_errors(watched: Watched, shared_services: Services) -> None:
    """On a desk and a phone."""
    page, at = watched.page, watched.address
    watched.sign_in(signed_in(shared_services, Role.INSTALLATION_ADMINISTRATOR))
    page.goto(f"{at}/working-days")
    watched.check()
    page.goto(f"{at}{NEW}")
    page.fill("#off_1", "09.01.2027")
    page.click("main form .actions button")
    page.wait_for_selector("[role=alert]")
    watched.check()
    page.fill("#source", DECREE)
    page.fill("#off_1", "08.01.2027")
    page.fill("#worked_1", "09.01.2027")
    page.click("main form .actions button")
    page.wait_for_selector("main tbody")
    watched.check()
    page.click("main tbody a")
    watched.check()
