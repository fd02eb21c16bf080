"""Annual agreements of corpus «А»: annexes 1 and 2 (items 6-11), annex 8 of chapter 5 (items 33-36)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from validators.schemas.a_kpis import kpi_unit, kpi_value
from validators.schemas.a_people import CorpusAEmployeeShape
from validators.schemas.a_review import KPI_NAME_LENGTH, MOST_KPIS
from validators.schemas.b_forms import YEARS, PersonShape
from validators.schemas.shapes import Entries, Part, Shape
from validators.schemas.texts import Line
from validators.schemas.values import Choice, Day, Flag, WholeNumber

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from validators.schemas.a_people import CorpusAEmployee
    from validators.schemas.records import Person

GROUNDS = ("released", "rotated", "social_leave")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedKpi:
    """A KPI set by the authorized person or the authorized body; what item 10 asks of it, rules look for."""

    name: str
    linkage: str | None = None
    unit: str | None = None
    planned: Decimal | None = None
    due: date | None = None
    expected_result: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """The days on which the two parties signed."""

    authorized_person: date | None = None
    employee: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Whether the servant consents to publication, and whether the agreement holds state secrets (annex 8)."""

    consent: bool
    state_secrets: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An annual agreement; ``kpis`` are those the authorized person sets, the annex words the mandatory ones."""

    employee: CorpusAEmployee
    authorized_person: Person
    year: int
    kpis: tuple[AgreedKpi, ...]
    draft_sent_on: date | None = None
    returned_on: date | None = None
    resubmitted_on: date | None = None
    approved_on: date | None = None
    signed_on: Signatures | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement1(Agreement):
    """The agreement of annex 1; the authorized body sets ``agency_kpi`` when it approves (item 7, part 7)."""

    agency_kpi: AgreedKpi | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement2(Agreement):
    """The agreement of annex 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter5Agreement(Agreement):
    """The agreement of annex 8; ``ground`` is why chapter 5 applies to the servant."""

    ground: str
    publication: Publication | None = None


class AgreedKpiShape(Shape):
    """A KPI; that nothing item 10 asks for is missing is a matter of rules."""

    record = AgreedKpi
    texts = "agreed_kpi"

    name = Line(KPI_NAME_LENGTH)
    linkage = Line(KPI_NAME_LENGTH, required=False)
    unit = kpi_unit(required=False)
    planned = kpi_value(required=False)
    due = Day(required=False)
    expected_result = Line(KPI_NAME_LENGTH, required=False)


class SignaturesShape(Shape):
    """The days of signing."""

    record = Signatures
    texts = "signatures"

    authorized_person = Day(required=False)
    employee = Day(required=False)


class PublicationShape(Shape):
    """Publication on the state body's site."""

    record = Publication
    texts = "publication"

    consent = Flag()
    state_secrets = Flag()


class AgreementShape(Shape):
    """What all agreements hold."""

    record: ClassVar[Callable[..., Any]] = Agreement
    texts = "agreement"

    employee = Part(CorpusAEmployeeShape)
    authorized_person = Part(PersonShape)
    year = WholeNumber(*YEARS)
    kpis = Entries(AgreedKpiShape, most=MOST_KPIS)
    draft_sent_on = Day(required=False)
    returned_on = Day(required=False)
    resubmitted_on = Day(required=False)
    approved_on = Day(required=False)
    signed_on = Part(SignaturesShape, required=False)


class Agreement1Shape(AgreementShape):
    """The agreement of annex 1."""

    record: ClassVar[Callable[..., Any]] = Agreement1
    texts = "agreement_1"

    agency_kpi = Part(AgreedKpiShape, required=False)


class Agreement2Shape(AgreementShape):
    """The agreement of annex 2."""

    record: ClassVar[Callable[..., Any]] = Agreement2
    texts = "agreement"


class Chapter5AgreementShape(AgreementShape):
    """The agreement of annex 8."""

    record: ClassVar[Callable[..., Any]] = Chapter5Agreement
    texts = "chapter5_agreement"

    ground = Choice(GROUNDS)
    publication = Part(PublicationShape, required=False)
