"""What the staff list knows of a servant, as programs send it and as columns of its workbook."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Final

from marshmallow import fields
from marshmallow.validate import Length

from validators.forms.shared.persons import CATEGORIES, ROLES
from validators.forms.shared.values import YEAR
from validators.schemas.field_errors import expecting
from validators.schemas.texts import CATEGORY_LENGTH, CATEGORY_PATTERN, NAME_LENGTH, POSITION_LENGTH, Category, Line
from validators.schemas.values import Choice, Day, Flag, Iin, Value, WholeNumber

CORPUS_A: Final = "A"
CORPUS_B: Final = "B"
CORPORA: Final = (CORPUS_A, CORPUS_B)
ABSENCES: Final = ("leave", "illness", "training", "secondment", "social_leave", "business_trip", "other")
"""Why somebody was absent; the words stand in the texts of the field."""
EXTERNAL_ID_LENGTH: Final = 64
PHONE_LENGTH: Final = 50
EMAIL_LENGTH: Final = 254
UNIT_LENGTH: Final = 1000
"""Of the name of a unit with those it is part of."""
MAX_APPOINTMENTS: Final = 50
MAX_ABSENCES: Final = 200
MAX_STATED: Final = 100
MAX_DAYS: Final = 366
QUARTERS_OF_YEAR: Final = 4


class StaffCategory(Value, fields.Field[Any]):
    """A category of either corpus: 1 or 2 of corpus «А», a code of the register of corpus «Б»."""

    default_error_messages = expecting("text")

    def _deserialize(self, value: Any, *_args: Any, **_options: Any) -> str | int:
        if isinstance(value, str) and value.strip().isdecimal():
            value = int(value)
        if value in CATEGORIES and not isinstance(value, bool):
            return int(value)
        code: str = Category().deserialize(str(value) if isinstance(value, int) else value)
        return code

    def keywords(self) -> dict[str, Any]:
        """Allow both kinds."""
        code = {"type": "string", "maxLength": CATEGORY_LENGTH, "pattern": CATEGORY_PATTERN}
        return {"anyOf": [{"enum": [*CATEGORIES, *map(str, CATEGORIES)]}, code]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """Where notices reach a servant."""

    texts: ClassVar[str] = "contacts"
    phone: Annotated[str | None, Line(PHONE_LENGTH)] = None
    email: Annotated[str | None, Line(EMAIL_LENGTH)] = None
    address: Annotated[str | None, Line(POSITION_LENGTH)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffEvaluator:
    """Who assesses in a position: one of the list by ``external_id``, or somebody else by name and position."""

    texts: ClassVar[str] = "staff_evaluator"
    external_id: Annotated[str | None, Line(EXTERNAL_ID_LENGTH)] = None
    full_name: Annotated[str | None, Line(NAME_LENGTH)] = None
    position: Annotated[str | None, Line(POSITION_LENGTH)] = None
    organization: Annotated[str | None, Line(POSITION_LENGTH)] = None
    iin: Annotated[str | None, Iin()] = None
    category: Annotated[str | int | None, StaffCategory()] = None
    role: Annotated[str | None, Choice(ROLES)] = None
    ground: Annotated[str | None, Line(POSITION_LENGTH)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffAppointment:
    """A position somebody holds or held; ``dismissed_on`` is the last day in it, ``unit`` the id of a unit."""

    texts: ClassVar[str] = "appointment"
    corpus: Annotated[str, Choice(CORPORA)]
    category: Annotated[str | int, StaffCategory()]
    managerial: Annotated[bool | None, Flag()] = None
    position: Annotated[str, Line(POSITION_LENGTH)]
    organization: Annotated[str | None, Line(POSITION_LENGTH)] = None
    unit: Annotated[str | None, Line(UNIT_LENGTH)] = None
    appointed_on: Annotated[date, Day()]
    dismissed_on: Annotated[date | None, Day()] = None
    evaluator: StaffEvaluator | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffAbsence:
    """Days of absence, both ends included; without ``until`` it goes on."""

    texts: ClassVar[str] = "absence"
    kind: Annotated[str, Choice(ABSENCES)]
    since: Annotated[date, Day()]
    until: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDays:
    """Days worked in a period as the personnel service states them, instead of those computed.

    ``appointment`` is the number of the position in the list, from 1; where it is left out, the last one is meant.
    """

    texts: ClassVar[str] = "stated_days"
    year: Annotated[int, YEAR]
    quarter: Annotated[int | None, WholeNumber(1, QUARTERS_OF_YEAR)] = None
    appointment: Annotated[int | None, WholeNumber(1, MAX_APPOINTMENTS)] = None
    days: Annotated[int, WholeNumber(0, MAX_DAYS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """A servant of the staff list with the history of positions and absences."""

    texts: ClassVar[str] = "staff_member"
    full_name: Annotated[str, Line(NAME_LENGTH)]
    iin: Annotated[str | None, Iin()] = None
    contacts: Contacts | None = None
    appointments: Annotated[tuple[StaffAppointment, ...], Length(1, MAX_APPOINTMENTS)]
    absences: Annotated[tuple[StaffAbsence, ...], Length(0, MAX_ABSENCES)] = ()
    days_worked: Annotated[tuple[StatedDays, ...], Length(0, MAX_STATED)] = ()
