"""Schemas of cycles. Error messages are keys of the section ``fields`` of the message catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from service.api.language import wanted_language
from service.api.schemas import (
    TEXT,
    IsoDate,
    PageQuery,
    Request,
    ResponseSchema,
    Violation,
    check_identifier,
    check_iin,
    computed_values,
    day_field,
    flag_field,
    line_field,
    moment_field,
    number_field,
    text_field,
    written_day_field,
)
from service.cycles.decisions import COMPARED, ChangeKind, Difference
from service.cycles.progress import Counts, Deadline, Group, Overview
from service.cycles.report import Distribution, Failing, Report, Tally
from service.cycles.report import Group as ReportGroup
from service.cycles.sheets import Shown, due_of
from service.cycles.states import Due, Period
from service.cycles.store import Cycle, Sheet, Step
from service.cycles.words import wordings
from service.db.models import NAME_LENGTH, SHA256, SheetState
from service.documents.requests import language_field
from service.documents.schemas import Failure, address
from validators.calendar import WorkingCalendar
from validators.forms.shared.persons import ROLES
from validators.messages.catalog import MESSAGES
from validators.numbers import two_places
from validators.parameters import METHODOLOGIES
from validators.periods import QUARTERS

CYCLES: Final = "/api/v1/cycles"
YEARS: Final = range(2025, 2100)
WHOLE: Final[dict[str, Any]] = {"null": "null", "invalid": "integer", "too_large": "integer"}
STATES: Final = [str(state) for state in SheetState]


def _identifier(description: str, **options: Any) -> fields.String:
    extra = {"description": description, "format": "uuid"}
    return fields.String(validate=check_identifier, error_messages=TEXT, metadata=extra, **options)


def _whole(description: str, allowed: range, key: str, **options: Any) -> fields.Integer:
    return fields.Integer(
        strict=True,
        validate=validate.Range(allowed[0], allowed[-1], error=key),
        error_messages=WHOLE | {"required": "required"},
        metadata={"description": description},
        **options,
    )


class CyclePeriod(Request):
    """The period of a cycle in a request."""

    year = _whole("Год", YEARS, "cycle_year", required=True)
    quarter = _whole(
        "Квартал, 1–4; у корпуса «А» оценивается год, и квартала нет", QUARTERS, "cycle_quarter", load_default=None
    )


class CycleRequest(Request):
    """Body of ``POST /cycles``."""

    methodology = fields.String(
        required=True,
        validate=validate.OneOf(METHODOLOGIES, error="methodology"),
        error_messages=TEXT,
        metadata={"description": "Методика: A или B (латиницей)"},
    )
    period = fields.Nested(
        CyclePeriod, required=True, error_messages={"required": "required", "null": "null", "type": "object"}
    )

    @validates_schema
    def fitting(self, data: Mapping[str, Any], **_: Any) -> None:
        """Ask for a quarter where quarters are assessed, and for none where years are."""
        quarter = data["period"].get("quarter")
        if (data["methodology"] == "B") == (quarter is None):
            raise ValidationError({"period": {"quarter": ["cycle_quarter"]}})


def _evaluator_id() -> fields.String:
    return fields.String(
        validate=validate.Regexp(r"[0-9a-f]{64}\Z", error="evaluator_id"),
        error_messages=TEXT,
        metadata={"description": "Только этого оценивающего: id из evaluators цикла", "minLength": SHA256.length},
    )


class SheetQuery(PageQuery):
    """Query of ``GET /cycles/{id}/sheets``."""

    unit = _identifier("Только этого подразделения: id из GET /api/v1/units")
    evaluator = _evaluator_id()
    state = fields.String(
        validate=validate.OneOf(STATES, error="sheet_state"),
        error_messages=TEXT,
        metadata={"description": "Только в этом состоянии"},
    )
    asking = fields.Boolean(
        truthy={"true"},
        falsy={"false"},
        load_default=False,
        error_messages={"null": "null", "invalid": "boolean"},
        metadata={"description": "true: только те, о которых есть вопрос без ответа", "default": False},
    )


class PeriodShown(ResponseSchema):
    """The period of a cycle."""

    year = number_field("Год")
    quarter = number_field("Квартал; null – год корпуса «А»", allow_none=True)


class CountsShown(ResponseSchema):
    """How many sheets there are."""

    total = number_field("Всего должностей служащих в цикле")
    states = fields.Dict(
        required=True,
        keys=fields.String(),
        values=fields.Integer(),
        metadata={"description": f"Сколько в каком состоянии: {', '.join(STATES)}"},
    )
    left = number_field("Сколько листов ещё не изготовлено")
    overdue = number_field("Сколько просрочено")
    asking = number_field("О скольких есть вопрос без ответа")

    def get_states(self, counts: Counts) -> dict[str, int]:
        """Return the states by their names."""
        return {str(state): number for state, number in counts.states.items()}


class CycleUnit(ResponseSchema):
    """The sheets of a unit."""

    id = text_field("Подразделение; null – не указано", allow_none=True)
    name = text_field("Название", allow_none=True)
    counts = fields.Nested(CountsShown, required=True)


class CycleEvaluator(CycleUnit):
    """The sheets of an evaluator."""

    id = text_field("Обозначение оценивающего для параметра evaluator; null – не известен", allow_none=True)
    name = text_field("Фамилия, имя, отчество", allow_none=True)


@dataclass(frozen=True, slots=True)
class Term:
    """A term as it is shown: what of is told by ``kind``, ``None`` where the state of the sheet tells it."""

    due: Due
    today: date
    kind: str | None = None

    @property
    def day(self) -> date:
        """The last day of it."""
        return self.due.day

    @property
    def days_left(self) -> int:
        """Days until then; below zero once it is over."""
        return (self.due.day - self.today).days

    @property
    def overdue(self) -> bool:
        """Whether something should have been done by now."""
        return self.due.overdue(self.today)


class DueShown(ResponseSchema):
    """By when the next step is due."""

    day = day_field("Последний день срока")
    days_left = number_field("Сколько календарных дней осталось; меньше нуля – срок прошёл")
    overdue = flag_field("Сделать следовало раньше; право (обращение) не просрочивается")


class DeadlineShown(DueShown):
    """A term of the cycle."""

    kind = text_field("Вид срока, как в POST /deadlines")
    title = text_field("Название срока")

    def get_title(self, term: Term) -> str:
        """Return what the term is called."""
        return MESSAGES.text("deadlines-titles", str(term.kind), wanted_language())


@dataclass(frozen=True, slots=True)
class CycleAnswer:
    """A cycle on a day."""

    overview: Overview
    today: date

    @property
    def cycle(self) -> Cycle:
        """The cycle itself."""
        return self.overview.cycle

    @property
    def period(self) -> Period:
        """What is assessed."""
        return self.cycle.period


class CycleShown(ResponseSchema):
    """A cycle and how far it is."""

    id = text_field("Идентификатор", metadata={"format": "uuid"})
    methodology = text_field("Методика", validate=validate.OneOf(METHODOLOGIES))
    period = fields.Nested(PeriodShown, required=True)
    staff_as_of = day_field("На какой день взят список служащих")
    opened_at = moment_field("Открыт")
    closed_at = moment_field("Завершён; null – открыт", allow_none=True)
    counts = fields.Nested(CountsShown, required=True)
    deadlines = fields.List(fields.Nested(DeadlineShown), required=True, metadata={"description": "Сроки цикла"})
    links = fields.Dict(required=True, keys=fields.String(), values=fields.String(), metadata={"description": "Адреса"})

    def get_id(self, answer: CycleAnswer) -> str:
        """Return the id."""
        return answer.cycle.id

    def get_methodology(self, answer: CycleAnswer) -> str:
        """Return the methodology."""
        return answer.period.methodology

    def get_staff_as_of(self, answer: CycleAnswer) -> date:
        """Return the day of the staff list."""
        return answer.cycle.staff_as_of

    def get_opened_at(self, answer: CycleAnswer) -> Any:
        """Return when it was opened."""
        return answer.cycle.opened_at

    def get_closed_at(self, answer: CycleAnswer) -> Any:
        """Return when it was closed."""
        return answer.cycle.closed_at

    def get_counts(self, answer: CycleAnswer) -> Counts:
        """Return how many sheets there are."""
        return answer.overview.counts

    def get_deadlines(self, answer: CycleAnswer) -> list[Term]:
        """Return the terms of the period; one is overdue while sheets are left."""
        return [_term(one, answer) for one in answer.overview.deadlines]

    def get_links(self, answer: CycleAnswer) -> dict[str, str]:
        """Return the addresses of the cycle and of its sheets."""
        own = f"{CYCLES}/{answer.cycle.id}"
        return {
            "self": own,
            "sheets": f"{own}/sheets",
            "not_assessed": f"{own}/not-assessed",
            "report": f"{own}/report.json",
        }


def _term(deadline: Deadline, answer: CycleAnswer) -> Term:
    return Term(Due(deadline.day, obliged=answer.overview.counts.left > 0), answer.today, deadline.kind)


class WholeCycle(CycleShown):
    """A cycle with its counts by unit and evaluator."""

    units = fields.List(fields.Nested(CycleUnit), required=True, metadata={"description": "По подразделениям"})
    evaluators = fields.List(fields.Nested(CycleEvaluator), required=True, metadata={"description": "По оценивающим"})

    def get_units(self, answer: CycleAnswer) -> tuple[Group, ...]:
        """Return the units."""
        return answer.overview.units

    def get_evaluators(self, answer: CycleAnswer) -> tuple[Group, ...]:
        """Return the evaluators."""
        return answer.overview.evaluators


class CycleList(Schema):
    """The cycles of a state body."""

    items = fields.List(fields.Nested(CycleShown), required=True)


@dataclass(frozen=True, slots=True)
class SheetAnswer:
    """A sheet on a day, with everything about it where it was asked for alone."""

    sheet: Sheet
    due: Due | None
    today: date
    shown: Shown | None = None

    @classmethod
    def of(cls, calendar: WorkingCalendar, cycle: Cycle, sheet: Sheet, today: date) -> SheetAnswer:
        """Return a sheet of a list."""
        return cls(sheet, due_of(calendar, cycle, sheet), today)


class SheetPerson(Schema):
    """Who is assessed, or who assesses."""

    id = text_field("Обозначение оценивающего для параметра evaluator; у служащего его нет", allow_none=True)
    full_name = text_field("Фамилия, имя, отчество")
    position = text_field("Должность")
    organization = text_field("Государственный орган")


class SheetDocument(ResponseSchema):
    """The paper of a sheet."""

    id = text_field("Идентификатор", metadata={"format": "uuid"})
    status = text_field("Состояние документа")
    failure = fields.Nested(
        Failure, required=True, allow_none=True, metadata={"description": "Почему не изготовлен; null – причины нет"}
    )
    url = text_field("Адрес документа", metadata={"format": "uri-reference"})

    def get_id(self, sheet: Sheet) -> str | None:
        """Return the id."""
        return sheet.document_id

    def get_status(self, sheet: Sheet) -> str | None:
        """Return the status."""
        return sheet.document_status

    def get_failure(self, sheet: Sheet) -> Sheet | None:
        """Return what tells why it failed."""
        return None if sheet.failure_code is None else sheet

    def get_url(self, sheet: Sheet) -> str:
        """Return the address."""
        return address(str(sheet.document_id))


class QuestionShown(Schema):
    """What the order leaves open."""

    code = text_field("Код вопроса")
    item = text_field("Пункт методики")
    text = text_field("Вопрос")
    blocks = flag_field("Без ответа лист не составить")
    answers = fields.Dict(
        required=True,
        keys=fields.String(),
        values=fields.String(),
        metadata={"description": "Ответы: код и слова; пусто – нужны данные (оценивающий, основание, дни)"},
    )


class ReasonShown(Schema):
    """Why nobody assesses."""

    code = text_field("Код причины")
    item = text_field("Пункт методики")
    text = text_field("Причина словами")


class SheetShown(ResponseSchema):
    """A sheet of a cycle."""

    id = text_field("Идентификатор", metadata={"format": "uuid"})
    unit = text_field("Подразделение", allow_none=True)
    employee = fields.Nested(SheetPerson, required=True)
    evaluator = fields.Nested(
        SheetPerson, required=True, allow_none=True, metadata={"description": "Кто оценивает; null – не известно"}
    )
    form = text_field("Форма; null – не оценивается, или решает ответ на вопрос", allow_none=True)
    days_worked = number_field("Отработано рабочих дней")
    state = text_field("Состояние", validate=validate.OneOf(STATES))
    since = day_field("С какого дня в этом состоянии")
    due = fields.Nested(
        DueShown, required=True, allow_none=True, metadata={"description": "Срок следующего шага; null – срока нет"}
    )
    reason = fields.Nested(
        ReasonShown,
        required=True,
        allow_none=True,
        metadata={"description": "Почему не оценивается; null – оценивается"},
    )
    questions = fields.List(
        fields.Nested(QuestionShown), required=True, metadata={"description": "Что приказ оставляет открытым"}
    )
    document = fields.Nested(
        SheetDocument, required=True, allow_none=True, metadata={"description": "Документ листа; null – не отправлен"}
    )
    score = text_field("Последняя оценка: листа, после сессии – протокола", allow_none=True)
    result = text_field("Результат", allow_none=True)
    version = number_field("Номер сохранения, для PUT")

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Return a value of the answer, or of the sheet itself."""
        if hasattr(self, f"get_{attr}"):
            return super().get_attribute(obj, attr, default)
        return getattr(obj.sheet, attr)

    def get_unit(self, answer: SheetAnswer) -> str | None:
        """Return the unit."""
        return answer.sheet.unit_id

    def get_employee(self, answer: SheetAnswer) -> dict[str, Any]:
        """Return who is assessed."""
        return {"id": None, **answer.sheet.employee}

    def get_evaluator(self, answer: SheetAnswer) -> dict[str, Any] | None:
        """Return who assesses."""
        return {"id": answer.sheet.evaluator_id, **answer.sheet.assessor} if answer.sheet.assessor else None

    def get_since(self, answer: SheetAnswer) -> date:
        """Return the day of the last step."""
        return answer.sheet.state_on

    def get_due(self, answer: SheetAnswer) -> Term | None:
        """Return by when the next step is due."""
        return None if answer.due is None else Term(answer.due, answer.today)

    def get_reason(self, answer: SheetAnswer) -> dict[str, Any] | None:
        """Return why nobody assesses, in the language of the request."""
        reason = answer.sheet.decision.get("reason")
        return reason and {**reason, "text": reason["text"][wanted_language()]}

    def get_questions(self, answer: SheetAnswer) -> list[dict[str, Any]]:
        """Return the questions in the language of the request."""
        return [in_language(one, wanted_language()) for one in answer.sheet.questions]

    def get_document(self, answer: SheetAnswer) -> Sheet | None:
        """Return what names the paper."""
        return None if answer.sheet.document_id is None else answer.sheet


