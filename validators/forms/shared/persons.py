"""The people that papers name: assessed employees, and who assesses them."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from validators.forms.shared.values import YEAR
from validators.parameters import known_roles
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH, Category, Line
from validators.schemas.values import Choice, Day, Flag, Iin, WholeNumber

ROLES = tuple(known_roles())


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in a paper."""

    texts: ClassVar[str] = "person"
    full_name: Annotated[str, Line(NAME_LENGTH)]
    position: Annotated[str, Line(POSITION_LENGTH)]
    organization: Annotated[str, Line(POSITION_LENGTH)]
    iin: Annotated[str | None, Iin()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyEmployee(Person):
    """An employee of corpus «Б»; ``managerial`` says that the position is a leading one.

    For the categories C-1 and D-3 ``managerial`` means exactly the positions that item 17 names in brackets.
    """

    texts: ClassVar[str] = "employee"
    category: Annotated[str, Category()]
    managerial: Annotated[bool | None, Flag()] = None
    appointed_on: Annotated[date, Day()]
    dismissed_on: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Employee(AnyEmployee):
    """The assessed employee."""

    managerial: Annotated[bool, Flag()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appellant(AnyEmployee):
    """The employee who disagrees with the assessment; whether the position is a leading one may be left out."""

    texts: ClassVar[str] = "appellant"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyEvaluator(Person):
    """The evaluator and the capacity of the assessment.

    ``category`` is that of the evaluator's own position. ``ground`` names the decision by which another than the
    evaluator of item 17 assesses (items 4 and 18).
    """

    texts: ClassVar[str] = "evaluator"
    role: Annotated[str | None, Choice(ROLES)] = None
    category: Annotated[str | None, Category()] = None
    ground: Annotated[str | None, Line(POSITION_LENGTH)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluator(AnyEvaluator):
    """The evaluator."""

    role: Annotated[str, Choice(ROLES)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestedEvaluator(AnyEvaluator):
    """The evaluator of the contested assessment; the capacity may be left out."""

    texts: ClassVar[str] = "contested_evaluator"


CATEGORIES = (1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusAEmployee(Person):
    """The assessed employee of corpus «А»; ``category`` is 1 or 2, ``appointed_on`` is to the position assessed."""

    texts: ClassVar[str] = "corpus_a_employee"
    category: Annotated[int, WholeNumber(*CATEGORIES)]
    appointed_on: Annotated[date, Day()]
    dismissed_on: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalPaper:
    """A paper of corpus «А» about one employee and a calendar year."""

    assessed_by: ClassVar[str] = "/authorized_person"
    employee: CorpusAEmployee
    authorized_person: Person
    year: Annotated[int, YEAR]
