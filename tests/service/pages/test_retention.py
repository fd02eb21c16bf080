"""The page of retention in a browser: as it is, with what is wrong, and with a hold of somebody with a long name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.service.pages.conftest import Watched


def test_the_page_is_readable_by_everybody(officer_watched: Watched) -> None:
    """A hold is typed wrongly, then rightly, and stands on the page until it is released."""
    page = officer_watched.page
    page.goto(f"{officer_watched.address}/retention")
    officer_watched.check()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.fill("#held_iin", "123")
    page.click("form[action$='/holds'] button")
    page.wait_for_selector("#held_iin[aria-invalid]")
    page.fill("#held_iin", "750101300004")
    page.fill("#held_name", "Щербина-Добровольская-Жұмабекова Александра Константиновна")
    page.fill("#ground", "Определение Сарыаркинского районного суда города Астаны от 05.10.2026 № 2-17")
    page.click("form[action$='/holds'] button")
    page.wait_for_selector("form[action$='/release']")
    officer_watched.check()
    page.click("form[action$='/release'] button")
    page.wait_for_selector("form[action$='/release']", state="detached")
