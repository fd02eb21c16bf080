"""A folder of parameter files as one package: the bundled one, or another that stands in for it in one context.

Every lookup of ``validators.parameters`` asks the package in force, so that an amended package can be tried beside the
bundled one, in the same process and by the same code: :func:`using`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

from validators.parameters.loading import DatedTables, load, load_by, read_tables
from validators.parameters.tables import Table

T = TypeVar("T", bound=Table)

FOLDER = Path(__file__).parent
METHODOLOGIES = ("A", "B")


@dataclass(frozen=True, slots=True)
class TableDates:
    """A table of a package, without what is in it.

    ``file`` is its path in the folder, ``name`` is its own within the file (a form, a kind; empty where it is the only
    one), ``methodology`` is ``A`` or ``B``, or ``None`` where it is about both.
    """

    file: str
    name: str
    methodology: str | None
    item: str
    annex: str | None
    since: date
    until: date | None

    def in_force(self, on: date) -> bool:
        """Return whether the table applies on the day."""
        return self.since <= on and (self.until is None or on < self.until)


class Package:
    """The parameter files of a folder, each read once, when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, Any] = {}

    def tables(self, file: str, build: Callable[[dict[str, Any]], T]) -> DatedTables[T]:
        """Return the tables of a file such as ``b/terms.toml``, each built from its raw entry.

        Raises:
            ParameterError: the file contradicts itself, or an entry cannot be built.
        """
        if file not in self._known:
            self._known[file] = load(self.folder / file, build)
        return cast("DatedTables[T]", self._known[file])

    def series(self, file: str, build: Callable[[dict[str, Any]], T], key: str) -> Mapping[str, DatedTables[T]]:
        """Return the tables of a file that holds several series, distinguished by the value of ``key``.

        Raises:
            ParameterError: as for :meth:`tables`.
        """
        if file not in self._known:
            self._known[file] = load_by(self.folder / file, build, key)
        return cast("Mapping[str, DatedTables[T]]", self._known[file])

    def overview(self) -> tuple[TableDates, ...]:
        """Return every table of every file, whatever it holds, by file and date."""
        files = sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.toml"))
        return tuple(found for file in files for found in self._dates(file))

    def _dates(self, file: str) -> Iterator[TableDates]:
        folder = file.split("/", maxsplit=1)[0].upper()
        for raw in sorted(read_tables(self.folder / file), key=lambda raw: raw["since"]):
            yield TableDates(
                file=file,
                name=str(raw.get("form") or raw.get("kind") or ""),
                methodology=folder if folder in METHODOLOGIES else raw.get("methodology"),
                item=str(raw["item"]),
                annex=raw.get("annex"),
                since=raw["since"],
                until=raw.get("until"),
            )


BUNDLED = Package(FOLDER)
"""The parameters of the order as they come with the product."""

_chosen: ContextVar[Package] = ContextVar("package", default=BUNDLED)


def current() -> Package:
    """Return the package that lookups ask."""
    return _chosen.get()


@contextmanager
def using(package: Package) -> Iterator[None]:
    """Let lookups ask another package within this context: this thread, this task."""
    before = _chosen.set(package)
    try:
        yield
    finally:
        _chosen.reset(before)


def on_day(tables: DatedTables[T], day: date | None) -> T:
    """Return the table in force on the day; without a day, the newest.

    Raises:
        ParameterError: nothing is in force on the day.
    """
    return tables.latest if day is None else tables.on(day)
