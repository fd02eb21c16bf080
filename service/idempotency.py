"""Idempotency-Key handling for every resource that can be created (draft-ietf-httpapi-idempotency-key-header)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Literal, Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.db.models import IdempotencyKeyRow
from service.errors import IdempotencyConflict
from service.journal.events import Action, Event, Kind, note
from service.services import Services


@dataclass(frozen=True, slots=True)
class IdempotencyClaim:
    """A client's ``Idempotency-Key`` and the SHA-256 of the request it came with."""

    key: str
    request_sha256: str


class Created(Protocol):
    """A stored resource."""

    @property
    def id(self) -> str:
        """The id it is stored under."""


T = TypeVar("T", bound=Created)


@dataclass(frozen=True, slots=True)
class IdempotentCreate(Generic[T]):
    """Creation of one kind of resource.

    ``bound_as`` is the column a key is bound to it by; ``get`` finds it by its id.
    """

    bound_as: Literal["document_id", "dossier_id", "batch_id"]
    get: Callable[[Session, str], T | None]

    def replay(self, services: Services, claim: IdempotencyClaim | None) -> T | None:
        """Return what an earlier request with the same key created, if there was one.

        Raises:
            IdempotencyConflict: the key was used with another request.
        """
        if claim is None:
            return None
        with services.database.reading() as session:
            bound = session.scalar(select(IdempotencyKeyRow).where(IdempotencyKeyRow.key == claim.key))
            if bound is None:
                return None
            created_id: str | None = getattr(bound, self.bound_as)
            if bound.request_sha256 != claim.request_sha256 or created_id is None:
                raise IdempotencyConflict
            return self.get(session, created_id)

    def make(
        self,
        services: Services,
        claim: IdempotencyClaim | None,
        write: Callable[[Session, datetime], T],
    ) -> tuple[T, bool]:
        """Write a resource, tell the journal, and bind the key to it in one transaction.

        Returns:
            The resource, and whether another request of the same key created it.

        Raises:
            IdempotencyConflict: the key was used with another request.
            DatabaseUnavailableError: nothing could be stored.
        """
        try:
            with services.database.transaction() as session:
                now = services.database.now(session)
                created = write(session, now)
                note(session, Event(Action.CREATE, Kind(self.bound_as.removesuffix("_id")), created.id), now=now)
                if claim:
                    values = {"key": claim.key, "request_sha256": claim.request_sha256, self.bound_as: created.id}
                    session.add(IdempotencyKeyRow(created_at=now, **values))
                    session.flush()
        except IntegrityError:
            # The same key may have arrived twice at the same moment: the other request has won.
            earlier = self.replay(services, claim)
            if earlier is None:
                raise
            return earlier, True
        return created, False
