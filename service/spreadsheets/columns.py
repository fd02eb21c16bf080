"""The columns of a form's spreadsheet, made from its schema: one row a paper, one cell a value.

An object inside an object is a group of columns, a list a group of columns for each of its entries, counted from one.
A list of any length has as many groups as are usual; more columns may be added and counted on. So has a
list within a list: the groups of its entries stand within the group of the entry that holds it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from marshmallow import fields

from service.texts import MESSAGES
from validators.forms import SPECS
from validators.messages.catalog import FALLBACK, shown
from validators.messages.catalog import MESSAGES as METHODOLOGY
from validators.parameters import quality_indicators, result_words, sheet_wordings, survey
from validators.schemas.json_schema import all_texts_of, texts_of
from validators.schemas.schema import List, Nested, Schema
from validators.schemas.texts import Category, Line, Text
from validators.schemas.values import Choice, Day, ExactNumber, Flag, Iin, WholeNumber
from validators.staff.check import SCHEMA_OF_MEMBER
from validators.staff.schema import StaffCategory

Path = tuple[str | int, ...]
"""Where a value stands in ``data``; places in lists count from 0."""

USUAL_ENTRIES: Final = 3
"""Groups of columns for a list of any length; for a list within a list as many as the sample has."""
MAX_ENTRIES: Final = 50
EXTERNAL_ID: Final = "Внешний номер"
EXTERNAL_ID_NOTE: Final = (
    "Ваш номер или код строки, по желанию. По нему видно, какой документ к какой строке относится; строка с тем же "
    "номером и тем же содержанием, отправленная ещё раз, второго документа не создаёт."
)
STAFF: Final = "employees"
"""The table of the staff list, which is read and written like that of a form, one servant a row."""
STAFF_ID_NOTE: Final = (
    "Номер или код служащего в вашей кадровой системе: по нему видно, что в списке изменилось. ИИН не годится: номер "
    "стоит в адресах страниц. Латинские буквы, цифры, точки, дефисы и подчёркивания."
)
CLIENTS_COLUMNS: Final = frozenset(
    {"№", "№ п/п", "№п/п", "n п/п", "n", "no", "no.", "#", "п/п", "п.п.", "№ п.п.", "номер п/п", "номер по порядку",
     "№ р/с", "р/с", "реттік нөмірі", "реттік №", "примечание", "примечания", "для заметок", "заметки", "ескертпе",
     "ескерту", "note", "notes", "remark", "remarks"}
)  # fmt: skip
"""Columns of clients' own, their heads folded: passed over where the form has none of the name."""
YES: Final = "да"
NO: Final = "нет"
UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Signs that take no room: soft hyphens, joiners, directions of writing, the mark of a byte order."""
DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
MEANING: Final = re.compile(r"(\w+) – (.+?)(?=[;.]|, \w+ – |$)")


class CellKind(StrEnum):
    """What stands in a cell."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    IIN = "iin"
    CATEGORY = "category"
    NUMBER = "number"
    WHOLE = "whole"
    DATE = "date"
    CHOICE = "choice"
    FLAG = "flag"


class Need(StrEnum):
    """When a cell must be filled in: in every row, where anything of its group is, or never."""

    ALWAYS = "always"
    IN_GROUP = "in_group"
    NEVER = "never"


