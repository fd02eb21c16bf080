"""Editions, variants and languages as clients see them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from doc_templates.b2_score_sheet.layout import LAYOUTS
from doc_templates.catalogue import FOLDER, FORMS, read_form
from doc_templates.docx.package import build
from service.app.factory import create_app
from service.documents.retrieval import get_document
from service.queue import SilentNotifier
from service.settings import SettingsError, read_settings
from service.wiring import open_services

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples" / "variants"
ID = "fictional-committee"
BODY = "Комитет по вымышленным вопросам"
SHEET = "b2_score_sheet"


@pytest.fixture
def varied(environment: dict[str, str], services: Services) -> Iterator[Services]:
    """Return the services of an installation with the example variant."""
    shutil.copytree(EXAMPLES, Path(environment["BAGALAU_DATA_DIR"]) / "variants")
    real = open_services(read_settings(environment), notifier=SilentNotifier())
    yield replace(real, clock=services.clock)
    real.database.dispose()


@pytest.fixture
def body_client(varied: Services, client: FlaskClient) -> FlaskClient:
    """Return a client of that installation."""
    known = create_app(varied, fresh_seconds=0, wait_seconds=0.2).test_client()
    known.environ_base.update(client.environ_base)
    return known


def _of_body(sample: dict[str, Any]) -> dict[str, Any]:
    for person in ("employee", "evaluator"):
        sample[person]["organization"] = BODY
    return sample


def _post(client: FlaskClient, data: Any, path: str = "documents", **members: Any) -> Any:
    return client.post(f"/api/v1/{path}", json={"form": SHEET, "data": data, **members})


def _fault(answer: Any) -> tuple[str, str]:
    assert answer.status_code == 422, answer.text
    assert answer.json["type"] == "/problems/invalid-request"
    [violation] = answer.json["violations"]
    return violation["pointer"], violation["message"]


def test_the_editions_of_both_methodologies_are_listed(client: FlaskClient) -> None:
    """With the day from which each applies, and where to look on."""
    items = client.get("/api/v1/editions").json["items"]
    assert [(item["methodology"], item["since"], item["until"]) for item in items] == [
        ("A", "2025-01-01", None),
        ("B", "2025-07-01", None),
    ]
    assert all("№ 121" in item["title"] and item["id"] == "order-13/2025-07-28" for item in items)
    for item in items:
        assert client.get(item["links"]["self"]).json["day"] == item["since"]


def test_a_day_shows_the_tables_templates_and_rules_in_force(client: FlaskClient) -> None:
    """The hashes are those documents record."""
    found = client.get("/api/v1/editions/B/2026-10-15").json
    templates = {one["form"]: one["sha256"] for one in found["templates"]}
    assert templates == {form.slug: form.template().sha256 for form in FORMS if form.methodology == "B"}
    files = {one["file"] for one in found["parameters"]}
    assert {"b/terms.toml", "b/penalties.toml", "results.toml"} <= files
    assert not any(file.startswith("a/") for file in files)
    assert "B18-range" in {one["id"] for one in found["rules"]}
    assert not any(one["id"].startswith("A") for one in found["rules"])


@pytest.mark.parametrize("place", ["B/2025-06-30", "A/2024-12-31", "C/2026-01-01", "B/2026-13-01", "B/20260101"])
def test_a_day_without_an_edition_is_a_problem(client: FlaskClient, place: str) -> None:
    """Before the first one, for a methodology nobody knows, or no day at all."""
    answer = client.get(f"/api/v1/editions/{place}")
    assert (answer.status_code, answer.json["type"]) == (404, "/problems/unknown-edition")


def test_a_document_shows_edition_template_and_that_it_has_no_variant(
    client: FlaskClient, sample: dict[str, Any], services: Services
) -> None:
    """What it was made by can be told years later."""
    found = _post(client, sample).json
    assert found["edition"] == "order-13/2025-07-28"
    assert found["template"] == {"language": "ru", "sha256": services.forms[SHEET].template().sha256}
    assert found["variant"] is None


def test_an_installation_without_variants_lists_none(client: FlaskClient) -> None:
    """The folder need not be there."""
    assert client.get("/api/v1/variants").json == {"items": []}


def test_a_variant_is_listed_with_its_order_and_blanks(body_client: FlaskClient, varied: Services) -> None:
    """The order number and the templates; the links to the blanks can be followed."""
    [item] = body_client.get("/api/v1/variants").json["items"]
    assert (item["id"], item["body"], item["order"]["number"]) == (ID, BODY, "45-н")
    assert [one["form"] for one in item["templates"]] == ["b1_score_sheet", SHEET, "b_calibration_protocol"]
    blank = body_client.get(item["templates"][1]["links"]["blank_pdf"])
    assert blank.status_code == 503
    with varied.database.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT id, variant, template_sha256 FROM documents").all()
    [(document_id, variant, template)] = rows
    assert (variant, template) == (ID, item["templates"][1]["sha256"])
    assert get_document(varied, document_id).variant_sha256 == item["sha256"]


def test_the_body_named_in_a_document_decides(
    body_client: FlaskClient, varied: Services, sample: dict[str, Any]
) -> None:
    """Its methodology applies to its servants; the template is kept, and the document says which it was."""
    plain = _post(body_client, sample).json
    assert plain["variant"] is None
    found = _post(body_client, _of_body(sample)).json
    variant = varied.variants.get(ID)
    assert found["variant"] == {"id": ID, "sha256": variant.sha256}
    assert found["template"]["sha256"] == variant.templates[SHEET, "ru"].sha256 != plain["template"]["sha256"]
    assert varied.files.read(found["template"]["sha256"]) == variant.templates[SHEET, "ru"].content
    assert body_client.get(f"/api/v1/documents/{found['id']}").json["variant"] == found["variant"]
    assert _post(body_client, sample, "validate").json["variant"] == ID


def test_a_variant_may_be_asked_for_or_declined(body_client: FlaskClient, sample: dict[str, Any]) -> None:
    """By its id whatever body is named; ``standard`` keeps to the form of the order."""
    assert _post(body_client, sample, variant=ID).json["variant"]["id"] == ID
    assert _post(body_client, _of_body(sample), variant="standard").json["variant"] is None
    assert _post(body_client, sample, "validate", variant="standard").json["variant"] is None


@pytest.mark.parametrize("path", ["documents", "validate"])
def test_an_unknown_variant_is_refused_with_the_known_ones(
    body_client: FlaskClient, sample: dict[str, Any], path: str
) -> None:
    """Before and beside whatever the methodology says."""
    message = "такого варианта нет; есть: standard, fictional-committee"
    assert _fault(_post(body_client, sample, path, variant="other")) == ("/variant", message)


def test_a_variant_that_is_not_in_force_is_refused(body_client: FlaskClient, sample: dict[str, Any]) -> None:
    """The quarter decides, not today."""
    sample |= {"period": {"year": 2025, "quarter": 3}, "signed_on": "2025-10-13", "disciplinary_penalties": []}
    sample["employee"] = {key: value for key, value in sample["employee"].items() if key != "dismissed_on"}
    pointer, message = _fault(_post(body_client, sample, "validate", variant=ID))
    assert pointer == "/variant"
    assert "на 01.07.2025 он не действует" in message


@pytest.mark.parametrize("ask", ["document", "blank"])
@pytest.mark.parametrize(
    ("accept", "says"),
    [("ru", "имеется здесь только на русском языке"), ("en", "is available here in Russian only")],
)
def test_a_language_without_a_template_is_explained(
    client: FlaskClient, sample: dict[str, Any], ask: str, accept: str, says: str
) -> None:
    """In the caller's language: that the official text is Russian, and which languages there are."""
    headers = {"Accept-Language": accept}
    if ask == "document":
        members = {"form": SHEET, "data": sample, "language": "kk"}
        answer = client.post("/api/v1/documents", json=members, headers=headers)
    else:
        answer = client.get(f"/api/v1/forms/{SHEET}/blank.pdf?language=kk", headers=headers)
    pointer, message = _fault(answer)
    assert pointer == "/language"
    assert says in message
    assert ": ru." in message


