"""Forms filled in by docxtpl itself, and looked at by LibreOffice with the papers' fonts and none of the machine's."""

from __future__ import annotations

import fcntl
import io
import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from pypdf import PdfReader

from doc_templates.catalogue import FORMS, Form
from validators.check import check
from worker.convert.profile import environment, write_fonts, write_profile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from validators.check import Outcome

SOFFICE = Path("/usr/lib/libreoffice/program/soffice.bin")
NAME = "Әбдіқадыров-Ұлықбекұлы Ғабдұлхамит Төлегенұлы "
POSITION = "главный специалист управления государственных услуг и цифрового развития "
BODY = "Департамент Агентства Республики Казахстан по делам государственной службы "
LONG_COLUMNS = ("name", "linkage", "expected_result")
SENTENCE = "Замечание № {number}: «Ә Ғ Қ Ң Ө Ұ Ү Һ І» & <знаки>, исполнено в срок, возвратов не было. "


def fill(content: bytes, context: Mapping[str, Any]) -> bytes:
    """Fill a template in the way the product has to match: escaped, strict, sandboxed."""
    template = DocxTemplate(io.BytesIO(content))
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    template.render(dict(context), environment, autoescape=True)
    filled = io.BytesIO()
    template.save(filled)
    return filled.getvalue()


def checked(form: Form, data: Mapping[str, Any]) -> Outcome:
    """Return what the methodology makes of data, on the day the sample is meant for."""
    return check(form.slug, data, today=form.sample_on)


def long_text(length: int = 5000) -> str:
    """Return a text of so many characters in numbered sentences, so that a missing one is noticed."""
    return "".join(SENTENCE.format(number=number) for number in range(200))[:length].strip()


def long_data(form: Form) -> dict[str, Any]:
    """Return the sample of a form with the longest names, positions, bodies and texts that data may hold."""
    data = form.sample()
    _lengthen(data)
    for number, entry in enumerate(data.get("scores", [])):
        entry["comment"] = long_text() if number == 1 else "Коротко."
    for number, entry in enumerate(data.get("kpis", []), start=1):
        entry.update({key: f"{number}. {long_text(990)}" for key in LONG_COLUMNS if key in entry})
    for number, entry in enumerate(data.get("members", [])):
        entry["full_name"] = f"{number} {entry['full_name']}"[:200]
    return data


def _lengthen(value: Any) -> None:
    longest = {"full_name": (NAME, 200), "position": (POSITION, 300), "organization": (BODY, 300)}
    texts = ("grounds", "evaluator_reasons", "members_remarks", "summary", "additional")
    entries = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for entry in entries:
        _lengthen(entry)
    if isinstance(value, dict):
        value.update({key: (part * 20)[:size].strip() for key, (part, size) in longest.items() if key in value})
        value.update({key: long_text() for key in texts if key in value})


@pytest.fixture(name="fill", scope="session")
def _fill() -> Callable[[bytes, Mapping[str, Any]], bytes]:
    """Hand out the filling of templates."""
    return fill


@pytest.fixture(name="checked", scope="session")
def _checked() -> Callable[[Form, Mapping[str, Any]], Outcome]:
    """Hand out the checking of data."""
    return checked


@pytest.fixture(name="long_data", scope="session")
def _long_data() -> Callable[[Form], dict[str, Any]]:
    """Hand out the longest data."""
    return long_data


@pytest.fixture(name="long_text", scope="session")
def _long_text() -> str:
    """Hand out a text of 5,000 characters."""
    return long_text()


@pytest.fixture(scope="session")
def pages(run_folder: Path) -> dict[tuple[str, str], list[str]]:
    """Return the text of every page of every form, as ``blank``, ``sample`` and ``long``, converted by LibreOffice."""
    folder = run_folder / "pages"
    folder.mkdir(exist_ok=True)
    kept = folder / "pages.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_text(json.dumps(_pages(folder)), "utf-8")
    read = json.loads(kept.read_text("utf-8"))
    return {(form.slug, kind): read[f"{form.slug}.{kind}"] for form in FORMS for kind in ("blank", "sample", "long")}


def _pages(folder: Path) -> dict[str, list[str]]:
    for form in FORMS:
        for kind, data in (("sample", form.sample()), ("long", long_data(form))):
            outcome = checked(form, data)
            context = form.context(outcome.record, outcome.computed)
            (folder / f"{form.slug}.{kind}.docx").write_bytes(fill(form.template().content, context))
        (folder / f"{form.slug}.blank.docx").write_bytes(fill(form.template().content, form.blank_context()))
    _convert(folder)
    return {path.stem: [page.extract_text() for page in PdfReader(path).pages] for path in folder.glob("*.pdf")}


def _convert(folder: Path) -> None:
    profile, temporary, fonts = folder / "profile", folder / "temporary", folder / "fonts.conf"
    temporary.mkdir()
    write_profile(profile, SOFFICE)
    write_fonts(fonts)
    command = [str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to"]
    documents = [str(path) for path in sorted(folder.glob("*.docx"))]
    done = subprocess.run(
        [*command, "pdf", "--outdir", str(folder), *documents],
        env=environment(folder, temporary, fonts), capture_output=True, timeout=180, check=False,
    )  # fmt: skip
    if done.returncode != 0 or len(list(folder.glob("*.pdf"))) != len(documents):
        pytest.fail(f"LibreOffice ended with {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
