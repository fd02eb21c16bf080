"""Settings, read once from the environment, checked at the start and passed in from there."""

from __future__ import annotations

import difflib
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from service.db.vault import read_keys
from service.errors import SettingsError
from service.texts import MESSAGES
from validators.calendar_file import read_calendar_file
from validators.errors import CalendarError
from validators.messages.catalog import FALLBACK, LANGUAGES, Message

__all__ = ["Settings", "SettingsError", "read_settings", "setting_error", "terminal_language"]

PREFIX: Final = "BAGALAU_"
DATABASES: Final = ("sqlite", "postgresql")
BROKERS: Final = ("filesystem", "amqp", "amqps")
STORAGES: Final = ("file", "s3")
MIN_KEY_LENGTH: Final = 32
MAX_KEY_LENGTH: Final = 256
"""How many characters an access key that is set beforehand has."""
EXAMPLE: Final = "https://bagalau.example.kz"
MAX_DEFAULT_CONVERTERS: Final = 4
BODIES_AT_A_TIME: Final = 4
"""Bodies of the greatest length kept at a time, by default."""
SYSTEM_SOFFICE: Final = "/usr/lib/libreoffice/program/soffice.bin"
OTHER_SOFFICE: Final = "libreoffice*/program/soffice.bin"
LOCALES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
LANGUAGE: Final = re.compile(r"[a-z]{2}(?![A-Za-z0-9])")
"""The language in the name of a locale such as ``kk_KZ.UTF-8``."""
LOG_LEVELS: Final = ("debug", "info", "warning", "error")
MAX_BATCH_LEASE_SECONDS: Final = 30.0
"""A lease is renewed during the work and need not outlast it; the shorter, the sooner a crash is recovered from."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an installation may set; ``docs/operators.md`` describes each.

    Paths are absolute. ``database_url`` is an SQLAlchemy URL, ``broker_url`` a Celery broker URL
    (``filesystem://`` when embedded), ``storage_url`` ``file:///path`` or ``s3://bucket/prefix``. Without storage keys
    S3 is reached by what boto3 finds by itself (a role, a profile). Durations are in seconds, sizes in bytes.
    """

    host: str
    port: int
    data_dir: Path
    database_url: str = field(repr=False)
    broker_url: str = field(repr=False)
    storage_url: str
    storage_endpoint: str | None
    storage_access_key: str | None = field(repr=False)
    storage_secret_key: str | None = field(repr=False)
    bootstrap_key: str | None = field(repr=False)
    converters: int
    convert_timeout: float
    lease_seconds: float
    sweep_seconds: float
    max_body_bytes: int
    max_batch_bytes: int
    max_batch_rows: int
    max_bodies_bytes: int
    result_days: float
    source_days: float
    calendar_overrides: Path | None
    soffice: str
    uno_python: str
    variants_dir: Path
    preview_url: str | None
    web_threads: int
    web_processes: int
    requests_per_key: int
    requests_per_address: int
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...]
    public_url: str | None
    openid_issuer: str | None
    openid_client_id: str | None
    openid_client_secret: str | None = field(repr=False)
    openid_name: str | None
    secrets_keys: tuple[str, ...] = field(repr=False)
    metrics_port: int | None
    log_level: str

    @property
    def embedded_broker(self) -> bool:
        """Whether messages travel through files in the data folder instead of a broker server."""
        return self.broker_url.startswith("filesystem:")

    @property
    def batch_lease_seconds(self) -> float:
        """How long a lease over work of a batch runs without renewal."""
        return min(self.lease_seconds, MAX_BATCH_LEASE_SECONDS)


def _setting(name: str) -> dict[str, Any]:
    """Return the options of a field that is read from a variable and has no default."""
    return {"data_key": name, "load_default": None}


