"""A chunk gives every paper its own outcome, whatever one of them does to the joined document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from doc_templates import catalogue
from validators.check import check
from worker.chunks import ChunkMaker
from worker.convert.errors import (
    ConversionFailedError,
    ConversionTimeoutError,
    ConverterCrashedError,
    ConverterMissingError,
)
from worker.inspection import inspect_pdf
from worker.making import Origin, RenderJob, compose
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from collections.abc import Callable

    from worker.convert.pool import LibreOfficePool
    from worker.properties import DocumentProperties

pytestmark = pytest.mark.slow

MOMENT = datetime(2026, 10, 12, tzinfo=UTC)


def _paper(slug: str, number: int, name: str = "Тестов") -> RenderJob:
    form = catalogue.form(slug)
    data = form.sample()
    data["employee"]["full_name"] = f"{name} {number}-ұлы"
    data["employee"].pop("iin", None)
    outcome = check(slug, data, today=form.sample_on)
    return compose(form, outcome.record, outcome.computed, Origin(f"paper-{number}", MOMENT))


def _jobs(count: int, slug: str = "b2_score_sheet") -> list[RenderJob]:
    return [replace(_paper(slug, number), joined=True) for number in range(count)]


@dataclass
class Saboteur:
    """A pool on which a joined document with the name of the guilty goes wrong, and perhaps its single one too."""

    office: LibreOfficePool
    error: Callable[[], Exception]
    guilty: str = "3-ұлы"
    singly: bool = False
    joined: list[int] = field(default_factory=list)
    single: list[str] = field(default_factory=list)
    brought: frozenset[str] = frozenset()

    def convert(self, docx: bytes, properties: DocumentProperties) -> bytes:
        """Convert, unless it is the guilty one and it fails singly too."""
        self.single.append(properties.identifier)
        if self.singly and properties.identifier == "paper-3":
            raise self.error()
        return self.office.convert(docx, properties)

    def convert_joined(self, flat: bytes, forms: int) -> bytes:
        """Convert, unless the guilty one is among them."""
        self.joined.append(forms)
        if self.guilty in flat.decode():
            raise self.error()
        return self.office.convert_joined(flat, forms)

    def __getattr__(self, name: str) -> object:
        """Do everything else as the pool does."""
        return getattr(self.office, name)


def test_every_paper_of_a_chunk_gets_its_own_files(office: LibreOfficePool) -> None:
    """Two forms mixed: each paper's PDF holds its own name and no other's."""
    jobs = [*_jobs(4), *_jobs(3, "b1_score_sheet")]
    outcomes = ChunkMaker(DocxRenderer(), office).make(jobs)
    for job, outcome in zip(jobs, outcomes, strict=True):
        assert isinstance(outcome, tuple)
        assert [file.format for file in outcome] == ["docx", "pdf"]
        facts = inspect_pdf(outcome[1].content, [job.context["employee"]["full_name"]], tagged=False)
        assert facts.title == job.properties.title
        assert facts.pages == outcome[1].pages


@pytest.mark.parametrize(
    "error",
    [
        lambda: ConversionFailedError("refused"),
        lambda: ConverterCrashedError("died"),
        lambda: ConversionTimeoutError("too long"),
    ],
)
@pytest.mark.parametrize("singly", [False, True])
def test_a_paper_that_breaks_the_joined_document_is_found_by_halving(
    office: LibreOfficePool, error: Callable[[], Exception], *, singly: bool
) -> None:
    """The others are converted joined, the guilty one singly; its own failure is its own."""
    saboteur = Saboteur(office, error, singly=singly)
    outcomes = ChunkMaker(DocxRenderer(), saboteur).make(_jobs(8))
    wrong = [place for place, outcome in enumerate(outcomes) if isinstance(outcome, Exception)]
    assert wrong == ([3] if singly else [])
    assert saboteur.joined == [8, 4, 2, 2, 4]
    assert set(saboteur.single) == {"paper-2", "paper-3"}


def test_a_paper_that_cannot_be_filled_in_does_not_stop_the_others(office: LibreOfficePool) -> None:
    """An error in one paper's values is told at that paper."""
    jobs = _jobs(3)
    del jobs[1].context["average"]
    outcomes = ChunkMaker(DocxRenderer(), office).make(jobs)
    assert [isinstance(outcome, Exception) for outcome in outcomes] == [False, True, False]


def test_what_only_a_single_conversion_draws_is_converted_singly(office: LibreOfficePool) -> None:
    """A character outside the text font, a paper asked for with tags, and the PDF of a DOCX made before."""
    tagged = _paper("b2_score_sheet", 1)
    odd = replace(_paper("b2_score_sheet", 2, "Тестов 👍"), joined=True)
    made = ChunkMaker(DocxRenderer(), office).make(_jobs(1))[0]
    assert isinstance(made, tuple)
    again = replace(_paper("b2_score_sheet", 0), formats=frozenset({"pdf"}), joined=True, docx=made[0].content)
    saboteur = Saboteur(office, lambda: ConversionFailedError("never"), guilty="nobody")
    outcomes = ChunkMaker(DocxRenderer(), saboteur).make([tagged, odd, again])
    assert saboteur.joined == []
    assert [[file.format for file in outcome] for outcome in outcomes if isinstance(outcome, tuple)] == [
        ["docx", "pdf"],
        ["docx", "pdf"],
        ["pdf"],
    ]


def test_only_what_was_asked_for_is_made(office: LibreOfficePool) -> None:
    """DOCX alone wants no LibreOffice."""
    saboteur = Saboteur(office, lambda: ConverterMissingError("nothing there"))
    jobs = [replace(_paper("b2_score_sheet", 3), formats=frozenset({"docx"}), joined=True)]
    (outcome,) = ChunkMaker(DocxRenderer(), saboteur).make(jobs)
    assert isinstance(outcome, tuple)
    assert [file.format for file in outcome] == ["docx"]
    assert saboteur.joined == saboteur.single == []


def test_a_converter_that_is_not_there_stops_the_whole_chunk(office: LibreOfficePool) -> None:
    """Nothing is any paper's fault then."""
    saboteur = Saboteur(office, lambda: ConverterMissingError("nothing there"))
    with pytest.raises(ConverterMissingError):
        ChunkMaker(DocxRenderer(), saboteur).make(_jobs(4))
