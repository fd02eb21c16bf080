"""The same document gives the same bytes: again, elsewhere, later, and after whatever came before."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from worker.convert.pool import LibreOfficePool
    from worker.properties import DocumentProperties

MIXED = "Текст, Қазақша, 😀 ★ ა"


@pytest.fixture(scope="module")
def documents(sheet: Any, paper: Any) -> dict[str, bytes]:
    """Give documents that use one font, two fonts and all fonts."""
    return {
        "sheet": sheet.docx(),
        "mixed": paper((MIXED,), (("1", MIXED),)).docx(),
        "short": paper(("Кратко",)).docx(),
    }


def test_every_start_of_libreoffice_gives_the_same_bytes(
    new_pool: Callable[..., LibreOfficePool], properties: DocumentProperties, documents: dict[str, bytes]
) -> None:
    """Six processes, each with its own addresses in memory, profile and folder, give one and the same PDF."""
    found: dict[str, set[bytes]] = {name: set() for name in documents}
    for _ in range(2):
        with new_pool(size=3) as pool:
            pool.warm()
            for slot in pool._slots:
                pool._idle = [slot]
                for name, docx in documents.items():
                    found[name].add(pool.convert(docx, properties))
            pool._idle = list(pool._slots)
    assert {name: len(variants) for name, variants in found.items()} == dict.fromkeys(documents, 1)


@pytest.mark.parametrize("others", [25, pytest.param(500, marks=pytest.mark.prove)])
def test_what_a_process_did_before_leaves_no_trace(
    pool: LibreOfficePool, properties: DocumentProperties, paper: Any, documents: dict[str, bytes], others: int
) -> None:
    """After many other documents, with other letters in other fonts, the bytes are still the same."""
    first = {name: pool.convert(docx, properties) for name, docx in documents.items()}
    for number in range(others):
        pool.convert(paper((f"{number} {chr(0x410 + number % 64)} {chr(0x1F600 + number % 40)}",)).docx(), properties)
    assert {name: pool.convert(docx, properties) for name, docx in documents.items()} == first


def test_what_other_documents_did_with_the_same_signs_leaves_no_trace(
    new_pool: Callable[..., LibreOfficePool], properties: DocumentProperties, paper: Any
) -> None:
    """LibreOffice remembers in which font it found a sign; it is never asked to look for one."""
    signs = paper(("Знаки 😀 ★ и ☎ ☑",)).docx()
    found = set()
    for before in ((), ("★", "☎ ☑ ✓ 😀")):
        with new_pool() as pool:
            for text in before:
                pool.convert(paper((text,)).docx(), properties)
            found.add(pool.convert(signs, properties))
    assert len(found) == 1


def test_other_properties_give_other_identifiers(
    pool: LibreOfficePool, properties: DocumentProperties, documents: dict[str, bytes]
) -> None:
    """The permanent identifier follows the document's id, the changing one the content too (ISO 32000-1, 14.4)."""

    def identifiers(**changes: str) -> list[bytes]:
        content = pool.convert(documents["short"], replace(properties, **changes))
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return [bytes(part) for part in pdf.trailer.ID]

    permanent, changing = identifiers()
    assert identifiers() == [permanent, changing]
    retitled = identifiers(title="Другое")
    assert retitled[0] == permanent
    assert retitled[1] != changing
    assert identifiers(identifier="another")[0] != permanent


def test_the_same_moment_in_another_time_zone_gives_the_same_bytes(
    pool: LibreOfficePool, properties: DocumentProperties, documents: dict[str, bytes]
) -> None:
    """Moments are written in UTC."""
    local = replace(properties, created=properties.created.astimezone(timezone(timedelta(hours=5))))
    assert pool.convert(documents["short"], local) == pool.convert(documents["short"], properties)