class _Variables(Schema):
    """The variables, all optional; what is left out is filled in by ``_complete``."""

    class Meta:
        unknown = EXCLUDE

    host = fields.String(data_key="HOST", load_default="127.0.0.1")
    port = fields.Integer(data_key="PORT", load_default=8000, validate=validate.Range(1, 65535))
    data_dir = fields.String(data_key=f"{PREFIX}DATA_DIR", load_default="data")
    database_url = fields.String(**_setting(f"{PREFIX}DATABASE_URL"))
    broker_url = fields.String(data_key=f"{PREFIX}BROKER_URL", load_default="filesystem://")
    storage_url = fields.String(**_setting(f"{PREFIX}STORAGE_URL"))
    storage_endpoint = fields.Url(**_setting(f"{PREFIX}STORAGE_ENDPOINT"), require_tld=False)
    storage_access_key = fields.String(**_setting(f"{PREFIX}STORAGE_ACCESS_KEY"))
    storage_secret_key = fields.String(**_setting(f"{PREFIX}STORAGE_SECRET_KEY"))
    bootstrap_key = fields.String(
        **_setting(f"{PREFIX}BOOTSTRAP_KEY"),
        validate=validate.Regexp(rf"[!-~]{{{MIN_KEY_LENGTH},{MAX_KEY_LENGTH}}}\Z"),
    )
    converters = fields.Integer(**_setting(f"{PREFIX}CONVERTERS"), validate=validate.Range(1, 64))
    convert_timeout = fields.Float(
        data_key=f"{PREFIX}CONVERT_TIMEOUT", load_default=30.0, validate=validate.Range(1, 600)
    )
    lease_seconds = fields.Float(data_key=f"{PREFIX}LEASE_SECONDS", load_default=90.0, validate=validate.Range(1, 3600))
    sweep_seconds = fields.Float(data_key=f"{PREFIX}SWEEP_SECONDS", load_default=2.0, validate=validate.Range(0.1, 300))
    max_body_bytes = fields.Integer(
        data_key=f"{PREFIX}MAX_BODY_BYTES", load_default=2 * 1024 * 1024, validate=validate.Range(1024, 1024**3)
    )
    max_batch_bytes = fields.Integer(
        data_key=f"{PREFIX}MAX_BATCH_BYTES", load_default=128 * 1024 * 1024, validate=validate.Range(1024, 1024**3)
    )
    max_batch_rows = fields.Integer(
        data_key=f"{PREFIX}MAX_BATCH_ROWS", load_default=200_000, validate=validate.Range(1, 1_000_000)
    )
    max_bodies_bytes = fields.Integer(**_setting(f"{PREFIX}MAX_BODIES_BYTES"), validate=validate.Range(1024, 1024**4))
    result_days = fields.Float(data_key=f"{PREFIX}RESULT_DAYS", load_default=7.0, validate=validate.Range(0.01, 3660))
    source_days = fields.Float(data_key=f"{PREFIX}SOURCE_DAYS", load_default=90.0, validate=validate.Range(0.01, 3660))
    calendar_overrides = fields.String(**_setting(f"{PREFIX}CALENDAR_OVERRIDES"))
    soffice = fields.String(**_setting(f"{PREFIX}SOFFICE"))
    uno_python = fields.String(data_key=f"{PREFIX}UNO_PYTHON", load_default="/usr/bin/python3")
    variants_dir = fields.String(**_setting(f"{PREFIX}VARIANTS_DIR"))
    preview_url = fields.String(**_setting(f"{PREFIX}PREVIEW_URL"))
    web_threads = fields.Integer(data_key=f"{PREFIX}WEB_THREADS", load_default=8, validate=validate.Range(1, 256))
    web_processes = fields.Integer(data_key=f"{PREFIX}WEB_PROCESSES", load_default=1, validate=validate.Range(1, 256))
    requests_per_key = fields.Integer(
        data_key=f"{PREFIX}REQUESTS_PER_KEY", load_default=6_000, validate=validate.Range(0, 1_000_000)
    )
    requests_per_address = fields.Integer(
        data_key=f"{PREFIX}REQUESTS_PER_ADDRESS", load_default=12_000, validate=validate.Range(0, 1_000_000)
    )
    trusted_proxies = fields.String(data_key=f"{PREFIX}TRUSTED_PROXIES", load_default="")
    public_url = fields.Url(**_setting(f"{PREFIX}PUBLIC_URL"), require_tld=False, schemes={"http", "https"})
    openid_issuer = fields.Url(**_setting(f"{PREFIX}OPENID_ISSUER"), require_tld=False, schemes={"http", "https"})
    openid_client_id = fields.String(**_setting(f"{PREFIX}OPENID_CLIENT_ID"))
    openid_client_secret = fields.String(**_setting(f"{PREFIX}OPENID_CLIENT_SECRET"))
    openid_name = fields.String(**_setting(f"{PREFIX}OPENID_NAME"))
    secrets_keys = fields.String(**_setting(f"{PREFIX}SECRETS_KEYS"))
    # Four kinds of processes take the port and the three that follow.
    metrics_port = fields.Integer(**_setting(f"{PREFIX}METRICS_PORT"), validate=validate.Range(1, 65532))
    log_level = fields.String(data_key=f"{PREFIX}LOG_LEVEL", load_default="info", validate=validate.OneOf(LOG_LEVELS))


