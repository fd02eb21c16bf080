"""What the use cases work with, handed to them in one piece; ``service.wiring`` puts the real ones together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from doc_templates.variants import Variants
from service.errors import LanguageUnavailableError, UnknownFormError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from service.db.database import Database
    from service.files.store import FileStore
    from service.queue import Bell
    from service.settings import Settings
    from validators.calendar import WorkingCalendar
    from validators.violations import Violation


class TemplateLike(Protocol):
    """The template of a form in one language."""

    @property
    def sha256(self) -> str:
        """The hash of the template's bytes."""

    @property
    def content(self) -> bytes:
        """The template's bytes."""


class FormLike(Protocol):
    """What accepting and handing back a document takes from an official form."""

    @property
    def slug(self) -> str:
        """The name of the form in URLs and in the store."""

    @property
    def formats(self) -> tuple[str, ...]:
        """The file formats it is made in."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is made in."""

    def template(self, language: str = "ru", on: date | None = None) -> TemplateLike:
        """Return the template in that language, as it was on a day; without a day, the newest."""

    def author(self, record: Any | None) -> str:
        """Return the state body that issues the paper of a record."""

    def file_stem(self, record: Any, rules: Collection[str] = ()) -> str:
        """Return a file name a person understands, without suffix; ``rules`` found something in the record."""

    def blank_stem(self, on: date) -> str:
        """Return the file name of the blank form, without suffix, on a day."""


class OutcomeLike(Protocol):
    """What the methodology says about some data."""

    @property
    def violations(self) -> tuple[Violation, ...]:
        """Everything found, errors and warnings."""

    @property
    def errors(self) -> tuple[Violation, ...]:
        """What forbids the document."""

    @property
    def payload(self) -> dict[str, Any] | None:
        """The canonical data, ``None`` when the shape is wrong."""

    @property
    def computed(self) -> dict[str, Any]:
        """What follows from the data, ready for JSON."""

    @property
    def explained(self) -> dict[str, Any]:
        """The same, with how each value came about in the language of the violations."""

    @property
    def edition(self) -> str:
        """The edition of the methodology that was applied."""

    @property
    def record(self) -> Any | None:
        """The record, ``None`` when the shape is wrong."""

    @property
    def law_day(self) -> date | None:
        """The day by which the law was looked up, ``None`` when the shape is wrong."""


class Check(Protocol):
    """Applies the methodology to data; ``validators.check.check`` is the real one."""

    def __call__(  # noqa: PLR0913 - the signature of validators.check.check
        self,
        form: str,
        data: Mapping[str, Any],
        *,
        today: date,
        as_of: date | None = None,
        language: str = "ru",
        calendar: WorkingCalendar | None = None,
    ) -> OutcomeLike:
        """Return what the methodology says about ``data`` of ``form``."""


class Load(Protocol):
    """Reads canonical data back; ``validators.check.load`` is the real one."""

    def __call__(self, form: str, data: Mapping[str, Any]) -> Any:
        """Return the record of ``form``."""


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a use case needs.

    ``forms`` holds the official forms by slug, ``clock`` gives the present in UTC, ``variants`` are the state bodies'
    own ones.
    """

    settings: Settings
    database: Database
    files: FileStore
    bell: Bell
    calendar: WorkingCalendar
    forms: Mapping[str, FormLike]
    check: Check
    load: Load
    clock: Callable[[], datetime] = utc_now
    variants: Variants = field(default_factory=Variants)


def find_form(services: Services, slug: str, language: str) -> FormLike:
    """Return the form with that slug.

    Raises:
        UnknownFormError: there is none.
        LanguageUnavailableError: it is not made in that language, nor is any variant of it.
    """
    form = services.forms.get(slug)
    if form is None:
        raise UnknownFormError(slug, tuple(sorted(services.forms)))
    variants = [known for variant in services.variants for known in variant.languages(slug)]
    if language not in {*form.languages, *variants}:
        raise LanguageUnavailableError(slug, form.languages)
    return form
