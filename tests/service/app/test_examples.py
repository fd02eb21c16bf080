"""The examples of the description are what the service answers: recorded from requests, and compared with them here.

``make examples`` records them anew: one file a language, in which each answer and each problem has a line.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import socket
import threading
import uuid
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from doc_templates.catalogue import FORMS
from service.access.keys import WRONG_KEYS, Wish, create_key
from service.api.context import install
from service.api.downloads import XLSX
from service.api.problems import STATUS
from service.api.streams import Streams
from service.app import connection
from service.app.factory import context_of
from service.app.openapi import ADMINISTRATION, CYCLES, DOSSIER_REQUESTS, RETENTION, STAFF_REQUESTS, recorded_path
from service.app.server import Server
from service.db.chain import chain_journal
from service.db.models import FIRST_STATE_BODY_ID, KeyScope
from service.db.tenancy import EVERY_BODY, Scope
from service.documents.variants import open_variants
from service.errors import DatabaseUnavailableError, DiskFullError, StorageError
from service.own_variants import OwnVariants
from service.queue import SilentNotifier
from service.strict_json import MAX_DEPTH
from tests.service.app.example_dossiers import dossier_requests
from tests.service.conftest import KEY, PAPERS, FakeWorker
from tests.service.cycles.conftest import staff, write_list
from validators.deadlines.describing import kind_example
from validators.messages.catalog import LANGUAGES
from worker.sweep import settle_batches

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from service.services import Services

pytestmark = pytest.mark.slow

API: Final = "/api/v1"
SHEET: Final = "b2_score_sheet"
NOBODYS: Final = "3f2b8a4e-6f0e-4d0c-9a55-0d8c1f7b2e61"
VARIANTS: Final = Path(__file__).parents[3] / "docs" / "examples" / "variants"
SIZES: Final = {"docx": 21_394, "pdf": 88_120}
MORNING: Final = datetime.combine(max(form.sample_on for form in FORMS), time(5), tzinfo=UTC) + timedelta(days=1)
IDENTIFIER: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SHA256: Final = re.compile(r"\b[0-9a-f]{64}\b")
WHOLE: Final = {"ensure_ascii": False, "separators": (",", ":")}


def _stable(answer: Any) -> Any:
    """Return an answer with other ids and hashes, which depend on nothing but the order in which they come."""
    text = json.dumps(answer, **WHOLE)
    for pattern, made in (
        (IDENTIFIER, lambda number: str(uuid.UUID(int=random.Random(number).getrandbits(128), version=4))),
        (SHA256, lambda number: hashlib.sha256(str(number).encode()).hexdigest()),
    ):
        known: dict[str, str] = {}
        text = pattern.sub(lambda found: known.setdefault(found[0], made(len(known))), text)  # noqa: B023 - called at once
    return json.loads(text)


class Recorder:
    """Asks the service in one language, at moments that stand still, and keeps what it answers."""

    def __init__(self, app: Flask, services: Services, language: str) -> None:
        self.app = app
        self.now = MORNING
        services.database.whole.clock = lambda: self.now
        self.services = replace(services, clock=services.database.whole.clock)
        self.language = language
        self.worker = FakeWorker(self.services)
        self.kept: dict[str, dict[str, Any]] = {"answers": {}, "problems": {}}
        self.over()

    def over(self, shared: dict[str, Any] | None = None, **changes: Any) -> None:
        """Let the application work with other services from here on; with the usual ones where none are named."""
        context = context_of(replace(self.services, **changes), fresh_seconds=0, wait_seconds=0.1)
        install(self.app, replace(context, **(shared or {})))

    def ask(self, method: str, path: str, key: str = KEY, **options: Any) -> Any:
        """Send a request."""
        headers = {"Accept-Language": self.language, "Authorization": f"Bearer {key}", **options.pop("headers", {})}
        return self.app.test_client().open(path, method=method, headers=headers, **options)

    def answer(
        self, name: str, method: str, path: str, shorten: Callable[[Any], Any] = lambda found: found, **options: Any
    ) -> Any:
        """Keep what a request is answered with, as far as an example shows it."""
        found = self.ask(method, path, **options)
        assert found.status_code < 300, (name, found.text)
        content = json.loads(found.text) if "json" in found.mimetype else found.text
        self.kept["answers"][name] = _stable(shorten(content))
        return content

    def problem(self, slug: str, method: str, path: str, **options: Any) -> None:
        """Keep the problem a request ends in."""
        found = self.ask(method, path, **options)
        assert (found.status_code, found.json["type"]) == (STATUS[slug], f"/problems/{slug}"), found.text
        self.kept["problems"][slug] = _stable(found.json)

    def post(self, path: str, asked: Any, **options: Any) -> Any:
        """Return what the service made of an object."""
        found = self.ask("POST", path, json=asked, **options)
        assert found.status_code == 202, found.text
        return found.json


def _sheet(**changes: Any) -> dict[str, Any]:
    """Return the sample sheet, with changes."""
    return next(form for form in FORMS if form.slug == SHEET).sample() | changes


def _wrong_sheet() -> dict[str, Any]:
    """Return a sheet with a score that is too high, and no sum that would be wrong by it."""
    found = {name: value for name, value in _sheet().items() if name not in {"average", "result"}}
    found["scores"][-1]["score"] = "7"
    return found


def _asked(**changes: Any) -> dict[str, Any]:
    return {"form": SHEET, "data": _sheet(), "external_id": "кадры-2025-3-0017", **changes}


def _record_reference(recorder: Recorder) -> None:
    """What is the same for everybody, and how the service does."""
    get = partial(recorder.answer, method="GET")
    get("forms", path=f"{API}/forms")
    for name, tail in (("form", ""), ("schema", "/schema"), ("sample", "/sample")):
        get(name, path=f"{API}/forms/{SHEET}{tail}")
    rules = get("rules", path=f"{API}/rules", shorten=lambda found: {"items": found["items"][:1]})
    get("rule", path=rules["items"][0]["links"]["self"])
    editions = get("list_editions", path=f"{API}/editions")
    get("get_edition", path=editions["items"][-1]["links"]["self"])
    recorder.over(own=OwnVariants(open_variants(replace(recorder.services.settings, variants_dir=VARIANTS))))
    get("list_variants", path=f"{API}/variants")
    recorder.over()
    get("deadline_kinds", path=f"{API}/deadlines")
    recorder.answer("reckon_deadlines", "POST", f"{API}/deadlines", json=kind_example("b_appeal"))
    get("calendar", path=f"{API}/calendar/2027")
    get("live", path="/healthz")
    recorder.problem("not-operational", "GET", "/readyz")
    recorder.worker.report()
    get("ready", path="/readyz")


def _record_documents(recorder: Recorder) -> None:
    """Documents and dossiers, from the check to the finished files."""
    recorder.answer("validate", "POST", f"{API}/validate", json={"form": SHEET, "data": _wrong_sheet()})
    made = recorder.answer("create_document", "POST", f"{API}/documents", json=_asked())
    recorder.problem("not-ready", "GET", f"{made['links']['self']}/files/pdf")
    recorder.worker.finish(made["id"])
    recorder.answer("get_document", "GET", made["links"]["self"])
    recorder.answer("list_documents", "GET", f"{API}/documents")
    far = {"Range": f"bytes={SIZES['pdf']}-"}
    recorder.problem("range-not-satisfiable", "GET", f"{made['links']['self']}/files/pdf", headers=far)
    recorder.answer(
        "metrics",
        "GET",
        "/metrics",
        shorten=lambda text: next(line for line in text.splitlines(keepends=True) if 'status="ready"' in line),
    )
    requests = dossier_requests()
    asked = requests["b_calibration"]
    wrong = json.loads(json.dumps(asked))
    wrong["documents"][1]["data"]["decision"]["score_before"] = "3.9"
    recorder.answer("validate_dossier", "POST", f"{API}/dossiers/validate", json=wrong)
    dossier = recorder.answer("create_dossier", "POST", f"{API}/dossiers", json=asked)
    for document in dossier["documents"]:
        recorder.worker.finish(document["id"])
    recorder.answer("get_dossier", "GET", dossier["links"]["self"])
    with recorder.services.database.whole.of(EVERY_BODY).transaction() as session:
        chain_journal(session)
    recorder.answer("get_journal", "GET", f"{API}/journal?limit=3")


def _record_batches(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch of which one row is wrong, and what cannot be had of it yet, or any more."""
    rows = [_asked(external_id=f"кадры-2026-3-{number:04}", data=_sheet(days_worked=number)) for number in (47, 48)]
    rows.append(_asked(external_id="кадры-2026-3-0049", data=_wrong_sheet()))
    made = recorder.answer("create_batch", "POST", f"{API}/batches", json=rows)
    links = made["links"]
    recorder.worker.read_batch()
    accepted = [one["document_id"] for one in recorder.ask("GET", links["items"]).json["items"] if one["document_id"]]
    recorder.now += timedelta(seconds=2)
    recorder.worker.finish(accepted[0])
    recorder.answer("get_batch", "GET", links["self"])
    recorder.answer("list_batches", "GET", f"{API}/batches")
    recorder.answer("list_batch_items", "GET", f"{links['items']}?status=rejected")
    recorder.problem("batch-unfinished", "GET", links["archive"])
    recorder.over({"streams": Streams(0, 0)})
    recorder.problem("too-many-streams", "GET", links["events"])
    recorder.over()
    recorder.worker.finish(accepted[1])
    with recorder.services.database.transaction() as session:
        settle_batches(session, now=recorder.now)
    recorder.answer("get_batch_summary", "GET", links["summary"])
    recorder.problem("batch-finished", "POST", links["cancel"])
    monkeypatch.setattr("service.batches.printing.MAX_PAPERS", 1)
    recorder.problem("batch-too-large", "GET", links["print"])
    recorder.over(notifier=SilentNotifier())
    recorder.problem("result-not-ready", "GET", links["archive"])
    recorder.over()
    refused = recorder.post(f"{API}/batches?mode=all_or_nothing", rows)
    recorder.worker.read_batch()
    recorder.problem("batch-refused", "POST", refused["links"]["retry"])
    recorder.problem("unusable-file", "POST", f"{API}/batches?form={SHEET}", data=b"PK", content_type=XLSX)


