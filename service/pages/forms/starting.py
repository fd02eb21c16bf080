"""What a draft begins with: nothing, the last paper about the same person, or a file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import PurePath
from typing import IO, Any, Final

from service.batches.intake import PROBE
from service.batches.messages import file_words
from service.batches.row_readers import InputRow, SourceKind, input_rows
from service.batches.uploads import SUFFIXES
from service.db.sought import ABOUT
from service.pages.forms.outline import SECTION, Leaf, Node, Outline, Part, Rows
from service.pages.forms.typed import entered, fields, typed
from service.spreadsheets.columns import CellKind
from service.spreadsheets.errors import UnusableFileError
from service.strict_json import JsonFault, parse
from service.texts import MESSAGES
from validators.forms import SPECS
from validators.forms.shared.corpus_b import SHEETS
from validators.forms.shared.persons import Person
from validators.schemas.schema import List, Nested, Schema

QUARTERS: Final = 4
ELSEWHERE: Final = "authorized_person"
"""Who may appoint a servant of corpus «А» often serves elsewhere; everybody else whom a paper needs serves here."""
YEAR: Final = "year"
QUARTER: Final = "quarter"
ORGANIZATION: Final = "organization"
EMPLOYEE: Final = "employee"
KEPT: Final = frozenset({YEAR, QUARTER, ORGANIZATION, "methodology"})
"""Values at the top that the next paper has, too, or that tell which it is."""
MAX_FILE_BYTES: Final = 2 << 20
"""A file with one paper is small."""


def successor(form: str, outline: Outline, payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a paper stands in the next one about the same person.

    People, bodies and names stay, the period is the next one; scores, days, texts and what follows from them are new.
    """
    data = dict(_kept(SPECS[form].schema, outline.nodes, payload))
    period = data.get("period", data)
    if YEAR in period:
        _advance(period)
    return data


def is_about_person(form: str) -> bool:
    """Tell whether papers of a form are about a person."""
    return bool(_about(form))


def _about(form: str) -> list[str]:
    """Return where papers of a form name whom they are about."""
    known = SPECS[form].schema.fields
    return [name for name in ABOUT if name in known and known[name].required]


