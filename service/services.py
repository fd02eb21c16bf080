"""Dependencies of the use cases, passed as one object; ``service.wiring`` builds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from doc_templates.catalogue import Form
from doc_templates.variants import Variants
from service.db.database import ScopedDatabase
from service.db.decrees import Calendars
from service.db.tenancy import EveryBody, Scope
from service.db.utc_datetime import utc_now
from service.errors import LanguageUnavailableError, UnknownFormError
from service.files.store import FileStore
from service.queue import Notifier
from service.settings import Settings
from validators.calendar import WorkingCalendar
from validators.check import Outcome


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a use case needs.

    ``forms`` holds the official forms by slug, ``check`` applies the methodology to data of one, ``clock`` gives the
    present in UTC, ``variants`` are the state bodies' own ones.
    """

    settings: Settings
    database: ScopedDatabase
    files: FileStore
    notifier: Notifier
    calendars: Calendars
    forms: Mapping[str, Form]
    check: Callable[..., Outcome]
    clock: Callable[[], datetime] = utc_now
    variants: Variants = field(default_factory=Variants)

    @property
    def calendar(self) -> WorkingCalendar:
        """The working calendar by the decrees entered until now; one use case takes it once.

        Raises:
            DatabaseUnavailableError: the database does not answer.
        """
        return self.calendars.current(self.database)

    def of(self, scope: Scope | EveryBody) -> Services:
        """Return the same for the rows of a scope; only who knows whose request or task it is, asks."""
        return replace(self, database=self.database.whole.of(scope))


def find_form(services: Services, slug: str, language: str) -> Form:
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