def _record_staff(recorder: Recorder) -> None:
    """The staff list, and a file in which one is new, one changed and one not there any more."""
    path = f"{API}/employees"
    sample = STAFF_REQUESTS["put_employee"]["example"]["value"]
    for number in range(17, 23):
        put = recorder.ask("PUT", f"{path}/hr-{number:05}", json=sample | {"full_name": f"Служащий {number}"})
        assert put.status_code == 201, put.text
    recorder.answer("put_employee", "PUT", f"{path}/hr-00017", json=sample)
    patch = STAFF_REQUESTS["patch_employee"]["example"]["value"]
    recorder.answer("patch_employee", "PATCH", f"{path}/hr-00017", json=patch)
    recorder.problem("changed-meanwhile", "PUT", f"{path}/hr-00017", json=sample, headers={"If-Match": '"1"'})
    get = partial(recorder.answer, method="GET")
    get("get_employee", path=f"{path}/hr-00017")
    get("list_employees", path=path)
    found = STAFF_REQUESTS["search_employees"]["example"]["value"]
    recorder.answer("search_employees", "POST", f"{path}/search", json=found)
    people = {f"hr-{number:05}": sample | {"full_name": f"Служащий {number}"} for number in range(18, 22)}
    rows = {**people, "hr-00017": sample | {"absences": []}, "hr-00030": sample}
    text = "\n".join(json.dumps({"external_id": one, "data": data}) for one, data in rows.items())
    full = {"data": text, "content_type": "application/x-ndjson"}
    made = recorder.answer("import_employees", "POST", f"{path}/import?mode=replace&dry_run=true", **full)
    recorder.problem("import-not-ready", "POST", f"{made['links']['self']}/apply", json={})
    recorder.worker.read_batch()
    get("get_employee_import", path=made["links"]["self"])
    get("list_employee_changes", path=made["links"]["changes"])
    fewer = {"data": text.partition("\n")[0], "content_type": "application/x-ndjson"}
    few = recorder.ask("POST", f"{path}/import?mode=replace&dry_run=true", **fewer).json
    recorder.worker.read_batch()
    recorder.problem("too-many-gone", "POST", f"{few['links']['self']}/apply", json={})
    recorder.answer("apply_employee_import", "POST", f"{made['links']['self']}/apply", json={"confirm_gone": False})


