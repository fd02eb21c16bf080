"""Units as a staff list names them: by id, by name, or by name after that of the unit above it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from service.access.units import Unit, as_tree
from validators.people import normalized
from validators.staff.check import unknown_unit
from validators.staff.schema import StaffMember
from validators.violations import Violation

BETWEEN: Final = " / "
"""What stands between the name of a unit and that of one within it."""


class UnitBook:
    """The units of a state body, to be found by what a list calls them.

    Args:
        units: all of them.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        known = list(units)
        self._units = {unit.id: unit for unit in known}
        self._parts: dict[str | None, list[str]] = {}
        self._named: dict[tuple[str, ...], set[str]] = {}
        self.tree = list(as_tree(known))
        for unit in known:
            self._parts.setdefault(unit.parent_id, []).append(unit.id)
            names = tuple(normalized(each.name) for each in self._line(unit.id))
            for start in range(len(names)):
                self._named.setdefault(names[start:], set()).add(unit.id)

    def path(self, unit_id: str | None) -> str:
        """Return the name of a unit after those of the units it is part of; empty for none."""
        return BETWEEN.join(each.name for each in self._line(unit_id))

    def find(self, said: str) -> str | None:
        """Return the id of the unit that is meant, ``None`` where there is none or more than one."""
        if said in self._units:
            return said
        names = tuple(normalized(name) for name in said.split(BETWEEN.strip()))
        # A name may have a slash in it.
        found = self._named.get(names) or self._named.get((normalized(said),)) or set()
        return next(iter(found)) if len(found) == 1 else None

    def within(self, unit_id: str) -> set[str]:
        """Return the ids of a unit and of all that is part of it."""
        found, waiting = set[str](), [unit_id]
        while waiting:
            found.add(one := waiting.pop())
            waiting += [part for part in self._parts.get(one, ()) if part not in found]
        return found

    def placed(self, member: StaffMember, language: str) -> tuple[StaffMember, tuple[Violation, ...]]:
        """Return a servant whose units are called by their ids, and what is to be said of units that are not found."""
        held, wrong = [], []
        for index, one in enumerate(member.appointments):
            unit = None if one.unit is None else self.find(one.unit)
            if one.unit is not None and unit is None:
                wrong.append(unknown_unit(index, language))
            held.append(one if unit == one.unit else replace(one, unit=unit))
        return replace(member, appointments=tuple(held)), tuple(wrong)

    def told(self, member: StaffMember) -> StaffMember:
        """Return a servant whose units are called by their names, as people read them."""
        held = (replace(one, unit=self.path(one.unit) or None) for one in member.appointments)
        return replace(member, appointments=tuple(held))

    def _line(self, unit_id: str | None) -> list[Unit]:
        found: list[Unit] = []
        while (unit := self._units.get(unit_id or "")) is not None:
            found.insert(0, unit)
            unit_id = unit.parent_id
        return found
