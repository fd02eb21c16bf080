"""Renders the papers of one record into a folder, each file atomically."""

from __future__ import annotations

import os
import tempfile
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from doc_templates.catalogue import Form
from service.documents.variants import choose, open_variants
from service.settings import Settings
from validators.check import Outcome
from validators.messages.catalog import Message, reason
from worker.cli.errors import UnusableError, unusable
from worker.cli.showing import progress_bar
from worker.context import open_converter
from worker.making import Origin, RenderedFile, RenderJob, compose, make_docx, make_pdf
from worker.render import DocxRenderer
from worker.texts import message, word

NAMESPACE: Final = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
"""RFC 9562's namespace for URLs: the id of a paper made here follows from what is in it."""


class PdfMissingError(UnusableError):
    """PDF cannot be made on this machine; ``written`` are the files that were made all the same."""

    def __init__(self, reason: Message, written: list[Path]) -> None:
        super().__init__(message("files", "no_pdf", reason=reason))
        self.written = written


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """Options of writing the papers of a record.

    ``created`` is the moment printed in the files' properties; ``variant`` asks for a state body's own variant by its
    id, or for ``standard``; ``language`` is that of the progress bar.
    """

    formats: tuple[str, ...]
    folder: Path
    overwrite: bool
    created: datetime
    variant: str | None = None
    language: str = "ru"


def write_papers(settings: Settings, form: Form, outcome: Outcome, options: WriteOptions) -> list[Path]:
    """Make the papers of a record that was checked, and write them.

    Returns:
        The files written, in the order they were made.

    Raises:
        PdfMissingError: everything but the PDF was written.
        UnusableError: a file is there already, or the folder cannot be written into.
        InvalidSubmissionError: there is no such variant of the form.
        SettingsError: a variant is broken.
        RenderError: the form cannot be filled in with this data.
        ConverterError: LibreOffice cannot convert the paper.
        InspectionError: what was made does not hold what it should.
    """
    stem = form.file_stem(outcome.record, outcome.rules)
    paths = {name: options.folder / f"{stem}.{name}" for name in options.formats}
    _make_ready(options.folder, list(paths.values()), overwrite=options.overwrite)
    identifier = str(uuid.uuid5(NAMESPACE, f"{form.slug}:{outcome.payload}"))
    chosen = choose(open_variants(settings), form, "ru", options.variant, outcome)
    origin = Origin(identifier, options.created)
    job = compose(form, outcome.record, outcome.computed, origin, chosen.template)
    written: list[Path] = []
    with progress_bar(total=len(options.formats), completed=-1) as update:
        update(advance=1, description=word("docx", options.language))
        docx = make_docx(DocxRenderer(), job)
        if "docx" in paths:
            written.append(_write(paths["docx"], docx.content))
        if "pdf" in paths:
            update(advance=1, description=word("pdf", options.language))
            written.append(_write(paths["pdf"], _convert(settings, job, docx, written).content))
    return written


def _convert(settings: Settings, job: RenderJob, docx: RenderedFile, written: list[Path]) -> RenderedFile:
    converter = open_converter(settings, 1)
    try:
        missing = converter.available()
        if missing is not None:
            raise PdfMissingError(missing, written)
        return make_pdf(converter, job, docx.content)
    finally:
        converter.close()


def _make_ready(folder: Path, paths: list[Path], *, overwrite: bool) -> None:
    """Check before the work begins that its result can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise unusable("folder", folder=folder, reason=reason(error)) from None
    there = [path for path in paths if path.exists()]
    if there and not overwrite:
        names = ", ".join(str(path) for path in there)
        raise unusable("there", names=names)


def _write(path: Path, content: bytes) -> Path:
    """Write a file atomically: under a temporary name, then renamed."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".bagalau-")
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.chmod(0o644)
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise unusable("unwritten", path=path, reason=reason(error)) from None
    return path
