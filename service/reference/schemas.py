"""Schemas of reference data: forms, verdicts, rules, editions, variants, deadlines and the calendar."""

from __future__ import annotations

from typing import Any, Final

from marshmallow import Schema, fields, validate

from doc_templates.catalogue import Form
from doc_templates.variants import Variant
from service.api.language import answer_text, wanted_language
from service.api.schemas import (
    Counted,
    Law,
    Request,
    ResponseSchema,
    Violation,
    address_field,
    computed_values,
    day_field,
    flag_field,
    number_field,
    text_field,
    texts_field,
    written_day_field,
)
from service.db.models import SHA256
from service.documents.requests import FormData, as_of_day, language_field, variant_field
from service.documents.retrieval import MEDIA_TYPES
from validators.days_off import Ground
from validators.deadlines.model import DueKind
from validators.parameters import METHODOLOGIES
from validators.parameters.tables import Edition
from validators.rules.model import Rule

FORMS: Final = "/api/v1/forms"
RULES: Final = "/api/v1/rules"
EDITIONS: Final = "/api/v1/editions"


class BlankQuery(Request):
    """Parameters of a blank form."""

    language = language_field()
    variant = variant_field()


class ValidationRequest(FormData):
    """Body of ``POST /validate``."""

    as_of = as_of_day()
    variant = variant_field(allow_none=True)


class PreviewRequest(FormData):
    """Body of ``POST /preview``."""

    language = language_field()
    variant = variant_field(allow_none=True)


class FormLinks(Schema):
    """Addresses of a form."""

    self = address_field("Эта форма")
    schema = address_field("JSON Schema данных")
    sample = address_field("Пример данных")
    import_xlsx = address_field("Таблица для заполнения, XLSX")
    blank_docx = address_field("Пустой бланк, DOCX")
    blank_pdf = address_field("Пустой бланк, PDF")


class OfficialForm(ResponseSchema):
    """An official form."""

    slug = text_field("Имя формы в адресах и запросах")
    name = text_field("Официальное название")
    methodology = text_field("Методика: A или B (корпус «А» или «Б»)")
    annex = text_field("Номер приложения; null — форма рекомендуемая, приказом не установлена", allow_none=True)
    items = text_field("Пункты методики, к которым относится форма")
    recommended = fields.Boolean(required=True, metadata={"description": "Форма рекомендуемая, а не установленная"})
    since = day_field("Действует с этой даты")
    until = day_field("Действует до этой даты, не включая её; null — без срока", allow_none=True)
    formats = fields.List(fields.String(), required=True, metadata={"description": "Форматы файлов"})
    languages = fields.List(fields.String(), required=True, metadata={"description": "Языки"})
    links = fields.Nested(FormLinks, required=True)

    def get_items(self, form: Form) -> str:
        """Return the items with the letters of the methodologies in the language of the request."""
        language = wanted_language()
        letter_a, letter_b = (answer_text("forms", f"letter_{one}", language) for one in ("a", "b"))
        return form.items.replace("А", letter_a).replace("Б", letter_b)

    def get_links(self, form: Form) -> dict[str, str]:
        """Return the addresses of the form."""
        tails = {"schema": "schema", "sample": "sample", "import_xlsx": "import.xlsx"}
        blanks = {f"blank_{name}": f"blank.{name}" for name in MEDIA_TYPES}
        addresses = {name: f"{FORMS}/{form.slug}/{tail}" for name, tail in {**tails, **blanks}.items()}
        return {"self": f"{FORMS}/{form.slug}", **addresses}


class FormList(Schema):
    """All forms."""

    items = fields.List(fields.Nested(OfficialForm), required=True)


class Verdict(Schema):
    """Result of a check."""

    valid = fields.Boolean(required=True, metadata={"description": "Нет ни одного нарушения с severity error"})
    violations = fields.List(fields.Nested(Violation), required=True)
    computed = computed_values()
    edition = text_field("Редакция методики, по которой проверены данные")
    variant = text_field("Вариант государственного органа, по которому будет изготовлен документ", allow_none=True)


