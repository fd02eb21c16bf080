"""Persons as forms print them: with their office, or beside their signature."""

from __future__ import annotations

from typing import Any

from doc_templates.names import surname_with_initials
from validators.forms.shared.persons import Person


def person(of: Person) -> dict[str, Any]:
    """Return full name, position and state body of a person."""
    return {"full_name": of.full_name, "position": of.position, "organization": of.organization}


def blank_person() -> dict[str, Any]:
    """Return the same keys as :func:`person`, empty."""
    return {"full_name": "", "position": "", "organization": ""}


def named(of: Person) -> dict[str, str]:
    """Return full name and position of a person."""
    return {"full_name": of.full_name, "position": of.position}


def blank_named() -> dict[str, str]:
    """Return the same keys as :func:`named`, empty."""
    return {"full_name": "", "position": ""}


def signatory(person: Person) -> dict[str, str]:
    """Return position, and surname with initials, of the person who signs."""
    return {"position": person.position, "initials": surname_with_initials(person.full_name)}


def blank_signatory() -> dict[str, str]:
    """Return the same keys as :func:`signatory`, empty."""
    return {"position": "", "initials": ""}
