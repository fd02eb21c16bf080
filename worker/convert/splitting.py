"""Splits a joined PDF into its forms: each becomes a PDF/A-2b of its own.

A form begins at the page its bookmark leads to. Metadata, language and colour profile, which splitting would lose, are
written here. Tags are not: a form that needs them is converted singly.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from itertools import pairwise

from pikepdf import Pdf

from worker.convert.errors import ConversionFailedError
from worker.convert.normalize import UNUSABLE, finished
from worker.properties import DocumentProperties


def split(raw: bytes, parts: Mapping[str, DocumentProperties], icc_profile_source: bytes) -> list[bytes]:
    """Return the forms of a joined PDF, in their order.

    Args:
        raw: as LibreOffice wrote it, every form's bookmark being a named destination.
        parts: the properties of each form by its bookmark, in order.
        icc_profile_source: a PDF/A with the colour profile to take over.

    Raises:
        ConversionFailedError: a form does not begin where it should, or the bytes are nothing LibreOffice writes.
    """
    try:
        with Pdf.open(io.BytesIO(raw)) as joined, Pdf.open(io.BytesIO(icc_profile_source)) as given:
            starts = [*_starts(joined, list(parts)), len(joined.pages)]
            intents = given.make_indirect(given.Root.OutputIntents)
            found = []
            for (first, last), properties in zip(pairwise(starts), parts.values(), strict=True):
                with Pdf.new() as one:
                    one.pages.extend(joined.pages[first:last])
                    one.Root.OutputIntents = one.copy_foreign(intents)
                    found.append(finished(one, properties))
            return found
    except UNUSABLE as error:
        raise ConversionFailedError(f"the joined PDF is not usable ({type(error).__name__})") from error


def _starts(joined: Pdf, names: list[str]) -> list[int]:
    """Return the index of the page each form begins at.

    Raises:
        ConversionFailedError: a form is missing, or two share a page.
    """
    pages = {page.obj.objgen: number for number, page in enumerate(joined.pages)}
    destinations = joined.Root.Dests
    if set(destinations.keys()) != {f"/{name}" for name in names}:
        raise ConversionFailedError("the joined PDF has lost a form")
    starts = [pages[destinations[f"/{name}"][0].objgen] for name in names]
    if starts[0] != 0 or any(one >= other for one, other in pairwise(starts)):
        raise ConversionFailedError("two forms of the joined PDF share a page")
    return starts
