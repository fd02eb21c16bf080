"""What is held in memory does not grow with the rows of a batch: counted in bytes of what Python allocates."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from copy import deepcopy
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

import pytest

from doc_templates.catalogue import form
from service.batches.archive import _Directory
from service.batches.cross_row_checks import OverAll
from service.spreadsheets.sheets import SharedTexts
from validators.check import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


def test_of_a_row_hardly_more_than_its_number_is_remembered(grown: Callable[[], int]) -> None:
    """And a hash, by which a repetition is known; the rules over all rows still find who has too many to assess."""
    over_all = OverAll("ru")
    for number in range(1, ROWS + 1):
        over_all.add(number, SHEET, _record(number))
    assert grown() < 300 * ROWS
    assert len(over_all.violations()) == EVALUATORS


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
