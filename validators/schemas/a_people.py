"""The people that papers of corpus «А» name: the assessed servant and the authorized person (items 3, 4, 7)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from validators.schemas.b_forms import Person
from validators.schemas.values import Day, WholeNumber

CATEGORIES = (1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusAEmployee(Person):
    """The assessed servant of corpus «А»; ``category`` is 1 or 2, ``appointed_on`` is to the position assessed."""

    texts: ClassVar[str] = "corpus_a_employee"
    category: Annotated[int, WholeNumber(*CATEGORIES)]
    appointed_on: Annotated[date, Day()]
    dismissed_on: Annotated[date | None, Day()] = None
