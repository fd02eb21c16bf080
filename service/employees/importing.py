"""Reads a batch that is a staff list: first what it would change, then, where that is wanted, the changes alone.

In the first turn each row is compared with the list by a hash; who stays as before is counted and leaves nothing
behind. What shows only among all rows, who comes twice and who does not come at all, follows the last row. The second
turn reads the rows that change something, and no others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar, Final

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from service.access.units import list_units
from service.batches import reading_claims
from service.batches.checking import CheckedRow, storable
from service.batches.messages import (
    SOURCE_LOST,
    all_errors,
    capped,
    in_words_of_sheet,
    message,
    remark_violation,
    row_violation,
)
from service.batches.reading import Readers, SegmentReader
from service.batches.reading_claims import MAX_CRASHES
from service.batches.row_readers import InputRow, from_line
from service.db.database import UNTOUCHED
from service.db.models import BatchStatus, EmployeeRow, StaffChangeRow, StaffImportRow
from service.employees import store
from service.employees.imports import REPLACE, is_too_many
from service.employees.store import Change
from service.employees.units import UnitBook
from service.errors import FileDamagedError, FileMissingError
from service.spreadsheets.columns import STAFF
from validators.messages.catalog import MESSAGES
from validators.schemas.reading import payload
from validators.staff.check import check_member, external_id_problem
from validators.staff.schema import EXTERNAL_ID_LENGTH, StaffMember

MAX_NAMED: Final = 10
"""Rows that one sentence names."""


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A row of the file, checked.

    Attributes:
        place: among the rows of the file, from 0.
        number: as its sender counts.
        external_id: the number of the servant, where the row has one that can be one.
        member: the servant; ``None`` where the row is rejected.
        violations: what is wrong with a rejected row.
    """

    place: int
    number: int
    external_id: str | None
    member: StaffMember | None
    violations: tuple[dict[str, Any], ...] = ()

    def rejected(self) -> CheckedRow:
        """Return the row as batches record those that are rejected."""
        return CheckedRow(self.number, STAFF, self.external_id, None, None, None, self.violations)


