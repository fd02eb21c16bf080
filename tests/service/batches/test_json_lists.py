"""A JSON list is read item by item: in memory for one item, as strictly as a line of JSON."""

from __future__ import annotations

import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service import strict_json
from service.batches.row_readers import MAX_LINE_LENGTH, SourceKind, input_rows
from service.spreadsheets.errors import UnusableFileError
from service.strict_json import JsonFault, list_items

pytestmark = pytest.mark.slow

LEAVES = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text(max_size=30) | st.floats(-1, 1)
ITEMS = st.lists(st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))


def _texts(content: bytes, longest: int = MAX_LINE_LENGTH) -> list[str]:
    return list(list_items(io.BytesIO(content), longest))


@given(ITEMS, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_items_are_those_of_the_whole_list(items: list[Any], indent: int | str | None, escaped: bool) -> None:
    """However it is written, and wherever a piece of it ends."""
    content = json.dumps(items, indent=indent, ensure_ascii=escaped).encode("utf-8", "surrogatepass")
    if b"\xed\xa0" in content or b"\xed\xb0" in content:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strict_json, "CHUNK_BYTES", 3)
        assert [json.loads(text) for text in _texts(content)] == items


@pytest.mark.parametrize(
    ("content", "reason", "place"),
    [
        (b"", "malformed", (1, 1)),
        (b" \n", "malformed", (2, 1)),
        (b"[", "malformed", (1, 2)),
        (b"[1,", "malformed", (1, 4)),
        (b"[1,]", "malformed", (1, 4)),
        (b"[,1]", "malformed", (1, 2)),
        (b"[1 2]", "malformed", (1, 4)),
        (b"[1]\n x", "malformed", (2, 2)),
        (b'[1,\n{"a": tru}]', "malformed", (2, 7)),
        (b"[1}", "malformed", (1, 3)),
        (b'{"a": 1}', "list", None),
        (b"12", "list", None),
        (b"[" + b"[" * 100_000, "depth", None),
        (b'["' + b"a" * 100, "length", None),
    ],
)
def test_what_is_no_list_is_refused_where_it_goes_wrong(content: bytes, reason: str, place: Any) -> None:
    """With line and column from the beginning of the file, however far it was read in pieces."""
    for piece in (2, 1 << 16):
        if reason == "length" and piece > len(content):
            # It ends before it gets too long.
            continue
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(strict_json, "CHUNK_BYTES", piece)
            with pytest.raises(JsonFault) as caught:
                _texts(content, 40 if reason == "length" else MAX_LINE_LENGTH)
        assert caught.value.reason == reason
        assert place is None or (caught.value.values["line"], caught.value.values["column"]) == place


def test_an_item_that_is_not_strict_json_costs_that_item_alone() -> None:
    """As a line of NDJSON: a repeated name, a number without end, what is no number, nesting."""
    wrong = [b'{"data": {}, "data": 1}', b'{"data": ' + b"9" * 50_000 + b"}", b'{"data": NaN}', b'{"data": 1e99}']
    wrong.append(b'{"data": ' + b"[" * 30 + b"]" * 30 + b"}")
    content = b"\xef\xbb\xbf[" + b",".join([*wrong, b'{"data": {}}']) + b"]"
    rows = list(input_rows(io.BytesIO(content), SourceKind.JSON, "b2_score_sheet"))
    assert [row.number for row in rows] == [1, 2, 3, 4, 5, 6]
    assert [row.errors[0].key for row in rows[:-1]] == ["duplicate", "digits", "constant", "exponent", "depth"]
    assert rows[-1].data == {}


def test_a_list_that_breaks_off_gives_the_rows_before() -> None:
    """And then says that it is no JSON."""
    rows = input_rows(io.BytesIO(b'[{"data": {}}, {"data": '), SourceKind.JSON, "b2_score_sheet")
    assert next(rows).data == {}
    with pytest.raises(UnusableFileError, match="no-json"):
        next(rows)


def test_memory_does_not_grow_with_the_list() -> None:
    """Two megabytes of small values would take dozens as a whole."""
    item = json.dumps({"data": {"a": ["x"] * 300}})
    content = ("[" + ",".join([item] * ((2 << 20) // len(item))) + "]").encode()
    file = io.BytesIO(content)
    tracemalloc.start()
    count = sum(1 for _ in input_rows(file, SourceKind.JSON, "b2_score_sheet"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count > 1_000
    assert most < 1 << 20
