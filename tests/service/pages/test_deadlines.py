"""Terms on pages: counted as the interface counts them, those of a year, working days, and what papers ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar
from lxml import html

from doc_templates.catalogue import form
from service.pages.language import word
from tests.service.pages.conftest import BROWSER
from validators.deadlines.describing import kind_example
from validators.deadlines.terms import TERMS_BY_KIND

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from tests.service.pages.conftest import Watched


def _page(officer: FlaskClient, path: str, status: int = 200) -> Any:
    answer = officer.get(path, headers=BROWSER)
    assert answer.status_code == status, (path, answer.text)
    return html.fromstring(answer.text)


def test_every_kind_is_counted_as_the_interface_counts_it(
    client: FlaskClient, browser_of: Callable[..., FlaskClient]
) -> None:
    """With the words of the order, day by day where working days are counted, and as an event for a calendar."""
    officer = browser_of()
    assert len(_page(officer, "/deadlines").xpath("//select[@id='kind']/option")) == len(TERMS_BY_KIND) + 1
    for kind in TERMS_BY_KIND:
        asked = kind_example(kind)
        known = client.post("/api/v1/deadlines", json=asked, headers={"Accept-Language": "ru"}).json["deadlines"]
        written = {
            name: ".".join(reversed(str(value).split("-"))) if name.endswith("_on") else value
            for name, value in asked.items()
        }
        query = "&".join(f"{name}={value}" for name, value in written.items())
        page = _page(officer, f"/deadlines?{query}")
        cards = page.xpath("//section[contains(@class, 'card')]")
        assert [card.findtext("h2") for card in cards] == [one["title"] for one in known], kind
        for card, one in zip(cards, known, strict=True):
            text = card.text_content()
            assert ".".join(reversed(one["due"].split("-"))) in text
            assert one["law"]["text"] in text
            assert one["counted"]["text"] in text
            assert len(card.xpath(".//tbody/tr")) == len(one["counted"]["days"])
        (link,) = page.xpath("//main//a[contains(@href, '.ics')]/@href")
        file = Calendar.from_ical(officer.get(link, headers=BROWSER).data)
        assert [each["dtstart"].dt.isoformat() for each in file.events] == [one["due"] for one in known]


def test_what_cannot_be_counted_says_what_to_type(browser_of: Callable[..., FlaskClient]) -> None:
    """Beside the field and above it; a kind alone asks for its dates and complains of nothing."""
    officer = browser_of()
    assert not _page(officer, "/deadlines?kind=b_appeal").xpath("//*[@role='alert']")
    for typed in ("", "осенью", "31.02.2026"):
        page = _page(officer, f"/deadlines?kind=b_appeal&received_result_on={typed}", 422)
        assert page.xpath("//*[@role='alert']//a/@href") == ["#received_result_on"]
        assert page.get_element_by_id("received_result_on").get("value") == typed
        assert officer.get(f"/deadlines/term.ics?kind=b_appeal&received_result_on={typed}").status_code == 404
    assert _page(officer, "/deadlines?kind=nothing").xpath("//option[@selected]") == []
    page = _page(officer, "/deadlines?kind=a_draft&year=2026&appointed_on=01.02.2027", 422)
    assert page.xpath("//*[@role='alert']//a/@href") == ["#appointed_on"]


def test_a_year_has_its_terms_and_its_working_days(client: FlaskClient, browser_of: Callable[..., FlaskClient]) -> None:
    """As the interface says them; of a year that is none, the nearest."""
    officer = browser_of()
    page = _page(officer, "/deadlines/year?year=2026")
    events = Calendar.from_ical(client.get("/api/v1/deadlines/calendar.ics?year=2026").data).events
    days = [str(each["dtstart"].dt.strftime("%d.%m.%Y")) for each in events]
    assert [row.text for row in page.xpath("//tbody/tr/th")] == days
    file = officer.get("/deadlines/year.ics?year=2026", headers={**BROWSER, "Accept-Language": "ru"})
    assert len(Calendar.from_ical(file.data).events) == len(events)
    known = client.get("/api/v1/calendar/2026").json
    page = _page(officer, "/deadlines/days?year=2026")
    numbers = [int(cell.text_content()) for cell in page.xpath("(//table)[1]//td")]
    assert numbers[-1] == known["working_days"]["year"]
    assert numbers[3::4] == known["working_days"]["quarters"]
    assert len(page.xpath("(//table)[2]/tbody/tr")) == len(known["days_off"])
    for path in ("/deadlines/year?year=1", "/deadlines/days?year=x"):
        assert _page(officer, path).xpath("//h1")


def test_the_home_page_tells_what_papers_still_ask_for(
    client: FlaskClient, browser_of: Callable[..., FlaskClient], worker: Any
) -> None:
    """A session until its protocol is there, the protocol until it is posted; what is late is marked."""
    officer = browser_of()
    title = word("terms", "ahead", "ru")
    assert title not in [caption.text for caption in _page(officer, "/").xpath("//caption")]
    order, protocol = form("b_calibration_order").sample(), form("b_calibration_protocol").sample()
    answer = client.post("/api/v1/documents", json={"form": "b_calibration_order", "data": order})
    worker.finish(answer.json["id"])
    (row,) = _page(officer, "/").xpath(f"//table[caption='{title}']/tbody/tr")
    assert word("terms", "hold_session", "ru") in row.text_content()
    assert "04.11.2026" in row.text_content()
    del protocol["posted_on"]
    answer = client.post("/api/v1/documents", json={"form": "b_calibration_protocol", "data": protocol})
    worker.finish(answer.json["id"])
    (row,) = _page(officer, "/").xpath(f"//table[caption='{title}']/tbody/tr")
    assert word("terms", "post_protocol", "ru") in row.text_content()
    assert row.xpath(".//a/@href") == [f"/papers/{answer.json['id']}"]


@pytest.mark.slow
def test_the_pages_of_terms_are_accessible(officer_watched: Watched) -> None:
    """A term counted day by day, working days."""
    page, at = officer_watched.page, officer_watched.address
    page.goto(f"{at}/deadlines?kind=b_session&submitted_on=20.10.2026")
    page.click("section .details summary")
    officer_watched.check()
    page.goto(f"{at}/deadlines/days?year=2026")
    officer_watched.check()
