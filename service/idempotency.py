"""Making a thing once, however often a client sends its request: what an ``Idempotency-Key`` does, whatever is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Literal, Protocol, TypeVar

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.db.idempotency import IdempotencyClaim, bind, find
from service.db.models import IDEMPOTENCY_KEY_LENGTH
from service.errors import IdempotencyConflict, InvalidSubmissionError
from service.services import Services

__all__ = ["IdempotentCreate", "check_claim"]


class Made(Protocol):
    """What a request makes."""

    @property
    def id(self) -> str:
        """The id it is stored under."""


T = TypeVar("T", bound=Made)


@dataclass(frozen=True, slots=True)
class IdempotentCreate(Generic[T]):
    """What requests of one kind make.

    ``bound_as`` is the column a key is bound to it by; ``get`` finds it again by owner and id.
    """

    bound_as: Literal["document_id", "dossier_id", "batch_id"]
    get: Callable[[Session, str, str], T | None]

    def replay(self, services: Services, owner_id: str, claim: IdempotencyClaim | None) -> T | None:
        """Return what an earlier request with the same key made, if there was one.

        Raises:
            IdempotencyConflict: the key was used with another request.
        """
        if claim is None:
            return None
        with services.database.reading() as session:
            bound = find(session, owner_id, claim.key)
            if bound is None:
                return None
            made_id: str | None = getattr(bound, self.bound_as)
            if bound.request_sha256 != claim.request_sha256 or made_id is None:
                raise IdempotencyConflict
            return self.get(session, owner_id, made_id)

    def make(
        self,
        services: Services,
        owner_id: str,
        claim: IdempotencyClaim | None,
        write: Callable[[Session, datetime], T],
    ) -> tuple[T, bool]:
        """Write a thing and bind the key to it in one transaction.

        Returns:
            What was made, and whether it was another request of the same key that made it.

        Raises:
            IdempotencyConflict: the key was used with another request.
            DatabaseUnavailableError: nothing could be stored.
        """
        try:
            with services.database.transaction() as session:
                now = services.database.now(session)
                made = write(session, now)
                if claim:
                    bind(session, owner_id, claim, now, **{self.bound_as: made.id})
        except IntegrityError:
            # The same key may have arrived twice at the same moment: the other request has won.
            earlier = self.replay(services, owner_id, claim)
            if earlier is None:
                raise
            return earlier, True
        return made, False


def check_claim(claim: IdempotencyClaim | None) -> None:
    """Check the key that makes a repeated request harmless.

    Raises:
        InvalidSubmissionError: it is unusable.
    """
    if claim and not (
        1 <= len(claim.key) <= IDEMPOTENCY_KEY_LENGTH and claim.key.isascii() and claim.key.isprintable()
    ):
        raise InvalidSubmissionError(
            "/Idempotency-Key", "idempotency_key", idempotency_key_length=IDEMPOTENCY_KEY_LENGTH
        )
