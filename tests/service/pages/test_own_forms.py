"""Variants that a state body sends by a page: checked, looked at, put in force for every process, withdrawn."""

from __future__ import annotations

import io
import zipfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from lxml import html
from sqlalchemy import select

from doc_templates.catalogue import FORMS, form
from doc_templates.variant_folder import read_variants
from service.access.state_bodies import create_state_body
from service.api.context import EXTENSION
from service.app.factory import context_of
from service.db.models import FIRST_STATE_BODY_ID, JournalRow, Role, VariantRow
from service.db.tenancy import EVERY_BODY, Scope
from service.own_variants import OwnVariants, Sent
from service.pages.language import word
from service.queue import SilentNotifier
from service.wiring import open_services
from tests.service.pages.conftest import BROWSER, send_form, signed_in
from worker.file_check import Fault, check_files
from worker.preview import Previews, Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from service.services import Services
    from tests.service.pages.conftest import Watched

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples" / "variants"
ID, BODY, SHEET = "fictional-committee", "Комитет по вымышленным вопросам", "b2_score_sheet"
DECLARATION = (EXAMPLES / ID / "variant.toml").read_bytes()
WORDS = "реестр вымышленных вопросов"


def _packed(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


ARCHIVE = _packed(**{f"{ID}/variant.toml": DECLARATION, f"{ID}/readme.txt": b"-", "__MACOSX/._variant.toml": b"-"})


def _send(client: FlaskClient, content: bytes, **fields: str) -> TestResponse:
    return send_form(client, "/variants/new", file=(io.BytesIO(content), "вариант.zip"), **fields)


def _press(client: FlaskClient, path: str, action: str) -> TestResponse:
    page = html.fromstring(client.get(path, headers=BROWSER).text)
    token = page.xpath("(//input[@name='csrf_token'])[1]/@value")[0]
    return client.post(f"{path}/{action}", data={"csrf_token": token}, headers=BROWSER)


def _told(answer: TestResponse) -> str:
    return " ".join(html.fromstring(answer.text).text_content().split())


def _of_body() -> dict[str, Any]:
    data = form(SHEET).sample()
    for person in ("employee", "evaluator"):
        data[person]["organization"] = BODY
    return {"form": SHEET, "data": data}


def test_a_variant_is_sent_looked_at_put_in_force_replaced_and_withdrawn(
    client: FlaskClient, services: Services, browser_of: Callable[..., FlaskClient]
) -> None:
    """Every process makes papers by it at once, of that state body alone; what was accepted keeps its form."""
    officer, administrator = browser_of(), browser_of(Role.INSTALLATION_ADMINISTRATOR)

    def made() -> Any:
        return client.post("/api/v1/documents", json=_of_body()).json

    sent = _send(officer, ARCHIVE)
    assert sent.status_code == 303, _told(sent)
    one = sent.headers["Location"]
    shown = _told(officer.get(one, headers=BROWSER))
    assert word("variants", "no_remarks", "ru") in shown
    assert word("variants", "waits", "ru") in shown
    assert (client.get("/api/v1/variants").json["items"], made()["variant"]) == ([], None)
    assert _press(officer, one, "adopt").status_code == 303
    accepted = made()
    assert accepted["variant"]["id"] == ID
    assert [item["id"] for item in client.get("/api/v1/variants").json["items"]] == [ID]
    blank = services.files.read(accepted["template"]["sha256"])
    assert WORDS in "\n".join(_paragraphs(blank))
    with ExitStack() as stack:
        other = open_services(services.settings, notifier=SilentNotifier())
        stack.callback(other.database.dispose)
        mine = other.of(Scope(FIRST_STATE_BODY_ID))
        assert [each.sha256 for each in mine.variants] == [accepted["variant"]["sha256"]]
        assert mine.variants.get(ID) is mine.variants.get(ID)
        theirs = create_state_body(services.database.whole.of(EVERY_BODY), "Другой орган", "ru").id
        assert len(other.of(Scope(theirs)).variants) == 0
    assert _press(officer, one, "discard").status_code == 409
    again = _send(
        administrator,
        _packed(**{f"{ID}/variant.toml": DECLARATION.replace("45-н".encode(), "46-н".encode())}),
        body=FIRST_STATE_BODY_ID,
    )
    newer = again.headers["Location"]
    _press(administrator, newer, "adopt")
    assert word("variants", "withdrawn", "ru") in _told(officer.get(one, headers=BROWSER))
    changed = made()
    assert changed["variant"]["sha256"] != accepted["variant"]["sha256"]
    assert _press(officer, newer, "withdraw").status_code == 303
    assert _press(officer, newer, "withdraw").status_code == 409
    assert made()["variant"] is None
    assert client.get(f"/api/v1/documents/{accepted['id']}").json["variant"] == accepted["variant"]
    foreign = browser_of(login="чужой", state_body_id=theirs)
    assert foreign.get(one, headers=BROWSER).status_code == 404
    assert word("variants", "empty_title", "ru") in _told(foreign.get("/variants", headers=BROWSER))
    rows = services.of(Scope(FIRST_STATE_BODY_ID)).database
    with rows.reading() as session:
        told = session.execute(
            select(JournalRow.action, JournalRow.part)
            .where(JournalRow.subject_kind == "variant")
            .order_by(JournalRow.id)
        )
        assert [tuple(row) for row in told] == [
            ("create", ""),
            ("change", "in_force"),
            ("create", ""),
            ("revoke", ""),
            ("change", "in_force"),
            ("revoke", ""),
        ]
    third = _send(officer, ARCHIVE).headers["Location"]
    assert _press(officer, third, "discard").headers["Location"] == "/variants"
    assert officer.get(third, headers=BROWSER).status_code == 404


def _paragraphs(docx: bytes) -> list[str]:
    document = Document(io.BytesIO(docx))
    found = [paragraph.text for paragraph in document.paragraphs]
    return found + [cell.text for table in document.tables for row in table.rows for cell in row.cells]


BOMB = _packed(**{f"{ID}/variant.toml": DECLARATION, f"{ID}/{SHEET}.ru.docx": b"\0" * (70 << 20)})
ENTITIES = _packed(**{"[Content_Types].xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'})


@pytest.mark.parametrize(
    ("archive", "key"),
    [
        (b"\xd0\xcf\x11\xe0 no archive", "no_archive"),
        (ARCHIVE[:-40], "no_archive"),
        (_packed(**{f"{ID}/readme.txt": b"-"}), "no_declaration"),
        (_packed(**{"one/variant.toml": b"", "two/variant.toml": b""}), "several"),
        (_packed(**{"../variant.toml": DECLARATION}), "hostile"),
        (BOMB, "hostile"),
        (_packed(**{f"{ID}/variant.toml": DECLARATION, f"{ID}/{SHEET}.ru.docx": ENTITIES}), "hostile"),
        (_packed(**{f"{ID}/variant.toml": DECLARATION, f"{ID}/own.ttf": b"-"}), "fonts"),
        (_packed(**{f"{ID}/variant.toml": DECLARATION, f"{ID}/лист.docx": b"-"}), "names"),
        (_packed(**{f"{'x' * 300}/variant.toml": DECLARATION}), "names"),
        (b"PK" + b"\0" * (20 << 20), "too_big"),
    ],
)
def test_what_is_no_archive_of_a_variant_is_refused_with_what_to_do(
    services: Services, browser_of: Callable[..., FlaskClient], archive: bytes, key: str
) -> None:
    """Nothing of it is kept."""
    before = {file.sha256 for file, _ in services.files.stored()}
    answer = _send(browser_of(), archive)
    assert answer.status_code == 422
    assert word("variants", f"archive_{key}", "ru", limit=20) in _told(answer)
    assert {file.sha256 for file, _ in services.files.stored()} == before
    with services.database.reading() as session:
        assert session.scalars(select(VariantRow)).all() == []


def test_a_faulty_variant_is_refused_with_the_report_of_the_command(
    app: Flask, services: Services, browser_of: Callable[..., FlaskClient], tmp_path: Path
) -> None:
    """The same sentences, in the language of the page; so is one that another variant stands in the way of."""
    faulty = DECLARATION.replace(b"since = 2026", b"since = 2020").replace(b"[letterhead]", b"[heading]")
    folder = tmp_path / "variants"
    (folder / ID).mkdir(parents=True)
    (folder / ID / "variant.toml").write_bytes(faulty)
    faults = read_variants(folder, FORMS).errors
    told = _told(_send(browser_of(), _packed(**{f"{ID}/variant.toml": faulty})))
    assert len(faults) >= 1
    assert [fault for fault in faults if " ".join(fault.full_message.render("ru").split()) not in told] == [], told
    assert word("variants", "faulty", "ru", number=len(faults)) in told
    officer = browser_of()
    for sent in ({}, {"file": (io.BytesIO(b""), "")}):
        page = html.fromstring(officer.get("/variants/new", headers=BROWSER).text)
        token = page.xpath("(//input[@name='csrf_token'])[1]/@value")[0]
        answer = officer.post("/variants/new", data={"csrf_token": token, **sent}, headers=BROWSER)
        assert word("variants", "no_file", "ru") in _told(answer)
    administrator = browser_of(Role.INSTALLATION_ADMINISTRATOR)
    assert word("variants", "no_body", "ru") in _told(_send(administrator, ARCHIVE, body="nobody"))
    known = replace(services, own=OwnVariants(read_variants(EXAMPLES, FORMS).variants))
    app.extensions[EXTENSION] = context_of(known)
    rival = _told(_send(officer, _packed(**{"other/variant.toml": DECLARATION})))
    assert f"действует и вариант {ID} того же органа" in rival
    assert f"вариант с именем «{ID}» уже лежит" in _told(_send(officer, ARCHIVE))


def test_a_variant_whose_archive_is_lost_keeps_its_papers_from_coming_out_wrong(
    client: FlaskClient, services: Services, browser_of: Callable[..., FlaskClient]
) -> None:
    """Nothing is made until it is there again or withdrawn; the comparison of files names it."""
    officer = browser_of()
    one = _send(officer, ARCHIVE).headers["Location"]
    _press(officer, one, "adopt")
    assert check_files(services).findings == []
    with services.database.reading() as session:
        [sha256] = session.scalars(select(VariantRow.archive_sha256))
    services.files.delete(sha256)
    services.own._read.clear()
    assert client.post("/api/v1/documents", json=_of_body()).status_code == 503
    [finding] = check_files(services).findings
    assert (finding.owner, finding.fault) == (ID, Fault.MISSING)
    assert word("variants", "unreadable", "ru") in _told(officer.get("/variants", headers=BROWSER))
    assert _press(officer, one, "withdraw").status_code == 303
    assert client.post("/api/v1/documents", json=_of_body()).json["variant"] is None


class _Office:
    """Keeps what it is to convert."""

    brought = frozenset[str]()
    version = "1"
    fonts_sha256 = "0"

    def __init__(self) -> None:
        self.docx = b""

    def convert(self, docx: bytes, *_: object) -> bytes:
        """Note it, and give what is no PDF."""
        self.docx = docx
        return b"no PDF"

    def close(self) -> None:
        """Do nothing."""


def test_a_preview_shows_a_variant_that_is_not_in_force(services: Services) -> None:
    """The process reads it from the file store by what it is told."""
    sent = Sent(ID, services.files.put(ARCHIVE).sha256)
    office = _Office()
    previews = Previews(services.settings, lambda _settings: office)  # type: ignore[arg-type, return-value] # as much of it as is asked
    sample, on = form(SHEET).sample(), form(SHEET).sample_on
    previews.make(Request(SHEET, sample, "ru", ID, on, (sent,)))
    assert WORDS in "\n".join(_paragraphs(office.docx))
    previews.make(Request(SHEET, sample, "ru", "standard", on, (sent,)))
    assert WORDS not in "\n".join(_paragraphs(office.docx))
    previews.close()


@pytest.mark.slow
def test_the_pages_are_accessible_in_every_state(watched: Watched, shared_services: Services, tmp_path: Path) -> None:
    """Empty, refused with a report, sent, in force."""
    page, at = watched.page, watched.address
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    good.write_bytes(ARCHIVE)
    bad.write_bytes(_packed(**{f"{ID}/variant.toml": DECLARATION.replace(b"[letterhead]", b"[heading]")}))
    watched.sign_in(signed_in(shared_services))
    page.goto(f"{at}/variants/new")
    for file in (bad, good):
        page.set_input_files("#file", file)
        page.click("main form .actions button")
        page.wait_for_selector("[role=alert]" if file is bad else "main dl")
        watched.check()
    page.click("form[action$=adopt] button")
    page.wait_for_selector("main details")
    watched.check()
    page.goto(f"{at}/variants")
    watched.check()
