"""Everything made, in pages: in an order, by what a person remembers of a paper; and which paper corrects which.

What is looked for never stands in an address, nor does a name or a score in a cursor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, bindparam, false, func, literal, or_, select, tuple_, union, update
from sqlalchemy.orm import Session, aliased, defer

from service.db.cursors import not_ours, read_id, write_id
from service.db.database import UNTOUCHED
from service.db.models import CycleSheetRow, DocumentRow, PaperRow, Status
from service.documents import store as documents
from service.documents.store import StoredDocument
from validators.people import folded

LATE: Final = 300
"""So many papers made last tell what is usual."""
MOST_COUNTED: Final = 1_000
"""Of more papers than these it is told only that they are more."""
LOWEST: Final = ""
HIGHEST: Final = "9"
"""Scores have one digit before the point, and sort as texts do; these two are before and after all of them."""


class Standing(StrEnum):
    """How a paper stands, as people see it; a superseded one is that, however it was made."""

    MAKING = "making"
    READY = "ready"
    FAILED = "failed"
    SUPERSEDED = "superseded"


class Sort(StrEnum):
    """What papers are sorted by; those that are alike in it by when they were made."""

    MADE = "made"
    WHOM = "whom"
    FORM = "form"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a list; papers without a score come last in either direction."""

    by: Sort = Sort.MADE
    descending: bool = True

    @property
    def place(self) -> tuple[Any, ...]:
        """The columns of which all go up, or all go down; no two papers are alike in them."""
        unscored = LOWEST if self.descending else HIGHEST
        first: dict[Sort, Any] = {
            Sort.WHOM: PaperRow.name,
            Sort.FORM: PaperRow.form,
            Sort.RESULT: func.coalesce(PaperRow.score, unscored),
        }
        leading = first.get(self.by)
        made = (PaperRow.created_at, PaperRow.document_id)
        return made if leading is None else (leading, *made)


NEWEST_FIRST: Final = Order()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which papers are looked for, and in which order they are listed; what is ``None`` or empty does not filter.

    Each word of ``name``, ``evaluator`` and a unit is looked for by itself, anywhere, in any of its spellings; of
    ``units`` any will do, and so will a paper about an assessment of which a cycle has a sheet of one of ``unit_ids``.
    """

    name: str = ""
    evaluator: str = ""
    units: tuple[str, ...] = ()
    unit_ids: tuple[str, ...] = ()
    form: str | None = None
    year: int | None = None
    quarter: int | None = None
    result: str | None = None
    standing: Standing | None = None
    order: Order = NEWEST_FIRST


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A paper in a list: its document, and what it is looked for by."""

    document: StoredDocument
    whom: str
    year: int | None
    quarter: int | None
    result: str | None
    score: str | None
    superseded_by_id: str | None

    @property
    def standing(self) -> Standing:
        """How it stands."""
        if self.superseded_by_id is not None:
            return Standing.SUPERSEDED
        by_status = {Status.READY: Standing.READY, Status.FAILED: Standing.FAILED}
        return by_status.get(self.document.status, Standing.MAKING)


@dataclass(frozen=True, slots=True)
class Papers:
    """A page of papers with the cursors of those before and after it, ``None`` at the ends.

    ``number`` is how many there are in all, or one more than ``MOST_COUNTED``; 0 where nobody asked.
    """

    papers: tuple[ListedPaper, ...]
    before: str | None
    after: str | None
    number: int = 0


def find(  # noqa: PLR0913 - which papers, and which part of them
    session: Session,
    wanted: Wanted,
    *,
    before: str | None = None,
    after: str | None = None,
    limit: int,
    counted: bool = False,
) -> Papers:
    """Return a page of papers.

    Args:
        session: any session.
        wanted: which of them, and in which order.
        before: the cursor of a page, to go back from it.
        after: the cursor of a page, to go on from it; without either the first page.
        limit: at most so many.
        counted: whether to tell how many there are in all.

    Raises:
        InvalidSubmissionError: a cursor is not one of ours, or its paper is no longer there.
    """
    place, cursor, back = wanted.order.place, before or after, before is not None
    down = wanted.order.descending is not back
    conditions = _conditions(session, wanted)
    number = _number(conditions) if counted else literal(0)
    query = select(PaperRow.document_id, number).where(*conditions).limit(limit + 1)
    if cursor is not None:
        here, there = tuple_(*place), _there(session, place, cursor)
        query = query.where(here < there if down else here > there)
    rows = session.execute(query.order_by(*(column.desc() if down else column.asc() for column in place))).all()
    more, shown = len(rows) > limit, [document_id for document_id, _ in rows[:limit]]
    if back:
        shown.reverse()
    earlier, later = (more, True) if back else (cursor is not None, more)
    return Papers(
        of_documents(session, shown),
        write_id(shown[0]) if earlier and shown else None,
        write_id(shown[-1]) if later and shown else None,
        rows[0][1] if rows else 0,
    )


def _number(conditions: Sequence[ColumnElement[bool]]) -> Any:
    some = select(PaperRow.document_id).where(*conditions).limit(MOST_COUNTED + 1)
    return select(func.count()).select_from(some.subquery()).scalar_subquery()


def _there(session: Session, place: Sequence[Any], cursor: str) -> Any:
    document_id = read_id(cursor)
    values = session.execute(select(*place).where(PaperRow.document_id == document_id)).one_or_none()
    if values is None:
        raise not_ours()
    return tuple_(*values)


