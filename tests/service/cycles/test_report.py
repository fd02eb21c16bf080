"""The report of a cycle: every figure against a slow and simple reckoning over an invented ministry."""

from __future__ import annotations

import io
import random
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from openpyxl import load_workbook
from sqlalchemy import select

from doc_templates import catalogue
from service.access.units import create_unit
from service.cycles import store
from service.cycles.opening import open_cycle
from service.cycles.report import report, scale_of
from service.cycles.states import Period
from service.db.models import CycleSheetRow, JournalRow, SheetState
from service.documents.submissions import Submission, submit
from tests.doubles import Clock
from tests.service.cycles.conftest import ministry, score_sheets, servant, write_list
from validators.parameters import Package, using
from validators.parameters.package import FOLDER as PARAMETERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from flask.testing import FlaskClient

    from service.cycles.store import Cycle, Sheet
    from service.services import Services

pytestmark = pytest.mark.slow

API = "/api/v1/cycles"
PERIODS = [Period("B", 2025, 3), Period("B", 2025, 4), Period("B", 2026, 1), Period("B", 2026, 2)]
TODAY = date(2026, 7, 21)
SCALE = """
[[table]]
since = 2028-01-01
item = "8"
methodology = "B"

[[table.band]]
code = "effective"
wording = "выполняет функциональные обязанности отлично"
from = 3
to = 5

[[table.band]]
code = "unsatisfactory"
wording = "выполняет функциональные обязанности не удовлетворительно"
from = 0
to = 2.99
"""


@pytest.fixture
def clock() -> Clock:
    """Return the clock, on the first working day after the second quarter of 2026 is to be assessed."""
    return Clock(2026, 7, 21, 7)


@dataclass
class Year:
    """The cycles of a year, the newest first, with their sheets and what was given before sessions, by sheet."""

    cycles: list[Cycle]
    sheets: dict[str, tuple[Sheet, ...]]
    given: dict[str, Decimal]

    def scored(self, cycle: Cycle, **those: str | None) -> list[Sheet]:
        """Return the sheets with a score that counts, of a unit or an evaluator."""
        return [
            one
            for one in self.sheets[cycle.id]
            if one.state not in {SheetState.NOT_ASSESSED, *store.UNISSUED}
            and all(getattr(one, name) == value for name, value in those.items())
        ]


def _paper(of_body: Services) -> str:
    """Return the id of a paper whose mean is 1.50."""
    sample = {
        name: value
        for name, value in catalogue.form("b2_score_sheet").sample().items()
        if name not in {"average", "result", "signed_on"}
    }
    sample |= {"period": {"year": 2026, "quarter": 2}, "scores": [{"score": "1.5"}] * 5}
    return submit(of_body, Submission("b2_score_sheet", sample), today=TODAY).document.id


@pytest.fixture
def year(of_body: Services, write_staff: Callable[[dict[str, dict[str, Any]]], None]) -> Year:
    """Return a year of a ministry with scores of every kind; some sheets were calibrated, some are still open."""
    write_staff(ministry())
    luck = random.Random(17)
    paper = _paper(of_body)
    found = Year([], {}, {})
    units = [None, *(create_unit(of_body.database, f"Департамент {number}").id for number in range(7))]
    weak = random.Random(3).sample(range(60), 12)
    for period in PERIODS:
        cycle = open_cycle(of_body, period).cycle
        given: dict[str, dict[str, Any]] = {}
        for number, sheet in enumerate(_sheets(of_body, cycle)):
            state = luck.choice([SheetState.DRAFT, *[SheetState.ISSUED] * 8, SheetState.CALIBRATED, SheetState.CLOSED])
            unit = units[sum(map(ord, sheet.employee["full_name"])) % len(units)]
            if sheet.state is SheetState.NOT_ASSESSED:
                continue
            if state is SheetState.DRAFT:
                given[sheet.id] = {"state": state, "score": "2.00", "result": None, "unit_id": unit}
                continue
            worst = luck.random() < (0.8 if number % 60 in weak else 0.1)
            score = Decimal(luck.randrange(0, 200) if worst else luck.randrange(200, 501)) / 100
            given[sheet.id] = {"score": str(score), "state": state, "unit_id": unit}
            found.given[sheet.id] = score
            if state is SheetState.CALIBRATED:
                given[sheet.id] |= {"document_id": paper, "protocol_id": paper}
                found.given[sheet.id] = Decimal("1.50")
        score_sheets(of_body, cycle, given)
        found.cycles.insert(0, cycle)
        found.sheets[cycle.id] = _sheets(of_body, cycle)
    return found


