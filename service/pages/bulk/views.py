"""Batches as pages show them: where one stands, what is to be said of its rows, what its file begins with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from fluent.runtime.types import fluent_number

from doc_templates.catalogue import Form
from service.api.context import context, current_services
from service.batches import items
from service.batches.items import ItemStatus, StoredItem
from service.batches.messages import file_words
from service.batches.progress import Progress
from service.batches.report import tell
from service.batches.row_readers import InputRow
from service.batches.store import StoredBatch
from service.db.models import BatchStatus
from service.pages.forms.outline import Leaf, Outline, outline
from service.pages.forms.routes import whom
from service.pages.forms.typed import fields
from service.pages.language import moment, page_language, word
from service.spreadsheets.cells import is_readable, meaning
from service.spreadsheets.columns import CellKind
from service.spreadsheets.rows import place_words
from service.spreadsheets.tables import Glance

REJECTED, WARNED, FAILED = "rejected", "warned", "failed"
"""Which rows are shown."""
LOOK: Final = "look"
"""The state of a look whose rows are checked: it waits for somebody to decide."""
SECONDS: Final = 60
ENCODINGS: Final = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1251": "Windows-1251",
    "cp866": "DOS (866)",
    "koi8-r": "KOI8-R",
    "mac_cyrillic": "Mac",
    "kz1048": "KZ-1048",
}


def state_of(batch: StoredBatch) -> str:
    """Return how a batch stands, by the name that :func:`state_tag` of the components shows."""
    decided = batch.look_until is None or batch.status in {BatchStatus.RECEIVING, BatchStatus.REFUSED}
    return str(batch.status) if decided else LOOK


def name_of(batch: StoredBatch) -> str:
    """Return what a batch is called: its file, as its sender called it."""
    return batch.options.source_name or word("home", "unnamed")


def form_of(batch: StoredBatch) -> Form | None:
    """Return the form of a batch, ``None`` where its rows name theirs."""
    return context().forms.get(batch.options.form or "")


def listed(progress: Progress) -> dict[str, Any]:
    """Return a batch as a row of a list."""
    batch, form = progress.batch, form_of(progress.batch)
    return {
        "id": batch.id,
        "name": name_of(batch),
        "form": None if form is None else form.name,
        "state": state_of(batch),
        "at": moment(batch.created_at),
        "made": progress.counts.ready,
        "good": batch.accepted,
        "total": batch.total,
        "faulty": batch.rejected + progress.counts.failed,
    }


def shown(progress: Progress) -> dict[str, Any]:
    """Return what the page of a batch names of how it stands."""
    batch, counts, state = progress.batch, progress.counts, state_of(progress.batch)
    warned = None
    if batch.look_until is not None and not batch.open:
        # Row by row: too slow for a page that asks every few seconds, and for batches of many thousands.
        with current_services().database.reading() as session:
            warned = items.count_warned(session, batch.id)
    return {
        "batch": batch,
        "name": name_of(batch),
        "form": form_of(batch),
        "state": state,
        "is_look": batch.look_until is not None,
        "counts": counts,
        "warned": warned,
        "figures": _figures(progress, warned),
        "eta": _eta(progress.eta_seconds),
        "until": None if batch.look_until is None else moment(batch.look_until),
        "failure": None if batch.failure is None else file_words(batch.failure, page_language()),
        "make": word("bulk", "make", number=fluent_number(batch.accepted)),
    }


def _figures(progress: Progress, warned: int | None) -> list[tuple[str, int, str, str | None]]:
    """Return the numbers of a batch: what is counted, how many, how good that is, and which rows they are."""
    batch, counts = progress.batch, progress.counts
    found: list[tuple[str, int, str, str | None]] = [("rows", batch.total, "", None)]
    found.append(("good", batch.accepted, "good", None))
    if warned:
        found.append(("warned", warned, "warn", WARNED))
    found.append(("faulty", batch.rejected, "bad" if batch.rejected else "", REJECTED))
    if not batch.options.dry_run:
        found += [("ready", counts.ready, "good", None), ("waiting", counts.unfinished, "", None)]
        if counts.failed:
            found.append(("failed", counts.failed, "bad", FAILED))
    return [(word("bulk", key), number, kind, rows) for key, number, kind, rows in found]


def _eta(seconds: int | None) -> str | None:
    if seconds is None:
        return None
    key, number = ("eta_minutes", ceil(seconds / SECONDS)) if seconds > SECONDS else ("eta_seconds", seconds)
    return word("bulk", key, number=fluent_number(number))


def rows(found: Sequence[StoredItem]) -> list[dict[str, Any]]:
    """Return rows with what is to be said of each, every remark with the words of the column it is about."""
    shown_rows = []
    for item in found:
        state, remarks = tell(item, page_language())
        said = [
            {
                "column": place_words(item.form, each["pointer"]) if each["pointer"] else None,
                "text": each["message"],
                "kind": each["severity"],
            }
            for each in remarks
        ]
        shown_rows.append({"number": item.row, "external_id": item.external_id, "state": state, "said": said})
    return shown_rows


def facts_of(found: Glance, batch: StoredBatch) -> list[tuple[str, str]]:
    """Return what was understood of a file, as names and values."""
    kind = word("bulk", f"kind_{batch.options.kind}")
    told = [(word("bulk", "kind"), kind)]
    if found.sheet is not None:
        told.append((word("bulk", "sheet"), found.sheet))
    if found.encoding is not None:
        told.append((word("bulk", "encoding"), ENCODINGS.get(found.encoding, found.encoding)))
    return told


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of a faulty row: what it is called, what stands in it, and what is wrong with it."""

    pointer: str
    id: str
    label: str
    value: str
    choices: list[tuple[str, str]]
    kind: CellKind
    errors: list[str]
    warnings: list[str]


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row of a look that can be corrected.

    ``general`` is what is said about no single cell; ``good`` tells that nothing is wrong any more.
    """

    number: int
    external_id: str | None
    whom: str
    good: bool
    cells: list[CellView]
    general: list[str]

    @property
    def id(self) -> str:
        """The id of its part of the page."""
        return f"row-{self.number}"


def texts(form: str, row: InputRow) -> dict[str, str]:
    """Return what stands in the cells of a row as people write it, by the pointers of the values."""
    known = outline(form, page_language())
    data = row.data if isinstance(row.data, dict) else {}
    return {pointer: text for pointer, text in fields(known, data) if isinstance(known.find(pointer), Leaf)}


def faulty(form: str, item: StoredItem, row: InputRow, more: Iterable[str] = (), *, every: bool = False) -> FaultyRow:
    """Return a row as it can be corrected: the cells something is said about.

    Args:
        form: slug of its form.
        item: the row as it was checked.
        row: what it says.
        more: pointers of other cells that are shown, too.
        every: whether all cells are.
    """
    known, values = outline(form, page_language()), texts(form, row)
    said: dict[str, list[dict[str, Any]]] = {}
    for each in item.violations:
        said.setdefault(each["pointer"], []).append(each)
    wanted = dict.fromkeys((*(values if every else ()), *said, *more))
    cells = [_cell(known, item.row, pointer, values, said.get(pointer, [])) for pointer in wanted]
    alone = {pointer for pointer, cell in zip(wanted, cells, strict=True) if cell is None}
    general = [_named(form, each) for pointer in said if pointer in alone for each in said[pointer]]
    found = [cell for cell in cells if cell is not None]
    return FaultyRow(
        item.row,
        item.external_id,
        whom(row.data) if isinstance(row.data, Mapping) else "",
        item.status is not ItemStatus.REJECTED,
        found,
        general,
    )


def _cell(
    known: Outline, number: int, pointer: str, values: Mapping[str, str], said: Sequence[Mapping[str, Any]]
) -> CellView | None:
    node = known.find(pointer) if pointer else None
    if not isinstance(node, Leaf):
        return None
    choices = [(code, label) for label, code in node.column.choices.items()]
    if node.kind is CellKind.FLAG:
        choices = [("true", word("forms", "yes")), ("false", word("forms", "no"))]
    value = values.get(pointer, "")
    if value and choices and value not in {code for code, _ in choices}:
        choices.append((value, value))
    label = place_words(known.form, pointer)
    readable = is_readable(node.column, meaning(node.column, value))

    def told(message: str) -> str:
        # Of a cell that cannot be read a report names the column and all its choices; here they stand around it.
        return message if readable or label not in message else word("forms", f"wrong_{node.kind}")

    sentences = {
        severity: [told(each["message"]) for each in said if each["severity"] == severity]
        for severity in ("error", "warning")
    }
    place = f"r{number}{pointer.replace('/', '-')}"
    return CellView(pointer, place, label, value, choices, node.kind, sentences["error"], sentences["warning"])


def _named(form: str, said: Mapping[str, Any]) -> str:
    """Return a sentence that stands at no cell, with the words of what it is about."""
    return f"{place_words(form, said['pointer'])}: {said['message']}" if said["pointer"] else str(said["message"])
