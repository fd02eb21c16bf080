"""Settings have working defaults, and what cannot work is refused at the start with a helpful word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from service.settings import VARIABLES, SettingsError, read_settings, terminal_language
from validators.messages.catalog import LANGUAGES, render


def test_nothing_needs_to_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything lies under ./data, and only this machine is listened to."""
    monkeypatch.chdir(tmp_path)
    settings = read_settings({})
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.data_dir == tmp_path / "data"
    assert settings.database_url == f"sqlite:///{tmp_path}/data/bagalau.sqlite3"
    assert settings.storage_url == f"file://{tmp_path}/data/files"
    assert settings.broker_url == "filesystem://"
    assert settings.embedded_broker
    assert settings.bootstrap_key is None
    assert settings.uno_python == "/usr/bin/python3"
    assert settings.converters == min(len(os.sched_getaffinity(0)), 4)
    assert not (tmp_path / "data").exists()


def test_everything_can_be_set(tmp_path: Path) -> None:
    """Every variable has its place, and only those named do anything."""
    overrides = tmp_path / "calendar.toml"
    overrides.touch()
    values = {
        "HOST": "0.0.0.0",
        "PORT": "8080",
        "BAGALAU_DATA_DIR": str(tmp_path / "x"),
        "BAGALAU_DATABASE_URL": "postgresql+psycopg://u:p@db/bagalau",
        "BAGALAU_BROKER_URL": "amqp://u:p@mq//",
        "BAGALAU_STORAGE_URL": "s3://bucket/prefix",
        "BAGALAU_STORAGE_ENDPOINT": "http://s3:8333",
        "BAGALAU_STORAGE_ACCESS_KEY": "access",
        "BAGALAU_STORAGE_SECRET_KEY": "secret",
        "BAGALAU_BOOTSTRAP_KEY": "k" * 32,
        "BAGALAU_CONVERTERS": "3",
        "BAGALAU_CONVERT_TIMEOUT": "20.5",
        "BAGALAU_LEASE_SECONDS": "45.5",
        "BAGALAU_SWEEP_SECONDS": "0.5",
        "BAGALAU_MAX_BODY_BYTES": "65536",
        "BAGALAU_MAX_BATCH_BYTES": "131072",
        "BAGALAU_MAX_BATCH_ROWS": "1000",
        "BAGALAU_MAX_BODIES_BYTES": "262144",
        "BAGALAU_RESULT_DAYS": "0.5",
        "BAGALAU_SOURCE_DAYS": "30.5",
        "BAGALAU_CALENDAR_OVERRIDES": str(overrides),
        "BAGALAU_SOFFICE": "/opt/soffice.bin",
        "BAGALAU_UNO_PYTHON": "/opt/python",
        "BAGALAU_VARIANTS_DIR": str(tmp_path),
        "BAGALAU_PREVIEW_URL": "tcp://preview:8010",
        "BAGALAU_WEB_THREADS": "16",
        "BAGALAU_WEB_PROCESSES": "2",
        "BAGALAU_REQUESTS_PER_KEY": "0",
        "BAGALAU_REQUESTS_PER_ADDRESS": "100",
        "BAGALAU_TRUSTED_PROXIES": "10.0.0.5/32, 172.16.0.0/12",
        "BAGALAU_PUBLIC_URL": "https://hr.example.kz",
        "BAGALAU_OPENID_ISSUER": "https://sso.example.kz",
        "BAGALAU_OPENID_CLIENT_ID": "bagalau",
        "BAGALAU_OPENID_CLIENT_SECRET": "openid-secret",
        "BAGALAU_OPENID_NAME": "SSO",
        "BAGALAU_SECRETS_KEYS": Fernet.generate_key().decode(),
        "BAGALAU_METRICS_PORT": "9464",
        "BAGALAU_LOG_LEVEL": "debug",
    }
    assert set(values) == set(VARIABLES)
    settings = read_settings(values)
    read = {name: getattr(settings, name) for name in settings.__dataclass_fields__}
    read["secrets_keys"] = ", ".join(settings.secrets_keys)
    read["trusted_proxies"] = ", ".join(map(str, settings.trusted_proxies))
    assert [str(value) for value in read.values()] == list(values.values())
    assert not settings.embedded_broker


def test_an_empty_variable_counts_as_not_set() -> None:
    """As docker-compose passes on what the operator left out."""
    settings = read_settings({"PORT": "", "BAGALAU_BOOTSTRAP_KEY": " ", "BAGALAU_STORAGE_URL": ""})
    assert settings.port == 8000
    assert settings.bootstrap_key is None
    assert settings.storage_url.startswith("file://")


