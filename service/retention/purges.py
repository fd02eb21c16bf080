"""Purges: papers that fell due, listed once for an act of destruction, and what becomes of the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Final

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from service.db.backoff import MESSAGE_LOST_AFTER
from service.db.database import UNTOUCHED
from service.db.models import DocumentRow, Fate, PaperRow, PurgePaperRow, PurgeRow, PurgeState, Status, new_id
from service.db.tenancy import SYSTEM, actor_of
from service.documents import store as documents
from service.documents.submissions import ACTOR, Submission, new_document
from service.errors import ServiceError
from service.journal.events import Action, Event, Kind, note
from service.local_time import local_date
from service.retention.due import due_ids
from service.services import Services, find_form
from validators.forms import SPECS

FORM: Final = "destruction_act"
CHUNK: Final = 1000
OPEN: Final = (PurgeState.PREPARED, PurgeState.CONFIRMED)
TITLE_LENGTH: Final = 300


class PurgeNotFoundError(ServiceError):
    """The state body has no such purge."""


class PurgeRefusedError(ServiceError):
    """Something is not done to a purge as it stands; ``reason`` names why in the catalogues."""

    reason: ClassVar[str]


class NothingDueError(PurgeRefusedError):
    """Nothing has fallen due that is not listed by another act already."""

    reason = "nothing_due"


class ActNotReadyError(PurgeRefusedError):
    """The act is not made yet: nobody can have signed it."""

    reason = "act_not_ready"


class PurgeSettledError(PurgeRefusedError):
    """The purge was confirmed or called off before."""

    reason = "settled"


class NoLongerDueError(PurgeRefusedError):
    """Some of the listed papers are held or prolonged meanwhile: the act says too many.

    Attributes:
        papers: how many of them.
    """

    reason = "no_longer_due"

    def __init__(self, papers: int) -> None:
        super().__init__(f"{papers} papers are kept longer")
        self.papers = papers


@dataclass(frozen=True, slots=True)
class Purge:
    """A purge as it stands; ``purged`` and ``kept`` count what became of its ``papers`` so far."""

    id: str
    act_id: str
    state: PurgeState
    papers: int
    purged: int
    kept: int
    created_at: datetime
    confirmed_at: datetime | None
    finished_at: datetime | None


def prepare(services: Services, act: Mapping[str, Any], *, language: str) -> Purge:
    """List what has fallen due, and have the act made of it; nothing is destroyed.

    Args:
        services: what to work with.
        act: what its officer knows: organization, number, members, approved_by, means, signed_on.
        language: of the messages.

    Raises:
        NothingDueError: there is nothing to destroy.
        ForbiddenByMethodology: the act cannot be made of what was typed.
        DatabaseUnavailableError: nothing was listed.
    """
    today = local_date(services.clock())
    with services.database.transaction() as session:
        now = services.database.now(session)
        listed = select(PurgePaperRow.paper_id).join(PurgeRow, PurgeRow.id == PurgePaperRow.purge_id)
        taken = listed.where(PurgeRow.state.in_(OPEN), PurgePaperRow.outcome.is_(None))
        ids = session.scalars(due_ids(session, today).where(PaperRow.document_id.not_in(taken))).all()
        if not ids:
            raise NothingDueError
        data = {**act, "groups": _groups(services, session, ids)}
        form, outcome = (
            find_form(services, FORM, "ru"),
            services.check(FORM, data, today=today, language=language, calendar=services.calendar),
        )
        new = new_document(services, form, Submission(FORM, data, message_language=language), outcome)
        made = documents.add(session, new, now=now, actor=ACTOR)
        row = PurgeRow(
            id=new_id(),
            act_id=made.id,
            state=PurgeState.PREPARED,
            papers=len(ids),
            created_at=now,
            created_by=(actor_of(session) or SYSTEM).id,
        )
        session.add(row)
        session.flush()
        for begin in range(0, len(ids), CHUNK):
            chunk = [{"purge_id": row.id, "paper_id": one} for one in ids[begin : begin + CHUNK]]
            session.execute(insert(PurgePaperRow), chunk)
        note(session, Event(Action.CREATE, Kind.PURGE, row.id), now=now)
        note(session, Event(Action.CREATE, Kind.DOCUMENT, made.id), now=now)
        prepared = _shown(row, {})
    services.notifier.notify(made.id)
    return prepared


def confirm(services: Services, purge_id: str) -> None:
    """Have the papers of a purge destroyed, once its act is made and signed; this cannot be undone.

    Raises:
        PurgeNotFoundError: there is no such purge.
        PurgeSettledError: it was confirmed or called off before.
        ActNotReadyError: its act is not made yet.
        NoLongerDueError: papers of it are kept longer.
        DatabaseUnavailableError: nothing is confirmed.
    """
    with services.database.transaction() as session:
        now = services.database.now(session)
        row = _open(session, purge_id)
        status = session.scalar(select(DocumentRow.status).where(DocumentRow.id == row.act_id))
        if status != Status.READY:
            raise ActNotReadyError(purge_id)
        due = due_ids(session, local_date(services.clock()))
        mine = select(PurgePaperRow.paper_id).where(PurgePaperRow.purge_id == purge_id)
        still = session.scalar(select(func.count()).select_from(due.where(PaperRow.document_id.in_(mine)).subquery()))
        if still != row.papers:
            raise NoLongerDueError(row.papers - (still or 0))
        row.state, row.confirmed_at, row.notify_at = PurgeState.CONFIRMED, now, now + MESSAGE_LOST_AFTER
        row.confirmed_by = (actor_of(session) or SYSTEM).id
        note(session, Event(Action.CONFIRM, Kind.PURGE, purge_id), now=now)
    services.notifier.notify_purge(purge_id)


def call_off(services: Services, purge_id: str) -> None:
    """Call a purge off that is not confirmed; its papers may be listed again. Its act stays, as a paper that was made.

    Raises:
        PurgeNotFoundError: there is no such purge.
        PurgeSettledError: it was confirmed or called off before.
        DatabaseUnavailableError: nothing is changed.
    """
    with services.database.transaction() as session:
        row = _open(session, purge_id)
        row.state = PurgeState.CANCELLED
        note(session, Event(Action.CANCEL, Kind.PURGE, purge_id), now=services.database.now(session))


def get_purge(services: Services, purge_id: str) -> Purge:
    """Return a purge.

    Raises:
        PurgeNotFoundError: there is no such purge.
    """
    found = next((one for one in list_purges(services, purge_id)), None)
    if found is None:
        raise PurgeNotFoundError(purge_id[:36])
    return found


def list_purges(services: Services, purge_id: str | None = None) -> list[Purge]:
    """Return the purges of a state body, the newest first, or the one with an id."""
    with services.database.reading() as session:
        query = select(PurgeRow).order_by(PurgeRow.created_at.desc())
        rows = session.scalars(query if purge_id is None else query.where(PurgeRow.id == purge_id)).all()
        counts: dict[str, dict[str, int]] = {row.id: {} for row in rows}
        group = (PurgePaperRow.purge_id, PurgePaperRow.outcome)
        wanted = select(*group, func.count()).where(PurgePaperRow.purge_id.in_(counts)).group_by(*group)
        for one, outcome, number in session.execute(wanted):
            counts[one][outcome or ""] = number
        return [_shown(row, counts[row.id]) for row in rows]


def due(session: Session, *, now: datetime) -> list[str]:
    """Return the purges that have something to do and were silent for too long; their silence begins anew."""
    silent = (PurgeRow.state == PurgeState.CONFIRMED, PurgeRow.notify_at <= now)
    again = update(PurgeRow).where(*silent).values(notify_at=now + MESSAGE_LOST_AFTER).returning(PurgeRow.id)
    return list(session.scalars(again, execution_options=UNTOUCHED))


def _open(session: Session, purge_id: str) -> PurgeRow:
    row = session.scalar(select(PurgeRow).where(PurgeRow.id == purge_id).with_for_update())
    if row is None:
        raise PurgeNotFoundError(purge_id[:36])
    if row.state != PurgeState.PREPARED:
        raise PurgeSettledError(purge_id)
    return row


def _groups(services: Services, session: Session, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Return the lines of the act: kinds and periods of papers, how many, and the latest day they had to be there."""
    found: dict[tuple[int, int, str], tuple[int, date]] = {}
    columns = (PaperRow.year, PaperRow.quarter, PaperRow.form, PaperRow.kept_until)
    for begin in range(0, len(ids), CHUNK):
        for year, quarter, form, until in session.execute(
            select(*columns).where(PaperRow.document_id.in_(ids[begin : begin + CHUNK]))
        ):
            number, last = found.get(key := (year or 0, quarter or 0, form), (0, date.min))
            found[key] = number + 1, max(last, until or date.min)
    return [
        {
            "kind": services.forms[form].name[:TITLE_LENGTH] if form in services.forms else form,
            "methodology": SPECS[form].methodology if form in SPECS else "B",
            **({"year": year} if year else {}),
            **({"quarter": quarter} if quarter else {}),
            "papers": number,
            "kept_until": last.isoformat(),
        }
        for (year, quarter, form), (number, last) in sorted(found.items())
    ]


def _shown(row: PurgeRow, counts: Mapping[str, int]) -> Purge:
    return Purge(
        row.id,
        row.act_id,
        PurgeState(row.state),
        row.papers,
        counts.get(Fate.PURGED, 0),
        counts.get(Fate.KEPT, 0),
        row.created_at,
        row.confirmed_at,
        row.finished_at,
    )
