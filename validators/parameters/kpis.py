"""The KPIs of an annual agreement of corpus «А» (items 8, 9): the mandatory ones, and who sets how many others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from validators.parameters.loading import decimal, distinct
from validators.parameters.package import current, on_day
from validators.parameters.tables import Table

AGENCY, AUTHORIZED_PERSON = "agency", "authorized_person"
"""Kinds of the KPIs that are not worded by an annex: the authorized body sets the one, a person the other."""


@dataclass(frozen=True, slots=True)
class MandatoryKpi:
    """A KPI in the words of the annex; ``kind`` is its code in score sheets.

    ``item_name`` are the words of items 8 and 9 where they differ from those of the annex.
    """

    kind: str
    name: str
    expected_result: str
    item_name: str = ""


@dataclass(frozen=True, kw_only=True)
class AgreementKpis(Table):
    """The KPIs of the employees of one category.

    Attributes:
        category: 1 or 2.
        unit: unit of measure of every mandatory KPI, as printed.
        planned: its planned value.
        due: its term, in words.
        mandatory: the KPIs that the annex words, in its order.
        agency: the words of the row the authorized body sets; empty where it sets none.
        own: how many the authorized person sets.
    """

    category: int
    unit: str
    planned: Decimal
    due: str
    mandatory: tuple[MandatoryKpi, ...]
    own: int
    agency: str = ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of all KPIs of an agreement, in the order of the annex; one set by a person comes ``own`` times."""
        agency = (AGENCY,) if self.agency else ()
        return (*(kpi.kind for kpi in self.mandatory), *agency, *(AUTHORIZED_PERSON,) * self.own)

    def worded(self, kind: str) -> MandatoryKpi | None:
        """Return the mandatory KPI of the kind; ``None`` where the annex does not word it."""
        return next((kpi for kpi in self.mandatory if kpi.kind == kind), None)


def build_kpis(raw: dict[str, Any]) -> AgreementKpis:
    """Build the KPIs of a category; none comes twice."""
    mandatory = tuple(MandatoryKpi(**entry) for entry in raw.pop("kpi"))
    distinct([kpi.kind for kpi in mandatory], "kpi")
    return AgreementKpis(mandatory=mandatory, planned=decimal(raw.pop("planned")), **raw)


def agreement_kpis(category: int, on: date | None = None) -> AgreementKpis:
    """Return the KPIs of the category in force on the day; without a day, the newest."""
    return on_day(current().series("a/kpis.toml", build_kpis, "category")[str(category)], on)


def known_kinds() -> tuple[str, ...]:
    """Return the kinds of all KPIs, those of the past too."""
    series = current().series("a/kpis.toml", build_kpis, "category").values()
    return tuple(dict.fromkeys(kind for tables in series for table in tables.tables for kind in table.kinds))
