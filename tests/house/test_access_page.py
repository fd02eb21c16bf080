"""What the page says about who may do what is what the routes declare."""

from __future__ import annotations

from service.app.access_page import PAGE, access_page


def test_the_page_is_the_one_the_routes_give() -> None:
    """After a change of a route: ``make access-page``."""
    assert PAGE.read_text("utf-8") == access_page(), "run make access-page"
