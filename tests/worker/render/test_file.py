"""The file that comes out: the same bytes for the same input, with its properties, from any thread."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

import worker.render.renderer
from worker.properties import DocumentProperties
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as DocxDocument

    Build = Callable[..., Any]
    Read = Callable[..., bytes]


pytestmark = pytest.mark.slow


def test_the_same_input_gives_the_same_bytes(template: Build, properties: DocumentProperties) -> None:
    """From a renderer that compiled the template anew, too."""
    form = template("{{ a }}")
    first, second = (DocxRenderer().render(form, {"a": "б\nв"}, properties) for _ in range(2))
    assert first == second


def test_another_process_gives_the_same_bytes(template: Build, tmp_path: Path) -> None:
    """Nothing hangs on the order of hashes or on the clock."""
    form = template("{{ a }} {{ b }}")
    (tmp_path / "form.docx").write_bytes(form.content)
    code = (
        "import hashlib, pathlib, sys, types; from datetime import datetime, UTC;"
        "from worker.properties import DocumentProperties; from worker.render import DocxRenderer;"
        "content = pathlib.Path(sys.argv[1]).read_bytes();"
        "form = types.SimpleNamespace(content=content, sha256=hashlib.sha256(content).hexdigest());"
        "properties = DocumentProperties('т', 'а', 'ru-RU', datetime(2025, 10, 1, tzinfo=UTC), 'и');"
        "docx = DocxRenderer().render(form, {'a': '1', 'b': '2'}, properties);"
        "print(hashlib.sha256(docx).hexdigest())"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "form.docx")]
    root = Path(__file__).parents[3]
    printed = {subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout for _ in range(2)}
    here = DocumentProperties("т", "а", "ru-RU", datetime(2025, 10, 1, tzinfo=UTC), "и")
    rendered = DocxRenderer().render(form, {"a": "1", "b": "2"}, here)
    assert printed == {hashlib.sha256(rendered).hexdigest() + "\n"}


def test_the_zip_file_is_in_the_order_readers_expect(
    template: Build, renderer: DocxRenderer, properties: DocumentProperties
) -> None:
    """Content types first, all times the same, every member of the template once."""
    form = template("{{ a }}")
    with (
        zipfile.ZipFile(io.BytesIO(renderer.render(form, {"a": "б"}, properties))) as made,
        zipfile.ZipFile(io.BytesIO(form.content)) as given,
    ):
        assert made.testzip() is None
        names = made.namelist()
        assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert names[2].startswith("word/")
        assert sorted(names) == sorted(given.namelist())
        assert {member.date_time for member in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        changing = {"word/document.xml", "docProps/core.xml"}
        assert all(made.read(name) == given.read(name) for name in names if name not in changing)


def test_the_document_carries_its_properties(template: Build, renderer: DocxRenderer) -> None:
    """Escaped, with the moment in UTC."""
    created = datetime(2025, 10, 13, 14, 30, 15, 999, tzinfo=timezone(timedelta(hours=5)))
    properties = DocumentProperties("Лист <оценки> & «Б»", "ГУ «Аппарат» & Ко", "ru-RU", created, "0b7e6d0a-1")
    core = Document(io.BytesIO(renderer.render(template("а"), {}, properties))).core_properties
    assert (core.title, core.author, core.last_modified_by) == (properties.title, properties.author, properties.author)
    assert (core.language, core.identifier) == ("ru-RU", "0b7e6d0a-1")
    assert core.created == core.modified == datetime(2025, 10, 13, 9, 30, 15, tzinfo=UTC)


def test_nothing_of_the_templates_own_properties_remains(
    template: Build, renderer: DocxRenderer, properties: DocumentProperties, part: Read
) -> None:
    """Whoever edited the template last is nobody's business."""

    def design(document: DocxDocument) -> None:
        document.core_properties.author = document.core_properties.comments = "Редактор шаблона"

    assert "Редактор".encode() not in part(
        renderer.render(template("а", design=design), {}, properties), "docProps/core.xml"
    )


def test_threads_get_their_own_documents_and_compile_once(
    template: Build, properties: DocumentProperties, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight threads, two templates, no mixing."""
    compiled = []

    class Counting(worker.render.renderer.CompiledTemplate):
        def __init__(self, content: bytes) -> None:
            compiled.append(content)
            super().__init__(content)

    monkeypatch.setattr(worker.render.renderer, "CompiledTemplate", Counting)
    forms = [template("первая {{ a }}"), template("вторая {{ a }}")]
    renderer = DocxRenderer()

    def text(number: int) -> str:
        docx = renderer.render(forms[number % 2], {"a": f"№\n{number}"}, properties)
        return Document(io.BytesIO(docx)).paragraphs[-1].text

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(text, range(64))) == [f"{'вторая' if n % 2 else 'первая'} №\n{n}" for n in range(64)]
    assert len(compiled) == 2


def test_templates_used_least_recently_are_dropped(template: Build, properties: DocumentProperties) -> None:
    """Memory stays bounded however many editions of the templates there were."""
    renderer = DocxRenderer(keep=2)
    forms = [template(f"{number}") for number in range(3)]
    for form in (forms[0], forms[1], forms[0], forms[2]):
        renderer.render(form, {}, properties)
    assert list(renderer._compiled) == [forms[0].sha256, forms[2].sha256]
