"""A hostile document reaches neither the network nor the files of the server, and runs nothing."""

from __future__ import annotations

import io
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdf
import pytest
from PIL import Image

from worker.convert import slot
from worker.convert.errors import ConverterError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from worker.convert.pool import LibreOfficePool
    from worker.properties import DocumentProperties

VISIBLE = "Видимый текст"
SECRET = "SECRET-OF-THE-SERVER"

DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="x1"/><a:stretch>'
    '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/>'
    '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p>"
)
VML = (
    '<w:p><w:r><w:pict><v:shape type="#_x0000_t75" style="width:70pt;height:70pt"><v:imagedata r:id="x1"/></v:shape>'
    "</w:pict></w:r></w:p>"
)
OLE = (
    '<w:p><w:r><w:object><v:shape id="s1" style="width:70pt;height:70pt"/><o:OLEObject Type="Link" '
    'ProgID="Word.Document.12" ShapeID="s1" DrawAspect="Content" r:id="x1" UpdateMode="Always"/></w:object></w:r></w:p>'
)


def _field(instruction: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"<w:p>{marks[0]}{code}{marks[1]}<w:r><w:t>прежнее</w:t></w:r>{marks[2]}</w:p>"


LINKS = {
    "a linked picture": (DRAWING, "", "image"),
    "a linked picture that calls itself a hyperlink": (DRAWING, "", "hyperlink"),
    "a linked picture in the old markup": (VML, "", "image"),
    "a linked object": (OLE, "", "oleObject"),
    "another document as a part": ('<w:subDoc r:id="x1"/>', "", "subDocument"),
    "another document as a chunk": ('<w:altChunk r:id="x1"/>', "", "aFChunk"),
    "a remote template": ("", '<w:attachedTemplate r:id="x1"/>', "attachedTemplate"),
}
"""Markup in the body, markup in the settings, kind of the relationship it uses."""
FIELDS = {
    "a field with another text": 'INCLUDETEXT "{url}"',
    "a field with another picture": 'INCLUDEPICTURE "{url}" \\d',
    "a field with data of another program": 'LINK Word.Document.12 "{url}" a \\a \\r',
}
ATTACKS = (*LINKS, *FIELDS)


@pytest.fixture
def hits() -> Iterator[list[str]]:
    """Give the list of requests to a server on this machine; its first entry is the server's address."""
    found: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def _hit(self) -> None:
            found.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", str(len(SECRET)))
            self.end_headers()
            self.wfile.write(SECRET.encode())

        do_GET = do_HEAD = do_OPTIONS = do_PROPFIND = _hit  # noqa: N815 - http.server calls them so

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        found.append(f"http://127.0.0.1:{server.server_port}")
        yield found
        server.shutdown()


@pytest.fixture(scope="module", params=["cut off by the kernel", "kept in by its settings alone"])
def guarded(
    request: pytest.FixtureRequest, new_pool: Callable[..., LibreOfficePool], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LibreOfficePool]:
    """Give a pool with both locks, and one where the kernel refuses a network namespace."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "kept in by its settings alone":
            driver = tmp_path_factory.mktemp("driver") / "driver.py"
            code = slot.DRIVER.read_text("utf-8")
            assert "            cut_off_network()\n" in code
            driver.write_text(code.replace("            cut_off_network()\n", ""), "utf-8")
            patch.setattr(slot, "DRIVER", driver)
        with new_pool() as pool:
            pool.warm()
            yield pool


def _convert(pool: LibreOfficePool, attack: Any, properties: DocumentProperties) -> bytes:
    """Convert, or be refused, which is as good."""
    try:
        return pool.convert(attack.docx(), properties)
    except ConverterError:
        return b""


def _attack(name: str, url: str, paper: Any, link: Any) -> Any:
    if name in FIELDS:
        return paper((VISIBLE,), (), _field(FIELDS[name].replace("{url}", url)))
    markup, settings, kind = LINKS[name]
    return paper((VISIBLE,), (), markup, settings, (link("x1", kind, url, "settings" if settings else "document"),))


@pytest.mark.parametrize("name", ATTACKS)
def test_nothing_is_fetched_from_the_network(
    guarded: LibreOfficePool,
    properties: DocumentProperties,
    hits: list[str],
    paper: Any,
    link: Any,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A server on this very machine sees no request, not even were documents not screened beforehand."""
    monkeypatch.setattr("worker.convert.pool.reject_external_links", len)
    found = _convert(guarded, _attack(name, f"{hits[0]}/x.png", paper, link), properties)
    assert hits[1:] == []
    assert not found or VISIBLE in pypdf.PdfReader(io.BytesIO(found)).pages[0].extract_text()


@pytest.mark.parametrize("name", ATTACKS)
def test_nothing_is_read_from_the_files_of_the_server(
    guarded: LibreOfficePool, properties: DocumentProperties, tmp_path: Path, paper: Any, link: Any, name: str
) -> None:
    """Neither a picture nor a text that lies beside the server's files ends up in the PDF."""
    Image.new("RGB", (40, 40), "red").save(tmp_path / "x.png")
    (tmp_path / "x.txt").write_text(SECRET)
    for target in (tmp_path / "x.png", tmp_path / "x.txt"):
        found = _convert(guarded, _attack(name, target.as_uri(), paper, link), properties)
        if not found:
            continue
        with pikepdf.open(io.BytesIO(found)) as pdf:
            streams = [found for found in pdf.objects if isinstance(found, pikepdf.Stream)]
            assert [stream for stream in streams if stream.get("/Subtype") == "/Image"] == []
        assert SECRET not in "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(found)).pages)


def test_a_picture_inside_the_document_is_seen_by_the_check_for_pictures(
    guarded: LibreOfficePool, properties: DocumentProperties, paper: Any
) -> None:
    """The tests above would notice a picture: an embedded one, which is nobody's secret, is found the same way."""
    target = io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(target, "PNG")
    docx = paper((VISIBLE,), (), DRAWING.replace('r:link="x1"', 'r:embed="p1"')).docx()
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/p.png"] = target.getvalue()
    rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    own = f'<Relationship Id="p1" Type="{kind}" Target="p.png"/></Relationships>'
    parts[rels] = parts[rels].replace(b"</Relationships>", own.encode())
    parts[types] = parts[types].replace(b"<Default", b'<Default Extension="png" ContentType="image/png"/><Default', 1)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    with pikepdf.open(io.BytesIO(guarded.convert(target.getvalue(), properties))) as pdf:
        streams = [found for found in pdf.objects if isinstance(found, pikepdf.Stream)]
        assert [stream for stream in streams if stream.get("/Subtype") == "/Image"]
