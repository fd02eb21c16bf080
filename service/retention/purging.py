"""The work of a confirmed purge: rows in small transactions, then files, then the traces of both.

It may be killed at any moment and begun again, and run in several places at once: what is left to do stands in the
database, each step takes what waits, and a file is noted to be deleted in the transaction that takes what needs it.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable
from datetime import datetime
from datetime import time as clock_time
from typing import Final

import structlog
from sqlalchemy import Text, cast, delete, false, func, insert, not_, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.batches import removal
from service.db.database import UNTOUCHED, ScopedDatabase
from service.db.models import (
    CycleSheetRow,
    DocumentRow,
    DoomedFileRow,
    DossierRow,
    DraftRow,
    EmployeeRow,
    Fate,
    FileRow,
    IdempotencyKeyRow,
    KeyRow,
    LayoutCheckRow,
    LegalHoldRow,
    PaperRow,
    PurgePaperRow,
    PurgeRow,
    PurgeState,
    RepairRow,
    ReplacedFileRow,
    SessionRow,
    TransitionRow,
    UserRow,
)
from service.db.tenancy import SYSTEM, Actor, Scope
from service.documents.files import as_file
from service.errors import FileDamagedError, FileMissingError
from service.files.packs import write_pack
from service.files.store import FileStore
from service.journal.events import Action, Event, Kind, note_all, note_of
from service.local_time import KAZAKHSTAN, local_date
from service.retention.due import due_ids
from service.retention.people import Named, names
from validators.parameters import terms
from validators.periods import MONTHS_IN_YEAR, add_months

AT_ONCE: Final = 100
"""Papers in one transaction: some tens of milliseconds, in which SQLite lets nobody else write."""
SECONDS: Final = 60.0
"""After so long the rest is left to another message, so that other tasks have their turn."""
GO_WITH_PAPERS: Final = (FileRow, ReplacedFileRow, RepairRow, LayoutCheckRow, TransitionRow, IdempotencyKeyRow)
"""Tables whose rows go with the document they name; batches, dossiers and drafts go by rules of their own."""

log = structlog.get_logger(__name__)


def run_purge(database: ScopedDatabase, files: FileStore, purge_id: str) -> bool:
    """Destroy papers of a purge; return whether more wait.

    Args:
        database: that of every state body.
        files: where files of papers and batches are.
        purge_id: a confirmed purge; of another nothing is done.

    Raises:
        DatabaseUnavailableError: not all was done.
        StorageError: a file cannot be deleted now.
    """
    with database.reading() as session:
        purge = session.scalar(select(PurgeRow).where(PurgeRow.id == purge_id, PurgeRow.state == PurgeState.CONFIRMED))
        if purge is None:
            return False
        of_body = database.whole.of(Scope(purge.state_body_id, _actor(session, purge)))
    until = time.monotonic() + SECONDS
    while _purge_some(of_body, purge_id):
        if time.monotonic() >= until:
            return True
    with of_body.reading() as session:
        left = select(PurgePaperRow.paper_id).where(PurgePaperRow.purge_id == purge_id, PurgePaperRow.outcome.is_(None))
        if session.scalar(left.limit(1)) is not None:
            # Another worker has the last of them in hand, and does the rest.
            return False
    _forget_beside(of_body)
    delete_doomed(database, files)
    database.whole.erase_traces()
    with database.transaction() as session:
        now = database.now(session)
        done = update(PurgeRow).where(PurgeRow.id == purge_id, PurgeRow.state == PurgeState.CONFIRMED)
        done = done.values(state=PurgeState.DONE, finished_at=now, notify_at=None)
        body = session.scalar(done.returning(PurgeRow.state_body_id), execution_options=UNTOUCHED)
        if body is not None:
            note_of(session, body, Actor("system", "purge"), Event(Action.REMOVE, Kind.PURGE, purge_id), now=now)
            log.info("purged", purge_id=purge_id)
    return False


def _purge_some(database: ScopedDatabase, purge_id: str) -> bool:
    """Destroy the next papers of a purge; ``False`` where none wait. What is kept longer meanwhile is left."""
    with database.transaction() as session:
        now = database.now(session)
        waiting = select(PurgePaperRow.paper_id).where(
            PurgePaperRow.purge_id == purge_id, PurgePaperRow.outcome.is_(None)
        )
        ids = session.scalars(waiting.limit(AT_ONCE).with_for_update(skip_locked=True)).all()
        if not ids:
            return False
        gone = session.scalars(due_ids(session, local_date(now)).where(PaperRow.document_id.in_(ids))).all()
        doom(session, destroy(session, gone, now=now))
        fates = {Fate.PURGED: gone, Fate.KEPT: [one for one in ids if one not in {*gone}]}
        for fate, papers in fates.items():
            settled = update(PurgePaperRow).where(
                PurgePaperRow.purge_id == purge_id, PurgePaperRow.paper_id.in_(papers)
            )
            session.execute(settled.values(outcome=fate, at=now), execution_options=UNTOUCHED)
        state_body_id, actor = _who(session, purge_id)
        events = [(state_body_id, actor, Event(Action.REMOVE, Kind.DOCUMENT, one), now) for one in gone]
        note_all(session, events)
        return True


def destroy(session: Session, ids: Collection[str], *, now: datetime) -> set[str]:
    """Delete papers and all that is kept of them; return the hashes of files, some of which others may need.

    Args:
        session: a writing session of their state body.
        ids: of the papers.
        now: the present moment.
    """
    if not ids:
        return set()
    found: set[str] = set()
    kept = select(FileRow.sha256, FileRow.pack_sha256).where(FileRow.document_id.in_(ids))
    found |= {pack or sha256 for sha256, pack in session.execute(kept)}
    found |= {*session.scalars(select(ReplacedFileRow.sha256).where(ReplacedFileRow.document_id.in_(ids)))}
    within = select(DocumentRow.dossier_id).where(DocumentRow.id.in_(ids), DocumentRow.dossier_id.is_not(None))
    dossiers = [str(one) for one in session.scalars(within.distinct())]
    found |= removal.forget_papers(session, ids, now=now)
    session.execute(delete(DraftRow).where(DraftRow.corrects_id.in_(ids)), execution_options=UNTOUCHED)
    session.execute(delete(LegalHoldRow).where(LegalHoldRow.paper_id.in_(ids)), execution_options=UNTOUCHED)
    _forget_sheets(session, ids)
    for table in GO_WITH_PAPERS:
        session.execute(delete(table).where(table.document_id.in_(ids)), execution_options=UNTOUCHED)
    session.execute(delete(PaperRow).where(PaperRow.document_id.in_(ids)), execution_options=UNTOUCHED)
    session.execute(delete(DocumentRow).where(DocumentRow.id.in_(ids)), execution_options=UNTOUCHED)
    _settle_dossiers(session, dossiers)
    return found


def doom(session: Session, hashes: Iterable[str]) -> None:
    """Note files that are to be deleted where nothing needs them any more."""
    wanted = {*hashes}
    known = {*session.scalars(select(DoomedFileRow.sha256).where(DoomedFileRow.sha256.in_(wanted)))}
    for sha256 in sorted(wanted - known):
        try:
            with session.begin_nested():
                session.execute(insert(DoomedFileRow), [{"sha256": sha256}])
        except IntegrityError:
            # Another purge noted it at the same moment.
            continue


def delete_doomed(database: ScopedDatabase, files: FileStore) -> None:
    """Delete the files that are noted, each after the database was asked whether anything needs it.

    Raises:
        DatabaseUnavailableError: not all were deleted.
        StorageError: one cannot be deleted now.
    """
    with database.reading() as session:
        doomed = session.scalars(select(DoomedFileRow.sha256)).all()
    for sha256 in doomed:
        _write_pack_anew(database, files, sha256)
        with database.transaction() as session:
            if not _needed(session, sha256):
                # Before the note is gone: who is killed here deletes it once more.
                files.delete(sha256)
            session.execute(delete(DoomedFileRow).where(DoomedFileRow.sha256 == sha256), execution_options=UNTOUCHED)


def _write_pack_anew(database: ScopedDatabase, files: FileStore, pack: str) -> None:
    """Put the files of a pack that are needed into another one, which holds nothing else."""
    with database.reading() as session:
        rows = session.scalars(select(FileRow).where(FileRow.pack_sha256 == pack).order_by(FileRow.pack_offset)).all()
        kept = [(row.id, as_file(row)) for row in rows]
    if not kept:
        return
    try:
        contents = [file.read(files) for _, file in kept]
    except (FileMissingError, FileDamagedError):
        # Whoever asks for one of them finds it lost, and has it made again.
        log.warning("pack_lost", sha256=pack)
        return
    places = write_pack(files, contents)
    with database.transaction() as session:
        for (row_id, _), (_, place) in zip(kept, places, strict=True):
            moved = update(FileRow).where(FileRow.id == row_id, FileRow.pack_sha256 == pack)
            moved = moved.values(pack_sha256=place.pack, pack_offset=place.offset)
            session.execute(moved, execution_options=UNTOUCHED)


def _needed(session: Session, sha256: str) -> bool:
    """Tell whether any state body needs a file; one that lies in a pack was moved before."""
    paper = select(FileRow.id).where(FileRow.sha256 == sha256, FileRow.pack_sha256.is_(None))
    template = select(DocumentRow.id).where(DocumentRow.template_sha256 == sha256, DocumentRow.variant.is_not(None))
    if any(session.scalar(query.limit(1)) is not None for query in (paper, template)):
        return True
    return not removal.unneeded(session, [sha256])


def _settle_dossiers(session: Session, ids: Collection[str]) -> None:
    """Forget what was said between papers of which one is gone, and dossiers of which all are."""
    if not ids:
        return
    left = {*session.scalars(select(DocumentRow.dossier_id).where(DocumentRow.dossier_id.in_(ids)).distinct())}
    session.execute(update(DossierRow).where(DossierRow.id.in_(ids)).values(violations=[]), execution_options=UNTOUCHED)
    empty = [one for one in ids if one not in left]
    keys = delete(IdempotencyKeyRow).where(IdempotencyKeyRow.dossier_id.in_(empty))
    session.execute(keys, execution_options=UNTOUCHED)
    session.execute(delete(DossierRow).where(DossierRow.id.in_(empty)), execution_options=UNTOUCHED)


def _forget_beside(database: ScopedDatabase) -> None:
    """Forget old drafts, released holds on people whom no paper names any more, and what users last looked for."""
    with database.transaction() as session:
        _forget_drafts(session, database.now(session))
        released = LegalHoldRow.paper_id.is_(None) & LegalHoldRow.released_at.is_not(None)
        for row in session.scalars(select(LegalHoldRow).where(released)).all():
            named = select(PaperRow.document_id).join(DocumentRow, DocumentRow.id == PaperRow.document_id)
            if session.scalar(named.where(names(Named(row.iin, row.shown))).limit(1)) is None:
                session.delete(row)
        users = select(UserRow.id)
        forgotten = update(SessionRow).where(SessionRow.user_id.in_(users), SessionRow.kept.is_not(None))
        session.execute(forgotten.values(kept=None), execution_options=UNTOUCHED)


def _forget_sheets(session: Session, ids: Collection[str]) -> None:
    """Delete what cycles hold of papers that go; a sheet whose paper stays forgets its protocol alone."""
    gone = delete(CycleSheetRow).where(CycleSheetRow.document_id.in_(ids))
    session.execute(gone, execution_options=UNTOUCHED)
    alone = update(CycleSheetRow).where(CycleSheetRow.protocol_id.in_(ids)).values(protocol_id=None)
    session.execute(alone, execution_options=UNTOUCHED)


def _forget_drafts(session: Session, now: datetime) -> None:
    """Delete what nobody wrote at for as long as papers are kept and names nobody who is held.

    Drafts, sheets of cycles without a paper, and servants who left the staff list and stand in no cycle any more.
    """
    written = add_months(local_date(now), -MONTHS_IN_YEAR * terms(local_date(now)).retention_years)
    until = datetime.combine(written, clock_time.min, KAZAKHSTAN)
    holds = session.execute(select(LegalHoldRow.iin, LegalHoldRow.shown).where(LegalHoldRow.released_at.is_(None)))
    held = [text for row in holds for text in row if text is not None]
    unmade = (CycleSheetRow.document_id.is_(None), CycleSheetRow.updated_at < until)
    in_cycles = select(CycleSheetRow.employee_id)
    left = (EmployeeRow.gone_at < until, EmployeeRow.id.not_in(in_cycles))
    for gone, texts in (
        (delete(DraftRow).where(DraftRow.updated_at < until), (DraftRow.data,)),
        (delete(CycleSheetRow).where(*unmade), (CycleSheetRow.data, cast(CycleSheetRow.employee, Text))),
        (delete(EmployeeRow).where(*left), (EmployeeRow.full_name, EmployeeRow.iin)),
    ):
        names_held = [text.contains(name, autoescape=True) for text in texts for name in held]
        free = gone.where(not_(func.coalesce(or_(false(), *names_held), false())))
        session.execute(free, execution_options=UNTOUCHED)


def _who(session: Session, purge_id: str) -> tuple[str, Actor]:
    row = session.scalars(select(PurgeRow).where(PurgeRow.id == purge_id)).one()
    return row.state_body_id, _actor(session, row)


def _actor(session: Session, purge: PurgeRow) -> Actor:
    """Return who confirmed a purge: a user, a program by its key, or who works at the machine."""
    confirmed_by = purge.confirmed_by or SYSTEM.id
    if confirmed_by == SYSTEM.id:
        return SYSTEM
    return Actor("user" if session.get(KeyRow, confirmed_by) is None else "key", confirmed_by)
