"""The layout shared by the agreements of annexes 1 and 2: they differ in the category, its KPIs, and few words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from doc_templates.agreement import TITLE
from doc_templates.building import agreement
from doc_templates.building.markup import paragraph
from doc_templates.building.package import Layout
from doc_templates.building.phrases import running
from doc_templates.building.review import NAME
from validators.parameters.kpis import agreement_kpis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

OWN = "КЦИ, определяемые уполномоченным лицом"
LINKAGE = (
    "Взаимосвязь с документами системы государственного планирования и/или со спецификой деятельности "
    "государственного органа/служащего корпуса «А»"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words in which the two annexes differ.

    Attributes:
        category: of the servants, and number of the annex.
        own: the heading of the first table, which annex 1 lacks.
        result: the head of its last column.
        note: the note on the final result.
        on: the day whose KPIs are printed: an amended form is another layout with a later day.
    """

    category: int
    own: str
    result: str
    note: str
    on: date = date(2025, 1, 1)


def category_agreement(words: Words) -> Layout:
    """Lay out an agreement, from the mark of its annex to the signatures."""
    title = f"{TITLE} (для служащих категории {words.category})"
    return Layout(title, tuple(_body(words)), running(TITLE, "employee.full_name", "year"), landscape=True)


def _body(words: Words) -> Iterator[etree._Element]:
    yield from agreement.opening(words.category, f"(для служащих категории {words.category})")
    yield from agreement.year()
    yield paragraph("Heading2", words.own) if words.own else paragraph("TableGap")
    yield agreement.own_kpis("Наименование КЦИ", LINKAGE, words.result)
    yield paragraph("Heading2", agreement.MANDATORY)
    yield agreement.mandatory_kpis(agreement_kpis(words.category, words.on))
    yield paragraph("Note", words.note)
    authorized_person = (
        *agreement.named("Уполномоченное лицо", "authorized_person", NAME),
        agreement.position(),
        *agreement.signed("authorized_person"),
    )
    employee = (*agreement.named("Служащий", "employee", NAME), *agreement.signed("employee"))
    yield agreement.signatures(authorized_person, employee)