class RuleSummary(ResponseSchema):
    """A rule of the methodology as it is applied."""

    id = text_field("Постоянное имя правила")
    summary = text_field("Что проверяется")
    severity = text_field("Строгость", validate=validate.OneOf(["error", "warning"]))
    methodology = text_field("Методика: A или B (корпус «А» или «Б»)")
    item = text_field("Пункт методики")
    annex = text_field("Приложение", allow_none=True)
    text = text_field("Слова приказа")
    since = day_field("Действует с этой даты")
    until = day_field("Действует до этой даты, не включая её; null — без срока", allow_none=True)
    forms = fields.List(fields.String(), required=True, metadata={"description": "К каким формам применяется"})
    links = fields.Dict(required=True, keys=fields.String(), values=fields.String())

    def get_summary(self, rule: Rule) -> str:
        """Return what is checked, in the language of the request."""
        return rule.summary(wanted_language())

    def get_links(self, rule: Rule) -> dict[str, str]:
        """Return the address of the rule."""
        return {"self": f"{RULES}/{rule.id}"}


class RuleList(Schema):
    """All rules, in the order's sequence."""

    items = fields.List(fields.Nested(RuleSummary), required=True)


class EditionLinks(Schema):
    """Addresses of an edition."""

    self = address_field("Что действовало в первый день редакции")


class EditionSummary(ResponseSchema):
    """An edition of a methodology."""

    id = text_field("Обозначение редакции, как в поле edition документов")
    methodology = text_field("Методика: A или B (корпус «А» или «Б»)", validate=validate.OneOf(["A", "B"]))
    title = text_field("Название")
    act = text_field("Приказ, которым она введена")
    item = text_field("Пункт приказа о введении в действие")
    since = day_field("Применяется к правоотношениям с этой даты")
    until = day_field("До этой даты, не включая её; null — без срока", allow_none=True)
    links = fields.Nested(EditionLinks, required=True)

    def get_links(self, edition: Edition) -> dict[str, str]:
        """Return the address of the first day of the edition."""
        return {"self": f"{EDITIONS}/{edition.methodology}/{edition.since}"}


class EditionList(Schema):
    """All editions."""

    items = fields.List(fields.Nested(EditionSummary), required=True)


class ParameterTable(Schema):
    """A dated table of parameters or wordings."""

    file = text_field("Файл параметров")
    name = text_field("Какая из таблиц файла; пусто — единственная")
    item = text_field("Пункт методики")
    annex = text_field("Приложение", allow_none=True)
    since = day_field("Действует с этой даты")
    until = day_field("До этой даты, не включая её; null — без срока", allow_none=True)


class FormTemplate(Schema):
    """The template of a form in one language."""

    form = text_field("Форма")
    language = text_field("Язык")
    sha256 = text_field("SHA-256 шаблона", validate=validate.Length(equal=SHA256.length))
    since = day_field("С этой даты форма печатается по нему; null — с начала", allow_none=True)


class AppliedRule(Schema):
    """A rule in force."""

    id = text_field("Правило: GET /api/v1/rules/{rule}")
    item = text_field("Пункт методики")
    since = day_field("Действует с этой даты")
    until = day_field("До этой даты, не включая её; null — без срока", allow_none=True)


IN_FORCE: Final = frozenset({"day", "parameters", "templates", "rules"})


