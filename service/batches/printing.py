"""``print.pdf``: all finished PDFs of a batch in one file for printing, its pages and bookmarks named by surname."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath
from typing import IO, Any, Final

from pypdf import PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import BooleanObject, NameObject, TextStringObject

from doc_templates.names import surname, surname_with_initials
from service.batches.messages import message
from service.batches.papers import Paper, papers, with_contents
from service.batches.progress import BatchTooLargeError, Progress
from service.errors import InvalidSubmissionError
from service.services import Services
from service.spreadsheets.register import employee_of

PDF: Final = "pdf"
MAX_PAPERS: Final = 500
"""Of one file: while it is made, each paper costs 200 KB of memory, and 260 KB where it has tags."""
EVEN: Final = 2
ALPHABET: Final = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The Kazakh alphabet, in which the Russian one keeps its order."""
PLACES: Final = {ord(letter): chr(0xE000 + place) for place, letter in enumerate(ALPHABET)}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A paper in the file: whose it is, what it is called, and its pages from 0, the last one included."""

    who: str
    title: str
    first: int
    last: int


def print_part(progress: Progress, part: int | None) -> int:
    """Return which part of the papers is wanted, from 1, and refuse what one file cannot be.

    Raises:
        BatchTooLargeError: the batch has more papers than one file should hold, and no part was asked for.
        InvalidSubmissionError: it has no such part.
    """
    parts = _parts(progress)
    if part is None and parts > 1:
        raise BatchTooLargeError(MAX_PAPERS, parts)
    if part is not None and part > parts:
        raise InvalidSubmissionError("/part", "part", parts=parts)
    return part or 1


def write_print(  # noqa: PLR0913 - which, how, and where to
    services: Services, progress: Progress, language: str, target: IO[bytes], *, part: int, duplex: bool
) -> None:
    """Write one PDF of papers of a finished batch in the order of the rows.

    Args:
        services: what to work with.
        progress: where the batch stands.
        language: of the title.
        target: where to write.
        part: which part of the papers, from 1, where there are more than :data:`MAX_PAPERS`.
        duplex: whether each paper begins on an odd page, so that two-sided printing puts no two on one sheet.

    Raises:
        StorageError: a file cannot be read, or is not what was put there.
    """
    parts, start = _parts(progress), (part - 1) * MAX_PAPERS
    found = filter(_has_pdf, islice(papers(services, progress.batch), start, start + MAX_PAPERS))
    options = progress.batch.options
    name = PurePath(options.source_name).stem if options.source_name else progress.batch.id
    title = message("print", "title" if parts == 1 else "part", language, name=name, part=part, parts=parts)
    with PdfWriter() as whole:
        marks = [
            _append(whole, paper, contents[PDF], duplex=duplex)
            for paper, contents in with_contents(services, found, {PDF})
        ]
        _describe(whole, title, options.language)
        _mark(whole, marks)
        whole.write(target)


def _parts(progress: Progress) -> int:
    return max(1, -(-progress.counts.ready // MAX_PAPERS))


def _append(whole: PdfWriter, paper: Paper, content: bytes, *, duplex: bool) -> _Mark:
    first = len(whole.pages)
    whole.append(io.BytesIO(content), import_outline=False)
    if duplex and len(whole.pages) % EVEN:
        whole.add_blank_page()
    name = employee_of(paper.payload).get("full_name")
    if not name:
        return _Mark("", paper.stem, first, len(whole.pages) - 1)
    who = surname_with_initials(name)
    # The name of the file says the surname too, where it stands behind the form.
    title = paper.stem.replace(f", {surname(name)}", "", 1)
    return _Mark(who, f"{who} – {title}", first, len(whole.pages) - 1)


def _describe(whole: PdfWriter, title: str, language: str) -> None:
    """Say what the file is called, which programs show instead of its name, and the language it is read aloud in."""
    whole.metadata = {"/Title": title}
    whole.root_object[NameObject("/Lang")] = TextStringObject(language)
    whole.create_viewer_preferences()[NameObject("/DisplayDocTitle")] = BooleanObject(value=True)


def _mark(whole: PdfWriter, marks: Iterable[_Mark]) -> None:
    """Name pages by whose paper they belong to, and list the papers by surname."""
    for mark in marks:
        prefix = mark.who or mark.title
        whole.set_page_label(mark.first, mark.last, style=PageLabelStyle.DECIMAL, prefix=f"{prefix} – ", start=1)
    for mark in sorted(marks, key=lambda mark: (not mark.who, _collated(mark.title), mark.first)):
        bookmark: Any = whole.add_outline_item(title=mark.title, page_number=mark.first).get_object()
        # A place instead of an action that goes there: every program supports it, and it takes half the room.
        bookmark[NameObject("/Dest")] = bookmark.pop("/A").get_object()["/D"]


def _collated(text: str) -> str:
    """Return what sorts as the text does by the alphabet."""
    return text.casefold().translate(PLACES)


def _has_pdf(paper: Paper) -> bool:
    return any(file.format == PDF for file in paper.item.files)
