"""A template that could do more than fill in a form is refused before anything is rendered."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from worker.render import RenderError, TemplateRefusedError
from worker.render.package import MAX_MEMBERS, MAX_UNPACKED_BYTES, read_package

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as DocxDocument

    Build = Callable[..., Any]
    Fill = Callable[[Any, dict[str, Any]], bytes]
    Read = Callable[..., bytes]

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    "placeholder",
    [
        "{{ ''.__class__ }}",
        "{{ ''['__class__'] }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ name.format(1) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ range(10) }}",
        "{{ name|attr('__class__') }}",
        "{{ name|safe }}",
        "{{ name|e }}",
        "{{ name * 1000000000 }}",
        "{{ 9 ** 99999 }}",
        "{{ name % 1 }}",
        "{{ self._TemplateReference__context }}",
        "{% include 'other' %}",
        "{% import 'other' as other %}",
        "{% macro a() %}{% endmacro %}",
        "{% set a %}<w:p/>{% endset %}",
        "{% filter upper %}а{% endfilter %}",
        "{{ name|unknown }}",
        "{% if name is unknown %}а{% endif %}",
        "{% for x in name recursive %}{{ loop(x) }}{% endfor %}",
    ],
)
def test_a_placeholder_outside_of_the_small_language_is_refused(template: Build, fill: Fill, placeholder: str) -> None:
    """No calls, no arithmetic that grows, no way to Python's insides, no unescaped markup."""
    with pytest.raises(TemplateRefusedError, match=r"word/document.xml"):
        fill(template(placeholder), {"name": "а"})


def test_a_name_chosen_by_the_data_stays_in_the_sandbox(template: Build, fill: Fill) -> None:
    """What cannot be seen when compiling is stopped by Jinja's sandbox when rendering."""
    with pytest.raises(RenderError):
        fill(template("{{ name[field] }}"), {"name": "а", "field": "__class__"})


@pytest.mark.parametrize(
    "placeholder", ["{{ name", "{% if name %}", "{% endif %}", "{{ }}", "{{ name name }}", "{% colour %}"]
)
def test_a_malformed_placeholder_is_refused(template: Build, fill: Fill, placeholder: str) -> None:
    """With the name of the part it stands in."""
    with pytest.raises(TemplateRefusedError, match=r"word/document.xml не разбирается"):
        fill(template(placeholder), {"name": "а"})


@pytest.mark.parametrize("placeholder", ["{{p name }}", "{{r name }}"])
def test_a_placeholder_for_an_object_is_refused(template: Build, fill: Fill, placeholder: str) -> None:
    """Sub-documents and rich texts are objects the values may not hold; a text there would break the document."""
    with pytest.raises(TemplateRefusedError, match=r"«name».*вне текста"):
        fill(template(placeholder), {"name": "а"})


def test_a_placeholder_in_an_attribute_is_refused(template: Build, fill: Fill) -> None:
    """A value there could close the attribute."""

    def design(document: DocxDocument) -> None:
        document.add_table(rows=1, cols=2).rows[0].cells[0].text = "{% colspan name %}а"

    with pytest.raises(TemplateRefusedError, match=r"«name».*вне текста"):
        fill(template(design=design), {"name": 2})


def _relationship(kind: str, target: str) -> bytes:
    start = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return f'{start}<Relationship Id="r1" Type="{kind}" Target="{target}"/></Relationships>'.encode()


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", 'http://example.test/a.png" TargetMode="External'),
        ("hyperlink", 'file:///etc/passwd" TargetMode="External'),
        ("attachedTemplate", 'file://host/share/a.dotm" TargetMode="External'),
        ("aFChunk", "other.html"),
        ("oleObject", "embeddings/oleObject1.bin"),
        ("package", "embeddings/sheet.xlsx"),
        ("vbaProject", "vbaProject.bin"),
        ("control", "activeX/activeX1.xml"),
    ],
)
def test_a_relationship_no_form_needs_is_refused(
    template: Build, changed: Build, fill: Fill, kind: str, target: str
) -> None:
    """Links out of the file, inserted files, objects, controls and macros."""
    relationships = _relationship(f"{RELATIONSHIPS}/{kind}", target)
    form = changed(template("{{ a }}"), {"word/_rels/settings.xml.rels": relationships})
    with pytest.raises(TemplateRefusedError, match=kind):
        fill(form, {"a": "б"})


