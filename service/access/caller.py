"""Who asks: a user who signed in, or a program with a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.db.models import FIRST_STATE_BODY_ID, KeyScope, Role


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks; ``id`` is that of the user or key.

    ``scopes`` are what a key is good for, ``role`` is what a user is. ``state_body_id`` is whose rows it sees, ``None``
    for the administrator of the installation. ``iin`` and ``unit_id`` are those of the person a user is, where they are
    known; ``language`` is the one a user reads.
    """

    kind: Literal["key", "user"]
    id: str
    name: str
    state_body_id: str | None
    state_body_name: str | None
    scopes: frozenset[KeyScope] = frozenset()
    role: Role | None = None
    unit_id: str | None = None
    iin: str | None = None
    language: str | None = None

    @property
    def of_installation(self) -> bool:
        """Whether it is a program of who runs the installation: one with a key of the first state body."""
        return self.kind == "key" and self.state_body_id == FIRST_STATE_BODY_ID
