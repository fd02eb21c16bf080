"""A person that papers name, as somebody asks for all of them: by IIN, by name, or by a paper about the person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import Session

from service.db.models import DocumentRow, PaperRow
from service.db.sought import ABOUT
from service.documents import store as documents
from service.employees.submissions import get_employee
from service.errors import DocumentNotFoundError, ServiceError
from service.services import Services
from validators.people import folded


class NobodyNamedError(ServiceError):
    """The paper by which a person was meant is about a body, not a person."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person, as far as papers tell who it is; one of both is known."""

    iin: str | None = None
    full_name: str | None = None

    @property
    def name(self) -> str | None:
        """The name as papers are looked for by it."""
        return None if self.full_name is None else folded(self.full_name)


def about(session: Session, document_id: str) -> Named:
    """Return the person that a paper is about.

    Raises:
        DocumentNotFoundError: the state body has no such document.
        NobodyNamedError: it is about none.
    """
    payload = documents.payload(session, document_id)
    if payload is None:
        raise DocumentNotFoundError(document_id[:36])
    found = next((payload[name] for name in ABOUT if isinstance(payload.get(name), Mapping)), None)
    if found is None:
        raise NobodyNamedError(document_id)
    return Named(found.get("iin"), found["full_name"])


def servant(services: Services, external_id: str) -> Named:
    """Return the person that stands in the staff list under a number.

    Raises:
        EmployeeNotFoundError: the list has nobody of this number.
    """
    member = get_employee(services, external_id).member
    return Named(member.iin, member.full_name)


def names(person: Named) -> ColumnElement[bool]:
    """Return the condition that a paper, joined with its document, names a person.

    An IIN is looked for anywhere in its data, a name in that of whom it is about and, as written, anywhere. Of two
    people of one name both are meant: better one paper too many.
    """
    wanted: list[Any] = []
    if person.iin is not None:
        wanted.append(DocumentRow.payload.contains(f'"{person.iin}"', autoescape=True))
    if person.full_name is not None:
        wanted += [PaperRow.name == person.name, DocumentRow.payload.contains(person.full_name, autoescape=True)]
    return or_(*wanted)
