"""The report of a cycle: results of the state body, its units and evaluators beside those of former periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from flask import Response, url_for

from service.api.context import context, current_services, note_readings
from service.cycles import files
from service.cycles.report import Distribution, Group, Report, report
from service.cycles.store import Cycle
from service.cycles.words import wordings
from service.journal.events import Kind
from service.pages.cycles import views
from service.pages.cycles.routes import frame, of_address
from service.pages.cycles.views import SECTION
from service.pages.guard import OFFICERS
from service.pages.language import page_language, word
from service.pages.papers.listing import result_word
from service.pages.rendering import page
from service.pages.shell import Pages
from validators.numbers import two_places

ONLY: Final = ("left", "late")
"""What is told of the progress, as the list of sheets is asked for it."""

blueprint = Pages("reports", __name__, template_folder="../templates", roles=OFFICERS)


@blueprint.get("/cycles/<cycle_id>/report")
def show(cycle_id: str) -> Response:
    """Show the report, every number of it with the list behind it."""
    found = _report(cycle_id)
    cycle = found.overview.cycle
    note_readings(Kind.SHEET, *(one.sheet.id for one in found.failing))
    words = wordings(found.scale, page_language())
    figures = _Figures(found)
    means, results = [_word(key) for key in ("average", "given")], [*map(result_word, words)]
    progress = [word(SECTION, f"only_{only}") for only in ONLY]
    return page(
        "cycles/report.html",
        **frame(cycle, found.overview),
        wordings=[(result_word(code), text) for code, text in words.items()],
        drawn=bool(found.whole[0].given.scored),
        results=[*means, *results],
        whole=figures.whole(),
        heads=[*progress, *means, _word("leniency"), *results, *map(_short, found.whole[1:])],
        units=figures.groups(found.units, "unit"),
        evaluators=figures.groups(found.evaluators, "evaluator"),
        failing=list(figures.failing()),
    )


@blueprint.get("/cycles/<cycle_id>/report.xlsx")
def give_table(cycle_id: str) -> Response:
    """Give the report as a workbook."""
    return files.table(current_services(), _report(cycle_id), page_language())


@blueprint.get("/cycles/<cycle_id>/report.svg")
def give_drawing(cycle_id: str) -> Response:
    """Give the report as a drawing."""
    return files.drawing(current_services(), _report(cycle_id, drawn=True), page_language())


def _report(cycle_id: str, *, drawn: bool = False) -> Report:
    return report(current_services(), of_address(cycle_id), today=context().today(), drawn=drawn)


def _short(one: Distribution) -> str:
    return views.short_period(one.cycle.period)


Cell = tuple[str, str | None]
"""A number, empty where there is none, and the list behind it."""


class _Figures:
    """The lines of the tables: a name with its list, and the numbers."""

    def __init__(self, found: Report) -> None:
        self._found = found
        self._cycle = found.overview.cycle
        self._lists = {one.id: url_for("assessing.list_sheets", cycle_id=one.id) for one in found.cycles}
        self._point = word("summary", "decimal_point")

    def whole(self) -> list[tuple[str, str, list[Cell]]]:
        """Return the lines of the state body, a period each."""
        return [
            (_short(one), self._lists[one.cycle.id], [*self._means(one), *self._results(one)])
            for one in self._found.whole
        ]

    def groups(self, groups: Sequence[Group], kind: str) -> list[tuple[str, str, list[Cell]]]:
        """Return the lines of units or evaluators."""
        none = word(SECTION, f"no_{kind}")
        return [
            self._group(one, one.progress.name or none, f"{kind}={one.progress.id or views.OF_NONE}") for one in groups
        ]

    def failing(self) -> Iterator[dict[str, Any]]:
        """Yield who has unsatisfactory results in a row."""
        units = {one.progress.id: one.progress.name for one in self._found.units}
        for one in self._found.failing:
            yield {
                "id": one.sheet.id,
                "name": one.sheet.employee["full_name"],
                "position": one.sheet.employee["position"],
                "unit": units.get(one.sheet.unit_id),
                "evaluator": one.sheet.assessor.get("full_name"),
                "scores": [(views.short_period(cycle.period), self._number(score)) for cycle, score in one.scores],
            }

    def _group(self, group: Group, name: str, picked: str) -> tuple[str, str, list[Cell]]:
        now, *former = group.periods
        counts = group.progress.counts
        cells = [
            (str(number), self._listed(self._cycle, picked, f"only={only}") if number else None)
            for only, number in zip(ONLY, (counts.left, counts.overdue), strict=True)
        ]
        cells += [*self._means(now, picked), (self._difference(now.leniency), None), *self._results(now, picked)]
        cells += [(self._number(one.final.average), self._listed(one.cycle, picked)) for one in former]
        return name, self._listed(self._cycle, picked), cells

    def _means(self, one: Distribution, *picked: str) -> list[Cell]:
        given = self._number(one.given.average)
        return [(self._number(one.final.average), self._listed(one.cycle, *picked)), (given, None)]

    def _results(self, one: Distribution, *picked: str) -> Iterator[Cell]:
        for band in self._found.scale.bands:
            number = one.final.results.get(band.code, 0)
            yield str(number), self._listed(one.cycle, *picked, f"result={band.code}") if number else None

    def _listed(self, cycle: Cycle, *picked: str) -> str:
        """Return the address of the sheets behind a number."""
        return "?".join([self._lists[cycle.id], *filter(None, ["&".join(picked)])])

    def _number(self, value: Decimal | None) -> str:
        """Return a score as it is read, empty where there is none."""
        return "" if value is None else two_places(value).replace(".", self._point)

    def _difference(self, value: Decimal | None) -> str:
        """Return a difference with its sign."""
        if not value:
            return self._number(value)
        return f"{'+' if value > 0 else '−'}{self._number(abs(value))}"


def _word(key: str) -> str:
    return word(files.SECTION, key)
