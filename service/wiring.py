"""Builds the dependencies of the use cases from the settings."""

from __future__ import annotations

from doc_templates import catalogue
from service.db.database import Database
from service.db.decrees import Calendars
from service.db.tenancy import EVERY_BODY
from service.db.vault import FILE as KEYS_FILE
from service.db.vault import Vault
from service.documents.variants import open_variants
from service.files.store import open_file_store
from service.own_variants import OwnVariants
from service.queue import CeleryNotifier, Notifier, make_celery
from service.services import Services
from service.settings import Settings
from validators.calendar import WorkingCalendar
from validators.check import check

SPARE_CONNECTIONS = 4


def open_vault(settings: Settings) -> Vault:
    """Return what seals secrets of people: by the keys of the settings, else by those of a file in the data folder."""
    return Vault(settings.secrets_keys, settings.data_dir / KEYS_FILE)


def open_services(
    settings: Settings, *, notifier: Notifier | None = None, database: Database | None = None
) -> Services:
    """Return the dependencies of the use cases, for every state body; the database has to be migrated already.

    Args:
        settings: the installation's settings.
        notifier: notifies the workers; one that sends through the configured broker when left out.
        database: that of the settings when left out.

    Raises:
        SettingsError: the folder of variants cannot be used.
    """
    return Services(
        settings=settings,
        database=(database or _database(settings)).of(EVERY_BODY),
        files=open_file_store(settings),
        notifier=notifier or CeleryNotifier(make_celery(settings)),
        calendars=Calendars(WorkingCalendar(settings.calendar_overrides)),
        forms={form.slug: form for form in catalogue.FORMS},
        check=check,
        own=OwnVariants(open_variants(settings)),
    )


def _database(settings: Settings) -> Database:
    pool_size = settings.web_threads + SPARE_CONNECTIONS
    return Database(settings.database_url, pool_size=pool_size, vault=open_vault(settings))
