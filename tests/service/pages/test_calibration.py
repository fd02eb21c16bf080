"""From a contested sheet to the order of the session, and on to its protocol, with what the papers say already."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from doc_templates.catalogue import form
from service.db.models import FIRST_STATE_BODY_ID
from service.db.tenancy import Scope
from service.documents.submissions import Submission, submit
from service.pages.language import word
from tests.service.pages.conftest import BROWSER, send_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from service.services import Services
    from tests.service.pages.conftest import Watched

ORDER = form("b_calibration_order").sample()


def _make(client: FlaskClient, slug: str, data: dict[str, Any]) -> str:
    answer = client.post("/api/v1/documents", json={"form": slug, "data": data})
    assert answer.status_code == 202, answer.text
    return str(answer.json["id"])


def _sheet(**evaluator: str) -> dict[str, Any]:
    """Return the sheet that the sample of the order is about, or one of another evaluator."""
    data = deepcopy(form("b2_score_sheet").sample())
    data |= {"employee": {**ORDER["appellant"], "managerial": False}, "period": ORDER["period"]}
    data["evaluator"] |= {name: ORDER["evaluator"][name] for name in ("full_name", "position", "organization")}
    data["evaluator"] |= evaluator
    return data


def _page(officer: FlaskClient, path: str) -> Any:
    answer = officer.get(path, headers=BROWSER)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def _typed(page: Any) -> dict[str, str]:
    return {name: text.strip() for name, text in page.get_element_by_id("typed").form_values()}


def test_a_contested_sheet_leads_to_the_order_and_the_order_to_the_protocol(
    client: FlaskClient, browser_of: Callable[..., FlaskClient]
) -> None:
    """Only those are proposed who may sit; nothing that stands in the paper before is typed again."""
    officer = browser_of()
    sheet = _make(client, "b2_score_sheet", _sheet())
    session = f"/papers/{sheet}/session"
    assert word("forms", "session_nobody", "ru") in _page(officer, session).text_content()
    appellant = ORDER["appellant"]
    person = {name: appellant[name] for name in ("full_name", "position")}
    other = _sheet(full_name="Тлеубаева Сауле Маратовна", position="руководитель управления кадров")
    of_appellant = _sheet(**person)
    # Who assessed is named under a former position as well.
    formerly = _sheet(position="исполняющий обязанности руководителя")
    fellows = (
        (other, "Омаров Дархан Ерланович"),
        (of_appellant, "Ахметов Марат Болатович"),
        (formerly, "Ким Ольга Ивановна"),
    )
    for data, name in fellows:
        data["employee"] = {**data["employee"], "full_name": name}
        _make(client, "b2_score_sheet", data)
    assert session in _page(officer, f"/papers/{sheet}").xpath("//main//a/@href")
    page = _page(officer, session)
    assert [label.text for label in page.xpath("//main//label")] == ["Тлеубаева Сауле Маратовна"]
    assert page.xpath("//details[@class='law']//p")[0].text.startswith("Пункт 20:")
    answer = send_form(officer, session, member="0")
    assert answer.status_code == 303
    draft = _page(officer, answer.headers["Location"])
    typed = _typed(draft)
    assert typed["/appellant/full_name"] == appellant["full_name"]
    assert typed["/evaluator/full_name"] == ORDER["evaluator"]["full_name"]
    assert typed["/period/quarter"] == str(ORDER["period"]["quarter"])
    assert typed["/members/0/full_name"] == "Тлеубаева Сауле Маратовна"
    assert typed["/called_by/organization"] == ORDER["organization"]
    assert typed["/members/2/organization"] == ORDER["organization"]
    assert typed["/appeal/submitted_on"] == ""
    order = _make(client, "b_calibration_order", ORDER)
    answer = send_form(officer, f"/papers/{order}/protocol", form_on=f"/papers/{order}")
    assert answer.status_code == 303
    typed = _typed(_page(officer, answer.headers["Location"]))
    assert typed["/members/2/full_name"] == ORDER["members"][2]["full_name"]
    assert typed["/appeal/submitted_on"] == "20.10.2026"
    assert (typed["/called_on"], typed["/held_on"]) == ("22.10.2026", "29.10.2026")
    assert typed["/decision/score_before"] == "4,20"
    assert typed["/decision/score_after"] == ""
    for path in (f"/papers/{sheet}/protocol", f"/papers/{order}/session"):
        assert send_form(officer, path, form_on="/papers").status_code == 404


@pytest.mark.slow
def test_the_choice_of_members_is_accessible(officer_watched: Watched, shared_services: Services) -> None:
    """With somebody to propose."""
    services, today = shared_services.of(Scope(FIRST_STATE_BODY_ID)), form("b2_score_sheet").sample_on
    other = _sheet(full_name="Сейтказиева-Нурмухамбетова Гүлнар Абдрахмановна", position="руководитель управления")
    submit(services, Submission("b2_score_sheet", other), today=today)
    sheet = submit(services, Submission("b2_score_sheet", _sheet()), today=today).document.id
    officer_watched.page.goto(f"{officer_watched.address}/papers/{sheet}/session")
    assert officer_watched.page.query_selector("#member") is not None
    officer_watched.check()