class EditionOnDay(EditionSummary):
    """An edition and everything in force on a day."""

    day = day_field("День, на который составлен ответ")
    parameters = fields.List(fields.Nested(ParameterTable), required=True)
    templates = fields.List(fields.Nested(FormTemplate), required=True)
    rules = fields.List(fields.Nested(AppliedRule), required=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Return what is in force on the day, else the value of the edition."""
        return super().get_attribute(obj if attr in IN_FORCE else obj.edition, attr, default)


class VariantOrder(Schema):
    """The order that approved a variant."""

    number = text_field("Номер приказа")
    date = day_field("Дата приказа")
    title = text_field("Название приказа")


class VariantTemplate(Schema):
    """A form of a variant."""

    form = text_field("Форма")
    language = text_field("Язык")
    sha256 = text_field("SHA-256 шаблона", validate=validate.Length(equal=SHA256.length))
    links = fields.Dict(
        required=True, keys=fields.String(), values=fields.String(), metadata={"description": "Пустые бланки"}
    )


class BodyVariant(ResponseSchema):
    """A state body's own variant of the methodology of corpus «Б»."""

    id = text_field("Имя варианта для поля variant")
    body = text_field("Государственный орган")
    names = fields.List(
        fields.String(), required=True, metadata={"description": "Другие написания наименования в документах"}
    )
    order = fields.Nested(VariantOrder, required=True)
    since = day_field("Действует с этой даты")
    until = day_field("До этой даты, не включая её; null — без срока", allow_none=True)
    sha256 = text_field("SHA-256 файлов варианта", validate=validate.Length(equal=SHA256.length))
    templates = fields.List(fields.Nested(VariantTemplate), required=True)

    def get_templates(self, variant: Variant) -> list[dict[str, Any]]:
        """Return the templates with the addresses of their blank forms."""
        found = []
        for (form, language), template in variant.templates.items():
            query = f"?variant={variant.id}" + ("" if language == "ru" else f"&language={language}")
            links = {f"blank_{name}": f"{FORMS}/{form}/blank.{name}{query}" for name in MEDIA_TYPES}
            found.append({"form": form, "language": language, "sha256": template.sha256, "links": links})
        return found


class VariantList(Schema):
    """All variants."""

    items = fields.List(fields.Nested(BodyVariant), required=True)


class DueDate(Schema):
    """A calculated deadline."""

    due = written_day_field("Последний день срока")
    bound = text_field(
        "latest – последний день, когда ещё не поздно; kept_until – последний день хранения",
        validate=validate.OneOf([str(one) for one in DueKind]),
    )
    title = text_field("Что делают к этому сроку")
    working_day = flag_field("Рабочий ли это день; методика не переносит срок с нерабочего дня")
    law = fields.Nested(Law, required=True)
    counted = fields.Nested(Counted, required=True)
    notes = texts_field("На что обратить внимание")


class Reckoned(Schema):
    """The deadlines that follow from the dates."""

    kind = text_field("Вид срока")
    title = text_field("Название вида")
    deadlines = fields.List(fields.Nested(DueDate), required=True, metadata={"description": "Сроки"})


class TermOfKind(Schema):
    """A term of the order."""

    item = text_field("Пункт методики")
    part = text_field("Часть пункта, если по одному виду срока их несколько", allow_none=True)
    title = text_field("Что делают к этому сроку")
    text = text_field("Слова приказа")
    since = written_day_field("Действует с этой даты")
    until = written_day_field("Действует до этой даты, не включая её; null – без срока", allow_none=True)


class DeadlineKind(Schema):
    """A kind of deadline."""

    kind = text_field("Вид срока: передаётся в POST /api/v1/deadlines")
    title = text_field("Название")
    methodology = text_field("Методика: A или B (корпус «А» или «Б»)", validate=validate.OneOf(METHODOLOGIES))
    required = texts_field("Какие даты обязательны")
    optional = texts_field("Какие даты можно добавить")
    terms = fields.List(fields.Nested(TermOfKind), required=True, metadata={"description": "Сроки этого вида"})


class DeadlineKindList(Schema):
    """All kinds of deadlines."""

    items = fields.List(fields.Nested(DeadlineKind), required=True)


class NotableDay(Schema):
    """A day on which the calendar differs from a plain week."""

    day = written_day_field("День")
    weekend = flag_field("Суббота или воскресенье")
    ground = text_field(
        "Основание: holiday – праздник, observed – выходной за праздник, выпавший на день отдыха, transfer – перенос, "
        "installation – файл установки",
        validate=validate.OneOf([str(one) for one in Ground if one is not Ground.WEEKEND]),
    )
    reason = text_field("Почему день нерабочий или рабочий")
    estimated = flag_field("Дата праздника расчётная, ещё не объявлена")
    source = text_field("Решение, названное в файле", allow_none=True)


class WorkingDays(Schema):
    """How many working days there are."""

    year = number_field("В году")
    quarters = fields.List(
        fields.Integer(),
        required=True,
        validate=validate.Length(equal=4),
        metadata={"description": "По кварталам"},
    )
    months = fields.List(
        fields.Integer(),
        required=True,
        validate=validate.Length(equal=12),
        metadata={"description": "По месяцам"},
    )


class CalendarOverrides(Schema):
    """The file of the installation."""

    file = text_field("Имя файла")
    days = number_field("Сколько дней этого года в нём названо")
    sources = texts_field("Решения, на которые он ссылается")


class CalendarYear(Schema):
    """The working calendar of a year as it is in force."""

    year = number_field("Год")
    working_days = fields.Nested(WorkingDays, required=True)
    days_off = fields.List(
        fields.Nested(NotableDay),
        required=True,
        metadata={"description": "Праздники и дни отдыха, кроме обычных суббот и воскресений"},
    )
    worked_days_off = fields.List(
        fields.Nested(NotableDay),
        required=True,
        metadata={"description": "Рабочие дни, которые иначе были бы днями отдыха"},
    )
    estimated = fields.List(
        fields.String(metadata={"format": "date"}),
        required=True,
        metadata={"description": "Расчётные даты: Курбан айт, пока он не объявлен"},
    )
    overrides = fields.Nested(
        CalendarOverrides,
        required=True,
        allow_none=True,
        metadata={"description": "Файл установки с переносами; null – его нет"},
    )