def test_other_programs_variables_are_none_of_our_business() -> None:
    """The environment is full of them."""
    assert read_settings({"PATH": "/bin", "DATABASE_URL": "x", "bagalau_port": "x"}).port == 8000


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("BAGALAU_DATABASE", "BAGALAU_DATABASE_URL"),
        ("BAGALAU_BOOTSTRAPKEY", "BAGALAU_BOOTSTRAP_KEY"),
        ("BAGALAU_LOGLEVEL", "BAGALAU_LOG_LEVEL"),
        ("BAGALAU_PORT", "PORT"),
        ("BAGALAU_HOST", "HOST"),
        ("BAGALAU_", "BAGALAU_"),
    ],
)
def test_a_mistyped_variable_is_an_error_that_names_the_right_one(typed: str, meant: str) -> None:
    """Ignoring it would start the service on the wrong database."""
    with pytest.raises(SettingsError) as caught:
        read_settings({typed: "x"})
    assert f"{typed} is not a setting; did you mean {meant}" in render(caught.value, "en")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "70000", "PORT"),
        ("BAGALAU_TRUSTED_PROXIES", "10.0.0.5, proxy", "BAGALAU_TRUSTED_PROXIES: addresses or networks are needed"),
        ("PORT", "http", "PORT"),
        (
            "BAGALAU_OPENID_ISSUER",
            "https://sso.example.kz",
            "needs BAGALAU_PUBLIC_URL, BAGALAU_OPENID_CLIENT_ID, BAGALAU_OPENID_CLIENT_SECRET",
        ),
        ("BAGALAU_PREVIEW_URL", "tcp://preview", "BAGALAU_PREVIEW_URL: tcp://HOST:PORT is needed"),
        ("BAGALAU_PREVIEW_URL", "tcp://preview:99999", "BAGALAU_PREVIEW_URL: tcp://HOST:PORT is needed"),
        ("BAGALAU_PREVIEW_URL", "http://preview:8010", "BAGALAU_PREVIEW_URL: tcp://HOST:PORT is needed"),
        ("BAGALAU_CONVERTERS", "0", "BAGALAU_CONVERTERS"),
        ("BAGALAU_CONVERT_TIMEOUT", "nan", "BAGALAU_CONVERT_TIMEOUT"),
        ("BAGALAU_LOG_LEVEL", "loud", "BAGALAU_LOG_LEVEL"),
        ("BAGALAU_BOOTSTRAP_KEY", "short", "32 to 256"),
        ("BAGALAU_DATABASE_URL", "mysql://x/y", "sqlite, postgresql"),
        ("BAGALAU_DATABASE_URL", "bagalau.sqlite3", "sqlite, postgresql"),
        ("BAGALAU_BROKER_URL", "redis://x", "filesystem, amqp, amqps"),
        ("BAGALAU_STORAGE_URL", "ftp://x", "file, s3"),
        ("BAGALAU_STORAGE_URL", "s3:///prefix", "s3://BUCKET"),
        ("BAGALAU_STORAGE_URL", "file://relative/folder", "file:///ABSOLUTE"),
        ("BAGALAU_STORAGE_ENDPOINT", "s3", "BAGALAU_STORAGE_ENDPOINT"),
        ("BAGALAU_STORAGE_ACCESS_KEY", "alone", "go together"),
        ("BAGALAU_CALENDAR_OVERRIDES", "/no/such/file", "there is no file /no/such/file"),
        ("BAGALAU_VARIANTS_DIR", "/no/such/folder", "there is no folder /no/such/folder"),
        ("BAGALAU_CALENDAR_OVERRIDES", __file__, "test_settings.py: this is not TOML"),
        ("BAGALAU_LEASE_SECONDS", "30", "must be longer than"),
        ("BAGALAU_MAX_BODIES_BYTES", "1048576", "at least 134217728"),
    ],
)
def test_a_value_that_cannot_work_is_refused_by_name(name: str, value: str, said: str) -> None:
    """The message says which variable, and what would be valid."""
    with pytest.raises(SettingsError) as caught:
        read_settings({name: value})
    assert said in render(caught.value, "en")
    assert len({render(caught.value, language) for language in LANGUAGES}) == len(LANGUAGES)


def test_secrets_are_not_shown() -> None:
    """Neither when settings are printed nor when they are refused."""
    secret = "topsecret" * 4
    settings = read_settings(
        {
            "BAGALAU_BOOTSTRAP_KEY": secret,
            "BAGALAU_DATABASE_URL": f"postgresql://u:{secret}@db/x",
            "BAGALAU_BROKER_URL": f"amqp://u:{secret}@mq//",
            "BAGALAU_STORAGE_ACCESS_KEY": "access",
            "BAGALAU_STORAGE_SECRET_KEY": secret,
        }
    )
    assert "topsecret" not in repr(settings)
    with pytest.raises(SettingsError) as caught:
        read_settings({"BAGALAU_BOOTSTRAP_KEY": "top secret"})
    assert "top secret" not in str(caught.value)


def test_settings_are_absolute_wherever_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The processes of one service may stand in different folders."""
    monkeypatch.chdir(tmp_path)
    assert read_settings({"BAGALAU_DATA_DIR": "here/../there"}).data_dir == tmp_path / "there"
    assert read_settings({"BAGALAU_DATA_DIR": "~/x"}).data_dir == Path.home() / "x"


def test_libreoffice_is_looked_for_as_the_program_itself() -> None:
    """Its starting script would hide the process that is to be watched."""
    assert Path(read_settings({}).soffice).name in {"soffice.bin", "soffice"}


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "ru"),
        ({"LANG": ""}, "ru"),
        ({"LANG": "C.UTF-8"}, "ru"),
        ({"LANG": "POSIX"}, "ru"),
        ({"LANG": "de_DE.UTF-8"}, "ru"),
        ({"LANG": "kkkk"}, "ru"),
        ({"LANG": "kk_KZ.UTF-8"}, "kk"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "kk_KZ"}, "kk"),
        ({"LANG": "kk_KZ", "LC_MESSAGES": "kk_KZ", "LC_ALL": "C"}, "ru"),
        ({"LC_ALL": "en@euro"}, "en"),
    ],
)
def test_the_locale_of_the_terminal_chooses_the_language(environ: dict[str, str], language: str) -> None:
    """The first variable that is set decides, as POSIX has it; what is no language of ours is Russian."""
    assert terminal_language(environ) == language
