"""What is wrong with settings, each told in words; and what only all of them together can tell."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from marshmallow import fields, validate
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from service.errors import SettingsError
from service.texts import MESSAGES
from validators.calendar_file import read_calendar_file
from validators.errors import CalendarError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from ipaddress import IPv4Network, IPv6Network

    from service.settings import Settings
    from validators.messages.catalog import Message

PREFIX: Final = "BAGALAU_"
DATABASES: Final = ("sqlite", "postgresql")
BROKERS: Final = ("filesystem", "amqp", "amqps")
STORAGES: Final = ("file", "s3")
KEY_LEAST: Final = 32
KEY_MOST: Final = 256
"""How many characters an access key that is set beforehand has."""
EXAMPLE: Final = "https://bagalau.example.kz"


def fault(key: str, /, **values: Any) -> SettingsError:
    """Return the error of a setting; ``key`` is that of a text of the section ``settings``."""
    return SettingsError(MESSAGES.message("settings", key, **values))


def unusable(known: Iterable[fields.Field[Any]], found: Mapping[str, Any]) -> SettingsError:
    """Return the error of variables that the schema refused, saying of each what is needed.

    Args:
        known: the fields of the schema.
        found: what it found, by name of the variable.
    """
    by_name = {str(field.data_key): field for field in known}
    return SettingsError(
        MESSAGES.message("settings", "several", faults=tuple(_needed(name, by_name[name]) for name in found))
    )


def _needed(name: str, field: fields.Field[Any]) -> Message:
    if isinstance(field, fields.Url):
        return MESSAGES.message("settings", "url", name=name, example=EXAMPLE)
    for validator in field.validators:
        if isinstance(validator, validate.Range):
            key = "integer_between" if isinstance(field, fields.Integer) else "number_between"
            return MESSAGES.message("settings", key, name=name, least=validator.min, most=validator.max)
        if isinstance(validator, validate.OneOf):
            return MESSAGES.message("settings", "one_of", name=name, known=", ".join(validator.choices))
        if isinstance(validator, validate.Regexp):
            return MESSAGES.message("settings", "key", name=name, least=KEY_LEAST, most=KEY_MOST)
    return MESSAGES.message("settings", "unusable", name=name)


def check(settings: Settings) -> None:
    """Refuse settings that are well-formed each alone and cannot work.

    Raises:
        SettingsError: one that cannot.
    """
    _check_scheme(f"{PREFIX}BROKER_URL", settings.broker_url, BROKERS)
    _check_scheme(f"{PREFIX}STORAGE_URL", settings.storage_url, STORAGES)
    try:
        backend = make_url(settings.database_url).get_backend_name()
    except ArgumentError:
        backend = ""
    if backend not in DATABASES:
        raise fault("scheme", name=f"{PREFIX}DATABASE_URL", known=", ".join(DATABASES))
    storage = urlsplit(settings.storage_url)
    if storage.scheme == "s3" and not storage.netloc:
        raise fault("bucket", name=f"{PREFIX}STORAGE_URL")
    if storage.scheme == "file" and (storage.netloc or not Path(unquote(storage.path)).is_absolute()):
        raise fault("folder", name=f"{PREFIX}STORAGE_URL")
    if (settings.storage_access_key is None) != (settings.storage_secret_key is None):
        raise fault("keys", one=f"{PREFIX}STORAGE_ACCESS_KEY", other=f"{PREFIX}STORAGE_SECRET_KEY")
    _check_calendar(settings.calendar_overrides)
    longest = max(settings.max_body_bytes, settings.max_batch_bytes)
    if settings.max_bodies_bytes < longest:
        raise fault("bodies", name=f"{PREFIX}MAX_BODIES_BYTES", least=longest)
    if settings.lease_seconds <= settings.convert_timeout:
        raise fault(
            "lease",
            lease=f"{PREFIX}LEASE_SECONDS",
            lease_seconds=f"{settings.lease_seconds:g}",
            timeout=f"{PREFIX}CONVERT_TIMEOUT",
            timeout_seconds=f"{settings.convert_timeout:g}",
        )


def _check_calendar(overrides: Path | None) -> None:
    if overrides is None:
        return
    if not overrides.is_file():
        raise fault("no_file", name=f"{PREFIX}CALENDAR_OVERRIDES", path=overrides)
    try:
        read_calendar_file(overrides)
    except CalendarError as error:
        raise fault("calendar", name=f"{PREFIX}CALENDAR_OVERRIDES", fault=error.args[0]) from None


def networks(name: str, listed: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Return the networks in a list with commas; an address is a network of one.

    Raises:
        SettingsError: one is none.
    """
    try:
        return tuple(ip_network(one.strip()) for one in listed.split(",") if one.strip())
    except ValueError:
        raise fault("networks", name=name) from None


def _check_scheme(name: str, url: str, known: tuple[str, ...]) -> None:
    if urlsplit(url).scheme not in known:
        raise fault("scheme", name=name, known=", ".join(known))