class StaffReader(SegmentReader):
    """Reads the next segment of a staff list whose lease it has."""

    rows_at_once: ClassVar[int] = 1000

    def read(self) -> bool:
        """Read the segment; return whether another follows; raises as that of a batch of papers does."""
        if self._reading.crashes >= MAX_CRASHES:
            return self._refuse("reading-crashed")
        try:
            return self._look() if self._reading.made is None else self._apply(self._reading.made)
        except (FileMissingError, FileDamagedError):
            return self._refuse(SOURCE_LOST)

    def _look(self) -> bool:
        """Note what the next rows would change; after the last, who is gone."""
        segment, first = self.next_segment(), self._batch.total
        rows = self._checked([from_line(line) for line in segment.lines], first)
        with self._services.database.transaction() as session:
            if first == 0:
                # One that is read anew from its beginning.
                _forget_changes(session, self._batch.id)
            changes = self._changes(session, rows)
            _note_changes(session, self._batch.id, changes)
            wrong = [row.rejected() for row in rows if row.member is None]
            now = self._now(session)
            reading_claims.record(session, self._reading, wrong, now=now, counted=len(rows) - len(wrong))
            if not segment.last:
                return self._put_back(session)
        if segment.failure is not None:
            return self._refuse(**segment.failure)
        return self._conclude()

    def _conclude(self) -> bool:
        """Find out who comes twice and who not at all, and go on as is wanted."""
        seen, twice, unnumbered = self._all_numbers()
        if not seen and not unnumbered:
            return self._refuse("no-rows")
        with self._services.database.transaction() as session:
            asked = session.get_one(StaffImportRow, self._batch.id)
            if asked.mode == REPLACE and unnumbered:
                named = ", ".join(map(str, unnumbered[:MAX_NAMED]))
                return self._refuse_in(session, "rows-unnumbered", values={"rows": named, "number": len(unnumbered)})
            self._reject_repeated(session, twice)
            present = select(EmployeeRow.external_id, EmployeeRow.full_name).where(EmployeeRow.gone_at.is_(None))
            there = session.execute(present.order_by(EmployeeRow.name, EmployeeRow.id)).all()
            gone = [row for row in there if row.external_id not in seen] if asked.mode == REPLACE else []
            asked.present, asked.gone = len(there), len(gone)
            asked.added, asked.changed = (_count(session, self._batch.id, each) for each in ("added", "changed"))
            _note_changes(
                session,
                self._batch.id,
                [
                    {"external_id": row.external_id, "full_name": row.full_name, "change": str(Change.GONE)}
                    for row in gone
                ],
            )
            session.flush()
            if self._options.dry_run:
                return self._finish(session, BatchStatus.DONE, None)
            if is_too_many(asked) and not asked.confirmed:
                values = {"gone": asked.gone, "present": asked.present}
                return self._refuse_in(session, "too-many-gone", values=values)
            reading_claims.begin_making(session, self._reading, now=self._now(session))
            return self._put_back(session)

    def _all_numbers(self) -> tuple[set[str], list[tuple[int, int, str, int]], list[int]]:
        """Go through all rows once more.

        Returns:
            Every number; the rows whose number came before, each with place, number, that number and the first row;
            and the rows without one.
        """
        seen: dict[str, int] = {}
        twice, unnumbered = [], []
        for place, row in self._every_row():
            external_id = _number_of(row)
            if external_id is None:
                unnumbered.append(row.number)
            elif external_id in seen:
                twice.append((place, row.number, external_id, seen[external_id]))
            else:
                seen[external_id] = row.number
        return {*seen}, twice, unnumbered

    def _every_row(self) -> Iterator[tuple[int, InputRow]]:
        first = 0
        while True:
            segment = self._rows_from(first)
            yield from enumerate(map(from_line, segment.lines), first)
            first += len(segment.lines)
            if segment.last:
                return

    def _reject_repeated(self, session: Session, twice: list[tuple[int, int, str, int]]) -> None:
        """Reject rows whose number came before, unless they were rejected already."""
        rejected = reading_claims.recorded(session, self._batch.id)
        language = self._options.message_language
        wrong = []
        for place, number, external_id, first in twice:
            if number not in rejected:
                text = message("rows", "staff_twice", language, first=first)
                wrong.append(StaffRow(place, number, external_id, None, (row_violation("", text),)).rejected())
                self._forget_change(session, place)
        reading_claims.reject(session, self._reading, wrong, now=self._now(session))

    def _forget_change(self, session: Session, place: int) -> None:
        rows = session.scalars(
            select(StaffChangeRow).where(StaffChangeRow.batch_id == self._batch.id, StaffChangeRow.place == place)
        )
        for row in rows.all():
            session.delete(row)

    def _apply(self, first: int) -> bool:
        """Write the next changes; after those of rows, who is gone."""
        with self._services.database.reading() as session:
            mine = (StaffChangeRow.batch_id == self._batch.id, StaffChangeRow.place >= first)
            start = session.scalar(select(func.min(StaffChangeRow.place)).where(*mine))
            if start is not None:
                within = (*mine, StaffChangeRow.place < start + self.rows_at_once)
                places = set(session.scalars(select(StaffChangeRow.place).where(*within)))
        if start is None:
            return self._apply_gone()
        lines = self._rows_from(start).lines
        sent = [(place, from_line(line)) for place, line in enumerate(lines, start) if place in places]
        rows = [self._check(row, place, self._book()) for place, row in sent]
        members = {row.external_id: row.member for row in rows if row.external_id and row.member}
        with self._services.database.transaction() as session:
            now = self._now(session)
            store.write(session, members, now=now)
            reading_claims.note_made(session, self._reading, start + len(lines), now=now)
            return self._put_back(session)

    def _apply_gone(self) -> bool:
        gone = select(StaffChangeRow.external_id).where(
            StaffChangeRow.batch_id == self._batch.id, StaffChangeRow.change == Change.GONE
        )
        with self._services.database.transaction() as session:
            now = self._now(session)
            left = update(EmployeeRow).where(EmployeeRow.external_id.in_(gone), EmployeeRow.gone_at.is_(None))
            values = {"gone_at": now, "updated_at": now, "version": EmployeeRow.version + 1}
            session.execute(left.values(**values), execution_options=UNTOUCHED)
            return self._finish(session, BatchStatus.DONE, None)

    def _changes(self, session: Session, rows: list[StaffRow]) -> list[dict[str, Any]]:
        """Return what rows would change of the list; those that would change nothing are left out."""
        members: dict[str, StaffRow] = {}
        for row in rows:
            if row.external_id is not None and row.member is not None:
                # Of rows with one number the first counts; the others are rejected when all are known.
                members.setdefault(row.external_id, row)
        known = store.standing(session, members)
        changed: dict[str, StaffRow] = {}
        found = []
        for external_id, row in members.items():
            there, member = known.get(external_id), row.member
            if member is None:
                continue
            if there is None:
                found.append(_change(row, Change.ADDED, []))
            elif there.by(store.content_hash(member)) is Change.CHANGED:
                changed[there.id] = row
        before = {one.id: one.member for one in store.by_ids(session, [*changed])}
        found += [_change(row, Change.CHANGED, differing(before.get(one), row.member)) for one, row in changed.items()]
        return found

    def _checked(self, rows: list[InputRow], first: int) -> list[StaffRow]:
        book = self._book()
        return [self._check(row, place, book) for place, row in enumerate(rows, first)]

    def _book(self) -> UnitBook:
        return UnitBook(list_units(self._services.database))

    def _check(self, row: InputRow, place: int, book: UnitBook) -> StaffRow:
        """Return a row with the servant it is about, or with all that is wrong with it."""
        language = self._options.message_language
        number = _number_of(row)
        wrong: list[dict[str, Any]] = []
        if row.external_id is None:
            wrong.append(row_violation("", message("rows", "staff_unnumbered", language)))
        elif number is None:
            key = external_id_problem(row.external_id) or "external_id"
            wrong.append(row_violation("", MESSAGES.text("staff", key, language)))
        member: StaffMember | None = None
        if row.errors:
            wrong += all_errors(row, language, lambda data: _found(data, book, language)[1])
        else:
            member, found = _found(row.data, book, language)
            wrong += in_words_of_sheet(found, row.cell_errors, language)
        if not wrong:
            return StaffRow(place, row.number, number, member)
        wrong += [remark_violation(remark, language) for remark in row.remarks]
        told = tuple(map(storable, capped(wrong, language)))
        return StaffRow(place, row.number, number, None, told)

    def _refuse(self, reason: str, **known: Any) -> bool:
        with self._services.database.transaction() as session:
            return self._refuse_in(session, reason, **known)

    def _refuse_in(self, session: Session, reason: str, **known: Any) -> bool:
        """Give the list up; nothing of it was, or will be, written."""
        return self._finish(session, BatchStatus.REFUSED, {"values": {}, **known, "reason": reason})


