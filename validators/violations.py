"""Violations, as clients receive them: what a rule reports, with its place in the law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Final

from validators.messages.catalog import Localized

MAX_REPORTED: Final = 100
"""Violations of the shape that are reported of one document; of more only the number, as rule ``omitted``."""
OMITTED: Final = "omitted"


class Severity(StrEnum):
    """Gravity of a violation.

    An ``error`` means the document would contradict the methodology and is not rendered; a ``warning``
    means the law was not kept, or leaves the matter open, but the document is still due.
    """

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class LawReference:
    """The place in the law a rule comes from, with its words.

    ``act`` is ``order-13``; ``methodology`` is ``A`` or ``B``; ``item`` is the number of the item (пункт),
    ``annex`` the number of the annex (приложение) or ``None``; ``text`` quotes the order in Russian.
    """

    act: str
    methodology: str
    item: str
    annex: str | None
    text: str

    def as_dict(self) -> dict[str, str | None]:
        """Return it JSON-ready."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Place:
    """A value in one document of a dossier.

    ``index`` counts the documents from 0 as they were sent; ``pointer`` is the JSON Pointer within its ``data``.
    """

    index: int
    form: str
    pointer: str


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule, or one value of the wrong shape (rule ``schema``, which has no law behind it).

    ``pointer`` is the JSON Pointer (RFC 6901) of the offending value within ``data``; the empty string
    points to the whole. ``documents`` names both places where two documents of a dossier disagree, the offending
    value first; ``pointer`` then begins at the request, as in ``/documents/1/data/final_score``. ``omitted`` is
    the number of violations not reported, where the rule is ``omitted``, else 0. What is ``said`` is rendered
    where the ``message`` is read.
    """

    rule: str
    severity: Severity
    pointer: str
    said: Localized | str
    law: LawReference | None = None
    documents: tuple[Place, ...] = ()
    omitted: int = 0

    @property
    def message(self) -> str:
        """The message: what is wrong and what would be right, in the language of the check."""
        return str(self.said)

    def as_dict(self) -> dict[str, Any]:
        """Return the violation as the JSON object of the contract; what it does not have is left out."""
        found: dict[str, Any] = {"rule": self.rule, "severity": self.severity.value, "pointer": self.pointer}
        found["message"] = self.message
        if self.law is not None:
            found["law"] = self.law.as_dict()
        if self.documents:
            found["documents"] = [asdict(place) for place in self.documents]
        if self.omitted:
            found["omitted"] = self.omitted
        return found


@dataclass(frozen=True)
class Verdict:
    """Result of a check, of a document or of a dossier: its violations, errors and warnings."""

    violations: tuple[Violation, ...]

    @property
    def valid(self) -> bool:
        """Return whether the methodology lets the papers be made: warnings do not stand in their way."""
        return not self.errors

    @cached_property
    def errors(self) -> tuple[Violation, ...]:
        """The violations that forbid a paper."""
        return tuple(each for each in self.violations if each.severity is Severity.ERROR)

    @cached_property
    def warnings(self) -> tuple[Violation, ...]:
        """The violations that go with a paper."""
        return tuple(each for each in self.violations if each.severity is Severity.WARNING)


def blocking_violations(found: Sequence[Violation], fail_on: str) -> tuple[Violation, ...]:
    """Return the errors, or every violation where ``fail_on`` is ``warning``."""
    return tuple(each for each in found if each.severity is Severity.ERROR or fail_on == Severity.WARNING)
