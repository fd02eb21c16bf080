"""The walk of the officers' guides, from the link of the first run to a paper on the disk, done with the mouse."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from doc_templates.catalogue import form
from service.pages.forms.outline import outline
from service.pages.forms.typed import fields
from service.pages.language import word
from tests.service.pages.test_bulk import NAME, SCORE, sheet
from worker.prepare import FIRST_RUN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.system.conftest import Client

ROOT: Final = Path(__file__).parents[2]
PICTURES: Final = ROOT / "docs" / "images" / "officers"
GUIDES: Final = {"ru": ("officers.md", "нажат"), "kk": ("officers.kk.md", "рет басу")}
"""The guide of each language in docs, and what follows in it on the number of presses to the first paper."""
SHEET: Final = "b2_score_sheet"
PASSWORD: Final = "конь скрепка батарея 47"
STATE_BODY: Final = "Департамент Агентства РК по делам государственной службы по Костанайской области"
ADMINISTRATOR: Final = "Жумабеков Ерлан Сапарович"
OFFICER: Final = "Серикова Айгуль Маратовна"
COLLEAGUES: Final = ("Омаров Дархан Серикович", "Сейтказиева Гульнар Абдрахмановна", "Ким Ольга Викторовна")
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STAFF_HEADS: Final = (
    "Внешний номер",
    "Фамилия, имя, отчество",
    "Назначение, 1: Корпус",
    "Назначение, 1: Категория",
    "Назначение, 1: Должность",
    "Назначение, 1: Дата назначения",
    "Отсутствие, 1: Причина",
    "Отсутствие, 1: С какого дня",
    "Отсутствие, 1: По какой день",
)
PATIENCE_MS: Final = 60_000
SIZE: Final = {"width": 1280, "height": 800}


class Walker:
    """Somebody at a browser whose presses are counted, and whose pages are pictured where that is asked for."""

    def __init__(self, browser: Browser, language: str, *, pictures: bool) -> None:
        self.presses = 0
        self._language, self._pictures = language, pictures
        context = browser.new_context(locale=language, viewport=SIZE, accept_downloads=True)
        context.expose_function("pressed", self._count)
        context.add_init_script("addEventListener('click', event => { if (event.isTrusted) pressed() }, true)")
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)

    def _count(self) -> None:
        self.presses += 1

    def word(self, section: str, key: str) -> str:
        """Return words of the pages in the language of this person."""
        return word(section, key, self._language)

    def press(self, section: str, key: str, kind: str = "button") -> None:
        """Press what has the name that these words are."""
        self.page.get_by_role(kind, name=self.word(section, key), exact=True).first.click()  # type: ignore[arg-type] # a role of ARIA

    def fill(self, **entries: str) -> None:
        """Write into fields by their ids."""
        for name, text in entries.items():
            self.page.fill(f"#{name}", text)

    def picture(self, name: str, *, whole: bool = True) -> None:
        """Take a picture for the guide."""
        if self._pictures:
            path = PICTURES / f"{name}.{self._language}.png"
            self.page.screenshot(path=path, full_page=whole, animations="disabled", caret="hide")

    def end(self) -> None:
        """Close the browser's window."""
        self.page.context.close()


@pytest.fixture
def walker(browser: Browser, language: str, pytestconfig: pytest.Config) -> Iterator[Callable[[], Walker]]:
    """Return what opens a browser of its own for each person."""
    opened: list[Walker] = []

    def walker() -> Walker:
        opened.append(Walker(browser, language, pictures=bool(pytestconfig.getoption("--record-pictures"))))
        return opened[-1]

    yield walker
    for one in opened:
        one.end()


