"""Servants as pages show them: in a line, with their history, with the days worked and how these were reckoned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from service.access.units import list_units
from service.api.context import context, current_caller, current_services
from service.employees import store
from service.employees.store import Employee
from service.employees.units import UnitBook
from service.pages.forms.outline import Outline, offering, outline
from service.pages.language import page_language, word
from service.spreadsheets.columns import STAFF
from validators.cycles import facts, worked
from validators.explanations import described
from validators.messages.values import day
from validators.methodology import BUNDLED
from validators.periods import QUARTERS, Quarter, Year, calendar_year, quarter
from validators.staff.schema import CORPUS_A, StaffAppointment, StaffEvaluator, StaffMember, StatedDays

SHOWN_QUARTERS: Final = 4
"""Quarters whose days worked are shown, the present one among them."""
SHOWN_YEARS: Final = 2
OPEN_STATE, LEFT, GONE = "works", "left", "gone"


def book() -> UnitBook:
    """Return the units of the state body."""
    return UnitBook(list_units(current_services().database))


def fields_of(units: UnitBook) -> Outline:
    """Return the fields of a servant, units to be chosen from those of the state body."""
    choices = {units.path(unit.id): unit.id for _, unit in units.tree}
    return offering(outline(STAFF, page_language()), "/appointments/*/unit", choices)


def written(value: date | None) -> str:
    """Return a day as people write it, a dash for none."""
    return "–" if value is None else day(value, page_language())


def present(member: StaffMember, today: date) -> StaffAppointment:
    """Return the position that somebody holds, or held last."""
    begun = [one for one in member.appointments if one.appointed_on <= today]
    held = [one for one in begun if one.dismissed_on is None or one.dismissed_on >= today]
    return (held or begun or [*member.appointments])[-1]


def state_of(employee: Employee, today: date) -> str:
    """Return how somebody stands: holds a position, left, or is gone from the full list."""
    if employee.gone_at is not None:
        return GONE
    last = present(employee.member, today).dismissed_on
    return OPEN_STATE if last is None or last >= today else LEFT


def line(employee: Employee, units: UnitBook, today: date) -> dict[str, Any]:
    """Return a servant as a line of the list."""
    held = present(employee.member, today)
    return {
        "external_id": employee.external_id,
        "name": employee.member.full_name,
        "position": held.position,
        "category": held.category,
        "unit": units.path(held.unit) or "–",
        "since": written(held.appointed_on),
        "state": state_of(employee, today),
    }


def history(employee: Employee, units: UnitBook, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the positions of a servant, the newest first."""
    corpora = {"A": word("staff", "corpus_a"), "B": word("staff", "corpus_b")}
    found = [
        {
            "number": number,
            "position": one.position,
            "category": f"{corpora[one.corpus]}, {one.category}",
            "place": " · ".join(part for part in (units.path(one.unit), one.organization) if part) or "–",
            "since": written(one.appointed_on),
            "until": written(one.dismissed_on),
            "evaluator": _evaluator(one.evaluator, names),
        }
        for number, one in enumerate(employee.member.appointments, 1)
    ]
    return found[::-1]


def _evaluator(evaluator: StaffEvaluator | None, names: Mapping[str, str]) -> dict[str, str | None]:
    if evaluator is None:
        return {"name": None, "external_id": None, "ground": None}
    number = evaluator.external_id
    name = evaluator.full_name if number is None else names.get(number, number)
    return {"name": name, "external_id": number if number in names else None, "ground": evaluator.ground}


def evaluators(member: StaffMember) -> dict[str, str]:
    """Return the names of those who assess a servant and stand in the list, by their numbers."""
    wanted = {one.evaluator.external_id for one in member.appointments if one.evaluator is not None}
    numbers = [number for number in wanted if number is not None]
    with current_services().database.reading() as session:
        ids = [one.id for one in store.standing(session, numbers).values()]
        return {one.external_id: one.member.full_name for one in store.by_ids(session, ids)}


def absences(member: StaffMember) -> list[dict[str, str]]:
    """Return the absences of a servant, the newest first."""
    kinds = {code: label for label, code in _kinds().items()}
    found = sorted(member.absences, key=lambda one: one.since, reverse=True)
    return [
        {"kind": kinds.get(one.kind, one.kind), "since": written(one.since), "until": written(one.until)}
        for one in found
    ]


def _kinds() -> Mapping[str, str]:
    node: Any = outline(STAFF, page_language()).find("/absences/0/kind")
    choices: Mapping[str, str] = node.column.choices
    return choices


def days(member: StaffMember, today: date) -> list[dict[str, Any]]:
    """Return the days worked in the last periods, each with the way it was reckoned."""
    organization = current_caller().state_body_name or ""
    held = [_facts(member, one, organization) for one in member.appointments]
    away = [facts.Absence(kind=one.kind, since=one.since, until=one.until) for one in member.absences]
    found = []
    for number, one in reversed([*enumerate(held, 1)]):
        for period in _periods(one.corpus, today):
            if one.appointed_on > period.last_day or (one.dismissed_on or period.last_day) < period.first_day:
                continue
            others = [each for each in held if each is not one and each.corpus == one.corpus]
            stated = _stated(member.days_worked, number, len(held), period)
            calendar = current_services().calendar
            step = worked.days_worked(one, away, period, calendar, others=others, stated=stated)
            [told] = described([step], BUNDLED, period.last_day, page_language())
            label, over = _label(period), period.last_day < today
            found.append(
                {"period": label, "position": one.position, "days": step.days, "text": told["text"], "over": over}
            )
    return found


def _facts(member: StaffMember, one: StaffAppointment, organization: str) -> facts.Appointment:
    return facts.Appointment(
        full_name=member.full_name,
        iin=member.iin,
        corpus=one.corpus,
        category=one.category,
        managerial=one.managerial,
        position=one.position,
        organization=one.organization or organization,
        appointed_on=one.appointed_on,
        dismissed_on=one.dismissed_on,
    )


def _stated(told: Iterable[StatedDays], number: int, last: int, period: Quarter | Year) -> int | None:
    wanted = (period.year, period.number if isinstance(period, Quarter) else None)
    for one in told:
        if (one.appointment or last) == number and (one.year, one.quarter) == wanted:
            return one.days
    return None


def _periods(corpus: str, today: date) -> Iterator[Quarter | Year]:
    """Yield the last periods that are assessed in a corpus, the newest first."""
    if corpus == CORPUS_A:
        yield from (calendar_year(today.year - back) for back in range(SHOWN_YEARS))
        return
    index = today.year * len(QUARTERS) + (today.month - 1) // 3
    for back in range(SHOWN_QUARTERS):
        of_year, number = divmod(index - back, len(QUARTERS))
        yield quarter(of_year, number + 1)


def _label(period: Quarter | Year) -> str:
    if isinstance(period, Quarter):
        return word("papers", "quarter_of", quarter=period.roman, year=str(period.year))
    return word("papers", "year_of", year=str(period.year))


def today() -> date:
    """Return the date in Kazakhstan."""
    return context().today()
