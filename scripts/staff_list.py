"""Writes the staff list of an invented ministry as NDJSON: 12 departments, 3 committees, 17 territorial bodies.

A line is a servant as ``PUT /employees`` takes one, with ``external_id`` beside it. The same seed gives the same list;
a later quarter gives the same people with what has changed since. Nobody in it lives: the IINs are of births to come.

    python scripts/staff_list.py --year 2026 --quarter 4 > staff.ndjson
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from validators import parameters
from validators.periods import Quarter, quarter
from validators.schemas.iin import check_digit

DEPARTMENTS, COMMITTEES, TERRITORIAL = 12, 3, 17
SERVANTS: Final = 1200
MINISTRY: Final = "Министерство речного хозяйства и водных путей Республики Казахстан"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SURNAMES: Final = _words(
    "Ахметов Сейтов Омаров Қасымов Нұрланов Жұмабаев Әбдірахманов Төлегенов Ибраев Сәрсенов Қалиев Бекмұратов Досанов "
    "Ермеков Мұқанов Оспанов Рахимов Сүлейменов Тұрсынов Шәріпов Иванов Петренко Ким Соколов Литвинов Гуляев Волков "
    "Үсенов Өтегенов Һашимов"
)
MEN: Final = _words("Айдар Нұрлан Ерлан Марат Бауыржан Дәурен Санжар Тимур Әлихан Қайрат Сергей Виктор Олег Рустам")
WOMEN: Final = _words("Айгүл Гүлнәр Динара Сәуле Әсел Жанар Мадина Күлән Ольга Елена Ирина Назгүл Бақыт Лаура")
FATHERS: Final = _words("Қайрат Серік Болат Ғалым Нұрлан Марат Өмір Талғат Асқар Жұмабек")
AREAS: Final = _words(
    "Абайская Акмолинская Актюбинская Алматинская Атырауская Восточно-Казахстанская Жамбылская Жетысуская "
    "Западно-Казахстанская Карагандинская Костанайская Кызылординская Мангистауская Павлодарская "
    "Северо-Казахстанская Туркестанская Улытауская"
)
ABSENCES: Final = (
    ("leave", 0.25, (10, 30)),
    ("illness", 0.08, (3, 40)),
    ("business_trip", 0.05, (2, 12)),
    ("training", 0.04, (5, 70)),
    ("social_leave", 0.015, (60, 300)),
    ("other", 0.01, (1, 60)),
)
"""Kind, share of the servants in a quarter, and days."""


@dataclass
class Servant:
    """A servant as the list is made up; ``post`` is what a transfer takes over."""

    external_id: str
    full_name: str
    iin: str | None
    appointments: list[dict[str, Any]]
    absences: list[dict[str, Any]] = field(default_factory=list)
    days_worked: list[dict[str, Any]] = field(default_factory=list)

    @property
    def current(self) -> dict[str, Any]:
        """The last appointment."""
        return self.appointments[-1]

    @property
    def serving(self) -> bool:
        """Whether the servant holds a position."""
        return "dismissed_on" not in self.current

    def row(self) -> dict[str, Any]:
        """Return the line of the list."""
        found: dict[str, Any] = {"external_id": self.external_id, "full_name": self.full_name, "iin": self.iin}
        found |= {"appointments": self.appointments, "absences": self.absences, "days_worked": self.days_worked}
        return {name: value for name, value in found.items() if value not in (None, [])}


class Ministry:
    """The invented ministry on the first day of a year, and what happens to it quarter by quarter."""

    def __init__(self, seed: int, year: int, servants: int = SERVANTS) -> None:
        self.random = Random(seed)  # noqa: S311 - nothing of it is secret
        self.year = year
        self.servants: list[Servant] = []
        self.heads: set[str] = set()
        self.minister = {**self._outsider(), "position": "Министр", "organization": MINISTRY}
        self._found(servants)

    # The people.

    def _name(self) -> str:
        pick, woman = self.random.choice, self.random.random() < 0.5  # noqa: PLR2004 - every other one
        surname, father = pick(SURNAMES), pick(FATHERS)
        if surname[-2:] in {"ов", "ев", "ин"} and woman:
            surname += "а"
        return f"{surname} {pick(WOMEN if woman else MEN)} {father}{'қызы' if woman else 'ұлы'}"

    def _outsider(self) -> dict[str, Any]:
        return {"full_name": self._name()}

    def _iin(self) -> str:
        while True:
            born = date(2070, 1, 1) + timedelta(days=self.random.randrange(9000))
            eleven = f"{born:%y%m%d}{self.random.choice('56')}{self.random.randrange(10000):04}"
            digit = check_digit(eleven)
            if digit is not None:
                return f"{eleven}{digit}"

    def _servant(self, appointed_on: date, **appointment: Any) -> Servant:
        iin = self._iin() if self.random.random() < 0.9 else None  # noqa: PLR2004 - of most it is known
        held = {name: value for name, value in appointment.items() if value is not None}
        held["appointed_on"] = appointed_on.isoformat()
        servant = Servant(f"M-{len(self.servants) + 1:05}", self._name(), iin, [held])
        self.servants.append(servant)
        return servant

    def _post(self, corpus: str, category: str | int, position: str, organization: str, **more: Any) -> Servant:
        day = date(self.year - 1, 1, 1) - timedelta(days=self.random.randrange(2000))
        values = {"corpus": corpus, "category": category, "position": position, "organization": organization}
        return self._servant(day, **values, **more)

    # The ministry.

    def _found(self, number: int) -> None:
        """Found the ministry: leaders, departments, committees and territorial bodies, and experts up to the number."""
        head = self._post("A", 1, "руководитель аппарата", MINISTRY, evaluator=self.minister)
        self.heads.add(head.external_id)
        units = [self._department(place, head) for place in range(1, DEPARTMENTS + 1)]
        chairs = [self._committee(place) for place in range(1, COMMITTEES + 1)]
        units += [self._division(chair, organization) for chair, organization in chairs for _ in range(2)]
        units += [self._territorial(place, chairs[place % COMMITTEES]) for place in range(TERRITORIAL)]
        self._every_category(units[-1])
        self._audit_commission()
        place = 0
        while len(self.servants) < number:
            self._expert(units[place % len(units)])
            place += 1

    def _department(self, place: int, head: Servant) -> tuple[Servant, str, str, tuple[str, ...]]:
        name = f"департамента № {place}"
        evaluator = {"external_id": head.external_id, "role": "immediate_supervisor"}
        director = self._post("B", "C-1", f"директор {name}", MINISTRY, managerial=True, evaluator=evaluator)
        self.heads.add(director.external_id)
        by = self._by(director, "unit_head")
        self._post("B", "C-2", f"заместитель директора {name}", MINISTRY, managerial=True, evaluator=by)
        for number in range(1, 4):
            position = f"руководитель управления № {number} {name}"
            self._post("B", "C-3", position, MINISTRY, managerial=True, evaluator=by)
        return director, name, MINISTRY, ("C-4", "C-5")

    def _committee(self, place: int) -> tuple[Servant, str]:
        organization = f"Комитет № {place} {MINISTRY.replace('Министерство', 'Министерства')}"
        chair = self._post("A", 2, "председатель Комитета", organization, evaluator=self.minister)
        self.heads.add(chair.external_id)
        return chair, organization

    def _division(self, chair: Servant, organization: str) -> tuple[Servant, str, str, tuple[str, ...]]:
        evaluator = self._by(chair, "immediate_supervisor")
        position = "заместитель председателя комитета"
        deputy = self._post("B", "C-1", position, organization, managerial=True, evaluator=evaluator)
        self.heads.add(deputy.external_id)
        by = self._by(deputy, "unit_head")
        self._post("B", "C-3", "руководитель управления", organization, managerial=True, evaluator=by)
        return deputy, "управления Комитета", organization, ("C-4", "C-5")

    def _territorial(self, place: int, above: tuple[Servant, str]) -> tuple[Servant, str, str, tuple[str, ...]]:
        organization = f"Бассейновая инспекция, {AREAS[place]} область"
        evaluator = self._by(above[0], "immediate_supervisor")
        position = "руководитель территориального органа"
        head = self._post("B", "C-O-1", position, organization, managerial=True, evaluator=evaluator)
        self.heads.add(head.external_id)
        by = self._by(head, "body_head")
        self._post("B", "C-O-2", "заместитель руководителя", organization, managerial=True, evaluator=by)
        self._post("B", "C-O-3", "руководитель отдела", organization, managerial=True, evaluator=by)
        return head, "отдела", organization, ("C-O-4", "C-O-5", "C-O-6")

    def _every_category(self, unit: tuple[Servant, str, str, tuple[str, ...]]) -> None:
        """Let every category of the register be there, in the last territorial body."""
        head, _, organization, _ = unit
        known = {held["category"] for servant in self.servants for held in servant.appointments}
        positions = parameters.positions()
        for group, last in positions.groups.items():
            for number in range(1, last + 1):
                category = f"{group}-{number}"
                if category not in known:
                    row = positions.row(category, managerial=False)
                    by = self._by(head, row.roles[-1])
                    managerial = row.who == "named"
                    position = f"представитель, должность {category}"
                    self._post("B", category, position, organization, managerial=managerial, evaluator=by)

    def _audit_commission(self) -> None:
        """Let the maslikhat's chairman assess the chairman of an audit commission (item 4)."""
        organization = "Ревизионная комиссия по Павлодарской области"
        chair = {**self._outsider(), "position": "председатель маслихата", "organization": "Маслихат области"}
        chair["role"] = "maslikhat_chair"
        self._post("B", "D-1", "председатель Ревизионной комиссии", organization, managerial=True, evaluator=chair)

    def _by(self, head: Servant, role: str, ground: str | None = None) -> dict[str, Any]:
        found = {"external_id": head.external_id, "role": role, "ground": ground}
        return {name: value for name, value in found.items() if value is not None}

    def _expert(self, unit: tuple[Servant, str, str, tuple[str, ...]]) -> Servant:
        head, name, organization, categories = unit
        role = str(head.current["evaluator"]["role"])
        role = "body_head" if organization.startswith("Бассейновая") else "unit_head" if role else role
        category = self.random.choice(categories)
        position = f"{'главный' if category[-1] == '4' else 'ведущий'} эксперт {name}"
        by = self._by(head, role)
        return self._post("B", category, position, organization, managerial=False, evaluator=by)

    # What happens.

    def pass_quarter(self, period: Quarter) -> None:
        """Let a quarter pass: absences, and 40 changes of the list."""
        serving = [each for each in self.servants if each.serving]
        for servant in serving:
            self._absences(servant, period)
        movable = [each for each in serving if each.external_id not in self.heads]
        self.random.shuffle(movable)
        happenings = (
            [self._transfer] * 12
            + [self._dismissal] * 8
            + [self._hire] * 8
            + [self._secondment] * 5
            + [self._delegation] * 2
            + [self._doubt] * 2
            + [self._statement]
        )
        for happen in happenings:
            happen(movable.pop(), period)
        self._heads_go(period)

    def _day(self, period: Quarter) -> date:
        return period.first_day + timedelta(days=self.random.randrange((period.last_day - period.first_day).days + 1))

    def _absences(self, servant: Servant, period: Quarter) -> None:
        for kind, share, (least, most) in ABSENCES:
            if self.random.random() < share:
                since = self._day(period)
                until = since + timedelta(days=self.random.randint(least, most) - 1)
                absence = {"kind": kind, "since": since.isoformat(), "until": until.isoformat()}
                servant.absences.append(absence)

    def _transfer(self, servant: Servant, period: Quarter) -> None:
        """Two positions in a quarter."""
        day, before = self._day(period), servant.current
        before["dismissed_on"] = day.isoformat()
        position = f"{before['position']} (после перевода)"
        after = {name: value for name, value in before.items() if name != "dismissed_on"}
        servant.appointments.append(
            {**after, "position": position, "appointed_on": (day + timedelta(days=1)).isoformat()}
        )

    def _dismissal(self, servant: Servant, period: Quarter) -> None:
        servant.current["dismissed_on"] = self._day(period).isoformat()

    def _hire(self, like: Servant, period: Quarter) -> None:
        held = {name: value for name, value in like.current.items() if name != "appointed_on"}
        self._servant(self._day(period), **held)

    def _secondment(self, servant: Servant, period: Quarter) -> None:
        """For the whole quarter, or for a part of it."""
        whole = self.random.random() < 0.4  # noqa: PLR2004 - two of five
        since = period.first_day if whole else self._day(period)
        until = period.last_day if whole else since + timedelta(days=self.random.randint(10, 80))
        absence = {"kind": "secondment", "since": since.isoformat(), "until": until.isoformat()}
        servant.absences.append(absence)

    def _delegation(self, servant: Servant, period: Quarter) -> None:
        """Another than the head assesses, with or without a decision."""
        ground = f"решение от {period.first_day:%d.%m.%Y} № {self.random.randint(1, 99)}"
        evaluator = servant.current["evaluator"]
        evaluator = {**evaluator, "role": self.random.choice(("delegate", "stand_in", "apparatus_head"))}
        if self.random.random() < 0.5:  # noqa: PLR2004 - every other one
            evaluator["ground"] = ground
        servant.current["evaluator"] = evaluator

    def _doubt(self, servant: Servant, period: Quarter) -> None:
        """The list does not say whether the position is a leading one, or who assesses."""
        del servant.current["managerial" if period.number % 2 else "evaluator"]

    def _heads_go(self, period: Quarter) -> None:
        """One head of a territorial body is ill while the quarter is assessed, another leaves without a successor."""
        heads = [each for each in self.servants if each.current["category"] == "C-O-1" and each.serving]
        ill, leaves = self.random.sample(heads, 2)
        until = period.last_day + timedelta(days=25)
        ill.absences.append({"kind": "illness", "since": period.last_day.isoformat(), "until": until.isoformat()})
        self._dismissal(leaves, period)

    def _statement(self, servant: Servant, period: Quarter) -> None:
        """Days worked are stated."""
        servant.days_worked.append(
            {"year": period.year, "quarter": period.number, "days": self.random.choice((9, 14, 15, 41))}
        )


def staff_list(seed: int, year: int, quarters: int, servants: int = SERVANTS) -> list[dict[str, Any]]:
    """Return the lines of the list after so many quarters of the year."""
    ministry = Ministry(seed, year, servants)
    for number in range(1, quarters + 1):
        ministry.pass_quarter(quarter(year, number))
    return [servant.row() for servant in ministry.servants]


def main() -> None:
    """Write the list to standard output."""
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(description=summary)
    parser.add_argument("--seed", type=int, default=1, help="another one gives other people")
    parser.add_argument("--year", type=int, default=2026)
    parser.add_argument("--quarter", type=int, default=4, choices=range(5), help="the last one that has passed")
    parser.add_argument("--servants", type=int, default=SERVANTS, help="on the first day of the year")
    asked = parser.parse_args()
    for row in staff_list(asked.seed, asked.year, asked.quarter, asked.servants):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