def fellow(form: str, outline: Outline, payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a paper stands in that of the same period about another person: all but whom it is about."""
    data = dict(_kept(SPECS[form].schema, outline.nodes, payload))
    for about in _about(form):
        if about in data:
            data[about] = {name: value for name, value in data[about].items() if name == ORGANIZATION}
    return _of_annex(form, data)


def at_home(form: str, data: Mapping[str, Any], body: str | None, today: date) -> dict[str, Any]:
    """Return the data of a blank page with what is plain: the state body, what the annex says, the quarter that ended.

    Args:
        form: slug of the form.
        data: of the blank page.
        body: the name of the state body, where it has one.
        today: the day.
    """
    found, fields_ = dict(data), SPECS[form].schema.fields
    if body is not None:
        named = [name for name, declared in fields_.items() if declared.required and _is_colleague(name, declared)]
        found |= {name: {**found.get(name, {}), ORGANIZATION: body} for name in named}
        found |= {ORGANIZATION: body} if ORGANIZATION in fields_ else {}
    period: Any = fields_.get("period")
    if period is not None and QUARTER in period.schema.fields:
        quarter = (today.month - 1) // 3
        found["period"] = {YEAR: today.year - (not quarter), QUARTER: quarter or QUARTERS}
    return _of_annex(form, found)


def _of_annex(form: str, data: dict[str, Any]) -> dict[str, Any]:
    """Return data with whether the position is a leading one: annex 1 is of those that are, annex 2 of the others."""
    if form not in SHEETS:
        return data
    return {**data, EMPLOYEE: {**data.get(EMPLOYEE, {}), "managerial": form == SHEETS[0]}}


def _is_colleague(name: str, declared: Any) -> bool:
    """Tell whether a value is a person of the state body."""
    if name == ELSEWHERE or not isinstance(declared, Nested):
        return False
    inner: Any = declared.schema
    return _is_person(inner)


def _advance(period: dict[str, Any]) -> None:
    if period.get(QUARTER) in range(1, QUARTERS):
        period[QUARTER] += 1
        return
    period[YEAR] += 1
    if QUARTER in period:
        period[QUARTER] = 1


def _kept(schema: Schema, nodes: Sequence[Node], payload: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for node in nodes:
        declared: Any = schema.fields[node.name]
        value = payload.get(node.name)
        if value is None:
            continue
        if isinstance(node, Leaf):
            if node.name in KEPT:
                yield node.name, value
        elif isinstance(node, Part):
            inner: Schema = declared.schema
            yield node.name, value if _is_person(inner) else dict(_kept(inner, node.nodes, value))
        else:
            yield node.name, list(_kept_entries(declared, node, value))


def _kept_entries(declared: List, rows: Rows, entries: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield people as they are, of KPIs and the like the words, of what happened on a day nothing."""
    if _is_person(declared.inner.schema):
        yield from map(dict, entries)
    elif not any(isinstance(node, Leaf) and node.kind is CellKind.DATE and node.required for node in rows.nodes):
        words = [node.name for node in rows.nodes if isinstance(node, Leaf) and _is_word(node)]
        for entry in entries:
            yield {name: entry[name] for name in words if name in entry}


def _is_word(leaf: Leaf) -> bool:
    """Tell whether a value names something, and says nothing of how it went."""
    return leaf.kind is CellKind.TEXT or (leaf.kind is CellKind.CHOICE and leaf.required)


def _is_person(schema: Schema) -> bool:
    return issubclass(schema.record, Person)


def naming(form: str, data: Mapping[str, Any], full_name: str, iin: str | None) -> dict[str, Any]:
    """Return the data of a blank page with an evaluator where the form names one."""
    steps = SPECS[form].assessed_by
    if len(steps) != 1:
        return dict(data)
    [place] = steps
    return {**data, place: {**data.get(place, {}), "full_name": full_name, "iin": iin}}


class UnusableStartError(Exception):
    """A file that no draft can begin with; the argument says why, in the reader's language."""


def of_file(file: IO[bytes], name: str, form: str, language: str) -> tuple[str, Any]:
    """Return form and data of a file: JSON ``{form, data}``, or a sheet with one paper.

    Args:
        file: what was sent.
        name: its name, whose end tells how it is written.
        form: that of a sheet.
        language: of what is said about the file.

    Raises:
        UnusableStartError: the file cannot be read, or holds no paper, or more than one.
    """
    kind = SUFFIXES.get(PurePath(name).suffix.lower())
    if file.seek(0, os.SEEK_END) > MAX_FILE_BYTES:
        raise UnusableStartError(_text("file_large", language, megabytes=MAX_FILE_BYTES >> 20))
    file.seek(0)
    if kind is SourceKind.JSON:
        return _of_json(file.read(), language)
    if kind not in {SourceKind.XLSX, SourceKind.CSV}:
        raise UnusableStartError(_text("file_unreadable", language))
    if failure := PROBE.failure(file, kind, form):
        raise UnusableStartError(file_words(failure, language))
    file.seek(0)
    try:
        rows: list[InputRow] = list(islice(input_rows(file, kind, form), 2))
    except UnusableFileError as error:
        raise UnusableStartError(file_words(error.failure, language)) from None
    if len(rows) != 1 or not isinstance(rows[0].data, dict):
        raise UnusableStartError(_text("file_rows", language))
    return form, rows[0].data


def _of_json(content: bytes, language: str) -> tuple[str, Any]:
    try:
        sent = parse(content.decode("utf-8-sig"))
    except (JsonFault, UnicodeDecodeError):
        raise UnusableStartError(_text("file_unreadable", language)) from None
    form = sent.get("form") if isinstance(sent, dict) else None
    if not isinstance(form, str) or form not in SPECS or not isinstance(sent.get("data"), dict):
        raise UnusableStartError(_text("file_json", language))
    return form, sent["data"]


def _text(key: str, language: str, **values: Any) -> str:
    return MESSAGES.text(SECTION, key, language, **values)


def held(outline: Outline, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return data of a file as a page holds them.

    Raises:
        UnusableStartError: something in it has no place on the page.
    """
    try:
        back = typed(outline, fields(outline, data))
    except (AttributeError, TypeError, ValueError):
        back = {}
    if not _covers(entered(outline, back).data, data):
        raise UnusableStartError(_text("file_shape", outline.language))
    return back


def _covers(found: Any, sent: Any) -> bool:
    """Tell whether everything that was sent is there: each field, each entry; the page may have more of them."""
    if isinstance(sent, Mapping):
        return isinstance(found, Mapping) and all(
            _covers(found.get(name), value) for name, value in sent.items() if value not in ({}, [], "")
        )
    if isinstance(sent, list):
        return isinstance(found, list) and len(found) >= len(sent) and all(map(_covers, found, sent))
    return found is not None and not isinstance(found, Mapping | list)
