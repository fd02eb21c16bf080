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
from service.own_variants import OwnVariants
from service.queue import Notifier
from service.settings import Settings
from validators.calendar import WorkingCalendar
from validators.check import Outcome


@dataclass(frozen=True, slots=True)
class Fixed:
    """Working days and variants as they were at one moment."""

    calendar: WorkingCalendar
    variants: Variants


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a use case needs.

    ``forms`` holds the official forms by slug, ``check`` applies the methodology to data of one, ``clock`` gives the
    present in UTC, ``calendars`` and ``own`` the working days and the state bodies' own variants of the moment, but for
    those that are ``fixed``.
    """

    settings: Settings
    database: ScopedDatabase
    files: FileStore
    notifier: Notifier
    calendars: Calendars
    forms: Mapping[str, Form]
    check: Callable[..., Outcome]
    clock: Callable[[], datetime] = utc_now
    own: OwnVariants = field(default_factory=OwnVariants)
    fixed: Fixed | None = None

    @property
    def calendar(self) -> WorkingCalendar:
        """The working calendar by the decrees entered until now; one use case takes it once.

        Raises:
            DatabaseUnavailableError: the database does not answer.
        """
        return self.fixed.calendar if self.fixed else self.calendars.current(self.database)

    @property
    def variants(self) -> Variants:
        """The state bodies' own variants that are in force now; one use case takes them once.

        Raises:
            DatabaseUnavailableError: the database does not answer.
            StorageError: one of them cannot be read now.
        """
        return self.fixed.variants if self.fixed else self.own.current(self.database, self.files)

    def at_once(self) -> Services:
        """Return the same with working days and variants as they are now, for many papers or many looks at them.

        Raises:
            DatabaseUnavailableError: the database does not answer.
            StorageError: a variant cannot be read now.
        """
        return replace(self, fixed=Fixed(self.calendar, self.variants))

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
    if language not in form.languages and not any(language in each.languages(slug) for each in services.variants):
        raise LanguageUnavailableError(slug, form.languages)
    return form