KINDS_OF_FIELDS: Final[Mapping[type, CellKind]] = MappingProxyType(
    {
        Line: CellKind.TEXT,
        Text: CellKind.LONG_TEXT,
        Iin: CellKind.IIN,
        Category: CellKind.CATEGORY,
        StaffCategory: CellKind.CATEGORY,
        ExactNumber: CellKind.NUMBER,
        WholeNumber: CellKind.WHOLE,
        Day: CellKind.DATE,
        Choice: CellKind.CHOICE,
        Flag: CellKind.FLAG,
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        path: where its value belongs in ``data``; places in lists count from 0.
        header: what its first cell says; no two columns of a form say the same.
        note: what to fill in.
        kind: what stands in its cells.
        need: when it must be filled in.
        choices: what may stand in it, and the code each stands for; empty where anything may.
        decimals: the most decimals of a number, 0 for anything else.
    """

    path: Path
    header: str
    note: str
    kind: CellKind
    need: Need
    choices: Mapping[str, str]
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a form, and the lists among its values.

    Attributes:
        form: slug of the form.
        by_header: all columns in their order, by what their header says, folded.
        lists: the least and the greatest length of each list, by its path; a list stands before those within it.
        parts: paths of the objects that every paper has.
    """

    form: str
    by_header: Mapping[str, Column]
    lists: Mapping[Path, tuple[int, int]]
    parts: tuple[Path, ...]


def folded(header: str) -> str:
    """Return a header as it is compared: blanks, invisible signs, dashes, case and the letter ё do not matter."""
    text = header if header.isascii() else DASHES.sub("-", UNSEEN.sub("", unicodedata.normalize("NFC", header)))
    return " ".join(text.split()).casefold().replace("ё", "е")


def own_columns(language: str) -> tuple[str, str]:
    """Return the heads of the columns that a report adds in front: the state of a row, and what to correct."""
    return MESSAGES.text("report", "state", language), MESSAGES.text("report", "remark", language)


@cache
def layout(form: str) -> Layout:
    """Return the columns of a form, or of the staff list; raises ``KeyError`` for an unknown one."""
    schema = SCHEMA_OF_MEMBER if form == STAFF else SPECS[form].schema
    lists: dict[Path, tuple[int, int]] = {}
    every = {folded(column.header): column for column in _columns(schema, (), (), lists, needed=True)}
    return Layout(form, every, lists, tuple(_parts(schema, ())))


def usual_columns(form: str, sample: Mapping[str, Any]) -> tuple[Column, ...]:
    """Return the columns of the workbook that is offered, their notes naming the entries whose order the order sets.

    Of lists there are as many groups as are usual, or in the sample.
    """
    known = layout(form)
    return tuple(noted(form, column) for column in known.by_header.values() if _offered(known, column.path, sample))


def own_number(form: str) -> tuple[Need, str]:
    """Return when the client's own number must be filled in, and what it is for."""
    return (Need.ALWAYS, STAFF_ID_NOTE) if form == STAFF else (Need.NEVER, EXTERNAL_ID_NOTE)


def noted(form: str, column: Column) -> Column:
    """Return a column of a form, its note naming the entries whose order the order sets."""
    names = {path: f"{entry.kind} «{entry.title}»" for path, entry in entry_wordings(form).items()}
    return replace(column, note=_named(column, names))


def _offered(known: Layout, path: Path, sample: Mapping[str, Any]) -> bool:
    for size, step in enumerate(path):
        least, most = known.lists.get(path[:size], (0, 0))
        if least == most:
            continue
        within = any(isinstance(each, int) for each in path[:size])
        usual = 0 if within or known.form == STAFF else USUAL_ENTRIES
        if int(step) >= max(usual, least, len(value_at(sample, path[:size]) or ())):
            return False
    return True


@dataclass(frozen=True, slots=True)
class EntryWording:
    """What the order prints for an entry of a list whose sequence it sets: a parameter, an indicator, a question.

    ``kind`` is what the entry is, in Russian, ``explanation`` the lines that the annex has beside it.
    """

    kind: str
    title: str
    explanation: tuple[str, ...] = ()


@cache
def entry_wordings(form: str) -> Mapping[Path, EntryWording]:
    """Return what entries of lists are called where the order sets their sequence: in its newest edition."""
    return MappingProxyType(dict(_entry_wordings(form)))


def _entry_wordings(form: str) -> Iterator[tuple[Path, EntryWording]]:
    match form:
        case "b1_score_sheet" | "b2_score_sheet":
            for number, parameter in enumerate(sheet_wordings(form).parameters):
                yield ("scores", number), EntryWording("Параметр", parameter.title, parameter.explanation_lines)
        case "a9_score_sheet" | "a10_review":
            name = "qualities" if form == "a9_score_sheet" else "professional_qualities"
            for number, title in enumerate(quality_indicators()):
                yield (name, number), EntryWording(f"Показатель {number + 1}", title)
        case "a7_summary":
            for number, question in enumerate(survey().questions):
                yield ("questions", number), EntryWording(f"Вопрос {number + 1}", question.text)
                for place, option in enumerate(question.options):
                    yield ("questions", number, "options", place), EntryWording("Вариант ответа", option)


def _named(column: Column, names: Mapping[Path, str]) -> str:
    above = [names[column.path[:size]] for size in range(len(column.path)) if column.path[:size] in names]
    return ". ".join(part.rstrip(".") for part in (*above, column.note) if part)


def value_at(data: Any, path: Path) -> Any:
    """Return what stands at a path of a form's data, ``None`` where nothing does."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _parts(schema: Schema, path: Path) -> Iterator[Path]:
    for name, field in schema.fields.items():
        if isinstance(field, Nested) and field.required:
            yield (*path, name)
            yield from _parts(_inner(field), (*path, name))


def _columns(
    schema: Schema, path: Path, above: tuple[str, ...], lists: dict[Path, tuple[int, int]], *, needed: bool
) -> Iterator[Column]:
    for name, field in schema.fields.items():
        title = texts_of(field).get("title", name)
        place = (*path, name)
        if isinstance(field, Nested):
            yield from _columns(_inner(field), place, (*above, title), lists, needed=needed and field.required)
        elif isinstance(field, List):
            lists[place] = (field.least, field.most)
            for number in range(_groups(field)):
                group = (*above, f"{title}, {number + 1}")
                due = needed and number < field.least
                yield from _columns(_inner(field.inner), (*place, number), group, lists, needed=due)
        else:
            yield _column(field, place, (*above, title), needed=needed)


def _groups(field: List) -> int:
    return field.most if field.least == field.most else min(field.most, max(field.least, MAX_ENTRIES))


def _inner(field: Any) -> Schema:
    inner: Schema = field.schema
    return inner


def _column(field: fields.Field[Any], path: Path, titles: tuple[str, ...], *, needed: bool) -> Column:
    texts = texts_of(field)
    *groups, title = titles
    header = f"{' – '.join(groups)}: {title}" if groups else title
    choices = labels(field) if isinstance(field, Choice) else {}
    note = f"Одно из: {', '.join(choices)}" if choices else texts.get("description", "")
    need = Need.NEVER
    if field.required:
        need = Need.ALWAYS if needed else Need.IN_GROUP
    decimals = field.places if isinstance(field, ExactNumber) else 0
    return Column(path, header, note, KINDS_OF_FIELDS[type(field)], need, choices, decimals)


def labels(field: Choice, language: str = FALLBACK) -> Mapping[str, str]:
    """Return the words for the codes of a choice, as its description gives them: «code – words; code – words».

    What the description of an object leaves out stands in that of the object it extends. Official words of a result
    come before those of the description.

    Raises:
        KeyError: the description has no words for a code.
    """
    words: dict[str, str] = {}
    for texts in all_texts_of(field, language):
        for code, text in MEANING.findall(texts.get("description", "")):
            words.setdefault(code, text.strip())
    official = {code: result_words(wording) for wording, code in field.aliases.items()}
    aliases = {code: shown(wording, language, METHODOLOGY) for code, wording in official.items()}
    if language == "en":
        # The codes are English words, and some descriptions use them as such.
        words = {code: code.replace("_", " ") for code in field.codes} | words
    return MappingProxyType({aliases.get(code) or words[code]: code for code in field.codes})


@cache
def form_title(form: str) -> str:
    """Return the name of a form, or of the staff list."""
    if form == STAFF:
        return METHODOLOGY.text("staff", "title", FALLBACK)
    return METHODOLOGY.render(f"forms-{form}.title", {}, FALLBACK)