VARIABLES: Final = tuple(str(one.data_key) for one in _Variables().fields.values())
"""The names of the environment variables that are read, in the order of ``Settings``."""


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read and check the settings. An empty variable counts as not set.

    Args:
        environ: variables to read; the process environment when left out.

    Raises:
        SettingsError: a value cannot be used, or a variable beginning with ``BAGALAU_`` is unknown.
    """
    source = {name: value.strip() for name, value in (os.environ if environ is None else environ).items()}
    _refuse_unknown(source)
    try:
        values = _Variables().load({name: source[name] for name in VARIABLES if source.get(name)})
    except ValidationError as error:
        raise _unusable(_Variables().fields.values(), error.messages_dict) from None
    settings = Settings(**_complete(values))
    if values["variants_dir"] and not settings.variants_dir.is_dir():
        # A typo in the path would silently print every body's papers by the form of the order.
        raise setting_error("no_folder", name=f"{PREFIX}VARIANTS_DIR", path=settings.variants_dir)
    _check(settings)
    return settings


def changed_environment(changes: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for a process whose settings are those of this one but for some, named without prefix."""
    return {**os.environ, **{PREFIX + name: value for name, value in changes.items()}}


def _refuse_unknown(source: Mapping[str, str]) -> None:
    unknown = sorted(name for name in source if name.startswith(PREFIX) and name not in VARIABLES)
    if not unknown:
        return
    name, bare = unknown[0], unknown[0].removeprefix(PREFIX)
    nearest = bare if bare in VARIABLES else difflib.get_close_matches(name, VARIABLES, n=1, cutoff=0)[0]
    raise setting_error("unknown", name=name, nearest=nearest)


def terminal_language(environ: Mapping[str, str] | None = None) -> str:
    """Return the language of the terminal, by ``LC_ALL``, ``LC_MESSAGES`` or ``LANG`` (POSIX).

    The first of them that is set decides; without any, and for a language there is not, it is Russian.
    """
    source = os.environ if environ is None else environ
    locale = next((source[name] for name in LOCALES if source.get(name)), "")
    code = LANGUAGE.match(locale)
    return code[0] if code and code[0] in LANGUAGES else FALLBACK


def _complete(values: dict[str, Any]) -> dict[str, Any]:
    data_dir = Path(values["data_dir"]).expanduser().resolve()
    overrides = values["calendar_overrides"]
    return values | {
        "data_dir": data_dir,
        "secrets_keys": _secrets_keys(f"{PREFIX}SECRETS_KEYS", values["secrets_keys"]),
        "trusted_proxies": _networks(f"{PREFIX}TRUSTED_PROXIES", values["trusted_proxies"]),
        "database_url": values["database_url"] or f"sqlite:///{data_dir / 'bagalau.sqlite3'}",
        "storage_url": values["storage_url"] or (data_dir / "files").as_uri(),
        "max_bodies_bytes": values["max_bodies_bytes"] or BODIES_AT_A_TIME * _longest(values),
        "calendar_overrides": None if overrides is None else Path(overrides).expanduser().resolve(),
        "converters": values["converters"] or min(len(os.sched_getaffinity(0)), MAX_DEFAULT_CONVERTERS),
        "soffice": values["soffice"] or _find_soffice(),
        "variants_dir": Path(values["variants_dir"] or data_dir / "variants").expanduser().resolve(),
    }


def _longest(values: Mapping[str, Any]) -> int:
    return max(int(values["max_body_bytes"]), int(values["max_batch_bytes"]))


def _find_soffice() -> str:
    """Return the program itself rather than its starting script, so that the process id is that of LibreOffice."""
    beside = sorted(str(path) for path in Path("/opt").glob(OTHER_SOFFICE))
    installed = next((path for path in (SYSTEM_SOFFICE, *reversed(beside)) if Path(path).is_file()), None)
    if installed:
        return installed
    script = shutil.which("soffice") or shutil.which("libreoffice")
    if script is None:
        # The default path: the worker reports what is missing, and LibreOffice may be installed later.
        return SYSTEM_SOFFICE
    program = Path(script).resolve().with_name("soffice.bin")
    return str(program if program.is_file() else script)