def _record_administration(recorder: Recorder) -> None:
    """Keys, users, units, state bodies; secrets are not shown."""
    asked = {name: one["example"]["value"] for name, one in ADMINISTRATION.items()}
    unit = recorder.answer("create_unit", "POST", f"{API}/units", json=asked["create_unit"])
    below = {"name": "Отдел", "parent_id": unit["id"]}
    part = recorder.ask("POST", f"{API}/units", json=below).json
    recorder.problem("unit-in-use", "DELETE", f"{API}/units/{unit['id']}")
    assert recorder.ask("DELETE", f"{API}/units/{part['id']}").status_code == 204
    recorder.problem("record-not-found", "DELETE", f"{API}/units/{part['id']}")
    recorder.answer("list_units", "GET", f"{API}/units")
    hidden = {"link": "/link/…", "key": "bgl_…"}

    def shown(found: dict[str, Any]) -> dict[str, Any]:
        return found | {name: text for name, text in hidden.items() if name in found}

    made = recorder.answer("create_key", "POST", f"{API}/keys", shown, json=asked["create_key"])
    newest = {"items": [made["stored"]]}
    recorder.answer("list_keys", "GET", f"{API}/keys", lambda found: newest if made["stored"] in found["items"] else {})
    user = recorder.answer("create_user", "POST", f"{API}/users", shown, json=asked["create_user"])["user"]
    recorder.answer("list_users", "GET", f"{API}/users")
    recorder.answer("give_link", "POST", f"{API}/users/{user['id']}/link", shown, json=asked["give_link"])
    body = recorder.answer("create_organization", "POST", f"{API}/organizations", json=asked["create_organization"])
    recorder.answer(
        "list_organizations",
        "GET",
        f"{API}/organizations",
        lambda found: {"items": [one for one in found["items"] if one == body]},
    )