def of_documents(session: Session, document_ids: Sequence[str]) -> tuple[ListedPaper, ...]:
    """Return papers by the ids of their documents, in that order; those that are not there are left out."""
    if not document_ids:
        return ()
    query = (
        select(PaperRow, DocumentRow)
        .join(DocumentRow, DocumentRow.id == PaperRow.document_id)
        .where(PaperRow.document_id.in_(document_ids))
        .options(defer(DocumentRow.payload))
    )
    found = {row[0].document_id: (row[0], row[1]) for row in session.execute(query)}
    return _listed(session, [found[each] for each in document_ids if each in found])


def usual_forms(session: Session) -> list[str]:
    """Return the slugs of the forms made of late, those made most often first."""
    newest = select(PaperRow.form).order_by(PaperRow.created_at.desc(), PaperRow.document_id.desc()).limit(LATE)
    return [form for form, _ in Counter(session.scalars(newest)).most_common()]


def superseded_by(session: Session, document_id: str) -> tuple[ListedPaper, ...]:
    """Return the papers that a document corrects."""
    query = select(PaperRow.document_id).where(PaperRow.superseded_by_id == document_id)
    # Sorted here: by an index that has the order SQLite would go through all papers.
    return tuple(sorted(of_documents(session, session.scalars(query).all()), key=lambda one: one.document.created_at))


def supersede(session: Session, document_id: str, by: str) -> None:
    """Note that a document corrects an earlier one, or the one that did so meanwhile."""
    seen: set[str] = {by}
    while document_id not in seen:
        seen.add(document_id)
        mine = PaperRow.document_id == document_id
        free = update(PaperRow).where(mine, PaperRow.superseded_by_id.is_(None)).values(superseded_by_id=by)
        if session.scalar(free.returning(PaperRow.document_id), execution_options=UNTOUCHED) is not None:
            return
        document_id = session.scalar(select(PaperRow.superseded_by_id).where(mine)) or by


def _conditions(session: Session, wanted: Wanted) -> list[ColumnElement[bool]]:
    exact: dict[Any, Any] = {
        PaperRow.form: wanted.form,
        PaperRow.year: wanted.year,
        PaperRow.quarter: wanted.quarter,
        PaperRow.result: wanted.result,
    }
    texts = ((PaperRow.name, wanted.name), (PaperRow.evaluator, wanted.evaluator))
    found = [column == value for column, value in exact.items() if value is not None]
    found += [column.contains(word, autoescape=True) for column, text in texts for word in folded(text).split()]
    if wanted.units:
        found.append(_of_units(session, wanted))
    if wanted.standing is Standing.SUPERSEDED:
        found.append(PaperRow.superseded_by_id.is_not(None))
    elif wanted.standing is not None:
        found += [PaperRow.superseded_by_id.is_(None), _stands(wanted.standing)]
    return found


def _of_units(session: Session, wanted: Wanted) -> ColumnElement[bool]:
    # Words are looked for in each organization once: they are few, and an index leads from one to the next.
    known, units = session.scalars(select(PaperRow.unit).distinct()), [folded(unit).split() for unit in wanted.units]
    named = [each for each in known if any(all(word in each for word in words) for words in units)]
    ways = (
        (named, PaperRow.unit.in_(named)),
        (wanted.unit_ids, PaperRow.document_id.in_(select(_about_sheets(wanted.unit_ids)))),
    )
    # Through an empty list SQLite would look for each paper.
    return or_(false(), *(condition for values, condition in ways if values))


def _about_sheets(unit_ids: Sequence[str]) -> Any:
    """Return the papers about what sheets of some units are about, once for all conditions of a statement.

    A sheet names its paper in force and the protocol of its session. Others are about the same person and period;
    what a paper supersedes is the same paper, though it named somebody else.
    """
    of_units = CycleSheetRow.unit_id.in_(unit_ids)
    own = select(CycleSheetRow.document_id).where(of_units, CycleSheetRow.document_id.is_not(None))
    protocols = select(CycleSheetRow.protocol_id).where(of_units, CycleSheetRow.protocol_id.is_not(None))
    assessed = select(PaperRow.assessment).where(PaperRow.document_id.in_(own), PaperRow.assessment.is_not(None))
    beside = select(PaperRow.document_id).where(PaperRow.assessment.in_(assessed))
    former = select(PaperRow.document_id).where(PaperRow.superseded_by_id.in_(own)).cte("former", recursive=True)
    former = former.union(select(PaperRow.document_id).join(former, PaperRow.superseded_by_id == former.c.document_id))
    return union(own, protocols, beside, select(former.c.document_id)).cte("about")


def _stands(standing: Standing) -> ColumnElement[bool]:
    # Few papers are not ready, and an index holds them; SQLite takes it where its condition stands in the statement.
    one = aliased(DocumentRow)
    ready: BindParameter[str] = bindparam("ready", Status.READY.value, literal_execute=True)
    unready = select(one.id).where(one.status != ready)
    if standing is Standing.READY:
        return PaperRow.document_id.not_in(unready)
    statuses = [Status.FAILED] if standing is Standing.FAILED else [Status.QUEUED, Status.RENDERING]
    return PaperRow.document_id.in_(unready.where(one.status.in_(statuses)))


def _listed(session: Session, rows: Sequence[tuple[PaperRow, DocumentRow]]) -> tuple[ListedPaper, ...]:
    found = documents.with_files(session, [document for _, document in rows])
    return tuple(
        ListedPaper(document, paper.whom, paper.year, paper.quarter, paper.result, paper.score, paper.superseded_by_id)
        for (paper, _), document in zip(rows, found, strict=True)
    )
