"""Long words are divided in the narrow columns that a form names, by our dictionary and by no other."""

from __future__ import annotations

import io
import os
import re
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest

from doc_templates import wording
from doc_templates.catalogue import form as catalogue_form
from validators.check import check
from worker.convert import profile
from worker.inspection import inspect_pdf
from worker.inspection.text import DIVISION
from worker.inspection.text_extraction import extract_text
from worker.making import texts_of
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from worker.convert.pool import LibreOfficePool
    from worker.properties import DocumentProperties

pytestmark = pytest.mark.slow

UNIT = "административных правонарушений, тысяч тенге"
KAZAKH = "құқықбұзушылықтардың саны"
MANIFEST = "http://openoffice.org/2001/manifest"
DESCRIPTION = "http://openoffice.org/extensions/description/2006"
REGISTRY = "http://openoffice.org/2001/registry"


def _context(slug: str, figures: Mapping[str, str] = MappingProxyType({}), **values: str) -> dict[str, Any]:
    """Return what a sample prints with other figures of its KPIs, and other values in place of the printed ones."""
    form = catalogue_form(slug)
    data = form.sample()
    for kpi in data.get("kpis", []):
        kpi.update(figures)
    outcome = check(form.slug, data, today=form.sample_on)
    context = form.context(outcome.record, outcome.computed)
    for kpi in context.get("kpis", []):
        kpi.update(values)
    return context


def _docx(slug: str, context: dict[str, Any], properties: DocumentProperties) -> bytes:
    return DocxRenderer().render(catalogue_form(slug).template(), context, properties)


