"""What is held in memory does not grow with the rows of a batch: counted in bytes of what Python allocates."""

from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from copy import deepcopy
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert

from doc_templates.catalogue import form
from service.batches import store as batches
from service.batches.archive import _Directory
from service.batches.cross_row_checks import kept_contribution, violations_over_all
from service.batches.row_files import write_rows
from service.batches.row_readers import SourceKind, rows_as_sent
from service.batches.store import BatchOptions
from service.db.models import BatchItemRow
from service.spreadsheets.sheets import SharedTexts
from validators.check import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from service.db.database import ScopedDatabase

pytestmark = pytest.mark.slow

SHEET = "b2_score_sheet"
ROWS = 3000
EVALUATORS = 10


@pytest.fixture
def grown() -> Iterator[Callable[[], int]]:
    """Return a function that tells how many bytes more are held than at the start of the test."""
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    yield lambda: tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()


def _record(number: int) -> Any:
    data = deepcopy(form(SHEET).sample())
    data["employee"]["full_name"] = f"Тестов {number}-ұлы"
    data["evaluator"]["full_name"] = f"Оценивающий {number % EVALUATORS}"
    for person in (data["employee"], data["evaluator"]):
        person.pop("iin", None)
    return load(SHEET, data)


def test_what_is_asked_over_all_rows_is_kept_by_the_database(
    database: ScopedDatabase, noon: datetime, grown: Callable[[], int]
) -> None:
    """So that memory grows with the evaluators, not with the rows; who has too many to assess is found all the same."""
    # At the first time messages and law are loaded, once for the whole process.
    for _ in range(2):
        with database.transaction() as session:
            batch = batches.add(session, BatchOptions(SHEET, "ndjson"), ("5" * 64, 1), now=noon)
            kept = [kept_contribution(SHEET, _record(number)) for number in range(EVALUATORS)]
            usual = {"batch_id": batch.id, "verdict": "accepted", "reused": False, "violations": [], "form": SHEET}
            rows = [
                usual | {"row": row, "contribution": kept[row % EVALUATORS], "subject": f"{row:064}"}
                for row in range(1, ROWS + 1)
            ]
            session.execute(insert(BatchItemRow), rows)
            del rows
            before = grown()
            found = violations_over_all(session, batch.id, "ru")
            held = grown() - before
    assert held < 100 * ROWS
    assert sorted(found) == list(range(1, EVALUATORS + 1))


def test_rows_are_read_once_into_a_file_piece_by_piece(grown: Callable[[], int]) -> None:
    """Whatever their number: neither the rows nor where each begins is held."""
    line = json.dumps({"form": SHEET, "data": {"text": "x" * 500}}).encode()
    sent = io.BytesIO(b"\n".join([line] * ROWS))
    before = grown()
    with TemporaryFile() as target:
        assert write_rows(target, rows_as_sent(sent, SourceKind.NDJSON, None), "batch") == ROWS
        assert grown() - before < 100 * ROWS


def test_the_entries_of_an_archive_are_kept_on_disk(grown: Callable[[], int]) -> None:
    """In their order, as they were."""
    with TemporaryFile() as kept:
        directory = _Directory(kept)
        for number in range(ROWS):
            directory.append(zipfile.ZipInfo(f"Орган/Документ {number}.pdf"))
        assert len(directory) == ROWS
        assert grown() < 30 * ROWS
        assert [entry.filename for entry in directory][-1] == f"Орган/Документ {ROWS - 1}.pdf"


def test_texts_that_cells_share_are_kept_on_disk(grown: Callable[[], int]) -> None:
    """Whatever they hold, and found by their number; a number that none has is refused."""
    texts = [f"Текст {number} " * 20 for number in range(ROWS)]
    parts = "".join(f"<si><t>{text}</t></si>" for text in texts)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    source = io.BytesIO(f'<sst xmlns="{space}">{parts}<si/></sst>'.encode())
    before = grown()
    kept = SharedTexts(source)
    assert grown() - before < 60 * ROWS
    assert [kept[number] for number in range(ROWS)] == texts
    assert kept[ROWS] == ""
    for number in (-1, ROWS + 1):
        with pytest.raises(ValueError, match="no text"):
            kept[number]