def _record_cycles(recorder: Recorder) -> None:
    """A quarter of the staff list of a small body."""
    of_body = recorder.services.of(Scope(FIRST_STATE_BODY_ID))
    units = [recorder.ask("POST", f"{API}/units", json={"name": name}).json["id"] for name in ("Первое", "Второе")]
    members = staff(*units)
    write_list(of_body, members)
    asked = CYCLES["open_cycle"]["example"]["value"]
    cycle = recorder.answer("open_cycle", "POST", f"{API}/cycles", json=asked)
    recorder.answer("list_cycles", "GET", f"{API}/cycles")

    def few(found: dict[str, Any]) -> dict[str, Any]:
        return {**found, "items": found["items"][:2]}

    sheets = recorder.answer("list_sheets", "GET", cycle["links"]["sheets"], few)["items"]
    recorder.answer("list_not_assessed", "GET", cycle["links"]["not_assessed"])
    workbook = recorder.ask("GET", f"{cycle['links']['self']}/workbook.xlsx")
    back = {"data": workbook.data, "content_type": XLSX}
    recorder.answer("bring_workbook", "POST", f"{cycle['links']['self']}/workbook", **back)
    recorder.answer("get_cycle_report", "GET", cycle["links"]["report"])
    recorder.answer("list_annual_scores", "GET", f"{API}/cycles/annual/2025")
    recorder.answer("make_annual_scores", "POST", f"{API}/cycles/annual/2025", json={})
    address = f"{cycle['links']['sheets']}/{sheets[1]['id']}"
    recorder.ask("PUT", address, json=CYCLES["save_sheet"]["example"]["value"])
    recorder.answer("get_sheet", "GET", address)
    recorder.problem("sheet-changed", "PUT", address, json=CYCLES["save_sheet"]["example"]["value"])
    recorder.problem("step-not-allowed", "POST", f"{address}/close")
    members["brave"]["appointments"][0]["position"] = "главный эксперт"
    write_list(of_body, members)
    recorder.answer("list_differences", "GET", f"{cycle['links']['self']}/differences")
    recorder.answer("apply_differences", "POST", f"{cycle['links']['self']}/differences", json={})