def setting_error(key: str, /, **values: Any) -> SettingsError:
    """Return the error of a setting; ``key`` is that of a text of the section ``settings``."""
    return SettingsError(MESSAGES.message("settings", key, **values))


def _unusable(known: Iterable[fields.Field[Any]], found: Mapping[str, Any]) -> SettingsError:
    """Return the error of variables that the schema rejected, with the valid values of each.

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
            return MESSAGES.message("settings", "key", name=name, least=MIN_KEY_LENGTH, most=MAX_KEY_LENGTH)
    return MESSAGES.message("settings", "unusable", name=name)


def _check(settings: Settings) -> None:
    """Reject combinations of settings that cannot work.

    Raises:
        SettingsError: one that cannot.
    """
    _check_scheme(f"{PREFIX}BROKER_URL", settings.broker_url, BROKERS)
    _check_scheme(f"{PREFIX}STORAGE_URL", settings.storage_url, STORAGES)
    _check_preview(settings.preview_url)
    try:
        backend = make_url(settings.database_url).get_backend_name()
    except ArgumentError:
        backend = ""
    _check_scheme(f"{PREFIX}DATABASE_URL", f"{backend}:", DATABASES)
    storage = urlsplit(settings.storage_url)
    if storage.scheme == "s3" and not storage.netloc:
        raise setting_error("bucket", name=f"{PREFIX}STORAGE_URL")
    if storage.scheme == "file" and (storage.netloc or not Path(unquote(storage.path)).is_absolute()):
        raise setting_error("folder", name=f"{PREFIX}STORAGE_URL")
    if (settings.storage_access_key is None) != (settings.storage_secret_key is None):
        raise setting_error("keys", one=f"{PREFIX}STORAGE_ACCESS_KEY", other=f"{PREFIX}STORAGE_SECRET_KEY")
    _check_openid(settings)
    _check_calendar(settings.calendar_overrides)
    longest = max(settings.max_body_bytes, settings.max_batch_bytes)
    if settings.max_bodies_bytes < longest:
        raise setting_error("bodies", name=f"{PREFIX}MAX_BODIES_BYTES", least=longest)
    if settings.lease_seconds <= settings.convert_timeout:
        raise setting_error(
            "lease",
            lease=f"{PREFIX}LEASE_SECONDS",
            lease_seconds=f"{settings.lease_seconds:g}",
            timeout=f"{PREFIX}CONVERT_TIMEOUT",
            timeout_seconds=f"{settings.convert_timeout:g}",
        )


def _check_openid(settings: Settings) -> None:
    """The provider sends people back to the address at which the installation is known, and knows it by a secret."""
    if settings.openid_issuer is None:
        return
    needed = ("public_url", "openid_client_id", "openid_client_secret")
    missing = [f"{PREFIX}{name.upper()}" for name in needed if getattr(settings, name) is None]
    if missing:
        raise setting_error("openid", name=f"{PREFIX}OPENID_ISSUER", missing=", ".join(missing))


def _check_preview(address: str | None) -> None:
    if address is None:
        return
    try:
        place = urlsplit(address)
        usable = place.scheme == "tcp" and place.hostname and place.port and not place.path and not place.query
    except ValueError:
        usable = False
    if not usable:
        raise setting_error("preview", name=f"{PREFIX}PREVIEW_URL")


def _check_calendar(overrides: Path | None) -> None:
    if overrides is None:
        return
    if not overrides.is_file():
        raise setting_error("no_file", name=f"{PREFIX}CALENDAR_OVERRIDES", path=overrides)
    try:
        read_calendar_file(overrides)
    except CalendarError as error:
        raise setting_error("calendar", name=f"{PREFIX}CALENDAR_OVERRIDES", fault=error.args[0]) from None


def _networks(name: str, listed: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Return the networks in a list with commas; an address is a network of one.

    Raises:
        SettingsError: one is none.
    """
    try:
        return tuple(ip_network(one.strip()) for one in listed.split(",") if one.strip())
    except ValueError:
        raise setting_error("networks", name=name) from None


def _secrets_keys(name: str, listed: str | None) -> tuple[str, ...]:
    """Return the keys of a list with commas.

    Raises:
        SettingsError: one is none.
    """
    try:
        return () if listed is None else read_keys(listed)
    except ValueError:
        raise setting_error("secrets_keys", name=name) from None


def _check_scheme(name: str, url: str, known: tuple[str, ...]) -> None:
    if urlsplit(url).scheme not in known:
        raise setting_error("scheme", name=name, known=", ".join(known))