def in_language(question: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return a question as it is read in a language."""
    answers = {code: texts[language] for code, texts in question["answers"].items()}
    return {**question, "text": question["text"][language], "answers": answers}


class StepShown(ResponseSchema):
    """A step of a sheet."""

    step = text_field("Чем стал лист: состояние, corrected, answered или changed")
    on = day_field("День")
    due = day_field("До какого дня следовало; null – срока нет", allow_none=True)
    at = moment_field("Когда записан")
    by = text_field("Кто: вид и id (key, user или system)")

    def get_by(self, step: Step) -> str:
        """Return who did it."""
        return f"{step.actor_kind}:{step.actor_id}"


class EarlierSheet(Schema):
    """A sheet of the same servant in another cycle."""

    year = number_field("Год")
    quarter = number_field("Квартал; null – год", allow_none=True)
    score = text_field("Оценка", allow_none=True)
    result = text_field("Результат", allow_none=True)
    state = text_field("Состояние")


class WholeSheet(SheetShown):
    """A sheet with what was entered, and what the methodology says of it."""

    data = fields.Dict(
        required=True,
        metadata={"description": "Данные формы: известное циклу и введённое, каким бы неполным оно ни было"},
    )
    violations = fields.List(
        fields.Nested(Violation), required=True, metadata={"description": "Что пока не так; пусто после отправки"}
    )
    computed = computed_values()
    days_explained = text_field("Как сосчитаны отработанные дни")
    steps = fields.List(fields.Nested(StepShown), required=True, metadata={"description": "Все шаги по порядку"})
    earlier = fields.List(
        fields.Nested(EarlierSheet), required=True, metadata={"description": "Прежние периоды того же служащего"}
    )

    def get_data(self, answer: SheetAnswer) -> Any:
        """Return the data of the paper."""
        return _whole_of(answer).data

    def get_violations(self, answer: SheetAnswer) -> list[dict[str, Any]]:
        """Return what is wrong so far."""
        outcome = _whole_of(answer).outcome
        return [] if outcome is None else [one.as_dict() for one in outcome.violations]

    def get_computed(self, answer: SheetAnswer) -> dict[str, Any]:
        """Return what follows from the data."""
        outcome = _whole_of(answer).outcome
        return {} if outcome is None else outcome.explained

    def get_days_explained(self, answer: SheetAnswer) -> str:
        """Return how the days worked were counted."""
        text: str = answer.sheet.decision["days"][wanted_language()]
        return text

    def get_steps(self, answer: SheetAnswer) -> tuple[Step, ...]:
        """Return the steps."""
        return _whole_of(answer).steps

    def get_earlier(self, answer: SheetAnswer) -> list[dict[str, Any]]:
        """Return the sheets of other periods."""
        return [
            {
                "year": cycle.period.year,
                "quarter": cycle.period.quarter,
                "score": sheet.score,
                "result": sheet.result,
                "state": str(sheet.state),
            }
            for cycle, sheet in _whole_of(answer).earlier
        ]


def _whole_of(answer: SheetAnswer) -> Shown:
    if answer.shown is None:
        raise LookupError(answer.sheet.id)
    return answer.shown


class SheetList(Schema):
    """One page of sheets, by name."""

    items = fields.List(fields.Nested(SheetShown), required=True)
    next_cursor = text_field(
        "Передайте в cursor, чтобы получить следующую страницу; null — это последняя", allow_none=True
    )


class SheetWriting(Request):
    """Body of ``PUT /cycles/{id}/sheets/{sheet_id}``."""

    data = fields.Raw(
        required=True,
        error_messages=TEXT,
        metadata={
            "description": (
                "Данные формы, сколько их есть: оценки, взыскания, дата подписания. "
                "Служащего, оценивающего, период и дни знает цикл: их можно повторить, но не изменить"
            ),
            "type": "object",
        },
    )
    version = _whole("version прочитанного листа", range(1, 2**31), "integer", required=True)


class Submitting(Request):
    """Body of ``POST …/submit``."""

    language = language_field()


class StepDay(Request):
    """Body of a step that has a day."""

    on = IsoDate(
        required=True,
        error_messages={"required": "required", "null": "null", "invalid": "date"},
        metadata={"description": "День", "example": "2026-10-22"},
    )


class Calibrated(Request):
    """Body of ``POST …/calibrated``."""

    document_id = _identifier("Протокол калибровочной сессии: документ b_calibration_protocol", required=True)


class NamedEvaluator(Request):
    """Who assesses, as in the staff list: one of the list by its number, or somebody else by name and position."""

    external_id = line_field("Номер в списке служащих", 64)
    full_name = line_field("Фамилия, имя, отчество, если в списке его нет", NAME_LENGTH)
    position = line_field("Должность", 300)
    organization = line_field("Государственный орган", 300)
    iin = fields.String(error_messages=TEXT, validate=check_iin, metadata={"description": "ИИН"})
    category = line_field("Категория должности", 20)
    role = fields.String(
        validate=validate.OneOf(ROLES, error="evaluator_role"),
        error_messages=TEXT,
        metadata={"description": f"В каком качестве: {', '.join(ROLES)}"},
    )
    ground = line_field("Основание: решение, по которому оценивает другой", 300)

    @validates_schema
    def named(self, data: Mapping[str, Any], **_: Any) -> None:
        """Ask for a number of the list, or for name and position."""
        if ("external_id" in data) == ("full_name" in data and "position" in data):
            raise ValidationError({"external_id": ["evaluator_named"]})


class Answering(Request):
    """Body of ``PUT …/answers``."""

    version = _whole("version прочитанного листа", range(1, 2**31), "integer", required=True)
    answers = fields.Dict(
        keys=fields.String(),
        values=fields.String(error_messages=TEXT),
        error_messages={"null": "null", "invalid": "object"},
        metadata={"description": "Ответы: код вопроса и код ответа"},
    )
    evaluator = fields.Nested(
        NamedEvaluator,
        error_messages={"null": "null", "type": "object"},
        metadata={"description": "Кто оценивает в этом цикле вместо названного в списке служащих"},
    )
    days_worked = _whole("Отработано рабочих дней, если их устанавливают, а не вычисляют", range(367), "integer")


class NotAssessedShown(ResponseSchema):
    """Who is not assessed."""

    sheet = text_field("Лист", metadata={"format": "uuid"})
    employee = fields.Nested(SheetPerson, required=True)
    unit = text_field("Подразделение", allow_none=True)
    appointed_on = written_day_field("Назначен на должность")
    dismissed_on = written_day_field("Последний день в должности; null – работает", allow_none=True)
    days_worked = number_field("Отработано рабочих дней")
    reason = fields.Nested(ReasonShown, required=True)

    def get_sheet(self, sheet: Sheet) -> str:
        """Return the id of the sheet."""
        return sheet.id

    def get_employee(self, sheet: Sheet) -> dict[str, Any]:
        """Return who it is."""
        return {"id": None, **sheet.employee}

    def get_unit(self, sheet: Sheet) -> str | None:
        """Return the unit."""
        return sheet.unit_id

    def get_appointed_on(self, sheet: Sheet) -> Any:
        """Return the first day in the position."""
        return sheet.employee["appointed_on"]

    def get_dismissed_on(self, sheet: Sheet) -> Any:
        """Return the last day in the position."""
        return sheet.employee.get("dismissed_on")

    def get_reason(self, sheet: Sheet) -> dict[str, Any]:
        """Return why, in the language of the request."""
        reason = sheet.decision["reason"]
        return {**reason, "text": reason["text"][wanted_language()]}


class NotAssessedShownList(Schema):
    """Everybody who is not assessed in a cycle."""

    items = fields.List(fields.Nested(NotAssessedShown), required=True)


class Signatory(Request):
    """Who signs a paper."""

    full_name = line_field("Фамилия, имя, отчество", NAME_LENGTH, required=True)
    position = line_field("Должность", 300, required=True)
    organization = line_field("Государственный орган", 300, required=True)


class NotAssessedPaper(Request):
    """Body of ``POST …/not-assessed``."""

    signatory = fields.Nested(
        Signatory,
        required=True,
        error_messages={"required": "required", "null": "null", "type": "object"},
        metadata={"description": "Кто подписывает"},
    )
    signed_on = IsoDate(
        error_messages={"null": "null", "invalid": "date"},
        metadata={"description": "День подписания", "example": "2026-10-20"},
    )


class FieldDifference(Schema):
    """What of a sheet would be otherwise."""

    field = text_field(f"Что: {', '.join(COMPARED)}")
    before = fields.Raw(required=True, allow_none=True, metadata={"description": "Как в цикле"})
    now = fields.Raw(required=True, allow_none=True, metadata={"description": "Как по списку служащих"})


class DifferenceShown(ResponseSchema):
    """A change of the staff list against a cycle."""

    id = text_field("По чему применяется: лист, у нового – назначение", metadata={"format": "uuid"})
    kind = text_field("Что это", validate=validate.OneOf([str(kind) for kind in ChangeKind]))
    employee = fields.Nested(SheetPerson, required=True)
    state = text_field("Состояние листа; null – листа ещё нет", allow_none=True)
    applicable = flag_field("Можно применить; после отправки листа – нет, документ исправляют")
    fields_ = fields.List(
        fields.Nested(FieldDifference), required=True, data_key="fields", metadata={"description": "Что изменится"}
    )

    def get_employee(self, one: Difference) -> dict[str, Any]:
        """Return whom it is about."""
        return {"id": None, **one.employee}

    def get_state(self, one: Difference) -> str | None:
        """Return how the sheet stands."""
        return None if one.sheet is None else str(one.sheet.state)

    def get_fields_(self, one: Difference) -> list[dict[str, Any]]:
        """Return what differs."""
        return [{"field": name, "before": before, "now": now} for name, (before, now) in one.fields.items()]


class DifferenceList(Schema):
    """Every change of the staff list against a cycle."""

    items = fields.List(fields.Nested(DifferenceShown), required=True)


class Applying(Request):
    """Body of ``POST …/differences``."""

    ids = fields.List(
        fields.String(validate=check_identifier, error_messages=TEXT),
        load_default=None,
        allow_none=True,
        error_messages={"null": "null", "invalid": "list"},
        metadata={"description": "Какие применить; без поля – все, которые можно"},
    )


class Applied(Schema):
    """What became of it."""

    applied = number_field("Сколько применено")
    left = number_field("Сколько осталось")


class WorkbookQuery(Request):
    """Query of ``GET …/workbook.xlsx``."""

    unit = _identifier("Только этого подразделения: id из GET /api/v1/units")
    evaluator = _evaluator_id()


class BringingBack(Request):
    """Query of ``POST …/workbook``."""

    submit = fields.Boolean(
        truthy={"true"},
        falsy={"false"},
        load_default=False,
        error_messages={"null": "null", "invalid": "boolean"},
        metadata={
            "description": "true: строки без нарушений сразу отправляются",
            "default": False,
        },
    )


class WorkbookRemark(ResponseSchema):
    """What is to be said about a row of the workbook."""

    worksheet = text_field("Лист книги")
    row = number_field("Строка, с 1")
    cell = text_field("Ячейка, например H12; null – вся строка", allow_none=True)
    violation = fields.Nested(Violation, required=True)


class BroughtBack(ResponseSchema):
    """What became of a workbook."""

    rows = fields.Dict(
        required=True,
        keys=fields.String(),
        values=fields.Integer(),
        metadata={"description": "Строки: saved – черновик сохранён, submitted – отправлен, unchanged, refused"},
    )
    remarks = fields.List(
        fields.Nested(WorkbookRemark), required=True, metadata={"description": "Всё, что не так, у своих ячеек"}
    )


class AnnualShown(Schema):
    """The annual score of a servant."""

    employee = fields.Nested(SheetPerson, required=True)
    data = fields.Dict(required=True, metadata={"description": "Данные формы b_annual"})
    violations = fields.List(fields.Nested(Violation), required=True, metadata={"description": "Что не так"})
    computed = computed_values()
    left = fields.List(
        fields.Integer(), required=True, metadata={"description": "Кварталы, в которых лист ещё не изготовлен"}
    )
    document_id = text_field("Документ с этими данными; null – не изготовлен", allow_none=True)


class AnnualList(Schema):
    """The annual scores that the cycles of a year give."""

    items = fields.List(fields.Nested(AnnualShown), required=True)


class AnnualPapers(Request):
    """Body of ``POST /cycles/annual/{year}``."""

    signatory = fields.Nested(
        Signatory,
        error_messages={"null": "null", "type": "object"},
        metadata={"description": "Кто подписывает"},
    )
    signed_on = IsoDate(
        error_messages={"null": "null", "invalid": "date"},
        metadata={"description": "День подписания", "example": "2026-01-20"},
    )


class AnnualMade(Schema):
    """How many papers were made."""

    made = number_field("Сколько документов принято")
    left = number_field("Сколько осталось: повторите запрос")


class TallyShown(ResponseSchema):
    """How many have which result."""

    scored = number_field("Сколько листов с оценкой")
    average = text_field("Средняя оценка, два знака; null – оценок нет", allow_none=True)
    results = fields.Dict(
        required=True,
        keys=fields.String(),
        values=fields.Integer(),
        metadata={"description": "Сколько каких результатов, по коду"},
    )

    def get_average(self, tally: Tally) -> str | None:
        """Return the mean with both its decimals."""
        return None if tally.average is None else two_places(tally.average)


class DistributionShown(ResponseSchema):
    """Results of a period."""

    cycle_id = text_field("Идентификатор цикла", metadata={"format": "uuid"})
    period = fields.Nested(PeriodShown, required=True)
    final = fields.Nested(
        TallyShown, required=True, metadata={"description": "Действующие результаты: после сессии – её"}
    )
    given = fields.Nested(
        TallyShown, required=True, metadata={"description": "Как поставили оценивающие, до калибровочных сессий"}
    )
    leniency = text_field(
        "На сколько средняя до сессий выше средней по органу (ниже – со знаком минус); null – сравнить не с чем",
        allow_none=True,
    )

    def get_cycle_id(self, found: Distribution) -> str:
        """Return the id of the cycle."""
        return found.cycle.id

    def get_period(self, found: Distribution) -> Period:
        """Return the period of the cycle."""
        return found.cycle.period

    def get_leniency(self, found: Distribution) -> str | None:
        """Return the difference with both its decimals."""
        return None if found.leniency is None else two_places(found.leniency)


class ReportUnit(CycleUnit):
    """A unit in a report."""

    periods = fields.List(
        fields.Nested(DistributionShown), required=True, metadata={"description": "По периодам, новые первыми"}
    )

    def get_attribute(self, obj: ReportGroup, attr: str, default: Any) -> Any:
        """Return the results, or what the progress has."""
        return super().get_attribute(obj if attr == "periods" else obj.progress, attr, default)


class ReportEvaluator(ReportUnit, CycleEvaluator):
    """An evaluator in a report."""


class ResultWording(Schema):
    """A result of the scale."""

    code = text_field("Код")
    wording = text_field("Слова приказа")


class FailedScore(Schema):
    """An unsatisfactory score."""

    cycle_id = text_field("Идентификатор цикла", metadata={"format": "uuid"})
    period = fields.Nested(PeriodShown, required=True)
    score = text_field("Оценка; листов в периоде несколько – их средняя")


class FailingShown(ResponseSchema):
    """Who has an unsatisfactory result several times in a row."""

    sheet_id = text_field("Лист в этом цикле", metadata={"format": "uuid"})
    unit = text_field("Подразделение", allow_none=True)
    employee = fields.Nested(SheetPerson, required=True)
    scores = fields.List(
        fields.Nested(FailedScore), required=True, metadata={"description": "Оценки подряд, новые первыми"}
    )

    def get_sheet_id(self, found: Failing) -> str:
        """Return the id of the sheet."""
        return found.sheet.id

    def get_unit(self, found: Failing) -> str | None:
        """Return the unit."""
        return found.sheet.unit_id

    def get_employee(self, found: Failing) -> dict[str, Any]:
        """Return who it is."""
        return {"id": None, **found.sheet.employee}

    def get_scores(self, found: Failing) -> list[dict[str, Any]]:
        """Return the scores."""
        return [
            {"cycle_id": cycle.id, "period": cycle.period, "score": two_places(score)} for cycle, score in found.scores
        ]


class CycleReport(ResponseSchema):
    """The answers of a cycle."""

    cycle_id = text_field("Идентификатор цикла", metadata={"format": "uuid"})
    methodology = text_field("Методика", validate=validate.OneOf(METHODOLOGIES))
    body = text_field("Государственный орган")
    results = fields.List(
        fields.Nested(ResultWording), required=True, metadata={"description": "Результаты, лучшие первыми"}
    )
    counts = fields.Nested(CountsShown, required=True)
    periods = fields.List(
        fields.Nested(DistributionShown),
        required=True,
        metadata={"description": "Весь орган: этот период и прежние с той же шкалой результатов, новые первыми"},
    )
    units = fields.List(
        fields.Nested(ReportUnit),
        required=True,
        metadata={"description": "По подразделениям, высшая средняя до сессий первой"},
    )
    evaluators = fields.List(
        fields.Nested(ReportEvaluator),
        required=True,
        metadata={"description": "По оценивающим, высшая средняя до сессий первой"},
    )
    unsatisfactory_in_a_row = fields.List(
        fields.Nested(FailingShown),
        required=True,
        metadata={"description": "У кого последние результаты – два и больше – неудовлетворительные подряд"},
    )

    def get_cycle_id(self, found: Report) -> str:
        """Return the id of the cycle."""
        return found.overview.cycle.id

    def get_methodology(self, found: Report) -> str:
        """Return the methodology."""
        return found.overview.cycle.period.methodology

    def get_results(self, found: Report) -> list[dict[str, str]]:
        """Return the results in the words of the order."""
        return [{"code": code, "wording": words} for code, words in wordings(found.scale, wanted_language()).items()]

    def get_counts(self, found: Report) -> Counts:
        """Return how many sheets there are."""
        return found.overview.counts

    def get_periods(self, found: Report) -> tuple[Distribution, ...]:
        """Return the results of the whole state body."""
        return found.whole

    def get_unsatisfactory_in_a_row(self, found: Report) -> tuple[Failing, ...]:
        """Return who has them."""
        return found.failing