def _drawn(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return "".join(extract_text(pdf))


def _lines(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [line.strip() for page in document for line in page.get_textpage().get_text_range().splitlines()]


@pytest.mark.parametrize(
    "slug", ["a1_agreement", "a2_agreement", "a3_score_sheet", "a8_agreement", "a9_score_sheet", "a_monitoring"]
)
def test_a_long_unit_is_divided_with_a_hyphen(slug: str, pool: LibreOfficePool, properties: DocumentProperties) -> None:
    """At a syllable; short words stay whole, and the inspection still finds the unit."""
    context = _context(slug, unit=UNIT)
    content = pool.convert(_docx(slug, context, properties), properties)
    drawn = _drawn(content)
    assert re.search(f"[а-я]{{2}}{DIVISION}[а-я]{{2}}", drawn)
    assert "тысяч" in drawn
    assert "тенге" in drawn
    inspect_pdf(content, tuple(texts_of(context)))


@pytest.mark.parametrize(
    ("slug", "columns"),
    [
        ("a1_agreement", {"planned"}),
        ("a2_agreement", {"planned"}),
        ("a3_score_sheet", {"planned", "actual"}),
        ("a8_agreement", {"planned"}),
        ("a9_score_sheet", {"planned", "actual"}),
        ("a_monitoring", {"planned", "actual"}),
    ],
)
def test_long_numbers_and_dates_stand_on_one_line(
    slug: str, columns: set[str], pool: LibreOfficePool, properties: DocumentProperties
) -> None:
    """Thirteen digits with hundredths: a plan in tenge of a whole ministry."""
    number = Decimal("1250000000000.75")
    context = _context(slug, dict.fromkeys(columns, str(number)))
    content = pool.convert(_docx(slug, context, properties), properties)
    lines = "\n".join(_lines(content)).replace("\u00a0", " ")
    kpis = context["kpis"]
    assert lines.count(wording.value(number).replace("\u00a0", " ")) == len(columns) * len(kpis)
    for due in {kpi["due"] for kpi in kpis if "due" in kpi}:
        assert due in lines


def test_words_are_whole_everywhere_else(pool: LibreOfficePool, properties: DocumentProperties) -> None:
    """Names of KPIs are in a column that holds any word."""
    name = "Предупреждение административных правонарушений " * 10
    context = _context("a3_score_sheet", name=name, unit="дело")
    assert DIVISION not in _drawn(pool.convert(_docx("a3_score_sheet", context, properties), properties))


@pytest.mark.parametrize("slug", ["b1_score_sheet", "b2_score_sheet"])
def test_comments_are_never_divided(slug: str, pool: LibreOfficePool, properties: DocumentProperties) -> None:
    """However long their words."""
    context = _context(slug)
    context["parameter_1"]["comment"] = "административно высококвалифицированный правонарушениями " * 6
    assert DIVISION not in _drawn(pool.convert(_docx(slug, context, properties), properties))


def test_kazakh_words_are_not_divided_by_russian_rules(pool: LibreOfficePool, properties: DocumentProperties) -> None:
    """A field with Kazakh letters is Kazakh as a whole, and there is no dictionary for it."""
    context = _context("a9_score_sheet", unit=KAZAKH)
    assert DIVISION not in _drawn(pool.convert(_docx("a9_score_sheet", context, properties), properties))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an extension as they bring dictionaries: one that divides after every letter."""
    folder = tmp_path_factory.mktemp("extensions")
    extension = folder / "dict-ru"
    (extension / "META-INF").mkdir(parents=True)
    entry = 'manifest:full-path="dictionaries.xcu" manifest:media-type="application/vnd.sun.star.configuration-data"'
    (extension / "META-INF" / "manifest.xml").write_text(
        f'<m:manifest xmlns:m="{MANIFEST}"><m:file-entry {entry.replace("manifest:", "m:")}/></m:manifest>', "utf-8"
    )
    (extension / "description.xml").write_text(
        f'<description xmlns="{DESCRIPTION}"><version value="9"/><identifier value="org.example.ru"/></description>',
        "utf-8",
    )
    values = {"Locations": "%origin%/hyph.dic", "Format": "DICT_HYPH", "Locales": "ru-RU"}
    properties = "".join(f'<prop oor:name="{name}"><value>{value}</value></prop>' for name, value in values.items())
    (extension / "dictionaries.xcu").write_text(
        f'<oor:component-data xmlns:oor="{REGISTRY}" oor:name="Linguistic" oor:package="org.openoffice.Office">'
        '<node oor:name="ServiceManager"><node oor:name="Dictionaries"><node oor:name="other" oor:op="fuse">'
        f"{properties}</node></node></node></oor:component-data>",
        "utf-8",
    )
    letters = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
    (extension / "hyph.dic").write_text("\n".join(["UTF-8", *(f"{letter}9" for letter in letters)]), "utf-8")
    return folder


def test_dictionaries_of_the_machine_change_nothing(
    monkeypatch: pytest.MonkeyPatch,
    hostile: Path,
    pool: LibreOfficePool,
    properties: DocumentProperties,
    new_pool: Callable[..., LibreOfficePool],
) -> None:
    """Its extensions are hidden: were they not, theirs could be taken, and where there is none ours is."""
    docx = _docx("a9_score_sheet", _context("a9_score_sheet", unit=UNIT), properties)
    command = profile.command
    monkeypatch.setattr(profile, "EXTENSIONS", ())

    def shown(*asked: Any) -> list[str]:
        return [*command(*asked), f"-env:BUNDLED_EXTENSIONS={hostile.as_uri()}"]

    monkeypatch.setattr(profile, "command", shown)
    monkeypatch.setattr(profile, "_dictionary", str)
    with new_pool() as other:
        assert other.convert(docx, properties) != pool.convert(docx, properties)
    monkeypatch.undo()
    monkeypatch.setitem(os.environ, "BUNDLED_EXTENSIONS", hostile.as_uri())
    with new_pool() as other:
        assert other.convert(docx, properties) == pool.convert(docx, properties)
    assert set(profile.EXTENSIONS) == {"BUNDLED_EXTENSIONS", "UNO_SHARED_PACKAGES"}