def _record_retention(recorder: Recorder) -> None:
    """What has fallen due, a hold on a servant, and the act of the rest."""
    path, present = f"{API}/retention", recorder.now
    recorder.now += timedelta(days=4 * 366)
    recorder.answer("get_due", "GET", f"{path}/due")
    asked = {name: one["example"]["value"] for name, one in RETENTION.items()}
    recorder.answer("hold_papers", "POST", f"{path}/holds", json=asked["hold_papers"])
    recorder.answer("list_holds", "GET", f"{path}/holds")
    recorder.answer("prepare_purge", "POST", f"{path}/purges", json=asked["prepare_purge"])
    recorder.answer("list_purges", "GET", f"{path}/purges")
    recorder.problem("purge-not-possible", "POST", f"{path}/purges", json=asked["prepare_purge"])
    recorder.now = present


def _record_refused_bodies(recorder: Recorder) -> None:
    """Bodies that cannot be read, or say what does not do."""
    send = partial(recorder.problem, method="POST", path=f"{API}/validate", content_type="application/json")
    send("malformed-json", data=b'{"form": "b2_score_sheet",\n "external_id" "17"}')
    send("empty-body", data=b"")
    send("wrong-encoding", data='{"form": "Оценочный лист"}'.encode("cp1251"))
    send("duplicate-name", data=b'{"form": "b1_score_sheet", "form": "b2_score_sheet"}')
    send("not-a-number", data=b'{"form": "b2_score_sheet", "data": {"average": NaN}}')
    send("limit-exceeded", data=b'{"data":' * (MAX_DEPTH + 1) + b"1" + b"}" * (MAX_DEPTH + 1))
    send("too-large", data=b" " * (recorder.services.settings.max_body_bytes + 1))
    send("encoded-body", data=b"{}", headers={"Content-Encoding": "gzip"})
    send("unsupported-media-type", data=b"{}", content_type="text/plain")
    post = partial(recorder.problem, method="POST")
    post("invalid-request", path=f"{API}/documents", json=_asked(formats=[]))
    post("forbidden-by-methodology", path=f"{API}/documents", json=_asked(data=_wrong_sheet()))
    strangers = [{"form": slug, "data": {}} for slug in (SHEET, "a7_survey")]
    post("not-a-dossier", path=f"{API}/dossiers", json={"documents": strangers})
    once = {"Idempotency-Key": "8e03978e-40d5-43e8-bc93-6894a57f9324"}
    made = recorder.post(f"{API}/documents", _asked(formats=["docx"]), headers=once)
    post("idempotency-conflict", path=f"{API}/documents", json=_asked(), headers=once)
    recorder.problem("file-not-requested", "GET", f"{made['links']['self']}/files/pdf")
    recorder.worker.fail(made["id"], None, code="conversion_failed")
    recorder.problem("document-failed", "GET", f"{made['links']['self']}/files/docx")


def _record_refusals(recorder: Recorder) -> None:
    """What is not there, who may not ask, and what is down."""
    get = partial(recorder.problem, method="GET")
    get("unauthorized", path=f"{API}/documents", key="")
    of_body = recorder.services.of(Scope(FIRST_STATE_BODY_ID)).database
    narrow = create_key(of_body, Wish("monitoring", frozenset({KeyScope.METRICS})))
    get("insufficient-scope", path=f"{API}/documents", key=narrow.key)
    get("not-found", path=f"{API}/nothing")
    get("unknown-form", path=f"{API}/forms/b3_score_sheet")
    for kind in ("document", "dossier", "batch"):
        get(f"{kind}-not-found", path=f"{API}/{kind}{'es' if kind == 'batch' else 's'}/{NOBODYS}")
    get("unknown-rule", path=f"{API}/rules/B99-unknown")
    get("unknown-edition", path=f"{API}/editions/B/2024-01-01")
    recorder.problem("method-not-allowed", "DELETE", f"{API}/documents")
    get("blank-not-ready", path=f"{API}/forms/{SHEET}/blank.pdf")
    recorder.problem("no-preview", "POST", f"{API}/preview", json={"form": SHEET, "data": {}})
    for slug, error in (
        ("internal-error", RuntimeError("a bug")),
        ("database-unavailable", DatabaseUnavailableError("gone")),
        ("storage-unavailable", StorageError("gone")),
        ("disk-full", DiskFullError("full")),
    ):

        def fail(*_: Any, error: Exception = error, **__: Any) -> Any:
            raise error

        recorder.over(check=fail)
        recorder.problem(slug, "POST", f"{API}/validate", json={"form": SHEET, "data": {}})
    recorder.over(settings=replace(recorder.services.settings, requests_per_key=1))
    recorder.ask("GET", f"{API}/deadlines")
    get("too-many-requests", path=f"{API}/deadlines")
    recorder.over()
    guessing = partial(recorder.ask, "GET", f"{API}/forms", environ_overrides={"REMOTE_ADDR": "198.51.100.1"})
    assert {guessing(f"wrong {number}").status_code for number in range(WRONG_KEYS.free)} == {401}
    get("too-many-wrong-keys", path=f"{API}/forms", key="wrong", environ_overrides={"REMOTE_ADDR": "198.51.100.1"})