def _sheets(of_body: Services, cycle: Cycle) -> tuple[Sheet, ...]:
    with of_body.database.reading() as session:
        return store.read_sheets(session, [CycleSheetRow.cycle_id == cycle.id])


def _mean(scores: Iterable[Decimal]) -> str | None:
    scores = [*scores]
    return str((sum(scores) / len(scores)).quantize(Decimal("0.01"), ROUND_HALF_UP)) if scores else None


def _result(score: Decimal) -> str:
    """Return the result in words of item 8, as the order has the bounds."""
    return next(
        code
        for code, least in (("effective", 4), ("proper", 3), ("satisfactory", 2), ("unsatisfactory", 0))
        if score >= least
    )


def _tally(scores: Iterable[Decimal]) -> dict[str, Any]:
    scores, results = [*scores], {}
    for score in scores:
        results[_result(score)] = results.get(_result(score), 0) + 1
    return {"scored": len(scores), "average": _mean(scores), "results": results}


def _expected(year: Year, cycle: Cycle, **those: str | None) -> dict[str, Any]:
    mine = year.scored(cycle, **those)
    given = _tally(year.given[one.id] for one in mine)
    body = _mean(year.given[one.id] for one in year.scored(cycle))
    above = None
    if those and given["average"] is not None:
        above = str(Decimal(given["average"]) - Decimal(body or 0))
    return {
        "cycle_id": cycle.id,
        "period": {"year": cycle.period.year, "quarter": cycle.period.quarter},
        "final": _tally(Decimal(one.score or 0) for one in mine),
        "given": given,
        "leniency": above,
    }


def _in_a_row(year: Year, employee_id: str) -> list[tuple[str, str]]:
    row = []
    for cycle in year.cycles:
        scores = [Decimal(one.score or 0) for one in year.scored(cycle, employee_id=employee_id)]
        if not scores:
            continue
        mean = _mean(scores)
        assert mean is not None
        if Decimal(mean) >= 2:
            break
        row.append((cycle.id, mean))
    return row


def test_every_figure_is_what_a_simple_reckoning_gives(client: FlaskClient, of_body: Services, year: Year) -> None:
    """Of the whole body, each unit, each evaluator, and of who has unsatisfactory results in a row."""
    cycle = year.cycles[0]
    answer = client.get(f"{API}/{cycle.id}/report.json")
    assert answer.status_code == 200, answer.text
    found = answer.json
    assert found["periods"] == [_expected(year, each) for each in year.cycles]
    whole = client.get(f"{API}/{cycle.id}").json
    assert found["counts"] == whole["counts"]
    for key, column in (("units", "unit_id"), ("evaluators", "evaluator_id")):
        progress = {one["id"]: one for one in whole[key]}
        assert len(found[key]) == len(progress) > 5
        for one in found[key]:
            periods = one.pop("periods")
            assert one == progress[one["id"]]
            assert periods == [_expected(year, each, **{column: one["id"]}) for each in year.cycles]
            one["mean"] = Decimal(periods[0]["given"]["average"] or -1)
        assert [one["mean"] for one in found[key]] == sorted((one["mean"] for one in found[key]), reverse=True)
    rows = {one.employee_id: _in_a_row(year, one.employee_id) for one in year.sheets[cycle.id]}
    told = {
        _employee(of_body, one["sheet_id"]): [(each["cycle_id"], each["score"]) for each in one["scores"]]
        for one in found["unsatisfactory_in_a_row"]
    }
    assert told == {employee_id: row for employee_id, row in rows.items() if len(row) >= 2}
    assert {len(row) for row in told.values()} >= {2, 3}
    assert [one["code"] for one in found["results"]] == ["effective", "proper", "satisfactory", "unsatisfactory"]
    assert found["results"][0]["wording"] == "выполняет функциональные обязанности эффективно"


def _employee(of_body: Services, sheet_id: str) -> str:
    with of_body.database.reading() as session:
        return str(session.scalar(select(CycleSheetRow.employee_id).where(CycleSheetRow.id == sheet_id)))