@pytest.mark.parametrize("language", ["ru", pytest.param("kk", marks=pytest.mark.prove)])
def test_the_first_paper_is_made_as_the_guide_says(
    language: str,
    start: Callable[..., Any],
    client: Client,
    environment: dict[str, str],
    eventually: Callable[..., None],
    walker: Callable[[], Walker],
    tmp_path: Path,
) -> None:
    """The administrator lets an officer in; the officer fills a score sheet in, sees it, and has it as PDF."""
    start(**environment)
    eventually(client.is_ready, "the service is ready", PATIENCE_MS // 1000)
    first_run = (Path(environment["BAGALAU_DATA_DIR"]) / FIRST_RUN).read_text("utf-8")
    (link,) = re.findall(r"http\S+/link/\S+", first_run)
    link = _let_in(walker(), link)
    officer = walker()
    _sign_in(officer, link)
    presses = officer.presses
    _fill_in(officer)
    presses += _look_at_it(officer, eventually)
    paper = _have_it_made(officer, tmp_path)
    assert paper.read_bytes().startswith(b"%PDF-")
    guide, pressed = GUIDES[language]
    assert f"{officer.presses - presses} {pressed}" in (ROOT / "docs" / guide).read_text("utf-8")
    _have_a_batch_made(officer)
    _find_papers(officer)
    _keep_staff(officer)


def _let_in(administrator: Walker, link: str) -> str:
    """Go through the first run and add an officer; return the officer's link."""
    page = administrator.page
    page.goto(link)
    administrator.fill(state_body=STATE_BODY, name=ADMINISTRATOR, login="zhumabekov", password=PASSWORD)
    administrator.picture("first-run")
    administrator.press("first", "start")
    administrator.fill(login="zhumabekov", password=PASSWORD)
    administrator.press("signing", "title")
    administrator.press("places", "people", "link")
    page.locator("main a.button").first.click()
    administrator.fill(name=OFFICER, login="serikova")
    page.locator("main form button").first.click()
    page.wait_for_selector("main code")
    administrator.picture("link")
    return page.locator("main code").inner_text()


def _sign_in(officer: Walker, link: str) -> None:
    officer.page.goto(link)
    officer.fill(password=PASSWORD)
    officer.page.locator("main form button").first.click()
    officer.fill(login="serikova", password=PASSWORD)
    officer.press("signing", "title")
    officer.page.get_by_role("heading", level=1).wait_for()
    officer.picture("home")


def _fill_in(officer: Walker) -> None:
    """Choose the form and write what is on the sample, first a score that the order does not know."""
    page = officer.page
    page.locator("main a.button").first.click()
    officer.picture("choose", whole=False)
    page.locator(f"a[href$='{SHEET}']").click()
    page.locator("main form button").first.click()
    page.wait_for_selector("#paper")
    for name, text in fields(outline(SHEET, "ru"), form(SHEET).sample()):
        if text:
            _write(page, name, text)
    page.fill("#f-scores-2-score", "7")
    page.locator("#f-scores-2-score-messages").get_by_text("7").wait_for()
    page.locator("#f-scores-2").scroll_into_view_if_needed()
    officer.picture("score", whole=False)
    page.fill("#f-scores-2-score", "4")


def _write(page: Page, name: str, text: str) -> None:
    """Write into a field, or choose; what a page does not ask for is passed over."""
    fields_of_name = page.locator(f"[name='{name}']")
    kinds = fields_of_name.evaluate_all("all => all.map(one => one.type)")
    if "radio" in kinds:
        page.locator(f"[name='{name}'][value='{text}']").check()
    elif "select-one" in kinds and fields_of_name.is_visible():
        fields_of_name.select_option(text)
    elif set(kinds) & {"text", "textarea"} and fields_of_name.is_visible():
        fields_of_name.fill(text)


def _is_previewed(page: Page) -> bool:
    """Ask for the paper as it will be printed; a LibreOffice that is just being started has none."""
    with page.expect_response("**/preview") as answer:
        page.locator("button[formtarget=preview]").click()
    return answer.value.headers["content-type"] == "application/pdf"


def _look_at_it(officer: Walker, eventually: Callable[..., None]) -> int:
    """Look at the paper as it will be printed; return the presses that took, which are none of those to the paper."""
    page, before = officer.page, officer.presses
    page.locator("details summary", has_text=officer.word("forms", "preview_title")).first.click()
    eventually(lambda: _is_previewed(page), "the paper is seen", PATIENCE_MS // 1000)
    return officer.presses - before


def _have_it_made(officer: Walker, folder: Path) -> Path:
    """Have the paper made, take the PDF; return the file."""
    page = officer.page
    page.locator("button[value=make]").click()
    link = page.locator("#made a[href$='pdf']").first
    link.wait_for()
    officer.picture("ready")
    with page.expect_download() as download:
        link.click()
    path = folder / "paper.pdf"
    download.value.save_as(path)
    return path


def _have_a_batch_made(officer: Walker) -> None:
    """Take a filled-in workbook in, correct its faulty row in the page, have all of it made."""
    page, sample = officer.page, form(SHEET).sample()
    rows = [{NAME: name} for name in COLLEAGUES] + [{NAME: "Ахметов Санжар Болатович", SCORE: 7}]
    officer.press("places", "batches", "link")
    page.set_input_files("#files", {"name": "III квартал.xlsx", "mimeType": XLSX, "buffer": sheet(sample, rows)})
    page.locator("main .card button[type=submit]").first.click()
    page.wait_for_selector("#make")
    officer.picture("batch-checked")
    field = page.locator("[id$='-scores-0-score']").first
    field.fill(str(sample["scores"][0]["score"]))
    field.press("Tab")
    page.get_by_text(officer.word("bulk", "row_good")).first.wait_for()
    page.click("#make")
    page.wait_for_selector("#batch:not([hx-get])")
    officer.picture("batch-ready", whole=False)


def _find_papers(officer: Walker) -> None:
    """Find a paper by a part of a name written with Russian letters."""
    page = officer.page
    officer.press("places", "papers", "link")
    page.fill("#name", "абдикадыр")
    page.locator("main form button").first.click()
    page.get_by_text("Әбдіқадырова").first.wait_for()
    officer.picture("papers", whole=False)


def _keep_staff(officer: Walker) -> None:
    """Upload a staff list, look at the difference, apply it, and look at one servant; a worker reads the file."""
    page = officer.page
    officer.press("places", "employees", "link")
    officer.press("staff", "import", "link")
    about = "корпус «Б»;C-4;главный эксперт;01.02.2023;трудовой отпуск;06.07.2026;17.07.2026"
    rows = [f"hr-{number:05};{name};{about}" for number, name in enumerate(COLLEAGUES, 17)]
    rows.append("hr-00020;Ахметов Санжар Болатович;корпус «Б»;1;эксперт;01.02.2023;;;")
    table = "\n".join((";".join(STAFF_HEADS), *rows)).encode("utf-8-sig")
    page.set_input_files("#file", {"name": "Кадры.csv", "mimeType": "text/csv", "buffer": table})
    officer.press("staff", "compare")
    page.wait_for_selector("#apply")
    officer.picture("staff-compared")
    page.click("#apply")
    page.get_by_text(officer.word("staff", "applied_text")).wait_for()
    page.get_by_role("link", name=COLLEAGUES[0], exact=True).click()
    page.get_by_text("06.07.2026").first.wait_for()
    officer.picture("staff-one")