def test_a_document_with_macros_is_refused(template: Build, changed: Build, fill: Fill, part: Read) -> None:
    """By the content type of its main part, whatever the file is called."""
    form = template("а")
    types = part(form.content, "[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    with pytest.raises(TemplateRefusedError, match=r"без макросов"):
        fill(changed(form, {"[Content_Types].xml": types}), {})


@pytest.mark.parametrize(
    "instruction", ['INCLUDETEXT "a.docx"', "DDEAUTO c:\\\\windows cmd", "DATE", "HYPERLINK x", ""]
)
def test_a_field_that_reads_more_than_the_document_is_refused(
    template: Build, changed: Build, fill: Fill, part: Read, instruction: str
) -> None:
    """Word and LibreOffice would follow it, or print another text on another day."""
    form = template("{{ a }}")
    split = instruction[:4], instruction[4:]
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in split)
    field = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    document = part(form.content).replace(b"<w:sectPr", field.encode() + b"<w:sectPr", 1)
    with pytest.raises(TemplateRefusedError, match=r"поле Word"):
        fill(changed(form, {"word/document.xml": document}), {"a": "б"})


@pytest.mark.parametrize(
    "members",
    [
        {"word/document.xml": None},
        {"docProps/core.xml": None},
        {"[Content_Types].xml": None},
        {"word/document.xml": b"<w:document"},
        {"word/settings.xml": f'<!DOCTYPE a [<!ENTITY b "c">]><w:settings {W}>&b;</w:settings>'.encode()},
        {"word/styles.xml": b"not XML"},
        {"word/settings.xml": f"<w:settings {W}>{{{{ a }}}}</w:settings>".encode()},
        {"word/../../evil.xml": b"<a/>"},
        {"/word/evil.xml": b"<a/>"},
        {"word\\evil.xml": b"<a/>"},
        {"word/DOCUMENT.xml": b"<a/>"},
        {f"word/media/{number}.bin": b"" for number in range(MAX_MEMBERS)},
        {"word/media/bomb.bin": bytes(MAX_UNPACKED_BYTES)},
    ],
    ids=lambda members: next(iter(members)),
)
def test_a_package_that_is_not_a_plain_form_is_refused(
    template: Build, changed: Build, fill: Fill, members: dict[str, bytes | None]
) -> None:
    """Missing, damaged, misplaced, doubled, too many or too large parts, and placeholders nobody fills in."""
    with pytest.raises(TemplateRefusedError):
        fill(changed(template("{{ a }}"), members), {"a": "б"})


@pytest.mark.parametrize(
    "edits",
    [
        {b"<w:tblGrid>": b"<w:trPr>", b"</w:tblGrid>": b"</w:trPr>"},
        {b'<w:gridCol w:w="': b'<w:gridCol w:w="a'},
        {b"<w:tcPr>": b'<w:tcPr><w:gridSpan w:val="many"/>'},
    ],
    ids=lambda edits: next(iter(edits)).decode(),
)
def test_a_table_without_sound_columns_is_refused(
    template: Build, changed: Build, fill: Fill, part: Read, edits: dict[bytes, bytes]
) -> None:
    """When the template is compiled, not in the middle of somebody's document."""
    form = template(design=lambda document: document.add_table(rows=1, cols=2))
    document = part(form.content)
    for written, instead in edits.items():
        document = document.replace(written, instead)
    with pytest.raises(TemplateRefusedError, match=r"столбц"):
        fill(changed(form, {"word/document.xml": document}), {})


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"{}", b"%PDF-1.7"])
def test_what_is_no_zip_file_is_refused(content: bytes) -> None:
    """With an error of this room."""
    with pytest.raises(TemplateRefusedError, match=r"не открывается"):
        read_package(content)


def test_a_member_larger_than_it_declares_is_refused(template: Build) -> None:
    """No more is unpacked than was declared, and the checksum then disagrees."""
    content = bytearray(template("а" * 5000).content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        name, size = max(
            ((member.filename, member.file_size) for member in archive.infolist()), key=lambda pair: pair[1]
        )
    entry = content.index(b"PK\1\2")
    while content[entry + 46 : entry + 46 + len(name)] != name.encode():
        entry = content.index(b"PK\1\2", entry + 1)
    assert struct.unpack_from("<L", content, entry + 24) == (size,)
    struct.pack_into("<L", content, entry + 24, 10)
    with pytest.raises(TemplateRefusedError, match=r"не открывается"):
        read_package(bytes(content))


def test_a_template_that_is_not_what_its_hash_says_is_refused(template: Build, fill: Fill) -> None:
    """Documents record the hash of the template they were made with."""

    class Mislabelled:
        content = template("а").content
        sha256 = "0" * 64

    with pytest.raises(TemplateRefusedError, match=r"SHA-256"):
        fill(Mislabelled, {})