READERS: Final[Readers] = MappingProxyType({STAFF: StaffReader})


def differing(before: StaffMember | None, after: StaffMember | None) -> list[str]:
    """Return the names of what differs between what was and what is known of a servant."""
    old: Mapping[str, Any] = {} if before is None else payload(before)
    new: Mapping[str, Any] = {} if after is None else payload(after)
    return [name for name in {**new, **old} if old.get(name) != new.get(name)]


def _found(data: Any, book: UnitBook, language: str) -> tuple[StaffMember | None, list[dict[str, Any]]]:
    record, violations = check_member(data, language)
    if record is None:
        return None, [each.as_dict() for each in violations]
    member, unknown = book.placed(store.plain(record), language)
    return (None if unknown else member), [each.as_dict() for each in unknown]


def _number_of(row: InputRow) -> str | None:
    """Return the number of the servant a row is about, ``None`` where it has none that can be one."""
    number = (row.external_id or "").strip()
    usable = 0 < len(number) <= EXTERNAL_ID_LENGTH and external_id_problem(number) is None
    return number if usable else None


def _change(row: StaffRow, change: Change, names: list[str]) -> dict[str, Any]:
    return {
        "place": row.place,
        "row": row.number,
        "external_id": row.external_id,
        "full_name": "" if row.member is None else row.member.full_name,
        "change": str(change),
        "fields": names,
    }


def _note_changes(session: Session, batch_id: str, changes: list[dict[str, Any]]) -> None:
    if changes:
        usual: dict[str, Any] = {"batch_id": batch_id, "place": None, "row": None, "fields": []}
        session.execute(insert(StaffChangeRow), [{**usual, **each} for each in changes])


def _forget_changes(session: Session, batch_id: str) -> None:
    session.execute(delete(StaffChangeRow).where(StaffChangeRow.batch_id == batch_id), execution_options=UNTOUCHED)


def _count(session: Session, batch_id: str, change: str) -> int:
    mine = (StaffChangeRow.batch_id == batch_id, StaffChangeRow.change == change)
    return session.scalar(select(func.count()).select_from(StaffChangeRow).where(*mine)) or 0
