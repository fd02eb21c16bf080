"""The people that papers of corpus «А» name: the assessed servant and the authorized person (items 3, 4, 7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from validators.schemas import records
from validators.schemas.b_forms import PersonShape
from validators.schemas.values import Day, WholeNumber

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

CATEGORIES = (1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusAEmployee(records.Person):
    """The assessed servant of corpus «А»; ``category`` is 1 or 2, ``appointed_on`` is to the position assessed."""

    category: int
    appointed_on: date
    dismissed_on: date | None = None


class CorpusAEmployeeShape(PersonShape):
    """The assessed servant of corpus «А»."""

    record: ClassVar[Callable[..., Any]] = CorpusAEmployee
    texts = "corpus_a_employee"

    category = WholeNumber(*CATEGORIES)
    appointed_on = Day()
    dismissed_on = Day(required=False)
