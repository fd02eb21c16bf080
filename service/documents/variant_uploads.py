"""What a state body does with a variant of its own: sends it, looks at it, puts it in force, withdraws it.

Nothing is half there: the archive lies in the file store before a row names it, and each step is one transaction.
Documents keep the template they were accepted with.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from doc_templates.catalogue import FORMS
from service.db.models import VariantRow
from service.errors import ServiceError
from service.journal.events import Action, Event, Kind, note
from service.own_variants import Sent, read_files
from service.services import Services
from service.spreadsheets.archives import ArchiveLimits, check_parts
from service.spreadsheets.errors import UnusableFileError
from service.variant_archives import Archive, UnusableArchiveError, read_archive

if TYPE_CHECKING:
    from doc_templates.variant_folder import Reading, VariantError

UNNAMED: Final = "own-form"
"""The name of a variant whose files lie in no folder."""
LIMITS: Final = ArchiveLimits(members=200, unpacked=64 << 20)
"""What the parts of a form may weigh unpacked."""
ADOPTED: Final = "in_force"


class UploadNotFoundError(ServiceError):
    """There is no such variant, or it is not in a state for what is asked."""


class FaultyVariantError(ServiceError):
    """A variant that cannot be used, with all that is wrong."""

    def __init__(self, faults: Sequence[VariantError]) -> None:
        super().__init__("variant")
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Upload:
    """A variant that a state body sent; it is in force from ``in_force_at`` to ``withdrawn_at``, if these are known."""

    id: str
    body_id: str
    sent: Sent
    created_at: datetime
    in_force_at: datetime | None
    withdrawn_at: datetime | None

    @property
    def in_force(self) -> bool:
        """Whether papers are made by it."""
        return self.in_force_at is not None and self.withdrawn_at is None


def send_variant(services: Services, content: bytes) -> str:
    """Take a variant in, and return its id; no paper is made by it before it is put in force.

    Raises:
        UnusableArchiveError: it is no archive of a variant.
        FaultyVariantError: something in it keeps it from being used.
        StorageError: it could not be kept.
    """
    archive = read_archive(content)
    _screen(archive)
    name = archive.folder or UNNAMED
    _check(services, read_files(name, archive.files))
    sha256 = services.files.put(content).sha256
    with services.database.transaction() as session:
        now = services.database.now(session)
        row = VariantRow(name=name, archive_sha256=sha256, created_at=now)
        session.add(row)
        session.flush()
        note(session, Event(Action.CREATE, Kind.VARIANT, row.id), now=now)
        return row.id


def _screen(archive: Archive) -> None:
    """Refuse a form that blows up when it is unpacked or read; of what is no document at all the lint tells.

    Raises:
        UnusableArchiveError: there is one.
    """
    for content in archive.templates:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                check_parts(parts, LIMITS)
        except zipfile.BadZipFile:
            continue
        except (UnusableFileError, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError):
            raise UnusableArchiveError("hostile") from None


def list_uploads(services: Services) -> list[Upload]:
    """Return what was sent and not discarded, the newest first."""
    query = select(VariantRow).order_by(VariantRow.created_at.desc(), VariantRow.id)
    with services.database.reading() as session:
        return [_upload(row) for row in session.scalars(query)]


def put_in_force(services: Services, upload_id: str) -> None:
    """Have papers made by a variant from now on; one of the same name that was in force is withdrawn.

    Raises:
        UploadNotFoundError: it is not there, or was in force already.
        FaultyVariantError: another variant of the body is in force on the same day.
        StorageError: it cannot be read now.
    """
    with services.database.transaction() as session:
        row = _row(session, upload_id)
        if row.in_force_at is not None:
            raise UploadNotFoundError(upload_id)
        _check(services, services.own.read(_upload(row).sent, services.files))
        now = services.database.now(session)
        for former in _in_force(session):
            if former.name == row.name:
                former.withdrawn_at = now
                note(session, Event(Action.REVOKE, Kind.VARIANT, former.id), now=now)
        row.in_force_at = now
        note(session, Event(Action.CHANGE, Kind.VARIANT, row.id, ADOPTED), now=now)


def withdraw(services: Services, upload_id: str) -> None:
    """Have no more papers made by a variant; those accepted with it are.

    Raises:
        UploadNotFoundError: it is not in force.
    """
    with services.database.transaction() as session:
        row = _row(session, upload_id)
        if row.in_force_at is None or row.withdrawn_at is not None:
            raise UploadNotFoundError(upload_id)
        row.withdrawn_at = services.database.now(session)
        note(session, Event(Action.REVOKE, Kind.VARIANT, row.id), now=row.withdrawn_at)


def discard(services: Services, upload_id: str) -> None:
    """Forget a variant by which no paper was ever made.

    Raises:
        UploadNotFoundError: it is not there, or was in force.
    """
    with services.database.transaction() as session:
        row = _row(session, upload_id)
        if row.in_force_at is not None:
            raise UploadNotFoundError(upload_id)
        session.delete(row)
        note(session, Event(Action.REMOVE, Kind.VARIANT, row.id), now=services.database.now(session))


def _check(services: Services, reading: Reading) -> None:
    """Refuse what the lint refuses, and what another variant of the same body stands in the way of.

    Raises:
        FaultyVariantError: with all that is wrong.
        StorageError: another variant cannot be read now.
    """
    from doc_templates.variant_folder import rivals  # noqa: PLC0415 - it loads python-docx: few need that

    if reading.blocking:
        raise FaultyVariantError(reading.blocking)
    (new,) = reading.variants
    taken = {variant.id for variant in services.own.installed}
    others = [each for each in services.variants if each.id != new.id or each.id in taken]
    if faults := rivals([*others, new], FORMS, new.id):
        raise FaultyVariantError(faults)


def _in_force(session: Session) -> list[VariantRow]:
    there = VariantRow.in_force_at.is_not(None), VariantRow.withdrawn_at.is_(None)
    return list(session.scalars(select(VariantRow).where(*there)))


def _row(session: Session, upload_id: str) -> VariantRow:
    row = session.scalar(select(VariantRow).where(VariantRow.id == upload_id).with_for_update())
    if row is None:
        raise UploadNotFoundError(upload_id)
    return row


def _upload(row: VariantRow) -> Upload:
    sent = Sent(row.name, row.archive_sha256)
    return Upload(row.id, row.state_body_id, sent, row.created_at, row.in_force_at, row.withdrawn_at)
