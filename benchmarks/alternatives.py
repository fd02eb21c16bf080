"""What one would do without this house: plain docxtpl, LibreOffice as its manual or unoserver's offers it, and Typst.

All see the fonts of this house: with a machine's own they would set other lines on other pages.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import io
import json
import os
import subprocess
import xmlrpc.client
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typst
from docx import Document
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from unoserver.client import UnoClient  # type: ignore[import-untyped]  # it comes without types

import doc_templates.fonts
from benchmarks.processes import free_port, running, wait_until
from worker.convert.profile import write_fonts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from service.settings import Settings
    from worker.making import RenderJob

START_SECONDS = 90.0
FONTS = Path(doc_templates.fonts.__file__).parent
TYPST_HEAD = (
    '#set document(title: "Лист оценки")\n#set page("a4", margin: (left: 3cm, right: 1cm, y: 2cm))\n'
    '#set text(font: "Liberation Serif", size: 12pt, lang: "ru")\n#show table: set text(size: 10pt)'
)
FOLDER_SECONDS = 3600.0


def plain_docx(paper: RenderJob) -> bytes:
    """Render with docxtpl the way its manual shows, apart from being as safe and strict as we are."""
    document = DocxTemplate(io.BytesIO(paper.template.content))
    document.render(dict(paper.context), ImmutableSandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def typst_source(docx: bytes) -> bytes:
    """Return the paragraphs and tables of a document in the language of Typst, which prints no DOCX."""
    lines = [TYPST_HEAD]
    for block in Document(io.BytesIO(docx)).iter_inner_content():
        if isinstance(block, Paragraph):
            lines.append(f"#par[{_typst_text(block.text)}]")
            continue
        rows = [[(cell.grid_span, cell.text) for cell in row.cells] for row in block.rows]
        cells = [f"table.cell(colspan: {span})[{_typst_text(text)}]" for row in rows for span, text in _once(row)]
        widths = ", ".join(f"{each.width.mm:.1f}mm" for each in block.columns if each.width)
        lines.append(f"#table(columns: ({widths},), {', '.join(cells)})")
    return "\n".join(lines).encode()


def _once(row: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the cells of a row, those over several columns once."""
    place = 0
    while place < len(row):
        yield row[place]
        place += row[place][0]


def _typst_text(text: str) -> str:
    return "#" + json.dumps(text, ensure_ascii=False)


def typst_compiler() -> Callable[[bytes], object]:
    """Return what makes PDFs of sources, tagged and PDF/A-2b as ours are; it keeps what the last ones had in common."""
    compiler = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)
    return partial(compiler.compile, format="pdf", pdf_standards=["a-2b"])


def _fonts(profile: Path) -> Path:
    return profile.with_suffix(".fonts.conf")


def _environment(profile: Path) -> dict[str, str]:
    return os.environ | {"FONTCONFIG_FILE": str(_fonts(profile))}


def make_profile(settings: Settings, profile: Path) -> None:
    """Let LibreOffice make a profile and end, as it does once (exit code 81), which others would take for a crash."""
    write_fonts(_fonts(profile))
    command = [settings.soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--terminate_after_init"]
    subprocess.run(command, env=_environment(profile), capture_output=True, check=False, timeout=120)


def soffice(settings: Settings, profile: Path, documents: Sequence[Path], folder: Path) -> None:
    """Convert files by one ``soffice --convert-to pdf``, with a profile that is already made.

    Raises:
        RuntimeError: a PDF is missing; LibreOffice itself says that all went well.
        subprocess.SubprocessError: LibreOffice failed, or took too long.
    """
    command = [settings.soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
    target = ["--outdir", str(folder), *map(str, documents)]
    environ = _environment(profile)
    subprocess.run([*command, *target], env=environ, capture_output=True, check=True, timeout=FOLDER_SECONDS)
    if missing := [each.name for each in documents if not (folder / f"{each.stem}.pdf").is_file()]:
        raise RuntimeError(f"soffice made no PDF of {missing[0]}")


@contextlib.contextmanager
def unoserver(settings: Settings, folder: Path) -> Iterator[Callable[[bytes], bytes]]:
    """Give what converts by a warm unoserver, which runs under the Python that has LibreOffice's ``uno``."""
    library, profile, log = (folder / name for name in ("unoserver", "unoserver-profile", "unoserver.log"))
    library.mkdir()
    distribution = importlib.metadata.distribution("unoserver")
    for name in {Path(file).parts[0] for file in distribution.files or () if "unoserver" in Path(file).parts[0]}:
        (library / name).symlink_to(Path(str(distribution.locate_file(name))))
    port, uno_port = free_port(), free_port()
    ports = ["--port", str(port), "--uno-port", str(uno_port)]
    options = [*ports, "--user-installation", str(profile), "--executable", settings.soffice]
    make_profile(settings, profile)
    environ = _environment(profile) | {"PYTHONPATH": str(library)}
    with running([settings.uno_python, "-m", "unoserver.server", *options], log, environ) as process:
        client = UnoClient(port=str(port))
        wait_until(lambda: _answers(port), process, START_SECONDS, log)

        def convert(docx: bytes) -> bytes:
            pdf: bytes = client.convert(indata=docx, convert_to="pdf")
            return pdf

        yield convert


def _answers(port: int) -> bool:
    try:
        with xmlrpc.client.ServerProxy(f"http://127.0.0.1:{port}", allow_none=True) as server:
            return bool(server.info())
    except OSError:
        return False