def test_the_table_has_the_same_figures_and_is_ready_to_be_printed(
    client: FlaskClient, of_body: Services, year: Year
) -> None:
    """Frozen heads, a filter, scores as numbers with two places, across the width of a page; the journal is told."""
    address = f"{API}/{year.cycles[0].id}/report"
    found = client.get(f"{address}.json").json
    answer = client.get(f"{address}.xlsx")
    assert answer.status_code == 200
    book = load_workbook(io.BytesIO(answer.data))
    assert book.sheetnames == ["Орган", "Подразделения", "Оценивающие", "Подряд неудовлетворительно"]
    assert "II квартал 2026 года" in book.properties.title
    for sheet in book:
        assert (sheet.freeze_panes, sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == (
            "A2",
            "landscape",
            0,
        )
        assert sheet.auto_filter.ref
        assert sheet.oddHeader.center.text
    codes = [one["code"] for one in found["results"]]
    [_, *lines] = book["Подразделения"].iter_rows(values_only=True)
    units = found["units"]
    for one, line in zip(units, lines, strict=True):
        now, *former = one["periods"]
        assert line == (
            one["name"] or "Не указано",
            *(one["counts"][name] for name in ("total", "left", "overdue")),
            now["final"]["scored"],
            *(now["final"]["results"].get(code, 0) for code in codes),
            *(_float(text) for text in (now["final"]["average"], now["given"]["average"], now["leniency"])),
            *(_float(each["final"]["average"]) for each in former),
        )
    assert book["Орган"]["G2"].number_format == "0.00"
    [heads, *lines] = book["Подряд неудовлетворительно"].iter_rows(values_only=True)
    assert heads[5] == "II квартал 2026 года"
    assert [line[4] for line in lines] == [len(one["scores"]) for one in found["unsatisfactory_in_a_row"]]
    for one, line in zip(found["unsatisfactory_in_a_row"], lines, strict=True):
        assert line[0] == one["employee"]["full_name"]
        assert [each for each in line[5:] if each is not None] == [_float(each["score"]) for each in one["scores"]]
    with of_body.database.reading() as session:
        parts = set(session.scalars(select(JournalRow.part).where(JournalRow.action == "download")))
    assert "report.xlsx" in parts


def _float(text: str | None) -> float | None:
    return None if text is None else float(text)


def test_the_chart_says_what_it_shows(client: FlaskClient, year: Year) -> None:
    """The title, the period and the body, the words of each result, and the means before calibration sessions."""
    address = f"{API}/{year.cycles[0].id}/report"
    for language, words in (("ru", "Оценивающие"), ("kk", "Осы кезеңдегі бағалайтын"), ("en", "Evaluators")):
        _check_chart(client, address, language, words)


def _check_chart(client: FlaskClient, address: str, language: str, words: str) -> None:
    found = client.get(f"{address}.json", headers={"Accept-Language": language}).json
    answer = client.get(f"{address}.svg", headers={"Accept-Language": language})
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    texts = [text.text or "" for text in etree.fromstring(answer.data).iter("{*}text")]
    assert found["body"] in "".join(texts)
    assert any(text.startswith(words) for text in texts)
    for result in found["results"]:
        number = found["periods"][0]["given"]["results"].get(result["code"], 0)
        assert f"{result['wording']}: {number}" in texts
    for one in (*found["periods"], found["evaluators"][0]["periods"][0]):
        mean = one["given"]["average"].replace(".", "." if language == "en" else ",")
        assert f"{mean}  ({one['given']['scored']})" in texts


def test_of_a_cycle_without_scores_there_is_nothing_to_distribute(client: FlaskClient, listed: dict[str, Any]) -> None:  # noqa: ARG001
    """Nothing is divided by none; each format is answered."""
    cycle = client.post(API, json={"methodology": "B", "period": {"year": 2026, "quarter": 2}}).json
    found = client.get(cycle["links"]["report"]).json
    assert found["periods"][0]["final"] == {"scored": 0, "average": None, "results": {}}
    assert found["unsatisfactory_in_a_row"] == []
    for suffix in ("xlsx", "svg"):
        assert client.get(f"{API}/{cycle['id']}/report.{suffix}").status_code == 200
        assert client.get(f"{API}/{'0' * 8}-0000-4000-8000-{'0' * 12}/report.{suffix}").status_code == 404
    assert client.get(f"{API}/nonsense/report.json").status_code == 404


def test_the_year_of_corpus_a_stands_beside_no_quarter(client: FlaskClient, year: Year) -> None:
    """Another methodology has results of its own."""
    cycle = client.post(API, json={"methodology": "A", "period": {"year": 2025}}).json
    found = client.get(cycle["links"]["report"]).json
    assert [one["cycle_id"] for one in found["periods"]] == [cycle["id"]]
    assert [one["wording"] for one in found["results"]] == ["эффективно", "удовлетворительно", "неудовлетворительно"]
    assert cycle["id"] not in {
        one["cycle_id"] for one in client.get(f"{API}/{year.cycles[0].id}/report.json").json["periods"]
    }


def test_who_has_no_newest_result_is_told_by_those_before_and_who_has_a_better_one_is_not(either: Services) -> None:
    """A period without a result does not end the row; a better score does, and so does one beside a bad one."""
    names = {"waits": "Ахметова Айгуль", "rose": "Борисов Олег", "uneven": "Власова Дина", "once": "Громов Пётр"}
    people = {key: servant(f"{name} Ивановна", "эксперт", "C-5") for key, name in names.items()}
    people["uneven"]["appointments"].append({**people["uneven"]["appointments"][0], "position": "юрист"})
    write_list(either, people)
    cycles = [open_cycle(either, period).cycle for period in PERIODS]
    scores = {"waits": ("1", "1.5", None, None), "rose": ("1", "1", "1", "4"), "once": ("4", "4", None, "1")}
    for cycle, *rest, of_uneven in zip(cycles, *scores.values(), ("1", "1", "1", ("1", "5")), strict=True):
        of_cycle = dict(zip((names[key] for key in scores), rest, strict=True))
        for sheet in _sheets(either, cycle):
            score = of_cycle.get(sheet.employee["full_name"].removesuffix(" Ивановна"), of_uneven)
            score = score[sheet.employee["position"] == "юрист"] if isinstance(score, tuple) else score
            if score is not None:
                score_sheets(either, cycle, {sheet.id: {"score": score}})
    [failing] = report(either, cycles[-1].id, today=TODAY).failing
    assert failing.sheet.employee["full_name"] == "Ахметова Айгуль Ивановна"
    assert failing.scores == ((cycles[1], Decimal("1.50")), (cycles[0], Decimal("1.00")))


def test_of_two_positions_in_a_quarter_the_mean_counts(either: Services) -> None:
    """As for the year: 1.50 and 3.00 are 2.25, which ends the row; each position counts in what is distributed."""
    weak = servant("Борисов Олег Иванович", "эксперт", "C-5")
    weak["appointments"].append({**weak["appointments"][0], "position": "юрист"})
    write_list(either, {"weak": weak})
    cycles = [open_cycle(either, period).cycle for period in PERIODS]
    for cycle, scores in zip(cycles, (("1", "1"), ("1.5", "3"), ("1.5", "2.48"), ("0", "1")), strict=True):
        found = zip(_sheets(either, cycle), scores, strict=True)
        score_sheets(either, cycle, {sheet.id: {"score": score} for sheet, score in found})
    paper = _paper(either)
    first = _sheets(either, cycles[-1])[0].id
    calibrated = {"score": "0", "document_id": paper, "protocol_id": paper, "state": SheetState.CALIBRATED}
    score_sheets(either, cycles[-1], {first: calibrated})
    found = report(either, cycles[-1].id, today=TODAY)
    [failing] = found.failing
    assert [(cycle.id, str(score)) for cycle, score in failing.scores] == [
        (cycles[3].id, "0.50"),
        (cycles[2].id, "1.99"),
    ]
    assert [(one.final.average, one.given.average) for one in found.whole[:2]] == [
        (Decimal("0.50"), Decimal("1.25")),
        (Decimal("1.99"), Decimal("1.99")),
    ]
    assert report(either, cycles[1].id, today=TODAY).failing == ()


def test_results_by_another_scale_are_not_compared(
    of_body: Services,
    clock: Clock,
    units: tuple[str, str],
    write_staff: Callable[[dict[str, dict[str, Any]]], None],
    tmp_path: Path,
) -> None:
    """An amendment of item 8: what was satisfactory before it may be unsatisfactory after."""
    shutil.copytree(PARAMETERS, tmp_path / "parameters", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    results = tmp_path / "parameters" / "results.toml"
    closed = results.read_text("utf-8").replace("since = 2025-07-01\n", "since = 2025-07-01\nuntil = 2028-01-01\n")
    results.write_text(closed + SCALE, "utf-8")
    write_staff({"one": servant("Борисов Олег Иванович", "эксперт", "C-5", unit=units[0])})
    clock.now = datetime(2028, 7, 3, 7, tzinfo=UTC)
    with using(Package(tmp_path / "parameters")):
        cycles = [open_cycle(of_body, Period("B", *one)).cycle for one in ((2027, 4), (2028, 1), (2028, 2))]
        for cycle in cycles:
            [sheet] = _sheets(of_body, cycle)
            score_sheets(of_body, cycle, {sheet.id: {"score": "1"}})
        found = report(of_body, cycles[2].id, today=date(2028, 7, 3))
        assert scale_of(cycles[0].period).bands != found.scale.bands
    assert found.cycles == (cycles[2], cycles[1])
    assert [len(one.scores) for one in found.failing] == [2]
