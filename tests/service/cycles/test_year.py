"""A whole year of a small body over the interface, and every figure of it against a slow and simple reckoning.

The reckoning reads the staff list as it was written and the scores as they were sent, day by day and score by score; of
the product it asks only which days are working ones.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from doc_templates import catalogue
from tests.service.cycles.conftest import servant, staff
from validators.calendar import default_calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flask.testing import FlaskClient

    from tests.doubles import Clock
    from tests.service.conftest import FakeWorker

API = "/api/v1"
CALENDAR = default_calendar()
YEAR = 2026
FIRST = {1: date(2026, 1, 1), 2: date(2026, 4, 1), 3: date(2026, 7, 1), 4: date(2026, 10, 1), 5: date(2027, 1, 1)}
DAY = timedelta(days=1)
LEAST = [(4, "effective"), (3, "proper"), (2, "satisfactory"), (0, "unsatisfactory")]
APPELLANT, WEAK = "Борисов Олег Иванович", "Тлеуов Асан Маратович"
RAISED = Decimal("4.2")
Sheets = dict[tuple[str, str], dict[str, Any]]
"""Sheets of a cycle by name and position."""


def _members(unit: str, other: str, copies: int) -> dict[str, dict[str, Any]]:
    """Return a staff list of so many alike bodies, each of eleven people with heads of its own."""
    found = {}
    for number in range(1, copies + 1):
        for name, member in _body(unit, other).items():
            member["full_name"] += f" {number}"
            member.pop("iin", None)
            for held in member["appointments"]:
                if "external_id" in held.get("evaluator", {}):
                    held["evaluator"] = {"external_id": f"{held['evaluator']['external_id']}-{number}"}
            found[f"{name}-{number}"] = member
    return found


def _body(unit: str, other: str) -> dict[str, dict[str, Any]]:
    """Return a body in which people are hired, transferred, dismissed and away."""
    head = {"external_id": "head"}
    found = {name: one for name, one in staff(unit, other).items() if name in {"head", "second", "able", "brave"}}
    where = {"unit": other, "evaluator": {"external_id": "second"}}
    found["weak"] = servant(WEAK, "эксперт", "C-5", **where)
    found["hired"] = servant("Уалиева Дана Ержановна", "эксперт", "C-5", **where, appointed_on="2026-05-04")
    found["new"] = servant("Фролов Иван Петрович", "эксперт", "C-5", **where, appointed_on="2026-12-07")
    found["leaver"] = servant("Хасенов Арман Маратович", "эксперт", "C-5", **where, dismissed_on="2026-08-21")
    found["ill"] = servant("Цой Анна Львовна", "эксперт", "C-5", **where)
    found["ill"]["absences"] = [
        {"kind": "illness", "since": "2026-01-12", "until": "2026-03-15"},
        {"kind": "leave", "since": "2026-07-06", "until": "2026-07-24"},
    ]
    found["away"] = servant("Шарипов Нұрлан Серікұлы", "эксперт", "C-5", unit=unit, evaluator=head)
    found["away"]["absences"] = [{"kind": "social_leave", "since": "2026-04-01", "until": "2026-09-30"}]
    found["moved"] = servant("Юсупов Тимур Ильич", "эксперт", "C-5", **where, dismissed_on="2026-05-15")
    later = servant("", "главный эксперт", unit=unit, evaluator=head, appointed_on="2026-05-16")
    found["moved"]["appointments"] += later["appointments"]
    return found


# The reckoning.


def _days(since: date, until: date) -> set[date]:
    return {since + DAY * number for number in range((until - since).days + 1)}


def _held(appointment: dict[str, Any], quarter: int) -> set[date]:
    last = date.fromisoformat(appointment.get("dismissed_on", "2099-12-31"))
    period = _days(FIRST[quarter], FIRST[quarter + 1] - DAY)
    return {day for day in period if date.fromisoformat(appointment["appointed_on"]) <= day <= last}


def _expected(members: dict[str, dict[str, Any]], quarter: int) -> dict[tuple[str, str], tuple[str | None, int]]:
    """Return why nobody is assessed, or nothing, and the days worked, of whoever holds a position in a quarter."""
    found = {}
    for member in members.values():
        spans = [(one["since"], one["until"]) for one in member.get("absences", [])]
        away = {day for span in spans for day in _days(*map(date.fromisoformat, span))}
        served = {day for one in member["appointments"] for day in _held(one, quarter)}
        worked = sum(CALENDAR.is_working_day(day) for day in served - away)
        for one in member["appointments"]:
            held = _held(one, quarter)
            if held:
                # Thirty days or more are a month of any length but those of 31 days, which nobody here has just short.
                reason = "tenure" if len(held) < 30 else "days_worked" if worked < 15 else None
                found[member["full_name"], one["position"]] = reason, worked
    return found


def _exact(numbers: Iterable[Decimal | Fraction]) -> Fraction:
    known = [Fraction(one) for one in numbers]
    return sum(known, Fraction(0)) / len(known)


def _mean(numbers: Iterable[Decimal | Fraction]) -> Decimal:
    """Return the mean to two places, half up: rounded once, of nothing that was rounded for it."""
    return Decimal(int(_exact(numbers) * 100 + Fraction(1, 2))).scaleb(-2)


def _result(score: Decimal) -> str:
    return next(code for least, code in LEAST if score >= least)


# The year.


class Year:
    """Runs quarters over the interface, and keeps what was given and what counts."""

    def __init__(self, client: FlaskClient, clock: Clock, worker: FakeWorker, members: dict[str, Any]) -> None:
        self.client, self.clock, self.worker, self.members = client, clock, worker, members
        self.random = Random(5)
        self.given: dict[int, dict[tuple[str, str], Decimal]] = {}
        self.final: dict[int, dict[tuple[str, str], Decimal]] = {}
        self.addresses: dict[int, str] = {}
        self.reasons: set[str | None] = set()

    def ask(self, method: str, path: str, said: Any = None, status: int = 200) -> Any:
        """Send a request."""
        answer = self.client.open(path, method=method, json=said)
        assert answer.status_code == status, answer.text
        return answer.json

    def run(self, quarter: int) -> None:
        """Run a quarter from the opening of its cycle to the end."""
        self.clock.now = datetime.combine(FIRST[quarter + 1] + 7 * DAY, datetime.min.time(), UTC) + timedelta(hours=7)
        asked = {"methodology": "B", "period": {"year": YEAR, "quarter": quarter}}
        cycle = self.ask("POST", f"{API}/cycles", asked, 201)
        self.addresses[quarter] = cycle["links"]["self"]
        sheets = self._sheets(quarter)
        told = {key: (one["reason"] and one["reason"]["code"], one["days_worked"]) for key, one in sheets.items()}
        assert told == _expected(self.members, quarter)
        self.reasons |= {reason for reason, _ in told.values()}
        assessed = {key: one for key, one in sheets.items() if one["reason"] is None}
        self.given[quarter] = {key: self._assess(quarter, key, one) for key, one in assessed.items()}
        self.final[quarter] = dict(self.given[quarter])
        if quarter == 2:
            contested = [key for key in assessed if key[0].startswith(APPELLANT)]
            assert contested
            for key in contested:
                self._appeal(quarter, assessed[key], self.given[quarter][key])
                self.final[quarter][key] = RAISED
        self.clock.now += timedelta(days=14)
        assert self.ask("POST", f"{self.addresses[quarter]}/close")["closed_at"] is not None
        scored = {key: one for key, one in self._sheets(quarter).items() if one["score"] is not None}
        told = {key: (Decimal(one["score"]), one["result"]) for key, one in scored.items()}
        assert told == {key: (score, _result(score)) for key, score in self.final[quarter].items()}

    def _sheets(self, quarter: int) -> Sheets:
        found, more = Sheets(), ""
        while True:
            page = self.ask("GET", f"{self.addresses[quarter]}/sheets?limit=200{more}")
            found |= {(one["employee"]["full_name"], one["employee"]["position"]): one for one in page["items"]}
            if page["next_cursor"] is None:
                return found
            more = f"&cursor={page['next_cursor']}"

    def _assess(self, quarter: int, key: tuple[str, str], sheet: dict[str, Any]) -> Decimal:
        """Enter scores, have the paper made, acquaint; return the mean of the scores."""
        address = f"{self.addresses[quarter]}/sheets/{sheet['id']}"
        low, high = (100, 195) if key[0].startswith(WEAK) and quarter > 2 else (205, 500)
        scores = [Decimal(self.random.randint(low, high)) / 100 for _ in range(5)]
        if key[0].startswith(APPELLANT) and quarter == 2:
            scores = [Decimal(4)] * 5
        data = {"scores": [{"score": str(one)} for one in scores], "disciplinary_penalties": []}
        kept = self.ask("PUT", address, {"data": data, "version": sheet["version"]})
        assert [one for one in kept["violations"] if one["severity"] == "error"] == []
        document = self.ask("POST", f"{address}/submit", {})["document"]["id"]
        self.worker.finish(document)
        average = _mean(scores)
        computed = self.ask("GET", f"{API}/documents/{document}")["computed"]
        assert (Decimal(computed["average"]), computed["result"]) == (average, _result(average))
        self.ask("POST", f"{address}/acquainted", {"on": self.clock.now.date().isoformat()})
        return average

    def _appeal(self, quarter: int, sheet: dict[str, Any], before: Decimal) -> None:
        address = f"{self.addresses[quarter]}/sheets/{sheet['id']}"
        today = FIRST[quarter + 1] + 7 * DAY
        self.ask("POST", f"{address}/appeal", {"on": today.isoformat()})
        shown = self.ask("GET", address)
        later = {name: (today + DAY * days).isoformat() for name, days in (("called_on", 1), ("signed_on", 6))}
        protocol = catalogue.form("b_calibration_protocol").sample()
        protocol = {name: value for name, value in protocol.items() if name not in {"posted_on", "feedback_on"}}
        protocol |= {"appellant": shown["data"]["employee"], "evaluator": shown["data"]["evaluator"]}
        protocol |= {"period": {"year": YEAR, "quarter": quarter}, **later, "held_on": later["signed_on"]}
        protocol["decision"] |= {"outcome": "raised", "score_before": str(before), "score_after": str(RAISED)}
        protocol["appeal"] |= {"received_result_on": today.isoformat(), "submitted_on": today.isoformat()}
        self.clock.now = datetime.combine(today + 7 * DAY, self.clock.now.time(), UTC)
        made = self.ask("POST", f"{API}/documents", {"form": "b_calibration_protocol", "data": protocol}, 202)["id"]
        done = self.ask("POST", f"{address}/calibrated", {"document_id": made})
        assert (Decimal(done["score"]), done["result"]) == (RAISED, _result(RAISED))

    def check_report(self) -> None:
        """The last report tells the results of every quarter, and who failed in a row, as they add up by hand."""
        told = self.ask("GET", f"{self.addresses[4]}/report.json")
        assert [one["period"]["quarter"] for one in told["periods"]] == [4, 3, 2, 1]
        for one in told["periods"]:
            for kind, scores in (("final", self.final), ("given", self.given)):
                known = scores[one["period"]["quarter"]].values()
                assert one[kind]["scored"] == len(known)
                assert Decimal(one[kind]["average"]) == _mean(known)
                counts = {code: number for code, number in one[kind]["results"].items() if number}
                assert counts == Counter(map(_result, known))
        rows = {}
        for one in told["unsatisfactory_in_a_row"]:
            row = [(each["period"]["quarter"], Decimal(each["score"])) for each in one["scores"]]
            rows[one["employee"]["full_name"]] = row
        weak = {key for key in self.final[4] if key[0].startswith(WEAK)}
        assert rows == {key[0]: [(quarter, self.final[quarter][key]) for quarter in (4, 3)] for key in weak}

    def check_annual(self) -> None:
        """The annual score is the mean of the quarters, each that of its sheets; every one is made once."""
        self.clock.now = datetime(2027, 1, 26, 7, tzinfo=UTC)
        expected = {}
        for name in {name for scores in self.final.values() for name, _ in scores}:
            quarters = {}
            for quarter, scores in self.final.items():
                mine = [score for key, score in scores.items() if key[0] == name]
                if mine:
                    quarters[quarter] = _exact(mine)
            expected[name] = _mean(quarters.values())
        address = f"{API}/cycles/annual/{YEAR}"
        told = {}
        for one in self.ask("GET", address)["items"]:
            assert (one["left"], one["document_id"]) == ([], None)
            assert one["computed"]["result"] == _result(Decimal(one["computed"]["annual_score"]))
            told[one["employee"]["full_name"]] = Decimal(one["computed"]["annual_score"])
        assert told == expected
        left = len(expected)
        while left:
            made = self.ask("POST", address, {}, 202)
            assert made == {"made": min(left, 200), "left": max(left - 200, 0)}
            left = made["left"]
        assert self.ask("POST", address, {}, 202) == {"made": 0, "left": 0}
        assert all(one["document_id"] for one in self.ask("GET", address)["items"])


@pytest.mark.slow
@pytest.mark.parametrize("copies", [1, pytest.param(100, marks=pytest.mark.prove)])
def test_every_figure_of_a_year_is_what_a_simple_reckoning_gives(
    client: FlaskClient,
    clock: Clock,
    worker: FakeWorker,
    units: tuple[str, str],
    write_staff: Callable[[dict[str, dict[str, Any]]], None],
    copies: int,
) -> None:
    """Decisions, days worked, means, results, a session, the report of the year and annual scores."""
    members = _members(*units, copies)
    write_staff(members)
    year = Year(client, clock, worker, members)
    for quarter in (1, 2, 3, 4):
        year.run(quarter)
    assert year.reasons == {None, "tenure", "days_worked"}
    assert any(len(scores) > len({name for name, _ in scores}) for scores in year.final.values())
    year.check_report()
    year.check_annual()


def _kpis(category: int, scores: list[Decimal]) -> list[dict[str, Any]]:
    """Return the KPIs of a category, reached as scores of so much allow."""
    of_annex: dict[str, dict[str, Any]] = {"orders": {"actual": "97.2"}, "appeals": {"actual": "100"}}
    if category == 1:
        survey = {"actual": "100", "realization_percent": "100", "percent_source": "survey"}
        of_annex |= {"satisfaction": survey, "agency": {"actual": "100", "name": "Показатель органа"}}
    own = [{"actual": "100", "name": f"Показатель {number}"} for number in range(5 - len(of_annex))]
    kinds = [*of_annex.items(), *(("authorized_person", one) for one in own)]
    return [
        {"kind": kind, "unit": "%", "planned": 100, **known, "score": str(score)}
        for (kind, known), score in zip(kinds, scores, strict=True)
    ]


def test_the_figures_of_a_year_of_corpus_a_are_what_a_simple_reckoning_gives(
    client: FlaskClient,
    clock: Clock,
    worker: FakeWorker,
    write_staff: Callable[[dict[str, dict[str, Any]]], None],
) -> None:
    """Days in the position, who held it for less than three months, and the mean of five scores of each category."""
    minister = {"full_name": "Сапаров Ерлан Болатович", "position": "Министр", "organization": "Министерство"}
    held = {
        "Әлімжанова Күлән Өтегенқызы": (1, "2023-04-10", None),
        "Қожахметов Ерғали Сұлтанұлы": (2, "2026-03-16", None),
        "Тұрысбеков Әлихан Мұхтарұлы": (2, "2022-09-01", "2026-08-14"),
        "Дәулетов Нұржан Әбілқайырұлы": (2, "2026-10-14", None),
    }
    members = {}
    for name, (category, since, until) in held.items():
        members[name] = servant(name, "руководитель", corpus="A", category=category, appointed_on=since)
        appointment = members[name]["appointments"][0]
        appointment.pop("managerial")
        appointment |= {"evaluator": minister, **({"dismissed_on": until} if until else {})}
    write_staff(members)
    clock.now = datetime(2027, 1, 11, 7, tzinfo=UTC)
    opened = client.post(f"{API}/cycles", json={"methodology": "A", "period": {"year": YEAR}}).json["links"]["self"]
    sheets = {one["employee"]["full_name"]: one for one in client.get(f"{opened}/sheets").json["items"]}
    random = Random(3)
    for name, (category, since, until) in held.items():
        days = _days(max(date.fromisoformat(since), FIRST[1]), date.fromisoformat(until) if until else FIRST[5] - DAY)
        sheet = sheets.pop(name)
        assert sheet["days_worked"] == sum(CALENDAR.is_working_day(day) for day in days), name
        # Three months from 14 October end after the year.
        assert (sheet["reason"] is None) is (since != "2026-10-14"), name
        if sheet["reason"] is not None:
            continue
        scores = [Decimal(random.randint(300, 460)) / 100, Decimal(5), Decimal(5), Decimal(5), Decimal(5)]
        address = f"{opened}/sheets/{sheet['id']}"
        kept = client.put(address, json={"data": {"kpis": _kpis(category, scores)}, "version": sheet["version"]})
        assert [one for one in kept.json["violations"] if one["severity"] == "error"] == [], kept.text
        made = client.post(f"{address}/submit", json={}).json
        worker.finish(made["document"]["id"])
        shown = client.get(address).json
        assert (shown["state"], Decimal(shown["score"])) == ("issued", _mean(scores))
        assert shown["result"] == _result(_mean(scores))
    assert sheets == {}
