"""Annual scores of corpus «Б»: the quarters of a year put together from its cycles, and made as papers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.cycles import store
from service.cycles.sheets import current
from service.cycles.states import SCORED, UNISSUED
from service.cycles.store import Cycle, Sheet
from service.db.models import CycleRow, CycleSheetRow, DocumentRow, PaperRow, Status
from service.documents.submissions import Submission, submit
from service.errors import ForbiddenByMethodology
from service.idempotency import IdempotencyClaim
from service.services import Services
from validators.check import Outcome
from validators.cycles.annual import FORM, QuarterOutcome, annual_data

AT_ONCE: Final = 200
"""Papers made in one request."""


@dataclass(frozen=True, slots=True)
class Annual:
    """The annual score of a servant.

    Attributes:
        employee_id: of the servant.
        data: of the paper, formed of the cycles of the year.
        outcome: what the methodology says of it.
        document_id: the paper made of these very data, ``None`` where there is none.
        earlier_id: a paper made of other data, which the next one supersedes.
        left: the quarters in which a sheet has no score yet.
    """

    employee_id: str
    data: Mapping[str, Any]
    outcome: Outcome
    document_id: str | None
    earlier_id: str | None
    left: tuple[int, ...]


def annual_scores(services: Services, year: int, *, today: date, language: str) -> tuple[Annual, ...]:
    """Return the annual scores that the cycles of a year give, by name; of a servant without any score there is none.

    Of a quarter that was run twice the last cycle counts.
    """
    for cycle_id in _cycles(services, year):
        current(services, cycle_id)
    with services.database.reading() as session:
        quarters = _quarters(session, year)
        found = list(_formed(quarters, year))
        papers = _papers(session, [employee_id for employee_id, _, _ in found], year)
    return tuple(_judged(services, papers, *one, today=today, language=language) for one in found)


def make_annual_scores(
    services: Services, year: int, more: Mapping[str, Any], *, today: date, language: str
) -> tuple[int, int]:
    """Have the annual scores made as papers that are not made yet: as many as fit into one request.

    Args:
        services: what to work with.
        year: the calendar year.
        more: what the cycles do not know: the signatory and the day.
        today: the caller's date.
        language: of the messages.

    Returns:
        How many were made, and how many are left that can be.
    """
    ready = [
        one
        for one in annual_scores(services, year, today=today, language=language)
        if one.document_id is None and not one.left and one.outcome.valid
    ]
    made = 0
    for one in ready[:AT_ONCE]:
        submission = Submission(
            FORM,
            {**one.data, **more},
            external_id=label(year, one.employee_id),
            message_language=language,
            supersedes=one.earlier_id,
        )
        claim = IdempotencyClaim(f"{label(year, one.employee_id)}/{_hash(one.data)[:16]}", _hash(submission.data))
        try:
            submit(services, submission, today=today, idempotency=claim)
        except ForbiddenByMethodology:
            continue
        made += 1
    return made, len(ready) - made


def label(year: int, employee_id: str) -> str:
    """Return the label by which the paper of a servant's year is found again."""
    return f"annual-{year}-{employee_id}"


def _hash(data: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True, default=str).encode()).hexdigest()


def _cycles(services: Services, year: int) -> Sequence[str]:
    with services.database.reading() as session:
        mine = select(CycleRow.id).where(CycleRow.methodology == "B", CycleRow.year == year)
        return session.scalars(mine).all()


def _quarters(session: Session, year: int) -> list[tuple[Cycle, tuple[Sheet, ...]]]:
    """Return the sheets of each quarter, those of the cycle opened last."""
    newest: dict[int, Cycle] = {}
    for cycle in store.cycles(session):
        if cycle.period.methodology == "B" and cycle.period.year == year:
            newest.setdefault(cycle.period.quarter or 0, cycle)
    return [
        (newest[number], store.read_sheets(session, [CycleSheetRow.cycle_id == newest[number].id]))
        for number in sorted(newest)
    ]


def _formed(
    quarters: Iterable[tuple[Cycle, tuple[Sheet, ...]]], year: int
) -> Iterator[tuple[str, dict[str, Any], tuple[int, ...]]]:
    """Yield each servant with the data of the paper and the quarters that have no score yet, by name."""
    by_servant: dict[str, list[tuple[int, Sheet]]] = {}
    for cycle, sheets in quarters:
        for sheet in sheets:
            by_servant.setdefault(sheet.employee_id, []).append((cycle.period.quarter or 0, sheet))
    for employee_id, found in sorted(by_servant.items(), key=lambda one: (one[1][-1][1].employee["full_name"], one[0])):
        scored = [(number, sheet) for number, sheet in found if sheet.state in SCORED and sheet.score is not None]
        if not scored:
            continue
        left = {number for number, sheet in found if sheet.state in UNISSUED}
        # The last position of the year, which the paper names.
        employee = max(scored, key=lambda one: (one[0], one[1].employee["appointed_on"]))[1].employee
        outcomes = [
            QuarterOutcome(quarter=number, average=sheet.score, result=sheet.result, evaluator=sheet.assessor)
            for number, sheet in scored
        ]
        assessed = {number for number, _ in scored} | left
        outcomes += [
            QuarterOutcome(quarter=number, reason=_reason(sheet)) for number, sheet in found if number not in assessed
        ]
        yield employee_id, annual_data(employee, year, outcomes), tuple(sorted(left))


def _reason(sheet: Sheet) -> str | None:
    return None if sheet.reason is None else sheet.decision["reason"]["text"]["ru"]


def _papers(session: Session, employee_ids: Sequence[str], year: int) -> dict[str, tuple[str, Mapping[str, Any]]]:
    """Return the paper in force of each servant with its data, by label."""
    query = (
        select(DocumentRow.id, DocumentRow.external_id, DocumentRow.payload)
        .join(PaperRow, PaperRow.document_id == DocumentRow.id)
        .where(
            DocumentRow.external_id.in_([label(year, one) for one in employee_ids]),
            DocumentRow.form == FORM,
            DocumentRow.status != Status.FAILED,
            PaperRow.superseded_by_id.is_(None),
        )
    )
    return {row.external_id: (row.id, json.loads(row.payload or "{}")) for row in session.execute(query)}


def _judged(  # noqa: PLR0913 - a servant's year, and by what it is judged
    services: Services,
    papers: Mapping[str, tuple[str, Mapping[str, Any]]],
    employee_id: str,
    data: dict[str, Any],
    left: tuple[int, ...],
    *,
    today: date,
    language: str,
) -> Annual:
    outcome = services.check(FORM, data, today=today, language=language, calendar=services.calendar)
    document_id, payload = papers.get(label(data["year"], employee_id), (None, {}))
    same = outcome.payload is not None and all(payload.get(name) == outcome.payload.get(name) for name in data)
    return Annual(employee_id, data, outcome, document_id if same else None, None if same else document_id, left)