def test_a_kazakh_template_is_used_as_soon_as_it_is_there(
    services: Services, tmp_path: Path, client: FlaskClient, sample: dict[str, Any]
) -> None:
    """A file beside the Russian one; nothing else."""
    shutil.copytree(FOLDER / SHEET, tmp_path / "room" / SHEET)
    kazakh = build(LAYOUTS["ru"], "kk")
    (tmp_path / "room" / SHEET / "template.kk.docx").write_bytes(kazakh)
    official = next(form for form in FORMS if form.slug == SHEET)
    form = read_form(SHEET, official.binding, tmp_path / "room")
    app: Flask = create_app(replace(services, forms={**services.forms, SHEET: form}), fresh_seconds=0)
    known = app.test_client()
    known.environ_base.update(client.environ_base)
    assert known.get(f"/api/v1/forms/{SHEET}").json["languages"] == ["ru", "kk"]
    found = _post(known, sample, language="kk").json
    assert found["template"] == {"language": "kk", "sha256": form.template("kk").sha256}


def test_a_broken_variant_stops_the_start_and_says_where(environment: dict[str, str]) -> None:
    """Papers of that body would be made by the wrong form."""
    folder = Path(environment["BAGALAU_DATA_DIR"]) / "variants" / "broken"
    folder.mkdir(parents=True)
    (folder / "variant.toml").write_text("body = ", "utf-8")
    with pytest.raises(SettingsError, match=r"broken/variant\.toml: это не TOML(.|\n)*bagalau variants check"):
        open_services(read_settings(environment), notifier=SilentNotifier())
