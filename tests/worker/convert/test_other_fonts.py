"""Papers do not depend on the fonts a machine has, not even on one that calls itself as ours does."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from fontTools.ttLib import TTFont

from doc_templates.fonts import FACES, FOLDER, TEXT_FAMILY
from service.batches.chart import FONT, picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from worker.convert.pool import LibreOfficePool
    from worker.properties import DocumentProperties

pytestmark = pytest.mark.slow

KAZAKH_LETTERS = "ӘҒҚҢӨҰҮҺІәғқңөұүһі"
OTHER_MACHINE = """
import pickle, sys
from pathlib import Path
from worker.convert import profile
from worker.convert.pool import LibreOfficePool

scratch, fonts = Path(sys.argv[1]), sys.argv[2]
docx, properties = pickle.load(sys.stdin.buffer)
if fonts == "of the machine":
    conf = "<fontconfig><include>/etc/fonts/fonts.conf</include></fontconfig>"
    profile.write_fonts = lambda path, brought: path.write_text(conf, "utf-8")
with LibreOfficePool("/usr/lib/libreoffice/program/soffice.bin", "/usr/bin/python3", 1, 60, scratch=scratch) as pool:
    sys.stdout.buffer.write(pool.convert(docx, properties))
"""
MOUNT = 'mount --bind "$1" /usr/share/fonts && shift && exec "$@"'


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of fonts named like the text font, with wider letters and without the Kazakh ones."""
    folder = tmp_path_factory.mktemp("hostile")
    for name in FACES[TEXT_FAMILY]:
        font = TTFont(FOLDER / name)
        for glyph, (width, side) in font["hmtx"].metrics.items():
            font["hmtx"].metrics[glyph] = (width * 5 // 4, side)
        for table in font["cmap"].tables:
            table.cmap = {code: glyph for code, glyph in table.cmap.items() if chr(code) not in KAZAKH_LETTERS}
        font.save(folder / name)
    return folder


@pytest.fixture
def elsewhere(hostile: Path, tmp_path: Path) -> Callable[..., bytes]:
    """Return what runs a program on a machine whose fonts, of the system and of the user, are the hostile ones."""
    if subprocess.run(["unshare", "--map-root-user", "--mount", "true"], check=False).returncode != 0:
        pytest.skip("this machine grants no mount namespaces")
    for place in (".fonts", ".local/share/fonts", "data/fonts"):
        shutil.copytree(hostile, tmp_path / place)
    conf = tmp_path / "fonts.conf"
    conf.write_text(f"<fontconfig><dir>{hostile}</dir></fontconfig>", "utf-8")
    inside = ["unshare", "--map-root-user", "--mount", "sh", "-c", MOUNT, "sh", str(hostile), sys.executable, "-c"]
    places = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "FONTCONFIG_FILE": str(conf)}

    def run(program: str, *arguments: str, given: bytes) -> bytes:
        command = [*inside, program, *arguments]
        environment = {**os.environ, **places}
        return subprocess.run(command, input=given, env=environment, stdout=subprocess.PIPE, check=True).stdout

    return run


def test_a_machine_with_other_fonts_makes_the_same_bytes(
    pool: LibreOfficePool,
    properties: DocumentProperties,
    sheet: Any,
    elsewhere: Callable[..., bytes],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Fonts of the same name in every place fonts are looked for; they are there, and would be taken."""
    here, given = pool.convert(sheet.docx(), properties), pickle.dumps((sheet.docx(), properties))
    scratch = str(tmp_path_factory.mktemp("elsewhere"))
    assert elsewhere(OTHER_MACHINE, scratch, "of the program", given=given) == here
    assert elsewhere(OTHER_MACHINE, scratch, "of the machine", given=given) != here


def test_a_machine_with_other_fonts_draws_the_same_picture(elsewhere: Callable[..., bytes]) -> None:
    """The chart is drawn with the fonts of the papers, too."""
    drawing = f"""<svg xmlns="http://www.w3.org/2000/svg" width="400" height="40"><text y="30" font-family="{FONT}">
        {KAZAKH_LETTERS}</text></svg>""".encode()
    program = "import sys; from service.batches.chart import *; sys.stdout.buffer.write({}(sys.stdin.buffer.read()))"
    careless = "(lambda svg: __import__('resvg_py').svg_to_bytes(svg.decode(), width=WIDTH, background='#ffffff'))"
    here = picture(drawing)
    assert elsewhere(program.format("picture"), given=drawing) == here
    assert elsewhere(program.format(careless), given=drawing) != here
