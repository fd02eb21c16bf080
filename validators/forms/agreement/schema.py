"""Annual agreements of corpus «А»: annexes 1 and 2 (items 6-11), annex 8 of chapter 5 (items 33-36)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.forms.shared.persons import PersonalPaper
from validators.forms.shared.values import KPI_NAME_LENGTH, KPI_UNIT, KPI_VALUE, MAX_KPIS
from validators.schemas.texts import Line
from validators.schemas.values import Choice, Day, Flag

GROUNDS = ("released", "rotated", "social_leave")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedKpi:
    """A KPI set by the authorized person or the authorized body; what item 10 asks of it, rules look for."""

    texts: ClassVar[str] = "agreed_kpi"
    name: Annotated[str, Line(KPI_NAME_LENGTH)]
    linkage: Annotated[str | None, Line(KPI_NAME_LENGTH)] = None
    unit: Annotated[str | None, KPI_UNIT] = None
    planned: Annotated[Decimal | None, KPI_VALUE] = None
    due: Annotated[date | None, Day()] = None
    expected_result: Annotated[str | None, Line(KPI_NAME_LENGTH)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """The days on which the two parties signed."""

    texts: ClassVar[str] = "signatures"
    authorized_person: Annotated[date | None, Day()] = None
    employee: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Publication: whether the employee consents, and whether the agreement holds state secrets (annex 8)."""

    texts: ClassVar[str] = "publication"
    consent: Annotated[bool, Flag()]
    state_secrets: Annotated[bool, Flag()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(PersonalPaper):
    """An annual agreement; ``kpis`` are those the authorized person sets, the annex words the mandatory ones."""

    texts: ClassVar[str] = "agreement"
    kpis: Annotated[tuple[AgreedKpi, ...], Length(max=MAX_KPIS)]
    draft_sent_on: Annotated[date | None, Day()] = None
    returned_on: Annotated[date | None, Day()] = None
    resubmitted_on: Annotated[date | None, Day()] = None
    approved_on: Annotated[date | None, Day()] = None
    signed_on: Signatures | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement1(Agreement):
    """The agreement of annex 1; the authorized body sets ``agency_kpi`` when it approves (item 7, part 7)."""

    texts: ClassVar[str] = "agreement_1"
    order: ClassVar[tuple[str, ...]] = ("employee", "authorized_person", "year", "kpis", "agency_kpi")
    agency_kpi: AgreedKpi | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement2(Agreement):
    """The agreement of annex 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter5Agreement(Agreement):
    """The agreement of annex 8; ``ground`` is why chapter 5 applies to the employee."""

    texts: ClassVar[str] = "chapter5_agreement"
    order: ClassVar[tuple[str, ...]] = ("employee", "ground")
    ground: Annotated[str, Choice(GROUNDS)]
    publication: Publication | None = None
