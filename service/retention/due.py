"""Until when papers are kept, and which have fallen due: their term is over and nothing holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, false, func, not_, or_, select
from sqlalchemy.orm import Session, aliased

from service.db.models import CycleSheetRow, DocumentRow, PaperRow, Status
from service.documents.listing import ListedPaper, of_documents
from service.errors import DocumentNotFoundError
from service.local_time import local_date
from service.retention.holds import held
from service.services import Services
from validators.forms import SPECS

SETTLED = (Status.READY, Status.FAILED)
OF_CYCLE = (CycleSheetRow.document_id, CycleSheetRow.protocol_id)


@dataclass(frozen=True, slots=True)
class Kept:
    """How long a paper is kept.

    Attributes:
        until: the last day on which it has to be there; ``None`` where that is not known.
        own: the same by its own days alone; another paper about the same assessment may prolong it.
        held: whether a legal hold keeps it longer.
    """

    until: date | None
    own: date | None
    held: bool


@dataclass(frozen=True, slots=True)
class DueGroup:
    """Papers of one kind and period that have fallen due.

    Attributes:
        form: slug of their form.
        year: which they are about, ``None`` where they name none.
        quarter: of that year, if they are about one.
        papers: how many.
        kept_until: the last day on which one of them had to be there.
    """

    form: str
    year: int | None
    quarter: int | None
    papers: int
    kept_until: date


@dataclass(frozen=True, slots=True)
class Due:
    """What has fallen due by a day: its groups, and how many papers a hold keeps though their term is over."""

    groups: tuple[DueGroup, ...]
    held: int

    @property
    def papers(self) -> int:
        """How many papers there are in all."""
        return sum(group.papers for group in self.groups)


def kept(services: Services, document_id: str) -> Kept:
    """Return how long a paper is kept.

    Raises:
        DocumentNotFoundError: the state body has no such paper.
    """
    with services.database.reading() as session:
        row = session.get(PaperRow, document_id)
        if row is None:
            raise DocumentNotFoundError(document_id[:36])
        until = row.kept_until
        if until is not None and row.assessment is not None:
            until = session.scalar(
                select(func.max(PaperRow.kept_until, type_=PaperRow.kept_until.type)).where(
                    PaperRow.assessment == row.assessment
                )
            )
        condition = held(session)
        found = condition is not None and session.scalar(
            _joined(PaperRow.document_id).where(PaperRow.document_id == document_id, condition)
        )
        return Kept(until, row.kept_until, bool(found))


def what_is_due(services: Services) -> Due:
    """Return what has fallen due by today."""
    with services.database.reading() as session:
        today = local_date(services.clock())
        condition = held(session)
        free = over(today) if condition is None else over(today) & not_(condition)
        last = func.max(PaperRow.kept_until, type_=PaperRow.kept_until.type)
        group = (PaperRow.form, PaperRow.year, PaperRow.quarter)
        rows = session.execute(_joined(*group, func.count(), last).where(free).group_by(*group)).all()
        stays = false() if condition is None else over(today) & condition
        number = session.scalar(_joined(func.count()).where(stays)) or 0
    order = list(SPECS)
    groups = [DueGroup(*row) for row in rows]
    groups.sort(key=lambda one: (one.year or 0, one.quarter or 0, order.index(one.form) if one.form in order else 0))
    return Due(tuple(groups), number)


def due_papers(
    services: Services, *, methodology: str | None = None, alone: bool = False, limit: int
) -> tuple[ListedPaper, ...]:
    """Return papers that have fallen due by today, the oldest first, ``limit`` at most.

    ``alone`` are those that came neither in a batch nor of a cycle.
    """
    with services.database.reading() as session:
        query = due_ids(session, local_date(services.clock()), methodology)
        if alone:
            of_paper = or_(*(column == PaperRow.document_id for column in OF_CYCLE))
            query = query.where(DocumentRow.batch_id.is_(None), ~exists().where(of_paper))
        order = (PaperRow.kept_until, PaperRow.document_id)
        return of_documents(session, session.scalars(query.order_by(*order).limit(limit)).all())


def due_ids(session: Session, today: date, methodology: str | None = None) -> Select[Any]:
    """Return the query of the ids of what has fallen due by a day, of one methodology or of both."""
    query = _joined(PaperRow.document_id).where(over(today))
    if methodology is not None:
        query = query.where(PaperRow.form.in_([slug for slug, one in SPECS.items() if one.methodology == methodology]))
    condition = held(session)
    return query if condition is None else query.where(not_(condition))


def over(today: date) -> ColumnElement[bool]:
    """Return the condition that the term of a paper, joined with its document, is over and nobody works at it."""
    other = aliased(PaperRow)
    prolonged = exists().where(other.assessment == PaperRow.assessment, other.kept_until >= today)
    return (PaperRow.kept_until < today) & not_(prolonged) & DocumentRow.status.in_(SETTLED)


def _joined(*columns: Any) -> Select[Any]:
    return select(*columns).select_from(PaperRow).join(DocumentRow, DocumentRow.id == PaperRow.document_id)
