"""Files of a cycle, as they are handed out: its workbook, and its report as a table and as a drawing."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

import xlsxwriter
from flask import Response

from service.api.downloads import XLSX, send
from service.batches.chart import about_lines, draw, legend_lines, period_words
from service.batches.result_routes import SVG
from service.cycles.report import Distribution, Group, Report
from service.cycles.states import Period
from service.cycles.words import wordings
from service.cycles.workbook import fill_workbook
from service.journal.events import Action, Event, Kind, note_alone
from service.services import Services
from service.spreadsheets.register import write_table
from service.texts import MESSAGES
from validators.numbers import two_places

SECTION: Final = "cycle_report"
NAME, NUMBER, WORDS = 40, 13, 20
"""Widths of columns of names, of numbers, and of numbers below long words, in characters."""
Heads = list[tuple[str, int]]


def table(services: Services, report: Report, language: str) -> Response:
    """Return the report as a workbook: the state body by period, units, evaluators, who failed in a row."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        _Writer(workbook, report, language).write()
    return _sent(services, report, language, target.getvalue(), (XLSX, ".xlsx"))


def drawing(services: Services, report: Report, language: str) -> Response:
    """Return what evaluators gave as a drawing: by period, by unit, by evaluator."""
    return _sent(services, report, language, _drawn(report, language), (SVG, ".svg"))


def workbook(
    services: Services, cycle_id: str, *, evaluator_id: str | None, unit_id: str | None, language: str
) -> Response:
    """Return the workbook for scores; see :func:`service.cycles.workbook.fill_workbook`."""
    content = fill_workbook(services, cycle_id, evaluator_id=evaluator_id, unit_id=unit_id, language=language)
    note_alone(services, Event(Action.DOWNLOAD, Kind.CYCLE, cycle_id, "workbook"))
    return send(content, XLSX, f"{MESSAGES.text('workbook', 'file', language)}.xlsx", f"cycle-{cycle_id}.xlsx")


def _sent(services: Services, report: Report, language: str, content: bytes, kind: tuple[str, str]) -> Response:
    cycle_id, (media_type, suffix) = report.overview.cycle.id, kind
    note_alone(services, Event(Action.DOWNLOAD, Kind.CYCLE, cycle_id, f"report{suffix}"))
    return send(content, media_type, f"{_title(report, language)}{suffix}", f"report-{cycle_id}{suffix}")


def _title(report: Report, language: str) -> str:
    return _text("title", language, period=_period(report.overview.cycle.period, language))


def _text(key: str, language: str, **values: Any) -> str:
    return MESSAGES.text(SECTION, key, language, **values)


def _period(period: Period, language: str) -> str:
    return period_words(period.year, period.quarter, language)


def _named(group: Group, kind: str, language: str) -> str:
    return group.progress.name or _text(f"no_{kind}", language)


def _drawn(report: Report, language: str) -> bytes:
    codes = [band.code for band in report.scale.bands]

    def bars(groups: Sequence[tuple[str, Distribution]]) -> list[dict[str, Any]]:
        return [
            {
                "name": name,
                "results": {code: one.given.results.get(code, 0) for code in codes},
                "papers": one.given.scored,
                "average": two_places(one.given.average),
            }
            for name, one in groups
            if one.given.average is not None
        ]

    period, whole = report.overview.cycle.period, report.whole[0].given.results
    found = {
        "periods": [(_period(one.cycle.period, language), one) for one in report.whole],
        "units": [(_named(one, "unit", language), one.periods[0]) for one in report.units],
        "evaluators": [(_named(one, "evaluator", language), one.periods[0]) for one in report.evaluators],
    }
    return draw(
        about_lines([{"year": period.year, "quarter": period.quarter}], [report.body], language),
        legend_lines({code: whole.get(code, 0) for code in codes}, wordings(report.scale, language), language),
        [(_text(f"drawn_{key}", language), bars(groups), _label) for key, groups in found.items()],
        language,
        "report.xlsx",
    )


def _label(group: Any) -> tuple[str, float]:
    return group["name"], 1.0


class _Writer:
    """Writes the sheets of the workbook."""

    def __init__(self, workbook: xlsxwriter.Workbook, report: Report, language: str) -> None:
        self._workbook, self._report, self._language = workbook, report, language
        self._wordings = wordings(report.scale, language)
        self._title = f"{_title(report, language)}. {report.body}"

    def write(self) -> None:
        """Write all of them."""
        report = self._report
        self._workbook.set_properties({"title": self._title})
        self._sheet(
            "body",
            [self._head("period", NAME), *self._result_heads()],
            ([self._period(one.cycle.period), *self._results(one)] for one in report.whole),
        )
        for key, groups in (("unit", report.units), ("evaluator", report.evaluators)):
            self._sheet(f"{key}s", self._group_heads(key), self._groups(key, groups))
        names = [("employee", NAME), ("position", NAME), ("unit", NAME), ("evaluator", NAME), ("number", NUMBER)]
        periods = [(self._period(one.period), NUMBER) for one in report.cycles]
        self._sheet("failing", [self._head(*one) for one in names] + periods, self._failing())

    def _sheet(self, key: str, heads: Heads, lines: Any) -> None:
        sheet = self._workbook.add_worksheet(_text(key, self._language))
        write_table(self._workbook, sheet, self._title, heads, lines)

    def _head(self, key: str, width: int = NUMBER) -> tuple[str, int]:
        return _text(key, self._language), width

    def _period(self, period: Period) -> str:
        return _period(period, self._language)

    def _result_heads(self) -> Heads:
        words = [(wording, WORDS) for wording in self._wordings.values()]
        return [self._head("scored"), *words, self._head("average"), self._head("given")]

    def _results(self, one: Distribution) -> list[Any]:
        final = one.final
        counts = [final.results.get(code, 0) for code in self._wordings]
        return [final.scored, *counts, _number(final.average), _number(one.given.average)]

    def _group_heads(self, key: str) -> Heads:
        former = [
            (_text("average_of", self._language, period=self._period(one.period)), NUMBER)
            for one in self._report.cycles[1:]
        ]
        progress = [self._head(name) for name in ("total", "left", "overdue")]
        return [self._head(key, NAME), *progress, *self._result_heads(), self._head("leniency"), *former]

    def _groups(self, kind: str, groups: Sequence[Group]) -> Iterator[list[Any]]:
        for group in groups:
            now, *former = group.periods
            counts = group.progress.counts
            yield [
                _named(group, kind, self._language),
                *(counts.total, counts.left, counts.overdue),
                *self._results(now),
                _number(now.leniency),
                *(_number(one.final.average) for one in former),
            ]

    def _failing(self) -> Iterator[list[Any]]:
        units = {one.progress.id: one.progress.name for one in self._report.units}
        for one in self._report.failing:
            sheet, scores = one.sheet, {cycle.id: float(score) for cycle, score in one.scores}
            yield [
                sheet.employee["full_name"],
                sheet.employee["position"],
                units.get(sheet.unit_id),
                sheet.assessor.get("full_name"),
                len(scores),
                *(scores.get(cycle.id) for cycle in self._report.cycles),
            ]


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
