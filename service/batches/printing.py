"""``print.pdf``: all finished PDFs of a batch in one file for printing, with a bookmark for each document."""

from __future__ import annotations

import io
from contextlib import ExitStack
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, TYPE_CHECKING, Final

import pikepdf

from service.batches.papers import papers
from service.batches.progress import BatchTooLargeError, get_finished
from service.errors import InvalidSubmissionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service.batches.papers import Paper
    from service.services import Services

PDF: Final = "pdf"
MOST_PAPERS: Final = 1_000
"""Of one file: while it is made, each paper costs 130 KB of memory."""
MOST_PARTS: Final = 1_000
"""More than any batch can have."""
AT_ONCE: Final = 200
"""Papers joined before they are put aside on disk: each open file costs memory."""
EVEN: Final = 2


def print_file(services: Services, owner_id: str, batch_id: str, *, duplex: bool, part: int | None = None) -> IO[bytes]:
    """Return one PDF of all papers in the order of the rows, at its beginning; the caller closes it.

    Args:
        services: what to work with.
        owner_id: whose batch it is.
        batch_id: the batch.
        part: which part of the papers, from 1, where there are more than :data:`MOST_PAPERS`.
        duplex: whether each paper begins on an odd page, so that two-sided printing puts no two on one sheet.

    Raises:
        BatchNotFoundError: the owner has no such batch.
        BatchUnfinishedError: something of it is still to be made.
        BatchTooLargeError: it has more papers than one file should hold, and no part was asked for.
        InvalidSubmissionError: it has no such part.
        StorageError: a file cannot be read, or is not what was put there.
    """
    progress = get_finished(services, owner_id, batch_id)
    parts = max(1, -(-progress.counts.ready // MOST_PAPERS))
    if part is None and parts > 1:
        raise BatchTooLargeError(MOST_PAPERS, parts)
    if part is not None and part > parts:
        raise InvalidSubmissionError("/part", "part", parts=parts)
    start = ((part or 1) - 1) * MOST_PAPERS
    found = filter(_has_pdf, islice(papers(services, progress.batch), start, start + MOST_PAPERS))
    target = TemporaryFile()  # noqa: SIM115 - the caller closes it
    with TemporaryDirectory() as folder, ExitStack() as opened, pikepdf.Pdf.new() as whole:
        marks: list[tuple[str, int]] = []
        for number in count():
            portion = list(islice(found, AT_ONCE))
            if not portion:
                break
            path, first = Path(folder) / f"{number}.pdf", len(whole.pages)
            marks.extend((title, first + page) for title, page in _join(services, portion, path, duplex=duplex))
            whole.pages.extend(opened.enter_context(pikepdf.open(path)).pages)
        with whole.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(title, page) for title, page in marks)
        whole.docinfo["/Title"] = progress.batch.wishes.source_name or batch_id
        whole.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    target.seek(0)
    return target


def _join(services: Services, portion: Sequence[Paper], path: Path, *, duplex: bool) -> list[tuple[str, int]]:
    """Write the papers of a portion as one file; return the title and the first page of each, counted from zero."""
    marks = []
    with ExitStack() as opened, pikepdf.Pdf.new() as joined:
        for paper in portion:
            marks.append((paper.stem, len(joined.pages)))
            content = next(file for file in paper.item.files if file.format == PDF).read(services.files)
            joined.pages.extend(opened.enter_context(pikepdf.open(io.BytesIO(content))).pages)
            if duplex and len(joined.pages) % EVEN:
                joined.add_blank_page(page_size=_size(joined.pages[-1]))
        joined.save(path)
    return marks


def _has_pdf(paper: Paper) -> bool:
    return any(file.format == PDF for file in paper.item.files)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, lower, right, upper = map(float, page.mediabox.as_list())
    return right - left, upper - lower
