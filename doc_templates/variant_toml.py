"""Reads ``variant.toml`` strictly, noting everything that is wrong with it at once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

from doc_templates.texts import BOOK
from doc_templates.variants import Order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from validators.messages.sayings import Saying

T = TypeVar("T")

FILE: Final = "variant.toml"
LINE: Final = 200
PARAGRAPH: Final = 1000
MOST_LINES: Final = 30
NO_LINES: Final[tuple[str, ...]] = ()
BRACES: Final = ("{{", "}}", "{%", "%}", "{#", "#}")
EXPLAINED: Final = (1, 2, 3, 4)
"""Parameters a body may explain in its own words; the fifth one's text holds the caps that the order sets itself."""


@dataclass(frozen=True, slots=True)
class DeclaredForm:
    """What a variant says of one form: explanation lines by the number of the parameter, if any."""

    explanations: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Declared:
    """A ``variant.toml`` in which nothing is wrong; ``mark`` are the lines below «Приложение N» on an annex."""

    body: str
    names: tuple[str, ...]
    since: date
    until: date | None
    mark: tuple[str, ...]
    order: Order
    letterhead_kk: tuple[str, ...]
    letterhead_ru: tuple[str, ...]
    address: str
    forms: Mapping[str, DeclaredForm]


class _Section:
    """A table of the file that is read key by key; what is missing, strange or left over becomes a complaint."""

    def __init__(self, values: Any, name: str, complaints: list[Saying]) -> None:
        self._values: dict[str, Any] = dict(values) if isinstance(values, dict) else {}
        self._name = name
        self._complaints = complaints
        self._asked: list[str] = []
        if not isinstance(values, dict):
            self.complain("", "table")

    def complain(self, key: str, wrong: str, /, **values: Any) -> None:
        """Note what is wrong with a key, or with the table itself; ``wrong`` is a key of the catalogues."""
        place = ".".join(part for part in (self._name, key) if part)
        fault = BOOK.say("declaration", wrong, **values)
        self._complaints.append(BOOK.say("place", "key", key=place, fault=fault) if place else fault)

    def read(
        self, key: str, fits: Callable[[Any], T | None], default: T | None = None, *, wanted: str = "", limit: int = 0
    ) -> T | None:
        """Return what ``fits`` makes of a value, or the default of one that is left out; otherwise complain.

        ``wanted`` is the key of the words for what would fit, that of the value when left out.
        """
        described = BOOK.say("wanted", wanted or key, limit=limit)
        self._asked.append(key)
        if key not in self._values:
            if default is None:
                self.complain(key, "missing", wanted=described)
            return default
        found = fits(self._values[key])
        if found is None:
            self.complain(key, "wrong", wanted=described)
        return found

    def section(self, key: str, *, required: bool = True) -> _Section:
        """Return a table within this one."""
        self._asked.append(key)
        name = f"{self._name}.{key}" if self._name else key
        if key not in self._values and required:
            self.complain(key, "no_table", table=name)
        return _Section(self._values.get(key, {}), name, self._complaints)

    def has(self, key: str) -> bool:
        """Tell whether a key that may be left out is there."""
        self._asked.append(key)
        return key in self._values

    def keys(self) -> list[str]:
        """Return the keys of the table, all of which count as asked for."""
        self._asked += self._values
        return list(self._values)

    def close(self) -> None:
        """Complain of every key nobody asked for."""
        for key in self._values.keys() - set(self._asked):
            self.complain(key, "spare", known=", ".join(dict.fromkeys(self._asked)))


def read_declaration(path: Path) -> tuple[Declared | None, list[Saying]]:
    """Return what the file declares, or ``None``, and what is wrong with it."""
    complaints: list[Saying] = []
    try:
        top = _Section(tomllib.loads(path.read_text("utf-8")), "", complaints)
    except FileNotFoundError:
        return None, [BOOK.say("declaration", "absent")]
    except (OSError, UnicodeDecodeError):
        return None, [BOOK.say("declaration", "unreadable")]
    except tomllib.TOMLDecodeError as error:
        return None, [BOOK.say("declaration", "no_toml", reason=str(error))]
    values = _values(top)
    top.close()
    if complaints:
        return None, complaints
    return Declared(**values), []


def _values(top: _Section) -> dict[str, Any]:
    found: dict[str, Any] = {
        "body": top.read("body", _line),
        "names": top.read("names", _lines, NO_LINES),
        "since": top.read("since", _day),
        "until": None,
        "mark": top.read("mark", _lines),
    }
    if top.has("until"):
        found["until"] = top.read("until", _day)
    if found["since"] and found["until"] and found["until"] <= found["since"]:
        top.complain("until", "until")
    return found | _order(top.section("order")) | _letterhead(top.section("letterhead", required=False)) | _forms(top)


def _order(order: _Section) -> dict[str, Any]:
    number = order.read("number", _line)
    day = order.read("date", _day)
    title = order.read("title", _line)
    order.close()
    return {"order": Order(number or "", day or date.min, title or "")}


def _letterhead(letterhead: _Section) -> dict[str, Any]:
    found = {
        "letterhead_kk": letterhead.read("kk", _lines, NO_LINES),
        "letterhead_ru": letterhead.read("ru", _lines, NO_LINES),
        "address": letterhead.read("address", _line, ""),
    }
    letterhead.close()
    return found


def _forms(top: _Section) -> dict[str, Any]:
    forms = top.section("forms")
    slugs = forms.keys()
    if not slugs:
        forms.complain("", "forms")
    return {"forms": {slug: _form(forms.section(slug)) for slug in slugs}}


def _form(form: _Section) -> DeclaredForm:
    explanations = form.section("explanations", required=False)
    found: dict[int, tuple[str, ...]] = {}
    for number in EXPLAINED:
        lines = explanations.read(str(number), _paragraphs, NO_LINES, wanted="explanations", limit=PARAGRAPH)
        if lines:
            found[number] = lines
    explanations.close()
    form.close()
    return DeclaredForm(found)


def _text(value: Any, longest: int) -> str | None:
    """Return a text that may be printed: one line, nothing hidden in it, no braces that a template would obey."""
    fits = isinstance(value, str) and value.isprintable() and 1 <= len(value.strip()) <= longest
    return value.strip() if fits and not any(brace in value for brace in BRACES) else None


def _line(value: Any) -> str | None:
    return _text(value, LINE)


def _texts(value: Any, longest: int) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_LINES:
        return None
    lines = [_text(line, longest) for line in value]
    return None if None in lines else tuple(line for line in lines if line)


def _lines(value: Any) -> tuple[str, ...] | None:
    return _texts(value, LINE)


def _paragraphs(value: Any) -> tuple[str, ...] | None:
    return _texts(value, PARAGRAPH)


def _day(value: Any) -> date | None:
    return value if type(value) is date else None