def _record_server(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the server refuses before the application is asked."""
    monkeypatch.setattr(connection, "BODY_SECONDS", 0.2)
    server = Server(recorder.app, replace(recorder.services.settings, port=0, max_bodies_bytes=1))
    thread = threading.Thread(target=server.run)
    thread.start()
    spoken = f"Host: x\r\nAccept-Language: {recorder.language}\r\n"
    sent = f"POST {API}/validate HTTP/1.1\r\n{spoken}Authorization: Bearer {KEY}\r\nContent-Length: "
    heads = {
        "bad-request": f"{sent}2\r\nTransfer-Encoding: chunked\r\n",
        "headers-too-large": f"GET / HTTP/1.1\r\n{spoken}" + "A:1\r\n" * 11_000,
        "not-implemented": f"POST / HTTP/1.1\r\n{spoken}Transfer-Encoding: gzip\r\n",
        "too-many-bodies": f"{sent}2\r\n",
        "request-timeout": f"{sent}1\r\n",
    }
    try:
        for slug, head in heads.items():
            with socket.create_connection(("127.0.0.1", server.port), timeout=5) as client:
                # The language of what cannot be read is that of the request before.
                client.sendall(f"GET /healthz HTTP/1.1\r\n{spoken}\r\n".encode())
                assert client.recv(65536).startswith(b"HTTP/1.1 200")
                client.sendall(f"{head}\r\n".encode())
                found = json.loads(b"".join(iter(lambda: client.recv(65536), b"")).partition(b"\r\n\r\n")[2])
            assert found["type"] == f"/problems/{slug}", found
            recorder.kept["problems"][slug] = _stable(found)
    finally:
        server.stop()
        thread.join()


def _file(kept: dict[str, dict[str, Any]]) -> str:
    """Return what is kept with a line for each example, so that a change shows which one it is."""
    parts = [
        f'"{part}":{{\n' + ",\n".join(f'"{name}":{json.dumps(found[name], **WHOLE)}' for name in sorted(found)) + "\n}"
        for part, found in kept.items()
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


@pytest.fixture
def environment(environment: dict[str, str]) -> dict[str, str]:
    """Return settings with the usual limits."""
    return {name: value for name, value in environment.items() if name != "BAGALAU_MAX_BODY_BYTES"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_what_the_service_answers(
    app: Flask, services: Services, language: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Each answer and each kind of problem, in the language of the description."""
    for name, size in SIZES.items():
        monkeypatch.setitem(PAPERS, name, bytes(size))
    recorder = Recorder(app, services, language)
    _record_reference(recorder)
    _record_documents(recorder)
    _record_batches(recorder, monkeypatch)
    _record_staff(recorder)
    _record_administration(recorder)
    _record_cycles(recorder)
    _record_retention(recorder)
    _record_refused_bodies(recorder)
    _record_refusals(recorder)
    _record_server(recorder, monkeypatch)
    assert set(recorder.kept["problems"]) == set(STATUS)
    path = recorded_path(language)
    if request.config.getoption("record_examples"):
        path.write_text(_file(recorder.kept), "utf-8")
    assert path.read_text("utf-8") == _file(recorder.kept), "make examples"


def test_the_dossiers_to_try_out_are_made_of_the_samples(request: pytest.FixtureRequest) -> None:
    """Their people and numbers agree; that the service accepts them, other tests show."""
    found = _file({"dossiers": dossier_requests()})
    if request.config.getoption("record_examples"):
        DOSSIER_REQUESTS.write_text(found, "utf-8")
    assert DOSSIER_REQUESTS.read_text("utf-8") == found, "make examples"
