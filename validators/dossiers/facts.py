"""Facts and findings of the rules between documents of a dossier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from validators.messages.values import Term, Words
from validators.people import HasIdentity, clearly_different, normalized, same_person
from validators.rules.facts import Facts
from validators.rules.model import Finding
from validators.violations import Place, Severity


@dataclass(frozen=True)
class Member:
    """A document of the dossier that could be read: its place from 0, and the facts its own rules look at."""

    index: int
    form: str
    facts: Facts

    @property
    def record(self) -> Any:
        """The record of the document."""
        return self.facts.record


@dataclass(frozen=True)
class DossierFacts:
    """The documents a rule between documents looks at, as they were sent: those of the forms the rule names."""

    members: tuple[Member, ...]

    def of(self, *forms: str) -> tuple[Member, ...]:
        """Return the documents of these forms."""
        return tuple(member for member in self.members if member.form in forms)

    def one(self, *forms: str) -> Member | None:
        """Return the first document of these forms, if there is one."""
        return next(iter(self.of(*forms)), None)


@dataclass(frozen=True, slots=True)
class Disagreement(Finding):
    """A finding that names a value in each of two documents, the offending one first."""

    documents: tuple[Place, ...] = ()


def disagreement(
    variant: str,
    here: tuple[Member, str],
    there: tuple[Member, str],
    severity: Severity | None = None,
    /,
    **values: Any,
) -> Disagreement:
    """Return the finding that the value ``here`` does not agree with the one ``there``.

    Each is a document and a JSON Pointer within its data. The message is filled with the keywords, and with
    ``number`` and ``paper`` of the document here, ``other_number`` and ``other_paper`` of the one there.
    """
    (member, pointer), (other, other_pointer) = here, there
    named = {
        "number": member.index + 1,
        "paper": Term(f"paper_{member.form}"),
        "other_number": other.index + 1,
        "other_paper": Term(f"paper_{other.form}"),
    }
    places = (Place(member.index, member.form, pointer), Place(other.index, other.form, other_pointer))
    return Disagreement(within(member.index, pointer), variant, {**named, **values}, severity, places)


def within(index: int, pointer: str) -> str:
    """Return the pointer into the request of a value in the data of a document."""
    return f"/documents/{index}/data{pointer}"


def people(here: Member, there: Member, names: tuple[str, str]) -> Iterator[Disagreement]:
    """Yield the difference between a person of one document and the person of another; nothing where they are one.

    As grave as the rule where they cannot be one person; else a warning, for names and positions change.

    Args:
        here: the document reported as wrong.
        there: the document it is compared with.
        names: the fields of the two people, here and there.
    """
    one: HasIdentity = getattr(here.record, names[0])
    other: HasIdentity = getattr(there.record, names[1])
    if same_person(one, other):
        return
    severity = None if clearly_different(one, other) else Severity.WARNING
    if one.iin is not None and other.iin is not None:
        variant, field, values = "iin", "iin", {}
    elif normalized(one.full_name) != normalized(other.full_name):
        variant, field = "full_name" if severity is None else "name", "full_name"
        values = {"name": Words(one.full_name), "right": Words(other.full_name)}
    else:
        variant, field, values = "position", "position", {"name": Words(one.position), "right": Words(other.position)}
    yield disagreement(variant, (here, f"/{names[0]}/{field}"), (there, f"/{names[1]}/{field}"), severity, **values)
